import type { Range3 } from '../base/range3.ts';
import type { Budget } from '../config/configSet.ts';
import { monthlyCost } from '../cost/estimate.ts';
import type { CallSite } from '../resolve/callSite.ts';
import type { PricedSite } from './types.ts';

/** How the calls that a budget covers stand against one of its limits. All amounts are USD. */
export interface BudgetResult {
  /** The budget's name, or the limit in words where it has none. */
  readonly name: string;
  /** The config file that sets it. */
  readonly source: string;
  readonly unit: 'call' | 'day' | 'month';
  readonly limit: number;
  readonly bound: 'expected' | 'high';
  /** The dearest call, or the sum over the calls whose volume is declared; null if no covered call has a price (and volume). */
  readonly value: number | null;
  readonly isExceeded: boolean;
  /** The calls that make it so, the dearest first: those over the limit of a call, or those that the sum is made of. */
  readonly calls: readonly {
    readonly id: string;
    readonly path: string;
    readonly offset: number;
    readonly value: number;
  }[];
  /** Covered calls without a known price, and for sums without a declared volume: they are not in the value. */
  readonly unknown: number;
}

/** Checks the limits of the configuration. A call without a known price exceeds nothing, and is counted. */
export function budgetResults(budgets: readonly Budget[], sites: readonly PricedSite[]): readonly BudgetResult[] {
  return budgets.flatMap((budget) => {
    const covered = sites.filter(({ site }) => isCovered(budget, site));
    const common = { source: budget.source, bound: budget.bound ?? 'expected' } as const;
    const named = (unit: BudgetResult['unit'], limit: number) => ({
      ...common,
      name: budget.name ?? `${limit} USD a ${unit}`,
      unit,
      limit,
    });
    return [
      ...(budget.perCall === undefined ? [] : [perCall(named('call', budget.perCall), covered)]),
      ...(budget.perDay === undefined ? [] : [summed(named('day', budget.perDay), covered, 1 / 30)]),
      ...(budget.perMonth === undefined ? [] : [summed(named('month', budget.perMonth), covered, 1)]),
    ];
  });
}

type Limit = Pick<BudgetResult, 'name' | 'source' | 'unit' | 'limit' | 'bound'>;

function perCall(limit: Limit, covered: readonly PricedSite[]): BudgetResult {
  const priced = callsOf(covered, ({ estimate }) => estimate.perCall, limit);
  const calls = priced.filter(({ value }) => value > limit.limit);
  return {
    ...limit,
    value: priced[0]?.value ?? null,
    isExceeded: calls.length > 0,
    calls,
    unknown: covered.length - priced.length,
  };
}

/** A call of the project's own wrapper and the call behind it are the same money: the sum takes the more specific one. */
function summed(limit: Limit, covered: readonly PricedSite[], share: number): BudgetResult {
  const isPriced = ({ site, estimate }: PricedSite): boolean => monthlyCost(site, estimate) !== null;
  const behind = new Set(covered.filter(isPriced).flatMap(({ site }) => (site.kind === 'via' ? site.through : [])));
  const own = covered.filter(({ site }) => !behind.has(site.id));
  const calls = callsOf(own, ({ site, estimate }) => monthlyCost(site, estimate), limit, share);
  const value = calls.length === 0 ? null : calls.reduce((sum, call) => sum + call.value, 0);
  const isExceeded = value !== null && value > limit.limit;
  return { ...limit, value, isExceeded, calls: isExceeded ? calls : [], unknown: own.length - calls.length };
}

function callsOf(
  sites: readonly PricedSite[],
  cost: (site: PricedSite) => Range3 | null,
  { bound }: Limit,
  share = 1,
): BudgetResult['calls'] {
  return sites
    .flatMap((priced) => {
      const amount = cost(priced);
      const { id, path, callee } = priced.site;
      return amount === null ? [] : [{ id, path, offset: callee.start, value: amount[bound] * share }];
    })
    .toSorted((a, b) => b.value - a.value || (a.path < b.path ? -1 : a.path > b.path ? 1 : a.offset - b.offset));
}

function isCovered(budget: Budget, site: CallSite): boolean {
  const { label, task, declared } = site;
  return (
    budget.covers(site.path) &&
    (budget.label === undefined || budget.label === label) &&
    (budget.task === undefined || budget.task === task) &&
    (budget.tenant === undefined || budget.tenant === declared?.tenant) &&
    (budget.feature === undefined || budget.feature === declared?.feature)
  );
}
