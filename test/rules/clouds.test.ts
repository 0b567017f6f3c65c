import { describe, expect, it } from 'vitest';
import { checkSilent, onlyFinding } from '../support/rules.ts';

/** Static text of about 5,000 tokens: above the minimum of every prompt cache. */
const rules = 'one two three four five six seven eight nine ten '.repeat(500).trim();
const question = 'Classify this review as positive or negative. Answer with one word.';

/** A call of an SDK of a cloud, for a model, a system text (code) and a user's text. */
interface Call {
  readonly name: string;
  readonly path: 'a.py' | 'a.ts';
  readonly flagship: string;
  readonly small: string;
  readonly code: (model: string, system: string, text: string) => string;
}

const calls: readonly Call[] = [
  {
    name: 'Bedrock in Python',
    path: 'a.py',
    flagship: 'anthropic.claude-opus-4-1-20250805-v1:0',
    small: 'anthropic.claude-haiku-4-5-20251001-v1:0',
    code: (model, system, text) => `import boto3
client = boto3.client("bedrock-runtime")
client.converse(modelId="${model}", system=[{"text": ${system}}], messages=[{"role": "user", "content": [{"text": ${text}}]}], inferenceConfig={"maxTokens": 5})`,
  },
  {
    name: 'Bedrock in TypeScript',
    path: 'a.ts',
    flagship: 'anthropic.claude-opus-4-1-20250805-v1:0',
    small: 'anthropic.claude-haiku-4-5-20251001-v1:0',
    code: (
      model,
      system,
      text,
    ) => `import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
const client = new BedrockRuntimeClient({});
await client.send(new ConverseCommand({ modelId: '${model}', system: [{ text: ${system} }], messages: [{ role: 'user', content: [{ text: ${text} }] }], inferenceConfig: { maxTokens: 5 } }));`,
  },
  {
    name: 'Vertex in Python',
    path: 'a.py',
    flagship: 'claude-opus-4-1@20250805',
    small: 'claude-haiku-4-5@20251001',
    code: (model, system, text) => `from anthropic import AnthropicVertex
client = AnthropicVertex(region="us-east5", project_id="p")
client.messages.create(model="${model}", max_tokens=5, system=${system}, messages=[{"role": "user", "content": ${text}}])`,
  },
  {
    name: 'Vertex in TypeScript',
    path: 'a.ts',
    flagship: 'gemini-4-argon',
    small: 'gemini-2.5-flash-lite',
    code: (model, system, text) => `import { GoogleGenAI } from '@google/genai';
const ai = new GoogleGenAI({ vertexai: true, project: 'p', location: 'us-central1' });
await ai.models.generateContent({ model: '${model}', contents: ${text}, config: { systemInstruction: ${system}, maxOutputTokens: 5 } });`,
  },
  {
    name: 'Azure in Python',
    path: 'a.py',
    flagship: 'gpt-4o',
    small: 'gpt-4o-mini',
    code: (model, system, text) => `from openai import AzureOpenAI
client = AzureOpenAI(azure_endpoint="https://a.openai.azure.com", api_version="2025-01-01")
client.chat.completions.create(model="${model}", messages=[{"role": "system", "content": ${system}}, {"role": "user", "content": ${text}}], max_completion_tokens=5)`,
  },
  {
    name: 'Azure in TypeScript',
    path: 'a.ts',
    flagship: 'gpt-4o',
    small: 'gpt-4o-mini',
    code: (model, system, text) => `import { AzureOpenAI } from 'openai';
const client = new AzureOpenAI({ endpoint: 'https://a.openai.azure.com', apiVersion: '2025-01-01' });
await client.chat.completions.create({ model: '${model}', messages: [{ role: 'system', content: ${system} }, { role: 'user', content: ${text} }], max_completion_tokens: 5 });`,
  },
  {
    name: 'Google in Python',
    path: 'a.py',
    flagship: 'gemini-4-argon',
    small: 'gemini-2.5-flash-lite',
    code: (model, system, text) => `from google import genai
from google.genai import types
client = genai.Client()
client.models.generate_content(model="${model}", contents=${text}, config=types.GenerateContentConfig(system_instruction=${system}, max_output_tokens=5))`,
  },
  {
    name: 'Google in TypeScript',
    path: 'a.ts',
    flagship: 'gemini-4-argon',
    small: 'gemini-2.5-flash-lite',
    code: (model, system, text) => `import { GoogleGenAI } from '@google/genai';
await new GoogleGenAI({}).models.generateContent({ model: '${model}', contents: ${text}, config: { systemInstruction: ${system}, maxOutputTokens: 5 } });`,
  },
];

