import { type Fact, known } from '../../../server/src/base/fact.ts';
import { spanOf } from '../../../server/src/base/span.ts';
import type { ObservedCall, Place } from '../../../server/src/resolve/observed.ts';
import type { SiteContext } from '../../../server/src/resolve/site/context.ts';
import type { CallSpec, SdkTable } from '../../../server/src/sdks/types.ts';
import { record, value } from './notation.ts';

/** A small SDK with one of everything, so that the tests do not move with the real tables. */
export const chat: CallSpec = {
  api: 'chat.create',
  operation: 'chat',
  parameters: {
    model: [{ path: 'model' }, { path: '$client.model' }],
    outputCap: [
      { path: 'max_completion_tokens', versions: '>=4.0.0' },
      { path: 'max_tokens', deprecated: true },
    ],
    n: [{ path: 'n' }],
    temperature: [{ path: 'temperature' }],
    stop: [{ path: 'stop' }],
    stream: [{ path: 'stream' }],
    serviceTier: [{ path: 'service_tier' }],
    effort: [{ path: 'reasoning.effort', models: ['o*', 'gpt-5*', '!gpt-5-chat*'] }],
    thinking: [{ path: 'thinking' }],
    responseFormat: [{ path: 'response_format' }, { path: 'schema' }, { path: 'output' }],
    tools: [{ path: 'tools' }],
    maxRetries: [{ path: '$request.maxRetries' }],
    timeout: [{ path: '$request.timeout' }],
    cacheControl: [{ path: 'cache_control' }],
    cacheKey: [{ path: 'cache_key' }],
  },
  prompt: [
    { path: 'tools', role: 'tools', form: 'tools' },
    { path: 'system', role: 'system', form: 'blocks' },
    { path: 'prompt_id', role: 'system', form: 'remote-template' },
    { path: 'messages', role: 'messages', form: 'messages' },
  ],
  defaults: [
    { concept: 'n', value: 1, source: 'acme 4.2.0' },
    { concept: 'effort', value: 'medium', models: ['gpt-5*'], source: 'acme docs' },
  ],
};

export const embed: CallSpec = {
  api: 'embeddings.create',
  operation: 'embedding',
  parameters: { model: [{ path: 'model' }], input: [{ path: 'input' }] },
  prompt: [{ path: 'input', role: 'user', form: 'texts' }],
};

export const agent: CallSpec = {
  ...chat,
  api: 'agent.run',
  loop: {
    limit: [{ path: 'maxSteps' }, { path: 'stopWhen' }],
    default: 10,
    unit: 'steps',
    source: 'acme 4.2.0',
    variants: [{ default: 1, versions: '<4.0.0', source: 'acme 3.9.0' }],
  },
};

export const acme: SdkTable = {
  id: 'acme',
  title: 'Acme',
  typescript: {
    packages: ['acme'],
    modules: {},
    shapes: {
      Client: {
        provider: 'acme-cloud',
        settings: {
          maxRetries: {
            path: 'maxRetries',
            defaults: [
              { value: 2, versions: '>=4.0.0', source: 'acme 4.2.0' },
              { value: 5, versions: '<4.0.0', source: 'acme 3.9.0' },
            ],
          },
          timeout: { path: 'timeout', unit: 'ms', defaults: [{ value: 600_000, source: 'acme 4.2.0' }] },
          baseUrl: { path: 'baseURL', environment: ['ACME_BASE_URL'] },
          deployment: { path: 'deployment' },
        },
        members: {},
      },
      Endless: {
        provider: 'acme-cloud',
        settings: { maxRetries: { path: 'retries', defaults: [{ value: null, source: 'acme' }] } },
        members: {},
      },
      Gateway: { provider: null, members: {} },
      Model: {
        provider: 'acme-models',
        model: { id: 'id' },
        settings: { baseUrl: { path: '$parent.baseURL' } },
        members: {},
      },
      Local: { provider: 'ollama', members: {} },
      SystemMessage: { provider: null, members: {} },
    },
  },
  python: {
    packages: ['acme'],
    modules: {},
    shapes: {
      Client: {
        provider: 'acme-cloud',
        settings: { timeout: { path: 'timeout', unit: 's', defaults: [{ value: 600, source: 'acme 3.22.1' }] } },
        members: {},
      },
    },
  },
};

