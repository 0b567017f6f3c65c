import { agentRunner, agentShapes } from './aiSdk/agents.ts';
import * as calls from './aiSdk/calls.ts';
import { providers } from './aiSdk/providerRows.ts';
import { meaningsOf, providerModules, providerShapes } from './aiSdk/providers.ts';
import { at, parameters, type Spec } from './build.ts';
import type { Meaning, Member, SdkTable, Shape } from './types.ts';

type Names = Readonly<Record<string, Meaning>>;

const call = (api: string, spec: Spec): Meaning => ({ kind: 'call', call: { api, ...spec } });
const making = (shape: string): Meaning => ({ kind: 'constructor', shape, bind: { record: 0 } });

/** A function that gives back its argument, or a member of it. */
const passes = (path?: string): Meaning => ({ kind: 'identity', argument: 0, ...(path !== undefined && { path }) });

/** Names by function; several names for one function are those of other versions. */
const functions: Names = Object.fromEntries(
  (
    [
      ['generateText experimental_generateText', calls.generateText],
      ['streamText experimental_streamText experimental_streamTextLowMemory', calls.streamText],
      ['generateObject experimental_generateObject', calls.generateObject],
      ['streamObject experimental_streamObject', calls.streamObject],
      ['experimental_streamLanguageModelCall', calls.modelCall],
      ['experimental_decide experimental_evaluate', calls.decide],
      ['experimental_extract', calls.extract],
      ['embed', calls.embed],
      ['embedMany', calls.embedMany],
      ['generateImage experimental_generateImage', calls.generateImage],
      ['transcribe experimental_transcribe', calls.transcribe],
      ['generateSpeech experimental_generateSpeech', calls.generateSpeech],
      ['experimental_streamSpeech', calls.streamSpeech],
      ['experimental_streamTranscribe experimental_streamTranslate', calls.streamAudio],
      ['experimental_generateVideo', calls.generateVideo],
      ['experimental_startVideo', calls.startVideo],
      ['rerank', calls.rerank],
      ['experimental_startBatch', calls.startBatch],
      ['createAgentUIStream createAgentUIStreamResponse pipeAgentUIStreamToResponse', agentRunner],
    ] satisfies [string, Spec][]
  ).flatMap(([names, spec]) => names.split(' ').map((name): [string, Meaning] => [name, call(name, spec)])),
);

const agents: Names = {
  Experimental_Agent: making('Agent'),
  ToolLoopAgent: making('Agent'),
};

/** Wrapping a model keeps the model. Settings that a middleware gives hold where a call gives none. */
const wrapLanguageModel: Meaning = { ...wrapped('model'), defaults: 'middleware.settings' };

function wrapped(path: string): Extract<Meaning, { kind: 'identity' }> {
  return { kind: 'identity', argument: 0, path };
}

const models: Names = {
  wrapLanguageModel,
  experimental_wrapLanguageModel: wrapLanguageModel,
  wrapEmbeddingModel: wrapped('model'),
  wrapImageModel: wrapped('model'),
  wrapProvider: wrapped('provider'),
  defaultSettingsMiddleware: passes(),
  customProvider: making('customProvider'),
  experimental_customProvider: making('customProvider'),
  createProviderRegistry: making('registry'),
  experimental_createProviderRegistry: making('registry'),
  experimental_createModelRegistry: making('registry'),
};

/** What parameters are made with: stop conditions are their number of steps, schemas and tools are what they were given. */
const helpers: Names = {
  stepCountIs: passes(),
  isStepCount: passes(),
  isLoopFinished: { kind: 'free', returns: { value: null } },
  tool: passes(),
  dynamicTool: passes(),
  jsonSchema: passes(),
  zodSchema: passes(),
  convertToModelMessages: passes(),
  convertToCoreMessages: passes(),
  Output: {
    kind: 'namespace',
    members: { object: passes(), array: passes(), choice: passes(), json: passes(), text: { kind: 'free' } },
  },
};

