import {
  at,
  below,
  type Calls,
  type Dialect,
  deprecated,
  parameters,
  renamed,
  type Spec,
  streaming,
  withoutSwitch,
} from '../build.ts';
import { inExtraBody } from '../extraBody.ts';
import type { PromptSource } from '../types.ts';

/** Chat Completions: what `chat.completions` and, in older versions, `beta.chat.completions` can do. */
export function chatCalls(d: Dialect): Calls {
  const create = chat(d);
  const parse = withoutSwitch(create);
  const stream = streaming(create);
  return {
    'chat.completions.create': create,
    'chat.completions.parse': { ...parse, ...d.since('5.0.0', '1.92.0') },
    'chat.completions.stream': { ...stream, ...d.since('5.0.0', '1.92.0') },
    ...below('beta', {
      'chat.completions.parse': d.language === 'python' ? parse : { ...parse, versions: '>=4.55.0 <5.0.0' },
      'chat.completions.stream': d.language === 'python' ? stream : { ...stream, versions: '>=4.15.0 <5.0.0' },
    }),
    ...(d.language === 'python' && { 'beta.chat.completions.create': { ...create, versions: '>=1.92.0' } }),
    ...(d.language === 'typescript' && toolRunners(d)),
    'chat.completions.retrieve': 'free',
    'chat.completions.update': 'free',
    'chat.completions.list': 'free',
    'chat.completions.delete': 'free',
    'chat.completions.messages.list': 'free',
  };
}

/** Chat completions that call the model again with the results of tools, up to ten times in all. */
function toolRunners(d: Dialect): Calls {
  const runner: Spec = {
    ...chat(d),
    loop: {
      limit: [{ path: '$request.maxChatCompletions' }],
      default: 10,
      unit: 'turns',
      source: 'openai 6.49.0 (npm), lib/AbstractChatCompletionRunner: DEFAULT_MAX_CHAT_COMPLETIONS',
    },
  };
  return {
    'chat.completions.runTools': { ...runner, versions: '>=5.0.0' },
    'beta.chat.completions.runTools': { ...runner, versions: '>=4.16.0 <5.0.0' },
    'beta.chat.completions.runFunctions': {
      ...runner,
      versions: '>=4.15.0 <5.0.0',
      ...(runner.loop && { loop: { ...runner.loop, limit: [] } }),
    },
  };
}

/** Many providers answer at this interface; of those only some took up the new name. */
const outputCap = { from: 'max_tokens', to: 'max_completion_tokens', providers: ['openai', 'azure', 'bedrock'] };

export function chat(d: Dialect): Spec {
  return {
    operation: 'chat',
    bind: d.body(),
    cap: 'optional',
    parameters: inExtraBody(
      d,
      parameters(d.request, {
        model: 'model',
        outputCap: renamed(d, outputCap, '4.60.0', '1.45.0'),
        n: 'n',
        temperature: 'temperature',
        stop: 'stop',
        stream: 'stream',
        serviceTier: at('service_tier', d.since('4.52.0', '1.35.0')),
        effort: at('reasoning_effort', d.since('4.77.0', '1.58.0')),
        responseFormat: 'response_format',
        tools: ['tools', deprecated('functions')],
        toolChoice: ['tool_choice', deprecated('function_call')],
        cacheKey: at('prompt_cache_key', d.since('5.11.0', '1.98.0')),
        user: ['user'],
      }),
    ),
    prompt: chatPrompt,
  };
}

export const chatPrompt: readonly PromptSource[] = [
  { path: 'functions', role: 'tools', form: 'tools' },
  { path: 'tools', role: 'tools', form: 'tools' },
  { path: 'messages', role: 'messages', form: 'messages' },
];
