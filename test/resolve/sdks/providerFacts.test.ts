import { describe, expect, it } from 'vitest';
import { requestsOf } from '../../../server/src/rules/requests.ts';
import { callsIn, onlyCall, word } from '../../support/calls.ts';

const told = (text: string, installed?: string): string => {
  const { request } = onlyCall(text, installed);
  return `${word(request.model)} at ${word(request.provider)}${request.isLocal ? ', local' : ''}`;
};

describe('who answers', () => {
  it.each([
    [
      'Mistral',
      "import { Mistral } from '@mistralai/mistralai';\nnew Mistral().chat.complete({ model: 'mistral-large-latest' });",
      'mistral-large-latest at mistral',
    ],
    [
      'Mistral on Azure',
      "import { MistralAzure } from '@mistralai/mistralai-azure';\nnew MistralAzure().chat.complete({ model: 'mistral-large-2411' });",
      'mistral-large-2411 at azure',
    ],
    [
      'Mistral at another address',
      "import { Mistral } from '@mistralai/mistralai';\nnew Mistral({ serverURL: 'http://localhost:8000' }).chat.complete({ model: 'm' });",
      'm at vllm, local',
    ],
    [
      'Cohere',
      "import { CohereClient } from 'cohere-ai';\nnew CohereClient().chat({ model: 'command-r', message: 'Hi' });",
      'command-r at cohere',
    ],
    [
      'Groq, with the maker in the id',
      "import Groq from 'groq-sdk';\nnew Groq().chat.completions.create({ model: 'openai/gpt-oss-120b', messages: [] });",
      'openai/gpt-oss-120b at groq',
    ],
    [
      'OpenRouter, with the maker in the id',
      "import { OpenRouter } from '@openrouter/sdk';\nnew OpenRouter().chat.send({ chatRequest: { model: 'openai/gpt-4o', messages: [] } });",
      'openai/gpt-4o at openrouter',
    ],
    [
      'Ollama on this machine',
      "import ollama from 'ollama';\nollama.chat({ model: 'llama3.2' });",
      'llama3.2 at ollama, local',
    ],
    [
      'Ollama on a server of ones own',
      "import { Ollama } from 'ollama';\nnew Ollama({ host: 'http://10.0.0.5:11434' }).chat({ model: 'llama3.2' });",
      'llama3.2 at ollama, local',
    ],
    [
      'Ollama in the cloud',
      "import { Ollama } from 'ollama';\nnew Ollama({ host: 'https://ollama.com' }).chat({ model: 'gpt-oss:120b' });",
      'gpt-oss:120b at ollama-cloud',
    ],
    [
      'Hugging Face',
      "import { InferenceClient } from '@huggingface/inference';\nnew InferenceClient().chatCompletion({ model: 'a/b', messages: [] });",
      'a/b at huggingface',
    ],
    [
      'a provider behind Hugging Face',
      "import { InferenceClient } from '@huggingface/inference';\nnew InferenceClient().chatCompletion({ model: 'a/b', messages: [], provider: 'fireworks-ai' });",
      'a/b at fireworks',
    ],
    [
      'an endpoint of ones own at Hugging Face',
      "import { InferenceClient } from '@huggingface/inference';\nnew InferenceClient().chatCompletion({ endpointUrl: 'https://x.aws.endpoints.huggingface.cloud', model: 'a/b', messages: [] });",
      'a/b at unknown: run-time-value',
    ],
  ])('in TypeScript: %s', (_, text, expected) => {
    expect(told(`//- /a.ts\n${text}\n`)).toBe(expected.replace('run-time-value', 'unsupported'));
  });

  it.each([
    [
      'an id with its provider',
      'litellm.completion(model="anthropic/claude-sonnet-4-5", messages=[])',
      'claude-sonnet-4-5 at anthropic',
    ],
    ['an id alone', 'litellm.completion(model="gpt-4o", messages=[])', 'gpt-4o at openai'],
    [
      'a provider by a keyword',
      'litellm.completion(model="llama-3.1-8b-instant", custom_llm_provider="groq", messages=[])',
      'llama-3.1-8b-instant at groq',
    ],
    [
      'a local server',
      'litellm.completion(model="ollama/llama3.2", api_base="http://localhost:11434", messages=[])',
      'llama3.2 at ollama, local',
    ],
    [
      'an address that is known',
      'litellm.completion(model="openai/deepseek-chat", api_base="https://api.deepseek.com", messages=[])',
      'deepseek-chat at deepseek',
    ],
    [
      'an address that only the run knows, for an interface that many have',
      'litellm.completion(model="openai/m", api_base=os.environ["BASE"], messages=[])',
      'm at unknown: environment',
    ],
    [
      'an address that only the run knows, for a provider of its own',
      'litellm.completion(model="azure/gpt-4o", api_base=os.environ["BASE"], messages=[])',
      'gpt-4o at azure',
    ],
    [
      'an address of the module',
      'litellm.api_base = "http://localhost:8000"\nlitellm.completion(model="openai/m", messages=[])',
      'm at vllm, local',
    ],
  ])('through LiteLLM: %s', (_, text, expected) => {
    expect(told(`#- /a.py\nimport os\nimport litellm\n${text}\n`)).toBe(expected);
  });
});

