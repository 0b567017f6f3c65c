import { formatCount, formatUsd } from '../base/money.ts';
import { isExact, type Range3 } from '../base/range3.ts';
import { lookupModel } from '../catalog/lookup.ts';
import { ratesFor } from '../catalog/price.ts';
import type { ModelInfo } from '../catalog/types.ts';
import { padEnd, padStart, widthOf } from '../report/writers/text.ts';
import { type Arguments, type Command, type ExitCode, UsageError } from './command.ts';
import type { CliPorts } from './ports.ts';
import { dateOf, selectionOptions } from './selection.ts';
import { styleFor } from './style.ts';

export const models: Command = {
  name: 'models',
  usage: '[QUERY]',
  summary: 'list known models and their prices; QUERY is part of a model or provider',
  details: [
    'Prices are USD per million tokens, as of the date given. "?" is not known or not sold, which is not the same as free.',
  ],
  options: { 'as-of': selectionOptions['as-of'] },
  run,
};

async function run(given: Arguments, ports: CliPorts): Promise<ExitCode> {
  const { positionals } = given;
  const catalog = ports.loadCatalog();
  const asOf = dateOf(given.text('as-of')) ?? catalog.priceDate;
  const words = positionals.join(' ').toLowerCase().split(/\s+/);
  const found = Object.entries(catalog.snapshot.providers).flatMap(([provider, { models: listed }]) =>
    Object.keys(listed)
      .filter((id) => words.every((word) => `${provider}/${id}`.toLowerCase().includes(word)))
      .flatMap((id) => lookupModel(catalog, provider, id, asOf) ?? []),
  );
  if (found.length === 0) throw new UsageError(`No model or provider is called "${positionals.join(' ')}".`);
  const style = styleFor(ports, ports.stdout);
  const [head = '', ...rows] = table([columns.map(({ name }) => name), ...found.map(rowOf)]);
  const lines = [
    style('bold', head),
    ...rows,
    '',
    style(
      'dim',
      `USD per million tokens as of ${asOf}; catalogue of ${catalog.priceDate}. ? is not known or not sold, not free.`,
    ),
  ];
  await ports.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

interface Column {
  readonly name: string;
  readonly isNumber?: true;
  readonly text: (model: ModelInfo) => string;
}

const columns: readonly Column[] = [
  { name: 'Model', text: ({ id }) => id },
  { name: 'Provider', text: ({ provider }) => provider },
  { name: 'Input', isNumber: true, text: (model) => rate(model, 'input') },
  { name: 'Cached', isNumber: true, text: (model) => rate(model, 'cachedInput') },
  { name: 'Output', isNumber: true, text: (model) => rate(model, 'output') },
  { name: 'Context', isNumber: true, text: ({ contextWindow }) => size(contextWindow) },
  { name: 'Max output', isNumber: true, text: ({ maxOutputTokens }) => size(maxOutputTokens) },
  { name: 'Class', text: ({ tier }) => tier ?? '?' },
  { name: 'Price read', text: ({ price }) => price?.source.date ?? '?' },
  { name: 'Shutdown', text: ({ shutdown }) => (shutdown === null ? '' : shutdownText(shutdown)) },
];

const rowOf = (model: ModelInfo): readonly string[] => columns.map(({ text }) => text(model));

function rate({ price }: ModelInfo, name: 'input' | 'cachedInput' | 'output'): string {
  const range: Range3 | null = price === null ? null : ratesFor(price, 0)[name];
  if (range === null) return '?';
  return isExact(range) ? formatUsd(range.expected) : `${formatUsd(range.low)}–${formatUsd(range.high)}`;
}

const size = (tokens: number | null): string => (tokens === null ? '?' : formatCount(tokens));

const shutdownText = ({ date, past, replacement }: NonNullable<ModelInfo['shutdown']>): string =>
  `${past ? 'since ' : ''}${date}${replacement === null ? '' : `, use ${replacement}`}`;

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => widthOf(row[index] ?? ''))));
  return rows.map((row) =>
    columns
      .map(({ isNumber }, index) => (isNumber ? padStart : padEnd)(row[index] ?? '', widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
