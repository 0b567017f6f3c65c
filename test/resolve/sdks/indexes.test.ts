import { describe, expect, it } from 'vitest';
import { analyseText } from '../../support/analyse.ts';
import { readFixture } from '../../support/fixtures.ts';
import { described as calls, prompted } from './described.ts';

const ada = 'absent (text-embedding-ada-002) at openai';
const small = 'text-embedding-3-small at openai';
const turbo = 'absent (gpt-3.5-turbo) at openai';

describe("LlamaIndex's indexes", () => {
  const head = `
from llama_index.core import Document, QueryBundle, Settings, SimpleDirectoryReader, SummaryIndex, VectorStoreIndex
from llama_index.core.schema import TextNode
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.embeddings.openai import OpenAIEmbedding
from llama_index.llms.openai import OpenAI
documents = SimpleDirectoryReader("data").load_data()
small = OpenAIEmbedding(model="text-embedding-3-small")
`;
  const found = (text: string): readonly string[] => calls(head + text);

  it.each([
    ['VectorStoreIndex.from_documents(documents)', `VectorStoreIndex.from_documents: ${ada}, cap absent`],
    [
      'VectorStoreIndex.from_documents(documents, embed_model=small)',
      `VectorStoreIndex.from_documents: ${small}, cap absent`,
    ],
    ['VectorStoreIndex(nodes, embed_model=small)', `VectorStoreIndex: ${small}, cap absent`],
    [
      'VectorStoreIndex.from_vector_store(store, embed_model=small).insert(document)',
      `index.insert: ${small}, cap absent`,
    ],
    [
      'VectorStoreIndex.from_vector_store(store, small).as_retriever().retrieve("Why?")',
      `retriever.retrieve: ${small}, cap absent`,
    ],
    [
      'VectorStoreIndex.from_vector_store(store, small).as_query_engine(llm=OpenAI(model="gpt-4o", max_tokens=9)).query("Why?")',
      `engine.query: all(gpt-4o at openai, ${small}), cap 9 and absent`,
    ],
    [
      'VectorStoreIndex.from_vector_store(store).as_chat_engine().chat("Why?")',
      `engine.chat: all(${turbo}, ${ada}), cap absent`,
    ],
    ['SummaryIndex.from_documents(documents).as_query_engine().query("Why?")', `engine.query: ${turbo}, cap absent`],
  ])('are billed for what they embed and ask: %s', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  it('take the embeddings of the settings, of the file or of one that is loaded', () => {
    expect(found('Settings.embed_model = small\nVectorStoreIndex.from_documents(documents)\n')).toEqual([
      `VectorStoreIndex.from_documents: ${small}, cap absent`,
    ]);
    expect(
      calls(`
#- /settings.py
from llama_index.core import Settings
from llama_index.embeddings.openai import OpenAIEmbedding
Settings.embed_model = OpenAIEmbedding(model="text-embedding-3-small")
#- /build.py
import settings
from llama_index.core import VectorStoreIndex
VectorStoreIndex.from_documents(documents).as_retriever().retrieve("Why?")
`),
    ).toEqual([`VectorStoreIndex.from_documents: ${small}, cap absent`, `retriever.retrieve: ${small}, cap absent`]);
  });

  it('take those of the global context, before there were settings', () => {
    expect(
      calls(`
from llama_index import ServiceContext, VectorStoreIndex, set_global_service_context
from llama_index.embeddings import OpenAIEmbedding
from llama_index.llms import OpenAI
set_global_service_context(ServiceContext.from_defaults(llm=OpenAI(model="gpt-4", max_tokens=9), embed_model=OpenAIEmbedding(model="text-embedding-3-small")))
VectorStoreIndex.from_documents(documents).as_query_engine().query("Why?")
`),
    ).toEqual([
      `VectorStoreIndex.from_documents: ${small}, cap absent`,
      `engine.query: all(gpt-4 at openai, ${small}), cap 9 and absent`,
    ]);
  });

  it('take embeddings of LangChain', () => {
    expect(
      calls(`
from langchain_openai import OpenAIEmbeddings
from llama_index.core import VectorStoreIndex
from llama_index.embeddings.langchain import LangchainEmbedding
VectorStoreIndex.from_documents(documents, embed_model=LangchainEmbedding(OpenAIEmbeddings(model="text-embedding-3-small")))
`),
    ).toEqual([`VectorStoreIndex.from_documents: ${small}, cap absent`]);
  });

  it('know the name of what is made where none is given', () => {
    expect(
      calls(`
from llama_index import ServiceContext, VectorStoreIndex
from llama_index.embeddings.utils import resolve_embed_model
context = ServiceContext.from_defaults(embed_model=resolve_embed_model("default"))
VectorStoreIndex.from_documents(documents, service_context=context)
`),
    ).toEqual([`VectorStoreIndex.from_documents: ${ada}, cap absent`]);
  });

  it('say that a model is not known where nobody can see it', () => {
    const [built, asked] = calls(`
from llama_index.core import VectorStoreIndex
def build(embed_model):
    return VectorStoreIndex.from_documents(documents, embed_model=embed_model)
def ask(index: VectorStoreIndex):
    return index.as_retriever().retrieve("Why?")
`);
    expect(built).toMatch(/^VectorStoreIndex.from_documents: unknown: /);
    expect(asked).toMatch(/^retriever.retrieve: unknown: /);
  });

  it('ask a model for each text that is built into them, where the kind of index does', () => {
    expect(
      calls(`
from llama_index.core import Document, KeywordTableIndex, PropertyGraphIndex
from llama_index.core.indices.property_graph import SchemaLLMPathExtractor
from llama_index.llms.openai import OpenAI
KeywordTableIndex.from_documents([Document(text="a"), Document(text="b")], llm=OpenAI(model="gpt-5-mini"))
PropertyGraphIndex.from_documents(documents, kg_extractors=[SchemaLLMPathExtractor(llm=OpenAI(model="gpt-5"))])
`),
    ).toEqual([
      'KeywordTableIndex.from_documents: all(gpt-5-mini at openai, gpt-5-mini at openai), cap absent',
      `PropertyGraphIndex.from_documents: all(gpt-5 at openai, ${ada}), cap absent`,
    ]);
  });

  it('read the documents, and the question', () => {
    expect(
      prompted(
        `${head}VectorStoreIndex.from_documents([Document(text="One"), Document(text="Two")]).as_retriever().retrieve("Why?")\n`,
      ),
    ).toEqual(['user: One | user: Two', 'user: Why?']);
  });

  it('build pipelines, which run what is listed in them', () => {
    const pipelines = `
from llama_index.core.extractors import TitleExtractor
from llama_index.core.ingestion import IngestionPipeline
from llama_index.core.node_parser import SentenceSplitter
`;
    expect(
      found(`${pipelines}IngestionPipeline(transformations=[SentenceSplitter(), small]).run(documents=documents)\n`),
    ).toEqual([`pipeline.run: ${small}, cap absent`]);
    expect(
      found(
        `${pipelines}IngestionPipeline(transformations=[TitleExtractor(llm=OpenAI(model="gpt-4o"))]).run(documents=documents)\n`,
      ),
    ).toEqual(['pipeline.run: gpt-4o at openai, cap absent']);
    expect(found(`${pipelines}IngestionPipeline().run(documents=documents)\n`)).toEqual([
      `pipeline.run: ${ada}, cap absent`,
    ]);
    expect(
      found(`${pipelines}IngestionPipeline(transformations=[SentenceSplitter()]).run(documents=documents)\n`),
    ).toEqual([]);
  });

  it.each([
    'VectorStoreIndex.from_documents([])',
    'VectorStoreIndex([], embed_model=small)',
    'VectorStoreIndex.from_vector_store(store)',
    'VectorStoreIndex.from_documents(documents, embed_model=HuggingFaceEmbedding())',
    'VectorStoreIndex.from_documents(documents, embed_model="local:BAAI/bge-small-en-v1.5").as_retriever().retrieve("Why?")',
    'SummaryIndex.from_documents(documents)',
    'Settings.embed_model = None\nVectorStoreIndex.from_documents(documents)',
    'Settings.embed_model = HuggingFaceEmbedding()\nVectorStoreIndex.from_documents(documents).as_retriever().retrieve("Why?")',
    'VectorStoreIndex.from_vector_store(store).as_retriever().retrieve(QueryBundle("Why?", embedding=vector))',
    'VectorStoreIndex.from_vector_store(store).insert_nodes([TextNode(text="a", embedding=vector)])',
    'VectorStoreIndex.from_vector_store(store).delete_ref_doc("1")',
  ])('are silent where nothing is sent: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('are not the indexes of others', () => {
    expect(
      calls(`
from llama_index.core import Settings
from engines import VectorStoreIndex
class SummaryIndex:
    @classmethod
    def from_documents(cls, documents):
        return cls()
VectorStoreIndex.from_documents(documents)
SummaryIndex.from_documents(documents).as_query_engine().query("Why?")
`),
    ).toEqual([]);
  });

  it('have a price for an answer although what looks it up is not known', () => {
    const { sites, estimateOf } = analyseText(
      readFixture(`
from llama_index.core import VectorStoreIndex
from llama_index.llms.openai import OpenAI
def ask(index: VectorStoreIndex):
    index.as_query_engine(llm=OpenAI(model="gpt-4o")).query("Why?")
`).files,
    );
    const [estimate] = sites.map(estimateOf);
    expect(estimate?.perCall).not.toBeNull();
    expect(estimate?.gaps).toEqual([
      expect.stringMatching(/^looking up what the answer is made from is not counted: the model is not known/),
    ]);
  });
});

