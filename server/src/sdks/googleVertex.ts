import { fallback, type Members, members, parameters, python, type Spec, typescript } from './build.ts';
import { legacyShapes } from './google/legacyModels.ts';
import { constants } from './google/names.ts';
import type { Meaning, Member, SdkTable, Shape } from './types.ts';

const script = legacyShapes({
  dialect: typescript,
  provider: 'vertex',
  model: 'model',
  replaces: true,
  settings: {
    timeout: {
      path: '$request.timeout',
      unit: 'ms',
      defaults: [{ value: null, source: '@google-cloud/vertexai 1.12.0 (npm): no timeout unless one is given' }],
    },
  },
  request: {},
});

const pythonModels = legacyShapes({
  dialect: python,
  provider: 'vertex',
  model: 'modelName',
  replaces: true,
  settings: {},
  request: {},
});

const getModel: Member = { kind: 'make', shape: 'GenerativeModel', bind: { record: 0, request: 1 } };
const getCached: Member = {
  kind: 'make',
  shape: 'GenerativeModel',
  bind: { positional: ['cachedContent'], record: 1, request: 2 },
};

// ------------------------------------------------------------------------------------------------------------------ Python

/** Older classes of the Python package that are made from a name. */
const pretrained = (shape: string): Extract<Meaning, { kind: 'constructor' }> => {
  const made: Meaning = { kind: 'constructor', shape, bind: { positional: ['model_name'] } };
  return { ...made, members: { from_pretrained: made } };
};

/** Models for texts may be tuned ones. */
const tunable = (shape: string): Meaning => {
  const made = pretrained(shape);
  const tuned: Meaning = { ...made, bind: { positional: ['tuned_model_name'] } };
  return { ...made, members: { ...made.members, get_tuned_model: tuned } };
};

const named = { model: '$client.model_name' } as const;
const tunedOrNamed = { model: ['$client.model_name', '$client.tuned_model_name'] } as const;
const chatNamed = { model: ['$client.$parent.model_name', '$client.$parent.tuned_model_name'] } as const;

const text: Spec = {
  operation: 'completion',
  bind: { positional: ['prompt'] },
  cap: 'optional',
  parameters: parameters(tunedOrNamed, {
    outputCap: 'max_output_tokens',
    n: 'candidate_count',
    temperature: 'temperature',
    stop: 'stop_sequences',
  }),
  prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
  defaults: [
    fallback(
      'outputCap',
      128,
      'google-cloud-aiplatform 1.165.1 (PyPI), _language_models.py: _DEFAULT_MAX_OUTPUT_TOKENS',
    ),
  ],
};

const { n: _several, ...single } = text.parameters;

const message: Spec = {
  ...text,
  operation: 'chat',
  bind: { positional: ['message'] },
  parameters: parameters(chatNamed, {
    outputCap: ['max_output_tokens', { path: '$client.max_output_tokens', deprecated: true }],
    temperature: ['temperature', '$client.temperature'],
    stop: ['stop_sequences', '$client.stop_sequences'],
  }),
  prompt: [
    { path: '$client.context', role: 'system', form: 'text' },
    { path: '$client.examples', role: 'messages', form: 'messages' },
    { path: '$client.message_history', role: 'messages', form: 'conversation' },
    { path: 'message', role: 'user', form: 'text' },
  ],
};

const embed: Spec = {
  operation: 'embedding',
  bind: { positional: ['texts'] },
  cap: 'none',
  parameters: parameters(tunedOrNamed, { input: 'texts', dimensions: 'output_dimensionality' }),
  prompt: [{ path: 'texts', role: 'user', form: 'texts' }],
};

const image: Spec = {
  operation: 'image',
  bind: { positional: ['prompt'] },
  cap: 'none',
  parameters: parameters(named, { n: 'number_of_images' }),
  prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
  defaults: [fallback('n', 1, 'google-cloud-aiplatform 1.165.1 (PyPI), _vision_models.py: number_of_images: int = 1')],
};

const { n: _, ...one } = image.parameters;

const pythonShapes: Readonly<Record<string, Shape>> = {
  ...pythonModels,
  TextGenerationModel: vertexShape(
    members(
      python,
      { predict: text, predictAsync: text, predictStreaming: { ...text, parameters: single, isStream: true } },
      'TextGenerationModel.',
    ),
  ),
  ChatModel: vertexShape({ start_chat: { kind: 'make', shape: 'LanguageChat', bind: {} } }),
  LanguageChat: vertexShape(
    members(
      python,
      { sendMessage: message, sendMessageAsync: message, sendMessageStreaming: { ...message, isStream: true } },
      'ChatModel.',
    ),
  ),
  TextEmbeddingModel: vertexShape(
    members(python, { getEmbeddings: embed, getEmbeddingsAsync: embed }, 'TextEmbeddingModel.'),
  ),
  MultiModalEmbeddingModel: vertexShape(
    members(
      python,
      {
        getEmbeddings: {
          ...embed,
          bind: { positional: ['image', 'video', 'contextual_text'] },
          parameters: parameters(named, { input: 'contextual_text' }),
          prompt: [{ path: 'contextual_text', role: 'user', form: 'texts' }],
          notEstimated: 'Pictures and videos are not in the code.',
        },
      },
      'MultiModalEmbeddingModel.',
    ),
  ),
  ImageGenerationModel: vertexShape(
    members(
      python,
      {
        generateImages: image,
        editImage: image,
        upscaleImage: { ...image, bind: { positional: ['image'] }, parameters: one, prompt: [], defaults: [] },
      },
      'ImageGenerationModel.',
    ),
  ),
};

