import { describeEstimate } from '../../cost/describe.ts';
import { quantityLabel, savingLabel } from '../labels.ts';
import type { ReportFinding, ReportPlain, ReportSite } from '../model.ts';
import { gapsOf } from '../view.ts';
import { reasonWords } from '../words.ts';
import { box, element, type PageElement, type PageNode, prose } from './node.ts';

/** What the cost of one call is made of, what it rests on, and what is found there. */
export function callDetails(site: ReportSite, findings: readonly ReportFinding[], priceDate: string): PageElement {
  return box('div', 'breakdown', ...facts(site), ...bill(site, priceDate), ...notes(site), ...findings.map(findingBox));
}

function facts(site: ReportSite): readonly PageElement[] {
  const { prompt, place } = site;
  const rows: readonly (readonly [string, string])[] = [
    ['Output cap', capLabel(site.outputCap)],
    ...(prompt === null || site.operation !== 'chat'
      ? []
      : [
          [
            'Prompt',
            `${quantityLabel(exactly(prompt.staticTokens), 'tokens')} in the code, the first ${quantityLabel(exactly(prompt.cacheablePrefixTokens), '')} the same in every call`,
          ] as const,
        ]),
    ['Attempts', plainLabel(site.retries.attempts, 'without a bound')],
    [
      'Answer',
      place.lane === 'interactive' ? 'somebody waits for it' : place.lane === 'deferred' ? 'nobody waits for it' : '',
    ],
    ['In a loop', place.loops.some(({ retry }) => !retry) ? 'yes' : ''],
    [
      'Declared',
      site.declared?.callsPerDay == null ? '' : quantityLabel(exactly(site.declared.callsPerDay), 'calls a day'),
    ],
  ];
  const known = rows.filter(([, value]) => value !== '');
  return [
    box(
      'dl',
      'facts',
      ...known.map(([name, value]) => box('div', null, box('dt', null, name), box('dd', null, value))),
    ),
  ];
}

function bill({ estimate }: ReportSite, priceDate: string): readonly PageElement[] {
  if (estimate.components.length === 0) return [];
  const { rows, total } = describeEstimate({ ...estimate, models: [], priceDate });
  const head = ['Component', 'Quantity', 'Price', 'Cost', 'Known how'];
  return [
    box(
      'div',
      'scroll',
      box(
        'table',
        'bill',
        box('caption', 'spoken', 'What one call costs'),
        box('thead', null, box('tr', null, ...head.map((text) => element('th', { scope: 'col' }, text)))),
        box(
          'tbody',
          null,
          ...rows.map(({ label, quantity, unitPrice, cost, tag }) =>
            box(
              'tr',
              null,
              element('th', { scope: 'row' }, label),
              ...[quantity, unitPrice, cost].map((text) => box('td', 'number', text)),
              box('td', null, tag),
            ),
          ),
          box(
            'tr',
            'total',
            element('th', { scope: 'row', colspan: '3' }, 'One call'),
            box('td', 'number', total),
            box('td', null),
          ),
        ),
      ),
    ),
  ];
}

function notes(site: ReportSite): readonly PageElement[] {
  const { estimate } = site;
  const assumed = estimate.assumptions.map(({ key, value, unit, reason, tag }): readonly PageNode[] => [
    box('code', null, key),
    `: ${quantityLabel(value, unit)}, ${tag === 'declared' ? reason : `because ${reason}`}`,
  ]);
  return [
    ...list(
      'Not known',
      gapsOf(site).map((text) => [text]),
    ),
    ...list('Taken for granted', assumed),
  ];
}

const list = (title: string, items: readonly (readonly PageNode[])[]): readonly PageElement[] =>
  items.length === 0
    ? []
    : [box('h3', null, title), box('ul', 'notes', ...items.map((item) => box('li', null, ...item)))];

/** A finding with its reason, its saving and how that is calculated. */
export function findingBox({ rule, severity, message, why, saving, fixes }: ReportFinding): PageElement {
  const [fix] = fixes;
  return box(
    'div',
    `finding ${severity}`,
    box('p', 'message', box('span', `badge ${severity}`, severity), ' ', box('strong', null, ...prose(message))),
    box('p', null, ...prose(why)),
    ...(saving === null || saving.high === 0
      ? []
      : [box('p', null, `Saves ${savingLabel(saving)}: `, ...prose(saving.formula), '.')]),
    ...(fix === undefined ? [] : [box('p', null, `Fix (${fix.safety}): `, ...prose(fix.title))]),
    box('p', 'rule', box('code', null, rule)),
  );
}

function capLabel(cap: ReportSite['outputCap']): string {
  switch (cap.state) {
    case 'known':
      return quantityLabel(exactly(cap.value), 'tokens');
    case 'several':
      return `one of ${cap.alternatives.join(', ')} tokens`;
    case 'absent':
      return 'none';
    case 'unknown':
      return `unknown: it ${reasonWords[cap.why]}`;
  }
}

function plainLabel(value: ReportPlain<number>, none: string): string {
  if (value === null) return none;
  if (typeof value === 'number') return value <= 1 ? '' : `up to ${value}`;
  return value.state === 'several' ? `one of ${value.alternatives.join(', ')}` : '';
}

const exactly = (value: number) => ({ low: value, expected: value, high: value });
