import { type Calls, free, parameters } from './build.ts';
import type { Meaning, SdkTable } from './types.ts';
import { hosted, image, request, zhipuClient } from './zhipu/calls.ts';

const own: Calls = {
  'images.async_generations': image,
  'layout_parsing.create': {
    ...hosted,
    prompt: [],
    parameters: parameters(request, { model: 'model', input: 'file' }),
  },
  'voice.clone': {
    ...hosted,
    operation: 'audio',
    parameters: parameters(request, { model: 'model' }),
    prompt: [{ path: 'text', role: 'user', form: 'text' }],
  },
  ...free('images', 'retrieve_images_result'),
  ...free('voice', 'list delete'),
};

const client: Meaning = { kind: 'constructor', shape: 'ZaiClient' };

/** Zhipu's newer SDK, for its platforms in China (`ZhipuAiClient`) and elsewhere (`ZaiClient`). */
export const zai: SdkTable = {
  id: 'zai',
  title: 'Z.ai',
  python: {
    usage: {
      fields: ['usage.prompt_tokens', 'usage.completion_tokens'],
      source: 'zai-sdk 0.2.2 (PyPI), types/chat/chat_completion.py: CompletionUsage',
    },
    packages: ['zai'],
    distribution: 'zai-sdk',
    modules: { zai: { ZaiClient: client, ZhipuAiClient: client } },
    shapes: { ZaiClient: zhipuClient('ZAI_BASE_URL', own) },
  },
};
