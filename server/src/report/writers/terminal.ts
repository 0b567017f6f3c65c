import { monthLabel, plural, positionLabel, quantityLabel, savingLabel, skippedLabel } from '../labels.ts';
import type { Report, ReportFinding } from '../model.ts';
import { type CallRow, callsIn, type FileFindings, type ReportView } from '../view.ts';
import { cut, cutStart, firstSentence, padEnd, plain, widthOf, wrap } from './text.ts';
import type { Style, TextStyle, Writer, WriterOptions } from './writer.ts';

/** For people at a terminal of 80 columns or more. */
export const terminal: Writer = {
  id: 'terminal',
  summary: 'for reading here (the default)',
  write: (view, given) => {
    const options = { ...given, width: Math.min(Math.max(given.width, 60), 120) };
    const levels = Math.max(0, ...view.report.findings.map(({ severity }) => severity.length));
    const explained = new Set<string>();
    const findings = view.findings.map((file) => fileBlock(file, { ...options, levels, explained }));
    const rest = options.quiet
      ? []
      : [costBlock(view, options), volumeBlock(view, options), gapBlock(view, options), assumptionBlock(view, options)];
    const blocks = [...findings, ...rest, noteBlock(view, options), summaryBlock(view, options)];
    return `${blocks
      .filter((block) => block.length > 0)
      .map((block) => block.join('\n'))
      .join('\n\n')}\n`;
  },
};

type Lines = readonly string[];

const colours: Readonly<Record<ReportFinding['severity'], TextStyle>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'cyan',
};

interface FindingOptions extends WriterOptions {
  /** The width of the column of levels. */
  readonly levels: number;
  /** Reasons that have been given already. They are long, and the same for most findings of a rule. */
  readonly explained: Set<string>;
}

function fileBlock({ file, findings }: FileFindings, options: FindingOptions): Lines {
  const positions = Math.max(...findings.map((finding) => positionLabel(finding).length));
  const { style } = options;
  return [style('underline', plain(file)), ...findings.flatMap((finding) => findingLines(finding, positions, options))];
}

function findingLines(
  finding: ReportFinding,
  positions: number,
  { width, style, levels, explained }: FindingOptions,
): Lines {
  const level = padEnd(finding.severity, levels);
  const start = `  ${positionLabel(finding).padEnd(positions)}  `;
  const indent = ' '.repeat(start.length + levels + 2);
  const room = width - indent.length;
  const [first = '', ...more] = wrap(plain(finding.message), room);
  const reason = plain(firstSentence(finding.why));
  const why = explained.has(reason) ? [] : wrap(reason, room);
  explained.add(reason);
  return [
    `${style('dim', start)}${style(colours[finding.severity], level)}  ${style('bold', first)}`,
    ...more.map((line) => indent + style('bold', line)),
    ...why.filter((line) => line !== '').map((line) => indent + style('dim', line)),
    ...wrap(remedy(finding), room).map((line) => indent + line),
  ];
}

/** The rule's name, the first fix and the saving. */
function remedy({ rule, fixes, saving }: ReportFinding): string {
  const [fix] = fixes;
  return [
    rule,
    ...(fix === undefined ? [] : [`${fix.safety === 'safe' ? 'fix' : `fix (${fix.safety})`}: ${plain(fix.title)}`]),
    ...(saving === null || saving.high === 0 ? [] : [`saves ${savingLabel(saving)}`]),
  ].join(' · ');
}

const mostRows = 25;
/** Rows that say nothing but where a call is. */
const mostUnpriced = 10;
const mostAssumptions = 12;

function costBlock(view: ReportView, options: WriterOptions): Lines {
  const { priced, unpriced } = view;
  if (priced.length + unpriced.length === 0) return [];
  const { style } = options;
  const dearest = priced.slice(0, mostRows);
  const unknown = unpriced.slice(0, Math.min(mostUnpriced, mostRows - dearest.length));
  const shown = [...dearest, ...unknown];
  const left = callsIn([...priced.slice(dearest.length), ...unpriced.slice(unknown.length)]);
  return [
    style(
      'bold',
      priced.length === 0 ? 'Calls, none of which has a known cost' : 'Cost of one call, the dearest first',
    ),
    ...table(shown, options),
    ...(left === 0 ? [] : [style('dim', `  … and ${plural(left, 'more call')}: --format json has all`)]),
    ...(shown.some((row) => row.cost.startsWith('~')) ? [style('dim', '  ~ rests mostly on assumptions')] : []),
  ];
}

