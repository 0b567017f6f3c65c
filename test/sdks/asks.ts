import type { ArgumentBinding, CallSpec, Meaning, SdkTable, Shape } from '../../server/src/sdks/types.ts';
import type { Ask } from './signatures.ts';

/** Something that a table says a package has. */
export interface Claim extends Pick<Ask, 'module' | 'name' | 'member'> {
  /** All of these must hold. */
  readonly versions: readonly string[];
  /** The thing itself has a first version: it is in all releases from then on. Else it may have come at any time. */
  readonly isDated: boolean;
  readonly call: CallSpec | null;
  /** The kind of object that the call is made on, for parameters of the client. */
  readonly shape: Shape | null;
  /** For constructors: how their arguments are bound. */
  readonly bind: ArgumentBinding | null;
}

/** All that a table says of the TypeScript packages: exports, and the members of the objects that they are or make. */
export function claimsOf(table: SdkTable): readonly Claim[] {
  const language = table.typescript;
  const done = new Set<unknown>();
  return Object.entries(language?.modules ?? {}).flatMap(([module, names]) =>
    Object.entries(names).flatMap(([name, meaning]) =>
      claimsOfMeaning({ module, name, member: null }, meaning, language?.shapes ?? {}, done),
    ),
  );
}

/** Objects of several names or kinds may have the same members: one of them is enough. */
function claimsOfMeaning(
  place: Pick<Ask, 'module' | 'name' | 'member'>,
  meaning: Meaning,
  shapes: Readonly<Record<string, Shape>>,
  done: Set<unknown>,
): readonly Claim[] {
  const own = { ...place, call: null, shape: null, bind: null, versions: [], isDated: false };
  switch (meaning.kind) {
    case 'constructor':
    case 'instance': {
      const shape = shapes[meaning.shape] ?? null;
      const versions = rangesOf(meaning.versions);
      const bind = meaning.kind === 'constructor' ? (meaning.bind ?? shape?.bind ?? { record: 0 }) : null;
      const members = Object.entries(shape === null || done.has(shape.members) ? {} : shape.members);
      done.add(shape?.members);
      return [
        { ...own, versions, isDated: isDated(meaning.versions), shape, bind },
        ...members.map(([path, member]): Claim => {
          const call = member.kind === 'call' ? withoutItems(member.call) : null;
          const made = member.kind === 'make' ? member.versions : call?.versions;
          return {
            ...own,
            member: path,
            versions: [...versions, ...rangesOf(made)],
            isDated: isDated(made),
            call,
            shape,
          };
        }),
      ];
    }
    case 'call': {
      const { versions } = meaning.call;
      return [{ ...own, versions: rangesOf(versions), isDated: isDated(versions), call: meaning.call }];
    }
    case 'namespace':
      return Object.entries(meaning.members).flatMap(([key, each]) =>
        claimsOfMeaning(
          { ...place, member: place.member === null ? key : `${place.member}.${key}` },
          each,
          shapes,
          done,
        ),
      );
    case 'identity':
    case 'free':
      return [own];
  }
}

/** What a call takes itself that carries a list of requests. Those of an item are the parameters of another call. */
export function withoutItems(call: CallSpec): CallSpec {
  const { each, cap: _, ...rest } = call;
  if (each === undefined) return call;
  const { maxRetries, timeout, signal } = call.parameters;
  return {
    ...rest,
    parameters: {
      input: [{ path: each.list }],
      ...(maxRetries && { maxRetries }),
      ...(timeout && { timeout }),
      ...(signal && { signal }),
    },
    prompt: [],
  };
}

const rangesOf = (range: string | undefined): readonly string[] => (range === undefined ? [] : [range]);

const isDated = (range: string | undefined): boolean => range?.startsWith('>=') === true;

/** What to read of the packages to judge the claims. */
export const askOf = ({ module, name, member, call, shape, bind }: Claim): Ask => ({
  module,
  name,
  member,
  paths: [...new Set(call === null ? (bind === null ? [] : optionPaths(shape)) : pathsOf(call))].sort(),
});

/** Paths in the call's own record and in the request options. Options of providers are records of any names. */
const pathsOf = (call: CallSpec): readonly string[] =>
  [...Object.values(call.parameters).flat(), ...call.prompt, ...(call.loop?.limit ?? [])]
    .filter(({ path }) => !/^\$(client|model)\./.test(path))
    .map(({ path }) => declaredPart(path.replace(/^\$request\./, '')));

/** Options that the settings and the calls of an object read. */
function optionPaths(shape: Shape | null): readonly string[] {
  const calls = Object.values(shape?.members ?? {}).flatMap((member) => (member.kind === 'call' ? [member.call] : []));
  const read = calls.flatMap((call) => [
    ...Object.values(call.parameters).flat(),
    ...call.prompt,
    ...(call.loop?.limit ?? []),
  ]);
  return [
    ...settingPaths(shape),
    ...read.flatMap(({ path }) => (path.startsWith('$client.') ? [declaredPart(path.slice('$client.'.length))] : [])),
  ];
}

/** Options of providers are records of any names, and output forms are opaque objects: of these the first segment counts. */
export const declaredPart = (path: string): string =>
  path.replace(/^((?:\$client\.)?(?:providerOptions|(?:experimental_)?output))\..*/, '$1');

export const settingPaths = (shape: Shape | null): readonly string[] => {
  const settings = shape?.settings;
  return [settings?.maxRetries, settings?.timeout, settings?.baseUrl, settings?.deployment].flatMap((each) =>
    each === undefined || each.path.startsWith('$') ? [] : [each.path],
  );
};