describe('retries and timeouts', () => {
  const limits = (text: string, installed?: string): string => {
    const { request } = onlyCall(text, installed);
    return `${word(request.retries.attempts)} attempts, ${word(request.timeout)} ms`;
  };

  it.each([
    ['2.7.0', '1 attempts, absent (300000) ms'],
    ['2.2.6', '1 attempts, absent (60000) ms'],
    ['2.2.1', '1 attempts, absent (30000) ms'],
    ['1.15.1', '1 attempts, absent ms'],
  ])('of Mistral for Node %s', (version, expected) => {
    expect(
      limits(
        "//- /a.ts\nimport { Mistral } from '@mistralai/mistralai';\nnew Mistral().chat.complete({ model: 'm' });\n",
        version,
      ),
    ).toBe(expected);
  });

  it.each([
    ['7.0.9', '3 attempts, absent (300000) ms'],
    ['5.20.3', '1 attempts, absent (300000) ms'],
    ['5.1.0', '1 attempts, absent (60000) ms'],
  ])('of Cohere for Python %s', (version, expected) => {
    expect(limits('#- /a.py\nimport cohere\ncohere.Client().chat(message="Hi")\n', version)).toBe(expected);
  });

  it('that a request sets itself', () => {
    expect(
      limits(
        "//- /a.ts\nimport { CohereClientV2 } from 'cohere-ai';\nnew CohereClientV2().chat({ model: 'm', messages: [] }, { maxRetries: 0, timeoutInSeconds: 9 });\n",
      ),
    ).toBe('1 attempts, 9000 ms');
    expect(
      limits(
        '#- /a.py\nimport cohere\ncohere.Client().chat(message="Hi", request_options={"max_retries": 4, "timeout_in_seconds": 7})\n',
      ),
    ).toBe('5 attempts, 7000 ms');
  });

  it('that are counted in attempts', () => {
    expect(limits('#- /a.py\nimport voyageai\nvoyageai.Client(max_retries=3).embed(["a"], model="voyage-3.5")\n')).toBe(
      '3 attempts, absent (600000) ms',
    );
    expect(limits('#- /a.py\nimport voyageai\nvoyageai.Client().embed(["a"], model="voyage-3.5")\n')).toBe(
      '1 attempts, absent (600000) ms',
    );
  });

  it('of OpenRouter, which end after an hour and after no number of attempts', () => {
    const text = (options: string) =>
      `//- /a.ts\nimport { OpenRouter } from '@openrouter/sdk';\nnew OpenRouter(${options}).chat.send({ chatRequest: { model: 'm', messages: [] } });\n`;
    expect(limits(text(''))).toBe('absent attempts, absent ms');
    expect(limits(text("{ retryConfig: { strategy: 'none' } }"))).toBe('1 attempts, absent ms');
    expect(limits(text("{ retryConfig: { strategy: 'backoff', backoff: { maxElapsedTime: 9000 } } }"))).toBe(
      'unknown: unsupported attempts, absent ms',
    );
  });

  it('of LiteLLM: of the call, of the module, and none that are made up', () => {
    const text = (before: string, more: string) =>
      `#- /a.py\nimport litellm\n${before}litellm.completion(model="gpt-4o", messages=[]${more})\n`;
    expect(limits(text('', ''))).toBe('unknown: version-unknown attempts, absent (600000) ms');
    expect(limits(text('', ', num_retries=2, timeout=30'))).toBe('3 attempts, 30000 ms');
    expect(limits(text('litellm.num_retries = 4\n', ''))).toBe('5 attempts, absent (600000) ms');
  });
});

