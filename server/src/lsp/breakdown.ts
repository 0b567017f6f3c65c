import { formatUsd, formatUsdRange } from '../base/money.ts';
import { multiply } from '../base/range3.ts';
import { ratesFor } from '../catalog/price.ts';
import type { ModelInfo } from '../catalog/types.ts';
import { costLabel, modelLabel, plural, quantityLabel } from '../report/labels.ts';
import type { ReportSite } from '../report/model.ts';
import type { Block } from './markup.ts';
import type { FileView, ShownSite } from './session.ts';

/** The cost of one call in one line: `≈ $0.0040 · $0.0012–$0.031`, `~$0.0012–$0.031` where most of it is assumed, or why there is none. */
export function costLine({ estimate, model }: ReportSite): string {
  const { perCall, mostlyAssumed, gaps } = estimate;
  if (perCall === null) return model.state === 'unknown' ? 'model unknown' : (gaps[0] ?? 'cost unknown');
  const [low, high] = [formatUsd(perCall.low), formatUsd(perCall.high)];
  if (mostlyAssumed) return costLabel(estimate);
  return low === high ? low : `≈ ${formatUsd(perCall.expected)} · ${low}–${high}`;
}

/** The cost, tokens and model of a call, for the line above it. */
export function summaryLine(site: ReportSite): string {
  const tokens = tokensLine(site);
  const model = site.model.state === 'unknown' ? '' : modelLabel(site.model);
  return [costLine(site), tokens, model].filter((part) => part !== '').join(' · ');
}

/** Everything that is known of what a call costs. */
export function breakdown({ report: site, priced }: ShownSite, { workspace }: FileView): readonly Block[] {
  const { estimate } = site;
  const info = site.model.state === 'known' ? workspace.modelOf(plainText(site.provider), site.model.value) : null;
  return [
    { kind: 'heading', text: `${costLine(site)} per call` },
    {
      kind: 'paragraph',
      text: [`${site.sdk} `, { code: site.api }, ', model ', { code: modelLabel(site.model) }, ...taskOf(site)],
    },
    ...componentTable(site),
    ...listOf([
      ...estimate.gaps.map((gap) => `Not in the figure: ${gap}.`),
      ...retries(site),
      ...cheaper(info, workspace.modelOf),
      ...(info?.note ? [info.note] : []),
      ...(info?.shutdown ? [shutdownLine(info.shutdown)] : []),
      ...estimate.assumptions.map(
        ({ key, value, unit, reason, tag }) =>
          `${tag === 'declared' ? 'Declared' : 'Assumed'} ${quantityLabel(value, unit)} for ${key}: ${reason}.`,
      ),
    ]),
    { kind: 'paragraph', text: `Prices of ${priced.estimate.priceDate}, USD.` },
  ];
}

const taskOf = ({ task }: ReportSite): readonly string[] => (task === null ? [] : [`, task: ${task}`]);

function componentTable({ estimate }: ReportSite): readonly Block[] {
  if (estimate.components.length === 0) return [];
  const rows = estimate.components.map(({ label, quantity, quantityTag, unit, price, priceUnit, priceTag, cost }) => [
    label,
    quantity === null
      ? 'unknown'
      : `${quantityLabel(quantity, unit === 'times' ? 'times' : plurals[unit])}${mark(quantityTag)}`,
    unit === 'times'
      ? ''
      : price === null
        ? 'no price'
        : `${formatUsdRange(price)}${priceUnits[priceUnit]}${mark(priceTag)}`,
    unit === 'times' ? '' : cost === null ? 'unknown' : formatUsdRange(cost),
  ]);
  return [{ kind: 'table', head: ['', 'Quantity', 'Price', 'Cost'], rows }];
}

const plurals: Readonly<Record<Exclude<ReportSite['estimate']['components'][number]['unit'], 'times'>, string>> = {
  token: 'tokens',
  image: 'images',
  item: 'items',
  character: 'characters',
  second: 'seconds',
};

const priceUnits = { 'per-million-tokens': ' per million', 'per-item': ' each' } as const;

/** What is exact needs no word. */
const mark = (tag: ReportSite['estimate']['components'][number]['quantityTag']): string =>
  tag === 'exact' ? '' : ` (${tag})`;

function retries({ retries: { attempts, layers }, estimate }: ReportSite): readonly string[] {
  const names = layers.map(({ name }) => name).join(' and ');
  const by = names === '' ? '' : ` (${names})`;
  if (attempts === null) return [`Retries have no bound${by}: neither has the cost of a failing call.`];
  if (typeof attempts !== 'number' || attempts <= 1) return [];
  const worst =
    estimate.perCall === null
      ? ''
      : `, up to ${formatUsd(multiply(estimate.perCall, attempts).high)} if each one is billed`;
  return [`Worst case with retries: ${plural(attempts, 'attempt')}${by}${worst}.`];
}

function cheaper(
  info: ModelInfo | null,
  modelOf: (provider: string | null, id: string) => ModelInfo | null,
): readonly string[] {
  const sibling = info?.sibling ? modelOf(info.provider, info.sibling) : null;
  if (!info?.price || !sibling?.price) return [];
  const [own, other] = [ratesFor(info.price, 0), ratesFor(sibling.price, 0)];
  const ratios = (['input', 'output'] as const).flatMap((name) => {
    const [now, then] = [own[name]?.expected, other[name]?.expected];
    return now === undefined || then === undefined || !(then > 0) || !(now > then)
      ? []
      : [`${name} ${times(now / then)} cheaper`];
  });
  return ratios.length === 0 ? [] : [`Smaller model of its family: ${sibling.id}, ${ratios.join(', ')}.`];
}

const times = (ratio: number): string => `${ratio >= 10 ? Math.round(ratio) : Number(ratio.toPrecision(2))}×`;

const shutdownLine = ({ date, past, replacement }: NonNullable<ModelInfo['shutdown']>): string =>
  `${past ? 'Shut down on' : 'Will be shut down on'} ${date}${replacement === null ? '' : `; its successor is ${replacement}`}.`;

/** `1,200 tokens in, 300 out`, as far as they are known. */
function tokensLine({ estimate }: ReportSite): string {
  const total = (kinds: readonly string[]): number | null => {
    const quantities = estimate.components
      .filter(({ kind, unit }) => kinds.includes(kind) && unit === 'token')
      .map(({ quantity }) => quantity);
    if (quantities.length === 0 || quantities.includes(null)) return null;
    return quantities.reduce((sum, quantity) => sum + (quantity?.expected ?? 0), 0);
  };
  const [input, output] = [total(['input', 'cached-input', 'cache-write', 'tools']), total(['output', 'reasoning'])];
  const about = estimate.mostlyAssumed ? '~' : '';
  return [
    ...(input === null ? [] : [`${about}${figure(input)} in`]),
    ...(output === null ? [] : [`${about}${figure(output)} out`]),
  ].join(', ');
}

const figure = (tokens: number): string => plural(Math.round(tokens), 'token');

const listOf = (items: readonly string[]): readonly Block[] => (items.length === 0 ? [] : [{ kind: 'list', items }]);

const plainText = (provider: ReportSite['provider']): string | null => (typeof provider === 'string' ? provider : null);
