import { litellmCalls } from './litellm/calls.ts';
import { routerMembers, routerSettings } from './litellm/router.ts';
import type { ClientSettings, Meaning, SdkTable } from './types.ts';

/** `litellm.num_retries = 3` and the like: what calls use that set nothing themselves. */
const globals = {
  'litellm.num_retries': 'num_retries',
  'litellm.request_timeout': 'timeout',
  'litellm.api_base': 'api_base',
  'litellm.cache': 'cache',
  'litellm.fallbacks': 'fallbacks',
};

const settings: ClientSettings = {
  // How often a provider's own client is made to repeat is not the same for all providers, so that there is no default.
  maxRetries: { path: 'num_retries', defaults: [] },
  timeout: {
    path: 'timeout',
    unit: 's',
    defaults: [{ value: 600, source: 'BerriAI/litellm 2026-08, main.py: timeout or kwargs.get(request_timeout, 600)' }],
  },
  baseUrl: { path: 'api_base', imitated: ['openai'] },
};

const free: Meaning = { kind: 'free' };

const calls: Readonly<Record<string, Meaning>> = Object.fromEntries(
  Object.entries(litellmCalls()).map(([api, spec]): [string, Meaning] => [
    api,
    { kind: 'call', call: { api, ...spec }, shape: 'LiteLLM' },
  ]),
);

/** What the module `main` defines itself; the rest stands in other modules. */
const inMain = Object.fromEntries(
  Object.entries(calls).filter(
    ([name]) => !/^a?(responses|rerank|create_batch|batch_completion.*_responses)$/.test(name),
  ),
);

const names: Readonly<Record<string, Meaning>> = {
  ...calls,
  Router: { kind: 'constructor', shape: 'Router' },
  token_counter: free,
  completion_cost: free,
  cost_per_token: free,
  encode: free,
  decode: free,
  get_max_tokens: free,
  get_model_info: free,
};

/** LiteLLM: one interface to all providers, whose names stand in front of the models', and a router that chooses among deployments. */
export const litellm: SdkTable = {
  id: 'litellm',
  title: 'LiteLLM',
  python: {
    usage: {
      fields: ['usage.prompt_tokens', 'usage.completion_tokens', '_hidden_params.response_cost'],
      streamOption: 'stream_options.include_usage',
      callbacks: ['success_callback', 'completion_cost', 'cost_per_token'],
      source: 'BerriAI/litellm 1.81.13: types/utils.py: Usage, cost_calculator.py',
    },
    packages: ['litellm'],
    modules: {
      litellm: names,
      'litellm.main': { ...inMain, token_counter: free },
      'litellm.router': { Router: { kind: 'constructor', shape: 'Router' } },
      'litellm.utils': { token_counter: free, trim_messages: free },
    },
    shapes: {
      LiteLLM: { provider: null, settings, members: {} },
      Router: { provider: null, settings: routerSettings, members: routerMembers },
    },
    globals: { shape: 'LiteLLM', options: globals },
  },
};
