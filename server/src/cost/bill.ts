import { oneOf } from '../base/range3.ts';
import { always, none, plus, product, rangeOf, type Scenarios, scenarios, total } from './scenarios.ts';
import type { CostComponent, CostEstimate, Tag, UsedAssumption } from './types.ts';

/** A component of a cost before its scenarios are put in order. */
export interface Line extends Omit<CostComponent, 'quantity' | 'price' | 'cost'> {
  readonly quantity: Scenarios;
  /** USD per million tokens or per item; null if unknown. */
  readonly price: Scenarios | null;
}

/** What one execution costs, with everything that the figure rests on. */
export interface Bill {
  /** USD; null where something that matters is unknown. */
  readonly total: Scenarios | null;
  readonly lines: readonly Line[];
  readonly assumptions: readonly UsedAssumption[];
  readonly gaps: readonly string[];
  readonly models: readonly string[];
}

/** A bill whose total is the sum of its lines. `isComplete` is false where something is billed that has no line. */
export function billOf(bill: Omit<Bill, 'total'>, isComplete = true): Bill {
  const costs = bill.lines.filter(isCounted).map(costOf);
  const known = costs.filter((cost) => cost !== null);
  return { ...bill, total: isComplete && known.length === costs.length ? total(known) : null };
}

/** A bill that cannot be written, and why. */
export const unknownBill = (gap: string, models: readonly string[] = []): Bill => ({
  ...{ total: null, lines: [], assumptions: [], gaps: [gap], models },
});

/** All of them. */
export const allOf = (bills: readonly Bill[]): Bill => ({
  total: totalOf(bills, total),
  lines: bills.flatMap(({ lines }) => lines),
  ...joined(bills),
});

/** One of them, by an unsettled choice: from the lowest to the highest, expecting their mean. Lines of different alternatives do not add up. */
export function eitherOf(bills: readonly Bill[]): Bill {
  const [only, ...others] = bills;
  if (only !== undefined && others.length === 0) return only;
  return {
    total: totalOf(bills, (totals) => scenarios(oneOf(totals.map(rangeOf)))),
    lines: bills.flatMap((bill, index) => labelled(bill, `either ${nameOf(bill, bills, index)}`)),
    ...joined(bills),
  };
}

/** The first, and in the worst case all others after it, because each of them failed when it had been paid for. */
export function inOrderUntil(bills: readonly Bill[]): Bill {
  const [first, ...fallbacks] = bills;
  if (first === undefined) return allOf([]);
  const atWorst: Scenarios = [0, 0, 1];
  const rest = fallbacks.map((bill, index) => ({
    ...bill,
    total: bill.total && product(bill.total, atWorst),
    lines: labelled(bill, `fallback ${nameOf(bill, bills, index + 1)}`).map((line) => ({
      ...line,
      quantity: isCounted(line) ? product(line.quantity, atWorst) : line.quantity,
    })),
  }));
  return allOf([first, ...rest]);
}

/** The estimate that a bill amounts to. */
export function estimateOf(bill: Bill, priceDate: string): CostEstimate {
  return {
    perCall: bill.total && rangeOf(bill.total),
    components: merged(bill.lines).map(componentOf),
    mostlyAssumed: isMostlyAssumed(bill.lines),
    assumptions: unique(bill.assumptions),
    gaps: unique(bill.gaps),
    models: unique(bill.models),
    priceDate,
  };
}

/** Multipliers explain the quantities and prices of the other lines. They cost nothing by themselves. */
const isCounted = ({ kind }: Line): boolean => kind !== 'multiplier';

/** USD. None of something costs nothing, whatever its price. */
function costOf({ quantity, price, priceUnit }: Line): Scenarios | null {
  if (price === null) return Math.max(...quantity) === 0 ? none : null;
  return product(quantity, price, always(priceUnit === 'per-million-tokens' ? 1e-6 : 1));
}

function componentOf(line: Line): CostComponent {
  const cost = isCounted(line) ? costOf(line) : null;
  return {
    ...line,
    quantity: rangeOf(line.quantity),
    price: line.price && rangeOf(line.price),
    cost: cost && rangeOf(cost),
  };
}

/** More than half of the expected cost stands on quantities or prices that are assumed. */
function isMostlyAssumed(lines: readonly Line[]): boolean {
  const expected = (line: Line): number => (isCounted(line) ? (costOf(line)?.[1] ?? 0) : 0);
  const assumed = lines.filter(({ quantityTag, priceTag }) => weakest(quantityTag, priceTag) === 'assumed');
  const sum = (some: readonly Line[]): number => some.reduce((all, line) => all + expected(line), 0);
  return sum(assumed) > sum(lines) / 2;
}

/** The tag of a figure made of two others. */
export function weakest(a: Tag, b: Tag): Tag {
  const order: readonly Tag[] = ['assumed', 'declared', 'measured', 'exact'];
  return order.indexOf(a) < order.indexOf(b) ? a : b;
}

/** Lines that differ in nothing but their quantity become one. */
function merged(lines: readonly Line[]): readonly Line[] {
  const found = new Map<string, Line>();
  for (const line of lines) {
    const { quantity, ...rest } = line;
    const key = isCounted(line) ? JSON.stringify(rest) : JSON.stringify(line);
    const same = found.get(key);
    const isAdded = same !== undefined && isCounted(line);
    found.set(key, isAdded ? { ...line, quantity: plus(same.quantity, quantity) } : line);
  }
  return [...found.values()].filter(
    (line) => !isCounted(line) || Math.max(...line.quantity) > 0 || line.price === null,
  );
}

const labelled = (bill: Bill, name: string): readonly Line[] =>
  bill.lines.map((line) => ({ ...line, label: `${name}: ${line.label}` }));

/** Its model where that tells it from the others, else its number. */
function nameOf(bill: Bill, bills: readonly Bill[], index: number): string {
  const name = bill.models.join(' or ');
  const isDistinct = name !== '' && bills.every((other) => other === bill || other.models.join(' or ') !== name);
  return isDistinct ? name : `request ${index + 1}`;
}

function totalOf(bills: readonly Bill[], sum: (totals: readonly Scenarios[]) => Scenarios): Scenarios | null {
  const totals = bills.map((bill) => bill.total).filter((each) => each !== null);
  return totals.length === bills.length ? sum(totals) : null;
}

const joined = (bills: readonly Bill[]): Pick<Bill, 'assumptions' | 'gaps' | 'models'> => ({
  assumptions: bills.flatMap((bill) => bill.assumptions),
  gaps: bills.flatMap((bill) => bill.gaps),
  models: bills.flatMap((bill) => bill.models),
});

/** Each value once, compared as data. */
const unique = <T>(values: readonly T[]): readonly T[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];
