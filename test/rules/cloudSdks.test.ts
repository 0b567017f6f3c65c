import { describe, it } from 'vitest';
import { checkFindings, checkFix, checkSilent } from '../support/rules.ts';

describe('missing-output-cap is fixed where the SDK takes the cap', () => {
  it.each([
    [
      '@google/genai',
      `
import { GoogleGenAI } from '@google/genai';
const ai = new GoogleGenAI({});
await ai.models.generateContent({ model: 'gemini-2.0-flash', contents: 'Hello', config: { temperature: 0 } });
`,
      'config: { temperature: 0 }',
      'config: { temperature: 0, maxOutputTokens: 1024 }',
    ],
    [
      'a config in a variable',
      `
import { GoogleGenAI } from '@google/genai';
const ai = new GoogleGenAI({});
const config = { temperature: 0 };
await ai.models.generateContent({ model: 'gemini-2.0-flash', contents: 'Hello', config });
`,
      'const config = { temperature: 0 }',
      'const config = { temperature: 0, maxOutputTokens: 1024 }',
    ],
    [
      '@google/generative-ai, where the model is made',
      `
import { GoogleGenerativeAI } from '@google/generative-ai';
const model = new GoogleGenerativeAI('key').getGenerativeModel({ model: 'gemini-2.0-flash' });
await model.startChat().sendMessage('Hello');
`,
      "{ model: 'gemini-2.0-flash' }",
      "{ model: 'gemini-2.0-flash', generationConfig: { maxOutputTokens: 1024 } }",
    ],
    [
      'a command of Bedrock',
      `
import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
const client = new BedrockRuntimeClient({});
await client.send(new ConverseCommand({ modelId: 'amazon.nova-lite-v1:0', messages: [] }));
`,
      'messages: [] }',
      'messages: [], inferenceConfig: { maxTokens: 1024 } }',
    ],
    [
      'the body of a request',
      `
const body = { model: 'gpt-4o', messages: [{ role: 'user', content: 'Hello' }] };
await fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body: JSON.stringify(body) });
`,
      "content: 'Hello' }] };",
      "content: 'Hello' }], max_completion_tokens: 1024 };",
    ],
  ])('%s', (_, before, old, written) => {
    checkFix('missing-output-cap', before, before.replace(old, written));
  });

  it.each([
    [
      'google-genai',
      `
#- /a.py
from google import genai
from google.genai import types
client = genai.Client()
client.models.generate_content(model="gemini-2.0-flash", contents="Hello", config=types.GenerateContentConfig(temperature=0))
`,
      'GenerateContentConfig(temperature=0)',
      'GenerateContentConfig(temperature=0, max_output_tokens=1024)',
    ],
    [
      'google-generativeai',
      `
#- /a.py
import google.generativeai as genai
model = genai.GenerativeModel("gemini-2.0-flash")
model.generate_content("Hello")
`,
      'GenerativeModel("gemini-2.0-flash")',
      'GenerativeModel("gemini-2.0-flash", generation_config={"max_output_tokens": 1024})',
    ],
    [
      'boto3',
      `
#- /a.py
import boto3
client = boto3.client("bedrock-runtime")
client.converse(modelId="amazon.nova-lite-v1:0", messages=[])
`,
      'messages=[])',
      'messages=[], inferenceConfig={"maxTokens": 1024})',
    ],
    [
      'requests',
      `
#- /a.py
import requests
requests.post("https://api.openai.com/v1/chat/completions", json={"model": "gpt-4o", "messages": []})
`,
      '"messages": []}',
      '"messages": [], "max_completion_tokens": 1024}',
    ],
  ])('%s in Python', (_, before, old, written) => {
    checkFix('missing-output-cap', before, before.replace(old, written));
  });

  it('and is silent where the model of a chat has one', () => {
    checkSilent(
      'missing-output-cap',
      `
import { GoogleGenerativeAI } from '@google/generative-ai';
const generationConfig = { maxOutputTokens: 200 };
const model = new GoogleGenerativeAI('key').getGenerativeModel({ model: 'gemini-2.0-flash', generationConfig });
await model.startChat().sendMessage('Hello');
`,
    );
  });
});

describe('missing-retry-budget speaks in the units of the SDK', () => {
  const options = { leastUsd: 0 };
  it('attempts of the AWS SDK for JavaScript', () => {
    const before = `
import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
const client = new BedrockRuntimeClient({ region: 'us-east-1' });
await client.send(new ConverseCommand({ modelId: 'amazon.nova-lite-v1:0', messages: [] }));
`;
    checkFix('missing-retry-budget', before, before.replace("'us-east-1' }", "'us-east-1', maxAttempts: 3 }"), {
      options,
    });
  });

  it('five attempts of boto3, with no fix where there is no Config to extend', () => {
    checkFindings(
      'missing-retry-budget',
      `
#- /a.py
import boto3
client = boto3.client("bedrock-runtime")
#        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning missing-retry-budget
client.converse(modelId="amazon.nova-lite-v1:0", messages=[], inferenceConfig={"maxTokens": 10})
`,
      options,
    );
  });

  it('a Config of botocore that is there', () => {
    const before = `
#- /a.py
import boto3
from botocore.config import Config
client = boto3.client("bedrock-runtime", config=Config(read_timeout=300))
client.converse(modelId="amazon.nova-lite-v1:0", messages=[], inferenceConfig={"maxTokens": 10})
`;
    checkFix(
      'missing-retry-budget',
      before,
      before.replace('read_timeout=300', 'read_timeout=300, retries={"max_attempts": 2}'),
      { options },
    );
  });

  it('is silent on Gemini, whose SDKs do not retry', () => {
    checkSilent(
      'missing-retry-budget',
      `
import { GoogleGenAI } from '@google/genai';
await new GoogleGenAI({}).models.generateContent({ model: 'gemini-2.0-flash', contents: 'Hello' });
`,
    );
  });
});
