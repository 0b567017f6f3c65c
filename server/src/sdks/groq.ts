import {
  at,
  type Calls,
  type Dialect,
  deprecated,
  free,
  members,
  parameters,
  python,
  renamed,
  type Spec,
  typescript,
} from './build.ts';
import { inExtraBody } from './extraBody.ts';
import { withInstructor } from './instructor.ts';
import { chatPrompt } from './openai/chat.ts';
import { stainlessNames, stainlessShape, usualRetries } from './stainless.ts';
import type { SdkTable } from './types.ts';

const shapes = (d: Dialect) => {
  const clients = stainlessShape(d, {
    name: 'Groq',
    provider: 'groq',
    environment: 'GROQ_BASE_URL',
    members: members(d, calls(d)),
    retries: [
      { value: 2, source: d.language === 'python' ? 'groq 1.6.0 (PyPI), _constants.py' : 'groq-sdk 1.6.0, client.js' },
    ],
    timeouts: [
      {
        value: 60_000,
        source: d.language === 'python' ? 'groq 1.6.0 (PyPI), _constants.py' : 'groq-sdk 1.6.0, client.js',
      },
    ],
    retried: usualRetries,
  });
  return { ...clients, ...(d.language === 'python' && withInstructor(clients, chat(d))) };
};

function calls(d: Dialect): Calls {
  return {
    'chat.completions.create': chat(d),
    'embeddings.create': {
      operation: 'embedding',
      bind: d.body(),
      cap: 'none',
      parameters: parameters(d.request, { model: 'model', input: 'input', user: 'user' }),
      prompt: [{ path: 'input', role: 'user', form: 'texts' }],
    },
    ...audioCalls(d),
    'batches.create': {
      operation: 'batch',
      ...d.since('0.16.0', '0.19.0'),
      isBatch: true,
      bind: d.body(),
      parameters: parameters(d.request),
      prompt: [],
      notEstimated: 'The requests stand in the uploaded file.',
    },
    ...free('batches', 'list retrieve cancel'),
    ...free('files', 'create list delete content info'),
    ...free('models', 'list retrieve delete'),
  };
}

const chat = (d: Dialect): Spec => ({
  operation: 'chat',
  bind: d.body(),
  cap: 'optional',
  parameters: inExtraBody(
    d,
    parameters(d.request, {
      model: 'model',
      outputCap: renamed(d, { from: 'max_tokens', to: 'max_completion_tokens' }, '0.10.0', '0.14.0'),
      n: 'n',
      temperature: 'temperature',
      stop: 'stop',
      stream: 'stream',
      serviceTier: at('service_tier', d.since('0.16.0', '0.18.0')),
      effort: at('reasoning_effort', d.since('0.24.0', '0.26.0')),
      responseFormat: 'response_format',
      tools: ['tools', deprecated('functions', d.since('0.37.0', '0.37.0'))],
      toolChoice: ['tool_choice', deprecated('function_call', d.since('0.37.0', '0.37.0'))],
      user: 'user',
    }),
  ),
  prompt: chatPrompt,
});

function audioCalls(d: Dialect): Calls {
  const audio: Spec = { operation: 'audio', bind: d.body(), cap: 'none', parameters: {}, prompt: [] };
  const heard: Spec = {
    ...audio,
    parameters: parameters(d.request, { model: 'model', input: 'file', temperature: 'temperature' }),
    prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
  };
  return {
    'audio.speech.create': {
      ...audio,
      ...d.since('0.18.0', '0.20.0'),
      parameters: parameters(d.request, { model: 'model', input: 'input' }),
      prompt: [{ path: 'input', role: 'user', form: 'text' }],
    },
    'audio.transcriptions.create': heard,
    'audio.translations.create': heard,
  };
}

/** Groq's SDKs. */
export const groq: SdkTable = {
  id: 'groq',
  title: 'Groq',
  typescript: {
    usage: {
      fields: ['usage.prompt_tokens', 'usage.completion_tokens', 'x_groq.usage'],
      source: 'groq-sdk 1.6.0 (npm), resources/completions.d.ts: CompletionUsage; streams end with x_groq',
    },
    packages: ['groq-sdk'],
    modules: { 'groq-sdk': stainlessNames(typescript, 'Groq') },
    shapes: shapes(typescript),
  },
  python: {
    usage: {
      fields: ['usage.prompt_tokens', 'usage.completion_tokens', 'x_groq.usage'],
      source: 'groq 1.7.0 (PyPI), types/completion_usage.py; streams end with x_groq',
    },
    packages: ['groq'],
    modules: { groq: stainlessNames(python, 'Groq') },
    shapes: shapes(python),
  },
};
