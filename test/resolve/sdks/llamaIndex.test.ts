import { describe, expect, it } from 'vitest';
import { requestsOf } from '../../../server/src/rules/requests.ts';
import { callsIn, onlyCall, word } from '../../support/calls.ts';
import { described as calls, prompted as prompts } from './described.ts';

describe('LlamaIndex before 0.10', () => {
  it.each([
    ['OpenAI(model="gpt-4", max_tokens=9)', 'gpt-4 at openai, cap 9'],
    ['OpenAI("gpt-4")', 'gpt-4 at openai, cap absent'],
    ['AzureOpenAI(model="gpt-4", engine="mine")', 'mine at azure, cap absent'],
    ['Anthropic()', 'absent (claude-2) at anthropic, cap absent (512)'],
    ['Bedrock(model="anthropic.claude-v2")', 'anthropic.claude-v2 at bedrock, cap absent (512)'],
    ['Cohere(model="command-light")', 'command-light at cohere, cap absent (512)'],
    ['Gemini(model="models/gemini-pro")', 'models/gemini-pro at google, cap absent'],
    ['Vertex()', 'absent (text-bison) at vertex, cap absent (512)'],
    ['MistralAI()', 'absent (mistral-tiny) at mistral, cap absent (512)'],
    ['Perplexity(model="pplx-70b-chat")', 'pplx-70b-chat at perplexity, cap absent'],
    ['OpenRouter(model="openai/gpt-4")', 'openai/gpt-4 at openrouter, cap absent (256)'],
    ['TogetherLLM(model="mistralai/Mixtral-8x7B-v0.1")', 'mistralai/Mixtral-8x7B-v0.1 at together, cap absent'],
    ['Replicate(model="meta/llama-2-70b-chat")', 'meta/llama-2-70b-chat at replicate, cap absent'],
    ['Ollama(model="llama2")', 'llama2 at ollama, cap absent'],
    ['LiteLLM("anthropic/claude-2")', 'claude-2 at anthropic, cap absent'],
  ])('has models: %s', (made, expected) => {
    const name = made.slice(0, made.indexOf('('));
    const imported = `from llama_index.llms import ${name}\n`;
    expect(calls(`${imported}${made}.chat(messages)\n`, '0.9.48')).toEqual([`llm.chat: ${expected}`]);
    expect(calls(`${imported}${made}.complete("Hi")\n`, '0.9.48')).toEqual([`llm.complete: ${expected}`]);
  });

  it('has usual models as of 0.9, and says nothing of what came before', () => {
    const code = 'from llama_index.llms import OpenAI\nOpenAI().stream_complete("Hi")\n';
    const model = (version: string): string => word(onlyCall(code, version).request.model);
    expect(model('0.9.7')).toBe('absent (gpt-3.5-turbo)');
    expect(model('0.7.0')).toBe('absent');
  });

  it('has agents that ask the model which they are given', () => {
    const agent = `
from llama_index.agent import OpenAIAgent, ReActAgent
from llama_index.llms import OpenAI
llm = OpenAI(model="gpt-4", max_tokens=9)
`;
    expect(
      calls(`${agent}OpenAIAgent.from_tools([search], llm=llm, system_prompt="Be brief.").chat("Hello")\n`, '0.9.7'),
    ).toEqual(['agent.chat: gpt-4 at openai, cap 9']);
    expect(
      calls(`${agent}OpenAIAgent.from_tools(tools=[search], llm=llm, max_function_calls=3).stream_chat("Hello")\n`),
    ).toEqual(['agent.stream_chat: up to 3 × gpt-4 at openai, cap 9']);
    expect(calls(`${agent}ReActAgent.from_tools(tools=[search], llm=llm).chat("Hello")\n`)).toEqual([
      'agent.chat: up to 10 × gpt-4 at openai, cap 9',
    ]);
    expect(calls(`${agent}OpenAIAgent.from_tools().chat("Hello")\n`)).toEqual([
      'agent.chat: absent (gpt-3.5-turbo-0613) at openai, cap absent',
    ]);
    expect(prompts(`${agent}OpenAIAgent.from_tools(llm=llm, system_prompt="Be brief.").chat("Hello")\n`)).toEqual([
      'system: Be brief. | user: Hello',
    ]);
  });

  it('has engines, with the model that they are given, or that of the index', () => {
    const context = `
from llama_index import ServiceContext, VectorStoreIndex
from llama_index.chat_engine import SimpleChatEngine
from llama_index.llms import OpenAI
from llama_index.multi_modal_llms.openai import OpenAIMultiModal
from llama_index.query_engine import RetrieverQueryEngine
from llama_index.query_engine.multi_modal import SimpleMultiModalQueryEngine
context = ServiceContext.from_defaults(llm=OpenAI(model="gpt-4", max_tokens=9))
index = VectorStoreIndex.from_documents(documents, service_context=context)
`;
    const asked = (text: string): readonly string[] => calls(`${context}${text}`).slice(1);
    const ada = 'absent (text-embedding-ada-002) at openai';
    expect(asked('index.as_query_engine().query("Hello")\n')).toEqual([
      `engine.query: all(gpt-4 at openai, ${ada}), cap 9 and absent`,
    ]);
    expect(asked('index.as_chat_engine().chat("Hello")\n')).toEqual([
      `engine.chat: all(gpt-4 at openai, ${ada}), cap 9 and absent`,
    ]);
    expect(
      asked('RetrieverQueryEngine.from_args(index.as_retriever(), service_context=context).query("Hello")\n'),
    ).toEqual([`engine.query: all(gpt-4 at openai, ${ada}), cap 9 and absent`]);
    expect(asked('SimpleChatEngine.from_defaults(service_context=context).stream_chat("Hello")\n')).toEqual([
      'engine.stream_chat: gpt-4 at openai, cap 9',
    ]);
    expect(
      asked(`
seeing = OpenAIMultiModal(model="gpt-4-vision-preview", max_new_tokens=1500)
SimpleMultiModalQueryEngine(index.as_retriever(), multi_modal_llm=seeing).query("Hello")
`),
    ).toEqual(['engine.query: gpt-4-vision-preview at openai, cap 1500']);
    expect(prompts(`${context}index.as_chat_engine().chat("Hello")\n`)).toEqual([
      'user: …',
      'user: Hello',
      'user: Hello',
    ]);
  });

  it('bills a question although the model is not seen', () => {
    const [site, ...others] = calls(`
from llama_index.query_engine import RetrieverQueryEngine
def ask(engine: RetrieverQueryEngine):
    engine.query("Hello")
`);
    expect(site).toMatch(/^engine\.query: unknown: .* at unknown: .*, cap unknown: /);
    expect(others).toEqual([]);
  });

  it('types what is handed over', () => {
    expect(
      callsIn(`
from llama_index.agent.types import BaseAgent
from llama_index.chat_engine.types import BaseChatEngine
from llama_index.llms.base import LLM
from llama_index.query_engine import SimpleMultiModalQueryEngine
class Engine(BaseChatEngine):
    def __init__(self, inner: SimpleMultiModalQueryEngine) -> None:
        self.inner = inner
    def chat(self, message: str):
        return self.inner.query(message)
def ask(agent: BaseAgent, engine: BaseChatEngine, llm: LLM):
    agent.chat("Hello")
    engine.chat("Hello")
    llm.complete("Hello")
`).map(({ api }) => api),
    ).toEqual(['engine.query', 'agent.chat', 'engine.chat', 'llm.complete']);
  });

  it('has embeddings', () => {
    expect(
      calls('from llama_index.embeddings import OpenAIEmbedding\nOpenAIEmbedding().get_text_embedding("Hi")', '0.9.7'),
    ).toEqual(['get_text_embedding: absent (text-embedding-ada-002) at openai, cap absent']);
    expect(
      calls(
        'from llama_index.embeddings import VoyageEmbedding\nVoyageEmbedding(model_name="voyage-2").get_text_embedding_batch(["Hi"])',
      ),
    ).toEqual(['get_text_embedding_batch: voyage-2 at voyage, cap absent']);
  });

  it('is silent where nothing is asked', () => {
    expect(
      callsIn(`
from llama_index import ServiceContext, SimpleDirectoryReader, SummaryIndex, VectorStoreIndex
from llama_index.agent import OpenAIAgent
from llama_index.chat_engine.types import BaseChatEngine
from llama_index.llms import ChatMessage, LLM, MockLLM, OpenAI
from engines import VectorStoreIndex as Other
documents = SimpleDirectoryReader(input_dir="data").load_data()
index = VectorStoreIndex.from_vector_store(store, service_context=ServiceContext.from_defaults(llm=OpenAI()))
index.as_retriever(similarity_top_k=2)
SummaryIndex.from_documents(documents).as_retriever().retrieve("Hello")
index.storage_context.persist()
agent = OpenAIAgent.from_tools([])
agent.reset()
ChatMessage(role="user", content="Hello")
MockLLM().complete("Hello")
Other.from_documents(documents).as_query_engine().query("Hello")
class Echo(BaseChatEngine):
    def chat(self, message):
        return message
class Own(LLM):
    def complete(self, prompt):
        return prompt
Echo().chat("Hello")
Own().complete("Hello")
`),
    ).toEqual([]);
  });
});

