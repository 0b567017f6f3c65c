import { type Calls, type Dialect, fallback, free, parameters, type Spec } from '../build.ts';

const typings = 'openai 6.49.0 (npm), type declarations';

/** Legacy completions, embeddings, images, audio and video. */
export function mediaCalls(d: Dialect): Calls {
  return {
    'completions.create': completion(d),
    'embeddings.create': embedding(d),
    ...imageCalls(d),
    ...audioCalls(d),
    ...videoCalls(d),
  };
}

export const completion = (d: Dialect): Spec => ({
  operation: 'completion',
  bind: d.body(),
  cap: 'optional',
  parameters: parameters(d.request, {
    model: 'model',
    outputCap: 'max_tokens',
    // `best_of` completions are generated and billed, `n` of them come back.
    n: ['best_of', 'n'],
    temperature: 'temperature',
    stop: 'stop',
    stream: 'stream',
    user: 'user',
  }),
  prompt: [{ path: 'prompt', role: 'user', form: 'texts' }],
  defaults: [fallback('outputCap', 16, 'openai-openapi 2026-08-21, CreateCompletionRequest.max_tokens')],
});

export const embedding = (d: Dialect): Spec => ({
  operation: 'embedding',
  bind: d.body(),
  cap: 'none',
  parameters: parameters(d.request, { model: 'model', input: 'input', dimensions: 'dimensions', user: 'user' }),
  prompt: [{ path: 'input', role: 'user', form: 'texts' }],
});

function imageCalls(d: Dialect): Calls {
  const image: Spec = {
    operation: 'image',
    bind: d.body(),
    cap: 'none',
    parameters: parameters(d.request, { model: 'model', n: 'n', size: 'size', quality: 'quality', user: 'user' }),
    prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
    defaults: [fallback('quality', 'auto', typings)],
  };
  return {
    'images.generate': image,
    'images.edit': {
      ...image,
      parameters: { ...image.parameters, quality: [{ path: 'quality', ...d.since('4.96.0', '1.76.0') }] },
    },
    'images.createVariation': {
      ...image,
      parameters: parameters(d.request, { model: 'model', n: 'n', size: 'size', user: 'user' }),
      prompt: [],
      defaults: [],
    },
  };
}

function audioCalls(d: Dialect): Calls {
  const audio: Spec = { operation: 'audio', bind: d.body(), cap: 'none', parameters: {}, prompt: [] };
  const transcription: Spec = {
    ...audio,
    parameters: parameters(d.request, { model: 'model', input: 'file', temperature: 'temperature' }),
    prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
  };
  return {
    'audio.speech.create': {
      ...audio,
      parameters: parameters(d.request, { model: 'model', input: 'input' }),
      prompt: [
        { path: 'instructions', role: 'system', form: 'text' },
        { path: 'input', role: 'user', form: 'text' },
      ],
    },
    'audio.transcriptions.create': {
      ...transcription,
      parameters: { ...transcription.parameters, stream: [{ path: 'stream', ...d.since('4.89.0', '1.68.0') }] },
    },
    'audio.translations.create': transcription,
  };
}

function videoCalls(d: Dialect): Calls {
  const video: Spec = {
    operation: 'video',
    ...d.since('6.2.0', '2.2.0'),
    bind: d.body(),
    cap: 'none',
    parameters: parameters(d.request, { model: 'model', size: 'size' }),
    prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
    defaults: [fallback('model', 'sora-2', typings), fallback('size', '720x1280', typings)],
  };
  // What these make depends on a video that stands with the provider.
  const derived: Spec = {
    ...video,
    parameters: parameters(d.request),
    defaults: [],
    notEstimated: 'The length of the video is not in the code.',
  };
  return {
    'videos.create': video,
    ...(d.language === 'python' && { 'videos.createAndPoll': video }),
    'videos.edit': { ...derived, ...d.since('6.28.0', '2.27.0') },
    'videos.extend': { ...derived, ...d.since('6.28.0', '2.27.0') },
    'videos.remix': { ...derived, bind: d.body('video_id') },
    ...free('videos', 'retrieve list delete downloadContent'),
  };
}
