import { agentNames, agentShapes } from './langchain/agents.ts';
import { chainNames, chainShapes, parserNames, runnableNames } from './langchain/chains.ts';
import { modelShape } from './langchain/models.ts';
import { type Exports, type Places, pythonPlaces, typescriptPlaces } from './langchain/places.ts';
import { promptNames, promptShapes } from './langchain/prompts.ts';
import { modelRows } from './langchain/rows.ts';
import { python, type Side, typescript } from './langchain/runnable.ts';
import {
  postgresNames,
  pythonStorePlaces,
  retrieverPlaces,
  storeNames,
  storeShapes,
  typescriptStorePlaces,
} from './langchain/stores.ts';
import { abstractNames, passiveParser, providers, universalNames } from './langchain/universal.ts';
import type { Meaning, SdkLanguage, SdkTable, Shape } from './types.ts';

type Names = Readonly<Record<string, Meaning>>;
type Modules = Record<string, Names>;

/** LangChain and LangGraph in both languages, from the versions before runnables to the present ones. */
export const langchain: SdkTable = {
  id: 'langchain',
  title: 'LangChain and LangGraph',
  typescript: {
    usage: {
      fields: ['usage_metadata.input_tokens', 'usage_metadata.output_tokens', 'response_metadata.tokenUsage'],
      streamOption: 'streamUsage',
      callbacks: ['callbacks'],
      source: '@langchain/core 1.4.0 (npm), messages/metadata.d.ts: UsageMetadata',
    },
    ...side(typescript, typescriptPlaces),
  },
  python: {
    usage: {
      fields: ['usage_metadata.input_tokens', 'usage_metadata.output_tokens', 'response_metadata.token_usage'],
      streamOption: 'stream_usage',
      callbacks: ['get_openai_callback', 'get_usage_metadata_callback', 'UsageMetadataCallbackHandler', 'callbacks'],
      source: 'langchain-core 1.2.19: messages/ai.py: UsageMetadata, callbacks/usage.py',
    },
    ...side(python, pythonPlaces),
  },
};

function side(own: Side, places: Places): SdkLanguage {
  const modules: Modules = {};
  const put = (exports: Exports, meanings: Names): void => {
    for (const [module, names] of Object.entries(exports)) {
      const listed = names.split(' ').flatMap((name) => Object.entries(meanings).filter(([each]) => each === name));
      modules[module] = { ...Object.fromEntries(listed), ...modules[module] };
    }
  };
  const rows = modelRows(own).filter((row) => row[own.language] !== undefined);
  for (const { name, ...row } of rows)
    for (const module of row[own.language] ?? [])
      put({ [module]: name }, { [name]: { kind: 'constructor', shape: name } });
  const { prompts, messages, hub } = promptNames(own);
  const { agents, executors, graphs } = agentNames(own);
  put(places.prompts, prompts);
  put(places.messages, messages);
  put(places.runnables, runnableNames(own));
  put(places.parsers, Object.fromEntries(parserNames.map((name) => [name, passiveParser(own)])));
  put(places.chains, chainNames(own));
  put(places.agents, agents);
  put(places.executors, executors);
  put(places.graphs, graphs);
  put(places.hub, hub);
  put(places.universal, universalNames(own));
  put(own.language === 'python' ? pythonStorePlaces : typescriptStorePlaces, storeNames(own));
  put(retrieverPlaces(own), storeNames(own));
  for (const [module, names] of Object.entries(postgresNames(own))) modules[module] = { ...modules[module], ...names };
  put(places.documents, { Document: { kind: 'record', bind: own.fields('page_content') } });
  put(places.abstract, abstractNames);
  put(places.abstractEmbeddings, {
    Embeddings: { kind: 'constructor', shape: 'AnyEmbeddings' },
    // An interface of TypeScript: it says of a value what that is.
    EmbeddingsInterface: { kind: 'identity', argument: 0, types: 'AnyEmbeddings' },
  });
  return {
    packages: packagesOf(own, Object.keys(modules)),
    ...(own.language === 'python' && { distribution: 'langchain-core' }),
    modules,
    shapes: {
      ...modelShapes(own),
      ...promptShapes(own),
      ...chainShapes(own),
      ...agentShapes(own),
      ...storeShapes(own),
    },
  };
}

function modelShapes(own: Side): Readonly<Record<string, Shape>> {
  const named = modelRows(own).filter((row) => row[own.language] !== undefined);
  const any = {
    provider: null,
    isConfigurable: true,
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
