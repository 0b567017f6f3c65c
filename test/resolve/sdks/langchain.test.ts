import { describe, expect, it } from 'vitest';
import type { RequestPlan } from '../../../server/src/resolve/callSite.ts';
import { requestsOf } from '../../../server/src/rules/requests.ts';
import { callsIn, onlyCall, word } from '../../support/calls.ts';

const call = (text: string): string => {
  const { site, request } = onlyCall(text);
  return `${site.api}: ${word(request.model)} at ${word(request.provider)}, cap ${word(request.outputCap)}`;
};

/** What the model reads, with its holes: `system: You are {role}`. */
const prompt = (text: string): readonly string[] =>
  onlyCall(text).request.prompt.parts.map(
    ({ role, text: parts }) =>
      `${role}: ${parts.map((part) => (part.kind === 'static' ? part.text : `{${part.provenance.kind}}`)).join('')}`,
  );

const shapeOf = (plan: RequestPlan): string =>
  plan.kind === 'one'
    ? word(plan.request.model)
    : plan.kind === 'loop'
      ? `up to ${plan.high ?? 'any number'} × ${shapeOf(plan.plan)}`
      : `${plan.kind}(${plan.plans.map(shapeOf).join(', ')})`;

const plan = (text: string): string => {
  const [site] = callsIn(text);
  return site === undefined ? 'no call' : shapeOf(site.plan);
};

