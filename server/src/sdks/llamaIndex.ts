import { agentCall, making, named } from './agents/agentKit.ts';
import { fallback, type Paths, parameters, unseenModel } from './build.ts';
import { agentModules, agentShapes, agentsBefore13 } from './llamaIndex/agents.ts';
import { modelsBefore9, namesBefore9, shapesBefore9 } from './llamaIndex/before9.ts';
import { modulesBefore10, shapesBefore10 } from './llamaIndex/before10.ts';
import { embeddingModules, embeddingShapes } from './llamaIndex/embeddings.ts';
import { engineModules, engineShapes, typed } from './llamaIndex/engines.ts';
import { commonModel, indexModules, indexShapes, lookUp } from './llamaIndex/indexes.ts';
import type { Row } from './llamaIndex/row.ts';
import type { CallSpec, Meaning, Member, SdkLanguage, SdkTable, Shape } from './types.ts';

const pythonRows: readonly Row[] = [
  {
    module: 'openai',
    names: 'OpenAI OpenAIResponses',
    provider: 'openai',
    defaults: [
      fallback('maxRetries', 3, 'llama-index-llms-openai 0.4: max_retries = 3, in tenacity and in the SDK'),
      fallback(
        'model',
        'gpt-3.5-turbo',
        'llama-index-llms-openai beside llama-index-core 0.10.68 to 0.14.14: DEFAULT_OPENAI_MODEL',
      ),
    ],
  },
  {
    module: 'anthropic',
    names: 'Anthropic',
    provider: 'anthropic',
    defaults: [fallback('outputCap', 512, 'llama-index-llms-anthropic 0.6: DEFAULT_ANTHROPIC_MAX_TOKENS = 512')],
  },
  { module: 'azure_openai', names: 'AzureOpenAI', provider: 'azure' },
  { module: 'openai_like', names: 'OpenAILike', provider: null },
  { module: 'google_genai', names: 'GoogleGenAI', provider: 'google' },
  { module: 'gemini', names: 'Gemini', provider: 'google', model: 'model_name' },
  { module: 'vertex', names: 'Vertex', provider: 'vertex' },
  { module: 'mistralai', names: 'MistralAI', provider: 'mistral' },
  { module: 'cohere', names: 'Cohere', provider: 'cohere' },
  { module: 'groq', names: 'Groq', provider: 'groq' },
  { module: 'ollama', names: 'Ollama', provider: 'ollama' },
  { module: 'bedrock_converse', names: 'BedrockConverse', provider: 'bedrock' },
  { module: 'together', names: 'TogetherLLM', provider: 'together' },
  { module: 'deepseek', names: 'DeepSeek', provider: 'deepseek' },
  { module: 'openrouter', names: 'OpenRouter', provider: 'openrouter' },
  { module: 'litellm', names: 'LiteLLM', provider: null },
];

const typescriptRows: readonly Row[] = [
  {
    module: 'openai',
    names: 'OpenAI openai',
    provider: 'openai',
    defaults: [fallback('model', 'gpt-4o', '@llamaindex/openai 0.4.22: model ?? "gpt-4o"')],
    baseUrl: 'additionalSessionOptions.baseURL',
    isRetrying: true,
  },
  {
    module: 'anthropic',
    names: 'Anthropic anthropic',
    provider: 'anthropic',
    defaults: [fallback('outputCap', 4096, '@llamaindex/anthropic 0.3.26: maxTokens ?? 4096')],
    isRetrying: true,
  },
  { module: 'google', names: 'Gemini gemini', provider: 'google', baseUrl: 'httpOptions.baseUrl' },
  { module: 'mistral', names: 'MistralAI mistral', provider: 'mistral' },
  {
    module: 'groq',
    names: 'Groq groq',
    provider: 'groq',
    baseUrl: 'additionalSessionOptions.baseURL',
    isRetrying: true,
  },
  {
    module: 'ollama',
    names: 'Ollama ollama',
    provider: 'ollama',
    cap: 'options.num_predict',
    temperature: 'options.temperature',
    baseUrl: 'config.host',
  },
];

/** Options of a model object as one language spells them. */
const optionsOf = (isPython: boolean, row: Row) => ({
  model: ['$client.model', ...(row.model === undefined ? [] : [`$client.${row.model}`])],
  cap: [`$client.${row.cap ?? (isPython ? 'max_tokens' : 'maxTokens')}`],
  temperature: `$client.${row.temperature ?? 'temperature'}`,
});

