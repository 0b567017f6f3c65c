import { heldEmbedding } from '../build.ts';
import type { CallSpec, Meaning, Member, Runs, Shape } from '../types.ts';
import { calls } from './models.ts';
import type { Exports } from './places.ts';
import { runnable, type Side } from './runnable.ts';

type Names = Readonly<Record<string, Meaning>>;

/** Stores of vectors embed what is put in and what is searched for, with the embeddings that they are given. One without them sends nothing. */
export function storeShapes(side: Side): Readonly<Record<string, Shape>> {
  const { language, spell, row } = side;
  const isPython = language === 'python';
  const looked = heldEmbedding('embed', 'input', row('input'));
  const retrieving = { ...heldEmbedding('retriever', 'input', row('input')), isLookup: true };
  const members = (names: string, input: string, isLookup: boolean): Shape['members'] =>
    Object.fromEntries(
      names.split(' ').flatMap((name) =>
        (isPython ? [spell(name), `a${spell(name)}`] : [name]).map((each): [string, Member] => [
          each,
          {
            kind: 'call',
            call: { ...heldEmbedding(`store.${each}`, input, { positional: [input] }), ...(isLookup && { isLookup }) },
          },
        ]),
      ),
    );
  return {
    VectorStore: {
      provider: null,
      runs: {
        ...looking(isPython ? ['embedding', 'embeddings', 'embedding_function', 'embedding_service'] : ['embeddings']),
        isCertain: 'where-given',
      },
      request: looked,
      members: {
        ...members('addDocuments', 'documents', false),
        ...(isPython && members('addTexts', 'texts', false)),
        ...members('similaritySearch similaritySearchWithScore maxMarginalRelevanceSearch', 'query', true),
        ...(isPython && members('search similaritySearchWithRelevanceScores', 'query', true)),
        [spell('asRetriever')]: { kind: 'make', shape: 'Retriever' },
      },
    },
    Retriever: {
      provider: null,
      runs: { ...looking([isPython ? 'vectorstore' : 'vectorStore', '$parent']), isCertain: 'where-given' },
      request: looked,
      members: runnable(side, {
        ...calls(side, 'retriever.', retrieving),
        ...Object.fromEntries(
          (isPython ? ['get_relevant_documents', 'aget_relevant_documents'] : ['getRelevantDocuments']).map((name) => [
            name,
            { kind: 'call', call: { ...retrieving, api: `retriever.${name}` } } as const,
          ]),
        ),
      }),
    },
    Compressor: compressor(side),
    // Asks a model for further questions, or what others find.
    RetrieverOfOthers: {
      provider: null,
      runs: others(side),
      members: runnable(side, calls(side, 'retriever.', retrieving)),
    },
    ParentRetriever: {
      provider: null,
      runs: looking(['vectorstore']),
      members: runnable(side, {
        ...calls(side, 'retriever.', retrieving),
        ...members('addDocuments', 'documents', false),
      }),
    },
  };
}

/** What a retriever uses that asks others: a model for further questions, and what looks up and sorts. */
const others = ({ language, spell }: Side): Runs => ({
  parts: [
    ['llm', spell('llmChain')],
    ['retriever', spell('baseRetriever'), 'retrievers', ...(language === 'python' ? ['vectorstore'] : [])],
    spell('baseCompressor'),
  ],
  combinator: 'all',
  gives: { input: inputs },
});

/** What sorts out what has been found: by embeddings of all of it, or by asking a model. */
const compressor = (side: Side): Shape => ({
  provider: null,
  runs: {
    parts: [['embeddings', 'transformers', 'llm', side.spell('llmChain')]],
    combinator: 'all',
    isCertain: 'where-given',
    gives: { input: inputs },
  },
  request: heldEmbedding('embed', 'input', side.row('input')),
  members: {},
});

const inputs = ['input', 'documents', 'docs', 'texts', 'query'];

const looking = (parts: readonly string[]): Runs => ({ parts: [parts], combinator: 'all', gives: { input: inputs } });