describe('models of LangChain', () => {
  it('are found under the names that the packages export', () => {
    const of = (module: string, name: string, options: string) =>
      call(`
//- /a.ts
import { ${name} } from '${module}';
await new ${name}({ ${options} }).call('Hello');
`);
    expect(of('@langchain/community/chat_models/googlevertexai', 'ChatGoogleVertexAI', "model: 'gemini-1.5-pro'")).toBe(
      'call: gemini-1.5-pro at vertex, cap absent',
    );
    expect(of('langchain/llms/openai', 'OpenAIChat', "modelName: 'gpt-4', maxTokens: 9")).toBe(
      'call: gpt-4 at openai, cap 9',
    );
  });

  it('answer chains of modules of their own', () => {
    expect(
      plan(`
//- /a.ts
import { ChatOpenAI } from '@langchain/openai';
import { createHistoryAwareRetriever } from 'langchain/chains/history_aware_retriever';
const chain = await createHistoryAwareRetriever({ llm: new ChatOpenAI({ model: 'gpt-4o' }), retriever, rephrasePrompt });
await chain.invoke({ input: 'Hello' });
`),
    ).toBe('gpt-4o');
  });

  it.each([
    ['llm.invoke("Hello")', 'invoke: gpt-4o at openai, cap 300'],
    ['llm.batch(["Hello"])', 'batch: gpt-4o at openai, cap 300'],
    ['list(llm.stream("Hello"))', 'stream: gpt-4o at openai, cap 300'],
    ['llm.with_config({"tags": ["a"]}).invoke("Hello")', 'invoke: gpt-4o at openai, cap 300'],
    ['llm.bind(max_tokens=20).invoke("Hello")', 'invoke: gpt-4o at openai, cap 20'],
    ['llm.bind_tools([search]).predict("Hello")', 'predict: gpt-4o at openai, cap 300'],
  ])('are called in Python: %s', (code, expected) => {
    expect(
      call(`
from langchain_openai import ChatOpenAI
from tools import search
llm = ChatOpenAI(model="gpt-4o", max_tokens=300)
${code}
`),
    ).toBe(expected);
  });

  it.each([
    ['model.invoke("Hello")', 'invoke: gpt-4o at openai, cap 300'],
    ['model.batch(["Hello"])', 'batch: gpt-4o at openai, cap 300'],
    ['model.streamEvents("Hello", { version: "v2" })', 'streamEvents: gpt-4o at openai, cap 300'],
    ['model.call([])', 'call: gpt-4o at openai, cap 300'],
    ['model.bind({ maxTokens: 20 }).invoke("Hello")', 'invoke: gpt-4o at openai, cap 20'],
    ['model.withStructuredOutput(schema).invoke("Hello")', 'invoke: gpt-4o at openai, cap 300'],
  ])('are called in TypeScript: %s', (code, expected) => {
    expect(
      call(`
//- /a.ts
import { ChatOpenAI } from '@langchain/openai';
const model = new ChatOpenAI({ model: 'gpt-4o', maxTokens: 300 });
await ${code};
`),
    ).toBe(expected);
  });

  it('are named by the provider and the id where one function makes them all', () => {
    expect(
      call(`
from langchain.chat_models import init_chat_model
init_chat_model("anthropic:claude-sonnet-4-5", max_tokens=99).invoke("Hello")
`),
    ).toBe('invoke: claude-sonnet-4-5 at anthropic, cap 99');
    expect(
      call(`
//- /a.ts
import { initChatModel } from 'langchain/chat_models/universal';
const model = await initChatModel('gpt-4o', { modelProvider: 'openai' });
await model.invoke('Hello');
`),
    ).toBe('invoke: gpt-4o at openai, cap absent');
  });

  it.each([
    // The configuration of the object or of the call goes before what the model was made with.
    ['model.with_config({"model": "gpt-4o", "max_tokens": 50})', '', 'gpt-4o at openai, cap 50'],
    ['model.with_structured_output(Answer).with_retry().with_config(options)', '', 'gpt-4o at openai, cap 70'],
    ['model.with_config(configurable={"model": "gpt-4o"})', '', 'gpt-4o at openai, cap unknown: run-time-value'],
    ['model', ', config={"configurable": {"model": "gpt-4o", "max_tokens": 60}}', 'gpt-4o at openai, cap 60'],
    [
      'model.with_config({"tags": ["a"]})',
      '',
      'unknown: run-time-value at unknown: unsupported, cap unknown: run-time-value',
    ],
    ['model', ', config=given', 'unknown: unfollowed-call at unknown: unsupported, cap unknown: unfollowed-call'],
    ['named.with_config({"model": "gpt-4o-mini"})', '', 'gpt-4o-mini at openai, cap absent'],
    ['named', '', 'gpt-4o at openai, cap absent'],
    ['plain.with_config({"max_tokens": 50})', '', 'gpt-4o at openai, cap absent'],
    ['plain', ', config=given', 'gpt-4o at openai, cap absent'],
    ['unnamed.with_config(configurable={"model": "gpt-4o"})', '', 'gpt-4o at openai, cap absent'],
    ['unnamed', ', config={"configurable": {"model": "gpt-4o"}}', 'gpt-4o at openai, cap absent'],
  ])('may get their options from the configuration of a run in Python: %s%s', (model, config, expected) => {
    expect(
      call(`
from langchain.chat_models import init_chat_model
from answers import Answer, given
model = init_chat_model(configurable_fields=("model", "max_tokens", "api_key"))
named = init_chat_model("gpt-4o", configurable_fields=("model",))
plain = init_chat_model("gpt-4o")
unnamed = init_chat_model()
options = {"model": "openai:gpt-4o", "max_tokens": 70, "api_key": given.key}
${model}.invoke("Hello"${config})
`).replace('invoke: ', ''),
    ).toBe(expected);
  });

  it.each([
    ['model.withConfig({ configurable: { model: "gpt-4o", maxTokens: 50 } })', '', 'gpt-4o at openai, cap 50'],
    ['model', ', { configurable: { model: "gpt-4o" } }', 'gpt-4o at openai, cap unknown: run-time-value'],
    ['model.withConfig({ tags: ["a"] })', '', 'gpt-4.1 at openai, cap unknown: run-time-value'],
    ['plain.withConfig({ configurable: { maxTokens: 50 } })', ', given', 'gpt-4o at openai, cap absent'],
  ])('may get their options from the configuration of a run in TypeScript: %s%s', (model, config, expected) => {
    expect(
      call(`
//- /a.ts
import { initChatModel } from 'langchain/chat_models/universal';
import { given } from './given';
const model = await initChatModel('gpt-4.1', { configurableFields: 'any' });
const plain = await initChatModel('gpt-4o');
await ${model}.invoke('Hello'${config});
`).replace('invoke: ', ''),
    ).toBe(expected);
  });

  it('have defaults of their own packages, which the versions of these decide', () => {
    const claude = `
//- /a.ts
import { ChatAnthropic } from '@langchain/anthropic';
await new ChatAnthropic({ model: 'claude-sonnet-4-5' }).invoke('Hello');
`;
    expect(call(claude)).toBe('invoke: claude-sonnet-4-5 at anthropic, cap absent (16384)');
    expect(word(onlyCall(claude, '0.3.34').request.outputCap)).toBe('absent (2048)');
    expect(
      call(`
from langchain_openai import ChatOpenAI
ChatOpenAI().invoke("Hello")
`),
    ).toBe('invoke: absent (gpt-3.5-turbo) at openai, cap absent');
  });

  it('are retried by their package, and by what is wrapped around them', () => {
    const attempts = (text: string): string => word(onlyCall(text).request.retries.attempts);
    expect(
      attempts(`
//- /a.ts
import { ChatOpenAI } from '@langchain/openai';
await new ChatOpenAI({ model: 'gpt-4o' }).withRetry().invoke('Hello');
`),
    ).toBe('21');
    expect(
      attempts(`
from langchain_openai import ChatOpenAI
from langchain_core.prompts import ChatPromptTemplate
chain = ChatPromptTemplate.from_template("{a}") | ChatOpenAI(model="gpt-4o", max_retries=1)
chain.with_retry(stop_after_attempt=4).invoke({"a": 1})
`),
    ).toBe('8');
  });

  it('are typed by the abstract classes', () => {
    expect(
      call(`
from langchain_core.language_models import BaseChatModel
def ask(llm: BaseChatModel, text: str):
    return llm.invoke(text)
`),
    ).toBe('invoke: unknown: parameter at unknown: parameter, cap unknown: parameter');
  });
});

