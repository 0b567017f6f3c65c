import type { ArgumentBinding, Endpoint, HttpRequest, SdkTable } from '../../sdks/types.ts';
import type { Invocation } from './calls.ts';
import type { Context } from './context.ts';
import {
  type Abstract,
  choice,
  forced,
  type HeapEntry,
  nowhere,
  opaque,
  type SdkInstance,
  staticText,
} from './domain.ts';
import { observe } from './observe.ts';
import { spreadInto } from './records.ts';
import { bindArguments } from './sdkCalls.ts';
import { toParts } from './text.ts';

/** A plain request, noted as a billed call if its address is one of an interface that the SDK lists; null if it goes elsewhere. */
export function sendRequest(
  context: Context,
  table: SdkTable,
  language: SdkInstance['language'],
  client: SdkInstance | null,
  request: HttpRequest,
  invocation: Invocation,
): Abstract | null {
  const given = bindArguments(context, language, bindOf(request), invocation.args);
  const read = (path: string): Abstract | null =>
    path.startsWith('$client.')
      ? client && optionAt(context, client.options, path.slice('$client.'.length))
      : optionAt(context, given, path);
  const body = firstOf(request.body, read)[0] ?? null;
  const fields = (): ReadonlySet<string> => fieldsOf(context, body);
  const urls = firstOf(request.url, read).flatMap(alternativesOf);
  const bases = firstOf(request.base ?? [], read).flatMap(alternativesOf);
  const addresses = urls.flatMap((url) => addressesOf(url, bases));
  const reached = addresses.flatMap((address) => reachedBy(table, address, fields) ?? []);
  const [first] = reached;
  const shape = context.program.host.sdk.shape(table, language, 'Endpoint');
  if (first === undefined || shape === null || (body === null && isClosed(context, given))) return null;
  const options = new Map<string, HeapEntry>([
    ['url', { value: choice(reached.map(({ url }) => url)), isMaybe: false, location: null }],
  ]);
  const receiver: SdkInstance = {
    kind: 'instance',
    table,
    language,
    shapeName: 'Endpoint',
    shape,
    options: context.state.allocate({ kind: 'record', entries: options, open: null, instance: null }),
    made: null,
    origin: nowhere,
  };
  const models = reached.flatMap(({ model }) => model ?? []);
  const parameters = bodyRecord(context, body, models, given);
  return observe(context, table, language, first.endpoint.call, receiver, parameters, invocation, true);
}

const bindOf = ({ bind }: HttpRequest): ArgumentBinding | null => bind ?? null;

/** The value at the first of some paths that is given. */
function firstOf(paths: readonly string[], read: (path: string) => Abstract | null): readonly Abstract[] {
  for (const path of paths) {
    const value = read(path);
    if (value !== null && !(value.kind === 'literal')) return [value];
  }
  return [];
}

/** What a record holds at a path. An object of an SDK is its options, a record may hold another. */
function optionAt(context: Context, holder: Abstract, path: string): Abstract | null {
  let value: Abstract | null = holder;
  for (const key of path.split('.')) {
    if (value?.kind === 'lazy') value = value.force();
    if (value?.kind === 'instance') value = value.options;
    const object: ReturnType<Context['state']['object']> =
      value?.kind === 'ref' ? context.state.object(value.id) : null;
    value = object?.kind === 'record' ? (object.entries.get(key)?.value ?? null) : null;
  }
  return forced(value);
}

const isClosed = (context: Context, value: Abstract): boolean => {
  const object = value.kind === 'ref' ? context.state.object(value.id) : null;
  return object !== null && object.open === null;
};

const alternativesOf = (value: Abstract): readonly Abstract[] =>
  value.kind === 'choice' ? value.alternatives.flatMap(alternativesOf) : [value];

/** Absolute addresses as they are, relative ones behind each beginning. */
function addressesOf(url: Abstract, bases: readonly Abstract[]): readonly Abstract[] {
  if (url.kind !== 'text') return [];
  if (bases.length === 0 || /^https?:/.test(textOf(url))) return [url];
  return bases.flatMap((base) => {
    const start = toParts(base, null, '');
    const isJoined = textOf({ parts: start }).endsWith('/') || textOf(url).startsWith('/');
    const slash = isJoined ? [] : [{ kind: 'static' as const, text: '/', location: null }];
    return [{ ...url, parts: [...start, ...slash, ...url.parts] }];
  });
}

const textOf = ({ parts }: Pick<Extract<Abstract, { kind: 'text' }>, 'parts'>): string =>
  parts.map((part) => (part.kind === 'static' ? part.text : '{}')).join('');

interface Reached {
  readonly endpoint: Endpoint;
  readonly url: Abstract;
  /** The model that the address names. */
  readonly model: Abstract | null;
}

const LOCAL = /^https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|host\.docker\.internal)(?::\d+)?\//;

function reachedBy({ endpoints }: SdkTable, url: Abstract, fields: () => ReadonlySet<string>): Reached | null {
  const text = url.kind === 'text' ? textOf(url).replace(/^\{\}/, SET_ELSEWHERE) : '';
  const isKnown = LOCAL.test(text) || endpoints?.hosts.some((host) => text.includes(host)) === true;
  if (!isKnown && !isInterface(text)) return null;
  for (const endpoint of endpoints?.list ?? []) {
    const match = new RegExp(endpoint.url).exec(text);
    if (match === null || !(isKnown || endpoint.evidence?.every((field) => fields().has(field)))) continue;
    const model = match.groups?.['model'];
    const isWhole = model !== undefined && !model.includes('{}');
    const named = isWhole ? staticText(decoded(model), null, url.origin) : opaque('run-time-value', model ?? '');
    return { endpoint, url, model: model === undefined ? null : named };
  }
  return null;
}

/** An address that starts with a setting: the setting is taken for a scheme and a host. */
const SET_ELSEWHERE = 'https://{}';

/**
 * Whether an address at a host that nobody knows may be a provider's: right behind a setting, or behind a version. A route of the program's own
 * server, as `/api/chat/completions`, is none.
 */
const isInterface = (address: string): boolean =>
  /^https:\/\/\{\}\/?(?:chat\/completions|completions|embeddings|responses)\/?(?:\?|$)/.test(address) ||
  /^https?:\/\/[^/]+\/(?:[^?]*\/)?v\d[\w.]*\/[\w/]+\/?(?:\?|$)/.test(address);

/** The fields that a body surely has. */
function fieldsOf(context: Context, body: Abstract | null): ReadonlySet<string> {
  const content = body?.kind === 'text' && body.json ? body.json : body;
  const settled = forced(content);
  const object = settled?.kind === 'ref' ? context.state.object(settled.id) : null;
  if (object?.kind !== 'record') return new Set();
  return new Set([...object.entries].filter(([, { isMaybe }]) => !isMaybe).map(([key]) => key));
}

const decoded = (text: string): string => text.replaceAll('%3A', ':').replaceAll('%2F', '/');

/** The fields of the body, with the model that the address names and the arguments of the request. */
function bodyRecord(context: Context, body: Abstract | null, models: readonly Abstract[], given: Abstract): Abstract {
  const content = body?.kind === 'text' && body.json ? body.json : body;
  const entries = new Map<string, HeapEntry>();
  const open =
    content === null || content.kind === 'text'
      ? ('run-time-value' as const)
      : spreadInto(context, entries, content, null);
  if (models.length > 0) entries.set('$model', { value: choice(models), isMaybe: false, location: null });
  entries.set('$request', { value: given, isMaybe: false, location: null });
  return context.state.allocate({ kind: 'record', entries, open, instance: null }, content?.origin ?? nowhere);
}
