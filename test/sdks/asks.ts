import type { ArgumentBinding, CallSpec, Meaning, SdkTable, Shape, VersionRange } from '../../server/src/sdks/types.ts';
import { packageOf } from './releases.ts';
import type { Ask } from './signatures.ts';

/** Something that a table says a package has. */
export interface Claim extends Pick<Ask, 'module' | 'name' | 'member'> {
  /** Members of one kind of object: several classes may make it, and it is enough that one of them has the member. Else null. */
  readonly group: string | null;
  /** All of these must hold. */
  readonly versions: readonly string[];
  /** The thing itself has a first version: it is in all releases from then on. Else it may have come at any time. */
  readonly isDated: boolean;
  readonly call: CallSpec | null;
  /** The kind of object that the call is made on, for parameters of the client. */
  readonly shape: Shape | null;
  /** For constructors: how their arguments are bound. */
  readonly bind: ArgumentBinding | null;
  /** The kind of object that it makes, and what the table calls the arguments that it takes for that. */
  readonly makes: Shape | null;
  readonly labels: readonly (string | null)[];
  /** Options that the objects which it makes are asked for later, as paths in its arguments. */
  readonly options: readonly string[];
}

/** All that a table says of the packages of a language: exports, and the members of the objects that they are or make. */
export function claimsOf(table: SdkTable, of: 'typescript' | 'python' = 'typescript'): readonly Claim[] {
  const language = table[of];
  const shapes = language?.shapes ?? {};
  const world: World = { shapes, sent: sentCalls(shapes), done: new Set<string>() };
  return Object.entries(language?.modules ?? {}).flatMap(([module, names]) =>
    Object.entries(names).flatMap(([name, meaning]) => claimsOfMeaning({ module, name, member: null }, meaning, world)),
  );
}

interface World {
  readonly shapes: Readonly<Record<string, Shape>>;
  /** What sending an object of a kind calls: its constructor takes the parameters. */
  readonly sent: Readonly<Record<string, CallSpec>>;
  /** Kinds of object whose members have been asked for, each once a package. */
  readonly done: Set<string>;
}

const sentCalls = (shapes: World['shapes']): World['sent'] =>
  Object.assign(
    {},
    ...Object.values(shapes)
      .flatMap(({ members }) => Object.values(members))
      .map((member) => (member.kind === 'send' ? member.calls : {})),
  );

/** A command takes what it says of the request; options of sending it, and arguments in a row, belong to the method that sends it. */
function asCommand(call: CallSpec): CallSpec {
  const isOwn = ({ path }: { readonly path: string }): boolean =>
    !path.startsWith('$request.') && call.bind?.positional?.includes(path.split('.')[0] ?? '') !== true;
  const { loop: _, ...rest } = call;
  return {
    ...rest,
    bind: { record: 0 },
    parameters: Object.fromEntries(
      Object.entries(call.parameters).map(([concept, list]) => [concept, list.filter(isOwn)]),
    ),
    prompt: call.prompt.filter(isOwn),
  };
}

/** Objects of several names or kinds may have the same members: one of them is enough. */
function claimsOfMeaning(
  place: Pick<Ask, 'module' | 'name' | 'member'>,
  meaning: Meaning,
  world: World,
): readonly Claim[] {
  const { shapes, sent } = world;
  const own = {
    ...place,
    group: null,
    call: null,
    shape: null,
    bind: null,
    makes: null,
    labels: [],
    options: [],
    versions: [],
    isDated: false,
  };
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
          makes: meaning.kind === 'constructor' ? shape : null,
          labels: bind?.positional ?? [],
          call: command !== undefined ? asCommand(command) : billedBy(meaning),
          options: optionPaths(shape, shapes),
        },
        ...(meaning.kind === 'constructor' ? sharedClaims(place, meaning.members, world) : []),
        // What a static function makes is of the same kind as what its class makes.
        ...(shape === null || place.member !== null ? [] : memberClaims({ ...own, versions, shape }, '', shape, world)),
      ];
    }
    case 'named':
      return [own, ...Object.entries(meaning.shapes).flatMap(([kind, shape]) => kindClaims(own, kind, shape, world))];
    case 'http':
      return [own];
    case 'record':
      return [own, ...staticClaims(place, meaning.members, world)];
    case 'constant':
      return [own];
    case 'call': {
      const { versions } = meaning.call;
      return [{ ...own, versions: rangesOf(versions), isDated: isDated(versions), call: meaning.call }];
    }
    case 'namespace':
      return staticClaims(place, meaning.members, world);
    case 'identity':
    case 'configure':
    case 'assembles':
    case 'free':
      return [own];
  }
}