describe('embeddings of LangChain', () => {
  it('are counted by their texts', () => {
    const { site, request } = onlyCall(`
from langchain_openai import OpenAIEmbeddings
OpenAIEmbeddings().embed_documents(["a", "b"])
`);
    expect(site.operation).toBe('embedding');
    expect(word(request.model)).toBe('absent (text-embedding-ada-002)');
    expect(word(request.items)).toBe('2');
  });

  it('are called in TypeScript', () => {
    const { site } = onlyCall(`
//- /a.ts
import { OpenAIEmbeddings } from '@langchain/openai';
export const find = (text: string) => new OpenAIEmbeddings({ model: 'text-embedding-3-small' }).embedQuery(text);
`);
    expect(site.api).toBe('embedQuery');
  });
});

describe('chains', () => {
  it('send the prompt that stands before the model, filled by the input', () => {
    expect(
      prompt(`
from datetime import datetime
from langchain_openai import ChatOpenAI
from langchain_core.prompts import ChatPromptTemplate, MessagesPlaceholder
from langchain_core.output_parsers import StrOutputParser
prompt = ChatPromptTemplate.from_messages([
    ("system", "Today is {today}. Answer as {{json}}, {tone}."),
    MessagesPlaceholder("history"),
    ("human", "{question}"),
])
chain = prompt | ChatOpenAI(model="gpt-4o") | StrOutputParser()
def ask(question):
    return chain.invoke({"today": datetime.now(), "tone": "briefly", "question": question, "history": []})
`),
    ).toEqual(['system: Today is {clock}. Answer as {json}, briefly.', 'user: {parameter}']);
    expect(
      prompt(`
//- /a.ts
import { ChatOpenAI } from '@langchain/openai';
import { ChatPromptTemplate } from '@langchain/core/prompts';
import { RunnableSequence } from '@langchain/core/runnables';
import { StringOutputParser } from '@langchain/core/output_parsers';
const prompt = ChatPromptTemplate.fromMessages([['system', 'You are {role}.'], ['human', '{question}']]);
const chain = RunnableSequence.from([prompt, new ChatOpenAI({ model: 'gpt-4o' }), new StringOutputParser()]);
export const ask = (question: string) => chain.invoke({ role: 'a clerk', question });
`),
    ).toEqual(['system: You are a clerk.', 'user: {parameter}']);
  });

  it('are put together across files', () => {
    expect(
      call(`
//- /prompts.ts
import { ChatPromptTemplate } from '@langchain/core/prompts';
export const prompt = ChatPromptTemplate.fromTemplate('Sum up: {text}');
//- /model.ts
import { ChatOpenAI } from '@langchain/openai';
export const model = new ChatOpenAI({ model: 'gpt-4o-mini' });
//- /a.ts
import { prompt } from './prompts';
import { model } from './model';
export const sum = (text: string) => prompt.pipe(model).invoke({ text });
`),
    ).toBe('chain.invoke: gpt-4o-mini at openai, cap absent');
  });

  it('hold several models, the first that answers, or one of them', () => {
    const models = `
from langchain_openai import ChatOpenAI
from langchain_core.runnables import RunnableParallel
small = ChatOpenAI(model="gpt-4o-mini")
large = ChatOpenAI(model="gpt-4o")
`;
    expect(plan(`${models}RunnableParallel(a=small, b=large).invoke("Hello")`)).toBe('all(gpt-4o-mini, gpt-4o)');
    expect(plan(`${models}large.with_fallbacks([small]).invoke("Hello")`)).toBe('in-order-until(gpt-4o, gpt-4o-mini)');
    expect(plan(`${models}(small if fast else large).invoke("Hello")`)).toBe('one-of(gpt-4o-mini, gpt-4o)');
  });

  it('give a fallback the same prompt, and a second model what the first one said', () => {
    const texts = (chain: string): readonly string[] => {
      const [site] = callsIn(`
from langchain_openai import ChatOpenAI
from langchain_core.prompts import ChatPromptTemplate
prompt = ChatPromptTemplate.from_template("Sum up: {text}")
small = ChatOpenAI(model="gpt-4o-mini")
large = ChatOpenAI(model="gpt-4o")
(${chain}).invoke({"text": "all of it"})
`);
      return (site === undefined ? [] : requestsOf(site.plan)).map((request) =>
        request.prompt.parts
          .flatMap(({ text }) => text.map((part) => (part.kind === 'static' ? part.text : `{${part.provenance.kind}}`)))
          .join(''),
      );
    };
    expect(texts('prompt | large.with_fallbacks([small])')).toEqual(['Sum up: all of it', 'Sum up: all of it']);
    expect(texts('prompt | large | small')).toEqual(['Sum up: all of it', '{model-output}']);
  });

  it('take a model that cannot be seen behind a prompt', () => {
    expect(
      call(`
from langchain_core.prompts import ChatPromptTemplate
from ours import llm
(ChatPromptTemplate.from_template("Sum up {text}") | llm).invoke({"text": "…"})
`),
    ).toMatch(/^chain\.invoke: unknown/);
  });

  it('of the time before runnables are called by more names', () => {
    expect(
      call(`
//- /a.ts
import { OpenAI } from 'langchain/llms/openai';
import { ConversationalRetrievalQAChain } from 'langchain/chains';
const model = new OpenAI({ temperature: 0, modelName: 'gpt-4' });
const chain = ConversationalRetrievalQAChain.fromLLM(model, store.asRetriever(), {});
await chain.call({ question: 'Why?' });
`),
    ).toBe('chain.call: gpt-4 at openai, cap absent (256)');
    expect(
      call(`
from langchain.chat_models import ChatOpenAI
from langchain.chains import LLMChain
chain = LLMChain(llm=ChatOpenAI(model_name="gpt-4"), prompt=prompt)
chain.run(text="a")
`),
    ).toBe('chain.run: gpt-4 at openai, cap absent');
  });

  it('of classes that always hold a model cost money where it cannot be seen', () => {
    const { site, request } = onlyCall(`
from langchain.chains import LLMChain
def ask(chain: LLMChain):
    return chain.run("a")
`);
    expect([site.api, word(request.model), word(request.outputCap)]).toEqual([
      'chain.run',
      'unknown: unfollowed-call',
      'unknown: unfollowed-call',
    ]);
  });

  it('may be of a class of the project', () => {
    expect(
      call(`
//- /a.ts
import { OpenAI } from 'langchain/llms/openai';
import { LLMChain, PromptTemplate } from 'langchain';
class TaskChain extends LLMChain {
  static fromLLM(fields) {
    return new TaskChain({ prompt: new PromptTemplate({ template: '{task}' }), ...fields });
  }
}
const chain = TaskChain.fromLLM({ llm: new OpenAI({ modelName: 'gpt-4', maxTokens: 20 }) });
await chain._call({ task: 'a' });
`),
    ).toBe('chain._call: gpt-4 at openai, cap 20');
  });

  it('without a model send nothing', () => {
    expect(
      callsIn(`
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.output_parsers import StrOutputParser
from langchain_core.runnables import RunnableLambda
prompt = ChatPromptTemplate.from_template("{a}")
prompt.invoke({"a": 1})
(RunnableLambda(lambda x: x) | StrOutputParser()).invoke("a")
`),
    ).toEqual([]);
  });
});

