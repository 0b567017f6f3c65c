import { making } from '../agents/agentKit.ts';
import { heldEmbedding, parameters } from '../build.ts';
import type { CallSpec, Meaning, Member, Runs, Shape } from '../types.ts';

type Names = Readonly<Record<string, Meaning>>;
type Modules = Readonly<Record<string, Names>>;

const spelt = (isPython: boolean, name: string): string =>
  isPython ? name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : name;

/** What is read of the documents, or the question that something is looked up for. */
const inputs = ['input', 'documents', 'nodes', 'document', 'str_or_query_bundle', 'query', 'message'];

/** Embeddings of an index: its own, else those of the settings. */
export const embeddings = (isPython: boolean): Runs => ({
  parts: isPython ? [['embed_model', 'service_context.embed_model']] : [],
  combinator: 'all',
  otherwise: isPython ? ['$global.embedding', '$global.context.embed_model'] : ['$global.embedding'],
  // In JavaScript nothing is embedded before the settings name a model: where they cannot be seen, it is open which.
  usual: isPython ? 'OpenAIEmbedding' : 'BaseEmbedding',
  usualName: 'default',
  isCertain: 'where-given',
  gives: { input: inputs },
});

/** The model of the settings, and where these name none the one that LlamaIndex makes by itself. */
export const commonModel = (isPython: boolean): Pick<Runs, 'otherwise' | 'usual' | 'isCertain'> =>
  isPython
    ? { otherwise: ['$global.llm', '$global.context.llm'], usual: 'openaiModel', isCertain: true }
    : { otherwise: ['$global.llm'], isCertain: true };

/** The model that an index asks while it is built, or looks something up. */
const models = (isPython: boolean): Runs => ({
  parts: isPython ? [['llm', 'llm_predictor', 'service_context.llm']] : [['llm']],
  combinator: 'all',
  ...commonModel(isPython),
  gives: { input: inputs },
});

/** What looks up the texts for an answer: a retriever, or the index that it was made from. */
export const lookUp = (isPython: boolean): Runs => lookingIn(isPython, ['retriever', '$parent']);

const lookingIn = (isPython: boolean, parts: readonly string[]): Runs => ({
  parts: [isPython ? ['embed_model', 'index', ...parts] : parts],
  combinator: 'all',
  gives: { input: inputs },
});

const asking = (api: string, input: string, bind: CallSpec['bind']): CallSpec => ({
  api,
  operation: 'chat',
  cap: 'optional',
  ...(bind && { bind }),
  parameters: parameters({ model: '$held.model', outputCap: '$held.cap' }),
  prompt: [{ path: input, role: 'user', form: 'messages' }],
  // Each text is a request of its own.
  perItem: 'input',
});

type Work = typeof heldEmbedding;

const row = (isPython: boolean, input: string): CallSpec['bind'] =>
  isPython || !['query', 'message'].includes(input) ? { positional: [input] } : { record: 0 };

const calls = (
  isPython: boolean,
  names: Readonly<Record<string, string>>,
  work: Work,
): Readonly<Record<string, Member>> =>
  Object.fromEntries(
    Object.entries(names).map(([name, input]) => [
      name,
      { kind: 'call', call: work(`index.${name}`, input, row(isPython, input)) },
    ]),
  );

/** Methods that add to an index, with what they are given. */
const adding = (isPython: boolean): Readonly<Record<string, string>> =>
  isPython
    ? {
        insert: 'document',
        ainsert: 'document',
        insert_nodes: 'nodes',
        ainsert_nodes: 'nodes',
        update_ref_doc: 'document',
        aupdate_ref_doc: 'document',
        refresh_ref_docs: 'documents',
        arefresh_ref_docs: 'documents',
        update: 'document',
        refresh: 'documents',
      }
    : { insert: 'document', insertNodes: 'nodes' };

const made = (isPython: boolean, engines: { readonly query: string; readonly chat: string }): Shape['members'] => {
  const bind = isPython ? ({ positional: ['llm'] } as const) : undefined;
  const make = (shape: string): Member => ({ kind: 'make', shape, ...(bind && { bind }) });
  return {
    [spelt(isPython, 'asQueryEngine')]: make(engines.query),
    [spelt(isPython, 'asChatEngine')]: isPython
      ? { kind: 'make', shape: engines.chat, bind: { positional: ['chat_mode', 'llm'] } }
      : make(engines.chat),
  };
};

const retrieving = (isPython: boolean): Shape['members'] => {
  const call = (name: string): Member => ({
    kind: 'call',
    call: {
      ...heldEmbedding(`retriever.${name}`, isPython ? 'str_or_query_bundle' : 'query', {
        ...(isPython ? { positional: ['str_or_query_bundle'] } : { record: 0, plain: 'query' }),
      }),
      isLookup: true,
    },
  });
  return Object.fromEntries((isPython ? ['retrieve', 'aretrieve'] : ['retrieve']).map((name) => [name, call(name)]));
};

