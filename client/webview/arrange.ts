import type { PageCall } from '../../server/src/protocol.ts';

/** Which calls the table shows. Empty texts and nulls let all through. */
export interface Filter {
  /** Words that must all be in the row. */
  readonly text: string;
  readonly model: string;
  readonly task: string;
  readonly folder: string;
  readonly only: 'all' | 'findings' | 'unknown';
  /** Expected USD of one call: from this and below that. */
  readonly from: number | null;
  readonly to: number | null;
}

export const everything: Filter = { text: '', model: '', task: '', folder: '', only: 'all', from: null, to: null };

export interface Sort {
  readonly key: SortKey;
  readonly direction: 'ascending' | 'descending';
}

export type SortKey = 'rank' | 'cost' | 'model' | 'task' | 'place' | 'findings';

export const dearestFirst: Sort = { key: 'cost', direction: 'descending' };

/** A call with the text that is searched. */
export interface Row {
  readonly call: PageCall;
  /** In lower case. */
  readonly text: string;
}

/** The rows that pass, in order. What is not known comes last either way. */
export function arranged(rows: readonly Row[], filter: Filter, sort: Sort): readonly Row[] {
  const words = filter.text.toLowerCase().split(/\s+/);
  const shown = rows.filter(
    ({ call, text }) =>
      words.every((word) => text.includes(word)) &&
      (filter.model === '' || call.model === filter.model) &&
      (filter.task === '' || call.task === filter.task) &&
      (filter.folder === '' || call.folder === filter.folder) &&
      (filter.only !== 'findings' || call.findings > 0) &&
      (filter.only !== 'unknown' || call.cost === null) &&
      (filter.from === null || (call.cost !== null && call.cost >= filter.from)) &&
      (filter.to === null || (call.cost !== null && call.cost < filter.to)),
  );
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return shown.toSorted((a, b) => {
    const [x, y] = [a.call[sort.key], b.call[sort.key]];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    if (typeof x === 'number' && typeof y === 'number') return sign * (x - y);
    return sign * `${x}`.localeCompare(`${y}`, 'en', { numeric: true });
  });
}

export const isFiltered = (filter: Filter): boolean => JSON.stringify(filter) !== JSON.stringify(everything);

/** What a click on a column does: a new column starts with what is most asked of it, the same one turns round. */
export function sortedBy({ key, direction }: Sort, clicked: SortKey): Sort {
  if (key === clicked) return { key, direction: direction === 'ascending' ? 'descending' : 'ascending' };
  return { key: clicked, direction: clicked === 'cost' || clicked === 'findings' ? 'descending' : 'ascending' };
}

/** The values of a column for a list to choose from, with the number of calls, the most frequent first. */
export function choices(
  rows: readonly Row[],
  key: 'model' | 'task' | 'folder',
): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { call } of rows) counts.set(call[key], (counts.get(call[key]) ?? 0) + call.calls);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], 'en'));
}
