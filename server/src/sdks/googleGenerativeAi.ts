import { fallback, parameters, python, type Spec, typescript } from './build.ts';
import { legacyShapes } from './google/legacyModels.ts';
import { constants } from './google/names.ts';
import type { Meaning, SdkTable } from './types.ts';

const model: Meaning = { kind: 'constructor', shape: 'GenerativeModel' };

const script = legacyShapes({
  dialect: typescript,
  provider: 'google',
  model: 'model',
  replaces: true,
  settings: {
    timeout: {
      path: '$request.timeout',
      unit: 'ms',
      defaults: [{ value: null, source: '@google/generative-ai 0.24.1 (npm): no timeout unless one is given' }],
    },
    baseUrl: { path: '$request.baseUrl' },
  },
  request: { timeout: '$request.timeout', signal: '$request.signal' },
});

const changed = 'google-generativeai (PyPI), generative_models.py: model_name';

const pythonModels = legacyShapes({
  dialect: python,
  provider: 'google',
  model: 'modelName',
  replaces: false,
  settings: { timeout: { path: '$request.timeout', unit: 's', defaults: [] } },
  request: { timeout: 'request_options.timeout' },
  defaults: [
    fallback('model', 'gemini-1.5-flash-002', `${changed} since 0.8.3`, { versions: '>=0.8.3' }),
    fallback('model', 'gemini-pro', `${changed} of 0.4.0 to 0.8.2`, { versions: '>=0.4.0 <0.8.3' }),
  ],
});

const embed: Spec = {
  operation: 'embedding',
  bind: { positional: ['model', 'content'] },
  cap: 'none',
  parameters: parameters({
    model: 'model',
    input: 'content',
    dimensions: 'output_dimensionality',
    timeout: 'request_options.timeout',
  }),
  prompt: [{ path: 'content', role: 'user', form: 'texts' }],
};

const record: Meaning = { kind: 'record' };

const pythonModel: Meaning = {
  ...model,
  bind: { positional: ['model_name'] },
  members: {
    from_cached_content: { kind: 'constructor', shape: 'GenerativeModel', bind: { positional: ['cached_content'] } },
  },
};

/** Google's first SDKs for the Gemini API, no longer developed: models are made first and called later. */
export const googleGenerativeAi: SdkTable = {
  id: 'google-generative-ai',
  title: 'Google Generative AI (legacy)',
  typescript: {
    usage: {
      fields: ['response.usageMetadata.promptTokenCount', 'response.usageMetadata.candidatesTokenCount'],
      source: '@google/generative-ai 0.24.1 (npm), UsageMetadata',
    },
    packages: ['@google/generative-ai'],
    modules: {
      '@google/generative-ai': {
        GoogleGenerativeAI: { kind: 'constructor', shape: 'GoogleGenerativeAI', bind: { positional: ['apiKey'] } },
        GenerativeModel: {
          kind: 'constructor',
          shape: 'GenerativeModel',
          bind: { positional: [null], record: 1, request: 2 },
        },
        SchemaType: constants(['STRING', 'NUMBER', 'INTEGER', 'BOOLEAN', 'ARRAY', 'OBJECT'], (name) =>
          name.toLowerCase(),
        ),
      },
    },
    shapes: {
      GoogleGenerativeAI: {
        provider: 'google',
        members: {
          getGenerativeModel: { kind: 'make', shape: 'GenerativeModel', bind: { record: 0, request: 1 } },
          getGenerativeModelFromCachedContent: {
            kind: 'make',
            shape: 'GenerativeModel',
            bind: { positional: ['cachedContent'], record: 1, request: 2 },
          },
        },
      },
      ...script,
    },
  },
  python: {
    usage: {
      fields: ['usage_metadata.prompt_token_count', 'usage_metadata.candidates_token_count'],
      source: 'google-generativeai 0.8.5 (PyPI), types/generation_types.py: usage_metadata',
    },
    packages: ['google.generativeai'],
    distribution: 'google-generativeai',
    modules: {
      'google.generativeai': {
        GenerativeModel: pythonModel,
        GenerationConfig: record,
        configure: { kind: 'free' },
        embed_content: { kind: 'call', call: { api: 'embed_content', ...embed } },
        embed_content_async: { kind: 'call', call: { api: 'embed_content_async', ...embed } },
        list_models: { kind: 'free' },
        get_model: { kind: 'free' },
        upload_file: { kind: 'free' },
      },
      'google.generativeai.generative_models': { GenerativeModel: pythonModel },
      'google.generativeai.types': { GenerationConfig: record },
    },
    shapes: pythonModels,
  },
};
