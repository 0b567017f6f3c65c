import { python, typescript } from './build.ts';
import { azureV1Shapes } from './openai/azureV1.ts';
import { client, clientShapes, moduleClient, moduleGlobals } from './openai/clients.ts';
import { nodeV3Shapes } from './openai/nodeV3.ts';
import { pythonV0Names, pythonV0Shapes } from './openai/pythonV0.ts';
import type { Meaning, SdkTable } from './types.ts';

const clients: Readonly<Record<string, Meaning>> = {
  default: client('OpenAI', '>=4.0.0'),
  OpenAI: client('OpenAI', '>=4.0.0'),
  AzureOpenAI: client('AzureOpenAI', '>=4.41.0'),
  BedrockOpenAI: client('BedrockOpenAI', '>=6.41.0'),
};

const version3: Readonly<Record<string, Meaning>> = {
  Configuration: { kind: 'constructor', shape: 'Configuration', bind: { record: 0 }, versions: '<4.0.0' },
  OpenAIApi: { kind: 'constructor', shape: 'OpenAIApi', versions: '<4.0.0' },
};

/** Helpers around a schema: the schema is what says how the answer must look. */
const schemaHelper: Meaning = { kind: 'identity', argument: 0 };

const pythonClients: Readonly<Record<string, Meaning>> = {
  OpenAI: client('OpenAI', '>=1.0.0'),
  AsyncOpenAI: client('OpenAI', '>=1.0.0'),
  AzureOpenAI: client('AzureOpenAI', '>=1.0.0'),
  AsyncAzureOpenAI: client('AzureOpenAI', '>=1.0.0'),
};

const atModuleLevel = moduleClient();

const pythonModule: Readonly<Record<string, Meaning>> = {
  ...pythonClients,
  Client: client('OpenAI', '>=1.0.0'),
  AsyncClient: client('OpenAI', '>=1.0.0'),
  BedrockOpenAI: client('BedrockOpenAI', '>=2.40.0'),
  AsyncBedrockOpenAI: client('BedrockOpenAI', '>=2.40.0'),
  pydantic_function_tool: { ...schemaHelper, name: 'model' },
  ...atModuleLevel.names,
  ...pythonV0Names,
};

/** OpenAI's own SDKs of all versions, Azure's first client, and packages that export the same classes with tracing around them. */
export const openai: SdkTable = {
  id: 'openai',
  title: 'OpenAI',
  typescript: {
    usage: {
      fields: ['usage.prompt_tokens', 'usage.completion_tokens', 'usage.input_tokens', 'usage.output_tokens'],
      streamOption: 'stream_options.include_usage',
      source: 'openai 7.55.0 (npm), resources/completions.d.ts and resources/responses/responses.d.ts',
    },
    packages: ['openai', 'openai-edge', '@azure/openai', '@openai/openai', '@posthog/ai'],
    modules: {
      openai: { ...clients, ...version3 },
      'openai/azure': { AzureOpenAI: client('AzureOpenAI', '>=5.0.0') },
      'openai/bedrock': { BedrockOpenAI: client('BedrockOpenAI', '>=6.41.0') },
      'openai/client': { OpenAI: client('OpenAI', '>=5.0.0') },
      'openai/helpers/zod': {
        zodResponseFormat: schemaHelper,
        zodTextFormat: schemaHelper,
        zodFunction: schemaHelper,
        zodResponsesFunction: schemaHelper,
      },
      'openai-edge': version3,
      '@azure/openai': { OpenAIClient: client('OpenAIClient') },
      // The same package under its name on JSR.
      '@openai/openai': clients,
      '@posthog/ai': { OpenAI: client('OpenAI'), AzureOpenAI: client('AzureOpenAI') },
      '@posthog/ai/openai': {
        default: client('OpenAI'),
        OpenAI: client('OpenAI'),
        PostHogOpenAI: client('OpenAI'),
        AzureOpenAI: client('AzureOpenAI'),
      },
    },
    shapes: { ...clientShapes(typescript), ...nodeV3Shapes, ...azureV1Shapes },
  },
  python: {
    usage: {
      fields: ['usage.prompt_tokens', 'usage.completion_tokens', 'usage.input_tokens', 'usage.output_tokens'],
      streamOption: 'stream_options.include_usage',
      source: 'openai 3.22.1 (PyPI), types/completion_usage.py and types/responses/response_usage.py',
    },
    packages: ['openai', 'langfuse.openai', 'posthog.ai.openai'],
    modules: {
      openai: pythonModule,
      'openai.lib.azure': { AzureOpenAI: client('AzureOpenAI'), AsyncAzureOpenAI: client('AzureOpenAI') },
      'langfuse.openai': { ...pythonClients, openai: { kind: 'namespace', members: pythonModule } },
      'posthog.ai.openai': pythonClients,
    },
    shapes: { ...clientShapes(python), ...atModuleLevel.shapes, ...pythonV0Shapes },
    globals: moduleGlobals,
  },
};
