import { making } from './agents/agentKit.ts';
import { agentShapes } from './semanticKernel/agents.ts';
import { kernelShapes } from './semanticKernel/kernel.ts';
import { type Row, services } from './semanticKernel/rows.ts';
import {
  anthropicCap,
  chatService,
  embeddingService,
  hearingService,
  imageService,
  speechService,
  textService,
} from './semanticKernel/services.ts';
import type { Meaning, SdkTable, Shape } from './types.ts';

type Names = Readonly<Record<string, Meaning>>;

const rows = services(anthropicCap);

const shapeOf: Readonly<Record<Row['does'], (row: Row) => Shape>> = {
  chat: chatService,
  text: textService,
  embedding: embeddingService,
  image: imageService,
  speech: speechService,
  hearing: hearingService,
};

/** Settings of requests, of which each connector has classes of its own. */
const settingsOf: Readonly<Record<string, string>> = {
  open_ai:
    'OpenAIChatPromptExecutionSettings OpenAIPromptExecutionSettings OpenAITextPromptExecutionSettings OpenAIEmbeddingPromptExecutionSettings AzureChatPromptExecutionSettings',
  anthropic: 'AnthropicChatPromptExecutionSettings',
  'google.google_ai':
    'GoogleAIChatPromptExecutionSettings GoogleAIPromptExecutionSettings GoogleAITextPromptExecutionSettings GoogleAIEmbeddingPromptExecutionSettings',
  'google.vertex_ai':
    'VertexAIChatPromptExecutionSettings VertexAIPromptExecutionSettings VertexAITextPromptExecutionSettings VertexAIEmbeddingPromptExecutionSettings',
  mistral_ai: 'MistralAIChatPromptExecutionSettings MistralAIPromptExecutionSettings',
  bedrock:
    'BedrockChatPromptExecutionSettings BedrockPromptExecutionSettings BedrockTextPromptExecutionSettings BedrockEmbeddingPromptExecutionSettings',
  ollama:
    'OllamaChatPromptExecutionSettings OllamaPromptExecutionSettings OllamaTextPromptExecutionSettings OllamaEmbeddingPromptExecutionSettings',
  azure_ai_inference:
    'AzureAIInferenceChatPromptExecutionSettings AzureAIInferencePromptExecutionSettings AzureAIInferenceEmbeddingPromptExecutionSettings',
  nvidia: 'NvidiaChatPromptExecutionSettings NvidiaPromptExecutionSettings NvidiaEmbeddingPromptExecutionSettings',
  onnx: 'OnnxGenAIPromptExecutionSettings',
  hugging_face: 'HuggingFacePromptExecutionSettings',
};

const connectors: Readonly<Record<string, Names>> = Object.fromEntries(
  Object.entries(settingsOf).map(([module, names]) => [
    `semantic_kernel.connectors.ai.${module}`,
    {
      ...making('Settings', names),
      ...Object.assign(
        {},
        ...rows.filter((row) => row.module === module).map(({ name, bind }) => making(name, name, bind)),
      ),
    },
  ]),
);

/** How functions may be called: on its own, or at least one of them. */
const behaviour: Meaning = {
  kind: 'constructor',
  shape: 'Settings',
  members: {
    Auto: { kind: 'record', bind: { positional: ['auto_invoke'] } },
    Required: { kind: 'record', bind: { positional: ['auto_invoke'] } },
    NoneInvoke: { kind: 'constant', value: false },
  },
};

const promptFunction: Names = making('PromptFunction', 'KernelFunctionFromPrompt');
const kernelArguments: Names = { KernelArguments: { kind: 'record' } };
const kernelFunction: Names = {
  KernelFunction: {
    kind: 'constructor',
    shape: 'Settings',
    members: { from_prompt: { kind: 'constructor', shape: 'PromptFunction' } },
  },
};
const history = making('ChatHistory', 'ChatHistory', { positional: ['messages'] });
const kernel = making('Kernel', 'Kernel', { positional: ['plugins', 'services'] });
const managers = making('Settings', 'RoundRobinGroupChatManager StandardMagenticManager');

const agents: Names = {
  ...making('Agent', 'ChatCompletionAgent'),
  ...Object.assign(
    {},
    ...[
      'OpenAIAssistantAgent',
      'AzureAssistantAgent',
      'OpenAIResponsesAgent',
      'AzureResponsesAgent',
      'AzureAIAgent',
      'BedrockAgent',
    ].map((name) => making(name, name)),
  ),
  ...making('All', 'SequentialOrchestration ConcurrentOrchestration', { positional: ['members'] }),
  ...making('GroupChat', 'GroupChatOrchestration', { positional: ['members', 'manager'] }),
  ...making('Handoff', 'HandoffOrchestration', { positional: ['members', 'handoffs'] }),
  ...making('Magentic', 'MagenticOrchestration', { positional: ['members', 'manager'] }),
  ...making('AgentGroupChat', 'AgentGroupChat', { positional: ['agents', 'termination_strategy'] }),
  ...managers,
};

/** Microsoft's SDK of kernels, plugins and agents: services of many providers under one interface. */
export const semanticKernel: SdkTable = {
  id: 'semantic-kernel',
  title: 'Semantic Kernel',
  python: {
    usage: { fields: ['metadata.usage'], source: 'semantic-kernel 1.44.1: connectors/ai, metadata of contents' },
    packages: ['semantic_kernel'],
    distribution: 'semantic-kernel',
    modules: {
      semantic_kernel: kernel,
      'semantic_kernel.kernel': kernel,
      'semantic_kernel.agents': agents,
      'semantic_kernel.agents.chat_completion.chat_completion_agent': making('Agent', 'ChatCompletionAgent'),
      'semantic_kernel.connectors.ai': {
        FunctionChoiceBehavior: behaviour,
        ...making('Settings', 'PromptExecutionSettings'),
      },
      'semantic_kernel.connectors.ai.function_choice_behavior': { FunctionChoiceBehavior: behaviour },
      'semantic_kernel.connectors.ai.prompt_execution_settings': making('Settings', 'PromptExecutionSettings'),
      'semantic_kernel.contents': history,
      'semantic_kernel.contents.chat_history': history,
      'semantic_kernel.functions': { ...kernelArguments, ...kernelFunction, ...promptFunction },
      'semantic_kernel.functions.kernel_arguments': kernelArguments,
      'semantic_kernel.functions.kernel_function': kernelFunction,
      'semantic_kernel.functions.kernel_function_from_prompt': promptFunction,
      'semantic_kernel.prompt_template': making('Settings', 'PromptTemplateConfig'),
      ...connectors,
    },
    shapes: {
      ...kernelShapes,
      ...agentShapes,
      ...Object.fromEntries(rows.map((row) => [row.name, shapeOf[row.does](row)])),
    },
  },
};
