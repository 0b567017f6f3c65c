import { at, deprecated, fallback, parameters } from './build.ts';
import type { CallSpec, Parameter, SdkTable } from './types.ts';

/** Parameters of the request stand in a record of their own, at the object or since 5.1 at the call, which goes first. */
const places = (name: string): readonly Parameter[] => [
  at(`completionParams.${name}`, { versions: '>=5.1.0' }),
  { path: `$client.completionParams.${name}` },
];

const cap = 'chatgpt 4.3.2 to 5.2.5 (npm), build/index.js: maxResponseTokens = 1000';
const model = 'build/index.js: CHATGPT_MODEL';

const sendMessage: CallSpec = {
  api: 'sendMessage',
  operation: 'chat',
  bind: { positional: ['text'], record: 1 },
  cap: 'optional',
  parameters: parameters({
    model: places('model'),
    outputCap: [
      ...places('max_tokens').map(({ path, ...limits }) => deprecated(path, limits)),
      '$client.maxResponseTokens',
    ],
    temperature: places('temperature'),
    stop: places('stop'),
    stream: 'stream',
    timeout: 'timeoutMs',
    signal: 'abortSignal',
  }),
  prompt: [
    { path: 'systemMessage', role: 'system', form: 'text' },
    { path: '$client.systemMessage', role: 'system', form: 'text', unless: 'systemMessage' },
    // Messages that it keeps are sent again where the call names the one before.
    { path: 'parentMessageId', role: 'messages', form: 'kept' },
    { path: 'text', role: 'user', form: 'text' },
  ],
  defaults: [
    fallback('outputCap', 1000, cap),
    fallback('temperature', 0.8, 'chatgpt 5.2.5 (npm), build/index.js: temperature: 0.8'),
    fallback('model', 'gpt-3.5-turbo', `chatgpt 5.0.4 to 5.2.5 (npm), ${model}`, { versions: '>=5.0.2 <6.0.0' }),
    fallback('model', 'gpt-3.5-turbo-0301', `chatgpt 5.0.0 (npm), ${model}`, { versions: '>=5.0.0 <5.0.2' }),
    fallback('model', 'text-davinci-003', `chatgpt 4.3.2 to 4.8.3 (npm), ${model}`, { versions: '>=4.3.0 <5.0.0' }),
  ],
};

/** The npm package that keeps conversations with OpenAI's models. Its other class goes through the web page of ChatGPT, which bills nothing. */
export const chatgpt: SdkTable = {
  id: 'chatgpt',
  title: 'chatgpt',
  typescript: {
    usage: {
      fields: ['detail.usage.prompt_tokens', 'detail.usage.completion_tokens'],
      source: 'chatgpt 5.2.5 (npm), build/index.js: result.detail.usage',
    },
    packages: ['chatgpt'],
    modules: { chatgpt: { ChatGPTAPI: { kind: 'constructor', shape: 'ChatGPTAPI', versions: '>=4.0.0' } } },
    shapes: {
      ChatGPTAPI: {
        provider: 'openai',
        settings: { baseUrl: { path: 'apiBaseUrl' } },
        members: { sendMessage: { kind: 'call', call: sendMessage } },
      },
    },
  },
};
