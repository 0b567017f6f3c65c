import {
  at,
  type Calls,
  type Dialect,
  deprecated,
  free,
  members,
  parameters,
  python,
  type Spec,
  typescript,
} from './build.ts';
import { inExtraBody } from './extraBody.ts';
import { withInstructor } from './instructor.ts';
import { chatPrompt } from './openai/chat.ts';
import { stainlessNames, stainlessShape, usualRetries } from './stainless.ts';
import type { SdkTable } from './types.ts';

const source = (d: Dialect): string =>
  d.language === 'python'
    ? 'cerebras_cloud_sdk 1.67.0 (PyPI), _constants.py'
    : '@cerebras/cerebras_cloud_sdk 1.91.0, index.js';

const shapes = (d: Dialect) => {
  const clients = stainlessShape(d, {
    name: 'Cerebras',
    provider: 'cerebras',
    environment: 'CEREBRAS_BASE_URL',
    members: members(d, calls(d)),
    retries: [{ value: 2, source: source(d) }],
    timeouts: [{ value: 60_000, source: source(d) }],
    retried: usualRetries,
    withOptions: d.language === 'python',
  });
  return { ...clients, ...(d.language === 'python' && withInstructor(clients, chat(d))) };
};

const calls = (d: Dialect): Calls => ({
  'chat.completions.create': chat(d),
  'completions.create': {
    operation: 'completion',
    bind: d.body(),
    cap: 'optional',
    parameters: parameters(d.request, {
      model: 'model',
      outputCap: 'max_tokens',
      n: ['best_of', 'n'],
      temperature: 'temperature',
      stop: 'stop',
      stream: 'stream',
      user: 'user',
    }),
    prompt: [{ path: 'prompt', role: 'user', form: 'texts' }],
  },
  ...free('models', 'list retrieve'),
});

const chat = (d: Dialect): Spec => ({
  operation: 'chat',
  bind: d.body(),
  cap: 'optional',
  parameters: inExtraBody(
    d,
    parameters(d.request, {
      model: 'model',
      outputCap: ['max_completion_tokens', deprecated('max_tokens')],
      n: 'n',
      temperature: 'temperature',
      stop: 'stop',
      stream: 'stream',
      serviceTier: 'service_tier',
      effort: at('reasoning_effort', d.since('1.46.0', '1.46.0')),
      responseFormat: 'response_format',
      tools: 'tools',
      toolChoice: 'tool_choice',
      user: 'user',
    }),
  ),
  prompt: chatPrompt.filter(({ path }) => path !== 'functions'),
});

/** Cerebras' SDKs. */
export const cerebras: SdkTable = {
  id: 'cerebras',
  title: 'Cerebras',
  typescript: {
    usage: {
      fields: ['usage.prompt_tokens', 'usage.completion_tokens'],
      source: '@cerebras/cerebras_cloud_sdk 1.91.0 (npm), ChatCompletionResponse.Usage',
    },
    packages: ['@cerebras/cerebras_cloud_sdk'],
    modules: { '@cerebras/cerebras_cloud_sdk': stainlessNames(typescript, 'Cerebras') },
    shapes: shapes(typescript),
  },
  python: {
    usage: {
      fields: ['usage.prompt_tokens', 'usage.completion_tokens'],
      source: 'cerebras-cloud-sdk 1.67.0 (PyPI), types/chat/chat_completion.py',
    },
    packages: ['cerebras.cloud.sdk'],
    distribution: 'cerebras-cloud-sdk',
    modules: { 'cerebras.cloud.sdk': stainlessNames(python, 'Cerebras') },
    shapes: shapes(python),
  },
};