describe('LlamaIndex from 0.10 on', () => {
  it('has the same engines below core, and an agent in a package of its own', () => {
    expect(
      calls(`
from llama_index.agent.openai import OpenAIAgent
from llama_index.core.chat_engine import SimpleChatEngine
from llama_index.core.query_engine import RetrieverQueryEngine
from llama_index.llms.openai import OpenAI
llm = OpenAI(model="gpt-5", max_tokens=9)
OpenAIAgent.from_tools(tools=[search], llm=llm).chat("Hello")
SimpleChatEngine.from_defaults(llm=llm).chat("Hello")
RetrieverQueryEngine.from_args(retriever, llm=llm).query("Hello")
`),
    ).toEqual([
      'agent.chat: up to 5 × gpt-5 at openai, cap 9',
      'engine.chat: gpt-5 at openai, cap 9',
      'engine.query: gpt-5 at openai, cap 9',
    ]);
  });

  it('types what is handed over by its base class', () => {
    expect(
      calls(`
from llama_index.core.llms import LLM
from llama_index.core.embeddings import BaseEmbedding
from llama_index.core.llms.function_calling import FunctionCallingLLM
from ours import LLM as Other

class Condenser:
    def __init__(self, llm: LLM | None = None):
        self._llm = llm
    async def run(self, prompt):
        return await self._llm.acomplete(prompt)

async def answer(llm: FunctionCallingLLM, tools, history):
    return await llm.astream_chat_with_tools(tools, chat_history=history)

async def index(embed_model: BaseEmbedding, texts):
    return await embed_model.aget_text_embedding_batch(texts)

def other(llm: Other):
    return llm.complete("Hi")
`),
    ).toEqual([
      'llm.acomplete: unknown: parameter at unknown: parameter, cap unknown: parameter',
      'llm.astream_chat_with_tools: unknown: parameter at unknown: parameter, cap unknown: parameter',
      'aget_text_embedding_batch: unknown: parameter at unknown: parameter, cap absent',
    ]);
  });
});

