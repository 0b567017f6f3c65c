import { formatUsd } from '../../base/money.ts';
import type { Bin } from '../distribution.ts';
import { plural } from '../labels.ts';
import type { ReportView } from '../view.ts';
import { box, element, type Medium, type PageElement, spoken } from './node.ts';
import { powerOfTen } from './scale.ts';

/** How many calls cost how much, as bars that are also a list in words. */
export function distribution(
  { distribution: { bins, free, unknown } }: ReportView,
  medium: Medium,
): PageElement | null {
  if (bins.length === 0) return null;
  const tallest = Math.max(...bins.map(({ calls }) => calls));
  const decades = bins.filter(({ from }) => isDecade(from)).map(({ from }) => from);
  const marked = decades.filter(
    (_, index) => (decades.length - 1 - index) % Math.ceil(decades.length / mostMarks) === 0,
  );
  const besides = [
    free > 0 ? `${plural(free, 'call')} on your own machine ${free === 1 ? 'costs' : 'cost'} nothing` : '',
    unknown > 0 ? `the cost of ${plural(unknown, 'call')} is not known` : '',
  ].filter((text) => text !== '');
  return element(
    'section',
    { class: 'card wide', 'aria-labelledby': 'distribution' },
    element('h2', { id: 'distribution' }, 'How much one call costs'),
    box(
      'p',
      'hint',
      'The number of calls by what one of them is expected to cost. Each step is about twice the one before.',
    ),
    box('ol', 'histogram', ...bins.map((bin) => column(bin, tallest, marked, medium))),
    ...(besides.length === 0 ? [] : [box('p', 'hint', `Not shown: ${besides.join('; ')}.`)]),
  );
}

const mostMarks = 4;

function column({ from, to, calls }: Bin, tallest: number, marked: readonly number[], medium: Medium): PageElement {
  const words = `${plural(calls, 'call')} from ${formatUsd(from)} to less than ${formatUsd(to)}`;
  const height = calls === 0 ? 0 : Math.max(2, Math.round((100 * calls) / tallest));
  const bar = element(
    'svg',
    { class: 'column', viewBox: '0 0 10 100', preserveAspectRatio: 'none', 'aria-hidden': 'true', focusable: 'false' },
    element('rect', { class: 'bar', x: '0', y: `${100 - height}`, width: '10', height: `${height}` }),
  );
  const count = element('span', { class: 'count', 'aria-hidden': 'true' }, calls === 0 ? '' : `${calls}`);
  const tick = element(
    'span',
    { class: 'tick', 'aria-hidden': 'true' },
    marked.includes(from) ? powerOfTen(Math.round(Math.log10(from))) : '',
  );
  const content = [spoken(words), count, bar];
  return box(
    'li',
    null,
    medium === 'panel' && calls > 0
      ? element(
          'button',
          { type: 'button', class: 'bin', 'data-from': `${from}`, 'data-to': `${to}`, title: `${words}: show them` },
          ...content,
        )
      : element('span', { class: 'bin', title: words }, ...content),
    tick,
  );
}

const isDecade = (usd: number): boolean => `${usd.toExponential()}`.startsWith('1e');
