import type { Members, Spec } from './build.ts';

/**
 * What the Python package instructor adds to the clients that it patches: its client answers under the names of either SDK
 * (`client.create`, `client.chat.completions.create`, `client.messages.create`), takes a class as `response_model`, and has more ways to
 * create. The parameters of the SDK's own call pass through.
 */
export function instructorMembers(create: Spec): Members {
  const spec: Spec = withResponseModel(create);
  const all: Record<string, Members[string]> = {};
  for (const object of ['', 'chat.completions.', 'messages.']) {
    for (const name of instructorNames) {
      const api = `${object}${name}`;
      all[api] = { kind: 'call', call: { api, ...spec, ...(streams.includes(name) && { isStream: true }) } };
    }
  }
  return all;
}

/** The class that the answer must fit. */
export const withResponseModel = (create: Spec): Spec => ({
  ...create,
  parameters: {
    ...create.parameters,
    responseFormat: [{ path: 'response_model' }, ...(create.parameters.responseFormat ?? [])],
  },
});

const streams = ['create_partial', 'create_iterable'];
export const instructorNames = ['create', 'create_with_completion', ...streams];
