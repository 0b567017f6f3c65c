/** Names by the module that exports them, in a row: `{ '@langchain/core/prompts': 'ChatPromptTemplate PromptTemplate' }`. */
export type Exports = Readonly<Record<string, string>>;

/** Which modules export which names of each group, whatever the version. */
export interface Places {
  readonly prompts: Exports;
  readonly messages: Exports;
  readonly runnables: Exports;
  readonly parsers: Exports;
  readonly chains: Exports;
  readonly agents: Exports;
  readonly executors: Exports;
  readonly graphs: Exports;
  readonly hub: Exports;
  readonly universal: Exports;
  readonly abstract: Exports;
  readonly abstractEmbeddings: Exports;
  readonly documents: Exports;
}

/** The same names in several modules. */
const each = (modules: string, names: string): Exports =>
  Object.fromEntries(modules.split(' ').map((module) => [module, names]));

const prompts =
  'ChatPromptTemplate PromptTemplate MessagesPlaceholder SystemMessagePromptTemplate HumanMessagePromptTemplate AIMessagePromptTemplate';
const messages = 'SystemMessage HumanMessage AIMessage ToolMessage FunctionMessage';
const parsers =
  'StringOutputParser BytesOutputParser JsonOutputParser StructuredOutputParser CommaSeparatedListOutputParser XMLOutputParser';
const toolParsers = 'JsonOutputKeyToolsParser JsonOutputToolsParser';
const wideParsers = `HttpResponseOutputParser StructuredOutputParser ${toolParsers} JsonOutputFunctionsParser CommaSeparatedListOutputParser`;
const chains =
  'LLMChain ConversationChain RetrievalQAChain ConversationalRetrievalQAChain VectorDBQAChain StuffDocumentsChain MapReduceDocumentsChain RefineDocumentsChain APIChain SequentialChain SimpleSequentialChain TransformChain loadQAChain loadQAStuffChain loadQARefineChain loadQAMapReduceChain loadSummarizationChain';
const executors =
  'createToolCallingAgent createOpenAIFunctionsAgent createOpenAIToolsAgent createStructuredChatAgent createXmlAgent createReactAgent AgentExecutor initializeAgentExecutorWithOptions initializeAgentExecutor';
const runnables =
  'RunnableSequence RunnableParallel RunnableMap RunnableBranch RunnablePassthrough RunnableLambda RunnableAssign RunnableWithMessageHistory RunnableWithFallbacks RunnablePick';

export const typescriptPlaces: Places = {
  prompts: { ...each('@langchain/core/prompts langchain/prompts', prompts), langchain: 'PromptTemplate' },
  messages: {
    ...each('@langchain/core/messages langchain/schema', messages),
    langchain: 'SystemMessage HumanMessage AIMessage ToolMessage',
  },
  runnables: each('@langchain/core/runnables langchain/schema/runnable langchain/runnables', runnables),
  parsers: {
    ...each('@langchain/core/output_parsers langchain/schema/output_parser', parsers),
    '@langchain/core/output_parsers/openai_tools': toolParsers,
    ...each('langchain/output_parsers @langchain/classic/output_parsers', wideParsers),
  },
  chains: {
    'langchain/chains': `${chains} SqlDatabaseChain`,
    '@langchain/classic/chains': chains,
    langchain: 'LLMChain',
    ...each(
      'langchain/chains/combine_documents @langchain/classic/chains/combine_documents',
      'createStuffDocumentsChain',
    ),
    ...each('langchain/chains/retrieval @langchain/classic/chains/retrieval', 'createRetrievalChain'),
    ...each(
      'langchain/chains/history_aware_retriever @langchain/classic/chains/history_aware_retriever',
      'createHistoryAwareRetriever',
    ),
    ...each('langchain/chains/sql_db @langchain/classic/chains/sql_db', 'SqlDatabaseChain createSqlQueryChain'),
    ...each('langchain/chains/graph_qa/cypher @langchain/classic/chains/graph_qa/cypher', 'GraphCypherQAChain'),
  },
  agents: {
    langchain: 'createAgent',
    deepagents: 'createDeepAgent',
    '@langchain/langgraph-supervisor': 'createSupervisor',
    '@langchain/langgraph/prebuilt': 'createReactAgent',
  },
  executors: each('langchain/agents @langchain/classic/agents', executors),
  graphs: each('@langchain/langgraph @langchain/langgraph/web', 'StateGraph MessageGraph Graph'),
  hub: each('langchain/hub @langchain/classic/hub langchain/hub/node @langchain/classic/hub/node', 'pull'),
  universal: each(
    'langchain langchain/chat_models/universal @langchain/classic/chat_models/universal',
    'initChatModel',
  ),
  abstract: {
    '@langchain/core/language_models/chat_models': 'BaseChatModel SimpleChatModel',
    '@langchain/core/language_models/base': 'BaseLanguageModel',
    '@langchain/core/language_models/llms': 'BaseLLM LLM',
    'langchain/chat_models/base': 'BaseChatModel SimpleChatModel',
    'langchain/base_language': 'BaseLanguageModel',
    'langchain/llms/base': 'BaseLLM LLM',
  },
  abstractEmbeddings: {
    '@langchain/core/embeddings': 'Embeddings EmbeddingsInterface',
    'langchain/embeddings/base': 'Embeddings',
  },
  documents: each('@langchain/core/documents langchain/document', 'Document'),
};

