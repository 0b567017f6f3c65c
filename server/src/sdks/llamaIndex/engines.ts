import { parameters, unseenModel } from '../build.ts';
import type { CallSpec, Meaning, Member, Runs, Shape } from '../types.ts';

/** What is made with its constructor or with one of its own functions. */
export const made = (shape: string, names: string, functions: string): Readonly<Record<string, Meaning>> =>
  Object.fromEntries(
    names.split(' ').map((name): [string, Meaning] => [
      name,
      {
        kind: 'constructor',
        shape,
        members: Object.fromEntries(
          functions
            .split(' ')
            .filter(Boolean)
            .map((one) => [one, { kind: 'constructor', shape }]),
        ),
      },
    ]),
  );

/** A class that others extend: it says of a value what that is, and nothing of the classes that extend it. */
export const typed = (shape: string, names: string): Readonly<Record<string, Meaning>> =>
  Object.fromEntries(names.split(' ').map((name) => [name, { kind: 'identity', argument: 0, types: shape }]));

/** Where an engine has its model from: itself, the context that it is given, or the index that made it. */
const models: Runs = {
  parts: ['llm', 'multi_modal_llm', 'service_context.llm', '$parent.service_context.llm'],
  combinator: 'all',
  isCertain: true,
  otherwise: ['$global.llm'],
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

const make = (shape: string): Member => ({ kind: 'make', shape });

export const engineShapes: Readonly<Record<string, Shape>> = {
  QueryEngine: { provider: null, runs: models, members: asking('query aquery', 'str_or_query_bundle') },
  ChatEngine: { provider: null, runs: models, members: asking('chat achat stream_chat astream_chat', 'message') },
  ServiceContext: { provider: null, members: {} },
  ContextIndex: {
    provider: null,
    members: { as_query_engine: make('QueryEngine'), as_chat_engine: make('ChatEngine') },
  },
};

const queryEngines =
  'CitationQueryEngine ComposableGraphQueryEngine RetrieverQueryEngine TransformQueryEngine MultiStepQueryEngine RouterQueryEngine RetrieverRouterQueryEngine ToolRetrieverRouterQueryEngine SubQuestionQueryEngine SQLJoinQueryEngine SQLAutoVectorQueryEngine RetryQueryEngine RetrySourceQueryEngine RetryGuidelineQueryEngine FLAREInstructQueryEngine PandasQueryEngine JSONalyzeQueryEngine KnowledgeGraphQueryEngine SimpleMultiModalQueryEngine SQLTableRetrieverQueryEngine NLSQLTableQueryEngine PGVectorSQLQueryEngine';
const chatEngines = 'SimpleChatEngine CondenseQuestionChatEngine ContextChatEngine CondensePlusContextChatEngine';

/** Engines by module, which before 0.10 stood one level higher. */
export const engineModules: Readonly<Record<string, Readonly<Record<string, Meaning>>>> = Object.fromEntries(
  ['llama_index', 'llama_index.core'].flatMap((root) => [
    [
      `${root}.query_engine`,
      { ...made('QueryEngine', queryEngines, 'from_args from_defaults'), ...typed('QueryEngine', 'BaseQueryEngine') },
    ],
    [`${root}.query_engine.multi_modal`, made('QueryEngine', 'SimpleMultiModalQueryEngine', '')],
    [
      `${root}.query_engine.retriever_query_engine`,
      made('QueryEngine', 'RetrieverQueryEngine', 'from_args from_defaults'),
    ],
    [`${root}.chat_engine`, made('ChatEngine', chatEngines, 'from_defaults')],
    [`${root}.chat_engine.types`, typed('ChatEngine', 'BaseChatEngine')],
    [`${root}.base.base_query_engine`, typed('QueryEngine', 'BaseQueryEngine')],
  ]),
);
