import { clientShapes } from './anthropic/clients.ts';
import { legacyClient } from './anthropic/pythonV02.ts';
import { python, typescript } from './build.ts';
import type { Meaning, SdkTable } from './types.ts';

const client = (shape: string): Meaning => ({ kind: 'constructor', shape });

/** Helpers around a schema or a tool: what they are given is what counts. */
const helper: Meaning = { kind: 'identity', argument: 0 };

const anthropicNames: Readonly<Record<string, Meaning>> = {
  default: client('Anthropic'),
  Anthropic: client('Anthropic'),
};

const pythonClients = Object.fromEntries(
  [
    'Anthropic',
    'AnthropicBedrock',
    'AnthropicBedrockMantle',
    'AnthropicVertex',
    'AnthropicGoogleCloud',
    'AnthropicFoundry',
    'AnthropicAWS',
  ].flatMap((shape) => [
    [shape, client(shape)],
    [`Async${shape}`, client(shape)],
  ]),
) as Readonly<Record<string, Meaning>>;

const parameters: Meaning = { kind: 'constructor', shape: 'Parameters' };
const messageParameters: Readonly<Record<string, Meaning>> = {
  MessageCreateParamsNonStreaming: parameters,
  MessageCreateParamsStreaming: parameters,
};

const only = (...names: readonly string[]): Readonly<Record<string, Meaning>> =>
  Object.fromEntries(Object.entries(pythonClients).filter(([name]) => names.includes(name.replace(/^Async/, ''))));

/** Anthropic's SDKs with the clients for Bedrock, Vertex AI, Microsoft Foundry, AWS and Google Cloud. */
export const anthropic: SdkTable = {
  id: 'anthropic',
  title: 'Anthropic',
  typescript: {
    usage: {
      fields: [
        'usage.input_tokens',
        'usage.output_tokens',
        'usage.cache_creation_input_tokens',
        'usage.cache_read_input_tokens',
      ],
      source: '@anthropic-ai/sdk 1.11.0 (npm), resources/messages/messages.d.ts: Usage',
    },
    packages: [
      '@anthropic-ai/sdk',
      '@anthropic-ai/bedrock-sdk',
      '@anthropic-ai/vertex-sdk',
      '@anthropic-ai/foundry-sdk',
      '@anthropic-ai/aws-sdk',
      '@posthog/ai',
    ],
    modules: {
      '@anthropic-ai/sdk': {
        ...anthropicNames,
        HUMAN_PROMPT: { kind: 'free' },
        AI_PROMPT: { kind: 'free' },
      },
      '@anthropic-ai/sdk/client': { Anthropic: client('Anthropic') },
      '@anthropic-ai/sdk/helpers/zod': { zodOutputFormat: helper },
      '@anthropic-ai/sdk/helpers/json-schema': { jsonSchemaOutputFormat: helper },
      '@anthropic-ai/sdk/helpers/beta/zod': { betaZodOutputFormat: helper, betaZodTool: helper },
      '@anthropic-ai/sdk/helpers/beta/json-schema': { betaJSONSchemaOutputFormat: helper, betaTool: helper },
      '@anthropic-ai/bedrock-sdk': {
        default: client('AnthropicBedrock'),
        AnthropicBedrock: client('AnthropicBedrock'),
        AnthropicBedrockMantle: client('AnthropicBedrockMantle'),
      },
      '@anthropic-ai/vertex-sdk': { default: client('AnthropicVertex'), AnthropicVertex: client('AnthropicVertex') },
      '@anthropic-ai/foundry-sdk': {
        default: client('AnthropicFoundry'),
        AnthropicFoundry: client('AnthropicFoundry'),
      },
      '@anthropic-ai/aws-sdk': { default: client('AnthropicAWS'), AnthropicAws: client('AnthropicAWS') },
      '@posthog/ai': { Anthropic: client('Anthropic') },
      '@posthog/ai/anthropic': { ...anthropicNames, PostHogAnthropic: client('Anthropic') },
    },
    shapes: clientShapes(typescript),
  },
  python: {
    usage: {
      fields: [
        'usage.input_tokens',
        'usage.output_tokens',
        'usage.cache_creation_input_tokens',
        'usage.cache_read_input_tokens',
      ],
      source: 'anthropic 1.13.0 (PyPI), types/usage.py',
    },
    packages: ['anthropic', 'posthog.ai.anthropic'],
    modules: {
      anthropic: {
        ...pythonClients,
        // Before 0.3 `Client` was another class; the later alias of `Anthropic` has its methods too.
        Client: client('Client'),
        AsyncClient: client('Anthropic'),
        HUMAN_PROMPT: { kind: 'free' },
        AI_PROMPT: { kind: 'free' },
        transform_schema: { ...helper, name: 'json_schema' },
      },
      'anthropic.lib.bedrock': only('AnthropicBedrock', 'AnthropicBedrockMantle'),
      'anthropic.lib.vertex': only('AnthropicVertex'),
      'anthropic.lib.foundry': only('AnthropicFoundry'),
      'anthropic.lib.aws': only('AnthropicAWS'),
      'anthropic.lib.google_cloud': only('AnthropicGoogleCloud'),
      // Typed dictionaries: what they are made with is what a call is given.
      'anthropic.types.message_create_params': messageParameters,
      'anthropic.types.beta.message_create_params': messageParameters,
      'anthropic.types.messages.batch_create_params': { Request: parameters },
      'anthropic.types.beta.messages.batch_create_params': { Request: parameters },
      'posthog.ai.anthropic': only('Anthropic', 'AnthropicBedrock', 'AnthropicVertex'),
    },
    shapes: {
      ...clientShapes(python),
      Parameters: { provider: 'anthropic', members: {} },
      Client: legacyClient(clientShapes(python)['Anthropic']),
    },
  },
};