const promptsPy =
  'ChatPromptTemplate PromptTemplate MessagesPlaceholder SystemMessagePromptTemplate HumanMessagePromptTemplate AIMessagePromptTemplate';
const runnablesPy =
  'RunnableSequence RunnableParallel RunnableMap RunnableBranch RunnablePassthrough RunnableLambda RunnableGenerator RunnableAssign RunnablePick RunnableWithFallbacks';
const coreParsersPy =
  'StrOutputParser JsonOutputParser PydanticOutputParser CommaSeparatedListOutputParser XMLOutputParser';
const toolParsersPy = 'JsonOutputKeyToolsParser JsonOutputToolsParser PydanticToolsParser';
const chainsPy =
  'LLMChain ConversationChain RetrievalQA RetrievalQAWithSourcesChain ConversationalRetrievalChain VectorDBQA StuffDocumentsChain MapReduceDocumentsChain RefineDocumentsChain APIChain LLMMathChain GraphCypherQAChain SequentialChain SimpleSequentialChain TransformChain create_retrieval_chain create_history_aware_retriever create_sql_query_chain';
const executorsPy =
  'create_tool_calling_agent create_openai_functions_agent create_openai_tools_agent create_structured_chat_agent create_xml_agent create_json_chat_agent create_react_agent AgentExecutor initialize_agent';
const abstractPy = 'BaseChatModel BaseLanguageModel BaseLLM LLM SimpleChatModel';

export const pythonPlaces: Places = {
  prompts: {
    ...each('langchain_core.prompts langchain.prompts langchain_classic.prompts', promptsPy),
    ...each(
      'langchain_core.prompts.chat langchain.prompts.chat',
      'ChatPromptTemplate MessagesPlaceholder SystemMessagePromptTemplate HumanMessagePromptTemplate AIMessagePromptTemplate',
    ),
    langchain: 'PromptTemplate',
  },
  messages: {
    ...each('langchain_core.messages langchain.schema.messages', messages),
    'langchain.schema': 'SystemMessage HumanMessage AIMessage FunctionMessage',
    'langchain.messages': 'SystemMessage HumanMessage AIMessage ToolMessage',
  },
  runnables: {
    'langchain_core.runnables': runnablesPy,
    'langchain.schema.runnable': runnablesPy.replace(' RunnableAssign RunnablePick', ''),
    'langchain_core.runnables.history': 'RunnableWithMessageHistory',
  },
  parsers: {
    'langchain_core.output_parsers': `${coreParsersPy} ${toolParsersPy}`,
    'langchain.schema.output_parser': 'StrOutputParser',
    'langchain.schema': 'StrOutputParser',
    'langchain_core.output_parsers.openai_tools': toolParsersPy,
    'langchain.output_parsers':
      'PydanticOutputParser StructuredOutputParser CommaSeparatedListOutputParser XMLOutputParser',
  },
  chains: {
    ...each('langchain.chains langchain_classic.chains', chainsPy),
    langchain: 'LLMChain ConversationChain VectorDBQA LLMMathChain',
    ...each(
      'langchain.chains.combine_documents langchain_classic.chains.combine_documents',
      'create_stuff_documents_chain',
    ),
    'langchain.chains.question_answering': 'load_qa_chain',
    'langchain.chains.summarize': 'load_summarize_chain',
    'langchain.chains.llm': 'LLMChain',
  },
  agents: {
    'langchain.agents': 'create_agent',
    deepagents: 'create_deep_agent',
    langgraph_supervisor: 'create_supervisor',
    ...each('langgraph.prebuilt langgraph.prebuilt.chat_agent_executor', 'create_react_agent'),
  },
  executors: {
    ...each('langchain_classic.agents langchain.agents', executorsPy),
    'langchain.agents.agent': 'AgentExecutor',
  },
  graphs: {
    ...each('langgraph.graph langgraph.graph.message', 'StateGraph MessageGraph'),
    'langgraph.graph.state': 'StateGraph',
  },
  hub: each('langchain.hub langchain_classic.hub langchainhub', 'pull'),
  universal: {
    ...each('langchain.chat_models langchain_classic.chat_models langchain.chat_models.base', 'init_chat_model'),
    ...each('langchain.embeddings langchain_classic.embeddings', 'init_embeddings'),
  },
  abstract: {
    'langchain_core.language_models': abstractPy,
    'langchain_core.language_models.chat_models': 'BaseChatModel SimpleChatModel',
    'langchain_core.language_models.base': 'BaseLanguageModel',
    'langchain.chat_models.base': 'BaseChatModel SimpleChatModel',
    'langchain.base_language': 'BaseLanguageModel',
    'langchain.schema.language_model': 'BaseLanguageModel',
    'langchain_core.language_models.llms': 'BaseLLM LLM',
    'langchain.llms.base': 'BaseLLM LLM',
  },
  abstractEmbeddings: each('langchain_core.embeddings langchain.embeddings.base', 'Embeddings'),
  documents: each('langchain_core.documents langchain.schema langchain.docstore.document', 'Document'),
};
