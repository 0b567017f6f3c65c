import { describe, expect, it } from 'vitest';
import { callsIn } from '../../support/calls.ts';
import { described as calls, prompted } from './described.ts';

const ada = 'absent (text-embedding-ada-002) at openai';
const small = 'text-embedding-3-small at openai';

describe("LangChain's stores in Python", () => {
  const head = `
from langchain_chroma import Chroma
from langchain_community.vectorstores import FAISS, Weaviate
from langchain_core.vectorstores import InMemoryVectorStore
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_openai import ChatOpenAI, OpenAIEmbeddings
from langchain_pinecone import PineconeVectorStore
from langchain_postgres import PGVector, PGVectorStore
from langchain_qdrant import QdrantVectorStore
small = OpenAIEmbeddings(model="text-embedding-3-small")
`;
  const found = (text: string): readonly string[] => calls(head + text);

  it.each([
    ['Chroma.from_documents(documents, small)', 'store.from_documents'],
    ['FAISS.from_texts(texts, embedding=small)', 'store.from_texts'],
    ['InMemoryVectorStore(small).add_documents(documents)', 'store.add_documents'],
    ['Chroma("docs", small).similarity_search("Why?")', 'store.similarity_search'],
    ['Chroma(collection_name="docs", embedding_function=small).add_texts(texts)', 'store.add_texts'],
    ['FAISS.load_local("index", small).similarity_search_with_score("Why?")', 'store.similarity_search_with_score'],
    ['PineconeVectorStore(index, small).as_retriever().invoke("Why?")', 'retriever.invoke'],
    ['PineconeVectorStore.from_existing_index("docs", small).add_texts(texts)', 'store.add_texts'],
    [
      'QdrantVectorStore(client=client, collection_name="docs", embedding=small).add_documents(documents)',
      'store.add_documents',
    ],
    [
      'PGVector(embeddings=small, connection=url).as_retriever().get_relevant_documents("Why?")',
      'retriever.get_relevant_documents',
    ],
    ['PGVectorStore.create_sync(engine, small, "docs").similarity_search("Why?")', 'store.similarity_search'],
    [
      'Weaviate(client, "Docs", "text", small).max_marginal_relevance_search("Why?")',
      'store.max_marginal_relevance_search',
    ],
  ])('embed with what they are given: %s', (text, api) => {
    expect(found(text)).toEqual([`${api}: ${small}, cap absent`]);
  });

  it('are found in the modules of all times', () => {
    expect(
      calls(`
from langchain.embeddings.openai import OpenAIEmbeddings
from langchain.vectorstores import Chroma
from langchain.vectorstores.faiss import FAISS
Chroma.from_documents(documents, OpenAIEmbeddings())
FAISS.from_texts(texts, OpenAIEmbeddings())
`),
    ).toEqual([`store.from_documents: ${ada}, cap absent`, `store.from_texts: ${ada}, cap absent`]);
  });

  it('look up what a chain answers from', () => {
    const chain = `
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnablePassthrough
retriever = FAISS.load_local("index", small).as_retriever()
prompt = ChatPromptTemplate.from_template("From {context} answer {question}")
model = ChatOpenAI(model="gpt-4o", max_tokens=9)
chain = {"context": retriever | join, "question": RunnablePassthrough()} | prompt | model | StrOutputParser()
chain.invoke("Why?")
`;
    expect(found(chain)).toEqual([`chain.invoke: all(${small}, gpt-4o at openai), cap absent and 9`]);
    expect(prompted(head + chain)).toEqual(['user: Why?', 'user: From … answer …']);
    const [site] = callsIn(head + chain);
    expect(site?.operation).toBe('chat');
  });

  it('look up in ready-made chains and retrievers that ask others', () => {
    expect(
      found(`
from langchain.chains import RetrievalQA
from langchain.retrievers import ContextualCompressionRetriever, MultiQueryRetriever
from langchain.retrievers.document_compressors import EmbeddingsFilter, LLMChainExtractor
retriever = FAISS.load_local("index", small).as_retriever()
model = ChatOpenAI(model="gpt-4o", max_tokens=9)
RetrievalQA.from_chain_type(llm=model, retriever=retriever).invoke("Why?")
MultiQueryRetriever.from_llm(retriever=retriever, llm=model).invoke("Why?")
ContextualCompressionRetriever(base_compressor=LLMChainExtractor.from_llm(model), base_retriever=retriever).invoke("Why?")
ContextualCompressionRetriever(base_compressor=EmbeddingsFilter(embeddings=OpenAIEmbeddings()), base_retriever=web).invoke("Why?")
`),
    ).toEqual([
      `chain.invoke: all(${small}, gpt-4o at openai), cap absent and 9`,
      `retriever.invoke: all(gpt-4o at openai, ${small}), cap 9 and absent`,
      `retriever.invoke: all(${small}, gpt-4o at openai), cap absent and 9`,
      `retriever.invoke: ${ada}, cap absent`,
    ]);
  });

  it('say that a model is not known where nobody can see it', () => {
    const sites = calls(`
from langchain_community.vectorstores import FAISS
from langchain_core.vectorstores import VectorStore
def build(embeddings):
    return FAISS.from_documents(documents, embeddings)
def add(store: VectorStore, documents):
    store.add_documents(documents)
`);
    expect(sites.map((site) => site.slice(0, site.indexOf(': unknown: ')))).toEqual([
      'store.from_documents',
      'store.add_documents',
    ]);
  });

  it('read texts and documents', () => {
    expect(
      prompted(`${head}
from langchain_core.documents import Document
FAISS.from_documents([Document(page_content="One"), Document("Two")], small)
FAISS.from_texts(["Three"], small).similarity_search("Four")
`),
    ).toEqual(['user: One | user: Two', 'user: Three', 'user: Four']);
  });

  it.each([
    'Chroma(collection_name="docs").similarity_search("Why?")',
    'FAISS.from_documents(documents, HuggingFaceEmbeddings())',
    'FAISS.load_local("index", HuggingFaceEmbeddings()).as_retriever().invoke("Why?")',
    'FAISS.from_texts([], small)',
    'FAISS.from_embeddings(pairs, small)',
    'FAISS.load_local("index", small)',
    'FAISS.load_local("index", small).similarity_search_by_vector(vector)',
    'FAISS.load_local("index", small).as_retriever()',
    'FAISS.load_local("index", small).delete(["1"])',
    'PineconeVectorStore(index=index, embedding=small)',
  ])('are silent where nothing is sent: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('are not what a project or another library calls so', () => {
    expect(
      calls(`
from langchain_community.vectorstores import FAISS
from langchain_community.retrievers import BM25Retriever
from langchain_openai import OpenAIEmbeddings
from stores import Chroma
class Own:
    @classmethod
    def from_documents(cls, documents, embeddings):
        return cls()
    def similarity_search(self, query):
        return []
class Fake:
    def embed_query(self, text):
        return [0.1]
    def embed_documents(self, texts):
        return [[0.1] for _ in texts]
Own.from_documents(documents, OpenAIEmbeddings()).similarity_search("Why?")
Chroma.from_documents(documents, OpenAIEmbeddings()).similarity_search("Why?")
FAISS.from_texts(["a"], Fake()).similarity_search("Why?")
BM25Retriever.from_documents(documents).invoke("Why?")
`),
    ).toEqual([]);
  });
});

