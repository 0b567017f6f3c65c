import { parameters, unseenModel } from '../build.ts';
import type { CallSpec, Member, PromptSource, Runs, Shape } from '../types.ts';
import { chatMembers, chatPrompt, functionLoop } from './services.ts';

/** What a kernel tells the service that it picks: the settings of the arguments, and the texts of the call. */
const gives: Runs['gives'] = {
  settings: ['arguments.settings', 'prompt_execution_settings', 'prompt_template_config.execution_settings'],
  prompt: ['prompt', 'prompt_template_config.template'],
};

const prompt: readonly PromptSource[] = [
  { path: 'arguments.settings.function_choice_behavior', role: 'tools', form: 'tools' },
  { path: 'prompt', role: 'messages', form: 'messages' },
];

const invocation = (api: string): CallSpec => ({
  api,
  operation: 'chat',
  cap: 'optional',
  bind: { positional: ['prompt', 'function_name', 'plugin_name', 'arguments'] },
  parameters: parameters(unseenModel, { tools: 'arguments.settings.function_choice_behavior' }),
  prompt,
  loop: functionLoop('arguments.settings'),
  ...(api.includes('stream') && { isStream: true }),
});

/** Runs a function. Only one that is a prompt asks a model. */
const invoke = (api: string): Member => ({ kind: 'send', argument: 0, calls: { PromptFunction: invocation(api) } });

const runs: Runs = { parts: ['services'], combinator: 'one-of', isCertain: true, gives };

/** A service that is asked for by its kind or id: one of those that the kernel has. */
const picked: Shape = {
  provider: null,
  runs: { parts: ['$parent.services'], combinator: 'one-of', isCertain: true },
  members: chatMembers({
    operation: 'chat',
    cap: 'optional',
    parameters: parameters(unseenModel),
    prompt: chatPrompt,
  }),
};

export const kernelShapes: Readonly<Record<string, Shape>> = {
  Kernel: {
    provider: null,
    runs,
    members: {
      add_service: { kind: 'append', path: 'services' },
      get_service: { kind: 'make', shape: 'PickedService' },
      add_function: { kind: 'make', shape: 'PromptFunction', given: ['prompt', 'prompt_template_config'] },
      invoke_prompt: { kind: 'call', call: invocation('kernel.invoke_prompt') },
      invoke_prompt_stream: { kind: 'call', call: invocation('kernel.invoke_prompt_stream') },
      invoke: invoke('kernel.invoke'),
      invoke_stream: invoke('kernel.invoke_stream'),
      add_plugin: { kind: 'free' },
      add_plugins: { kind: 'free' },
    },
  },
  PickedService: picked,
  PromptFunction: { provider: null, members: {} },
  ChatHistory: {
    provider: null,
    members: Object.fromEntries(
      ['user', 'assistant', 'system', 'developer', 'tool'].map((role) => [
        `add_${role}_message`,
        { kind: 'append', path: 'messages' } as const,
      ]),
    ),
  },
  Settings: { provider: null, members: {} },
};
