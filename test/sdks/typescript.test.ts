import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sdkTables } from '../../server/src/sdks/registry.ts';
import { askOf, type Claim, claimsOf } from './asks.ts';
import { judge, judgePrompts, type Release } from './judge.ts';
import { judgeOptions } from './judgeOptions.ts';
import { installed, labelOf, type PackageSet, packageOf, recorded } from './releases.ts';
import { readSignatures, type Signature } from './signatures.ts';

const here = dirname(fileURLToPath(import.meta.url));
const records = JSON.parse(readFileSync(join(here, 'typescript-signatures.generated.json'), 'utf8')) as Readonly<
  Record<string, Readonly<Record<string, Signature>>>
>;

describe.each(sdkTables.filter(({ typescript }) => typescript !== undefined))(
  'the TypeScript side of $title',
  (table) => {
    const claims = claimsOf(table);
    const releases = [
      ...recorded.filter(({ sdk }) => sdk === table.id).map((set) => release(set, claims, records[labelOf(set)] ?? {})),
      ...installed.filter(({ sdk }) => sdk === table.id).map((set) => release(set, claims, read(set, claims))),
    ].sort((a, b) => a.version.localeCompare(b.version, 'en', { numeric: true }));

    it('names exports, members and parameters that the packages have', () => {
      expect(judge(claims, releases)).toEqual([]);
    });

    it('names options that constructors and factories take', () => {
      expect(judgeOptions(claims, releases)).toEqual([]);
    });

    it('names prompt sources that the packages have', () => {
      expect(judgePrompts(claims, releases)).toEqual([]);
    });
  },
);

describe('the check itself', () => {
  const [openai] = sdkTables;
  const claims = openai ? claimsOf(openai) : [];
  const embeddings = claims.filter(({ member }) => member === 'embeddings.create');
  const set = installed.filter(({ sdk }) => sdk === 'openai');
  const judgeWith = (changed: readonly Claim[]) =>
    judge(
      changed,
      set.map((each) => release(each, changed, read(each, changed))),
    );

  it('finds a method that is not there by its name', () => {
    const moved = embeddings.map((claim) => ({ ...claim, member: 'embeddings.make', isDated: true }));
    expect(judgeWith(moved)).toEqual(['openai 6.49.0 (openai@6.49.0): there is no openai#default.embeddings.make']);
  });

  it('finds a parameter that is not there by its name', () => {
    const wrong = embeddings.map((claim) => ({
      ...claim,
      call: claim.call && {
        ...claim.call,
        parameters: { input: [{ path: 'inputs' }], timeout: [{ path: '$request.time' }] },
      },
    }));
    expect(judgeWith(wrong)).toEqual([
      'openai 6.49.0 (openai@6.49.0): openai#default.embeddings.create has no parameter inputs',
      'openai 6.49.0 (openai@6.49.0): openai#default.embeddings.create has no parameter $request.time',
    ]);
  });

  it('finds a cap that is said to be required and is not', () => {
    const chat = claims.filter(({ member }) => member === 'chat.completions.create');
    const wrong = chat.map((claim) => ({ ...claim, call: claim.call && { ...claim.call, cap: 'required' as const } }));
    expect(judgeWith(wrong)).toEqual([
      'openai 6.49.0 (openai@6.49.0): openai#default.chat.completions.create does not require its cap',
    ]);
  });
});

function release(set: PackageSet, claims: readonly Claim[], signatures: Readonly<Record<string, Signature>>): Release {
  const modules = claims.map(({ module }) => module).filter((module) => packageOf(module) in set.packages);
  const { version, packages } = set;
  return { label: labelOf(set), version, packages, modules: [...new Set(modules)], signatures };
}

function read(set: PackageSet, claims: readonly Claim[]): Readonly<Record<string, Signature>> {
  for (const [name, version] of Object.entries(set.packages)) {
    const manifest = JSON.parse(readFileSync(join(here, `../../node_modules/${name}/package.json`), 'utf8')) as {
      version: string;
    };
    if (manifest.version !== version)
      throw new Error(`${name} ${manifest.version} is installed: name it in releases.ts.`);
  }
  const mine = claims.filter(({ module }) => packageOf(module) in set.packages);
  return readSignatures(here, mine.map(askOf));
}
