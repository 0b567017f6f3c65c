import { members, parameters, python, type Spec } from '../build.ts';
import type { Shape } from '../types.ts';

/** `anthropic.Client` before 0.3: text completions by four methods. From 0.3 on the name is an alias of `Anthropic`. */
export function legacyClient(current: Shape | undefined): Shape {
  const completion: Spec = {
    operation: 'completion',
    versions: '<0.3.0',
    cap: 'required',
    parameters: parameters({
      model: 'model',
      outputCap: 'max_tokens_to_sample',
      temperature: 'temperature',
      stop: 'stop_sequences',
    }),
    prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
  };
  const stream: Spec = { ...completion, isStream: true };
  return {
    provider: 'anthropic',
    ...current,
    members: {
      ...current?.members,
      ...members(python, {
        completion,
        acompletion: completion,
        completion_stream: stream,
        acompletion_stream: stream,
      }),
    },
  };
}
