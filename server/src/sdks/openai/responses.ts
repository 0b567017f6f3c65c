import { at, below, type Calls, type Dialect, parameters, type Spec, streaming } from '../build.ts';
import { inExtraBody } from '../extraBody.ts';
import type { PromptSource } from '../types.ts';

/** The Responses interface, also below `beta`. */
export function responseCalls(d: Dialect): Calls {
  const create = response(d);
  // The Python helpers also take a class, and make the format of it.
  const parsed: Spec =
    d.language === 'python'
      ? {
          ...create,
          parameters: {
            ...create.parameters,
            responseFormat: [{ path: 'text_format' }, ...(create.parameters.responseFormat ?? [])],
          },
        }
      : create;
  const compact: Spec = {
    ...create,
    ...d.since('6.10.0', '2.9.0'),
    operation: 'chat',
    cap: 'none',
    parameters: parameters(d.request, {
      model: 'model',
      serviceTier: at('service_tier', d.since('6.40.0', '2.37.0')),
      cacheKey: at('prompt_cache_key', d.since('6.30.0', '2.24.0')),
      previousResponse: 'previous_response_id',
    }),
    prompt: [
      { path: 'instructions', role: 'system', form: 'text' },
      { path: 'input', role: 'messages', form: 'messages' },
    ],
  };
  return {
    'responses.create': create,
    'responses.parse': parsed,
    'responses.stream': streaming(parsed),
    'responses.compact': compact,
    ...free,
    ...below('beta', {
      'responses.create': { ...create, ...d.since('6.46.0', '2.45.0') },
      'responses.compact': { ...compact, ...d.since('6.46.0', '2.45.0') },
      ...free,
    }),
    ...(d.language === 'python' && {
      'responses.connect': { ...notSeen, notEstimated: 'The requests are sent over a connection after this call.' },
      'beta.responses.connect': {
        ...notSeen,
        notEstimated: 'The requests are sent over a connection after this call.',
      },
    }),
    ...(d.language === 'typescript' && { 'decisions.create': decision(d) }),
  };
}

const free: Calls = {
  'responses.retrieve': 'free',
  'responses.delete': 'free',
  'responses.cancel': 'free',
  'responses.inputItems.list': 'free',
  'responses.inputTokens.count': 'free',
};

const notSeen: Spec = { operation: 'chat', parameters: {}, prompt: [] };

export function response(d: Dialect): Spec {
  return {
    operation: 'chat',
    ...d.since('4.87.0', '1.66.0'),
    bind: d.body(),
    cap: 'optional',
    parameters: inExtraBody(
      d,
      parameters(d.request, {
        model: 'model',
        outputCap: 'max_output_tokens',
        temperature: 'temperature',
        stream: 'stream',
        serviceTier: 'service_tier',
        effort: 'reasoning.effort',
        responseFormat: 'text.format',
        tools: 'tools',
        toolChoice: 'tool_choice',
        cacheKey: at('prompt_cache_key', d.since('5.11.0', '1.98.0')),
        previousResponse: ['previous_response_id', at('conversation', d.since('5.15.0', '1.101.0'))],
        user: 'user',
      }),
    ),
    prompt: responsePrompt,
  };
}

const responsePrompt: readonly PromptSource[] = [
  { path: 'tools', role: 'tools', form: 'tools' },
  { path: 'prompt', role: 'system', form: 'remote-template' },
  { path: 'instructions', role: 'system', form: 'text' },
  { path: 'input', role: 'messages', form: 'messages' },
];

/** Answers closed questions with probabilities: there is no text to generate and so no cap. */
const decision = (d: Dialect): Spec => ({
  operation: 'other',
  versions: '>=7.0.0',
  bind: d.body(),
  cap: 'none',
  parameters: parameters(d.request, { model: 'model', cacheKey: 'prompt_cache_key' }),
  prompt: [
    { path: 'input', role: 'messages', form: 'messages' },
    { path: 'questions', role: 'user', form: 'text' },
  ],
});
