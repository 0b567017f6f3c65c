import { type Calls, free, parameters } from './build.ts';
import type { SdkTable } from './types.ts';
import { request, zhipuClient } from './zhipu/calls.ts';

const own: Calls = {
  'fine_tuning.jobs.create': {
    operation: 'other',
    bind: {},
    cap: 'none',
    parameters: parameters(request, { model: 'model' }),
    prompt: [],
    notEstimated: 'Training is billed by the tokens of the uploaded file.',
  },
  ...free('fine_tuning.jobs', 'retrieve list cancel list_events delete'),
};

/** Zhipu's older SDK, for its platform in China. */
export const zhipu: SdkTable = {
  id: 'zhipu',
  title: 'Zhipu',
  python: {
    usage: {
      fields: ['usage.prompt_tokens', 'usage.completion_tokens'],
      source: 'zhipuai 2.1.5.20250825 (PyPI), types/chat/chat_completion.py: CompletionUsage',
    },
    packages: ['zhipuai'],
    modules: { zhipuai: { ZhipuAI: { kind: 'constructor', shape: 'ZhipuAI' } } },
    shapes: { ZhipuAI: zhipuClient('ZHIPUAI_BASE_URL', own) },
  },
};