function table(rows: readonly CallRow[], { width, style }: WriterOptions): Lines {
  const models = rows.map((row) => (row.site.model.state === 'unknown' ? 'unknown model' : plain(row.model)));
  const costWidth = Math.max(...rows.map((row) => widthOf(row.cost)));
  const modelWidth = Math.min(Math.max(...models.map(widthOf)), 28);
  const room = width - costWidth - modelWidth - 6;
  return rows.map((row, index) => {
    const cost = padEnd(row.cost, costWidth);
    const model = padEnd(cut(models[index] ?? '', modelWidth), modelWidth);
    const api = [
      row.site.kind === 'via' ? 'own function' : `${row.site.sdk} ${row.site.api}`,
      ...(row.calls > 1 ? [`${row.calls} calls`] : []),
    ].join(', ');
    const place = cutStart(plain(row.place), room);
    const tail = widthOf(place) + 2 + widthOf(api) <= room ? `${place}  ${style('dim', api)}` : place;
    return `  ${row.site.estimate.perCall === null ? style('dim', cost) : style('bold', cost)}  ${model}  ${tail}`;
  });
}

function volumeBlock({ volumes }: ReportView, { width }: WriterOptions): Lines {
  if (volumes === null) return [];
  const { rows, perMonth, left } = volumes;
  const amount = rows.length === 0 ? 'unknown' : monthLabel(perMonth);
  const rest = left === 0 ? '' : `; ${plural(left, 'call')} without a declared volume or a price not included`;
  return wrap(`In 30 days, at the declared volumes: ${amount} for ${plural(rows.length, 'call')}${rest}.`, width);
}

function gapBlock({ gaps }: ReportView, { style, width }: WriterOptions): Lines {
  if (gaps.length === 0) return [];
  const lines = gaps
    .slice(0, mostRows)
    .flatMap(({ text, count }) => bullet(`${plain(text)} (${plural(count, 'call')})`, width));
  return [style('bold', 'Not known'), ...lines, ...andMore(gaps.length, mostRows, style)];
}

function assumptionBlock(view: ReportView, { style, width }: WriterOptions): Lines {
  if (view.assumptions.length === 0) return [];
  const lines = view.assumptions.slice(0, mostAssumptions).flatMap(({ key, value, unit, reason, tag, calls }) => {
    const declared = tag === 'declared' ? 'declared, ' : '';
    return bullet(
      `${plain(key)}: ${quantityLabel(value, unit)} (${declared}${plural(calls, 'call')}) – ${plain(reason)}`,
      width,
    );
  });
  return [
    style('bold', 'Assumed, as expected (low–high)'),
    ...lines,
    ...andMore(view.assumptions.length, mostAssumptions, style),
    ...bullet(
      'Declare what you know in llm-cost.json or above a call: // llm-cost: output=300 calls=10k/day',
      width,
    ).map((line) => style('dim', line)),
  ];
}

const andMore = (rows: number, most: number, style: Style): Lines =>
  rows > most ? [style('dim', `  … and ${rows - most} more: --format json has all`)] : [];

function bullet(text: string, width: number): Lines {
  return wrap(text, width - 4).map((line, index) => (index === 0 ? `  ${line}` : `    ${line}`));
}

function noteBlock({ report }: ReportView, { style, width }: WriterOptions): Lines {
  return report.notices.flatMap(({ file, line, message }) => {
    const place = file === null ? '' : `${plain(file)}${line === null ? '' : `:${line}`}: `;
    const [first = '', ...more] = wrap(`${place}${plain(message)}`, width - 6);
    return [`${style('yellow', 'note')}  ${first}`, ...more.map((text) => `      ${text}`)];
  });
}

function summaryBlock({ report, fixes }: ReportView, { style, quiet }: WriterOptions): Lines {
  const { totals } = report;
  const found = findingCounts(totals.findings);
  const headline = `${plural(totals.callSites, 'LLM call')} in ${plural(totals.files, 'file')}: ${found}`;
  if (quiet) return totals.callSites === 0 || found === noFindings ? [] : [headline];
  const skipped = report.skipped.map(skippedLabel).map(plain).join(', ');
  const fixable = [
    ...(fixes.safe > 0 ? [`${fixes.safe} with a safe fix: llm-cost-lens fix`] : []),
    ...(fixes.review > 0 ? [`${fixes.review} with a fix to review: llm-cost-lens fix --review --dry-run`] : []),
  ];
  return [
    style('bold', headline),
    ...fixable,
    style('dim', pricesLine(report)),
    ...(skipped === '' ? [] : [style('dim', `Skipped: ${skipped}`)]),
  ];
}

const noFindings = 'no findings';

/** `1 error, 2 warnings, 3 hints`. */
export function findingCounts({ error, warning, information, hint }: Report['totals']['findings']): string {
  const counts = [
    ...(error > 0 ? [plural(error, 'error')] : []),
    ...(warning > 0 ? [plural(warning, 'warning')] : []),
    ...(information > 0 ? [`${information} information`] : []),
    ...(hint > 0 ? [plural(hint, 'hint')] : []),
  ];
  return counts.length === 0 ? noFindings : counts.join(', ');
}

function pricesLine({ asOf, priceDate }: Report): string {
  return asOf === priceDate ? `Prices of ${priceDate}` : `Prices as of ${asOf}, from a catalogue of ${priceDate}`;
}
