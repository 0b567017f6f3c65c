import { plural } from '../report/labels.ts';
import type { Report } from '../report/model.ts';
import { rank } from '../report/view.ts';
import type { Severity } from '../rules/types.ts';
import { type Arguments, type Options, UsageError } from './command.ts';

/** When a scan fails a build. */
export interface Gate {
  /** Findings of this level and graver ones count; null: none does. */
  readonly level: Severity | null;
  /** The number of them that is still accepted. */
  readonly most: number;
}

export const gateOptions: Options = {
  'fail-on': {
    value: 'error|warning|information|hint|never',
    summary: 'exit with 1 for findings of this level or graver, and for exceeded budgets (default: error)',
  },
  'max-findings': {
    value: 'N',
    summary: 'accept up to N findings of the --fail-on level or graver (without --fail-on: of any level)',
  },
};

export function gateOf(given: Arguments): Gate {
  const most = given.text('max-findings');
  if (most !== null && !/^\d{1,9}$/.test(most)) throw new UsageError(`--max-findings ${most}: not a whole number.`);
  const level = given.text('fail-on') ?? (most === null ? 'error' : 'hint');
  if (level !== 'never' && !isSeverity(level)) {
    throw new UsageError(`--fail-on ${level}: there is no such level. Levels: ${Object.keys(rank).join(', ')}, never.`);
  }
  return { level: level === 'never' ? null : level, most: Number(most ?? 0) };
}

/** Why the build fails, or null. */
export function judge({ level, most }: Gate, { findings }: Report): string | null {
  if (level === null) return null;
  const count = findings.filter(({ severity }) => rank[severity] <= rank[level]).length;
  if (count <= most) return null;
  const which =
    level === 'error' ? 'of level error' : level === 'hint' ? 'of any level' : `of level ${level} or graver`;
  return `gate failed: ${plural(count, 'finding')} ${which}, ${most === 0 ? 'none' : `up to ${most}`} accepted`;
}

/** The budgets that are exceeded, in words; none where no finding fails a build either. */
export function exceededBudgets({ level }: Gate, { budgets = [], callSites }: Report): readonly string[] {
  if (level === null) return [];
  return budgets
    .filter(({ exceeded }) => exceeded)
    .map(({ name, unit, limit, bound, value, callSites: over }) => {
      const [dearest] = over.map((id) => callSites.find((site) => site.id === id)).filter((site) => site !== undefined);
      const place = dearest ? `, ${dearest.file}:${dearest.line}` : '';
      const more = over.length > 1 ? ` and ${plural(over.length - 1, 'other call')}` : '';
      const amount = `${dollars(value ?? 0)} (${bound}) a ${unit}, ${dollars(limit)} accepted`;
      return `budget exceeded: ${name}: ${amount}${place}${more}`;
    });
}

const dollars = (amount: number): string => `$${Number(amount.toPrecision(3))}`;

const isSeverity = (level: string): level is Severity => Object.hasOwn(rank, level);