function vertexShape(all: Members): Shape {
  return { provider: 'vertex', members: all };
}

const batch: Spec = {
  operation: 'batch',
  isBatch: true,
  bind: { positional: ['source_model', 'input_dataset'] },
  cap: 'none',
  parameters: parameters({ model: 'source_model' }),
  prompt: [],
  notEstimated: 'The requests stand in a data set that is not in the code.',
};

const generativeModel: Meaning = {
  kind: 'constructor',
  shape: 'GenerativeModel',
  bind: { positional: ['model_name'] },
  members: {
    from_cached_content: { kind: 'constructor', shape: 'GenerativeModel', bind: { positional: ['cached_content'] } },
  },
};

const record: Meaning = { kind: 'record' };

const generativeNames: Readonly<Record<string, Meaning>> = {
  GenerativeModel: generativeModel,
  GenerationConfig: record,
  Content: record,
  FunctionDeclaration: record,
  Tool: { kind: 'record', bind: { positional: ['function_declarations'] } },
  Part: {
    kind: 'record',
    members: {
      from_text: { kind: 'record', bind: { positional: ['text'] } },
      from_data: { kind: 'record', bind: { positional: ['data', 'mime_type'] }, under: 'inline_data' },
      from_uri: { kind: 'record', bind: { positional: ['file_uri', 'mime_type'] }, under: 'file_data' },
      from_image: { kind: 'record', bind: { positional: ['image'] } },
    },
  },
};

const languageNames: Readonly<Record<string, Meaning>> = {
  TextGenerationModel: tunable('TextGenerationModel'),
  ChatModel: tunable('ChatModel'),
  CodeChatModel: tunable('ChatModel'),
  TextEmbeddingModel: tunable('TextEmbeddingModel'),
  TextEmbeddingInput: { kind: 'identity', argument: 0, name: 'text' },
};

const visionNames: Readonly<Record<string, Meaning>> = {
  ImageGenerationModel: pretrained('ImageGenerationModel'),
  MultiModalEmbeddingModel: pretrained('MultiModalEmbeddingModel'),
};

const batchNames: Readonly<Record<string, Meaning>> = {
  BatchPredictionJob: {
    kind: 'record',
    members: { submit: { kind: 'call', call: { api: 'BatchPredictionJob.submit', ...batch } } },
  },
};

const twice = (module: string, names: Readonly<Record<string, Meaning>>) => ({
  [`vertexai.${module}`]: names,
  [`vertexai.preview.${module}`]: names,
});

/** Vertex AI's older SDKs with models that are made first and called later, in Python with the language models before Gemini. */
export const googleVertex: SdkTable = {
  id: 'google-vertex',
  title: 'Google Vertex AI (legacy)',
  typescript: {
    usage: {
      fields: ['response.usageMetadata.promptTokenCount', 'response.usageMetadata.candidatesTokenCount'],
      source: '@google-cloud/vertexai 1.12.0 (npm), UsageMetadata',
    },
    packages: ['@google-cloud/vertexai'],
    modules: {
      '@google-cloud/vertexai': {
        VertexAI: { kind: 'constructor', shape: 'VertexAI' },
        GenerativeModel: { kind: 'constructor', shape: 'GenerativeModel' },
        GenerativeModelPreview: { kind: 'constructor', shape: 'GenerativeModel' },
        SchemaType: constants(['STRING', 'NUMBER', 'INTEGER', 'BOOLEAN', 'ARRAY', 'OBJECT']),
      },
    },
    shapes: {
      VertexAI: {
        provider: 'vertex',
        members: {
          getGenerativeModel: getModel,
          'preview.getGenerativeModel': getModel,
          'preview.getGenerativeModelFromCachedContent': getCached,
        },
      },
      ...script,
    },
  },
  python: {
    usage: {
      fields: ['usage_metadata.prompt_token_count', 'usage_metadata.candidates_token_count'],
      source: 'google-cloud-aiplatform 1.165.1 (PyPI), generative_models: usage_metadata',
    },
    packages: ['vertexai'],
    distribution: 'google-cloud-aiplatform',
    modules: {
      vertexai: { init: { kind: 'free' } },
      ...twice('generative_models', generativeNames),
      ...twice('language_models', languageNames),
      ...twice('vision_models', visionNames),
      ...twice('batch_prediction', batchNames),
    },
    shapes: pythonShapes,
  },
};
