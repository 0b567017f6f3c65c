import type { ArgumentBinding, CallSpec, Meaning, SdkTable, Shape, VersionRange } from '../../server/src/sdks/types.ts';
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
  /** Options that the objects which it makes are asked for later, as paths in its arguments. */
  readonly options: readonly string[];
}

/** All that a table says of the TypeScript packages: exports, and the members of the objects that they are or make. */
export function claimsOf(table: SdkTable): readonly Claim[] {
  const language = table.typescript;
  const shapes = language?.shapes ?? {};
  const world: World = { shapes, sent: sentCalls(shapes), done: new Set() };
  return Object.entries(language?.modules ?? {}).flatMap(([module, names]) =>
    Object.entries(names).flatMap(([name, meaning]) => claimsOfMeaning({ module, name, member: null }, meaning, world)),
  );
}

interface World {
  readonly shapes: Readonly<Record<string, Shape>>;
  /** What sending an object of a kind calls: its constructor takes the parameters. */
  readonly sent: Readonly<Record<string, CallSpec>>;
  readonly done: Set<unknown>;
}

const sentCalls = (shapes: World['shapes']): World['sent'] =>
  Object.assign(
    {},
    ...Object.values(shapes)
      .flatMap(({ members }) => Object.values(members))
      .map((member) => (member.kind === 'send' ? member.calls : {})),
  );

/** A command takes what it says of the request; options of sending it belong to the client's method. */
const asCommand = (call: CallSpec): CallSpec => ({
  ...call,
  bind: { record: 0 },
  parameters: Object.fromEntries(
    Object.entries(call.parameters).map(([concept, list]) => [
      concept,
      list.filter(({ path }) => !path.startsWith('$request.')),
    ]),
  ),
});

/** Objects of several names or kinds may have the same members: one of them is enough. */
function claimsOfMeaning(
  place: Pick<Ask, 'module' | 'name' | 'member'>,
  meaning: Meaning,
  world: World,
): readonly Claim[] {
  const { shapes, sent } = world;
  const own = { ...place, call: null, shape: null, bind: null, options: [], versions: [], isDated: false };
  switch (meaning.kind) {
    case 'constructor':
    case 'instance': {
      const shape = shapes[meaning.shape] ?? null;
      const versions = rangesOf(meaning.versions);
      const bind = meaning.kind === 'constructor' ? (meaning.bind ?? shape?.bind ?? { record: 0 }) : null;
      const command = sent[meaning.shape];
      return [
        {
          ...own,
          versions,
          isDated: isDated(meaning.versions),
          shape,
          bind,
          call: command === undefined ? null : asCommand(command),
          options: optionPaths(shape, shapes),
        },
        ...(shape === null ? [] : memberClaims({ ...own, versions, shape }, '', shape, world)),
      ];
    }
    case 'named':
    case 'http':
      return [own];
    case 'record':
    case 'constant':
      return [own];
    case 'call': {
      const { versions } = meaning.call;
      return [{ ...own, versions: rangesOf(versions), isDated: isDated(versions), call: meaning.call }];
    }
    case 'namespace':
      return Object.entries(meaning.members).flatMap(([key, each]) =>
        claimsOfMeaning({ ...place, member: place.member === null ? key : `${place.member}.${key}` }, each, world),
      );
    case 'identity':
    case 'configure':
    case 'free':
      return [own];
  }
}

/** The members of an object, and those of the objects that its methods make: `getGenerativeModel().generateContent`. */
function memberClaims(own: Claim, path: string, shape: Shape, world: World): readonly Claim[] {
  if (world.done.has(shape.members)) return [];
  world.done.add(shape.members);
  return Object.entries(shape.members).flatMap(([name, member]) => {
    const call = member.kind === 'call' ? withoutItems(member.call) : null;
    const range = member.kind === 'make' ? member.versions : call?.versions;
    const made = member.kind === 'make' ? world.shapes[member.shape] : undefined;
    const claim: Claim = {
      ...own,
      member: `${path}${name}`,
      versions: [...own.versions, ...rangesOf(range)],
      isDated: isDated(range),
      call,
      shape,
      options: made === undefined ? [] : optionPaths(made, world.shapes),
    };
    return [claim, ...(made === undefined ? [] : memberClaims(claim, `${path}${name}().`, made, world))];
  });
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
export const askOf = ({ module, name, member, call, options }: Claim): Ask => ({
  module,
  name,
  member,
  paths: [...new Set(call === null ? options : pathsOf(call))].sort(),
});

/** Paths in the call's own record and in the request options. Options of providers are records of any names. */
const pathsOf = (call: CallSpec): readonly string[] =>
  [...Object.values(call.parameters).flat(), ...call.prompt, ...(call.loop?.limit ?? [])]
    .filter(({ path }) => !/^\$(client|model)\./.test(path))
    .map(({ path }) => declaredPart(path.replace(/^\$request\./, '')));

/** Options that the settings and the calls of an object read, and the calls of the objects that it makes. */
function optionPaths(shape: Shape | null, shapes: World['shapes']): readonly string[] {
  const made = Object.values(shape?.members ?? {}).flatMap((member) =>
    member.kind === 'make' ? (shapes[member.shape] ?? []) : [],
  );
  return [
    ...settingPaths(shape),
    ...clientPaths(shape).filter((path) => !path.startsWith('$')),
    ...made.flatMap(clientPaths).flatMap((path) => (path.startsWith('$parent.') ? path.slice('$parent.'.length) : [])),
  ];
}

/** What the calls of an object read of its options. */
function clientPaths(shape: Shape | null): readonly string[] {
  const calls = Object.values(shape?.members ?? {}).flatMap((member) => (member.kind === 'call' ? [member.call] : []));
  return calls
    .flatMap((call) => [...Object.values(call.parameters).flat(), ...call.prompt, ...(call.loop?.limit ?? [])])
    .flatMap(({ path }) => (path.startsWith('$client.') ? [declaredPart(path.slice('$client.'.length))] : []));
}

/** The path of what makes the object that a member is of: null for the export itself. `getModel().startChat().send` → `getModel().startChat`. */
export const makerOf = (member: string | null): string | null => member?.split('().').slice(0, -1).join('().') || null;

/** Options of providers and bodies in a maker's own form are records of any names, output forms are opaque: of these the first segment counts. */
export const declaredPart = (path: string): string =>
  path.replace(
    /^((?:\$client\.)?(?:providerOptions|(?:experimental_)?output|input|body|modelInput|additionalModelRequestFields))\..*/,
    '$1',
  );

export const settingPaths = (
  shape: Shape | null,
  isOf: (range: VersionRange) => boolean = () => true,
): readonly string[] => {
  const { maxRetries, timeout, baseUrl, deployment } = shape?.settings ?? {};
  return [maxRetries, timeout, baseUrl, deployment && { path: deployment.path, versions: undefined }].flatMap((each) =>
    each === undefined || each.path.startsWith('$') || (each.versions !== undefined && !isOf(each.versions))
      ? []
      : [each.path],
  );
};
