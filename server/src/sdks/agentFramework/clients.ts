import { named } from '../agents/agentKit.ts';
import { fallback, parameters } from '../build.ts';
import type { CallSpec, ClientSettings, Default, Member, Shape } from '../types.ts';
import type { Row } from './rows.ts';

const source = 'agent-framework-core 1.13.0';

const defaults: readonly Default[] = [
  fallback('outputCap', 1024, 'agent-framework-anthropic 1.13.0: ANTHROPIC_DEFAULT_MAX_TOKENS = 1024', {
    models: ['claude*'],
  }),
  fallback('outputCap', 1024, 'agent-framework-bedrock 1.13.0: DEFAULT_MAX_TOKENS = 1024', {
    models: ['amazon.*', 'anthropic.*', 'meta.*', 'mistral.*', 'cohere.*', 'us.*', 'eu.*', 'apac.*', 'global.*'],
  }),
  fallback('maxRetries', 2, `${source}: makes clients of openai and anthropic, which retry twice`, {
    models: ['gpt*', 'o1*', 'o3*', 'o4*', 'claude*'],
  }),
];

const limit = 'function_invocation_configuration.max_iterations';
const loop = (...owners: readonly string[]): NonNullable<CallSpec['loop']> => ({
  limit: owners.map((owner) => ({ path: `${owner}.${limit}` })),
  default: 40,
  unit: 'steps',
  source: `${source}: DEFAULT_MAX_ITERATIONS = 40, since 1.0.0b251105.1`,
});

/** Options of a run, then those of the agent, under the names of both eras. */
const option = (name: string, ...more: readonly string[]): readonly string[] => [
  `options.${name}`,
  name,
  `$client.default_options.${name}`,
  `$client.options.${name}`,
  ...more,
];

export const turn = {
  owner: '$client',
  bind: { positional: ['messages'] },
  model: [
    ...option('model').filter((path) => path !== 'model'),
    ...option('model_id', '$client.model_id'),
    '$client.client',
    '$client.chat_client',
    '$client.$parent',
  ],
  cap: option('max_tokens', '$client.max_tokens'),
  instructions: ['instructions'],
  tools: ['tools'],
  input: ['messages'],
  more: {
    temperature: option('temperature', '$client.temperature'),
    effort: ['options.reasoning_effort', '$client.default_options.reasoning_effort'],
    responseFormat: option('response_format', '$client.response_format'),
    stream: 'stream',
    maxRetries: [
      '$client.client.async_client.max_retries',
      '$client.chat_client.async_client.max_retries',
      '$client.client.anthropic_client.max_retries',
      '$client.chat_client.anthropic_client.max_retries',
    ],
  },
  defaults,
  loop: loop('$client.client', '$client.chat_client', '$client.$parent'),
} as const;

/** Makes an agent that runs the client on which it is called. */
const agentOf: Member = { kind: 'make', shape: 'Agent' };

const settingsOf = ({ azure }: Row): ClientSettings => ({
  baseUrl: { path: 'base_url' },
  ...(azure && { providerName: { path: azure, providers: { '*': 'azure' } } }),
});

export const client = (row: Row): Shape => ({
  provider: row.provider,
  model: { id: row.model },
  settings: settingsOf(row),
  members: {
    ...named('get_response get_streaming_response', 'client.', {
      owner: '$client',
      bind: { positional: ['messages'] },
      model: ['options.model', 'options.model_id', 'model_id', ...row.model.map((path) => `$client.${path}`)],
      cap: ['options.max_tokens', 'max_tokens'],
      instructions: [],
      input: ['messages'],
      more: {
        temperature: ['options.temperature', 'temperature'],
        tools: ['options.tools', 'tools'],
        responseFormat: ['options.response_format', 'response_format'],
        stream: 'stream',
        maxRetries: ['$client.async_client.max_retries', '$client.anthropic_client.max_retries'],
      },
      defaults,
      loop: loop('$client'),
    }),
    as_agent: agentOf,
    create_agent: agentOf,
  },
});

export const embedder = (row: Row): Shape => ({
  provider: row.provider,
  model: { id: row.model },
  settings: settingsOf(row),
  members: {
    get_embeddings: {
      kind: 'call',
      call: {
        api: 'client.get_embeddings',
        operation: 'embedding',
        bind: { positional: ['values'] },
        cap: 'none',
        parameters: parameters({
          model: ['options.model', ...row.model.map((path) => `$client.${path}`)],
          input: 'values',
          dimensions: 'options.dimensions',
        }),
        prompt: [{ path: 'values', role: 'user', form: 'texts' }],
      },
    },
  },
});
