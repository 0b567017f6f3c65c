import { formatCount } from '../../base/money.ts';
import type { ReportView } from '../view.ts';
import { box, element, type PageElement } from './node.ts';

/** Places costs on a line, from 0 to 1. Costs of calls lie orders of magnitude apart, so that each power of ten takes the same room. */
export interface CostScale {
  readonly at: (usd: number) => number;
  /** The powers of ten strictly inside. */
  readonly decades: readonly number[];
  /** What its ends are called. */
  readonly ends: readonly [string, string];
}

/** From the power of ten below the cheapest case of any call to the one above the dearest. */
export function costScale({ priced }: ReportView): CostScale {
  const ends = priced.flatMap(({ site: { estimate } }) =>
    estimate.perCall === null ? [] : [estimate.perCall.low, estimate.perCall.high],
  );
  const positive = ends.filter((usd) => usd > 0);
  const low = Math.floor(Math.log10(Math.min(1, ...positive)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(10 ** low, ...positive))));
  return {
    at: (usd) => (usd <= 0 ? 0 : Math.min(1, Math.max(0, (Math.log10(usd) - low) / (high - low)))),
    decades: Array.from({ length: high - low - 1 }, (_, index) => 10 ** (low + 1 + index)),
    ends: [powerOfTen(low), powerOfTen(high)],
  };
}

/** `$0.001` for -3: nothing behind the one. */
export const powerOfTen = (power: number): string =>
  `$${power < 0 ? (10 ** power).toFixed(-power) : formatCount(10 ** power)}`;

/** The ends of a line of bands, for the head of its column. The figures stand beside each band in words. */
export const axis = ({ ends: [low, high] }: CostScale): PageElement =>
  element('span', { class: 'axis', 'aria-hidden': 'true' }, box('span', null, low), box('span', null, high));

/** A band from one cost to another with a mark between them. The figures stand beside it in words. */
export function strip(scale: CostScale, from: number, mark: number, to: number): PageElement {
  const at = (usd: number): number => round(scale.at(usd) * width);
  const grid = scale.decades.map((usd) => rect('grid', at(usd) - 0.25, 0.5));
  const left = Math.min(at(from), width - 2);
  return element(
    'svg',
    {
      class: 'strip',
      viewBox: `0 0 ${width} ${height}`,
      preserveAspectRatio: 'none',
      'aria-hidden': 'true',
      focusable: 'false',
    },
    ...grid,
    element('rect', {
      class: 'band',
      x: `${left}`,
      y: '4',
      width: `${round(Math.max(2, at(to) - left))}`,
      height: '8',
      rx: '1',
    }),
    rect('mark', Math.min(width - 2, Math.max(0, at(mark) - 1)), 2),
  );
}

const width = 200;
const height = 16;

const rect = (name: string, x: number, thick: number): PageElement =>
  element('rect', { class: name, x: `${round(x)}`, y: '0', width: `${thick}`, height: `${height}` });

const round = (value: number): number => Math.round(value * 100) / 100;
