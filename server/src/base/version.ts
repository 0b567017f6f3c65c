/**
 * Versions of packages: semantic versions (npm) and enough of PEP 440 (Python). A set of versions is a list of half-open intervals.
 * A pre-release counts as the release that it precedes (`5.0.0-beta.2` has the interface of 5.0.0) unless the bound names a pre-release.
 */
export interface Version {
  readonly release: readonly number[];
  /** Pre-release identifiers in order of precedence; empty for a release. */
  readonly pre: readonly (number | string)[];
}

/** All versions `v` with from <= v < before. Null leaves that side open. */
export interface VersionInterval {
  readonly from: string | null;
  readonly before: string | null;
}

export type Versions = readonly VersionInterval[];

export const anyVersion: Versions = [{ from: null, before: null }];

/** Reads `1.2.3`, `v1.2`, `1.2.3-beta.1+build`, `1.2rc1`, `1!2.0.dev3`, `2.0.post1`. Null for anything else. */
export function parseVersion(text: string): Version | null {
  const match =
    /^\s*[v=]?(?:\d+!)?(\d+(?:\.\d+)*)(?:-([\da-z][\da-z.-]*)|[._]?(a|b|c|rc|alpha|beta|pre|preview|dev|post|rev|r)[._-]?(\d*)(?:\.?(?:post|dev)\d*)*)?(?:\+[\w.-]*)?\s*$/i.exec(
      text,
    );
  if (match === null) return null;
  const [, release = '', semantic, label, number] = match;
  return { release: release.split('.').map(Number), pre: preOf(semantic, label, number) };
}

/** Negative if `a` is before `b`. Texts that are no versions come first. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parseVersion(a), parseVersion(b)];
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  return compareReleases(left, right) || comparePre(left.pre, right.pre);
}

/** The version if the set holds exactly one, as `==1.2.3` does; else null. */
export function onlyVersion(versions: Versions): string | null {
  const [first] = versions;
  if (versions.length !== 1 || first === undefined || first.from === null) return null;
  return first.before === nextVersion(first.from) ? first.from : null;
}

/** True if the version is in the set. A text that is no version is in no set but the set of all. */
export function satisfies(version: string, versions: Versions): boolean {
  const parsed = parseVersion(version);
  if (parsed === null) return versions.some(({ from, before }) => from === null && before === null);
  return versions.some(
    ({ from, before }) => (from === null || !isBefore(parsed, from)) && (before === null || isBefore(parsed, before)),
  );
}

/** True if some version is in both sets. */
export const intersects = (a: Versions, b: Versions): boolean => intersection(a, b).length > 0;

/** True if every version of `inner` is in `outer`. */
export function isWithin(inner: Versions, outer: Versions): boolean {
  const merged = union(outer, []);
  return inner.every((interval) =>
    merged.some(
      ({ from, before }) =>
        (from === null || (interval.from !== null && compareVersions(from, interval.from) <= 0)) &&
        (before === null || (interval.before !== null && compareVersions(interval.before, before) <= 0)),
    ),
  );
}

export function intersection(a: Versions, b: Versions): Versions {
  const both: VersionInterval[] = [];
  for (const left of a) {
    for (const right of b) {
      const from = later(left.from, right.from);
      const before = earlier(left.before, right.before);
      if (from === null || before === null || compareVersions(from, before) < 0) both.push({ from, before });
    }
  }
  return both;
}

/** All versions of both sets, sorted, with touching intervals joined. */
export function union(a: Versions, b: Versions): Versions {
  const sorted = [...a, ...b].sort((x, y) =>
    x.from === null ? -1 : y.from === null ? 1 : compareVersions(x.from, y.from),
  );
  const joined: VersionInterval[] = [];
  for (const next of sorted) {
    const last = joined.at(-1);
    if (
      last === undefined ||
      (last.before !== null && next.from !== null && compareVersions(last.before, next.from) < 0)
    ) {
      joined.push(next);
      continue;
    }
    const before = last.before === null || next.before === null ? null : later(last.before, next.before);
    joined[joined.length - 1] = { from: last.from, before };
  }
  return joined;
}

/** The set of exactly one version. */
export const exactVersion = (version: string): Versions => [{ from: version, before: nextVersion(version) }];

/** The next version that can be told apart: `1.2` (which is 1.2.0) is followed by `1.2.1`. */
export function nextVersion(version: string): string | null {
  const parsed = parseVersion(version);
  if (parsed === null) return null;
  const [major = 0, minor = 0, patch = 0, ...rest] = parsed.release;
  if (parsed.pre.length > 0) return `${[major, minor, patch, ...rest].join('.')}-${[...parsed.pre, 0].join('.')}`;
  const all = [major, minor, patch, ...rest];
  return [...all.slice(0, -1), (all.at(-1) ?? 0) + 1].join('.');
}

function preOf(semantic: string | undefined, label: string | undefined, number: string | undefined): Version['pre'] {
  if (semantic !== undefined) {
    return semantic
      .split(/[.-]/)
      .filter((part) => part !== '')
      .map((part) => (/^\d+$/.test(part) ? Number(part) : part.toLowerCase()));
  }
  if (label === undefined) return [];
  const name = { a: 'alpha', b: 'beta', c: 'rc', pre: 'rc', preview: 'rc' }[label.toLowerCase()] ?? label.toLowerCase();
  if (name === 'post' || name === 'rev' || name === 'r') return [];
  // Numbers come before names, so that development releases precede alphas as PEP 440 demands.
  return [name === 'dev' ? -1 : name, Number(number ?? 0)];
}

/** Before a bound: where the bound is a release, pre-releases of it count as the release itself. */
function isBefore(version: Version, bound: string): boolean {
  const parsed = parseVersion(bound);
  if (parsed === null) return false;
  const releases = compareReleases(version, parsed);
  if (releases !== 0 || parsed.pre.length === 0) return releases < 0;
  return comparePre(version.pre, parsed.pre) < 0;
}

function compareReleases(a: Version, b: Version): number {
  for (let index = 0; index < Math.max(a.release.length, b.release.length); index++) {
    const difference = (a.release[index] ?? 0) - (b.release[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function comparePre(a: Version['pre'], b: Version['pre']): number {
  if (a.length === 0 || b.length === 0) return Number(a.length === 0) - Number(b.length === 0);
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const [left, right] = [a[index], b[index]];
    if (left === undefined || right === undefined) return left === undefined ? -1 : 1;
    if (typeof left !== typeof right) return typeof left === 'number' ? -1 : 1;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return compareVersions(a, b) >= 0 ? a : b;
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return compareVersions(a, b) <= 0 ? a : b;
}
