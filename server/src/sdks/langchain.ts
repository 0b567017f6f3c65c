import { agentNames, agentShapes } from './langchain/agents.ts';
import { chainNames, chainShapes, parserNames, runnableNames } from './langchain/chains.ts';
import { modelShape } from './langchain/models.ts';
import { promptNames, promptShapes } from './langchain/prompts.ts';
import { modelRows } from './langchain/rows.ts';
import { python, type Side, typescript } from './langchain/runnable.ts';
import { abstractNames, passiveParser, providers, universalNames } from './langchain/universal.ts';
import type { Meaning, SdkLanguage, SdkTable, Shape } from './types.ts';

type Names = Readonly<Record<string, Meaning>>;
type Modules = Record<string, Names>;

/** LangChain and LangGraph in both languages, from the versions before runnables to the present ones. */
export const langchain: SdkTable = {
  id: 'langchain',
  title: 'LangChain and LangGraph',
  typescript: side(typescript, {
    prompts: ['@langchain/core/prompts', 'langchain/prompts', '@langchain/classic/prompts', 'langchain'],
    messages: ['@langchain/core/messages', 'langchain/schema', 'langchain'],
    runnables: ['@langchain/core/runnables', 'langchain/schema/runnable', 'langchain/runnables'],
    parsers: [
      '@langchain/core/output_parsers',
      '@langchain/core/output_parsers/openai_tools',
      'langchain/output_parsers',
      'langchain/schema/output_parser',
      '@langchain/classic/output_parsers',
    ],
    chains: [
      'langchain/chains',
      '@langchain/classic/chains',
      'langchain/chains/combine_documents',
      'langchain',
      'langchain/chains/retrieval',
    ],
    agents: ['langchain', 'deepagents', '@langchain/langgraph-supervisor'],
    prebuilt: ['@langchain/langgraph/prebuilt'],
    executors: ['langchain/agents', '@langchain/classic/agents'],
    graphs: ['@langchain/langgraph', '@langchain/langgraph/web'],
    hub: ['langchain/hub', '@langchain/classic/hub', 'langchain/hub/node', '@langchain/classic/hub/node'],
    universal: ['langchain', 'langchain/chat_models/universal', '@langchain/classic/chat_models/universal'],
    abstract: [
      '@langchain/core/language_models/chat_models',
      '@langchain/core/language_models/base',
      '@langchain/core/language_models/llms',
      'langchain/chat_models/base',
      'langchain/base_language',
    ],
    abstractEmbeddings: ['@langchain/core/embeddings', 'langchain/embeddings/base'],
  }),
  python: side(python, {
    prompts: [
      'langchain_core.prompts',
      'langchain.prompts',
      'langchain.prompts.chat',
      'langchain_core.prompts.chat',
      'langchain_classic.prompts',
      'langchain',
    ],
    messages: ['langchain_core.messages', 'langchain.schema', 'langchain.schema.messages', 'langchain.messages'],
    runnables: ['langchain_core.runnables', 'langchain.schema.runnable', 'langchain_core.runnables.history'],
    parsers: [
      'langchain_core.output_parsers',
      'langchain.schema.output_parser',
      'langchain.output_parsers',
      'langchain_core.output_parsers.openai_tools',
      'langchain.schema',
    ],
    chains: [
      'langchain.chains',
      'langchain_classic.chains',
      'langchain',
      'langchain.chains.combine_documents',
      'langchain.chains.question_answering',
      'langchain.chains.summarize',
      'langchain.chains.llm',
      'langchain_classic.chains.combine_documents',
    ],
    agents: ['langchain.agents', 'deepagents', 'langgraph_supervisor'],
    prebuilt: ['langgraph.prebuilt', 'langgraph.prebuilt.chat_agent_executor'],
    executors: ['langchain_classic.agents', 'langchain.agents', 'langchain.agents.agent'],
    graphs: ['langgraph.graph', 'langgraph.graph.state', 'langgraph.graph.message'],
    hub: ['langchain.hub', 'langchain_classic.hub', 'langchainhub'],
    universal: ['langchain.chat_models', 'langchain_classic.chat_models', 'langchain.chat_models.base'],
    abstract: [
      'langchain_core.language_models',
      'langchain_core.language_models.chat_models',
      'langchain_core.language_models.base',
      'langchain.chat_models.base',
      'langchain.base_language',
      'langchain.schema.language_model',
      'langchain_core.language_models.llms',
      'langchain.llms.base',
    ],
    abstractEmbeddings: ['langchain_core.embeddings', 'langchain.embeddings.base'],
  }),
};

/** Which modules export which group of names. */
interface Places {
  readonly prompts: readonly string[];
  readonly messages: readonly string[];
  readonly runnables: readonly string[];
  readonly parsers: readonly string[];
  readonly chains: readonly string[];
  readonly agents: readonly string[];
  readonly prebuilt: readonly string[];
  readonly executors: readonly string[];
  readonly graphs: readonly string[];
  readonly hub: readonly string[];
  readonly universal: readonly string[];
  readonly abstract: readonly string[];
  readonly abstractEmbeddings: readonly string[];
}

function side(own: Side, places: Places): SdkLanguage {
  const modules: Modules = {};
  const put = (specifiers: readonly string[], names: Names): void => {
    for (const specifier of specifiers) modules[specifier] = { ...names, ...modules[specifier] };
  };
  const rows = modelRows(own).filter((row) => row[own.language] !== undefined);
  for (const row of rows) put(row[own.language] ?? [], { [row.name]: { kind: 'constructor', shape: row.name } });
  const { prompts, messages, hub } = promptNames(own);
  const { agents, prebuilt, executors, graphs } = agentNames(own);
  put(places.prompts, prompts);
  put(places.messages, messages);
  put(places.runnables, runnableNames(own));
  put(places.parsers, Object.fromEntries(parserNames.map((name) => [name, passiveParser(own)])));
  put(places.chains, chainNames(own));
  put(places.agents, agents);
  put(places.prebuilt, prebuilt);
  put(places.executors, executors);
  put(places.graphs, graphs);
  put(places.hub, hub);
  put(places.universal, universalNames(own));
  put(places.abstract, abstractNames);
  put(places.abstractEmbeddings, { Embeddings: { kind: 'constructor', shape: 'AnyEmbeddings' } });
  return {
    packages: packagesOf(own, Object.keys(modules)),
    ...(own.language === 'python' && { distribution: 'langchain-core' }),
    modules,
    shapes: { ...modelShapes(own), ...promptShapes(own), ...chainShapes(own), ...agentShapes(own) },
  };
}

function modelShapes(own: Side): Readonly<Record<string, Shape>> {
  const named = modelRows(own).filter((row) => row[own.language] !== undefined);
  const any = {
    provider: null,
    cap: ['maxTokens'],
    settings: { providerName: { path: own.spell('modelProvider'), providers } },
  } as const;
  return {
    ...Object.fromEntries(named.map((row) => [row.name, modelShape(own, row)])),
    AnyModel: modelShape(own, any),
    AnyEmbeddings: modelShape(own, { provider: null, kind: 'embedding' }),
  };
}

function packagesOf({ language }: Side, modules: readonly string[]): readonly string[] {
  const roots = modules.map((module) =>
    language === 'python'
      ? (module.split('.')[0] ?? module)
      : module
          .split('/')
          .slice(0, module.startsWith('@') ? 2 : 1)
          .join('/'),
  );
  const first = language === 'python' ? 'langchain_core' : '@langchain/core';
  return [...new Set([first, ...roots])];
}
