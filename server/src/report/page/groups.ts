import { formatUsd } from '../../base/money.ts';
import type { ComponentGroup, Group } from '../groups.ts';
import { monthLabel, plural } from '../labels.ts';
import type { ReportView } from '../view.ts';
import { box, element, type Medium, type PageElement, type PageNode, spoken } from './node.ts';
import { axis, type CostScale, costScale, strip } from './scale.ts';

/** What a group of calls has in common; also the name of the filter for it. */
export type GroupKind = 'model' | 'task' | 'folder';

/** Cost by model, task, folder and component: where the dear calls are, without adding calls up. */
export function groups(view: ReportView, medium: Medium): readonly PageElement[] {
  if (view.priced.length + view.unpriced.length === 0) return [];
  const scale = costScale(view);
  return [
    groupCard('model', 'By model', view.byModel, scale, medium),
    groupCard('folder', 'By folder', view.byFolder, scale, medium),
    groupCard('task', 'By task', view.byTask, scale, medium),
    ...(view.byComponent.length === 0 ? [] : [componentCard(view.byComponent)]),
  ];
}

const mostRows = 8;

function groupCard(
  kind: GroupKind,
  title: string,
  all: readonly Group[],
  scale: CostScale,
  medium: Medium,
): PageElement {
  const hasMonths = all.some(({ perMonth }) => perMonth !== null);
  const head = [
    columnHead(kind === 'model' ? 'Model' : kind === 'task' ? 'Task' : 'Folder'),
    columnHead('Calls', 'number'),
    all.some(({ spread }) => spread !== null)
      ? rangeHead('Cost of one call', 'cheapest to dearest', scale)
      : columnHead('Cost of one call', 'range'),
    columnHead('Median', 'number'),
    ...(hasMonths ? [columnHead('30 days, declared', 'number')] : []),
  ];
  const rows = all.map((group) => groupRow(kind, group, scale, hasMonths, medium));
  return card(`by-${kind}`, title, head, rows, hasMonths);
}

function groupRow(kind: GroupKind, group: Group, scale: CostScale, hasMonths: boolean, medium: Medium): PageElement {
  const { name, calls, unpriced, spread, mostlyAssumed, perMonth } = group;
  const title = medium === 'panel' ? `Show the calls of ${name}` : name;
  const label: PageNode =
    medium === 'panel'
      ? element('button', { type: 'button', class: 'link name', 'data-group': kind, 'data-value': name, title }, name)
      : box('span', 'name', name);
  return box(
    'tr',
    null,
    element('th', { scope: 'row' }, label),
    box(
      'td',
      'number',
      `${calls}`,
      ...(unpriced === 0 || unpriced === calls ? [] : [' ', box('span', 'note', `${unpriced} unknown`)]),
    ),
    spread === null
      ? box('td', 'range unknown', 'unknown')
      : box(
          'td',
          'range',
          spoken(`${formatUsd(spread.least)} to ${formatUsd(spread.most)}`),
          strip(scale, spread.least, spread.median, spread.most),
        ),
    box('td', 'number', spread === null ? 'unknown' : `${mostlyAssumed ? '~' : ''}${formatUsd(spread.median)}`),
    ...(hasMonths ? [box('td', 'number', perMonth === null ? 'not declared' : monthLabel(perMonth))] : []),
  );
}

const linear: CostScale = { at: (share) => share, decades: [0.25, 0.5, 0.75], ends: ['0 %', '100 %'] };

function componentCard(all: readonly ComponentGroup[]): PageElement {
  const hasMonths = all.some(({ perMonth }) => perMonth !== null);
  const head = [
    columnHead('Component'),
    columnHead('Calls', 'number'),
    rangeHead('Share of one call', 'least to most', linear),
    columnHead('Median', 'number'),
    ...(hasMonths ? [columnHead('30 days, declared', 'number')] : []),
  ];
  const rows = all.map(({ kind, calls, share, perMonth }) =>
    box(
      'tr',
      null,
      element('th', { scope: 'row' }, box('span', 'name', componentNames[kind])),
      box('td', 'number', `${calls}`),
      box(
        'td',
        'range',
        spoken(`${percent(share.least)} to ${percent(share.most)}`),
        strip(linear, share.least, share.median, share.most),
      ),
      box('td', 'number', percent(share.median)),
      ...(hasMonths ? [box('td', 'number', perMonth === null ? 'not declared' : monthLabel(perMonth))] : []),
    ),
  );
  return card('by-component', 'By component', head, rows, hasMonths);
}

const componentNames: Readonly<Record<ComponentGroup['kind'], string>> = {
  input: 'Input',
  'cached-input': 'Input read from the cache',
  'cache-write': 'Input written to the cache',
  output: 'Answer',
  reasoning: 'Hidden thinking',
  image: 'Pictures',
  item: 'Items and fees',
  tools: 'Tool definitions',
  multiplier: 'Multipliers',
};

/** The first rows, and the others folded below them. */
function card(
  id: string,
  title: string,
  head: readonly PageNode[],
  rows: readonly PageElement[],
  isWide: boolean,
): PageElement {
  const table = (some: readonly PageElement[], caption: string): PageElement =>
    box(
      'table',
      'groups',
      box('caption', 'spoken', caption),
      box('thead', null, box('tr', null, ...head)),
      box('tbody', null, ...some),
    );
  const more = rows.slice(mostRows);
  return element(
    'section',
    { class: isWide ? 'card wide' : 'card', 'aria-labelledby': id },
    element('h2', { id }, title),
    table(rows.slice(0, mostRows), title),
    ...(more.length === 0
      ? []
      : [
          box(
            'details',
            null,
            box('summary', null, plural(more.length, 'more row')),
            table(more, `${title}, continued`),
          ),
        ]),
  );
}

/** The scale of the bands below it. */
const rangeHead = (title: string, range: string, scale: CostScale): PageElement =>
  element('th', { scope: 'col', class: 'range' }, title, spoken(`, ${range}`), axis(scale));

const columnHead = (text: string, name: string | null = null): PageElement =>
  element('th', { scope: 'col', ...(name === null ? {} : { class: name }) }, text);

export const percent = (share: number): string => `${Math.round(100 * share)} %`;