const modelCalls = (isPython: boolean, row: Row): Readonly<Record<string, Member>> => {
  const { model, cap, temperature } = optionsOf(isPython, row);
  const common = (input: readonly string[], isRecord: boolean) => ({
    owner: '$client',
    bind: isRecord ? { record: 0 } : { positional: [...input] },
    model,
    cap,
    instructions: [],
    input,
    more: {
      temperature,
      ...(isPython && { maxRetries: '$client.max_retries' }),
      ...(row.isRetrying && { maxRetries: '$client.maxRetries' }),
    } satisfies Paths,
    defaults: row.defaults ?? [],
  });
  return isPython
    ? {
        ...named('chat achat stream_chat astream_chat', 'llm.', common(['messages'], false)),
        ...named('complete acomplete stream_complete astream_complete', 'llm.', common(['prompt'], false)),
        ...named(
          'predict apredict structured_predict astructured_predict stream astream',
          'llm.',
          common(['prompt'], false),
        ),
        ...named('chat_with_tools achat_with_tools stream_chat_with_tools astream_chat_with_tools', 'llm.', {
          ...common(['tools', 'user_msg', 'chat_history'], false),
          input: ['chat_history', 'user_msg'],
          tools: ['tools'],
        }),
      }
    : { ...named('chat', 'llm.', common(['messages'], true)), ...named('complete', 'llm.', common(['prompt'], true)) };
};

function modelShape(isPython: boolean, row: Row): Shape {
  const { model, cap } = optionsOf(isPython, row);
  const baseUrl = isPython ? 'api_base' : row.baseUrl;
  return {
    provider: row.provider,
    model: { id: 'model' },
    members: modelCalls(isPython, row),
    request: agentCall({
      api: 'llm.chat',
      owner: '$client',
      bind: {},
      model,
      cap,
      instructions: [],
      input: ['input'],
      defaults: row.defaults ?? [],
    }),
    ...(baseUrl !== undefined && { settings: { baseUrl: { path: baseUrl } } }),
  };
}

/** A question to an engine in JavaScript. What it asks depends on what it retrieves and how it puts answers together. */
const engine: Shape = {
  provider: null,
  runs: { parts: [['chatModel', 'llm']], combinator: 'all', ...commonModel(false), also: [lookUp(false)] },
  members: Object.fromEntries(
    ['query', 'chat'].map((name) => [
      name,
      {
        kind: 'call',
        call: {
          api: `engine.${name}`,
          operation: 'chat',
          cap: 'optional',
          bind: { record: 0 },
          parameters: parameters(unseenModel),
          prompt: [{ path: name === 'chat' ? 'message' : 'query', role: 'user', form: 'text' }],
        } satisfies CallSpec,
      } as const,
    ]),
  ),
};

/** Engines that are made of a retriever instead of by an index. */
const chatEngines = making('Engine', 'ContextChatEngine SimpleChatEngine');
const engineNames: Readonly<Record<string, Meaning>> = {
  ...making('Engine', 'RetrieverQueryEngine', { positional: ['retriever'] }),
  ...chatEngines,
};

/** Settings for one function, which is called with them: packages/core/src/global/settings.ts. */
const scoped = (option?: string): Meaning => ({
  kind: 'configure',
  options: option === undefined ? {} : { 0: option },
  isScoped: true,
  runs: 1,
});
const scopedSettings: Readonly<Record<string, Meaning>> = {
  withLLM: scoped('llm'),
  withEmbedModel: scoped('embedding'),
  withPromptHelper: scoped(),
  withNodeParser: scoped(),
  withCallbackManager: scoped(),
  withChunkSize: scoped(),
  withChunkOverlap: scoped(),
};

