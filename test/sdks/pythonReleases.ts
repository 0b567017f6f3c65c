/** Packages of Python that belong to one SDK, as folders of public repositories at a tag or commit. */
export interface PythonRelease {
  readonly sdk: string;
  readonly version: string;
  readonly sources: readonly PythonSource[];
}

export interface PythonSource {
  /** On GitHub. */
  readonly repository: string;
  readonly revision: string;
  /** Folders that hold the packages. */
  readonly folders: readonly string[];
  /** Descriptions of services from which boto3 makes clients, by the service's name. */
  readonly services?: Readonly<Record<string, string>>;
}

const from = (repository: string, revision: string, ...folders: readonly string[]): PythonSource => ({
  repository,
  revision,
  folders: folders.length === 0 ? ['.'] : folders,
});

const partners = (names: string): readonly string[] => names.split(' ').map((name) => `libs/partners/${name}`);

const packages = (names: string): readonly string[] => names.split(' ').map((name) => `python/packages/${name}`);

const llamaIndexModels = (names: string): readonly string[] =>
  names.split(' ').map((name) => `llama-index-integrations/llms/llama-index-llms-${name}`);

/** Revisions of forks are commits or tags of the repositories that they were forked from. */
export const pythonReleases: readonly PythonRelease[] = [
  {
    sdk: 'langchain',
    version: '0.3.5',
    sources: [
      from(
        'henrryvalen/langchain-ai',
        'langchain-core==0.3.5',
        'libs/core',
        'libs/langchain',
        'libs/community',
        ...partners('openai anthropic mistralai fireworks groq huggingface ollama'),
      ),
      from('langchain-ai/langchain-google', 'libs/genai/v2.0.0', 'libs/genai', 'libs/vertexai'),
    ],
  },
  {
    sdk: 'langchain',
    version: '1.2.19',
    sources: [
      from(
        'jackjin1997/langchain',
        'a9707b35d',
        'libs/core',
        'libs/langchain_v1',
        'libs/langchain',
        ...partners(
          'openai anthropic mistralai fireworks groq huggingface ollama deepseek xai perplexity openrouter chroma qdrant',
        ),
      ),
      from('langchain-ai/langchain-google', 'libs/genai/v4.3.5', 'libs/genai', 'libs/vertexai'),
      from('langchain-ai/langchain-aws', 'langchain-aws==1.7.3', 'libs/aws'),
      from('langchain-ai/langgraph', '1.2.11', 'libs/langgraph', 'libs/prebuilt'),
      from('langchain-ai/langgraph-supervisor-py', 'langgraph-supervisor==0.0.31'),
      from('langchain-ai/deepagents', 'deepagents==0.7.8', 'libs/deepagents'),
    ],
  },
  { sdk: 'openai-agents', version: '0.22.0', sources: [from('openai/openai-agents-python', 'v0.22.0', 'src')] },
  {
    sdk: 'claude-agent-sdk',
    version: '0.0.18',
    sources: [from('anthropics/claude-agent-sdk-python', 'v0.0.18', 'src')],
  },
  {
    sdk: 'claude-agent-sdk',
    version: '0.2.143',
    sources: [from('anthropics/claude-agent-sdk-python', 'v0.2.143', 'src')],
  },
  { sdk: 'pydantic-ai', version: '1.0.0', sources: [from('pydantic/pydantic-ai', 'v1.0.0', 'pydantic_ai_slim')] },
  { sdk: 'pydantic-ai', version: '2.33.0', sources: [from('pydantic/pydantic-ai', 'v2.33.0', 'pydantic_ai_slim')] },
  { sdk: 'google-adk', version: '1.4.2', sources: [from('google/adk-python', 'v1.4.2', 'src')] },
  { sdk: 'google-adk', version: '1.12.0', sources: [from('fenghaitao/adk-python', '0a86716', 'src')] },
  { sdk: 'google-adk', version: '1.32.0', sources: [from('doughayden/adk-python', 'v1.32.0', 'src')] },
  { sdk: 'google-adk', version: '2.0.0-b1', sources: [from('doughayden/adk-python', 'v2.0.0b1', 'src')] },
  { sdk: 'agno', version: '1.0.0', sources: [from('agno-agi/agno', 'v1.0.0', 'libs/agno')] },
  { sdk: 'agno', version: '1.7.0', sources: [from('agno-agi/agno', 'v1.7.0', 'libs/agno')] },
  { sdk: 'agno', version: '2.9.0', sources: [from('agno-agi/agno', 'v2.9.0', 'libs/agno')] },
  { sdk: 'crewai', version: '1.15.17', sources: [from('crewAIInc/crewAI', '1.15.17', 'lib/crewai/src')] },
  { sdk: 'smolagents', version: '1.10.0', sources: [from('huggingface/smolagents', 'v1.10.0', 'src')] },
  { sdk: 'smolagents', version: '1.26.0', sources: [from('huggingface/smolagents', 'v1.26.0', 'src')] },
  {
    sdk: 'autogen',
    version: '0.7.5',
    sources: [
      from(
        'microsoft/autogen',
        'python-v0.7.5',
        'python/packages/autogen-agentchat/src',
        'python/packages/autogen-ext/src',
        'python/packages/autogen-core/src',
      ),
    ],
  },
  { sdk: 'dspy', version: '2.5.43', sources: [from('stanfordnlp/dspy', '2.5.43')] },
  { sdk: 'dspy', version: '3.3.1', sources: [from('stanfordnlp/dspy', '3.3.1')] },
  {
    sdk: 'haystack',
    version: '2.31.0',
    sources: [from('deepset-ai/haystack', 'v2.31.0')],
  },
  {
    sdk: 'haystack',
    version: '3.0.0',
    sources: [
      from('deepset-ai/haystack', 'v3.0.0'),
      from('deepset-ai/haystack-core-integrations', 'HEAD', 'integrations/anthropic/src'),
    ],
  },
  { sdk: 'instructor', version: '1.8.3', sources: [from('instructor-ai/instructor', '1.8.3')] },
  {
    sdk: 'llama-index',
    version: '0.12.35',
    sources: [
      from(
        'basejump-ai/basejump-llama-index',
        '0d09bcf49',
        'llama-index-core',
        ...llamaIndexModels(
          'openai anthropic azure-openai openai-like google-genai gemini vertex mistralai cohere groq ollama bedrock-converse together deepseek openrouter litellm',
        ),
      ),
    ],
  },
  {
    sdk: 'llama-index',
    version: '0.14.14',
    sources: [
      from(
        'fenghaitao/llama_index',
        '079c95f44',
        'llama-index-core',
        ...llamaIndexModels(
          'openai anthropic azure-openai openai-like google-genai vertex mistralai cohere groq ollama bedrock-converse together deepseek openrouter litellm',
        ),
      ),
    ],
  },
  { sdk: 'google-genai', version: '1.0.0', sources: [from('googleapis/python-genai', 'v1.0.0')] },
  { sdk: 'google-genai', version: '2.19.0', sources: [from('googleapis/python-genai', 'v2.19.0')] },
  {
    sdk: 'google-generative-ai',
    version: '0.8.5',
    sources: [from('google-gemini/deprecated-generative-ai-python', 'v0.8.5')],
  },
  { sdk: 'google-vertex', version: '1.165.1', sources: [from('googleapis/python-aiplatform', 'v1.165.1')] },
  { sdk: 'litellm', version: '1.7.11', sources: [from('MiraclePlus/mp-litellm', 'v1.7.11')] },
  { sdk: 'litellm', version: '1.67.0', sources: [from('MiraclePlus/mp-litellm', 'v1.67.0-stable')] },
  { sdk: 'litellm', version: '1.81.13', sources: [from('ZentienceLabs/console-cockpit', '48209d224')] },
  {
    sdk: 'bedrock',
    version: '1.43.67',
    sources: [
      from('boto/boto3', '1.43.67'),
      {
        ...from('boto/botocore', '1.43.67'),
        services: {
          'bedrock-runtime': 'botocore/data/bedrock-runtime/2023-09-30/service-2.json',
          bedrock: 'botocore/data/bedrock/2023-04-20/service-2.json',
          'bedrock-agent-runtime': 'botocore/data/bedrock-agent-runtime/2023-07-26/service-2.json',
        },
      },
    ],
  },
  { sdk: 'guardrails', version: '0.11.0', sources: [from('guardrails-ai/guardrails', 'v0.11.0')] },
  {
    sdk: 'agent-framework',
    version: '1.0.0-b251001',
    sources: [from('microsoft/agent-framework', 'python-1.0.0b251001', ...packages('a2a azure-ai copilotstudio core'))],
  },
  {
    sdk: 'agent-framework',
    version: '1.0.0-b251209',
    sources: [from('microsoft/agent-framework', 'python-1.0.0b251209', ...packages('core azure-ai anthropic'))],
  },
  {
    sdk: 'agent-framework',
    version: '1.0.0-b260116',
    sources: [
      from('microsoft/agent-framework', 'python-1.0.0b260116', ...packages('core azure-ai anthropic ollama bedrock')),
    ],
  },
  {
    sdk: 'agent-framework',
    version: '1.13.0',
    sources: [
      from(
        'microsoft/agent-framework',
        'python-1.13.0',
        ...packages('core openai anthropic bedrock foundry foundry_local gemini mistral ollama orchestrations'),
      ),
    ],
  },
  {
    sdk: 'semantic-kernel',
    version: '1.10.0',
    sources: [from('microsoft/semantic-kernel', 'python-1.10.0', 'python')],
  },
  {
    sdk: 'semantic-kernel',
    version: '1.44.1',
    sources: [from('microsoft/semantic-kernel', 'python-1.44.1', 'python')],
  },
  { sdk: 'strands', version: '1.40.0', sources: [from('strands-agents/sdk-python', 'v1.40.0', 'src')] },
  { sdk: 'aider', version: '0.86.2', sources: [from('Aider-AI/aider', 'v0.86.2')] },
  { sdk: 'openrouter', version: '0.9.2', sources: [from('mannu691/openrouter', 'HEAD', 'src')] },
];

/** Names and parameters of releases that are not among those above, each with the source in which it was read. */
export const pythonElsewhere: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  openrouter: {
    'openrouter#OpenRouter.chat.send(reasoning_effort)': 'OpenRouterTeam/python-sdk@d159a17d, chat.py; 0.9.2 lacks it',
    'openrouter#OpenRouter.chat.send_async(reasoning_effort)':
      'OpenRouterTeam/python-sdk@d159a17d, chat.py; 0.9.2 lacks it',
    'openrouter#OpenRouter.chat.complete': 'OpenRouterTeam/python-sdk@03054b21, chat.py',
    'openrouter#OpenRouter.chat.complete_async': 'OpenRouterTeam/python-sdk@03054b21, chat.py',
    'openrouter#OpenRouter.responses.send':
      'OpenRouterTeam/python-sdk@0a9e6048, responses.py, and the notes of release 1.1.40; 1.0.0 has beta.responses only',
  },
};

/** Tables whose Python side is not compared with packages, with the reason. */
export const pythonUnchecked: Readonly<Record<string, string>> = {
  wrappers: 'functions of tracing packages that return the client they are given',
  http: 'clients of HTTP that are no SDKs of models',
};