const file = ({ path }: Call, text: string): string => `${path === 'a.py' ? '#' : '//'}- /${path}\n${text}\n`;
const quoted = (text: string): string => JSON.stringify(text);
const clock = ({ path }: Call): string => (path === 'a.py' ? 'str(datetime.now())' : 'new Date().toISOString()');
const withClock = (call: Call, text: string): string =>
  file(call, call.path === 'a.py' ? `from datetime import datetime\n${text}` : text);

describe.each(calls)('$name', (call) => {
  it('is told of a large model for a small task', () => {
    const text = file(call, call.code(call.flagship, quoted('You sort reviews.'), quoted(question)));
    expect(onlyFinding('flagship-for-simple-task', text).severity).toBe('warning');
  });

  it('is not told of a small model, nor of a large one for a large task', () => {
    checkSilent('flagship-for-simple-task', file(call, call.code(call.small, quoted('You sort.'), quoted(question))));
    const essay = call
      .code(
        call.flagship,
        quoted('You are a novelist.'),
        quoted('Write the next chapter of the book in your own style.'),
      )
      .replace(/(: ?|=)5(?=[^\d])/, '$14000');
    checkSilent('flagship-for-simple-task', file(call, essay));
  });

  it('is told of what changes ahead of static text', () => {
    const system = `${clock(call)} + ${quoted(rules)}`;
    const finding = onlyFinding('dynamic-prefix', withClock(call, call.code(call.flagship, system, quoted('Hi'))));
    expect(finding.severity).toBe('warning');
  });

  it('is not told of it behind the static text', () => {
    const system = `${quoted(rules)} + ${clock(call)}`;
    checkSilent('dynamic-prefix', withClock(call, call.code(call.flagship, system, quoted('Hi'))));
  });
});

describe('without a prompt cache, or where nobody knows of one, the order of a prompt is all the same', () => {
  const system = `str(datetime.now()) + ${quoted(rules)}`;
  const messages = `[{"role": "system", "content": ${system}}, {"role": "user", "content": "Hi"}]`;

  it.each([
    ['Cohere', 'import cohere\ncohere.ClientV2().chat(model="command-a-03-2025", max_tokens=9, messages=MESSAGES)'],
    [
      "Cohere's preamble",
      `import cohere\ncohere.Client().chat(model="command-r-plus", preamble=${system}, message="Hi")`,
    ],
    [
      'a model of Cohere that nobody lists',
      'import cohere\ncohere.ClientV2().chat(model="command-next", max_tokens=9, messages=MESSAGES)',
    ],
    [
      'Together',
      'from together import Together\nTogether().chat.completions.create(model="meta-llama/Llama-3.3-70B-Instruct-Turbo", messages=MESSAGES)',
    ],
    [
      'a model of Groq without one',
      'from groq import Groq\nGroq().chat.completions.create(model="llama-3.3-70b-versatile", messages=MESSAGES)',
    ],
    [
      'Cerebras',
      'from cerebras.cloud.sdk import Cerebras\nCerebras().chat.completions.create(model="llama3.1-8b", messages=MESSAGES)',
    ],
    [
      'Llama at Bedrock',
      `import boto3\nboto3.client("bedrock-runtime").converse(modelId="meta.llama3-1-70b-instruct-v1:0", system=[{"text": ${system}}], messages=[{"role": "user", "content": [{"text": "Hi"}]}])`,
    ],
    [
      'Cohere behind LiteLLM',
      'from litellm import completion\ncompletion(model="cohere/command-r-plus", messages=MESSAGES)',
    ],
    [
      'an own server',
      'from openai import OpenAI\nOpenAI(base_url="http://localhost:8000/v1").chat.completions.create(model="x", messages=MESSAGES)',
    ],
    [
      'an address that only the run knows',
      'import os\nfrom openai import OpenAI\nOpenAI(base_url=os.environ["BASE_URL"]).chat.completions.create(model="x-1", messages=MESSAGES)',
    ],
  ])('%s', (_, code) => {
    checkSilent(
      'dynamic-prefix',
      `#- /a.py\nfrom datetime import datetime\n${code.replace('MESSAGES', () => messages)}\n`,
    );
  });
});
