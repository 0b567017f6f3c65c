import { plural, quantityLabel, skippedLabel } from '../labels.ts';
import type { ReportView } from '../view.ts';
import { pricesOf } from './figures.ts';
import { box, element, type Medium, type PageElement, prose } from './node.ts';

/** What the figures rest on: assumptions, what is not known, what was not looked at. */
export function basis(view: ReportView, medium: Medium): PageElement {
  const { report, gaps, assumptions } = view;
  const skipped = report.skipped.map(skippedLabel).join(', ');
  return element(
    'section',
    { class: 'card wide', 'aria-labelledby': 'basis' },
    element('h2', { id: 'basis' }, 'What the figures rest on'),
    box(
      'p',
      null,
      `A figure is what one execution of a call costs, at the ${pricesOf(report)}: expected, and from the lowest to the highest case in parentheses. `,
      'Where it rests mostly on assumptions it is the band alone, with ~ before it. Calls are never added up unless you have declared how often they run: ',
      box('code', null, '// llm-cost: calls=10k/day output=300'),
      ' above a call, or in ',
      box('code', null, 'llm-cost.json'),
      '.',
    ),
    ...folded('Assumptions', assumptions.length, medium, () => assumptionTable(view)),
    ...folded('Not known', gaps.length, medium, () =>
      box(
        'ul',
        'notes',
        ...gaps.map(({ text, count }) => box('li', null, ...prose(text), ` (${plural(count, 'call')})`)),
      ),
    ),
    ...folded('Notes', report.notices.length, medium, () =>
      box(
        'ul',
        'notes',
        ...report.notices.map(({ file, line, message }) =>
          box(
            'li',
            null,
            ...(file === null ? [] : [box('code', null, line === null ? file : `${file}:${line}`), ': ']),
            ...prose(message),
          ),
        ),
      ),
    ),
    ...(skipped === '' ? [] : [box('p', 'hint', `Not looked at: ${skipped}.`)]),
  );
}

/** Closed in the panel, where it is one click away, and open on paper. */
function folded(title: string, rows: number, medium: Medium, content: () => PageElement): readonly PageElement[] {
  if (rows === 0) return [];
  const summary = box('summary', null, `${title} (${rows})`);
  return [element('details', medium === 'file' ? { open: '' } : {}, summary, content())];
}

function assumptionTable({ assumptions }: ReportView): PageElement {
  const head = ['What', 'Expected (low–high)', 'Known how', 'Calls', 'Why'];
  return box(
    'div',
    'scroll',
    box(
      'table',
      'assumptions',
      box('caption', 'spoken', 'Assumptions'),
      box('thead', null, box('tr', null, ...head.map((text) => element('th', { scope: 'col' }, text)))),
      box(
        'tbody',
        null,
        ...assumptions.map(({ key, value, unit, reason, tag, calls }) =>
          box(
            'tr',
            null,
            element('th', { scope: 'row' }, box('code', null, key)),
            box('td', 'number', quantityLabel(value, unit)),
            box('td', null, tag),
            box('td', 'number', `${calls}`),
            box('td', null, ...prose(reason)),
          ),
        ),
      ),
    ),
  );
}
