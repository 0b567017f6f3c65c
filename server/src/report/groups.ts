import { folderOf } from '../base/paths.ts';
import { multiply } from '../base/range3.ts';
import type { CostComponent } from '../cost/types.ts';
import { compare, groupBy } from './collect.ts';
import { type Spread, spreadOf } from './distribution.ts';
import { type Monthly, monthlyOf } from './monthly.ts';
import type { CallRow, Volumes } from './view.ts';

/** Calls that have something in common. There is no sum of their costs, unless it is one of declared volumes. */
export interface Group {
  readonly name: string;
  readonly calls: number;
  readonly unpriced: number;
  readonly dearest: CallRow | null;
  /** Expected USD of one call; null where none has a price. */
  readonly spread: Spread | null;
  /** More than half of the calls with a price rest mostly on assumptions. */
  readonly mostlyAssumed: boolean;
  /** USD in 30 days of those calls whose volume is declared; null for none. */
  readonly perMonth: Monthly | null;
}

/** What one kind of component takes of the cost of calls. */
export interface ComponentGroup {
  readonly kind: CostComponent['kind'];
  /** Calls with such a component and a price. */
  readonly calls: number;
  /** Expected USD of one call. */
  readonly spread: Spread;
  /** The share of the expected cost of one call, from 0 to 1. */
  readonly share: Spread;
  readonly perMonth: Monthly | null;
}

/** The dearest group first, by its dearest call. */
export function groupsOf(
  rows: readonly CallRow[],
  volumes: Volumes | null,
  nameOf: (row: CallRow) => string,
): readonly Group[] {
  const groups = [...groupBy(rows, nameOf)].map(([name, members]) => {
    const priced = members.filter((row) => row.site.estimate.perCall !== null);
    const counted = (volumes?.rows ?? []).filter(({ call }) => members.includes(call));
    return {
      name,
      calls: members.length,
      unpriced: members.length - priced.length,
      dearest: priced.toSorted((a, b) => expectedOf(b) - expectedOf(a))[0] ?? null,
      spread: spreadOf(priced.map(expectedOf)),
      mostlyAssumed: restOnAssumptions(priced),
      perMonth: counted.length === 0 ? null : monthlyOf(counted),
    };
  });
  const cost = ({ dearest }: Group): number => (dearest === null ? -1 : expectedOf(dearest));
  return groups.sort((a, b) => cost(b) - cost(a) || b.calls - a.calls || compare(a.name, b.name));
}

/** Two folders deep below the one that holds all files: `src/agents`; `.` for files that lie in it. */
export function folderNames(files: readonly string[]): (file: string) => string {
  const folders = files.map((file) => folderOf(file).split('/'));
  const [first = []] = folders;
  const shared = first.findIndex((name, depth) => folders.some((folder) => folder[depth] !== name));
  const depth = shared < 0 ? first.length : shared;
  const common = first.slice(0, depth).join('/');
  return (file) => {
    const below = folderOf(file)
      .split('/')
      .slice(0, depth + 2)
      .join('/');
    return below === '' || below === common ? common || '.' : below;
  };
}

/** The component that takes most of a call first. */
export function componentGroups(rows: readonly CallRow[], volumes: Volumes | null): readonly ComponentGroup[] {
  const parts = rows.flatMap((row) => partsOf(row).map((part) => ({ ...part, row })));
  const groups = [...groupBy(parts, ({ kind }) => kind)].flatMap(([, members]): readonly ComponentGroup[] => {
    const [spread, share] = [spreadOf(members.map(({ cost }) => cost)), spreadOf(members.map((part) => part.share))];
    const kind = members[0]?.kind;
    if (kind === undefined || spread === null || share === null) return [];
    const monthly = (volumes?.rows ?? []).flatMap(({ call, perMonth }) => {
      const part = members.find(({ row }) => row === call);
      return part === undefined ? [] : [{ call, perMonth: multiply(perMonth, part.share) }];
    });
    return [{ kind, calls: members.length, spread, share, perMonth: monthly.length === 0 ? null : monthlyOf(monthly) }];
  });
  return groups.sort((a, b) => b.share.median - a.share.median || b.calls - a.calls);
}

interface Part {
  readonly kind: CostComponent['kind'];
  readonly cost: number;
  readonly share: number;
}

/** The expected cost of a call by kind of component. Of alternatives each counts with its part of all that is listed. */
function partsOf({ site: { estimate } }: CallRow): readonly Part[] {
  const priced = estimate.components.filter(({ kind, cost }) => kind !== 'multiplier' && (cost?.expected ?? 0) > 0);
  const listed = priced.reduce((all, { cost }) => all + (cost?.expected ?? 0), 0);
  const total = estimate.perCall?.expected ?? 0;
  if (listed === 0 || total === 0) return [];
  return [...groupBy(priced, ({ kind }) => kind)].flatMap(([, same]) => {
    const share = same.reduce((all, { cost }) => all + (cost?.expected ?? 0), 0) / listed;
    return same[0] === undefined ? [] : [{ kind: same[0].kind, cost: share * total, share }];
  });
}

/** A figure that is picked from calls rests on assumptions where most of them do. */
export const restOnAssumptions = (rows: readonly CallRow[]): boolean =>
  rows.filter(({ site }) => site.estimate.mostlyAssumed).length > rows.length / 2;

export const expectedOf = ({ site }: CallRow): number => site.estimate.perCall?.expected ?? -1;