describe('agents', () => {
  it('call their model until a limit', () => {
    expect(
      plan(`
//- /a.ts
import { ChatOpenAI } from '@langchain/openai';
import { createReactAgent } from '@langchain/langgraph/prebuilt';
const agent = createReactAgent({ llm: new ChatOpenAI({ model: 'gpt-4o' }), tools: [search], prompt: 'You search.' });
await agent.invoke({ messages }, { recursionLimit: 8 });
`),
    ).toBe('up to 8 × gpt-4o');
    expect(
      plan(`
from langchain.agents import create_agent
agent = create_agent("openai:gpt-5", tools=[search], system_prompt="You search.")
agent.invoke({"messages": []})
`),
    ).toBe('up to any number × gpt-5');
    expect(
      plan(`
from langchain_openai import ChatOpenAI
from langchain.agents import AgentExecutor, create_tool_calling_agent
agent = create_tool_calling_agent(ChatOpenAI(model="gpt-4o"), tools, prompt)
AgentExecutor(agent=agent, tools=tools, max_iterations=3).invoke({"input": "Hello"})
`),
    ).toBe('up to 3 × gpt-4o');
  });

  it('read their instructions before the messages', () => {
    expect(
      prompt(`
from langchain.agents import create_agent
agent = create_agent("openai:gpt-5", tools=[], system_prompt="You search.")
agent.invoke({"messages": [{"role": "user", "content": "Where?"}]})
`),
    ).toEqual(['system: You search.', 'user: Where?']);
  });

  it('that are graphs cost what their nodes cost', () => {
    const [site, ...others] = callsIn(`
from langgraph.graph import StateGraph
graph = StateGraph(State).add_node("a", step).compile()
graph.invoke({})
`);
    expect(site?.notEstimated).toContain('nodes');
    expect(others).toEqual([]);
  });
});

