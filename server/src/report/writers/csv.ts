import type { Range3 } from '../../base/range3.ts';
import { multiply } from '../../base/range3.ts';
import { modelLabel } from '../labels.ts';
import type { Report, ReportSite } from '../model.ts';
import type { Writer } from './writer.ts';

/** For spreadsheets: one row for each call, by RFC 4180. */
export const csv: Writer = {
  id: 'csv',
  summary: 'one row for each call, for spreadsheets',
  write: ({ report }) => {
    const ranked = report.callSites.toSorted((a, b) => expected(b) - expected(a));
    const rows = ranked.map((site) => Object.values(columns).map((cell) => cell(site, report)));
    return [Object.keys(columns), ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
  },
};

type Cell = string | number | boolean | null;

/** An empty cell is not known, or not there. Costs are USD. */
const columns: Readonly<Record<string, (site: ReportSite, report: Report) => Cell>> = {
  id: ({ id }) => id,
  file: ({ file }) => file,
  cell: ({ cell }) => cell,
  line: ({ line }) => line,
  column: ({ column }) => column,
  function: ({ place }) => place.function,
  kind: ({ kind }) => kind,
  sdk: ({ sdk }) => sdk,
  api: ({ api }) => api,
  operation: ({ operation }) => operation,
  task: ({ task }) => task,
  lane: ({ place }) => place.lane,
  model: ({ model }) => modelLabel(model),
  output_cap_tokens: ({ outputCap }) => (outputCap.state === 'known' ? outputCap.value : null),
  cost_low_usd: ({ estimate }) => estimate.perCall?.low ?? null,
  cost_expected_usd: ({ estimate }) => estimate.perCall?.expected ?? null,
  cost_high_usd: ({ estimate }) => estimate.perCall?.high ?? null,
  mostly_assumed: ({ estimate }) => (estimate.perCall === null ? null : estimate.mostlyAssumed),
  calls_per_day: ({ declared }) => declared?.callsPerDay ?? null,
  month_low_usd: (site) => perMonth(site)?.low ?? null,
  month_expected_usd: (site) => perMonth(site)?.expected ?? null,
  month_high_usd: (site) => perMonth(site)?.high ?? null,
  not_known: ({ estimate }) => [...new Set(estimate.gaps)].join('; '),
  findings: ({ findings }) => findings.join(' '),
  prices_as_of: (_, { asOf }) => asOf,
};

const expected = ({ estimate }: ReportSite): number => estimate.perCall?.expected ?? -1;

/** USD in a month of 30 days, where the volume is declared. */
function perMonth({ estimate, declared }: ReportSite): Range3 | null {
  const callsPerDay = declared?.callsPerDay ?? null;
  return callsPerDay === null || estimate.perCall === null ? null : multiply(estimate.perCall, callsPerDay * 30);
}

function field(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return `${value}`;
  const text = harmless(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A spreadsheet takes a text that starts like a formula for one, and runs it. An apostrophe before it makes it text. */
const harmless = (text: string): string => (/^[\s'"]*[=+\-@\t\r|%]/.test(text) ? `'${text}` : text);
