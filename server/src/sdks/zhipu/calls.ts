import { type Calls, free, members, parameters, python, type Spec } from '../build.ts';
import { inExtraBody } from '../extraBody.ts';
import { usualRetries } from '../stainless.ts';
import type { Shape } from '../types.ts';

const source = 'zhipuai 2.0.1 to 2.1.5.20250825 and zai 0.2.2, core/_constants.py';

/** A client of Zhipu: both of its packages have the same interface. `own` are calls that only one of them has. */
export const zhipuClient = (environment: string, own: Calls): Shape => ({
  provider: 'zai',
  settings: {
    maxRetries: { path: 'max_retries', defaults: [{ value: 3, source: `${source}: DEFAULT_MAX_RETRIES` }] },
    timeout: {
      path: 'timeout',
      unit: 's',
      isNullEndless: true,
      defaults: [{ value: 300, source: `${source}: DEFAULT_TIMEOUT` }],
    },
    baseUrl: { path: 'base_url', environment: [environment] },
    retries: usualRetries,
  },
  members: members({ ...python, spell: (path) => path }, { ...calls, ...own }),
});

export const request = { timeout: 'timeout' } as const;

const chat: Spec = {
  operation: 'chat',
  bind: {},
  cap: 'optional',
  parameters: inExtraBody(
    python,
    parameters(request, {
      model: 'model',
      outputCap: 'max_tokens',
      temperature: 'temperature',
      stop: 'stop',
      stream: 'stream',
      thinking: 'thinking.type',
      responseFormat: 'response_format',
      tools: 'tools',
      toolChoice: 'tool_choice',
      user: 'user_id',
    }),
  ),
  prompt: [
    { path: 'tools', role: 'tools', form: 'tools' },
    { path: 'messages', role: 'messages', form: 'messages' },
  ],
};

/** An answer that is asked for again later, under the id of the task. */
const { stream: _, ...ofTask } = chat.parameters;
const task: Spec = { ...chat, parameters: ofTask };

export const image: Spec = {
  operation: 'image',
  bind: {},
  cap: 'none',
  parameters: parameters(request, { model: 'model', size: 'size', quality: 'quality', user: 'user_id' }),
  prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
};

const speech: Spec = {
  operation: 'audio',
  bind: {},
  cap: 'none',
  parameters: parameters(request, { model: 'model', input: 'input' }),
  prompt: [{ path: 'input', role: 'user', form: 'text' }],
};

/** What the platform runs by itself: the model behind it cannot be seen. */
export const hosted: Spec = {
  operation: 'other',
  bind: {},
  cap: 'none',
  parameters: parameters(request, { model: 'model', stream: 'stream' }),
  prompt: [{ path: 'messages', role: 'messages', form: 'messages' }],
  notEstimated: 'The platform bills its own agents, assistants and searches by the use.',
};

const calls: Calls = {
  'chat.completions.create': chat,
  'chat.asyncCompletions.create': task,
  'embeddings.create': {
    operation: 'embedding',
    bind: {},
    cap: 'none',
    parameters: parameters(request, { model: 'model', input: 'input', dimensions: 'dimensions', user: 'user' }),
    prompt: [{ path: 'input', role: 'user', form: 'texts' }],
  },
  'images.generations': { ...image, parameters: { ...image.parameters, ...parameters({ n: 'n' }) } },
  'videos.generations': { ...image, operation: 'video', bind: { positional: ['model'] } },
  'audio.speech': speech,
  'audio.customization': speech,
  'audio.transcriptions.create': {
    ...speech,
    parameters: parameters(request, { model: 'model', input: 'file', stream: 'stream' }),
    prompt: [],
  },
  'moderations.create': {
    operation: 'moderation',
    bind: {},
    cap: 'none',
    parameters: parameters({ model: 'model', input: 'input' }),
    prompt: [{ path: 'input', role: 'user', form: 'texts' }],
  },
  'agents.invoke': {
    ...hosted,
    parameters: parameters(request, { stream: 'stream' }),
    bind: { positional: ['agent_id', 'request_id', 'stream', 'messages'] },
  },
  'assistant.conversation': { ...hosted, bind: { positional: ['assistant_id', 'messages', 'model'] } },
  'tools.web_search': hosted,
  'web_search.web_search': { ...hosted, parameters: parameters(request), prompt: [] },
  'batches.create': {
    operation: 'batch',
    isBatch: true,
    bind: {},
    parameters: parameters(request),
    prompt: [],
    notEstimated: 'The requests stand in the uploaded file.',
  },
  ...free('chat.asyncCompletions', 'retrieve_completion_result'),
  ...free('videos', 'retrieve_videos_result'),
  ...free('agents', 'async_result'),
  ...free('assistant', 'query_support query_conversation_usage'),
  ...free('batches', 'retrieve list cancel'),
  ...free('files', 'create list delete content'),
};
