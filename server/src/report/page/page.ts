import type { ReportView } from '../view.ts';
import { basis } from './basis.ts';
import { calls, columns, type PageCall } from './calls.ts';
import { distribution } from './distribution.ts';
import { figures, headline } from './figures.ts';
import { groups } from './groups.ts';
import type { Medium, PageElement } from './node.ts';
import { savings } from './savings.ts';

/** A report as a page, in the order of reading. Plain data. */
export interface ReportPage {
  readonly headline: PageElement;
  readonly figures: PageElement;
  /** Above the table of calls. */
  readonly charts: readonly PageElement[];
  readonly columns: typeof columns;
  readonly calls: readonly PageCall[];
  /** Below it. */
  readonly savings: PageElement | null;
  readonly basis: PageElement;
}

export function pageOf(view: ReportView, medium: Medium): ReportPage {
  const chart = distribution(view, medium);
  return {
    headline: headline(view),
    figures: figures(view, medium),
    charts: [...(chart === null ? [] : [chart]), ...groups(view, medium)],
    columns,
    calls: calls(view, medium),
    savings: savings(view, medium),
    basis: basis(view, medium),
  };
}
