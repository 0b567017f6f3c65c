import { type Paths, parameters, unseenModel } from '../build.ts';
import type { CallSpec, Meaning, Runs, Shape } from '../types.ts';
import { calls } from './models.ts';
import { passive, runnable, type Side } from './runnable.ts';

/** What is not known of a model that cannot be seen. */
export const unseen: Paths = { ...unseenModel, temperature: '$held.temperature', tools: '$held.tools' };

/** A call of something that runs models: what is billed are the requests of these. */
const chainCall: CallSpec = {
  api: 'invoke',
  operation: 'chat',
  cap: 'optional',
  parameters: parameters({ ...unseen, attempts: ['$attempts'] }),
  prompt: [
    { path: '$template', role: 'messages', form: 'template' },
    { path: 'input', role: 'messages', form: 'messages' },
  ],
};

function running(side: Side, runs: Runs): Shape {
  const spec: CallSpec = { ...chainCall, bind: side.row('input') };
  const attempts = { $attempts: [`$client.${side.spell('stopAfterAttempt')}`, '$client.$attempts'] };
  return {
    provider: null,
    runs: { ...runs, gives: { ...attempts, ...runs.gives } },
    members: runnable(side, { ...calls(side, 'chain.', spec), ...legacyCalls(side, spec) }),
    ...(side.language === 'python' && { call: { kind: 'call', call: { ...spec, api: 'chain' } } as const }),
  };
}

/** Chains of the time before runnables take `run`, and in JavaScript `_call` where a subclass calls itself. */
const legacyCalls = (side: Side, spec: CallSpec): Shape['members'] =>
  Object.fromEntries(
    (side.language === 'python'
      ? ['run', 'arun', 'acall', 'apply', 'aapply', 'predict', 'apredict', 'generate', 'agenerate']
      : ['run', 'call', '_call', 'apply', 'predict']
    ).map((name) => [name, { kind: 'call', call: { ...spec, api: `chain.${name}` } } as const]),
  );

/** Options of the ready-made chains that hold a prompt, a model or another chain: what is looked up first, a prompt before the model that reads it. */
const held = [
  'retriever',
  'prompt',
  'llm',
  'llmChain',
  'chains',
  'combineDocsChain',
  'combineDocumentsChain',
  'documentPrompt',
  'runnable',
];

export function chainShapes(side: Side): Readonly<Record<string, Shape>> {
  const all = (...parts: readonly string[]): Runs => ({ parts, combinator: 'all' });
  return {
    Sequence: running(side, all('$parts', 'first', 'middle', 'last')),
    Parallel: running(side, all('*')),
    Branch: running(side, { parts: ['*'], combinator: 'one-of' }),
    Fallbacks: running(side, { parts: ['$parts'], combinator: 'in-order-until' }),
    Chain: running(side, { ...all(...held.map(side.spell)), isCertain: true }),
    ChainOfOthers: running(side, all(...held.map(side.spell))),
    Passive: passive(side),
  };
}

/** Runnables that chains are put together from. */
export function runnableNames(side: Side): Readonly<Record<string, Meaning>> {
  const { language, row, fields } = side;
  const made = (shape: string, bind = fields(), members: Readonly<Record<string, Meaning>> = {}): Meaning => ({
    kind: 'constructor',
    shape,
    bind,
    members,
  });
  /** In Python `from` is no name. */
  const withFrom = (from: Meaning): Readonly<Record<string, Meaning>> => (language === 'python' ? {} : { from });
  const passiveOne = made('Passive', row('$function'), withFrom(made('Passive', row('$function'))));
  return {
    RunnableSequence: made(
      'Sequence',
      language === 'python' ? row('first', 'middle', 'last') : fields(),
      withFrom(made('Sequence', row('$parts'))),
    ),
    RunnableParallel: made('Parallel', fields('$steps'), withFrom(made('Parallel', fields()))),
    RunnableMap: made('Parallel', fields('$steps'), withFrom(made('Parallel', fields()))),
    RunnableBranch: made('Branch', row('$1', '$2', '$3', '$4', '$5'), withFrom(made('Branch', row('$branches')))),
    RunnablePassthrough: made('Passive', fields(), { assign: made('Parallel', fields()) }),
    RunnableLambda: passiveOne,
    RunnableGenerator: passiveOne,
    RunnableAssign: made('Parallel', fields()),
    RunnableWithMessageHistory: made('ChainOfOthers', fields('runnable', 'get_session_history')),
    RunnableWithFallbacks: made('Fallbacks', fields()),
    RunnablePick: made('Passive', fields()),
  };
}

