import { type Dialect, type Members, members } from '../build.ts';
import { withInstructor } from '../instructor.ts';
import type { ClientSettings, Shape } from '../types.ts';
import { message, messageCalls } from './messages.ts';
import { otherCalls } from './other.ts';

/** Anthropic's client and those for the clouds that sell its models. They differ in the provider and where it answers. */
export function clientShapes(d: Dialect): Readonly<Record<string, Shape>> {
  const own = clientMembers(d);
  const { settings, baseUrl } = d.language === 'python' ? python : node;
  const shape = (provider: string, ...environment: readonly string[]): Shape => ({
    provider,
    settings: { ...settings, baseUrl: { path: baseUrl, environment } },
    members: own,
    ...(d.language === 'python' && { hops: ['with_raw_response', 'with_streaming_response'] }),
  });
  const clients: Readonly<Record<string, Shape>> = {
    Anthropic: shape('anthropic', 'ANTHROPIC_BASE_URL'),
    AnthropicBedrock: shape('bedrock', 'ANTHROPIC_BEDROCK_BASE_URL'),
    AnthropicBedrockMantle: shape('bedrock'),
    AnthropicVertex: shape('vertex', 'ANTHROPIC_VERTEX_BASE_URL'),
    AnthropicGoogleCloud: shape('vertex'),
    AnthropicFoundry: shape('azure', 'ANTHROPIC_FOUNDRY_BASE_URL'),
    // Anthropic's own service, bought through AWS.
    AnthropicAWS: shape('anthropic'),
  };
  return { ...clients, ...(d.language === 'python' && withInstructor(clients, message(d))) };
}

function clientMembers(d: Dialect): Members {
  const all = members(d, { ...messageCalls(d), ...otherCalls(d) });
  return d.language === 'python'
    ? {
        ...all,
        with_options: { kind: 'same' },
        copy: { kind: 'same' },
      }
    : { ...all, withOptions: { kind: 'same', bind: { record: 0 } } };
}

interface Language {
  readonly settings: ClientSettings;
  readonly baseUrl: string;
}

const retried = 'connection errors, timeouts, 408, 409, 429 and 5xx, unless the x-should-retry header says otherwise';

const node: Language = {
  baseUrl: 'baseURL',
  settings: {
    maxRetries: {
      path: 'maxRetries',
      defaults: [{ value: 2, source: '@anthropic-ai/sdk 1.11.0, client.js: maxRetries ?? 2' }],
    },
    timeout: {
      path: 'timeout',
      unit: 'ms',
      defaults: [{ value: 600_000, source: '@anthropic-ai/sdk 1.11.0, client.js: DEFAULT_TIMEOUT' }],
    },
    retries: retried,
  },
};

const python: Language = {
  baseUrl: 'base_url',
  settings: {
    maxRetries: {
      path: 'max_retries',
      defaults: [{ value: 2, source: 'anthropic 0.121.0 (PyPI), _constants.py: DEFAULT_MAX_RETRIES' }],
    },
    timeout: {
      path: 'timeout',
      unit: 's',
      isNullEndless: true,
      ofTransport: { path: 'http_client.timeout', none: 5 },
      defaults: [{ value: 600, source: 'anthropic 0.121.0 (PyPI), _constants.py: DEFAULT_TIMEOUT' }],
    },
    retries: retried,
  },
};