/** Constructors of Python with the names of their first arguments, as far as the embeddings stand among them. */
const pythonStores: Readonly<Record<string, string>> = {
  InMemoryVectorStore: 'embedding',
  Chroma: 'collection_name embedding_function',
  FAISS: 'embedding_function',
  PineconeVectorStore: 'index embedding',
  Pinecone: 'index embedding',
  QdrantVectorStore: 'client collection_name embedding',
  Qdrant: 'client collection_name embeddings',
  MongoDBAtlasVectorSearch: 'collection embedding',
  WeaviateVectorStore: 'client index_name text_key embedding',
  Weaviate: 'client index_name text_key embedding',
  Milvus: 'embedding_function',
  Zilliz: 'embedding_function',
  ElasticsearchStore: 'index_name',
  OpenSearchVectorSearch: 'opensearch_url index_name embedding_function',
  Redis: 'redis_url index_name embedding',
  RedisVectorStore: 'embeddings',
  SupabaseVectorStore: 'client embedding',
  AzureSearch: 'azure_search_endpoint azure_search_key index_name embedding_function',
  LanceDB: 'connection embedding',
  DeepLake: 'dataset_path token embedding',
  SKLearnVectorStore: 'embedding',
  DocArrayInMemorySearch: '',
  DocArrayHnswSearch: '',
  Annoy: 'embedding_function',
  ScaNN: 'embedding',
  USearch: 'embedding',
  Cassandra: 'embedding',
  AstraDB: '',
  AstraDBVectorStore: '',
  Neo4jVector: 'embedding',
  SingleStoreDB: 'embedding',
  Clickhouse: 'embedding',
  TimescaleVector: 'service_url embedding',
  UpstashVectorStore: '',
  Typesense: 'typesense_client embedding',
  DuckDB: '',
  CouchbaseVectorStore: '',
  TiDBVectorStore: 'connection_string embedding_function',
  AzureCosmosDBVectorSearch: 'collection embedding',
};

const inCommunity = Object.keys(pythonStores)
  .filter((name) => !/^(InMemory|PineconeV|QdrantV|WeaviateV|RedisV|AstraDBV)/.test(name))
  .join(' ');

/** Modules of Python. What stands below them is found there as well: `langchain_community.vectorstores.chroma`. */
export const pythonStorePlaces: Exports = {
  'langchain_core.vectorstores': 'VectorStore VectorStoreRetriever InMemoryVectorStore',
  'langchain_core.vectorstores.base': 'VectorStore VectorStoreRetriever',
  'langchain_community.vectorstores': inCommunity,
  'langchain.vectorstores': inCommunity.replace(/ (?:Upstash|Couchbase|TiDB)VectorStore/g, ''),
  'langchain.vectorstores.base': 'VectorStore VectorStoreRetriever',
  langchain_chroma: 'Chroma',
  langchain_pinecone: 'PineconeVectorStore Pinecone',
  langchain_qdrant: 'QdrantVectorStore Qdrant',
  langchain_mongodb: 'MongoDBAtlasVectorSearch',
  langchain_weaviate: 'WeaviateVectorStore',
  langchain_milvus: 'Milvus Zilliz',
  langchain_elasticsearch: 'ElasticsearchStore',
  langchain_redis: 'RedisVectorStore',
  langchain_astradb: 'AstraDBVectorStore',
  langchain_neo4j: 'Neo4jVector',
};

const javascriptStores: Readonly<Record<string, string>> = {
  chroma: 'Chroma',
  faiss: 'FaissStore',
  hnswlib: 'HNSWLib',
  pinecone: 'PineconeStore',
  qdrant: 'QdrantVectorStore',
  pgvector: 'PGVectorStore',
  supabase: 'SupabaseVectorStore',
  weaviate: 'WeaviateStore',
  milvus: 'Milvus',
  redis: 'RedisVectorStore',
  mongodb_atlas: 'MongoDBAtlasVectorSearch',
  elasticsearch: 'ElasticVectorSearch',
  opensearch: 'OpenSearchVectorStore',
  lancedb: 'LanceDB',
  neo4j_vector: 'Neo4jVectorStore',
  singlestore: 'SingleStoreVectorStore',
  astradb: 'AstraDBVectorStore',
  azure_aisearch: 'AzureAISearchVectorStore',
  azure_cosmosdb: 'AzureCosmosDBVectorStore',
  cassandra: 'CassandraStore',
  clickhouse: 'ClickHouseStore',
  cloudflare_vectorize: 'CloudflareVectorizeStore',
  couchbase: 'CouchbaseVectorStore',
  convex: 'ConvexVectorStore',
  libsql: 'LibSQLVectorStore',
  myscale: 'MyScaleStore',
  neon: 'NeonPostgres',
  prisma: 'PrismaVectorStore',
  tigris: 'TigrisVectorStore',
  turbopuffer: 'TurbopufferVectorStore',
  typeorm: 'TypeORMVectorStore',
  typesense: 'Typesense',
  upstash: 'UpstashVectorStore',
  usearch: 'USearch',
  vercel_postgres: 'VercelPostgres',
  xata: 'XataVectorSearch',
};

