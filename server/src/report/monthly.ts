import { type Range3, sum } from '../base/range3.ts';
import type { Volumes } from './view.ts';

/** USD in 30 days of several calls. `mostlyAssumed`: more than half of it is of calls whose figures rest on assumptions. */
export interface Monthly extends Range3 {
  readonly mostlyAssumed: boolean;
}

/** What calls with a declared volume cost together. */
export function monthlyOf(rows: readonly Pick<Volumes['rows'][number], 'call' | 'perMonth'>[]): Monthly {
  const all = sum(rows.map(({ perMonth }) => perMonth));
  const assumed = rows.filter(({ call }) => call.site.estimate.mostlyAssumed).map(({ perMonth }) => perMonth);
  return { ...all, mostlyAssumed: sum(assumed).expected > all.expected / 2 };
}
