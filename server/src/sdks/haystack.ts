import { agentCall, making } from './agents/agentKit.ts';
import { fallback, parameters, unseenModel } from './build.ts';
import type { CallSpec, ClientSettings, PromptSource, SdkTable, Shape } from './types.ts';

const source = 'haystack 3.2.0-rc0';

const settings: ClientSettings = {
  maxRetries: { path: 'max_retries', defaults: [{ value: 5, source: `${source}: OPENAI_MAX_RETRIES, else 5` }] },
  timeout: { path: 'timeout', unit: 's', defaults: [] },
  baseUrl: { path: 'api_base_url' },
};

/** What a pipeline hands to its components is put together by others of them, out of sight. */
const fromPipeline: PromptSource = { path: 'data', role: 'user', form: 'kept' };

/** Those that chat have a system message among the others, and run asynchronously too. */
function generator(provider: string, input: 'prompt' | 'messages', option: string, model?: string): Shape {
  const caps = ['$client.generation_kwargs.max_completion_tokens', '$client.generation_kwargs.max_tokens'];
  const defaults = model === undefined ? [] : [fallback('model', model, `${source}: ${option} = "${model}"`)];
  const common = { owner: '$client', model: [`$client.${option}`], input: [input], defaults } as const;
  const asked = agentCall({ ...common, api: 'generator.run', bind: {}, cap: caps, instructions: [] });
  return {
    provider,
    settings,
    model: { id: option },
    request: {
      ...asked,
      parameters: { ...asked.parameters, tools: [{ path: '$tools' }] },
      prompt: [
        { path: '$tools', role: 'tools', form: 'tools' },
        { path: '$system', role: 'system', form: 'text' },
        ...asked.prompt,
        fromPipeline,
      ],
    },
    members: Object.fromEntries(
      (input === 'messages' ? ['run', 'run_async'] : ['run']).map((name) => [
        name,
        {
          kind: 'call',
          call: agentCall({
            ...common,
            api: `generator.${name}`,
            bind: { positional: [input] },
            cap: ['generation_kwargs.max_completion_tokens', 'generation_kwargs.max_tokens', ...caps],
            instructions: input === 'messages' ? [] : ['system_prompt'],
          }),
        } as const,
      ]),
    ),
  };
}

const runs = (api: string, change: (name: string) => CallSpec): Shape['members'] =>
  Object.fromEntries(
    ['run', 'run_async'].map((name) => [name, { kind: 'call', call: change(`${api}.${name}`) } as const]),
  );

/** Asks its generator until it calls for no more tools. */
const agent: Shape = {
  provider: null,
  runs: {
    parts: ['chat_generator'],
    combinator: 'all',
    isCertain: true,
    gives: { $system: ['$client.system_prompt'], $tools: ['$client.tools'] },
  },
  members: runs('agent', (api) =>
    agentCall({
      api,
      owner: '$client',
      bind: { positional: ['messages'] },
      model: ['$held.model'],
      cap: ['$held.cap'],
      instructions: ['system_prompt'],
      tools: ['tools'],
      input: ['messages'],
      loop: {
        limit: [{ path: '$client.max_agent_steps' }],
        default: 100,
        unit: 'steps',
        source: 'haystack 2.31.0 and 3.0.0: components/agents/agent.py, max_agent_steps = 100',
      },
    }),
  ),
};

/** Runs the components that are added to it, as they are connected: each that asks a model is taken to do so once. */
const pipeline: Shape = {
  provider: null,
  runs: { parts: ['components'], combinator: 'all' },
  members: {
    add_component: { kind: 'append', path: 'components' },
    ...runs('pipeline', (api) => ({
      api,
      operation: 'chat',
      cap: 'optional',
      bind: { positional: ['data'] },
      parameters: parameters(unseenModel),
      prompt: [fromPipeline],
    })),
  },
};

const ada = fallback(
  'model',
  'text-embedding-ada-002',
  `${source}: OpenAI embedders, model = "text-embedding-ada-002"`,
);

const embedder = (input: 'text' | 'documents'): Shape => ({
  provider: 'openai',
  settings,
  model: { id: 'model' },
  request: {
    api: 'embedder.run',
    operation: 'embedding',
    cap: 'none',
    parameters: parameters({ model: '$client.model' }),
    prompt: [fromPipeline],
    defaults: [ada],
  },
  members: Object.fromEntries(
    ['run', 'run_async'].map((name) => [
      name,
      {
        kind: 'call',
        call: {
          api: `embedder.${name}`,
          operation: 'embedding',
          bind: { positional: [input] },
          cap: 'none',
          parameters: parameters({ model: '$client.model', input }),
          prompt: [{ path: input, role: 'user', form: 'texts' }],
          defaults: [ada],
        },
      } as const,
    ]),
  ),
});

/** Components that call a model when they are run by themselves, in a pipeline or by an agent. */
export const haystack: SdkTable = {
  id: 'haystack',
  title: 'Haystack',
  python: {
    usage: {
      fields: ['meta.usage'],

      source: 'haystack 3.0.0: components/generators/chat/openai.py',
    },
    packages: ['haystack', 'haystack_integrations'],
    distribution: 'haystack-ai',
    modules: {
      'haystack.components.generators': {
        ...making('Generator', 'OpenAIGenerator'),
        ...making('AzureGenerator', 'AzureOpenAIGenerator'),
      },
      'haystack.components.generators.chat': {
        ...making('ChatGenerator', 'OpenAIChatGenerator'),
        ...making('AzureChatGenerator', 'AzureOpenAIChatGenerator'),
      },
      'haystack_integrations.components.generators.anthropic': making(
        'AnthropicChatGenerator',
        'AnthropicChatGenerator',
      ),
      'haystack.components.embedders': {
        ...making('TextEmbedder', 'OpenAITextEmbedder'),
        ...making('DocumentEmbedder', 'OpenAIDocumentEmbedder'),
      },
      'haystack.components.agents': making('Agent', 'Agent'),
      haystack: making('Pipeline', 'Pipeline'),
    },
    shapes: {
      Agent: agent,
      Pipeline: pipeline,
      Generator: generator('openai', 'prompt', 'model', 'gpt-5-mini'),
      AzureGenerator: generator('azure', 'prompt', 'azure_deployment', 'gpt-4.1-mini'),
      ChatGenerator: generator('openai', 'messages', 'model', 'gpt-5-mini'),
      AzureChatGenerator: generator('azure', 'messages', 'azure_deployment', 'gpt-4.1-mini'),
      AnthropicChatGenerator: generator('anthropic', 'messages', 'model'),
      TextEmbedder: embedder('text'),
      DocumentEmbedder: embedder('documents'),
    },
  },
};
