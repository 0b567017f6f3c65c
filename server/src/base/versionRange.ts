import {
  anyVersion,
  exactVersion,
  intersection,
  nextVersion,
  parseVersion,
  union,
  type VersionInterval,
  type Versions,
} from './version.ts';

/**
 * Reads a range as npm manifests and the SDK tables write it: `^4.1.0`, `~1.2`, `1.x`, `*`, `>=4.0.0 <5.0.0`, `1.2 - 2.3`, `<1 || >=3`.
 * Returns null for what names no versions: tags (`latest`), paths, Git addresses.
 */
export function parseNpmRange(range: string): Versions | null {
  let all: Versions = [];
  for (const alternative of range.split('||')) {
    const versions = parseComparators(alternative.trim());
    if (versions === null) return null;
    all = union(all, versions);
  }
  return all;
}

/**
 * Reads a Python version specifier: `>=1.0,<2`, `==1.4.*`, `~=1.4.2`, `!=1.5`, `===1.0`, and Poetry's `^1.2`, `~1.2`, `*`, `1.2.3`, `>=1 || <0.5`.
 * Returns null for what names no versions.
 */
export function parsePythonSpecifier(specifier: string): Versions | null {
  const text = specifier.trim().replace(/^\((.*)\)$/, '$1');
  if (text.includes('|')) return parseNpmRange(text.replaceAll(/\|\|?/g, '||').replaceAll(',', ' '));
  let all: Versions = anyVersion;
  for (const part of text.split(',')) {
    const versions = parsePythonClause(part.trim());
    if (versions === null) return null;
    all = intersection(all, versions);
  }
  return all;
}

function parseComparators(text: string): Versions | null {
  const hyphen = /^(\S+)\s+-\s+(\S+)$/.exec(text);
  if (hyphen !== null) {
    const [from, to] = [comparator('>=', hyphen[1] ?? ''), comparator('<=', hyphen[2] ?? '')];
    return from === null || to === null ? null : intersection(from, to);
  }
  let all: Versions = anyVersion;
  for (const [part] of text.matchAll(/(?:[<>]=?|[~^=])?\s*[^\s,<>=~^]+/g)) {
    const match = /^(?<operator>[<>]=?|~|\^|=)?\s*(?<version>.+)$/.exec(part);
    const versions =
      match?.groups === undefined ? null : comparator(match.groups['operator'] ?? '=', match.groups['version'] ?? '');
    if (versions === null) return null;
    all = intersection(all, versions);
  }
  return all;
}

/** One comparator over a version whose missing or `x` parts stand for any. */
function comparator(operator: string, text: string): Versions | null {
  const partial = parsePartial(text);
  if (partial === null) return null;
  const { numbers, version } = partial;
  if (numbers.length === 0) return operator === '<' || operator === '>' ? [] : anyVersion;
  const [major = 0, minor, patch] = numbers;
  const whole = numbers.length >= 3;
  const end = whole ? nextVersion(version) : bump(numbers, numbers.length - 1);
  switch (operator) {
    case '^':
      if (major > 0 || minor === undefined) return [interval(version, bump(numbers, 0))];
      if (minor > 0 || patch === undefined) return [interval(version, bump(numbers, 1))];
      return [interval(version, bump(numbers, 2))];
    case '~':
      return [interval(version, bump(numbers, Math.min(1, numbers.length - 1)))];
    case '>=':
      return [interval(version, null)];
    case '>':
      return [interval(end, null)];
    case '<':
      return [interval(null, version)];
    case '<=':
      return [interval(null, end)];
    default:
      return [interval(version, end)];
  }
}

function parsePythonClause(text: string): Versions | null {
  const match = /^(===|==|~=|!=|<=|>=|<|>|\^|~|=)?\s*v?([\w.!*+-]+)$/.exec(text);
  if (match === null) return text === '' ? anyVersion : null;
  const [, operator = '==', written = ''] = match;
  const version = written.replace(/^\d+!/, '');
  if (version === '*') return operator === '!=' ? [] : anyVersion;
  const wildcard = version.endsWith('.*');
  const bare = wildcard ? version.slice(0, -2) : version;
  const parsed = parseVersion(bare);
  if (parsed === null) return null;
  const equal: Versions = wildcard
    ? [interval(bare, bump(parsed.release, parsed.release.length - 1))]
    : exactVersion(bare);
  switch (operator) {
    case '!=':
      return complement(equal);
    case '~=':
      return parsed.release.length < 2 ? null : [interval(bare, bump(parsed.release, parsed.release.length - 2))];
    case '^':
    case '~':
      return comparator(operator, bare);
    case '>=':
      return [interval(bare, null)];
    case '<':
      return [interval(null, bare)];
    case '<=':
      return [interval(null, nextVersion(bare))];
    case '>':
      return [interval(nextVersion(bare), null)];
    default:
      return equal;
  }
}

function complement(versions: Versions): Versions {
  const [first] = versions;
  if (first === undefined) return anyVersion;
  const sides: VersionInterval[] = [];
  if (first.from !== null) sides.push(interval(null, first.from));
  if (first.before !== null) sides.push(interval(first.before, null));
  return sides;
}

/** The numbers of a partial version up to the first `x`, and the version with zeros in their place. */
function parsePartial(text: string): { readonly numbers: readonly number[]; readonly version: string } | null {
  const match = /^[v=\s]*([\dxX*]+(?:\.[\dxX*]+)*)(-[\w.-]+)?(?:\+[\w.-]+)?$/.exec(text.trim());
  if (match === null) return text.trim() === '' ? { numbers: [], version: '0.0.0' } : parseLoose(text);
  const parts = (match[1] ?? '').split('.');
  const open = parts.findIndex((part) => !/^\d+$/.test(part));
  const numbers = (open < 0 ? parts : parts.slice(0, open)).map(Number);
  const version = [...numbers, 0, 0, 0].slice(0, Math.max(3, numbers.length)).join('.');
  return { numbers, version: numbers.length >= 3 ? version + (match[2] ?? '') : version };
}

/** Python pre-releases such as `1.0rc1`, which have no hyphen. */
function parseLoose(text: string): { readonly numbers: readonly number[]; readonly version: string } | null {
  const parsed = parseVersion(text);
  return parsed === null
    ? null
    : { numbers: [...parsed.release, 0, 0].slice(0, Math.max(3, parsed.release.length)), version: text.trim() };
}

/** The version after all that agree with `numbers` up to and with `index`. */
function bump(numbers: readonly number[], index: number): string {
  const kept = numbers.slice(0, index + 1).map((number, at) => (at === index ? number + 1 : number));
  return [...kept, 0, 0, 0].slice(0, Math.max(3, kept.length)).join('.');
}

const interval = (from: string | null, before: string | null): VersionInterval => ({ from, before });
