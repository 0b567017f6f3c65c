import { formatCount, formatUsd, formatUsdBand, formatUsdRange } from '../base/money.ts';
import type { SkipReason } from '../workspace/ports.ts';
import type { Report, ReportFinding, ReportPosition, ReportRange, ReportSite } from './model.ts';
import { reasonWords } from './words.ts';

/** `src/a.ts:12:22`, in a notebook `a.ipynb:cell 3:1:5`; only the path where the line is not known. */
export function placeLabel(at: ReportPosition): string {
  const position = positionLabel(at);
  return position === '' ? at.file : `${at.file}:${position}`;
}

/** The place within the file: `12:22`, `cell 3:1:5`. */
export function positionLabel({ cell, line, column }: ReportPosition): string {
  if (line === null || column === null) return '';
  return `${cell === null ? '' : `cell ${cell}:`}${line}:${column}`;
}

export function modelLabel(model: ReportSite['model']): string {
  switch (model.state) {
    case 'known':
      return model.value;
    case 'several':
      return model.alternatives.join(' or ');
    case 'absent':
      return model.default == null ? "the SDK's default" : `${model.default} (default)`;
    case 'unknown':
      return `unknown: ${reasonWords[model.why]}`;
  }
}

/** The band where the figure rests mostly on assumptions, `unknown` where there is none. */
export function costLabel({ perCall, mostlyAssumed }: ReportSite['estimate']): string {
  if (perCall === null) return 'unknown';
  return mostlyAssumed ? formatUsdBand(perCall) : formatUsdRange(perCall);
}

/** What several calls cost in a month: the band alone where it rests mostly on assumptions. */
export const monthLabel = ({ mostlyAssumed, ...band }: ReportRange & { readonly mostlyAssumed: boolean }): string =>
  mostlyAssumed ? formatUsdBand(band) : formatUsdRange(band);

export function savingLabel(saving: NonNullable<ReportFinding['saving']>): string {
  // A cap rarely cuts an answer short: what it saves is the rare long one.
  const amount = saving.expected === 0 ? `up to ${formatUsd(saving.high)}` : formatUsdRange(saving);
  return `${amount} ${savingUnits[saving.unit]}`;
}

const savingUnits: Readonly<Record<NonNullable<ReportFinding['saving']>['unit'], string>> = {
  'per-call': 'a call',
  'per-1000-calls': 'per 1,000 calls',
  'per-day': 'a day',
  'per-month': 'a month',
};

/** `400 (120–1,200) tokens`; shares and other small figures keep their decimals. */
export function quantityLabel(range: ReportRange, unit: string): string {
  const [low, expected, high] = [range.low, range.expected, range.high].map(figure);
  const text = low === high ? expected : `${expected} (${low}–${high})`;
  return unit === '' ? `${text}` : `${text} ${unit}`;
}

const figure = (value: number): string =>
  Number.isInteger(value) || value >= 100 ? formatCount(value) : `${Number(value.toPrecision(2))}`;

/** `3 folders of packages or builds`. */
export const skippedLabel = ({ reason, count }: Report['skipped'][number]): string =>
  `${formatCount(count)} ${Object.hasOwn(skipReasons, reason) ? skipReasons[reason as SkipReason] : reason}`;

const skipReasons: Readonly<Record<SkipReason, string>> = {
  'excluded-folder': 'package or build folders',
  tests: 'tests',
  examples: 'examples',
  docs: 'documentation',
  fixtures: 'fixtures',
  generated: 'generated',
  excluded: 'excluded by option or config',
  'git-ignored': 'ignored by Git',
  symlink: 'symbolic links',
  'too-large': 'too large',
  binary: 'binary',
  minified: 'minified',
  unreadable: 'unreadable',
};

/** `1 call`, `1,200 calls`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;
