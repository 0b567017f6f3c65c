import { plural } from '../labels.ts';
import type { ReportView, SavingRow } from '../view.ts';
import { box, element, type Medium, type PageElement, prose } from './node.ts';
import { place } from './place.ts';

/** What the findings would save, the most first within each unit, and how that is calculated. */
export function savings({ savings: all }: ReportView, medium: Medium): PageElement | null {
  if (all.length === 0) return null;
  const shown = all.slice(0, mostRows);
  const more = all.slice(mostRows);
  return element(
    'section',
    { class: 'card wide', 'aria-labelledby': 'savings' },
    element('h2', { id: 'savings' }, 'What can be saved'),
    box(
      'p',
      'hint',
      'Savings of different findings overlap: a shorter prompt leaves less to cache, and a cheaper model less to save. They have no sum.',
    ),
    list(shown, 1, medium),
    ...(more.length === 0
      ? []
      : [
          box(
            'details',
            null,
            box('summary', null, plural(more.length, 'more saving')),
            list(more, mostRows + 1, medium),
          ),
        ]),
  );
}

const mostRows = 10;

const list = (rows: readonly SavingRow[], start: number, medium: Medium): PageElement =>
  element('ol', { class: 'savings', start: `${start}` }, ...rows.map((row) => savingItem(row, medium)));

function savingItem({ finding, saving }: SavingRow, medium: Medium): PageElement {
  const [fix] = finding.fixes;
  return box(
    'li',
    null,
    box('p', 'message', box('strong', 'amount', saving), ' ', ...prose(finding.message)),
    box('p', 'formula', ...prose(finding.saving?.formula ?? '')),
    box(
      'p',
      'meta',
      place(finding, medium),
      ' ',
      box('code', 'rule', finding.rule),
      ...(fix === undefined ? [] : [' ', box('span', 'fix', `Fix (${fix.safety}): `, ...prose(fix.title))]),
    ),
  );
}