/** Indexes by what building them sends, and what is made of them. */
export function indexShapes(
  isPython: boolean,
  engines: { readonly query: string; readonly chat: string },
): Readonly<Record<string, Shape>> {
  const retriever = spelt(isPython, 'asRetriever');
  const looked = heldEmbedding('embed', 'input', undefined);
  return {
    VectorIndex: {
      provider: null,
      // Nodes that have been embedded before are stored as they are.
      runs: { ...embeddings(isPython), unless: 'nodes.embedding' },
      request: looked,
      members: {
        ...made(isPython, engines),
        ...calls(isPython, adding(isPython), heldEmbedding),
        [retriever]: { kind: 'make', shape: 'Retriever' },
      },
    },
    // Texts as they are: nothing is sent before a question is asked.
    PlainIndex: { provider: null, members: made(isPython, engines) },
    ModelIndex: {
      provider: null,
      runs: models(isPython),
      members: { ...made(isPython, engines), ...calls(isPython, adding(isPython), asking) },
    },
    // Extracts or sums up with a model, and embeds what comes of it.
    GraphIndex: {
      provider: null,
      runs: {
        ...models(isPython),
        parts: [['kg_extractors', 'llm', 'service_context.llm']],
        also: [embeddings(isPython)],
      },
      members: { ...made(isPython, engines), ...calls(isPython, adding(isPython), asking) },
    },
    Retriever: {
      provider: null,
      runs: {
        ...lookingIn(isPython, isPython ? ['$parent'] : ['index', '$parent']),
        isCertain: 'where-given',
        ...(isPython && { unless: 'str_or_query_bundle.embedding' }),
      },
      request: looked,
      members: retrieving(isPython),
    },
    Pipeline: {
      provider: null,
      runs: {
        parts: ['transformations'],
        combinator: 'all',
        ...(isPython && { otherwise: embeddings(true).otherwise ?? [], usual: 'OpenAIEmbedding' }),
        isCertain: 'where-given',
        gives: { input: inputs },
      },
      members: Object.fromEntries(
        (isPython ? ['run', 'arun'] : ['run']).map((name) => [
          name,
          {
            kind: 'call',
            call: heldEmbedding(`pipeline.${name}`, 'documents', isPython ? {} : { record: 0 }),
          } as const,
        ]),
      ),
    },
    Extractor: {
      provider: null,
      runs: models(isPython),
      members: Object.fromEntries(
        (isPython ? 'extract aextract process_nodes aprocess_nodes' : 'extract processNodes')
          .split(' ')
          .map((name) => [
            name,
            { kind: 'call', call: asking(`extractor.${name}`, 'nodes', { positional: ['nodes'] }) } as const,
          ]),
      ),
    },
    ...(isPython && {
      SemanticSplitter: {
        provider: null,
        runs: { ...embeddings(true), parts: ['embed_model'], otherwise: [] },
        request: looked,
        members: Object.fromEntries(
          ['get_nodes_from_documents', 'aget_nodes_from_documents'].map((name) => [
            name,
            {
              kind: 'call',
              call: heldEmbedding(`splitter.${name}`, 'documents', { positional: ['documents'] }),
            } as const,
          ]),
        ),
      },
    }),
  };
}

type Sending = { readonly work: Work; readonly shape: string };
const embeds = (shape: string): Sending => ({ work: heldEmbedding, shape });
const asks = (shape: string): Sending => ({ work: asking, shape });

/** A class of indexes, with the functions that make one: of documents or nodes, which it sends, or of what is there already. */
function index(isPython: boolean, name: string, { work, shape }: Sending, others: string): readonly [string, Meaning] {
  // The old names are the same classes.
  const own = name.replace(/^GPT/, '');
  const documents = spelt(isPython, 'fromDocuments');
  const nodes = isPython ? own : `${own}.init`;
  const billed = { call: work(nodes, 'nodes', undefined), given: isPython ? ['nodes', 'objects'] : ['nodes'] };
  const more = others.split(' ').filter((each) => each !== '');
  return [
    name,
    {
      kind: 'constructor',
      shape,
      ...(isPython && { bind: { positional: ['nodes'] }, billed }),
      members: {
        [documents]: {
          kind: 'constructor',
          shape,
          bind: isPython ? { positional: ['documents', 'storage_context'] } : { positional: ['documents'], record: 1 },
          billed: { call: work(`${own}.${documents}`, 'documents', undefined), given: ['documents'] },
        },
        ...(isPython ? {} : { init: { kind: 'constructor', shape, billed } }),
        ...Object.fromEntries(
          more.map((each) => [
            each,
            { kind: 'constructor', shape, bind: { positional: ['vector_store', 'embed_model'] } } as const,
          ]),
        ),
      },
    },
  ];
}

