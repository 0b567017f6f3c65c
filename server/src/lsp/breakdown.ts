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
export function breakdown({ report, priced }: ShownSite, { workspace }: FileView): readonly Block[] {
  const site = report();
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
    { kind: 'paragraph', text: `Prices of ${priced.estimate.priceDate} in USD; M is a million tokens.` },
  ];
}

const taskOf = ({ task }: ReportSite): readonly string[] => (task === null ? [] : [`, task: ${task}`]);

/** One line for each component, narrow enough for the width of an editor's hover. What is exact needs no word. */
function componentTable({ estimate }: ReportSite): readonly Block[] {
  if (estimate.components.length === 0) return [];
  const isAllTokens = estimate.components.every(({ unit }) => unit === 'token' || unit === 'times');
  const quantities = isAllTokens ? 'Tokens' : 'Quantity';
  const unitOf = (unit: Component['unit']): string => (unit === 'token' && isAllTokens ? '' : plurals[unit]);
  const rows = estimate.components.map(({ label, quantity, quantityTag, unit, price, priceUnit, priceTag, cost }) => {
    const isFactor = unit === 'times';
    return [
      label,
      quantity === null ? 'unknown' : quantityLabel(quantity, unitOf(unit)),
      quantity === null || quantityTag === 'exact' ? '' : quantityTag,
      isFactor ? '' : priceLabel(price, priceUnit, priceTag),
      isFactor ? '' : cost === null ? 'unknown' : formatUsdRange(cost),
    ];
  });
  return [{ kind: 'table', head: ['', quantities, '', 'Price', 'Cost'], rows }];
}

type Component = ReportSite['estimate']['components'][number];

function priceLabel(price: Component['price'], unit: Component['priceUnit'], tag: Component['priceTag']): string {
  if (price === null) return 'no price';
  return `${formatUsdRange(price)}${priceUnits[unit]}${tag === 'exact' ? '' : ` ${tag}`}`;
}

const plurals: Readonly<Record<Component['unit'], string>> = {
  times: 'times',
  token: 'tokens',
  image: 'images',
  item: 'items',
  character: 'characters',
  second: 'seconds',
};

/** The last line of the breakdown says what M is. */
const priceUnits = { 'per-million-tokens': '/M', 'per-item': ' each' } as const;

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

/** The smaller models of the same family, each compared with the model in use. */
function cheaper(
  info: ModelInfo | null,
  modelOf: (provider: string | null, id: string) => ModelInfo | null,
): readonly string[] {
  if (!info?.price) return [];
  const own = ratesFor(info.price, 0);
  const siblings: string[] = [];
  const seen = new Set([info.id]);
  for (let next = info.sibling; next && !seen.has(next); ) {
    seen.add(next);
    const sibling = modelOf(info.provider, next);
    const rates = sibling?.price ? ratesFor(sibling.price, 0) : null;
    const ratios = (['input', 'output'] as const).flatMap((name) => {
      const [now, then] = [own[name]?.expected, rates?.[name]?.expected];
      return now === undefined || then === undefined || !(then > 0) || !(now > then)
        ? []
        : [`${name} ${times(now / then)} cheaper`];
    });
    if (sibling && ratios.length > 0) siblings.push(`${sibling.id} (${ratios.join(', ')})`);
    next = sibling?.sibling ?? null;
  }
  return siblings.length === 0 ? [] : [`Smaller models of its family: ${siblings.join('; ')}.`];
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
