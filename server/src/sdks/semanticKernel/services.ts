import { named } from '../agents/agentKit.ts';
import { fallback, type Paths, parameters } from '../build.ts';
import type { CallSpec, Default, Member, PromptSource, Shape } from '../types.ts';
import type { Row } from './rows.ts';

/** Settings of a request stand in an object of their own, whose class the connector names. */
const settings: Paths = {
  n: 'settings.number_of_responses',
  temperature: 'settings.temperature',
  stop: 'settings.stop',
  effort: 'settings.reasoning_effort',
  responseFormat: 'settings.response_format',
  dimensions: 'settings.dimensions',
  cacheControl: 'settings.cache_control',
};

const caps = [
  'settings.max_completion_tokens',
  'settings.max_tokens',
  'settings.max_output_tokens',
  'settings.num_predict',
];

const source = 'semantic-kernel 1.44.1';

/** Where functions may be called: the behaviour is set, in the settings of a request or by the agent. */
const behaviour = 'function_choice_behavior';

export const functionLoop = (...owners: readonly string[]): NonNullable<CallSpec['loop']> => ({
  limit: owners.map((owner) => ({ path: `${owner}.${behaviour}.maximum_auto_invoke_attempts` })),
  default: 5,
  unit: 'steps',
  source: `${source}: DEFAULT_MAX_AUTO_INVOKE_ATTEMPTS = 5, as since 1.10.0`,
});

/** What a chat service is asked: by itself, by a kernel or by an agent. */
export const chatPrompt: readonly PromptSource[] = [
  { path: 'instructions', role: 'system', form: 'text' },
  { path: 'chat_history.system_message', role: 'system', form: 'text' },
  { path: 'chat_history.messages', role: 'messages', form: 'messages' },
  { path: 'messages', role: 'messages', form: 'messages' },
  { path: 'prompt', role: 'messages', form: 'messages' },
];

/** The request of a service, whoever sends it. */
export function chatRequest(row: Row): Omit<CallSpec, 'api'> {
  return {
    operation: 'chat',
    cap: 'optional',
    parameters: parameters(settings, {
      model: ['settings.ai_model_id', ...row.model.map((path) => `$client.${path}`)],
      outputCap: caps,
    }),
    prompt: chatPrompt,
    ...(row.defaults && { defaults: row.defaults }),
  };
}

/** A chat service. Functions are called only where the settings of the call say so. */
export const chatService = (row: Row): Shape => ({
  ...common(row),
  request: { api: 'service.chat', ...chatRequest(row) },
  members: {
    ...chatMembers(chatRequest(row)),
    ...(/^(OpenAI|Azure)ChatCompletion$/.test(row.name) && textMembers(row)),
  },
});

export function chatMembers(request: Omit<CallSpec, 'api'>): Readonly<Record<string, Member>> {
  return Object.fromEntries(
    ['content', 'contents'].flatMap((ending) =>
      [`get_chat_message_${ending}`, `get_streaming_chat_message_${ending}`].map((name): [string, Member] => [
        name,
        {
          kind: 'call',
          call: {
            api: `service.${name}`,
            ...request,
            bind: { positional: ['chat_history', 'settings'] },
            parameters: { ...request.parameters, ...parameters({ tools: `settings.${behaviour}` }) },
            prompt: [{ path: `settings.${behaviour}`, role: 'tools', form: 'tools' }, ...request.prompt],
            loop: functionLoop('settings'),
            ...(name.includes('streaming') && { isStream: true }),
          },
        },
      ]),
    ),
  );
}

const textMembers = (row: Row): Readonly<Record<string, Member>> =>
  named('get_text_content get_text_contents get_streaming_text_content get_streaming_text_contents', 'service.', {
    owner: '$client',
    bind: { positional: ['prompt', 'settings'] },
    model: ['settings.ai_model_id', ...row.model.map((path) => `$client.${path}`)],
    cap: caps,
    instructions: [],
    input: ['prompt'],
    more: settings,
    ...(row.defaults && { defaults: row.defaults }),
  });

export const textService = (row: Row): Shape => ({ ...common(row), members: textMembers(row) });

const common = ({ provider, model, client }: Row): Pick<Shape, 'provider' | 'model' | 'settings'> => ({
  provider,
  model: { id: model },
  settings: {
    baseUrl: { path: client === undefined ? 'base_url' : `${client}.base_url` },
    ...(client && {
      maxRetries: {
        path: `${client}.max_retries`,
        isReadOnly: true,
        defaults: [{ value: 2, source: `${source}: makes a client of the provider's SDK, which retries twice` }],
      },
    }),
  },
});

const other = (row: Row, calls: readonly Pick<CallSpec, 'api' | 'operation' | 'bind' | 'prompt'>[]): Shape => ({
  ...common(row),
  members: Object.fromEntries(
    calls.map((call) => [
      call.api,
      {
        kind: 'call',
        call: {
          ...call,
          api: `service.${call.api}`,
          cap: 'none',
          parameters: parameters(settings, {
            model: ['settings.ai_model_id', ...row.model.map((path) => `$client.${path}`)],
            input: call.prompt.map(({ path }) => path),
          }),
        },
      } as const,
    ]),
  ),
});

const text = (path: string): readonly PromptSource[] => [{ path, role: 'user', form: 'text' }];
const texts = (path: string): readonly PromptSource[] => [{ path, role: 'user', form: 'texts' }];

export const embeddingService = (row: Row): Shape =>
  other(
    row,
    ['generate_embeddings', 'generate_raw_embeddings'].map((api) => ({
      api,
      operation: 'embedding',
      bind: { positional: ['texts', 'settings'] },
      prompt: texts('texts'),
    })),
  );

export const imageService = (row: Row): Shape =>
  other(row, [
    {
      api: 'generate_image',
      operation: 'image',
      bind: { positional: ['description', 'width', 'height', 'settings'] },
      prompt: text('description'),
    },
    {
      api: 'generate_images',
      operation: 'image',
      bind: { positional: ['prompt', 'settings'] },
      prompt: text('prompt'),
    },
    {
      api: 'edit_image',
      operation: 'image',
      bind: { positional: ['prompt', 'image_paths', 'image_files', 'mask_path', 'mask_file', 'settings'] },
      prompt: text('prompt'),
    },
  ]);

export const speechService = (row: Row): Shape =>
  other(
    row,
    ['get_audio_content', 'get_audio_contents'].map((api) => ({
      api,
      operation: 'audio',
      bind: { positional: ['text', 'settings'] },
      prompt: text('text'),
    })),
  );

export const hearingService = (row: Row): Shape =>
  other(
    row,
    ['get_text_content', 'get_text_contents'].map((api) => ({
      api,
      operation: 'audio',
      bind: { positional: ['audio_content', 'settings'] },
      prompt: [],
    })),
  );

/** The settings of Anthropic's connector have a cap of their own. */
export const anthropicCap: Default = fallback(
  'outputCap',
  1024,
  `${source}: AnthropicPromptExecutionSettings.max_tokens = 1024, as since 1.10.0`,
);