const plain = (isPython: boolean, names: string): Names =>
  Object.fromEntries(
    names.split(' ').map((name) => [
      name,
      {
        kind: 'constructor',
        shape: 'PlainIndex',
        members: making('PlainIndex', isPython ? 'from_documents' : 'fromDocuments init'),
      },
    ]),
  );

const each = (isPython: boolean, names: string, sending: Sending, others = ''): Names =>
  Object.fromEntries(names.split(' ').map((name) => index(isPython, name, sending, others)));

/** What the settings were before 0.10. */
const globalContext: Names = {
  set_global_service_context: { kind: 'configure', options: { 0: 'context', service_context: 'context' } },
};

const pythonIndexes: Names = {
  ...each(true, 'VectorStoreIndex GPTVectorStoreIndex', embeds('VectorIndex'), 'from_vector_store'),
  ...each(true, 'TreeIndex GPTTreeIndex KeywordTableIndex GPTKeywordTableIndex', asks('ModelIndex')),
  ...each(true, 'KnowledgeGraphIndex GPTKnowledgeGraphIndex', asks('ModelIndex')),
  ...each(true, 'DocumentSummaryIndex GPTDocumentSummaryIndex', asks('GraphIndex')),
  ...plain(true, 'SummaryIndex ListIndex GPTListIndex SimpleKeywordTableIndex GPTSimpleKeywordTableIndex'),
  ...plain(true, 'RAKEKeywordTableIndex GPTRAKEKeywordTableIndex'),
  ...each(true, 'PropertyGraphIndex', asks('GraphIndex'), 'from_existing'),
  ...making('VectorIndex', 'load_index_from_storage'),
};

const multiModal = each(true, 'MultiModalVectorStoreIndex', embeds('VectorIndex'), 'from_vector_store');
const graph: Names = {
  PropertyGraphIndex: pythonIndexes['PropertyGraphIndex'] ?? { kind: 'free' },
  ...making('Extractor', 'SimpleLLMPathExtractor SchemaLLMPathExtractor DynamicLLMPathExtractor', {
    positional: ['llm'],
  }),
};
const vectorRetrievers: Names = making('Retriever', 'VectorIndexRetriever', { positional: ['index'] });
const extractors = making('Extractor', 'TitleExtractor KeywordExtractor QuestionsAnsweredExtractor SummaryExtractor');
const splitter = making('SemanticSplitter', 'SemanticSplitterNodeParser');
const pipeline = making('Pipeline', 'IngestionPipeline');
const documents: Names = { Document: { kind: 'record' } };
const queries: Names = { QueryBundle: { kind: 'record', bind: { positional: ['query_str'] } } };
const nodes: Names = { ...documents, ...queries, TextNode: { kind: 'record' } };

const javascript: Names = {
  ...each(false, 'VectorStoreIndex', embeds('VectorIndex')),
  ...each(false, 'KeywordTableIndex', asks('ModelIndex')),
  ...plain(false, 'SummaryIndex'),
  VectorIndexRetriever: { kind: 'constructor', shape: 'Retriever' },
  ...extractors,
  ...pipeline,
  ...documents,
};

const fromStore: Names = Object.fromEntries(
  ['fromVectorStore', 'fromVectorStores'].map((name) => [name, { kind: 'constructor', shape: 'VectorIndex' } as const]),
);

const withStores = (names: Names): Names =>
  Object.fromEntries(
    Object.entries(names).map(([name, meaning]) => [
      name,
      name === 'VectorStoreIndex' && meaning.kind === 'constructor'
        ? { ...meaning, members: { ...meaning.members, ...fromStore } }
        : meaning,
    ]),
  );

/** Modules of both languages. Before 0.10 those of Python stood one level higher. */
export const indexModules = (isPython: boolean): Modules =>
  isPython
    ? {
        ...Object.fromEntries(
          ['llama_index', 'llama_index.core'].flatMap((root): readonly (readonly [string, Names])[] => [
            [root, { ...pythonIndexes, ...documents, ...queries, ...globalContext }],
            [`${root}.indices`, { ...pythonIndexes, ...multiModal }],
            [`${root}.indices.multi_modal`, multiModal],
            [`${root}.indices.multi_modal.base`, multiModal],
            [`${root}.retrievers`, vectorRetrievers],
            [`${root}.ingestion`, pipeline],
            [`${root}.extractors`, extractors],
            [`${root}.node_parser`, splitter],
            [`${root}.schema`, nodes],
          ]),
        ),
        'llama_index.core.indices.property_graph': graph,
      }
    : { llamaindex: withStores(javascript) };
