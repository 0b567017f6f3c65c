import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { satisfies } from '../../server/src/base/version.ts';
import { parseNpmRange } from '../../server/src/base/versionRange.ts';
import { sdkTables } from '../../server/src/sdks/registry.ts';
import { claimsOf } from './asks.ts';
import { holds } from './judge.ts';
import { installed, npmPackages, packageOf, recorded, unchecked, uninstallable } from './releases.ts';

const here = dirname(fileURLToPath(import.meta.url));
const newest = JSON.parse(readFileSync(join(here, 'npm-versions.generated.json'), 'utf8')) as Readonly<
  Record<string, string>
>;
const sets = [...recorded, ...installed];

/** Versions that a package promises to be compatible with: `^7.55.0`. */
const major = (version: string): string =>
  `^${version.split('.')[0]}.${version.startsWith('0.') ? version.split('.')[1] : 0}.0-0`;

const isOfMajor = (version: string, of: string): boolean =>
  version === of || satisfies(version, parseNpmRange(major(of)) ?? []);

describe('packages of npm', () => {
  it('are checked or have a reason not to be', () => {
    const checked = new Set(sets.flatMap(({ packages }) => Object.keys(packages)));
    expect(npmPackages().filter((name) => !checked.has(name))).toEqual([]);
    expect(Object.keys(unchecked).filter((name) => checked.has(name))).toEqual([]);
  });

  it('have no reason in vain', () => {
    const modules = new Set(
      sdkTables.flatMap(({ typescript }) => Object.keys(typescript?.modules ?? {}).map(packageOf)),
    );
    expect([...Object.keys(unchecked), ...Object.keys(uninstallable)].filter((name) => !modules.has(name))).toEqual([]);
  });

  it('are recorded with their newest major version', () => {
    const missing = npmPackages().filter(
      (name) => !sets.some(({ packages }) => isOfMajor(packages[name] ?? '', newest[name] ?? '')),
    );
    expect(missing.map((name) => `${name} ${newest[name]}`)).toEqual([]);
  });

  it('are covered by the ranges of the tables in their newest major version', () => {
    const uncovered = sdkTables.flatMap((table) => {
      const claims = claimsOf(table);
      const names = [...new Set(claims.map(({ module }) => packageOf(module)))].filter((name) => newest[name]);
      return names.filter((name) => {
        const last = sets.find(
          ({ sdk, packages }) => sdk === table.id && isOfMajor(packages[name] ?? '', newest[name] ?? ''),
        );
        const own = claims.filter(({ module }) => packageOf(module) === name);
        const release = last && { ...last, label: '', modules: [], signatures: {} };
        return release && !own.some(({ versions }) => holds(versions, release));
      });
    });
    expect([...new Set(uncovered)]).toEqual(Object.keys(ended));
  });

  it('show a new major version', () => {
    expect(isOfMajor('7.55.0', '7.57.0')).toBe(true);
    expect(isOfMajor('7.55.0', '8.0.0')).toBe(false);
    expect(isOfMajor('0.37.0', '0.38.1')).toBe(false);
    expect(isOfMajor('0.37.2', '0.37.9')).toBe(true);
  });
});

/** Packages whose newest versions have nothing that is billed any more. */
const ended: Readonly<Record<string, string>> = {
  '@anthropic-ai/claude-code': 'the SDK moved to @anthropic-ai/claude-agent-sdk',
};
