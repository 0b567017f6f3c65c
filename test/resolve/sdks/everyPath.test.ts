import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { callsOfMeaning, callsOfMember } from '../../../server/src/sdks/lookup.ts';
import { sdkTables } from '../../../server/src/sdks/registry.ts';
import type { SdkTable } from '../../../server/src/sdks/types.ts';
import { readFixture } from '../../support/fixtures.ts';
import { type SeenCall, seenCalls, statedCalls } from './statedCalls.ts';

/**
 * Texts that make every call of an SDK in one language: `paths/openai.py.txt`, and `paths/openai@0.28.1.py.txt` for what only an older version
 * has. The line of a call says what is found there.
 */
const folder = join(dirname(fileURLToPath(import.meta.url)), 'paths');

const texts = readdirSync(folder).map((name) => {
  const [, sdk = '', version, ending = ''] = /^([^@]+?)(?:@([^@]+))?\.(ts|py)\.txt$/.exec(name) ?? [];
  const { files } = readFixture(readFileSync(join(folder, name), 'utf8').trimEnd());
  const language = ending === 'py' ? ('python' as const) : ('typescript' as const);
  return { name, sdk, language, files, seen: seenCalls(files, version) };
});

describe.each(texts)('$name', ({ files, sdk, seen }) => {
  it('is seen call by call', () => {
    expect(seen.map(lineOf).toSorted()).toEqual(statedCalls(files).toSorted());
  });

  it('is of one SDK', () => {
    expect([...new Set(seen.map((call) => call.sdk))]).toEqual([sdk]);
  });
});

describe('every path of every table', () => {
  it('is seen in a text of its SDK and language', () => {
    const seen = new Set(texts.flatMap((text) => text.seen.map((call) => `${call.sdk} ${text.language} ${call.api}`)));
    const said = sdkTables.flatMap((table) =>
      (['typescript', 'python'] as const).flatMap((language) =>
        [...apisOf(table, language)].map((api) => `${table.id} ${language} ${api}`),
      ),
    );
    expect(said.filter((path) => !seen.has(path))).toEqual([]);
  });

  it('has a text for each SDK and language', () => {
    const known = new Set<string>(texts.map(({ sdk, language }) => `${sdk} ${language}`));
    const wanted = sdkTables.flatMap((table) =>
      (['typescript', 'python'] as const).flatMap((language) =>
        apisOf(table, language).size > 0 ? [`${table.id} ${language}`] : [],
      ),
    );
    expect(wanted.filter((each) => !known.has(each))).toEqual([]);
  });
});

const lineOf = ({ place, api, requests }: SeenCall): string => `${place} ${api}, ${requests}`;

/** The billed calls of a table: functions of its modules, members of its objects, objects that are called, and addresses. */
function apisOf(table: SdkTable, of: 'typescript' | 'python'): ReadonlySet<string> {
  const language = table[of];
  if (language === undefined) return new Set();
  const members = Object.values(language.shapes).flatMap(({ members, call }) => [
    ...Object.values(members),
    ...(call === undefined ? [] : [call]),
  ]);
  const meanings = Object.values(language.modules).flatMap((names) => Object.values(names));
  const calls = [
    ...members.flatMap(callsOfMember),
    ...meanings.flatMap(callsOfMeaning),
    ...(table.endpoints?.list ?? []).map(({ call }) => call),
  ];
  return new Set(calls.map(({ api }) => api));
}
