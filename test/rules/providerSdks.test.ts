import { describe, it } from 'vitest';
import { checkFindings, checkFix, checkSilent } from '../support/rules.ts';

/** A fix writes the parameter under the name that this SDK gives it, at the place where it takes it. */
describe('an output cap is added', () => {
  it.each([
    [
      'to Mistral in TypeScript',
      `
//- /a.ts
import { Mistral } from '@mistralai/mistralai';
const client = new Mistral();
await client.chat.complete({ model: 'mistral-large-latest', messages: [{ role: 'user', content: 'Tell me a story' }] });
`,
      ' }] });',
      ' }], maxTokens: 1024 });',
    ],
    [
      'to Mistral in Python',
      `
#- /a.py
from mistralai.client import Mistral
client = Mistral()
client.chat.complete(model="mistral-large-latest", messages=[{"role": "user", "content": "Tell me a story"}])
`,
      '"}])',
      '"}], max_tokens=1024)',
    ],
    [
      'to a completion in the middle of code',
      `
#- /a.py
from mistralai import Mistral
Mistral().fim.complete(model="codestral-latest", prompt="def f(", suffix="return x")
`,
      'return x")',
      'return x", max_tokens=1024)',
    ],
    [
      'to Groq in TypeScript',
      `
//- /a.ts
import Groq from 'groq-sdk';
const groq = new Groq();
await groq.chat.completions.create({ model: 'llama-3.3-70b-versatile', messages: [{ role: 'user', content: 'Tell me a story' }] });
`,
      ' }] });',
      ' }], max_completion_tokens: 1024 });',
    ],
    [
      'to Groq in Python',
      `
#- /a.py
from groq import Groq
Groq().chat.completions.create(model="llama-3.3-70b-versatile", messages=[{"role": "user", "content": "Tell me a story"}])
`,
      '"}])',
      '"}], max_completion_tokens=1024)',
    ],
    [
      'to OpenRouter, inside the body of the request',
      `
//- /a.ts
import { OpenRouter } from '@openrouter/sdk';
const router = new OpenRouter();
await router.chat.send({ chatRequest: { model: 'openai/gpt-4o', messages: [{ role: 'user', content: 'Tell me a story' }] } });
`,
      ' }] } });',
      ' }], maxCompletionTokens: 1024 } });',
    ],
    [
      'to Hugging Face, below the parameters of the model',
      `
//- /a.ts
import { InferenceClient } from '@huggingface/inference';
const hf = new InferenceClient();
await hf.textGeneration({ model: 'meta-llama/Llama-3.1-8B-Instruct', inputs: 'Tell me a story' });
`,
      "story' });",
      "story', parameters: { max_new_tokens: 5120 } });",
    ],
    [
      'to a conversation of xAI, where it is made',
      `
#- /a.py
from xai_sdk import Client
from xai_sdk.chat import user
chat = Client().chat.create(model="grok-4")
chat.append(user("Tell me a story"))
chat.sample()
`,
      'grok-4")',
      'grok-4", max_tokens=5120)',
    ],
    [
      'to LiteLLM',
      `
#- /a.py
from litellm import completion
completion(model="openai/gpt-4o", messages=[{"role": "user", "content": "Tell me a story"}])
`,
      '"}])',
      '"}], max_tokens=1024)',
    ],
    [
      "to a call of LiteLLM's router",
      `
#- /a.py
from litellm import Router
router = Router(model_list=[{"model_name": "strong", "litellm_params": {"model": "openai/gpt-4o"}}])
router.completion(model="strong", messages=[{"role": "user", "content": "Tell me a story"}])
`,
      'story"}])',
      'story"}], max_tokens=1024)',
    ],
  ])('%s', (_, before, from, to) => checkFix('missing-output-cap', before, before.replace(from, to)));

  it('nowhere for a model on the own machine, nor where an agent of the provider may have one', () => {
    checkSilent(
      'missing-output-cap',
      `import ollama\nollama.chat(model="llama3.2", messages=[{"role": "user", "content": "Hi"}])\n`,
    );
    checkSilent(
      'missing-output-cap',
      `from mistralai.client import Mistral\nMistral().agents.complete(agent_id="a", messages=[{"role": "user", "content": "Hi"}])\n`,
    );
  });
});

