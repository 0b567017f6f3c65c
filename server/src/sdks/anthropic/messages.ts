import {
  at,
  below,
  type Calls,
  type Dialect,
  deprecated,
  parameters,
  type Spec,
  streaming,
  withoutSwitch,
} from '../build.ts';
import { inExtraBody } from '../extraBody.ts';
import type { PromptSource } from '../types.ts';

/** Messages, also below `beta`, where they take more parameters and can run tools by themselves. */
export function messageCalls(d: Dialect): Calls {
  const create = message(d);
  const beta = betaMessage(d);
  return {
    'messages.create': create,
    'messages.stream': streaming({ ...create, parameters: withFormat(d, create) }),
    'messages.parse': { ...parsed(d, create), ...d.since('0.72.0', '0.77.0') },
    'messages.countTokens': 'free',
    ...batchCalls(d),
    ...below('beta.promptCaching', {
      'messages.create': { ...create, versions: beforeCaching(d) },
      'messages.stream': { ...streaming(create), versions: beforeCaching(d) },
    }),
    ...below('beta', {
      'messages.create': beta,
      'messages.stream': streaming(beta),
      'messages.parse': { ...beta, ...d.since('0.69.0', '0.73.0') },
      'messages.toolRunner': toolRunner(d, beta),
      ...(d.language === 'typescript' && { 'messages.thread': thread }),
      'messages.countTokens': 'free',
      ...batchCalls(d),
    }),
  };
}

/** Prompt caching was an interface of its own until it became part of messages. */
const beforeCaching = (d: Dialect): string => (d.language === 'python' ? '<0.41.0' : '<0.33.0');

export function message(d: Dialect): Spec {
  return {
    operation: 'chat',
    bind: d.body(),
    cap: 'required',
    parameters: inExtraBody(
      d,
      parameters(d.request, {
        model: 'model',
        outputCap: 'max_tokens',
        temperature: d.language === 'typescript' ? at('temperature', { versions: '<1.0.0' }) : 'temperature',
        stop: 'stop_sequences',
        stream: 'stream',
        serviceTier: at('service_tier', d.since('0.52.0', '0.52.0')),
        effort: at('output_config.effort', d.since('0.72.0', '0.77.0')),
        thinking: at('thinking.type', d.since('0.37.0', '0.47.0')),
        thinkingBudget: at('thinking.budget_tokens', d.since('0.37.0', '0.47.0')),
        responseFormat: at('output_config.format', d.since('0.72.0', '0.77.0')),
        tools: 'tools',
        toolChoice: 'tool_choice',
        cacheControl: at('cache_control', d.since('0.78.0', '0.83.0')),
        user: 'metadata.user_id',
      }),
    ),
    prompt: messagePrompt,
  };
}

const messagePrompt: readonly PromptSource[] = [
  { path: 'tools', role: 'tools', form: 'tools' },
  { path: 'system', role: 'system', form: 'blocks' },
  { path: 'messages', role: 'messages', form: 'messages' },
];

function betaMessage(d: Dialect): Spec {
  const create = message(d);
  return {
    ...create,
    parameters: {
      ...create.parameters,
      responseFormat: [
        ...(create.parameters.responseFormat ?? []),
        deprecated('output_format', d.since('0.69.0', '0.73.0')),
      ],
    },
  };
}

/** `parse` never streams; in Python it takes no `cache_control` of the whole request. */
function parsed(d: Dialect, create: Spec): Spec {
  const { cacheControl, ...rest } = withFormat(d, withoutSwitch(create));
  return {
    ...create,
    parameters: d.language === 'python' || cacheControl === undefined ? rest : { ...rest, cacheControl },
  };
}

/** The Python helpers also take a class as the format. */
const withFormat = (d: Dialect, create: Spec): Spec['parameters'] =>
  d.language === 'python'
    ? {
        ...create.parameters,
        responseFormat: [{ path: 'output_format', versions: '>=0.77.0' }, ...(create.parameters.responseFormat ?? [])],
      }
    : create.parameters;

const toolRunner = (d: Dialect, beta: Spec): Spec => ({
  ...beta,
  ...d.since('0.63.0', '0.68.0'),
  ...(d.language === 'typescript' && { parameters: withoutRetries(beta) }),
  loop: {
    limit: [{ path: 'max_iterations' }],
    default: null,
    unit: 'turns',
    source:
      d.language === 'python'
        ? 'anthropic 0.121.0 (PyPI), lib/tools/_beta_runner.py: stops only if max_iterations is given'
        : '@anthropic-ai/sdk 1.11.0, lib/tools/BetaToolRunner.js: stops only if max_iterations is given',
  },
});

/** The helpers take an abort signal but in most versions neither retries nor a timeout of their own. */
function withoutRetries(beta: Spec): Spec['parameters'] {
  const { maxRetries: _, timeout: __, ...rest } = beta.parameters;
  return rest;
}

/** Keeps a conversation with the provider; every message sent through the object is a request of its own. */
const thread: Spec = {
  operation: 'chat',
  versions: '>=1.0.0',
  parameters: {},
  prompt: [],
  notEstimated: 'The requests are sent through the conversation that this call returns.',
};

function batchCalls(d: Dialect): Calls {
  const { stream: _, ...given } = message(d).parameters;
  const batch: Spec = {
    ...message(d),
    operation: 'batch',
    ...d.since('0.29.0', '0.41.0'),
    isBatch: true,
    parameters: given,
    each: { list: 'requests', request: 'params' },
  };
  return {
    'messages.batches.create': batch,
    'messages.batches.retrieve': 'free',
    'messages.batches.list': 'free',
    'messages.batches.cancel': 'free',
    'messages.batches.delete': 'free',
    'messages.batches.results': 'free',
  };
}