/** Parsers pass on what a model said. */
export const parserNames: readonly string[] = [
  'StrOutputParser',
  'StringOutputParser',
  'BytesOutputParser',
  'HttpResponseOutputParser',
  'JsonOutputParser',
  'SimpleJsonOutputParser',
  'PydanticOutputParser',
  'StructuredOutputParser',
  'JsonOutputKeyToolsParser',
  'JsonOutputToolsParser',
  'JsonOutputFunctionsParser',
  'PydanticToolsParser',
  'CommaSeparatedListOutputParser',
  'XMLOutputParser',
];

/** Ready-made chains. In JavaScript they are classes with `fromLLM`, in Python with `from_llm` and relatives, or functions of their own. */
export function chainNames(side: Side): Readonly<Record<string, Meaning>> {
  const { language, spell, row, fields } = side;
  const chain = (bind = fields(), members: Readonly<Record<string, Meaning>> = {}): Meaning => ({
    kind: 'constructor',
    shape: 'Chain',
    bind,
    members,
  });
  const made = (shape: string, bind = fields()): Meaning => ({ kind: 'constructor', shape, bind });
  const fromModel = chain(
    language === 'python' ? fields('llm', 'retriever') : { positional: ['llm', 'retriever'], record: 2 },
  );
  const statics = Object.fromEntries(
    (language === 'python'
      ? ['from_llm', 'from_chain_type', 'from_llm_and_api_docs']
      : ['fromLLM', 'fromLLMAndAPIDocs']
    ).map((name) => [name, fromModel]),
  );
  const classes = [
    'LLMChain',
    'ConversationChain',
    'RetrievalQA',
    'RetrievalQAChain',
    'RetrievalQAWithSourcesChain',
    'ConversationalRetrievalChain',
    'ConversationalRetrievalQAChain',
    'VectorDBQAChain',
    'VectorDBQA',
    'StuffDocumentsChain',
    'MapReduceDocumentsChain',
    'RefineDocumentsChain',
    'APIChain',
    'SqlDatabaseChain',
    'SQLDatabaseChain',
    'LLMMathChain',
    'GraphCypherQAChain',
  ];
  const loaders = [
    'loadQAChain',
    'loadQAStuffChain',
    'loadQARefineChain',
    'loadQAMapReduceChain',
    'loadSummarizationChain',
  ];
  const loadersPy = ['load_qa_chain', 'load_summarize_chain', 'load_qa_with_sources_chain'];
  const loader = chain(language === 'python' ? fields('llm') : { positional: ['llm'], record: 1 });
  return {
    ...Object.fromEntries(classes.map((name) => [name, chain(fields(), statics)])),
    ...Object.fromEntries(
      ['SequentialChain', 'SimpleSequentialChain', 'TransformChain'].map((name) => [name, made('ChainOfOthers')]),
    ),
    ...Object.fromEntries((language === 'python' ? loadersPy : loaders).map((name) => [name, loader])),
    [spell('createStuffDocumentsChain')]: chain(fields('llm', 'prompt')),
    [spell('createRetrievalChain')]: made('ChainOfOthers', fields('retriever', 'combine_docs_chain')),
    [spell('createHistoryAwareRetriever')]: chain(fields('llm', 'retriever', 'prompt')),
    [language === 'python' ? 'create_sql_query_chain' : 'createSqlQueryChain']: chain(fields('llm', 'db', 'prompt')),
    ...(language === 'python' ? {} : { loadSummarizeChain: chain(row('llm')) }),
  };
}
