import { formatUsdBand, formatUsdRange } from '../../base/money.ts';
import type { Range3 } from '../../base/range3.ts';
import type { NoEffect } from '../../cost/whatIf/whatIf.ts';
import { monthLabel, plural } from '../labels.ts';
import type { ChangedCall, LeverEffect, WhatIfView } from '../whatIf.ts';
import { box, element, type PageElement, type PageNode } from './node.ts';
import { place } from './place.ts';

/** The answer to a what-if, for the panel. */
export interface WhatIfPage {
  readonly summary: PageElement;
  /** By the id of the call site, for those that change. */
  readonly after: Readonly<Record<string, AfterCost>>;
}

export interface AfterCost {
  readonly cost: string;
  /** `−40 %`. */
  readonly change: string;
  readonly direction: 'cheaper' | 'dearer' | 'same';
}

export function whatIfPage(view: WhatIfView): WhatIfPage {
  if (view.considered === 0) return { summary: box('p', 'result', 'The filters leave no call.'), after: {} };
  return {
    summary: box('div', 'answer', ...headline(view), ...month(view), ...table(view), ...explanation(view)),
    after: Object.fromEntries(view.changed.map((call) => [call.row.site.id, afterCost(call)])),
  };
}

function headline({ considered, changed, change }: WhatIfView): readonly PageElement[] {
  const calls = changed.reduce((all, { row }) => all + row.calls, 0);
  if (change === null) return [box('p', 'result', `None of ${plural(considered, 'call')} would cost anything else.`)];
  const dearer = changed.filter((call) => call.change > 0).reduce((all, { row }) => all + row.calls, 0);
  const ends = change.least === change.most ? '' : `, from ${signed(change.least)} to ${signed(change.most)}`;
  return [
    box(
      'p',
      'result',
      box('strong', null, `${calls} of ${plural(considered, 'call')}`),
      ' would cost something else: ',
      box('strong', change.median < 0 ? 'cheaper' : change.median > 0 ? 'dearer' : null, signed(change.median)),
      ` for the median call${ends}.`,
      ...(dearer === 0 ? [] : [` ${plural(dearer, 'call')} would get dearer.`]),
    ),
  ];
}

function month({ perMonth }: WhatIfView): readonly PageElement[] {
  if (perMonth === null) return [];
  const { before, after, calls } = perMonth;
  return [
    box(
      'p',
      'result',
      `In 30 days, at the declared volumes of ${plural(calls, 'call')}: `,
      monthLabel(before),
      ' → ',
      box('strong', after.expected < before.expected ? 'cheaper' : null, monthLabel(after)),
      '.',
    ),
  ];
}

const mostRows = 5;

function table({ changed }: WhatIfView): readonly PageElement[] {
  if (changed.length === 0) return [];
  const head = ['Where', 'Now', 'Then', 'Change'];
  return [
    box(
      'table',
      'changes',
      box('caption', null, 'The largest changes of one call'),
      box('thead', null, box('tr', null, ...head.map((text) => element('th', { scope: 'col' }, text)))),
      box('tbody', null, ...changed.slice(0, mostRows).map(changeRow)),
    ),
  ];
}

function changeRow(call: ChangedCall): PageElement {
  const { cost, change, direction } = afterCost(call);
  return box(
    'tr',
    null,
    element('th', { scope: 'row' }, place(call.row.site, 'panel'), box('span', 'api', call.row.model)),
    box('td', null, label(call, call.before)),
    box('td', null, cost),
    box('td', `number ${direction}`, change),
  );
}

const afterCost = (call: ChangedCall): AfterCost => ({
  cost: label(call, call.after),
  change: signed(call.change),
  direction: call.change < 0 ? 'cheaper' : call.change > 0 ? 'dearer' : 'same',
});

const label = ({ row }: ChangedCall, cost: Range3): string =>
  row.site.estimate.mostlyAssumed ? formatUsdBand(cost) : formatUsdRange(cost);

/** `−40 %`, `+12 %`, `±0 %` for a change of the band alone. */
function signed(change: number): string {
  const rounded = Math.round(change * 100);
  return rounded === 0 ? '±0 %' : `${rounded < 0 ? '−' : '+'}${Math.abs(rounded)} %`;
}

// --------------------------------------------------------------------------------------------------------------- words

/** What the figures take for granted, and which calls stay as they are. */
function explanation(view: WhatIfView): readonly PageElement[] {
  const unsettled =
    view.unsettled === 0
      ? []
      : [
          `${plural(view.unsettled, 'call')} whose cost is not known, or which may send one of several requests, ${view.unsettled === 1 ? 'stays as it is' : 'stay as they are'}.`,
        ];
  const items: readonly (readonly PageNode[])[] = [
    ...view.effects.map((effect) => [leverWords(view, effect)]),
    ...unsettled.map((text) => [text]),
  ];
  return [box('h3', null, 'What this assumes'), box('ul', 'notes', ...items.map((item) => box('li', null, ...item)))];
}

function leverWords({ levers }: WhatIfView, { lever, calls, without }: LeverEffect): string {
  const left = without.map(({ why, calls: number }) => `${plural(number, 'call')} ${noEffect[why]}`);
  const rest = left.length === 0 ? '' : ` No effect: ${left.join('; ')}.`;
  return `${sentence(lever, levers, calls)}${rest}`;
}

function sentence(lever: LeverEffect['lever'], levers: WhatIfView['levers'], calls: number): string {
  const share = (value: number | null): string => `${Math.round(100 * (value ?? 0))} %`;
  const of = `of the executions of ${plural(calls, 'call')}`;
  switch (lever) {
    case 'smallerModelShare':
      return `${share(levers.smallerModelShare)} ${of} go to the smaller model of the same provider, with the same prompt and an answer of the same kind. Whether it does the work is for an evaluation to say: 50 to 100 of your own cases through both.`;
    case 'cacheHitShare':
      return `${share(levers.cacheHitShare)} ${of} find the static start of their prompt in the cache and read it at the price of cached input; the others write it, at the price of writes where the provider has one. This takes calls within the lifetime of the cache, and a marker where the provider wants one.${levers.cacheHitShare === 1 ? ' At 100 % no first write is counted.' : ''}`;
    case 'batchShare':
      return `${share(levers.batchShare)} ${of} go through the batch API, which answers within a day. The batch price is taken to hold for cached input too.`;
    case 'outputCap':
      return `Each answer of ${plural(calls, 'call')} ends at ${plural(levers.outputCap ?? 0, 'token')}, hidden thinking included. A longer one is cut off, not written shorter.`;
  }
}

/** The end of a sentence that starts with a number of calls. */
const noEffect: Readonly<Record<NoEffect, string>> = {
  'no-smaller-model': 'with no smaller model of the same family',
  'no-smaller-price': 'whose smaller model has no price here',
  'not-cheaper': 'whose smaller model is not cheaper',
  'other-work': 'that write no text, such as embeddings',
  'not-offered': 'to models without a prompt cache',
  'not-known': 'to models whose cache is not known',
  'no-price': 'to models without a price for it',
  'no-prefix': 'whose prompt starts with run-time text',
  'too-short': 'whose static start is shorter than the cache takes',
  'changing-prefix': 'whose marked start changes every time',
  'waited-for': 'that somebody waits for',
  steps: 'that take several steps',
  batched: 'that are batches already',
  tier: 'with a service tier of their own',
  'short-answer': 'whose answers are shorter',
};