describe("LlamaIndex's indexes in TypeScript", () => {
  const head = `
import { OpenAI, OpenAIEmbedding } from '@llamaindex/openai';
import { HuggingFaceEmbedding } from '@llamaindex/huggingface';
import { Settings, VectorStoreIndex } from 'llamaindex';
`;
  const found = (text: string): readonly string[] => calls(`//- /a.ts${head}${text}`);

  it('embed with the model of the settings', () => {
    expect(
      found(`
Settings.llm = new OpenAI({ model: 'gpt-4o' });
Settings.embedModel = new OpenAIEmbedding({ model: 'text-embedding-3-small' });
const index = await VectorStoreIndex.fromDocuments(documents);
await index.asChatEngine({ chatModel: new OpenAI({ model: 'gpt-4o-mini' }) }).chat({ message: 'Why?' });
await index.asRetriever({ similarityTopK: 3 }).retrieve('Why?');
`),
    ).toEqual([
      `VectorStoreIndex.fromDocuments: ${small}, cap absent`,
      `engine.chat: all(gpt-4o-mini at openai, ${small}), cap absent`,
      `retriever.retrieve: ${small}, cap absent`,
    ]);
  });

  it('are billed where the settings are out of sight', () => {
    expect(found('await VectorStoreIndex.fromDocuments(documents);')).toEqual([
      'VectorStoreIndex.fromDocuments: absent at unknown: unsupported, cap absent',
    ]);
  });

  it('are silent where nothing is sent', () => {
    expect(
      found(`
Settings.embedModel = new HuggingFaceEmbedding();
const index = await VectorStoreIndex.fromDocuments(documents);
await index.asRetriever().retrieve('Why?');
`),
    ).toEqual([]);
    expect(found('await VectorStoreIndex.fromDocuments([]);\nawait VectorStoreIndex.fromVectorStore(store);')).toEqual(
      [],
    );
  });
});