export interface Setup {
  readonly spec?: CallSpec;
  readonly language?: 'typescript' | 'python';
  readonly receiver?: string | null;
  readonly path?: string;
  readonly place?: Partial<Place>;
  readonly at?: number;
  readonly through?: ObservedCall['through'];
}

export const place = (given: Partial<Place> = {}): Place => ({
  symbols: [],
  function: null,
  functionSpan: null,
  loops: [],
  isAsync: false,
  decorators: [],
  handedTo: [],
  ...given,
});

/** A call of the small SDK with the given parameters, in the notation of `notation.ts`. */
export function observe(parameters: string, setup: Setup = {}): ObservedCall {
  const { spec = chat, language = 'typescript', path = 'app.ts', at = 0 } = setup;
  const receiver = setup.receiver === undefined ? '@acme.Client{}' : setup.receiver;
  const made = receiver === null ? null : value(receiver, path);
  if (made !== null && made.kind !== 'instance') throw new Error(`not an object: ${receiver}`);
  return {
    sdk: acme,
    language,
    spec,
    receiver: made,
    parameters: record(parameters, path),
    path,
    call: spanOf(at, at + 40),
    callee: spanOf(at + 10, at + 16),
    place: place(setup.place),
    through: setup.through ?? [],
  };
}

/** `installed` null: the version is not known. */
export function contextOf(overrides: Partial<SiteContext> = {}, installed: string | null = '4.2.0'): SiteContext {
  return {
    sdkOf: (id) => (id === acme.id ? acme : null),
    versionOf: () => ({
      version: installed === null ? { state: 'unknown', why: 'version-unknown' } : known(installed, 'config'),
      possible: (range) => (installed === null ? 'maybe' : includes(range, installed) ? 'yes' : 'no'),
    }),
    providerOfBaseUrl: (url) => {
      if (/^http:\/\/localhost/.test(url)) return { provider: 'ollama', local: true };
      return /^https:\/\/([\w-]+)\.example\.com/.test(url) ? { provider: 'example', local: false } : null;
    },
    providerOfVariable: () => null,
    splitProvider: (id) => {
      const found = /^(openai|anthropic)[/:](.+)$/.exec(id);
      return found?.[1] && found[2] ? { provider: found[1], id: found[2] } : null;
    },
    providerOfModel: (model) => (model.startsWith('gpt-') ? 'openai' : null),
    isLocalProvider: (provider) => provider === 'ollama',
    alias: () => null,
    annotationOf: () => null,
    directIdOf: () => null,
    ...overrides,
  };
}

function includes(range: string, version: string): boolean {
  const major = Number(version.split('.')[0]);
  const bound = /^(>=|<)(\d+)/.exec(range);
  if (bound === null) throw new Error(`the tests use simple ranges only: ${range}`);
  return bound[1] === '<' ? major < Number(bound[2]) : major >= Number(bound[2]);
}

/** A fact in short: `400`, `400 | 800`, `400?` for one that may be left out, `absent`, `absent (1)` with its fallback, `unknown: parameter`. */
export function shown(fact: Fact<unknown>): string {
  switch (fact.state) {
    case 'known':
      return inShort(fact.value);
    case 'several':
      return fact.alternatives.map((each) => inShort(each.value)).join(' | ') + (fact.maybeAbsent ? '?' : '');
    case 'absent':
      return fact.fallback === null ? 'absent' : `absent (${inShort(fact.fallback.value)})`;
    case 'unknown':
      return `unknown: ${fact.why}`;
  }
}

const inShort = (held: unknown): string => (typeof held === 'string' ? held : JSON.stringify(held));
