import { satisfies } from '../../server/src/base/version.ts';
import { parseNpmRange } from '../../server/src/base/versionRange.ts';
import type { CallSpec, Parameter } from '../../server/src/sdks/types.ts';
import { type Claim, declaredPart, makerOf, settingPaths } from './asks.ts';
import { keyOf, type Signature } from './signatures.ts';

/** The signatures of the packages of an SDK at one version. */
export interface Release {
  readonly label: string;
  /** The version that decides which facts of the table hold. */
  readonly version: string;
  /** Facts may be of another package: `@langchain/anthropic >=1.0.0`. */
  readonly packages: Readonly<Record<string, string>>;
  readonly modules: readonly string[];
  readonly signatures: Readonly<Record<string, Signature>>;
}

/** What the claims of a table say and the releases do not have, each with its name. */
export function judge(claims: readonly Claim[], releases: readonly Release[]): readonly string[] {
  const groups = new Map<unknown, Claim[]>();
  for (const claim of claims) {
    const key = claim.group ?? claim;
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  return [...groups.values()].flatMap((group) => judgeGroup(group, claims, releases));
}

/** Claims of which one is enough. */
function judgeGroup(
  group: readonly Claim[],
  claims: readonly Claim[],
  releases: readonly Release[],
): readonly string[] {
  const of = (release: Release): readonly Claim[] =>
    group.filter(({ module, versions }) => release.modules.includes(module) && holds(versions, release));
  const relevant = releases.filter((release) => of(release).length > 0);
  const found = relevant.filter((release) => of(release).some((claim) => hasName(claim, release)));
  // A name that has no first version may have come at any time; else it must be in all releases from then on.
  const lacking = relevant.filter((release) => !found.includes(release));
  const isDated = group.some((claim) => claim.isDated);
  const missing = isDated ? lacking : found.length === 0 ? relevant.slice(-1) : [];
  return [
    ...missing.map((release) => `${release.label}: there is no ${of(release).map(keyOf).join(', ')}`),
    ...found.flatMap((release) =>
      of(release).flatMap((claim) => judgeSignature(claim, release, () => takenBy(claims, release))),
    ),
  ];
}

const hasName = (claim: Claim, release: Release): boolean => release.signatures[keyOf(claim)] !== undefined;

function judgeSignature(claim: Claim, release: Release, taken: () => readonly string[]): readonly string[] {
  const signature = release.signatures[keyOf(claim)];
  if (signature === undefined) return [];
  const problem = (text: string): string => `${release.label}: ${keyOf(claim)} ${text}`;
  if (isEarly(claim)) return [];
  if (claim.call !== null) return judgeCall(claim.call, claim, release, signature, taken).map(problem);
  if (claim.bind === null || declaresLess.test(claim.module)) return [];
  const fields = signature.parameters[claim.bind.record ?? 0]?.fields ?? [];
  const positional = (claim.bind.positional ?? []).flatMap((name) => name ?? []);
  return settingPaths(claim.shape, (range) => holds([range], release))
    .filter((path) => !isNamed(fields, path) && !positional.includes(path.split('.')[0] ?? ''))
    .map((path) => problem(`has no option ${path}`));
}

/** Packages whose constructors declare some options of the client that they extend and pass on all. */
const declaresLess = /^@posthog\/ai/;

/** LangChain of early 2023, where addresses and stop sequences were arguments of their own. */
const isEarly = ({ module, name }: Claim): boolean =>
  /^langchain(#OpenAI|\/(llms|chat_models|embeddings)#.*)$/.test(`${module}#${name}`);

/** `taken` are the options of all objects of the SDK: `agent.model` is an option of the agent that the call is given. */
function judgeCall(
  call: CallSpec,
  claim: Claim,
  release: Release,
  signature: Signature,
  taken: () => readonly string[],
): readonly string[] {
  const { positional = [], record, request } = call.bind ?? {};
  const body = record === undefined ? [] : (signature.parameters[record]?.fields ?? []);
  const options = request === undefined ? [] : (signature.parameters[request]?.fields ?? []);
  const parent = optionsOf(claim, makerOf(makerOf(claim.member)), release);
  const named = new Set(positional.map((name, index) => (isAt(signature, index, positional) ? name : null)));
  const has = (written: string): boolean => {
    const path = declaredPart(written);
    if (path.startsWith('$request.')) return isNamed(options, declaredPart(path.slice('$request.'.length)));
    if (path.startsWith('$client.$parent.')) return isNamed(parent, path.slice('$client.$parent.'.length));
    if (isOfTable(path)) return true;
    const [head = '', ...rest] = path.split('.');
    const index = positional.indexOf(head);
    const inner = signature.parameters[index]?.fields ?? [];
    const isStep = stepsInto(
      [...body, ...named].flatMap((name) => name ?? []),
      path,
      taken(),
    );
    return isNamed(body, path) || named.has(path) || isNamed(inner, rest.join('.')) || isStep || isKept(path);
  };
  const all: readonly Parameter[] = [...Object.values(call.parameters).flat(), ...(call.loop?.limit ?? [])];
  return [
    ...positional.flatMap((name, index) =>
      name === null || name.startsWith('$') || isAt(signature, index, positional)
        ? []
        : [`has no argument ${name} at ${index}`],
    ),
    ...all.flatMap(({ path, versions }) =>
      holds(versions ? [versions] : [], release) && !has(path) ? [`has no parameter ${path}`] : [],
    ),
    ...(call.cap === 'required' && !body.includes(call.parameters.outputCap?.[0]?.path ?? '')
      ? ['does not require its cap']
      : []),
  ];
}

/** An argument stands where the function has one of its name. A single one may have any name: it tells nothing about the order. */
const isAt = ({ parameters }: Signature, index: number, positional: readonly (string | null)[]): boolean =>
  sameName(parameters[index]?.name, positional[index] ?? null) || (positional.length === 1 && parameters.length > 0);

/** A path that goes through an object of the SDK into what that was made with: `agent.model`. */
export function stepsInto(names: readonly string[], path: string, taken: readonly string[]): boolean {
  const [head = '', ...rest] = path.split('.');
  const isThere = isNamed(names, head) || names.some((name) => sameName(name, head));
  return rest.length > 0 && isThere && isNamed(taken, rest.join('.'));
}

/** Paths through the id of an object that the provider keeps. */
const isKept = (path: string): boolean => /^(assistant_id|agentId|conversationId)\./.test(path);

/** Prompt sources that no release has, of any call with that prompt: a source may be of some versions only. */
export function judgePrompts(claims: readonly Claim[], releases: readonly Release[]): readonly string[] {
  const prompts = new Set(claims.flatMap(({ call }) => call?.prompt ?? []));
  return [...prompts].flatMap((source) => {
    const users = claims.filter(({ call }) => call?.prompt.includes(source));
    const known = users.flatMap((claim) => releases.flatMap((release) => knownNames(claim, release)));
    const isKnown = isNamed(known, source.path) || known.some((name) => sameName(name, source.path));
    const isStep = stepsInto(
      known,
      source.path,
      releases.flatMap((release) => takenBy(claims, release)),
    );
    return known.length === 0 || isKnown || isStep || isOfTable(source.path)
      ? []
      : [`${users.map(keyOf).join(', ')} has no prompt ${source.path} in any release`];
  });
}

/** Options of the object itself are those of all that make one: `judgeOptions`. Other names with `$` are of the table alone. */
const isOfTable = (path: string): boolean => /^\$(?!request\.|client\.\$parent\.)/.test(path);

/** Arguments and fields of a call, and options of what made the object that it is called on. */
function knownNames(claim: Claim, release: Release): readonly string[] {
  const call = release.signatures[keyOf(claim)];
  if (call === undefined) return [];
  const { positional = [] } = claim.call?.bind ?? {};
  return [
    ...call.parameters.flatMap(({ name, fields }, index) => [
      name,
      ...fields,
      ...fields.map((field) => `${positional[index]}.${field}`),
      ...(isAt(call, index, positional) ? [positional[index] ?? ''] : []),
    ]),
    ...optionsOf(claim, makerOf(makerOf(claim.member)), release).map((field) => `$client.$parent.${field}`),
  ];
}

/** The options of everything in a release that makes an object. */
export const takenBy = (claims: readonly Claim[], release: Release): readonly string[] =>
  claims.flatMap((maker) => (maker.makes !== null && isMade(maker, release) ? optionsTaken(maker, release) : []));

/** What an object is made with: names in the declaration, and in the table for arguments that stand in a row. */
export const optionsTaken = (maker: Claim, release: Release): readonly string[] => [
  ...optionsOf(maker, maker.member, release),
  ...maker.labels.slice(0, release.signatures[keyOf(maker)]?.parameters.length ?? 0).flatMap((label) => label ?? []),
];

export const isMade = (maker: Claim, release: Release): boolean =>
  release.modules.includes(maker.module) && holds(maker.versions, release) && hasName(maker, release);

/** The fields of what a constructor or method takes that makes an object. */
const optionsOf = (claim: Claim, member: string | null, { signatures }: Release): readonly string[] =>
  (signatures[keyOf({ ...claim, member })]?.parameters ?? []).flatMap(({ name, fields }) => [name, ...fields]);

export function isNamed(fields: readonly string[], path: string): boolean {
  const asked = declaredPart(path);
  return fields.includes(asked) || fields.includes(`${asked}?`);
}

export const sameName = (declared: string | undefined, ours: string | null): boolean =>
  declared !== undefined && ours !== null && plain(declared) === plain(ours);

const plain = (name: string): string => name.replaceAll('_', '').toLowerCase();

/** Ranges are of the SDK's first package, or of the one that stands in front. What a release does not say of another package is open. */
export const holds = (ranges: readonly string[], { version, packages }: Release): boolean =>
  ranges.every((range) => {
    const [, name, own = range] = /^([@a-z][\w@/.-]*) +(.*)$/i.exec(range) ?? [];
    const installed = name === undefined ? version : packages[name];
    return installed === undefined || satisfies(installed, parseNpmRange(own) ?? []);
  });
