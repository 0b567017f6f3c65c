import { type Dialect, type Members, members, moduleObjects, python } from '../build.ts';
import { withInstructor } from '../instructor.ts';
import type { ClientSettings, Meaning, SdkLanguage, Shape, VersionRange } from '../types.ts';
import { chat, chatCalls } from './chat.ts';
import { assistantMembers, assistantShapes, hostedCalls } from './hosted.ts';
import { mediaCalls } from './media.ts';
import { responseCalls } from './responses.ts';

/** The clients of the current interface (Node from 4.0, Python from 1.0): everything but the calls differs only in names. */
export function clientShapes(d: Dialect): Readonly<Record<string, Shape>> {
  const own = clientMembers(d);
  const shape = (provider: string, settings: ClientSettings): Shape => ({
    provider,
    settings,
    members: own,
    ...(d.language === 'python' && { hops: pythonHops }),
  });
  const settings = d.language === 'python' ? pythonSettings : nodeSettings;
  const isPython = d.language === 'python';
  const clients: Readonly<Record<string, Shape>> = {
    OpenAI: shape('openai', settings),
    AzureOpenAI: shape('azure', {
      ...settings,
      baseUrl: { path: isPython ? 'base_url' : 'baseURL', environment: ['OPENAI_BASE_URL'] },
      deployment: { path: isPython ? 'azure_deployment' : 'deployment' },
    }),
    BedrockOpenAI: shape('bedrock', {
      ...settings,
      baseUrl: { path: isPython ? 'base_url' : 'baseURL', environment: ['AWS_BEDROCK_BASE_URL'] },
    }),
  };
  return { ...clients, ...(isPython && withInstructor(clients, chat(d))), ...assistantShapes };
}

function clientMembers(d: Dialect): Members {
  const own = callMembers(d);
  return d.language === 'python'
    ? { ...own, with_options: { kind: 'same' }, copy: { kind: 'same' } }
    : { ...own, ...namesOfVersion4(own), withOptions: { kind: 'same', bind: { record: 0 } } };
}

const callMembers = (d: Dialect): Members => ({
  ...members(d, { ...chatCalls(d), ...responseCalls(d), ...mediaCalls(d), ...hostedCalls(d) }),
  ...assistantMembers(d),
});

/** Node 4 calls `delete` `del`. */
const namesOfVersion4 = (all: Members): Members =>
  Object.fromEntries(
    Object.entries(all)
      .filter(([path]) => path.endsWith('.delete') && !/^(videos|beta\.(responses|agents))\./.test(path))
      .map(([path, member]) => [path.replace(/\.delete$/, '.del'), member]),
  );

const pythonHops = ['with_raw_response', 'with_streaming_response'];

/** The client of the Python module itself. */
export const moduleClient = () =>
  moduleObjects(callMembers(python), {
    provider: 'openai',
    settings: { ...pythonSettings, providerName: apiType },
    hops: pythonHops,
  });

/** `openai.api_type = "azure"` */
export const apiType: NonNullable<ClientSettings['providerName']> = {
  path: 'api_type',
  providers: { azure: 'azure', azure_ad: 'azure', azuread: 'azure' },
};

/** What a program may assign on the Python module, and the option of its client that this sets. */
export const moduleGlobals: NonNullable<SdkLanguage['globals']> = {
  shape: 'OpenAI',
  options: {
    'openai.base_url': 'base_url',
    'openai.api_base': 'base_url',
    'openai.timeout': 'timeout',
    'openai.max_retries': 'max_retries',
    'openai.azure_endpoint': 'azure_endpoint',
    'openai.api_type': 'api_type',
    'openai.api_version': 'api_version',
  },
};

export const client = (shape: string, versions?: VersionRange): Meaning => ({
  kind: 'constructor',
  shape,
  ...(versions !== undefined && { versions }),
});

const retried = 'connection errors, timeouts, 408, 409, 429 and 5xx, unless the x-should-retry header says otherwise';

const nodeSettings: ClientSettings = {
  maxRetries: {
    path: 'maxRetries',
    defaults: [{ value: 2, source: 'openai 6.49.0 (npm), client.js: maxRetries ?? 2' }],
  },
  timeout: {
    path: 'timeout',
    unit: 'ms',
    defaults: [{ value: 600_000, source: 'openai 6.49.0 (npm), client.js: DEFAULT_TIMEOUT' }],
  },
  baseUrl: { path: 'baseURL', environment: ['OPENAI_BASE_URL'] },
  retries: retried,
};

const pythonSettings: ClientSettings = {
  maxRetries: {
    path: 'max_retries',
    defaults: [{ value: 2, source: 'openai 3.3.1 (PyPI), _constants.py: DEFAULT_MAX_RETRIES' }],
  },
  timeout: {
    path: 'timeout',
    unit: 's',
    isNullEndless: true,
    ofTransport: { path: 'http_client.timeout', none: 5 },
    defaults: [{ value: 600, source: 'openai 3.3.1 (PyPI), _constants.py: DEFAULT_TIMEOUT' }],
  },
  baseUrl: { path: 'base_url', environment: ['OPENAI_BASE_URL'] },
  retries: retried,
};
