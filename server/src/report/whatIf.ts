import type { Range3 } from '../base/range3.ts';
import type { Ways } from '../cost/whatIf/ways.ts';
import { type Lever, type Levers, levers, type NoEffect, type WhatIf, whatIf } from '../cost/whatIf/whatIf.ts';
import { type Spread, spreadOf } from './distribution.ts';
import { type Monthly, monthlyOf } from './monthly.ts';
import type { CallRow, ReportView } from './view.ts';

/** What the calls of a report would cost with levers moved. Costs of calls are not added up, unless their volumes are declared. */
export interface WhatIfView {
  readonly levers: Levers;
  /** Calls that the what-if is about. */
  readonly considered: number;
  /** Those whose cost is not known, or that send one of several requests: they stay as they are. */
  readonly unsettled: number;
  /** Calls that would cost something else, the largest saving of one call first. */
  readonly changed: readonly ChangedCall[];
  /** By how much they change: -0.4 is 40 % less. Null for none. */
  readonly change: Spread | null;
  /** What each lever that is moved does, in the order of the bill. */
  readonly effects: readonly LeverEffect[];
  /** USD in 30 days of the calls with a declared volume; null for none. */
  readonly perMonth: { readonly before: Monthly; readonly after: Monthly; readonly calls: number } | null;
}

export interface ChangedCall {
  readonly row: CallRow;
  readonly before: Range3;
  readonly after: Range3;
  /** Of the expected cost: -0.4 is 40 % less. */
  readonly change: number;
}

export interface LeverEffect {
  readonly lever: Lever;
  /** Calls that it has an effect on. */
  readonly calls: number;
  readonly without: readonly { readonly why: NoEffect; readonly calls: number }[];
}

/** `among`: ids of the call sites that it is about; null for all. */
export function whatIfView(
  view: ReportView,
  ways: ReadonlyMap<string, Ways>,
  wanted: Levers,
  among: ReadonlySet<string> | null,
): WhatIfView {
  const rows = [...view.priced, ...view.unpriced].filter(
    ({ ids }) => among === null || ids.some((id) => among.has(id)),
  );
  const results = rows.flatMap((row) => {
    const found = ways.get(row.site.id);
    return found === undefined ? [] : [{ row, result: whatIf(found, wanted) }];
  });
  const changed = results
    .map(({ row, result }) => changeOf(row, result))
    .filter(
      ({ before, after }) =>
        differ(before.low, after.low) || differ(before.expected, after.expected) || differ(before.high, after.high),
    )
    .sort((a, b) => b.before.expected - b.after.expected - (a.before.expected - a.after.expected));
  const considered = count(rows);
  return {
    levers: wanted,
    considered,
    unsettled: considered - count(results.map(({ row }) => row)),
    changed,
    change: spreadOf(changed.flatMap(({ change, row }) => Array<number>(row.calls).fill(change))),
    effects: levers.filter((lever) => wanted[lever] !== null).map((lever) => effectOf(lever, results)),
    perMonth: monthOf(view, rows, ways, wanted),
  };
}

const count = (rows: readonly CallRow[]): number => rows.reduce((all, { calls }) => all + calls, 0);

const changeOf = (row: CallRow, { before, after }: WhatIf): ChangedCall => ({
  row,
  before,
  after,
  change: before.expected === 0 ? 0 : after.expected / before.expected - 1,
});

/** Beyond the noise of binary fractions. */
const differ = (a: number, b: number): boolean => Math.abs(a - b) > 1e-9 * Math.max(a, b);

function effectOf(lever: Lever, results: readonly { readonly row: CallRow; readonly result: WhatIf }[]): LeverEffect {
  const without = new Map<NoEffect, number>();
  let calls = 0;
  for (const { row, result } of results) {
    const why = result.effects[lever] ?? null;
    if (why === null) calls += row.calls;
    else without.set(why, (without.get(why) ?? 0) + row.calls);
  }
  const reasons = [...without].map(([why, number]) => ({ why, calls: number }));
  return { lever, calls, without: reasons.sort((a, b) => b.calls - a.calls) };
}

/** Calls that no what-if can be made of are in it as they are. */
function monthOf(
  { volumes }: ReportView,
  rows: readonly CallRow[],
  ways: ReadonlyMap<string, Ways>,
  wanted: Levers,
): WhatIfView['perMonth'] {
  const ids = new Set(rows.flatMap((row) => row.ids));
  const counted = (volumes?.rows ?? []).filter(({ call }) => ids.has(call.site.id));
  if (counted.length === 0) return null;
  const months = counted.map(({ call, callsPerDay, perMonth }) => {
    const found = ways.get(call.site.id);
    if (found === undefined) return { call, perMonth };
    const { low, expected, high } = whatIf(found, wanted).after;
    const times = callsPerDay * 30;
    return { call, perMonth: { low: low * times, expected: expected * times, high: high * times } };
  });
  return { before: monthlyOf(counted), after: monthlyOf(months), calls: counted.length };
}
