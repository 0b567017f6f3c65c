import { parameters, unseenModel } from '../build.ts';
import type { ArgumentBinding, CallSpec, Meaning, Member, Runs, Shape } from '../types.ts';
import { commonModel, lookUp } from './indexes.ts';

/** What is made with its constructor or with one of its own functions. */
export const made = (
  shape: string,
  names: string,
  functions: string,
  bind?: ArgumentBinding,
): Readonly<Record<string, Meaning>> =>
  Object.fromEntries(
    names.split(' ').map((name): [string, Meaning] => [
      name,
      {
        kind: 'constructor',
        shape,
        ...(bind && { bind }),
        members: Object.fromEntries(
          functions
            .split(' ')
            .filter(Boolean)
            .map((one) => [one, { kind: 'constructor', shape, ...(bind && { bind }) }]),
        ),
      },
    ]),
  );

/** A class that others extend: it says of a value what that is, and nothing of the classes that extend it. */
export const typed = (shape: string, names: string): Readonly<Record<string, Meaning>> =>
  Object.fromEntries(names.split(' ').map((name) => [name, { kind: 'identity', argument: 0, types: shape }]));

/** Where an engine has its model from: itself, the context that it is given, or the index that made it. It looks texts up before it answers. */
const models: Runs = {
  parts: [['llm', 'multi_modal_llm', 'service_context.llm', '$parent.service_context.llm', 'response_synthesizer']],
  combinator: 'all',
  ...commonModel(true),
  also: [lookUp(true)],
};

/** What an engine asks depends on what it retrieves and how it puts answers together. */
const asking = (names: string, text: string): Readonly<Record<string, Member>> =>
  Object.fromEntries(
    names.split(' ').map((name) => [
      name,
      {
        kind: 'call',
        call: {
          api: `engine.${name}`,
          operation: 'chat',
          cap: 'optional',
          bind: { positional: [text] },
          parameters: parameters(unseenModel),
          prompt: [{ path: text, role: 'user', form: 'text' }],
          isStream: name.includes('stream'),
        } satisfies CallSpec,
      },
    ]),
  );

export const engineShapes: Readonly<Record<string, Shape>> = {
  QueryEngine: { provider: null, runs: models, members: asking('query aquery', 'str_or_query_bundle') },
  ChatEngine: { provider: null, runs: models, members: asking('chat achat stream_chat astream_chat', 'message') },
  ServiceContext: { provider: null, members: {} },
};

const queryEngines =
  'ComposableGraphQueryEngine TransformQueryEngine MultiStepQueryEngine RouterQueryEngine RetrieverRouterQueryEngine ToolRetrieverRouterQueryEngine SubQuestionQueryEngine SQLJoinQueryEngine SQLAutoVectorQueryEngine RetryQueryEngine RetrySourceQueryEngine RetryGuidelineQueryEngine FLAREInstructQueryEngine PandasQueryEngine JSONalyzeQueryEngine KnowledgeGraphQueryEngine SimpleMultiModalQueryEngine SQLTableRetrieverQueryEngine NLSQLTableQueryEngine PGVectorSQLQueryEngine';
const chatEngines = 'SimpleChatEngine CondenseQuestionChatEngine';
const retrieverEngines = made('QueryEngine', 'RetrieverQueryEngine', 'from_args', { positional: ['retriever'] });
const contextEngines = made('ChatEngine', 'ContextChatEngine CondensePlusContextChatEngine', 'from_defaults', {
  positional: ['retriever'],
});

/** Engines by module, which before 0.10 stood one level higher. */
export const engineModules: Readonly<Record<string, Readonly<Record<string, Meaning>>>> = Object.fromEntries(
  ['llama_index', 'llama_index.core'].flatMap((root) => [
    [
      `${root}.query_engine`,
      {
        ...made('QueryEngine', queryEngines, 'from_args from_defaults'),
        ...retrieverEngines,
        ...made('QueryEngine', 'CitationQueryEngine', 'from_args', { positional: ['index'] }),
        ...typed('QueryEngine', 'BaseQueryEngine'),
      },
    ],
    [`${root}.query_engine.multi_modal`, made('QueryEngine', 'SimpleMultiModalQueryEngine', '')],
    [`${root}.query_engine.retriever_query_engine`, retrieverEngines],
    [`${root}.chat_engine`, { ...made('ChatEngine', chatEngines, 'from_defaults'), ...contextEngines }],
    [`${root}.chat_engine.types`, typed('ChatEngine', 'BaseChatEngine')],
    [`${root}.base.base_query_engine`, typed('QueryEngine', 'BaseQueryEngine')],
  ]),
);