/** Came when the stores had moved on to the community's package. */
const isLater = (file: string): boolean =>
  ['astradb', 'azure_aisearch', 'azure_cosmosdb', 'couchbase', 'libsql', 'neon', 'turbopuffer', 'upstash'].includes(
    file,
  );

export const typescriptStorePlaces: Exports = {
  ...Object.fromEntries(
    Object.entries(javascriptStores).flatMap(([file, names]) =>
      ['@langchain/community', ...(isLater(file) ? [] : ['langchain'])].map((root) => [
        `${root}/vectorstores/${file}`,
        names,
      ]),
    ),
  ),
  'langchain/vectorstores/memory': 'MemoryVectorStore',
  '@langchain/core/vectorstores': 'VectorStore SaveableVectorStore VectorStoreRetriever',
  'langchain/vectorstores/base': 'VectorStore SaveableVectorStore',
  'langchain/vectorstores': 'HNSWLib PineconeStore Chroma SupabaseVectorStore',
  '@langchain/classic/vectorstores/memory': 'MemoryVectorStore',
  '@langchain/pinecone': 'PineconeStore',
  '@langchain/qdrant': 'QdrantVectorStore',
  '@langchain/mongodb': 'MongoDBAtlasVectorSearch',
  '@langchain/weaviate': 'WeaviateStore',
  '@langchain/redis': 'RedisVectorStore',
  '@langchain/cloudflare': 'CloudflareVectorizeStore',
};

const compressors = 'EmbeddingsFilter DocumentCompressorPipeline LLMChainExtractor LLMChainFilter LLMListwiseRerank';

const billed = (api: string, given: string, bind: CallSpec['bind']): Meaning => ({
  kind: 'constructor',
  shape: 'VectorStore',
  ...(bind && { bind }),
  billed: { call: heldEmbedding(`store.${api}`, given, undefined), given: [given] },
});

const opening = (...positional: readonly string[]): Meaning => ({
  kind: 'constructor',
  shape: 'VectorStore',
  bind: { positional },
});

const statics: Names = {
  ...Object.fromEntries(
    ['documents', 'texts'].flatMap((given) =>
      [`from_${given}`, `afrom_${given}`].map((api) => [api, billed(api, given, { positional: [given, 'embedding'] })]),
    ),
  ),
  // What is there already, or has been embedded before.
  load_local: opening('folder_path', 'embeddings'),
  from_embeddings: opening('text_embeddings', 'embedding'),
  from_existing_collection: opening('collection_name', 'embedding'),
  from_existing_index: opening('index_name', 'embedding'),
  from_connection_string: opening('connection_string', 'namespace', 'embedding'),
};

function pythonStore(first: string): Extract<Meaning, { kind: 'constructor' }> {
  const positional = first.split(' ').filter((name) => name !== '');
  return { kind: 'constructor', shape: 'VectorStore', bind: { positional }, members: statics };
}

const onEngine: Names = {
  PGVectorStore: {
    ...pythonStore(''),
    members: {
      ...statics,
      ...Object.fromEntries(['create', 'create_sync'].map((name) => [name, opening('engine', 'embedding_service')])),
    },
  },
};

/** Two classes of one name take the embeddings in different places. */
const postgres: Readonly<Record<string, string>> = {
  'langchain_community.vectorstores': 'connection_string embedding_function',
  'langchain.vectorstores': 'connection_string embedding_function',
};

