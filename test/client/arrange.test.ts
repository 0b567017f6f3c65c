import { describe, expect, it } from 'vitest';
import {
  arranged,
  choices,
  dearestFirst,
  everything,
  isFiltered,
  type Row,
  sortedBy,
} from '../../client/webview/arrange.ts';
import { fresh, rememberedFrom } from '../../client/webview/remembered.ts';
import type { PageCall } from '../../server/src/protocol.ts';

const row = (id: string, changes: Partial<PageCall> = {}): Row => {
  const call: PageCall = {
    ...{
      id,
      ids: [id],
      rank: 1,
      cost: 0.1,
      calls: 1,
      model: 'gpt-4o',
      task: 'chat',
      folder: 'src',
      place: `src/${id}.ts:1:1`,
    },
    ...{ findings: 0, words: '', row: { tag: 'tr', attributes: {}, children: [] } },
    ...changes,
  };
  return { call, text: `${call.model} ${call.place} ${call.words}`.toLowerCase() };
};

const rows = [
  row('a', { rank: 2, cost: 0.02, findings: 3, words: 'missing-output-cap' }),
  row('b', { rank: null, cost: null, model: 'unknown', task: 'summary' }),
  row('c', { rank: 1, cost: 0.5, model: 'claude-opus-4-8', folder: 'jobs', calls: 4 }),
  row('a10', { rank: 3, cost: 0.002 }),
];

const ids = (filter = {}, sort = dearestFirst): string =>
  arranged(rows, { ...everything, ...filter }, sort)
    .map(({ call }) => call.id)
    .join(' ');

describe('the rows of the table', () => {
  it('are the dearest first, those without a price last', () => {
    expect(ids()).toBe('c a a10 b');
  });
  it('have those without a price last in the other direction too', () => {
    expect(ids({}, { key: 'cost', direction: 'ascending' })).toBe('a10 a c b');
  });
  it.each([
    ['model', 'c a a10 b'],
    ['place', 'a a10 b c'],
    ['findings', 'b c a10 a'],
    ['rank', 'c a a10 b'],
  ] as const)('are sorted by %s', (key, expected) => {
    expect(ids({}, { key, direction: 'ascending' })).toBe(expected);
  });
  it('sort numbers in names by size', () => {
    expect(ids({ text: 'src/a' }, { key: 'place', direction: 'ascending' })).toBe('a a10');
  });
  it.each([
    [{ text: 'CLAUDE opus' }, 'c'],
    [{ text: 'missing-output' }, 'a'],
    [{ text: 'claude gpt' }, ''],
    [{ model: 'gpt-4o' }, 'a a10'],
    [{ task: 'summary' }, 'b'],
    [{ folder: 'jobs' }, 'c'],
    [{ only: 'findings' }, 'a'],
    [{ only: 'unknown' }, 'b'],
    [{ from: 0.02, to: 0.05 }, 'a'],
    [{ from: 0.01, to: 0.02 }, ''],
    [{ model: 'gpt-4o', only: 'findings' }, 'a'],
  ])('that pass %j are %j', (filter, expected) => {
    expect(ids(filter)).toBe(expected);
  });
});

describe('the filters', () => {
  it('offer what is there, the most frequent first', () => {
    expect(choices(rows, 'model')).toEqual([
      ['claude-opus-4-8', 4],
      ['gpt-4o', 2],
      ['unknown', 1],
    ]);
  });
  it('know if they leave anything out', () => {
    expect(isFiltered(everything)).toBe(false);
    expect(isFiltered({ ...everything, text: 'a' })).toBe(true);
  });
});

describe('a click on a column', () => {
  it('starts with what is most asked of it, and turns round', () => {
    expect(sortedBy(dearestFirst, 'model')).toEqual({ key: 'model', direction: 'ascending' });
    expect(sortedBy(dearestFirst, 'findings')).toEqual({ key: 'findings', direction: 'descending' });
    expect(sortedBy(dearestFirst, 'cost')).toEqual({ key: 'cost', direction: 'ascending' });
  });
});

describe('what a page remembers', () => {
  it('comes back', () => {
    const state = { ...fresh, filter: { ...everything, text: 'x' }, sort: sortedBy(dearestFirst, 'model') };
    expect(rememberedFrom(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });
  it.each([null, undefined, 7, 'x', {}, { filter: 1 }, { filter: { text: 'old' }, sort: { key: 'x' }, levers: {} }])(
    'is forgotten where it is not understood: %j',
    (state) => {
      expect(rememberedFrom(state)).toEqual(fresh);
    },
  );
});
