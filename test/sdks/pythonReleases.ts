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
}

const from = (repository: string, revision: string, ...folders: readonly string[]): PythonSource => ({
  repository,
  revision,
  folders: folders.length === 0 ? ['.'] : folders,
});

const partners = (names: string): readonly string[] => names.split(' ').map((name) => `libs/partners/${name}`);

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
        ...partners('openai anthropic mistralai fireworks groq huggingface ollama deepseek xai perplexity openrouter'),
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
        ...'openai anthropic azure-openai openai-like google-genai gemini vertex mistralai cohere groq ollama bedrock-converse together deepseek openrouter litellm'
          .split(' ')
          .map((name) => `llama-index-integrations/llms/llama-index-llms-${name}`),
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
  { sdk: 'litellm', version: '1.81.13', sources: [from('ZentienceLabs/console-cockpit', '48209d224')] },
  { sdk: 'openrouter', version: '0.9.2', sources: [from('mannu691/openrouter', 'HEAD', 'src')] },
];

/**
 * Why names stand in python-unverified.json: they are not in the recorded releases, which may be older or newer than what they are of. A new
 * name that no release has is none of them and fails the test.
 */
export const pythonUnverified: Readonly<Record<string, string>> = {
  'google-genai': 'behind `aio`, which is not followed',
  'google-generative-ai': 'options of the model that calls share, and camel case that only dictionaries take',
  'google-vertex':
    'options of the model that calls share, camel case that only dictionaries take, and tuned models of older releases',
  openrouter: 'the only source at hand is 0.9.2',
  litellm:
    'the router makes methods at run time, the module loads names when they are asked for, and what litellm.main has it takes from others',
  'google-adk': 'the newest source at hand is 1.4.2, of June 2025',
  dspy: 'names of older releases, and options that are kept in a dictionary',
  haystack: 'one kind of object stands for components that differ',
  'llama-index': 'the newest source at hand is the core 0.12.35',
};

/** Tables whose Python side is not compared with packages, with the reason. */
export const pythonUnchecked: Readonly<Record<string, string>> = {
  bedrock: 'boto3 makes its methods at run time from descriptions of the services',
  'azure-ai-inference': 'no source at hand: the repository is too large for a clone',
  guardrails: 'no release is recorded',
  'agent-framework': 'no release is recorded',
  'semantic-kernel': 'no release is recorded',
  strands: 'no release is recorded',
  aider: 'no release is recorded',
  wrappers: 'functions of tracing packages that return the client they are given',
  http: 'clients of HTTP that are no SDKs of models',
};