const select = (path: string): Member => ({ kind: 'select', path });
const fromRegistry = (member: string): Member => ({ kind: 'registry', separator: ':', member });

/** Methods of providers that are put together from others, and the option of `customProvider` that each chooses from. */
const choosers = {
  languageModel: 'languageModels',
  embeddingModel: 'embeddingModels',
  textEmbeddingModel: 'textEmbeddingModels',
  imageModel: 'imageModels',
  transcriptionModel: 'transcriptionModels',
  speechModel: 'speechModels',
  rerankingModel: 'rerankingModels',
  videoModel: 'videoModels',
};

const composed: Readonly<Record<string, Shape>> = {
  customProvider: {
    provider: null,
    members: Object.fromEntries(Object.entries(choosers).map(([method, path]) => [method, select(path)])),
  },
  registry: {
    provider: null,
    members: Object.fromEntries(Object.keys(choosers).map((method) => [method, fromRegistry(method)])),
  },
};

/** React Server Components: text that streams as interface. */
const { loop: _, ...oneStep } = calls.streamText;
const streamUi: Spec = {
  ...oneStep,
  parameters: {
    ...oneStep.parameters,
    responseFormat: [],
    ...parameters({ timeout: ['timeout', 'timeout.totalMs'].map((path) => at(path, { versions: '>=6.0.0 <7.0.0' })) }),
  },
  prompt: oneStep.prompt.filter(({ path }) => path !== 'instructions'),
};

const render: Spec = {
  operation: 'chat',
  versions: '<4.0.0',
  bind: { record: 0 },
  cap: 'none',
  parameters: parameters({ model: 'model', temperature: 'temperature', tools: ['tools', 'functions'] }),
  prompt: [
    { path: 'functions', role: 'tools', form: 'tools' },
    { path: 'tools', role: 'tools', form: 'tools' },
    { path: 'messages', role: 'messages', form: 'messages' },
  ],
  isStream: true,
};

const gatewayNames = meaningsOf(gateway());

function gateway() {
  const row = providers.find(({ name }) => name === 'gateway');
  if (row === undefined) throw new Error('The gateway is missing among the providers.');
  return row;
}

/** Vercel's AI SDK, versions 3 to 7, with its provider packages. */
export const aiSdk: SdkTable = {
  id: 'ai-sdk',
  title: 'Vercel AI SDK',
  typescript: {
    usage: {
      fields: [
        'usage.inputTokens',
        'usage.outputTokens',
        'totalUsage',
        'finalStep.usage',
        'usage.promptTokens',
        'usage.completionTokens',
      ],
      callbacks: ['onFinish', 'onEnd', 'onStepFinish', 'onStepEnd', 'experimental_telemetry'],
      source: 'ai 7.0.173 and 4.3.19 (npm), docs: generateText and streamText',
    },
    packages: ['ai', '@ai-sdk/workflow', '@ai-sdk/rsc', ...packagesOf(Object.keys(providerModules))],
    modules: {
      ai: { ...functions, ...agents, ...models, ...helpers, ...gatewayNames },
      'ai/rsc': { streamUI: call('streamUI', streamUi), render: call('render', render) },
      '@ai-sdk/rsc': { streamUI: call('streamUI', streamUi) },
      '@ai-sdk/workflow': { WorkflowAgent: making('WorkflowAgent') },
      ...providerModules,
      '@ai-sdk/google-vertex/edge': providerModules['@ai-sdk/google-vertex'] ?? {},
      '@ai-sdk/google-vertex/anthropic/edge': providerModules['@ai-sdk/google-vertex/anthropic'] ?? {},
    },
    shapes: { ...providerShapes, ...composed, ...agentShapes },
  },
};

function packagesOf(modules: readonly string[]): readonly string[] {
  return [
    ...new Set(
      modules.map((module) =>
        module
          .split('/')
          .slice(0, module.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
    ),
  ];
}