describe('a retry budget is set', () => {
  it.each([
    [
      'at Cohere in TypeScript, in seconds',
      `
//- /a.ts
import { CohereClientV2 } from 'cohere-ai';
const co = new CohereClientV2();
await co.chat({ model: 'command-r', messages: [], maxTokens: 9 });
`,
      'ClientV2();',
      'ClientV2({ maxRetries: 2, timeoutInSeconds: 180 });',
    ],
    [
      'at Cohere in Python',
      `
#- /a.py
import cohere
co = cohere.ClientV2("key")
co.chat(model="command-r", messages=[], max_tokens=9)
`,
      '"key")',
      '"key", max_retries=2, timeout=180)',
    ],
    [
      'at Groq in TypeScript',
      `
//- /a.ts
import Groq from 'groq-sdk';
const groq = new Groq();
await groq.chat.completions.create({ model: 'llama-3.3-70b-versatile', messages: [], max_completion_tokens: 9 });
`,
      'Groq();',
      'Groq({ maxRetries: 2, timeout: 60000 });',
    ],
    [
      'at OpenRouter, which repeats for an hour, in its own word',
      `
//- /a.ts
import { OpenRouter } from '@openrouter/sdk';
const router = new OpenRouter();
await router.chat.send({ chatRequest: { model: 'openai/gpt-4o', messages: [], maxCompletionTokens: 9 } });
`,
      'OpenRouter();',
      "OpenRouter({ retryConfig: { strategy: 'none' }, timeoutMs: 60000 });",
    ],
    [
      "at LiteLLM's router",
      `
#- /a.py
from litellm import Router
router = Router(model_list=[{"model_name": "a", "litellm_params": {"model": "openai/gpt-4o"}}])
router.completion(model="a", messages=[], max_tokens=9)
`,
      '}}])',
      '}}], num_retries=2, timeout=60)',
    ],
  ])('%s', (_, before, from, to) =>
    checkFix('missing-retry-budget', before, before.replace(from, to), { options: { leastUsd: 0 } }),
  );

  it('as a warning where an SDK tries often or without end', () => {
    checkFindings(
      'missing-retry-budget',
      `
#- /a.py
from together import Together
together = Together()
#          ^^^^^^^^^^ warning missing-retry-budget fix
together.chat.completions.create(model="meta-llama/Llama-3.3-70B-Instruct-Turbo", messages=[], max_tokens=9)
`,
    );
    checkFindings(
      'missing-retry-budget',
      `
//- /a.ts
import { OpenRouter } from '@openrouter/sdk';
const router = new OpenRouter();
//             ^^^^^^^^^^^^^^^^ warning missing-retry-budget fix
await router.chat.send({ chatRequest: { model: 'openai/gpt-4o', messages: [], maxCompletionTokens: 9 } });
`,
    );
  });

  it.each([
    [
      'Mistral, which does not retry',
      `import { Mistral } from '@mistralai/mistralai';\nawait new Mistral().chat.complete({ model: 'mistral-large-latest', messages: [] });\n`,
    ],
    [
      'a policy that is written',
      `import { OpenRouter } from '@openrouter/sdk';\nconst router = new OpenRouter({ retryConfig: { strategy: 'none' }, timeoutMs: 9000 });\nawait router.chat.send({ chatRequest: { model: 'openai/gpt-4o', messages: [] } });\n`,
    ],
    [
      'a server of ones own',
      `import { Ollama } from 'ollama';\nawait new Ollama({ host: 'http://gpu-box:11434' }).chat({ model: 'llama3.2', messages: [] });\n`,
    ],
  ])('nowhere for %s', (_, text) => checkSilent('missing-retry-budget', `//- /a.ts\n${text}`));
});

