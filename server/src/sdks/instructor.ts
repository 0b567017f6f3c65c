import { fallback, type Members, parameters, type Spec } from './build.ts';
import type { Meaning, SdkTable, Shape } from './types.ts';

/**
 * The Python package instructor wraps the clients of other SDKs. What it gives answers under the names of all of them (`client.create`,
 * `client.chat.completions.create`, `client.messages.create`), takes a class as `response_model`, and has more ways to create. The
 * parameters of the SDK's own call pass through.
 */
export function withInstructor(shapes: Readonly<Record<string, Shape>>, create: Spec): Readonly<Record<string, Shape>> {
  const added = instructorMembers(create);
  const all = new Map<Members, Members>();
  const extended = (members: Members): Members => {
    const known = all.get(members) ?? { ...members, ...added };
    all.set(members, known);
    return known;
  };
  return Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [
      `instructor.${name}`,
      { ...shape, members: extended(shape.members) },
    ]),
  );
}

function instructorMembers(create: Spec): Members {
  const spec: Spec = withResponseModel(create);
  const all: Record<string, Members[string]> = {};
  for (const object of ['', 'chat.completions.', 'messages.']) {
    for (const name of ['create', 'create_with_completion', ...streams]) {
      const api = `${object}${name}`;
      all[api] = { kind: 'call', call: { api, ...spec, ...(streams.includes(name) && { isStream: true }) } };
    }
  }
  return all;
}

const streams = ['create_partial', 'create_iterable'];

/** The class that the answer must fit, and how often the model is asked until it does, beside the retries of the SDK inside. */
const withResponseModel = (create: Spec): Spec => ({
  ...create,
  asksAgain: 'instructor',
  defaults: [
    ...(create.defaults ?? []),
    fallback('attempts', 3, 'instructor 1.8.3 (PyPI): max_retries = 3, which stops after 3 attempts'),
  ],
  parameters: {
    ...create.parameters,
    attempts: [{ path: 'max_retries' }],
    responseFormat: [{ path: 'response_model' }, ...(create.parameters.responseFormat ?? [])],
  },
});

const wrap: Meaning = { kind: 'identity', argument: 0, name: 'client', as: 'instructor' };

/** A call of a client that was made from the name of a model: what it takes is that of the provider. */
const anyProvider: Spec = {
  operation: 'chat',
  cap: 'optional',
  parameters: parameters({
    model: ['model', '$client.model'],
    outputCap: 'max_tokens',
    temperature: 'temperature',
    tools: 'tools',
  }),
  prompt: [
    { path: 'system', role: 'system', form: 'blocks' },
    { path: 'messages', role: 'messages', form: 'messages' },
  ],
};

export const instructor: SdkTable = {
  id: 'instructor',
  title: 'instructor',
  python: {
    packages: ['instructor'],
    modules: {
      instructor: {
        from_openai: wrap,
        from_anthropic: wrap,
        patch: wrap,
        apatch: wrap,
        from_provider: { kind: 'constructor', shape: 'Instructor', bind: { positional: ['model'] } },
      },
    },
    shapes: { Instructor: { provider: null, members: instructorMembers(anyProvider) } },
  },
};
