import { formatUsd } from '../../base/money.ts';
import { monthLabel, plural } from '../labels.ts';
import type { Report } from '../model.ts';
import type { ReportView } from '../view.ts';
import { box, type Medium, type PageElement, type PageNode } from './node.ts';
import { place } from './place.ts';

/** What the report is of, and the day of its prices. */
export function headline({ report }: ReportView): PageElement {
  const { totals } = report;
  return box(
    'header',
    'headline',
    box('h1', null, 'LLM cost report'),
    box(
      'p',
      'lead',
      `${plural(totals.callSites, 'LLM call')} in ${plural(totals.files, 'file')} · ${pricesOf(report)}`,
    ),
  );
}

export const pricesOf = ({ priceDate, asOf }: Report): string =>
  asOf === priceDate ? `prices of ${priceDate}` : `prices as of ${asOf}, catalogue of ${priceDate}`;

/** The figures to know first. None of them is a sum over calls, unless their volumes are declared. */
export function figures(view: ReportView, medium: Medium): PageElement {
  const { report, spread, priced, distribution, volumes } = view;
  const [dearest] = priced;
  const about = view.mostlyAssumed ? '~' : '';
  return box(
    'dl',
    'figures',
    ...(volumes === null || volumes.rows.length === 0
      ? []
      : [
          figure(
            'In 30 days, at the declared volumes',
            monthLabel(volumes.perMonth),
            `${plural(volumes.rows.length, 'call')}${volumes.left === 0 ? '' : `; ${plural(volumes.left, 'call')} without a volume or a price left out`}`,
          ),
        ]),
    ...(spread === null
      ? []
      : [
          figure('The median call costs', `${about}${formatUsd(spread.median)}`, 'half of the calls cost less'),
          figure('One in ten costs more than', `${about}${formatUsd(spread.ninetieth)}`, 'each time it runs'),
        ]),
    ...(dearest === undefined
      ? []
      : [figure('The dearest call costs', dearest.cost, dearest.model, place(dearest.site, medium))]),
    ...(distribution.unknown === 0
      ? []
      : [
          figure(
            'Cost not known',
            `${distribution.unknown} of ${report.totals.callSites}`,
            'calls whose model, price or length is not in the code',
          ),
        ]),
    figure('Findings', `${report.findings.length}`, levels(report.totals.findings)),
  );
}

const figure = (label: string, value: string, ...notes: readonly PageNode[]): PageElement =>
  box(
    'div',
    'figure',
    box('dt', null, label),
    box('dd', 'value', value),
    ...notes.map((note) => box('dd', 'note', note)),
  );

const levels = (counts: Report['totals']['findings']): string =>
  [
    counts.error > 0 ? plural(counts.error, 'error') : '',
    counts.warning > 0 ? plural(counts.warning, 'warning') : '',
    counts.information > 0 ? `${counts.information} for information` : '',
    counts.hint > 0 ? plural(counts.hint, 'hint') : '',
  ]
    .filter((text) => text !== '')
    .join(', ') || 'nothing to report';