describe('models that the settings of the program hold', () => {
  const told = (text: string, installed?: string) =>
    callsIn(text, installed).map(({ api, plan }) => `${api} ${requestsOf(plan).map(({ model }) => word(model))}`);

  it('are asked through the settings', () => {
    expect(
      told(`
#- /a.py
from llama_index.core import Settings
from llama_index.embeddings.openai import OpenAIEmbedding
from llama_index.llms.openai import OpenAI
Settings.embed_model = OpenAIEmbedding(model="text-embedding-3-large")
Settings.llm = OpenAI(model="gpt-4o")
def embed(text):
    return Settings.embed_model.get_text_embedding(text)
def ask(text):
    return Settings.llm.complete(text)
`),
    ).toEqual(['get_text_embedding text-embedding-3-large', 'llm.complete gpt-4o']);
  });

  it('also where another file sets them', () => {
    expect(
      told(`
#- /setup.py
from llama_index.core import Settings
from llama_index.embeddings.openai import OpenAIEmbedding
Settings.embed_model = OpenAIEmbedding(model="text-embedding-3-large")
#- /a.py
import setup
from llama_index.core import Settings
def embed(text):
    return Settings.embed_model.get_text_embedding(text)
`),
    ).toEqual(['get_text_embedding text-embedding-3-large']);
  });

  it('are none where nobody sets them to one that is billed, or the settings are of others', () => {
    expect(
      told(`
#- /a.py
from llama_index.core import Settings
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
Settings.embed_model = HuggingFaceEmbedding(model_name="BAAI/bge-small-en-v1.5")
Settings.embed_model.get_text_embedding("Hi")
#- /b.py
from llama_index.embeddings.openai import OpenAIEmbedding
from settings import Settings
Settings.chunks = OpenAIEmbedding
Settings.embed_model.get_text_embedding("Hi")
`),
    ).toEqual([]);
  });
});

