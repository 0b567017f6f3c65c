import { monthLabel, placeLabel, plural, quantityLabel, savingLabel } from '../labels.ts';
import type { ReportFinding } from '../model.ts';
import { type CallRow, callsIn, type ReportView, rank } from '../view.ts';
import { findingCounts } from './terminal.ts';
import { plain } from './text.ts';
import type { Writer } from './writer.ts';

/** For a comment on a pull request: bounded well below the size that forges accept. */
export const markdown: Writer = {
  id: 'markdown',
  summary: 'for a comment on a pull request',
  write: (view, { quiet }) => {
    const details = quiet ? [] : [costs(view), volumes(view), unknowns(view), assumptions(view)];
    return `${[headline(view), findings(view), ...details, notes(view)].filter((block) => block !== '').join('\n\n')}\n`;
  },
};

const mostFindings = 50;
const mostRows = 25;

function headline({ report }: ReportView): string {
  const { totals, priceDate, asOf } = report;
  const prices = asOf === priceDate ? `prices of ${priceDate}` : `prices as of ${asOf}, catalogue of ${priceDate}`;
  const counts = `${plural(totals.callSites, 'LLM call')} in ${plural(totals.files, 'file')}`;
  return `## LLM Cost Lens\n\n**${counts}: ${findingCounts(totals.findings)}** · ${prices}`;
}

function findings({ report }: ReportView): string {
  if (report.findings.length === 0) return '';
  const sorted = report.findings.toSorted((a, b) => rank[a.severity] - rank[b.severity]);
  const rows = sorted
    .slice(0, mostFindings)
    .map((finding) => [
      code(placeLabel(finding)),
      finding.severity,
      `${text(finding.message)}<br>${code(finding.rule)}`,
      finding.saving === null || finding.saving.high === 0 ? '' : text(savingLabel(finding.saving)),
      fixText(finding),
    ]);
  return [
    '### Findings',
    table(['Where', 'Level', 'Finding', 'Saving', 'Fix'], rows),
    ...(sorted.length > mostFindings ? [`… and ${plural(sorted.length - mostFindings, 'more finding')}.`] : []),
  ].join('\n\n');
}

function fixText({ fixes: [fix] }: ReportFinding): string {
  return fix === undefined ? '' : `${text(fix.title)} (${fix.safety})`;
}

function costs({ priced, unpriced }: ReportView): string {
  const all = [...priced, ...unpriced];
  if (all.length === 0) return '';
  const rows = all
    .slice(0, mostRows)
    .map((row) => [
      text(row.cost),
      modelCell(row),
      code(row.place),
      (row.site.kind === 'via' ? 'own function' : code(`${row.site.sdk} ${row.site.api}`)) +
        (row.calls > 1 ? `, ${row.calls} calls` : ''),
    ]);
  const hidden = callsIn(all.slice(mostRows));
  const left = hidden > 0 ? [`… and ${plural(hidden, 'more call')}.`] : [];
  const note = all.some((row) => row.cost.startsWith('~')) ? ['`~` rests mostly on assumptions.'] : [];
  return ['### Cost of one call', table(['Cost', 'Model', 'Where', 'Call'], rows), ...left, ...note].join('\n\n');
}

function modelCell({ site, model }: CallRow): string {
  if (site.model.state === 'unknown') return 'unknown';
  return site.model.state === 'absent' ? text(model) : code(model);
}

function volumes({ volumes }: ReportView): string {
  if (volumes === null) return '';
  const { rows, perMonth, left } = volumes;
  const amount = rows.length === 0 ? 'unknown' : monthLabel(perMonth);
  const rest = left === 0 ? '' : ` ${plural(left, 'call')} without a declared volume or a price not included.`;
  return `In 30 days, at the declared volumes: **${amount}** for ${plural(rows.length, 'call')}.${rest}`;
}

function unknowns({ gaps }: ReportView): string {
  if (gaps.length === 0) return '';
  const lines = gaps.slice(0, mostRows).map((row) => `- ${text(row.text)} (${plural(row.count, 'call')})`);
  return folded('Not known', lines.join('\n'));
}

function assumptions(view: ReportView): string {
  if (view.assumptions.length === 0) return '';
  const rows = view.assumptions
    .slice(0, mostRows)
    .map(({ key, value, unit, reason, tag, calls }) => [
      code(key),
      text(quantityLabel(value, unit)),
      tag,
      `${calls}`,
      text(reason),
    ]);
  return folded('Assumptions', table(['What', 'Expected (low–high)', 'Known how', 'Calls', 'Why'], rows));
}

function notes({ report }: ReportView): string {
  const lines = report.notices.slice(0, mostRows).map(({ file, line, message }) => {
    const place = file === null ? '' : `${code(line === null ? file : `${file}:${line}`)}: `;
    return `- ${place}${text(message)}`;
  });
  return lines.length === 0 ? '' : `### Notes\n\n${lines.join('\n')}`;
}

const folded = (title: string, body: string): string => `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Prose that may hold anything from the user's code: no markup but code spans, no links, no mention of a person. */
function text(prose: string): string {
  const pieces = bounded(plain(prose)).split(/(`[^`]+`)/);
  return pieces.map((piece, index) => (index % 2 === 1 ? code(piece.slice(1, -1)) : escaped(piece))).join('');
}

function escaped(prose: string): string {
  return prose
    .replace(/[\\`*_[\]{}#|~<>&$]/g, (character) => entities[character] ?? `\\${character}`)
    .replace(/@(?=\w)/g, '@&#8203;')
    .replace(/\b(https?|ftp):\/\//gi, '$1:&#8203;//')
    .replace(/\bwww\./gi, 'www&#8203;.');
}

const entities: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '|': '&#124;',
  $: '&#36;',
};

/** A code span inside a table. A bar would end the cell even there. */
function code(value: string): string {
  const clean = bounded(plain(value)).replaceAll('|', '¦');
  const longest = Math.max(0, ...[...clean.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = clean.startsWith('`') || clean.endsWith('`') ? ' ' : '';
  return clean === '' ? '' : `${fence}${space}${clean}${space}${fence}`;
}

const bounded = (value: string): string => (value.length > 300 ? `${value.slice(0, 299)}…` : value);