/** What making an object sends takes what the constructor takes. */
const billedBy = (meaning: Meaning): CallSpec | null =>
  meaning.kind === 'constructor' && meaning.billed
    ? { ...withoutItems(meaning.billed.call), bind: meaning.bind ?? { record: 0 } }
    : null;

/** One kind of object of a factory that makes several by name: `client('bedrock-runtime')` is asked for as `client.bedrock-runtime`. */
function kindClaims(own: Claim, kind: string, name: string, world: World): readonly Claim[] {
  const shape = world.shapes[name];
  if (shape === undefined || own.member !== null) return [];
  const made = { ...own, member: kind, shape, makes: shape, options: optionPaths(shape, world.shapes) };
  return [made, ...memberClaims(made, `${kind}().`, shape, world)];
}

const staticClaims = (
  place: Pick<Ask, 'module' | 'name' | 'member'>,
  members: Readonly<Record<string, Meaning>> = {},
  world: World,
): readonly Claim[] =>
  Object.entries(members).flatMap(([key, each]) =>
    claimsOfMeaning({ ...place, member: place.member === null ? key : `${place.member}.${key}` }, each, world),
  );

/** Classes of one kind may have functions in common: it is enough that one of them has each. */
const sharedClaims = (...[place, members, world]: Parameters<typeof staticClaims>): readonly Claim[] =>
  staticClaims(place, members, world).map((claim) => ({
    ...claim,
    group: `${claim.member} ${JSON.stringify(members)}`,
  }));

/** The members of an object, and those of the objects that its methods make: `getGenerativeModel().generateContent`. */
function memberClaims(own: Claim, path: string, shape: Shape, world: World): readonly Claim[] {
  const kind = likeness(shape);
  const known = `${packageOf(own.module)} ${path} ${kind}`;
  // A chat that makes chats has the members of the first.
  if (world.done.has(known) || path.split('().').length > 3) return [];
  world.done.add(known);
  // Operators and the object called by itself have no name.
  const named = Object.entries(shape.members).filter(([name]) => name !== '|');
  return named.flatMap(([name, member]) => {
    const call = member.kind === 'call' ? withoutItems(member.call) : null;
    const range = member.kind === 'make' ? member.versions : call?.versions;
    const made = member.kind === 'make' ? world.shapes[member.shape] : undefined;
    const claim: Claim = {
      ...own,
      group: `${name} ${kind}`,
      member: `${path}${name}`,
      versions: [...own.versions, ...rangesOf(range)],
      isDated: isDated(range),
      call,
      shape,
      makes: member.kind === 'same' ? shape : (made ?? null),
      labels: member.kind === 'make' || member.kind === 'same' ? (member.bind?.positional ?? []) : [],
      options: member.kind === 'same' ? optionPaths(shape, world.shapes) : optionPaths(made ?? null, world.shapes),
    };
    return [claim, ...(made === undefined ? [] : memberClaims(claim, `${path}${name}().`, made, world))];
  });
}

/** What tells members apart but for the options of the object and of the run's configuration that they read: classes of models differ in nothing else. */
export const likeness = ({ members }: Shape): string =>
  JSON.stringify(members, (_, value: unknown) =>
    Array.isArray(value) ? value.filter((each) => !isOption(each)) : value,
  );

const isOption = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'path' in value &&
  /^(\$client|\$request\.configurable|config)\./.test(String(value.path));

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
export const askOf = ({ module, name, member, call, makes, options }: Claim): Ask => ({
  module,
  name,
  member,
  paths: [
    ...new Set([...(call === null || makes !== null ? options : []), ...(call === null ? [] : pathsOf(call))]),
  ].sort(),
});