describe('a smaller model is named', () => {
  const ask = 'Classify the sentiment of this review as positive or negative: great!';
  it.each([
    [
      'for Mistral',
      `
//- /a.ts
import { Mistral } from '@mistralai/mistralai';
await new Mistral().chat.complete({ model: 'mistral-large-latest', messages: [{ role: 'user', content: '${ask}' }], maxTokens: 5 });
`,
      'mistral-large-latest',
      'mistral-small-latest',
    ],
    [
      'for Cohere',
      `
#- /a.py
import cohere
cohere.ClientV2().chat(model="command-a", messages=[{"role": "user", "content": "${ask}"}], max_tokens=5)
`,
      'command-a',
      'command-r',
    ],
    [
      'for OpenRouter, with the maker before it',
      `
//- /a.ts
import { OpenRouter } from '@openrouter/sdk';
await new OpenRouter().chat.send({ chatRequest: { model: 'openai/gpt-4o', messages: [{ role: 'user', content: '${ask}' }], maxCompletionTokens: 5 } });
`,
      'openai/gpt-4o',
      'openai/gpt-4o-mini',
    ],
    [
      'for LiteLLM, with the provider before it',
      `
#- /a.py
from litellm import completion
completion(model="openai/gpt-4o", messages=[{"role": "user", "content": "${ask}"}], max_tokens=5)
`,
      'openai/gpt-4o',
      'openai/gpt-4o-mini',
    ],
    [
      'in the deployment behind a route',
      `
#- /a.py
from litellm import Router
router = Router(model_list=[{"model_name": "strong", "litellm_params": {"model": "openai/gpt-4o"}}])
router.completion(model="strong", messages=[{"role": "user", "content": "${ask}"}], max_tokens=5)
`,
      'openai/gpt-4o',
      'openai/gpt-4o-mini',
    ],
  ])('%s', (_, before, from, to) => checkFix('flagship-for-simple-task', before, before.replace(from, to)));
});

describe('the clock moves behind the static text', () => {
  const long = 'You answer questions about the shop. '.repeat(40);
  it.each([
    [
      'of Mistral',
      `
//- /a.ts
import { Mistral } from '@mistralai/mistralai';
const ask = (question: string) => new Mistral().chat.complete({ model: 'mistral-large-latest', messages: [{ role: 'system', content: \`CLOCK\` }, { role: 'user', content: question }], maxTokens: 300 });
`,
      'Today is ${new Date().toISOString()}. ',
    ],
    [
      'of a Groq model',
      `
#- /a.py
from datetime import datetime
from groq import Groq
def ask(question):
    return Groq().chat.completions.create(model="openai/gpt-oss-120b", messages=[{"role": "system", "content": f"CLOCK"}, {"role": "user", "content": question}], max_completion_tokens=300)
`,
      'Today is {datetime.now()}. ',
    ],
    [
      'of a message that is appended',
      `
#- /a.py
from datetime import datetime
from xai_sdk import Client
from xai_sdk.chat import system, user
def ask(question):
    chat = Client().chat.create(model="grok-4.7", max_tokens=300)
    chat.append(system(f"CLOCK"))
    chat.append(user(question))
    return chat.sample()
`,
      'Today is {datetime.now()}. ',
    ],
    [
      'of LiteLLM',
      `
#- /a.py
from datetime import datetime
from litellm import completion
def ask(question):
    return completion(model="anthropic/claude-sonnet-4-5", messages=[{"role": "system", "content": f"CLOCK"}, {"role": "user", "content": question}], max_tokens=300)
`,
      'Today is {datetime.now()}. ',
    ],
  ])('%s', (_, text, clock) =>
    checkFix('dynamic-prefix', text.replace('CLOCK', `${clock}${long}`), text.replace('CLOCK', `${long}${clock}`)),
  );
});