describe("LiteLLM's router", () => {
  const router = (options: string) => `#- /a.py
from litellm import Router
router = Router(
    model_list=[
        {"model_name": "fast", "litellm_params": {"model": "openai/gpt-4o-mini", "max_tokens": 50}},
        {"model_name": "fast", "litellm_params": {"model": "groq/llama-3.1-8b-instant"}},
        {"model_name": "strong", "litellm_params": {"model": "anthropic/claude-sonnet-4-5"}},
    ]${options},
)
`;
  const plan = (text: string): string => {
    const [site] = callsIn(text);
    if (site === undefined) return 'no call';
    const kinds = JSON.stringify(site.plan, (key, value) => (key === 'request' ? undefined : value)).match(
      /one-of|in-order-until|all/g,
    );
    const requests = requestsOf(site.plan).map(
      ({ model, outputCap, provider, retries }) =>
        `${word(model)} at ${word(provider)}, ${word(outputCap)}, ${word(retries.attempts)} attempts`,
    );
    return [...(kinds ?? []), ...requests].join('\n');
  };

  it('sends one of the deployments of a route, with their own limits', () => {
    expect(plan(`${router('')}router.completion(model="fast", messages=[])\n`)).toBe(
      `one-of
gpt-4o-mini at openai, 50, 3 attempts
llama-3.1-8b-instant at groq, absent, 3 attempts`,
    );
  });

  it('falls back on other routes in order', () => {
    const text = router(', fallbacks=[{"fast": ["strong"]}], num_retries=0');
    expect(plan(`${text}router.completion(model="fast", messages=[], max_tokens=9)\n`)).toBe(
      `in-order-until
one-of
gpt-4o-mini at openai, 9, 1 attempts
llama-3.1-8b-instant at groq, 9, 1 attempts
claude-sonnet-4-5 at anthropic, 9, 1 attempts`,
    );
    expect(plan(`${text}router.completion(model="strong", messages=[])\n`)).toBe(
      'claude-sonnet-4-5 at anthropic, absent, 1 attempts',
    );
  });

  it('falls back on what holds for all routes', () => {
    expect(
      plan(`${router(', default_fallbacks=["fast"]')}router.completion(model="strong", messages=[], num_retries=1)\n`),
    ).toBe(
      `in-order-until
one-of
claude-sonnet-4-5 at anthropic, absent, 2 attempts
gpt-4o-mini at openai, 50, 2 attempts
llama-3.1-8b-instant at groq, absent, 2 attempts`,
    );
  });

  it('knows no model where it does not see its routes', () => {
    expect(
      plan(`#- /a.py
from litellm import Router
from settings import load
router = Router(model_list=load())
router.completion(model="gpt-4", messages=[])
`),
    ).toMatch(/^unknown: .* at unknown: .*, absent, 3 attempts$/);
  });

  it('passes a name on that no route has', () => {
    expect(
      plan(`#- /a.py
from litellm import Router
router = Router(model_list=[{"model_name": "*", "litellm_params": {"model": "*"}}])
router.completion(model="openai/gpt-4o", messages=[])
`),
    ).toBe('gpt-4o at openai, absent, 3 attempts');
  });
});

