import { type Dialect, members, python, typescript } from './build.ts';
import { legacyCalls, mistralCalls } from './mistral/calls.ts';
import { roleMessages } from './roleMessages.ts';
import type { ClientSettings, Meaning, SdkTable, Shape, VersionRange } from './types.ts';

const client = (shape: string, versions?: VersionRange): Meaning => ({
  kind: 'constructor',
  shape,
  ...(versions !== undefined && { versions }),
});

/** The clients of version 1 and 2, and the class of version 0. */
function shapes(d: Dialect): Readonly<Record<string, Shape>> {
  const own = members(d, mistralCalls(d));
  const isPython = d.language === 'python';
  const settings: ClientSettings = {
    maxRetries: {
      path: isPython ? 'retry_config' : 'retryConfig.strategy',
      isReadOnly: true,
      words: { none: 0 },
      defaults: [
        {
          value: 0,
          source: isPython
            ? 'mistralai 2.5.1 (PyPI), chat.py: no retries without a retry_config'
            : '@mistralai/mistralai 2.7.0, funcs/chatComplete.js: strategy none',
        },
      ],
    },
    timeout: {
      path: isPython ? 'timeout_ms' : 'timeoutMs',
      unit: 'ms',
      defaults: isPython ? pythonTimeouts : nodeTimeouts,
    },
    baseUrl: { path: isPython ? 'server_url' : 'serverURL' },
    retries: '429, 500, 502, 503 and 504, if a policy is given',
  };
  const shape = (provider: string): Shape => ({ provider, settings, members: own });
  return {
    Mistral: shape('mistral'),
    MistralAzure: shape('azure'),
    MistralGCP: shape('vertex'),
    MistralClient: legacy(d),
  };
}

type Timeouts = NonNullable<ClientSettings['timeout']>['defaults'];

const nodeTimeouts: Timeouts = [
  { value: 300_000, versions: '>=2.3.0', source: '@mistralai/mistralai 2.7.0, funcs/chatComplete.js' },
  { value: 60_000, versions: '>=2.2.5 <2.3.0', source: '@mistralai/mistralai 2.2.6, funcs/chatComplete.js' },
  { value: 30_000, versions: '>=2.2.0 <2.2.5', source: '@mistralai/mistralai 2.2.1, funcs/chatComplete.js' },
  { value: null, versions: '<2.2.0', source: '@mistralai/mistralai 2.1.2, funcs/chatComplete.js: -1' },
];

const pythonTimeouts: Timeouts = [
  { value: 300_000, versions: '>=2.4.13', source: 'mistralai 2.5.1 (PyPI), chat.py' },
  { value: 60_000, versions: '>=2.4.4 <2.4.13', source: 'mistralai 2.4.12 (PyPI), chat.py' },
  { value: 30_000, versions: '>=2.3.0 <2.4.4', source: 'mistralai 2.4.3 (PyPI), chat.py' },
  { value: null, versions: '<2.3.0', source: 'mistralai 2.2.0 (PyPI), basesdk.py: no timeout without timeout_ms' },
];

const legacy = (d: Dialect): Shape => ({
  provider: 'mistral',
  bind: {
    positional:
      d.language === 'python'
        ? ['api_key', 'endpoint', 'max_retries', 'timeout']
        : ['apiKey', 'endpoint', 'maxRetries', 'timeout'],
  },
  settings: {
    maxRetries: {
      path: d.language === 'python' ? 'max_retries' : 'maxRetries',
      isReadOnly: true,
      defaults: [
        {
          value: 5,
          source:
            d.language === 'python' ? 'mistralai 0.4.2 (PyPI), client.py' : '@mistralai/mistralai 0.5.0, src/client.js',
        },
      ],
    },
    timeout: {
      path: 'timeout',
      unit: 's',
      isReadOnly: true,
      defaults: [
        {
          value: 120,
          source:
            d.language === 'python' ? 'mistralai 0.4.2 (PyPI), client.py' : '@mistralai/mistralai 0.5.0, src/client.js',
        },
      ],
    },
    baseUrl: { path: 'endpoint' },
  },
  members: members(d, legacyCalls(d)),
});

const roles = roleMessages({
  SystemMessage: 'system',
  UserMessage: 'user',
  AssistantMessage: 'assistant',
  ToolMessage: 'tool',
});

/** Mistral's SDKs of all versions, with the clients for Azure and Google Cloud. */
export const mistral: SdkTable = {
  id: 'mistral',
  title: 'Mistral',
  typescript: {
    usage: {
      fields: ['usage.promptTokens', 'usage.completionTokens'],
      source: '@mistralai/mistralai 2.7.0 (npm), models/components/usageinfo.d.ts',
    },
    packages: ['@mistralai/mistralai', '@mistralai/mistralai-azure', '@mistralai/mistralai-gcp'],
    modules: {
      '@mistralai/mistralai': { Mistral: client('Mistral', '>=1.0.0'), default: client('MistralClient', '<1.0.0') },
      '@mistralai/mistralai-azure': { MistralAzure: client('MistralAzure') },
      '@mistralai/mistralai-gcp': {
        MistralGCP: client('MistralGCP', '>=2.0.0'),
        MistralGoogleCloud: client('MistralGCP', '<2.0.0'),
      },
    },
    shapes: shapes(typescript),
  },
  python: {
    usage: {
      fields: ['usage.prompt_tokens', 'usage.completion_tokens'],
      source: 'mistralai 2.5.1 (PyPI), models/usageinfo.py',
    },
    packages: ['mistralai', 'mistralai_azure', 'mistralai_gcp'],
    modules: {
      mistralai: { Mistral: client('Mistral', '>=1.0.0 <2.0.0'), ...roles },
      'mistralai.client': {
        Mistral: client('Mistral', '>=2.0.0'),
        MistralClient: client('MistralClient', '<1.0.0'),
      },
      'mistralai.async_client': { MistralAsyncClient: client('MistralClient', '<1.0.0') },
      'mistralai.models': roles,
      'mistralai.client.models': roles,
      'mistralai.models.chat_completion': { ChatMessage: { kind: 'record' } },
      mistralai_azure: { MistralAzure: client('MistralAzure') },
      mistralai_gcp: { MistralGoogleCloud: client('MistralGCP') },
      'mistralai.azure.client': { MistralAzure: client('MistralAzure') },
      'mistralai.gcp.client': { MistralGCP: client('MistralGCP') },
    },
    shapes: shapes(python),
  },
};