/** Paths in the call's own record, in the request options and in objects among its arguments. Options of providers are records of any names. */
const pathsOf = (call: CallSpec): readonly string[] =>
  [...Object.values(call.parameters).flat(), ...call.prompt, ...(call.loop?.limit ?? [])]
    .filter(({ path }) => !path.startsWith('$') || path.startsWith('$request.'))
    .flatMap(({ path }) => {
      const own = declaredPart(path.replace(/^\$request\./, ''));
      const [head = '', ...rest] = own.split('.');
      return [own, head, ...(call.bind?.positional?.includes(head) && rest.length > 0 ? [rest.join('.')] : [])];
    });

/** Options that an object reads of what made it: its settings, those of its calls, and what it runs or sends. */
export function optionsRead(shape: Shape): readonly Limited[] {
  const { model, request, runs, template } = shape;
  const calls = Object.values(shape.members).flatMap((member) => (member.kind === 'call' ? [member.call] : []));
  const given = [...partsOf(runs), ...(template ?? '').split(' ')].map((path) => `$client.${path}`);
  const all: readonly Limited[] = [
    ...[...calls, ...(request ? [request] : [])].flatMap(readBy),
    ...[...given, ...Object.values(runs?.gives ?? {}).flat()].map((path) => ({ path })),
    ...(model === undefined ? [] : [model.id].flat().map((id) => ({ path: `$client.${id}` }))),
  ];
  return all.flatMap(({ path, versions }) => {
    const own = path.startsWith('$client.') ? declaredPart(path.slice('$client.'.length)) : '';
    return own === '' || own === '*' || own.startsWith('$') ? [] : [{ path: own, ...(versions && { versions }) }];
  });
}

/** Of options in order of precedence one class may have one and another class another. */
const partsOf = (runs: Shape['runs']): readonly string[] =>
  runs === undefined ? [] : [...runs.parts.flat(), ...(runs.also ?? []).flatMap(partsOf)];

/** Those of them that decide about costs and differ between classes that are alike: the model and the cap that a fix proposes. */
export function ownOptions(shape: Shape): readonly Limited[] {
  const calls = Object.values(shape.members).flatMap((member) => (member.kind === 'call' ? [member.call] : []));
  const caps = [...calls, ...(shape.request ? [shape.request] : [])].flatMap(
    ({ parameters }) => parameters.outputCap?.filter(({ deprecated }) => deprecated !== true) ?? [],
  );
  const own = new Set([
    ...(shape.model === undefined ? [] : [shape.model.id].flat()),
    ...caps.map(({ path }) => path.replace('$client.', '')),
  ]);
  const read = optionsRead(shape).filter(({ path }) => own.has(path));
  return [...new Map(read.map((each) => [`${each.path} ${each.versions}`, each])).values()];
}

interface Limited {
  readonly path: string;
  readonly versions?: VersionRange | undefined;
}

const readBy = (call: CallSpec): readonly Limited[] => [
  ...Object.values(call.parameters).flat(),
  ...call.prompt,
  ...(call.loop?.limit ?? []),
];

/** Options that an object reads, and those that the calls of the objects which it makes read of it. */
function optionPaths(shape: Shape | null, shapes: World['shapes']): readonly string[] {
  if (shape === null) return [];
  const made = Object.values(shape.members).flatMap((member) =>
    member.kind === 'make' ? (shapes[member.shape] ?? []) : [],
  );
  const calls = made.flatMap(({ members }) =>
    Object.values(members).flatMap((member) => (member.kind === 'call' ? [member.call] : [])),
  );
  return [
    ...settingPaths(shape),
    ...optionsRead(shape).flatMap(({ path }) => [path, path.split('.')[0] ?? path]),
    ...calls
      .flatMap(readBy)
      .flatMap(({ path }) =>
        path.startsWith('$client.$parent.') ? [declaredPart(path.slice('$client.$parent.'.length))] : [],
      ),
  ];
}

/** The path of what makes the object that a member is of: null for the export itself. `getModel().startChat().send` → `getModel().startChat`. */
export const makerOf = (member: string | null): string | null => member?.split('().').slice(0, -1).join('().') || null;

/** Options of providers, configurations of a run and bodies in a maker's own form are records of any names, output forms are opaque: of these the first segment counts. */
export const declaredPart = (path: string): string =>
  path.replace(
    /^((?:\$client\.)?(?:providerOptions|(?:experimental_)?output|input|body|configurable|config(?=\.(?:configurable|model|max_tokens|temperature)\b)|modelInput|additionalModelRequestFields))\..*/,
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
