import type { Score } from './score.ts';

/** The figures as Markdown: one table with a column for each score, and one of the findings by rule. */
export function accuracyTables(scores: Readonly<Record<string, Score>>, all: Score): string {
  const names = Object.keys(scores);
  const rows = measures.map(([title, cell]) => [title, ...names.map((name) => cell(scores[name] ?? all))]);
  return `${table(['', ...names], rows)}\n\n${ruleTable(all)}`;
}

const measures: readonly (readonly [string, (score: Score) => string])[] = [
  ['Files read by a person', ({ files }) => String(files)],
  ['Calls in them', ({ labels }) => String(labels)],
  ['Found (recall)', ({ found, labels }) => share(found, labels)],
  ['Reported calls that are calls (precision)', ({ found, falseAlarms }) => share(found, found + falseAlarms.length)],
  ['False calls in trap files', ({ falseInTraps }) => String(falseInTraps)],
  ['Model right, of found calls whose code tells it', ({ models }) => share(models.right, models.ofFound)],
  ['Model wrong', ({ models }) => String(models.wrong)],
  ['Model right, of all calls whose code tells it', ({ models }) => share(models.right, models.ofAll)],
  ['Output cap right', ({ caps }) => share(caps.right, caps.of)],
];

function ruleTable({ rules }: Score): string {
  const rows = [...rules]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([rule, score]) => [
      `\`${rule}\``,
      String(score.hit),
      String(score.false),
      String(score.missed),
      share(score.hit, score.hit + score.false),
    ]);
  return table(['Rule', 'Right', 'False', 'Missed', 'Precision'], rows);
}

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${part} / ${whole} = ${(part / whole).toFixed(3)}`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