describe('look-alikes of LangChain', () => {
  it.each([
    ['an own class of the same name', 'class ChatOpenAI:\n    def invoke(self, x): return x\nChatOpenAI().invoke("a")'],
    ['a pipe of numbers', 'from langchain_openai import ChatOpenAI\nflags = 1 | 2\nflags.bit_length()'],
    ['a union of types', 'from langchain_openai import ChatOpenAI\nModel = ChatOpenAI | None'],
    ['a tool', 'from langchain_core.tools import tool\n@tool\ndef add(a: int): return a\nadd.invoke({"a": 1})'],
    ['a message', 'from langchain_core.messages import HumanMessage\nHumanMessage("a").pretty_print()'],
    [
      'a retriever',
      'from langchain_community.retrievers import BM25Retriever\nBM25Retriever.from_texts(["a"]).invoke("b")',
    ],
    ['token counting', 'from langchain_openai import ChatOpenAI\nChatOpenAI(model="gpt-4o").get_num_tokens("a")'],
    [
      'formatting',
      'from langchain_core.prompts import PromptTemplate\nPromptTemplate.from_template("{a}").format(a=1)',
    ],
  ])('are no calls in Python: %s', (_, code) => {
    expect(callsIn(`\n${code}\n`)).toEqual([]);
  });

  it.each([
    ['a Lambda client', "import { ChatOpenAI } from './own';\nnew ChatOpenAI({ model: 'x' }).invoke('a');"],
    [
      'a stream that is piped',
      "import fs from 'node:fs';\nimport { ChatOpenAI } from '@langchain/openai';\nfs.createReadStream('a').pipe(out);",
    ],
    ['an observable', "import { from } from 'rxjs';\nfrom([1]).pipe(map);"],
    ['a type', "import type { ChatOpenAI } from '@langchain/openai';\nexport interface A { model: ChatOpenAI }"],
  ])('are no calls in TypeScript: %s', (_, code) => {
    expect(callsIn(`\n//- /a.ts\n${code}\n`)).toEqual([]);
  });
});

describe('an embeddings model that is told by a type alone', () => {
  it('is one by the class and by the interface of LangChain', () => {
    for (const name of ['Embeddings', 'EmbeddingsInterface'])
      expect(
        callsIn(`
//- /a.ts
import type { ${name} } from '@langchain/core/embeddings';
export class Store {
  constructor(private readonly embeddings: ${name}) {}
  search(query: string) {
    return this.embeddings.embedQuery(query);
  }
}
`).map(({ api, operation }) => `${api}: ${operation}`),
      ).toEqual(['embedQuery: embedding']);
  });

  it('is none by a type of that name of another package', () => {
    expect(
      callsIn(`
//- /a.ts
import type { EmbeddingsInterface } from './embeddings';
import { OpenAIEmbeddings } from '@langchain/openai';
export const search = (embeddings: EmbeddingsInterface, query: string) => embeddings.embedQuery(query);
//- /embeddings.ts
export interface EmbeddingsInterface {
  embedQuery(query: string): number[];
}
`),
    ).toEqual([]);
  });
});