describe('models that are asked where others fail', () => {
  it('of a call of LiteLLM', () => {
    const [site] = callsIn(
      '#- /a.py\nimport litellm\nlitellm.completion(model="gpt-4o", messages=[], fallbacks=["gpt-4o-mini", {"model": "anthropic/claude-haiku-4-5", "max_tokens": 7}])\n',
    );
    expect(site?.plan.kind).toBe('in-order-until');
    expect(
      site === undefined
        ? []
        : requestsOf(site.plan).map(({ model, outputCap }) => `${word(model)}, ${word(outputCap)}`),
    ).toEqual(['gpt-4o, absent', 'gpt-4o-mini, absent', 'claude-haiku-4-5, 7']);
  });

  it('of OpenRouter, behind the model or in its place', () => {
    const models = (given: string): readonly string[] => {
      const [site] = callsIn(
        `//- /a.ts\nimport { OpenRouter } from '@openrouter/sdk';\nnew OpenRouter().chat.send({ chatRequest: { ${given}, messages: [] } });\n`,
      );
      return site === undefined ? [] : requestsOf(site.plan).map(({ model }) => word(model));
    };
    expect(models("model: 'openai/gpt-4o', models: ['google/gemini-2.5-flash']")).toEqual([
      'openai/gpt-4o',
      'google/gemini-2.5-flash',
    ]);
    expect(models("models: ['openai/gpt-4o', 'google/gemini-2.5-flash']")).toEqual([
      'openai/gpt-4o',
      'google/gemini-2.5-flash',
    ]);
  });
});

describe('what a call says beside the model', () => {
  it("reads Cohere's history, preamble and message in the order of the provider", () => {
    const { request } = onlyCall(
      '#- /a.py\nimport cohere\ncohere.Client().chat(message="And now?", preamble="Be brief.", chat_history=[{"role": "USER", "message": "Hi"}, {"role": "CHATBOT", "message": "Hello"}])\n',
    );
    expect(
      request.prompt.parts.map(
        ({ role, text }) => `${role}: ${text.map((part) => (part.kind === 'static' ? part.text : '…')).join('')}`,
      ),
    ).toEqual(['system: Be brief.', 'user: Hi', 'assistant: Hello', 'user: And now?']);
  });

  it('reads the messages that are appended to a conversation', () => {
    const { request } = onlyCall(
      '#- /a.py\nfrom xai_sdk import Client\nfrom xai_sdk.chat import system, user\nchat = Client().chat.create(model="grok-4.7")\nchat.append(system("Be brief."))\nchat.append(user("Hi"))\nprint(chat.sample())\n',
    );
    expect(
      request.prompt.parts.map(
        ({ role, text }) => `${role}: ${text.map((part) => (part.kind === 'static' ? part.text : '…')).join('')}`,
      ),
    ).toEqual(['system: Be brief.', 'user: Hi']);
    expect(request.prompt.isComplete).toBe(true);
  });
});

describe('models on the own machine', () => {
  it('of LM Studio', () => {
    expect(
      told(
        "//- /a.ts\nimport { LMStudioClient } from '@lmstudio/sdk';\nconst model = await new LMStudioClient().llm.model('qwen3-4b');\nawait model.respond('Hi', { maxTokens: 9 });\n",
      ),
    ).toBe('qwen3-4b at lmstudio, local');
    expect(
      told(
        '#- /a.py\nimport lmstudio as lms\nmodel = lms.llm("qwen3-4b")\nmodel.complete("Hi", config={"maxTokens": 9})\n',
      ),
    ).toBe('qwen3-4b at lmstudio, local');
  });

  it('of llama.cpp', () => {
    expect(
      told('#- /a.py\nfrom llama_cpp import Llama\nllm = Llama(model_path="m.gguf")\nllm("Hi", max_tokens=9)\n'),
    ).toBe('m.gguf at llamacpp, local');
    expect(
      told(
        '#- /a.py\nfrom llama_cpp import Llama\nllm = Llama.from_pretrained("Qwen/Qwen3-4B-GGUF", "*q8_0.gguf")\nllm.create_chat_completion([{"role": "user", "content": "Hi"}])\n',
      ),
    ).toBe('Qwen/Qwen3-4B-GGUF at llamacpp, local');
  });
});