function side(isPython: boolean): SdkLanguage {
  const rows = isPython ? pythonRows : typescriptRows;
  const moduleOf = (row: Row) => (isPython ? `llama_index.llms.${row.module}` : `@llamaindex/${row.module}`);
  const agents = making(
    'Agent',
    isPython ? 'FunctionAgent ReActAgent CodeActAgent AgentWorkflow' : 'FunctionAgent ReActAgent',
  );
  return {
    packages: isPython ? ['llama_index'] : ['llamaindex', '@llamaindex/core', ...rows.map(moduleOf)],
    ...(isPython && { distribution: 'llama-index-core' }),
    globals: {
      shape: isPython ? 'QueryEngine' : 'Engine',
      options: { 'Settings.llm': 'llm', [isPython ? 'Settings.embed_model' : 'Settings.embedModel']: 'embedding' },
      areShared: true,
    },
    modules: {
      ...(isPython && { ...engineModules, ...agentModules, ...baseModules }),
      ...merged(
        embeddingModules(isPython),
        indexModules(isPython),
        isPython
          ? modulesBefore10
          : { llamaindex: { ...engineNames, ...namesBefore9 }, '@llamaindex/core/chat-engine': chatEngines },
        {
          [isPython ? 'llama_index.core' : 'llamaindex']: {
            Settings: { kind: 'namespace', members: isPython ? {} : scopedSettings },
          },
        },
        ...rows.map((row) => ({ [moduleOf(row)]: making(`${row.module}Model`, row.names) })),
      ),
      ...(isPython
        ? {
            'llama_index.core.agent.workflow': agents,
            'llama_index.core.agent': { ...since13(agents), ...agentsBefore13 },
          }
        : { '@llamaindex/workflow': { agent: making('Agent', 'agent')['agent'] ?? { kind: 'free' } } }),
    },
    shapes: {
      ...(isPython
        ? { ...engineShapes, ...agentShapes, ...shapesBefore10, BaseModel: modelShape(true, anyModel) }
        : { Engine: engine, ...shapesBefore9 }),
      ...embeddingShapes(isPython),
      ...indexShapes(
        isPython,
        isPython ? { query: 'QueryEngine', chat: 'ChatEngine' } : { query: 'Engine', chat: 'Engine' },
      ),
      Agent: {
        provider: null,
        members: named('run', 'agent.', {
          owner: '$client',
          bind: { positional: [isPython ? 'user_msg' : 'userInput'] },
          model: ['$client.llm', '$global.llm'],
          cap: ['$client.llm', '$global.llm'].map((path) => `${path}.${isPython ? 'max_tokens' : 'maxTokens'}`),
          instructions: [isPython ? 'system_prompt' : 'systemPrompt'],
          tools: ['tools'],
          input: [isPython ? 'user_msg' : 'userInput'],
          loop: isPython
            ? {
                limit: [{ path: 'max_iterations' }],
                default: 20,
                unit: 'steps',
                source: 'llama-index-core 0.14.22: agent workflow, max_iterations 20',
              }
            : {
                limit: [],
                default: null,
                unit: 'steps',
                source: '@llamaindex/workflow 1.1.25: AgentWorkflow.run takes no limit',
              },
        }),
      },
      ...Object.fromEntries(
        [...rows, ...(isPython ? [] : modelsBefore9)].map((row) => [`${row.module}Model`, modelShape(isPython, row)]),
      ),
    },
  };
}

/** Base classes say what an argument or field is, whatever made it. */
const anyModel: Row = { module: 'core', names: 'LLM', provider: null };
const baseModules: Readonly<Record<string, Readonly<Record<string, Meaning>>>> = {
  'llama_index.core.llms': typed('BaseModel', 'LLM'),
  'llama_index.core.llms.llm': typed('BaseModel', 'LLM'),
  'llama_index.core.llms.function_calling': typed('BaseModel', 'FunctionCallingLLM'),
  'llama_index.core.base.llms.base': typed('BaseModel', 'BaseLLM'),
};

/** Names that moved up into another module when those of the older agents became free. */
const since13 = (names: Readonly<Record<string, Meaning>>): Readonly<Record<string, Meaning>> =>
  Object.fromEntries(
    Object.entries(names).map(([name, meaning]) => [
      name,
      meaning.kind === 'constructor' ? { ...meaning, versions: '>=0.13.0' } : meaning,
    ]),
  );

type Modules = Readonly<Record<string, Readonly<Record<string, Meaning>>>>;

/** What several groups say of a module is all in it. */
function merged(...groups: readonly Modules[]): Modules {
  const modules: Record<string, Modules[string]> = {};
  for (const group of groups)
    for (const [module, names] of Object.entries(group)) modules[module] = { ...modules[module], ...names };
  return modules;
}

export const llamaIndex: SdkTable = {
  id: 'llama-index',
  title: 'LlamaIndex',
  typescript: {
    usage: {
      fields: ['raw.usage'],
      callbacks: ['callbackManager'],
      source: 'llamaindex 0.12.1 (npm), CallbackManager: llm-end',
    },
    ...side(false),
  },
  python: {
    usage: {
      fields: ['raw.usage'],
      callbacks: ['TokenCountingHandler', 'callback_manager'],
      source: 'llama-index-core 0.12.35: callbacks/token_counting.py',
    },
    ...side(true),
  },
};