describe("LangChain's stores in TypeScript", () => {
  const head = `
import { HuggingFaceTransformersEmbeddings } from '@langchain/community/embeddings/hf_transformers';
import { FaissStore } from '@langchain/community/vectorstores/faiss';
import { OpenAIEmbeddings } from '@langchain/openai';
import { PineconeStore } from '@langchain/pinecone';
import { MemoryVectorStore } from 'langchain/vectorstores/memory';
const small = new OpenAIEmbeddings({ model: 'text-embedding-3-small' });
`;
  const found = (text: string): readonly string[] => calls(`//- /a.ts${head}${text}`);

  it.each([
    ['await PineconeStore.fromDocuments(documents, small, { pineconeIndex });', 'store.fromDocuments'],
    ["await MemoryVectorStore.fromTexts(['a'], [{}], small);", 'store.fromTexts'],
    ['await new MemoryVectorStore(small).addDocuments(documents);', 'store.addDocuments'],
    ["await (await FaissStore.load('index', small)).similaritySearch('Why?');", 'store.similaritySearch'],
    ["await (await PineconeStore.fromExistingIndex(small, {})).asRetriever().invoke('Why?');", 'retriever.invoke'],
  ])('embed with what they are given: %s', (text, api) => {
    expect(found(text)).toEqual([`${api}: ${small}, cap absent`]);
  });

  it('look up what a chain answers from', () => {
    expect(
      found(`
import { ChatOpenAI } from '@langchain/openai';
import { createRetrievalChain } from 'langchain/chains/retrieval';
import { createStuffDocumentsChain } from 'langchain/chains/combine_documents';
const model = new ChatOpenAI({ model: 'gpt-4o', maxTokens: 9 });
const retriever = new MemoryVectorStore(small).asRetriever();
const combineDocsChain = await createStuffDocumentsChain({ llm: model, prompt });
const chain = await createRetrievalChain({ retriever, combineDocsChain });
await chain.invoke({ input: 'Why?' });
`),
    ).toEqual([`chain.invoke: all(${small}, gpt-4o at openai), cap absent and 9`]);
  });

  it('look up deep within a chain of chains', () => {
    expect(
      found(`
import { PromptTemplate } from '@langchain/core/prompts';
import { RunnableSequence } from '@langchain/core/runnables';
import { ChatOpenAI } from '@langchain/openai';
const retriever = new MemoryVectorStore(small).asRetriever({ callbacks: [{ handleRetrieverEnd: seen }] });
const looking = RunnableSequence.from([(input) => input.question, retriever.pipe(join)]);
const prompt = PromptTemplate.fromTemplate('From {context} answer {question}');
const answering = RunnableSequence.from([{ context: looking }, prompt, new ChatOpenAI({ model: 'gpt-4o' })]);
await RunnableSequence.from([{ question: (input) => input.question }, answering]).invoke({ question: 'Why?' });
`),
    ).toEqual([`chain.invoke: all(${small}, gpt-4o at openai), cap absent`]);
  });

  it.each([
    'await FaissStore.fromDocuments(documents, new HuggingFaceTransformersEmbeddings());',
    'await PineconeStore.fromExistingIndex(small, {});',
    'await MemoryVectorStore.fromTexts([], [], small);',
    'await new MemoryVectorStore(small).addVectors(vectors, documents);',
    'await new MemoryVectorStore(small).similaritySearchVectorWithScore(vector, 3);',
  ])('are silent where nothing is sent: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
