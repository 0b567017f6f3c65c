import type {
  ArgumentBinding,
  CallSpec,
  Concept,
  Default,
  Meaning,
  Member,
  Parameter,
  Shape,
  VersionRange,
} from './types.ts';

/** A call without its name: it is named by the path under which it stands in a table. */
export type Spec = Omit<CallSpec, 'api'>;

/** Calls by path, `free` for those that cost nothing. */
export type Calls = Readonly<Record<string, Spec | 'free'>>;

export type Members = Readonly<Record<string, Member>>;
export type Meanings = Readonly<Record<string, Meaning>>;

/** How a parameter is written in a table: its path, or its path with limits. */
type Path = string | Parameter;
export type Paths = Readonly<Partial<Record<Concept, Path | readonly Path[]>>>;

/** How one language spells an interface that is the same in both. */
export interface Dialect {
  readonly language: 'typescript' | 'python';
  /** `images.createVariation` is `images.create_variation` in Python. */
  readonly spell: (path: string) => string;
  /** Parameters of a method: one record, or keywords, behind positional path parameters. */
  readonly body: (...lead: readonly string[]) => ArgumentBinding;
  /** The range from a version on, each language having its own. */
  readonly since: (typescript: string, python: string) => { readonly versions: VersionRange };
  /** Retries, timeout and abort signal as a single request takes them. */
  readonly request: Paths;
}

export const typescript: Dialect = {
  language: 'typescript',
  spell: (path) => path,
  body: (...lead) => ({ ...(lead.length > 0 && { positional: lead }), record: lead.length, request: lead.length + 1 }),
  since: (version) => ({ versions: `>=${version}` }),
  request: { maxRetries: '$request.maxRetries', timeout: '$request.timeout', signal: '$request.signal' },
};

export const python: Dialect = {
  language: 'python',
  spell: (path) => path.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  body: (...lead) => (lead.length > 0 ? { positional: lead } : {}),
  since: (_, version) => ({ versions: `>=${version}` }),
  request: { timeout: 'timeout' },
};

/** Parameters by concept, from the short form of the tables. */
export function parameters(...groups: readonly Paths[]): CallSpec['parameters'] {
  const all: Partial<Record<Concept, readonly Parameter[]>> = {};
  for (const group of groups) {
    for (const [concept, paths] of Object.entries(group) as [Concept, Path | readonly Path[]][]) {
      const list: readonly Path[] = isList(paths) ? paths : [paths];
      all[concept] = [...(all[concept] ?? []), ...list.map((path) => (typeof path === 'string' ? { path } : path))];
    }
  }
  return all;
}

/** What a call asks for by itself where the model that an object runs cannot be seen (`Runs.isCertain`): all of it is unknown. */
export const unseenModel: Paths = { model: '$held.model', outputCap: '$held.cap' };

/** A request that embeds an input, with the embeddings that the object of the call runs. */
export const heldEmbedding = (api: string, input: string, bind: CallSpec['bind']): CallSpec => ({
  api,
  operation: 'embedding',
  cap: 'none',
  ...(bind && { bind }),
  parameters: parameters({ model: '$held.model', input }),
  prompt: [{ path: input, role: 'user', form: 'texts' }],
});

/** A parameter with limits: `at('reasoning_effort', d.since('4.77.0', '1.58.0'))`. */
export const at = (path: string, limits: Omit<Parameter, 'path'>): Parameter => ({ path, ...limits });

/** A parameter that is still understood but never proposed. */
export const deprecated = (path: string, limits: Omit<Parameter, 'path'> = {}): Parameter => ({
  path,
  deprecated: true,
  ...limits,
});

/**
 * A parameter that got a new name in a version; the old one is still understood. `providers` are those that took up the new name, all if
 * not given.
 */
export function renamed(
  d: Dialect,
  { from, to, providers }: { readonly from: string; readonly to: string; readonly providers?: readonly string[] },
  typescriptVersion: string,
  pythonVersion: string,
): readonly Parameter[] {
  const { versions } = d.since(typescriptVersion, pythonVersion);
  const before = versions.replace('>=', '<');
  const current = at(to, { versions, ...(providers && { providers }) });
  const kept = providers?.map((provider) => `!${provider}`);
  return [
    current,
    at(from, { versions: before }),
    kept === undefined ? deprecated(from, { versions }) : at(from, { versions, providers: kept }),
  ];
}

export const fallback = (
  concept: Concept,
  value: Default['value'],
  source: string,
  limits: Pick<Default, 'versions' | 'models'> = {},
): Default => ({ concept, value, source, ...limits });

/** The same call as a method that always streams, and so takes no switch for it. */
export const streaming = (spec: Spec): Spec => ({ ...withoutSwitch(spec), isStream: true });

/** The same call as a method that never streams. */
export function withoutSwitch(spec: Spec): Spec {
  const { stream: _, ...rest } = spec.parameters;
  return { ...spec, parameters: rest };
}

/** The members of an object for a table of calls. `owner` goes before the path in the names of the calls. */
export function members(d: Dialect, calls: Calls, owner = ''): Members {
  return Object.fromEntries(
    Object.entries(calls).map(([path, spec]): [string, Member] => {
      const name = d.spell(path);
      return [name, spec === 'free' ? { kind: 'free' } : { kind: 'call', call: { api: `${owner}${name}`, ...spec } }];
    }),
  );
}

/** Free calls: `free('models', 'list retrieve')`. */
export const free = (object: string, names: string): Calls =>
  Object.fromEntries(names.split(' ').map((name) => [`${object}.${name}`, 'free']));

/** All calls again below another object, for example the same ones under `beta`. */
export const below = (object: string, calls: Calls): Calls =>
  Object.fromEntries(Object.entries(calls).map(([path, spec]) => [`${object}.${path}`, spec]));

/**
 * The parts of a client that stand at module level (`openai.chat.completions.create`), for SDKs that keep one there: an object by the first
 * segment of the paths, with the rest of the paths as its members.
 */
export function moduleObjects(
  all: Members,
  common: Omit<Shape, 'members'>,
): { readonly names: Meanings; readonly shapes: Readonly<Record<string, Shape>> } {
  const shapes: Record<string, Shape> = {};
  for (const [path, member] of Object.entries(all)) {
    const [head = '', ...rest] = path.split('.');
    if (rest.length === 0) continue;
    const name = `openai.${head}`;
    shapes[name] = { ...common, members: { ...shapes[name]?.members, [rest.join('.')]: member } };
  }
  const names = Object.keys(shapes).map((shape): [string, Meaning] => [
    shape.slice('openai.'.length),
    { kind: 'instance', shape },
  ]);
  return { names: Object.fromEntries(names), shapes };
}

const isList = (paths: Path | readonly Path[]): paths is readonly Path[] => Array.isArray(paths);