describe('settings of LlamaIndex.TS for one function', () => {
  const ask = (made: string) =>
    calls(`
//- /ask.ts
import { OpenAI } from '@llamaindex/openai';
import { ContextChatEngine, Settings, SimpleChatEngine } from 'llamaindex';
import { makeEngine } from './engine';
const llm = new OpenAI({ model: 'gpt-4.1-mini', maxTokens: 300 });
${made}
//- /engine.ts
import { Settings, SimpleChatEngine } from 'llamaindex';
export async function makeEngine() {
  return new SimpleChatEngine({ llm: Settings.llm });
}
`);

  it('hold while it runs, and what it gives is given', () => {
    const made = `const engine = await Settings.withLLM(llm, async () => {
  return await makeEngine();
});
await engine.chat({ message: 'Hello' });`;
    expect(ask(made)).toEqual(['engine.chat: gpt-4.1-mini at openai, cap 300']);
    const nested = `const engine = new SimpleChatEngine({ llm });
await Settings.withCallbackManager(manager, () => engine.chat({ message: 'Hello' }));`;
    expect(ask(nested)).toEqual(['engine.chat: gpt-4.1-mini at openai, cap 300']);
  });

  it('do not hold afterwards', () => {
    const after = `await Settings.withLLM(llm, async () => makeEngine());
await new SimpleChatEngine().chat({ message: 'Hello' });`;
    expect(ask(after)).not.toContain('engine.chat: gpt-4.1-mini at openai, cap 300');
    expect(ask(after)).toHaveLength(1);
  });
});

describe('LlamaIndex.TS before 0.9', () => {
  const imported = (names: string) => `
//- /ask.ts
import { ${names} } from 'llamaindex';
`;

  it.each([
    ["OpenAI({ model: 'gpt-4o-mini', maxTokens: 9 })", 'gpt-4o-mini at openai, cap 9'],
    ['OpenAI()', 'absent (gpt-4o) at openai, cap absent'],
    ["Anthropic({ model: 'claude-3-haiku' })", 'claude-3-haiku at anthropic, cap absent (4096)'],
    ["MistralAI({ model: 'mistral-small' })", 'mistral-small at mistral, cap absent'],
    ["Groq({ model: 'llama3-70b-8192' })", 'llama3-70b-8192 at groq, cap absent'],
  ])('has models in its one package: %s', (made, expected) => {
    const code = `${imported(made.slice(0, made.indexOf('(')))}await new ${made}.chat({ messages });\n`;
    expect(calls(code, '0.8.37')).toEqual([`llm.chat: ${expected}`]);
  });

  it('has a usual model only in the releases that were read', () => {
    const code = `${imported('OpenAI')}await new OpenAI().chat({ messages });\n`;
    expect(calls(code, '0.1.21')).toEqual(['llm.chat: absent (gpt-3.5-turbo) at openai, cap absent']);
    expect(calls(code, '0.3.0')).toEqual(['llm.chat: absent at openai, cap absent']);
  });

  it('has embeddings there too', () => {
    const code = `${imported('OpenAIEmbedding')}await new OpenAIEmbedding().getTextEmbedding('Hello');\n`;
    expect(calls(code, '0.8.37')).toHaveLength(1);
  });
});
