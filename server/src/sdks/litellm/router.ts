import { members, parameters, python, type Spec } from '../build.ts';
import type { ClientSettings, Fallbacks, Routes, Shape } from '../types.ts';
import { chat, embedding, image, rerank, response, speech, textCompletion, transcription } from './calls.ts';

const routes: Routes = { list: '$client.model_list', name: 'model_name', parameters: 'litellm_params' };

/** A call's own list goes before the router's. Those for a full context or a refusal are other cases than a failure. */
const fallbacks: readonly Fallbacks[] = [
  { path: 'fallbacks', form: 'models' },
  { path: 'fallbacks', form: 'by-name' },
  { path: '$client.fallbacks', form: 'by-name' },
  { path: '$client.default_fallbacks', form: 'models' },
];

/** The call of the module through the router: retries and timeout are the router's, which lets no provider's client retry by itself. */
const routed = (spec: Spec): Spec => ({
  ...spec,
  bind: { positional: ['model', ...(spec.bind?.positional ?? []).filter((name) => name !== 'model')] },
  parameters: {
    ...spec.parameters,
    ...parameters({ maxRetries: 'num_retries', timeout: ['timeout', 'request_timeout'] }),
  },
  routes,
  fallbacks,
});

const calls: Readonly<Record<string, Spec>> = {
  completion: routed(chat),
  text_completion: routed(textCompletion),
  embedding: routed(embedding),
  image_generation: { ...routed(image), bind: { positional: ['prompt', 'model'] } },
  responses: routed(response),
};

/** Those that only run asynchronously. */
const asynchronous: Readonly<Record<string, Spec>> = {
  rerank: routed(rerank),
  speech: routed(speech),
  transcription: { ...routed(transcription), bind: { positional: ['file', 'model'] } },
};

export const routerMembers: Shape['members'] = {
  ...members(python, calls),
  ...members(
    python,
    Object.fromEntries(Object.entries({ ...calls, ...asynchronous }).map(([name, spec]) => [`a${name}`, spec])),
  ),
  ...members(python, { 'chat.completions.create': { ...routed(chat), bind: {} } }),
};

export const routerSettings: ClientSettings = {
  maxRetries: {
    path: 'num_retries',
    defaults: [{ value: 2, source: 'BerriAI/litellm at f292d1a, router.py: num_retries = openai.DEFAULT_MAX_RETRIES' }],
  },
  timeout: {
    path: 'timeout',
    unit: 's',
    defaults: [],
  },
  baseUrl: { path: 'api_base', imitated: ['openai'] },
  retries: 'all faults but those that another attempt cannot mend',
};
