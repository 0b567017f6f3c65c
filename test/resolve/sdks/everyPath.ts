import { expect } from 'vitest';
import { requestsOf } from '../../../server/src/rules/requests.ts';
import { callsOfMeaning, callsOfMember } from '../../../server/src/sdks/lookup.ts';
import { sdkTables } from '../../../server/src/sdks/registry.ts';
import type { SdkLanguage } from '../../../server/src/sdks/types.ts';
import { analyseText } from '../../support/analyse.ts';
import { word } from '../../support/calls.ts';
import { readFixture } from '../../support/fixtures.ts';

/**
 * A text that makes every call of some SDKs in one language. The line of a call ends with `//= api, model, cap` (`#=` in Python), with the
 * models and caps of several requests joined by ` + `; lines without such a comment make none. Every call of the tables must be there.
 */
export function expectEveryPath(language: 'typescript' | 'python', sdks: readonly string[], text: string): void {
  const { files } = readFixture(text);
  const seen = sitesOf(files);
  const expected = files.flatMap(({ path, text: source }) =>
    source.split('\n').flatMap((line, index) => {
      const said = /(?:\/\/|#)= (.+)$/.exec(line)?.[1];
      return said === undefined ? [] : [`${path}:${index + 1} ${said}`];
    }),
  );
  expect(seen.toSorted()).toEqual(expected.toSorted());
  const apis = new Set(expected.map((line) => line.replace(/^\S+ ([^,]+),.*/, '$1')));
  expect(sdks.flatMap((sdk) => apisOf(sdk, language)).filter((api) => !apis.has(api))).toEqual([]);
}

function sitesOf(files: ReturnType<typeof readFixture>['files']): readonly string[] {
  const { sites } = analyseText(files);
  return sites.flatMap(({ path, callee, kind, api, plan }) => {
    const text = files.find((file) => file.path === path)?.text ?? '';
    const line = text.slice(0, callee.start).split('\n').length;
    const requests = requestsOf(plan).map(({ model, outputCap }) => `${word(model)}, ${word(outputCap)}`);
    return kind === 'via' ? [] : [`${path}:${line} ${api}, ${requests.join(' + ')}`];
  });
}

function apisOf(id: string, language: 'typescript' | 'python'): readonly string[] {
  const table: SdkLanguage | undefined = sdkTables.find((each) => each.id === id)?.[language];
  // What instructor makes of a client has tests of its own.
  const shapes = Object.entries(table?.shapes ?? {}).filter(([name]) => !name.startsWith('instructor.'));
  const members = shapes.flatMap(([, shape]) => Object.values(shape.members));
  const meanings = Object.values(table?.modules ?? {}).flatMap((names) => Object.values(names));
  const calls = [...members.flatMap(callsOfMember), ...meanings.flatMap(callsOfMeaning)];
  return [...new Set(calls.map(({ api }) => api))];
}
