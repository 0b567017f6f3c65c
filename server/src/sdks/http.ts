import { hosts } from './hosts.ts';
import { endpoints } from './http/endpoints.ts';
import type { HttpRequest, Meaning, Member, SdkTable, Shape } from './types.ts';

/** The object behind a plain request: its address tells who answers. */
const endpoint: Shape = { provider: null, hasWholeIds: true, settings: { baseUrl: { path: 'url' } }, members: {} };

/** What files hold that reach a local server, or an interface at an address out of a setting. */
const texts = [
  'localhost:11434',
  '127.0.0.1:11434',
  'host.docker.internal:11434',
  'localhost:1234/v1',
  '/chat/completions',
  '/v1/completions',
  '/v1/embeddings',
  '/v1/responses',
  '/v1/messages',
];

const verbs = (names: string, spec: Omit<HttpRequest, 'kind'>): Readonly<Record<string, HttpRequest>> =>
  Object.fromEntries(names.split(' ').map((name) => [name, { kind: 'http', ...spec }]));

const client = (members: Readonly<Record<string, Member>>, call?: HttpRequest): Shape => ({
  provider: null,
  members,
  ...(call && { call }),
});

// ------------------------------------------------------------------------------------------------------------------ JavaScript

const fetchCall: HttpRequest = {
  kind: 'http',
  bind: { positional: ['url'], record: 1 },
  url: ['url.url', 'url'],
  body: ['body', 'url.body'],
};

const axiosVerbs = verbs('post put patch', {
  bind: { positional: ['url', 'data'], record: 2 },
  url: ['url'],
  base: ['baseURL', '$client.baseURL'],
  body: ['data'],
});
const axiosCall: HttpRequest = {
  kind: 'http',
  bind: { record: 0, plain: 'url' },
  url: ['url'],
  base: ['baseURL', '$client.baseURL'],
  body: ['data'],
};
const axiosMembers: Readonly<Record<string, Member>> = {
  ...axiosVerbs,
  request: axiosCall,
  create: { kind: 'make', shape: 'Axios', bind: { record: 0 } },
};

/** got and ky take the same options, and both can be extended. */
const optionsVerbs = verbs('post put patch', {
  bind: { positional: ['url'], record: 1 },
  url: ['url'],
  base: ['prefixUrl', 'prefix', '$client.prefixUrl', '$client.prefix', '$client.baseUrl'],
  body: ['json', 'body'],
});
const optionsCall: HttpRequest = {
  kind: 'http',
  bind: { positional: ['url'], record: 1 },
  url: ['url'],
  base: ['prefixUrl', 'prefix', '$client.prefixUrl', '$client.prefix', '$client.baseUrl'],
  body: ['json', 'body'],
};
const extending = (shape: string): Readonly<Record<string, Member>> => ({
  ...optionsVerbs,
  extend: { kind: 'make', shape, bind: { record: 0 } },
});

const axios: Meaning = { kind: 'instance', shape: 'Axios' };
const instance = (shape: string): Meaning => ({ kind: 'instance', shape });

// ------------------------------------------------------------------------------------------------------------------ Python

const pythonVerbs = verbs('post put patch', {
  bind: { positional: ['url', 'data'] },
  url: ['url'],
  base: ['$client.base_url'],
  body: ['json', 'data', 'content'],
});
const pythonRequest: HttpRequest = {
  kind: 'http',
  bind: { positional: ['method', 'url'] },
  url: ['url'],
  base: ['$client.base_url'],
  body: ['json', 'data', 'content'],
};
const pythonMembers: Readonly<Record<string, HttpRequest>> = {
  ...pythonVerbs,
  request: pythonRequest,
  stream: pythonRequest,
};
const session = (shape: string): Meaning => ({ kind: 'constructor', shape });

const openUrl: HttpRequest = {
  kind: 'http',
  bind: { positional: ['url', 'data'] },
  url: ['url.url', 'url'],
  body: ['url.data', 'data'],
};

/** Interfaces of providers that a program calls by itself, without an SDK. */
export const http: SdkTable = {
  id: 'http',
  title: 'Plain HTTP requests',
  endpoints: { hosts, list: endpoints() },
  typescript: {
    packages: ['axios', 'got', 'ky', 'undici', 'node-fetch', 'cross-fetch', 'ofetch'],
    texts,
    modules: {
      '': { fetch: fetchCall, Request: { kind: 'record', bind: { positional: ['url'], record: 1 } } },
      axios: {
        default: axios,
        ...axiosVerbs,
        request: axiosCall,
        create: { kind: 'constructor', shape: 'Axios' },
      },
      got: { default: instance('Got'), got: instance('Got') },
      ky: { default: instance('Ky') },
      undici: { fetch: fetchCall, request: fetchCall },
      'node-fetch': { default: fetchCall },
      'cross-fetch': { default: fetchCall, fetch: fetchCall },
    },
    shapes: {
      Endpoint: endpoint,
      Axios: client(axiosMembers, axiosCall),
      Got: client({ ...extending('Got'), stream: optionsCall }, optionsCall),
      Ky: client({ ...extending('Ky'), create: { kind: 'make', shape: 'Ky', bind: { record: 0 } } }, optionsCall),
    },
  },
  python: {
    packages: ['requests', 'httpx', 'aiohttp', 'urllib'],
    texts,
    modules: {
      requests: { ...pythonVerbs, request: pythonRequest, Session: session('Requests'), session: session('Requests') },
      httpx: {
        ...pythonVerbs,
        request: pythonRequest,
        stream: pythonRequest,
        Client: session('Httpx'),
        AsyncClient: session('Httpx'),
      },
      aiohttp: { ClientSession: { kind: 'constructor', shape: 'Aiohttp', bind: { positional: ['base_url'] } } },
      'urllib.request': {
        urlopen: openUrl,
        Request: { kind: 'record', bind: { positional: ['url', 'data', 'headers'] } },
      },
    },
    shapes: {
      Endpoint: endpoint,
      Requests: client(pythonMembers),
      Httpx: client(pythonMembers),
      Aiohttp: client(pythonMembers),
    },
  },
};
