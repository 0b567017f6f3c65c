import { at, deprecated, fallback, type Members, type Paths, parameters, type Spec } from '../build.ts';
import type { Parameter } from '../types.ts';

/** All of these give the client back itself, so that a call has many names: `client.create`, `client.chat.create`. */
const objects = ['', 'chat.', 'completions.', 'messages.', 'chat.completions.'];

const streams = ['create_partial', 'create_iterable'];

/**
 * The calls of a client that is wrapped. `held` is where the parameters stand that were given when it was wrapped; these hold where a call
 * gives none.
 */
export function instructorMembers(create: Spec, held: string): Members {
  const spec = withHeld(withResponseModel(create, 3, 'max_retries = 3, which stops after 3 attempts'), held);
  // The function inside is the same without what the client adds.
  const bare = withResponseModel(create, 1, 'patch.py, max_retries = 1');
  const all: Record<string, Members[string]> = {};
  for (const object of objects) {
    for (const name of ['create', 'create_with_completion', ...streams]) {
      const api = `${object}${name}`;
      all[api] = { kind: 'call', call: { api, ...spec, ...(streams.includes(name) && { isStream: true }) } };
    }
    const api = `${object}create_fn`;
    all[api] = { kind: 'call', call: { api, ...bare } };
  }
  return all;
}

/** The class that the answer must fit, and how often the model is asked until it does, beside the retries of the SDK inside. */
const withResponseModel = (create: Spec, attempts: number, source: string): Spec => ({
  ...create,
  asksAgain: 'instructor',
  defaults: [...(create.defaults ?? []), fallback('attempts', attempts, `instructor 1.8.3 (PyPI): ${source}`)],
  parameters: {
    ...create.parameters,
    attempts: [{ path: 'max_retries' }],
    responseFormat: [{ path: 'response_model' }, ...(create.parameters.responseFormat ?? [])],
  },
});

function withHeld(spec: Spec, held: string): Spec {
  const both = Object.entries(spec.parameters).map(([concept, paths]) => [concept, [...paths, ...heldIn(paths, held)]]);
  return { ...spec, parameters: Object.fromEntries(both) };
}

const heldIn = (paths: readonly Parameter[], held: string): readonly Parameter[] =>
  paths.flatMap((parameter) =>
    parameter.path.startsWith('$') ? [] : [{ ...parameter, path: `${held}.${parameter.path}`, deprecated: true }],
  );

const usual = {
  temperature: 'temperature',
  stream: 'stream',
  tools: 'tools',
} as const;

const prompt: Spec['prompt'] = [
  { path: 'system', role: 'system', form: 'blocks' },
  { path: 'messages', role: 'messages', form: 'messages' },
];

const chat = (more: Paths): Spec => ({
  operation: 'chat',
  cap: 'optional',
  parameters: parameters(usual, more),
  prompt,
});

/** A call of a client that was made from the name of a model, or of any other: what it takes is that of the provider. */
export const anyProvider: Spec = {
  ...chat({ model: 'model', outputCap: ['max_tokens', deprecated('max_completion_tokens')] }),
  defaults: [
    fallback('outputCap', 4096, 'instructor 1.8.0 (PyPI), auto_client.py: kwargs.pop("max_tokens", 4096)', {
      versions: '>=1.8.0',
      models: ['claude-*'],
    }),
  ],
};

/** Parameters of OpenAI's form, as instructor hands them on to other SDKs. */
export const likeOpenai: Spec = chat({
  model: ['model', deprecated('model_name')],
  outputCap: ['max_tokens', deprecated('max_completion_tokens')],
});

/** `google-genai` takes the parameters of OpenAI's form below `generation_config`. */
export const ofGenai: Spec = chat({
  model: 'model',
  outputCap: 'generation_config.max_tokens',
  temperature: 'generation_config.temperature',
});

/** The model is the object inside, which may have a configuration of its own. */
export const ofGenerativeModel: Spec = chat({
  model: '$client.client.model_name',
  outputCap: [
    'generation_config.max_tokens',
    deprecated('generation_config.max_output_tokens'),
    deprecated('$client.client.generation_config.max_output_tokens'),
  ],
  temperature: ['generation_config.temperature', '$client.client.generation_config.temperature'],
});

export const ofVertex: Spec = chat({
  model: '$client.client.model_name',
  outputCap: ['generation_config.max_output_tokens', deprecated('$client.client.generation_config.max_output_tokens')],
  temperature: ['generation_config.temperature', '$client.client.generation_config.temperature'],
});

export const ofBedrock: Spec = chat({
  model: ['modelId', 'model'],
  outputCap: [at('inferenceConfig.maxTokens', {}), deprecated('max_tokens'), deprecated('maxTokens')],
  temperature: ['inferenceConfig.temperature'],
});
