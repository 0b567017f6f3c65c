import { satisfies } from '../../server/src/base/version.ts';
import { parseNpmRange } from '../../server/src/base/versionRange.ts';
import type { CallSpec, Member, Shape } from '../../server/src/sdks/types.ts';
import { type Claim, likeness, makerOf, optionsRead } from './asks.ts';
import { keyOf } from './signatures.ts';

/** What scripts/pythonSdks.ts records of a release. */
export interface PythonRecord {
  readonly label: string;
  readonly version: string;
  readonly modules: readonly string[];
  /** What is there takes these; null if its definition could not be followed. */
  readonly found: Readonly<Record<string, readonly string[] | null>>;
}

/** What the claims of a table say and the releases do not have, each with its name. */
export function judgePython(claims: readonly Claim[], releases: readonly PythonRecord[]): readonly string[] {
  const groups = new Map<unknown, Claim[]>();
  for (const claim of claims) {
    const key = claim.group ?? claim;
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  return [...[...groups.values()].flatMap((group) => judgeGroup(group, releases)), ...judgeOptions(claims, releases)];
}

/** Names, and parameters of calls, that are of none of the releases, so that these can tell nothing about them. */
export function unseenIn(claims: readonly Claim[], releases: readonly PythonRecord[]): readonly string[] {
  const isSeen = (ranges: readonly string[]): boolean => releases.some((release) => holds(ranges, release));
  const unseen = claims.flatMap((claim) => {
    if (!isSeen(claim.versions)) return [keyOf(claim)];
    const parameters = Object.values(claim.call?.parameters ?? {}).flat();
    return parameters
      .filter(({ versions }) => versions !== undefined && !isSeen([versions]))
      .map(({ path }) => `${keyOf(claim)}(${path})`);
  });
  return [...new Set(unseen)];
}

/** Claims of which one is enough: a name may have come at any time unless it has a first version. */
function judgeGroup(group: readonly Claim[], releases: readonly PythonRecord[]): readonly string[] {
  const of = (release: PythonRecord): readonly Claim[] => group.filter((claim) => isOf(claim, release));
  const relevant = releases.filter((release) => of(release).length > 0);
  const found = relevant.filter((release) => of(release).some((claim) => keyOf(claim) in release.found));
  const lacking = relevant.filter((release) => !found.includes(release));
  const missing = group.some(({ isDated }) => isDated) ? lacking : found.length === 0 ? relevant.slice(-1) : [];
  return [
    ...missing.map((release) => `${release.label}: there is no ${of(release).map(keyOf).slice(0, 3).join(', ')}`),
    ...judgeCalls(group, found),
  ];
}

/** Parameters of a call that none of the classes and releases which have it takes. */
function judgeCalls(group: readonly Claim[], releases: readonly PythonRecord[]): readonly string[] {
  const call = group[0]?.call ?? null;
  if (call === null) return [];
  const uses = releases.flatMap((release) =>
    group.flatMap((claim) => {
      const taken = isOf(claim, release) ? release.found[keyOf(claim)] : undefined;
      return taken === undefined ? [] : [{ release, claim, taken }];
    }),
  );
  return headsOf(call).flatMap(({ name, versions }) => {
    const relevant = uses.filter(({ release }) => holds(versions === undefined ? [] : [versions], release));
    const last = relevant.at(-1);
    return last === undefined || relevant.some(({ taken }) => isTaken(taken, name, call))
      ? []
      : [`${last.release.label}: ${keyOf(last.claim)} has no parameter ${name}`];
  });
}

/** First segments of what a call takes itself. */
const headsOf = (call: CallSpec): readonly { readonly name: string; readonly versions?: string | undefined }[] => {
  const all = [...Object.values(call.parameters).flat(), ...call.prompt, ...(call.loop?.limit ?? [])];
  const own = all.filter(({ path }) => !path.startsWith('$'));
  return [
    ...new Map(
      own.map((each) => {
        const name = each.path.split('.')[0] ?? '';
        const versions = 'versions' in each ? each.versions : undefined;
        return [`${name} ${versions}`, { name, versions }] as const;
      }),
    ).values(),
  ];
};

/** A single argument in a row may have any name: it tells nothing about the order. */
function isTaken(taken: readonly string[] | null, name: string, call: CallSpec): boolean {
  const { positional = [] } = call.bind ?? {};
  const isOnly = positional.length === 1 && positional[0] === name && (taken?.length ?? 1) > 0;
  return taken === null || isOnly || hasName(taken, name);
}

const hasName = (taken: readonly string[], name: string): boolean =>
  taken.some((each) => each.startsWith('**') || each.split('=')[0] === name);

/** Options that an object reads of what made it, and that nothing takes which makes objects of its kind. */
function judgeOptions(claims: readonly Claim[], releases: readonly PythonRecord[]): readonly string[] {
  const kinds = new Map<string, Shape[]>();
  for (const shape of new Set(claims.flatMap(({ makes }) => makes ?? []))) {
    kinds.set(likeness(shape), [...(kinds.get(likeness(shape)) ?? []), shape]);
  }
  return [...kinds.values()].flatMap((alike) => {
    const makers = claims.filter(({ makes }) => makes !== null && alike.includes(makes));
    const found = releases.flatMap((release) =>
      makers.flatMap((maker) => {
        const taken = isOf(maker, release) ? release.found[keyOf(maker)] : undefined;
        return taken === undefined ? [] : [{ release, maker, taken }];
      }),
    );
    const written = new Set(alike.flatMap(({ members }) => Object.values(members).flatMap(writtenBy)));
    const heads = new Set(alike.flatMap(optionsRead).map(({ path }) => path.split('.')[0] ?? ''));
    const last = found.at(-1);
    return [...heads].flatMap((name) =>
      last === undefined ||
      written.has(name) ||
      found.some(({ maker, taken }) => taken === null || hasName([...taken, ...labels(maker)], name))
        ? []
        : [`${last.release.label}: ${keyOf(last.maker)} has no option ${name}`],
    );
  });
}

/** Options that a method of the object sets: `program.set_lm(lm)`. */
const writtenBy = (member: Member): readonly string[] =>
  member.kind === 'append'
    ? [member.path]
    : member.kind === 'same'
      ? (member.bind?.positional ?? []).flatMap((name) => name ?? [])
      : [];

const labels = (maker: Claim): readonly string[] => maker.labels.flatMap((label) => label ?? []);

/** A method belongs to what its class is; a class that is not there is reported by itself. */
function isOf(claim: Claim, release: PythonRecord): boolean {
  const isSeen = release.modules.includes(claim.module) && holds(claim.versions, release);
  const maker = makerOf(claim.member);
  const owner = keyOf({ ...claim, member: maker });
  return isSeen && (claim.member === null || owner in release.found);
}

/** Ranges of another package than the SDK's first are open. */
const holds = (ranges: readonly string[], { version }: PythonRecord): boolean =>
  ranges.every((range) => /^[a-z][\w.-]* /i.test(range) || satisfies(version, parseNpmRange(range) ?? []));