export const postgresNames = (side: Side): Readonly<Record<string, Names>> =>
  side.language === 'python'
    ? {
        ...Object.fromEntries(
          Object.entries(postgres).map(([module, first]) => [module, { PGVector: pythonStore(first) }]),
        ),
        'langchain_postgres.v2.vectorstores': onEngine,
        langchain_postgres: { PGVector: pythonStore('embeddings'), ...onEngine },
      }
    : {};

const javascriptStore: Meaning = {
  kind: 'constructor',
  shape: 'VectorStore',
  bind: { positional: ['embeddings'] },
  members: {
    fromDocuments: billed('fromDocuments', 'docs', { positional: ['docs', 'embeddings'] }),
    fromTexts: billed('fromTexts', 'texts', { positional: ['texts', 'metadatas', 'embeddings'] }),
    fromExistingIndex: opening('embeddings'),
    fromExistingCollection: opening('embeddings'),
    initialize: opening('embeddings'),
    load: opening('directory', 'embeddings'),
  },
};

/** Retrievers that use others, by module. */
export const retrieverPlaces = (side: Side): Exports =>
  side.language === 'python'
    ? Object.fromEntries(
        ['langchain.retrievers', 'langchain_classic.retrievers'].flatMap((module) => [
          [
            module,
            'MultiQueryRetriever ContextualCompressionRetriever EnsembleRetriever ParentDocumentRetriever SelfQueryRetriever',
          ],
          [`${module}.document_compressors`, compressors],
        ]),
      )
    : Object.fromEntries(
        ['langchain', '@langchain/classic'].flatMap((root) => [
          [`${root}/retrievers/multi_query`, 'MultiQueryRetriever'],
          [`${root}/retrievers/contextual_compression`, 'ContextualCompressionRetriever'],
          [`${root}/retrievers/ensemble`, 'EnsembleRetriever'],
          [`${root}/retrievers/parent_document`, 'ParentDocumentRetriever'],
          [`${root}/retrievers/score_threshold`, 'ScoreThresholdRetriever'],
        ]),
      );

/** Classes of stores and retrievers with the functions that make them. */
export function storeNames(side: Side): Names {
  const isPython = side.language === 'python';
  const stores = isPython
    ? Object.entries(pythonStores).map(([name, first]): [string, Meaning] => [name, pythonStore(first)])
    : ['MemoryVectorStore', ...Object.values(javascriptStores)]
        .flatMap((names) => names.split(' '))
        .map((name): [string, Meaning] => [name, javascriptStore]);
  const using = (members: Names): Meaning => ({ kind: 'constructor', shape: 'RetrieverOfOthers', members });
  const made = (...positional: readonly string[]): Meaning => ({
    kind: 'constructor',
    shape: 'RetrieverOfOthers',
    bind: isPython ? { positional } : { record: 0 },
  });
  const ofModel = isPython ? 'from_llm' : 'fromLLM';
  return {
    ...Object.fromEntries(stores),
    // Classes that others extend type what is handed over.
    VectorStore: { kind: 'identity', argument: 0, types: 'VectorStore' },
    SaveableVectorStore: { kind: 'identity', argument: 0, types: 'VectorStore' },
    VectorStoreRetriever: { kind: 'constructor', shape: 'Retriever' },
    MultiQueryRetriever: using({ [ofModel]: made('retriever', 'llm') }),
    ContextualCompressionRetriever: using({}),
    EnsembleRetriever: using({}),
    ParentDocumentRetriever: { kind: 'constructor', shape: 'ParentRetriever' },
    SelfQueryRetriever: using({ [ofModel]: made('llm', 'vectorstore') }),
    ...Object.fromEntries(
      compressors.split(' ').map((name): [string, Meaning] => [
        name,
        {
          kind: 'constructor',
          shape: 'Compressor',
          members: name.startsWith('LLM')
            ? { [ofModel]: { kind: 'constructor', shape: 'Compressor', bind: { positional: ['llm'] } } }
            : {},
        },
      ]),
    ),
    ScoreThresholdRetriever: {
      kind: 'constructor',
      shape: 'Retriever',
      members: { fromVectorStore: { kind: 'constructor', shape: 'Retriever', bind: { positional: ['vectorStore'] } } },
    },
  };
}
