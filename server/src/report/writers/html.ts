import { callDetails } from '../page/callDetails.ts';
import { findingsBySite, type PageCall, columns as pageColumns } from '../page/calls.ts';
import { findings } from '../page/findings.ts';
import { html as text } from '../page/html.ts';
import { box, element, type PageElement } from '../page/node.ts';
import { pageOf } from '../page/page.ts';
import type { ReportView } from '../view.ts';
import assets from './html.generated.json';
import type { Writer } from './writer.ts';

/** One file for the browser, an archive or paper: nothing is loaded from elsewhere, and it can be read without scripts. */
export const html: Writer = {
  id: 'html',
  summary: 'one file for the browser, to read, search, print and pass on',
  write: (view, { quiet }) => {
    const page = pageOf(view, 'file');
    const found = findings(view);
    const content = [
      page.headline,
      page.figures,
      ...(quiet ? [] : [box('div', 'charts', ...page.charts)]),
      ...(page.savings === null ? [] : [page.savings]),
      ...(quiet || page.calls.length === 0 ? [] : [callSection(view, page.calls)]),
      ...(found === null ? [] : [found]),
      ...(quiet ? [] : [page.basis]),
      box('footer', null, `LLM Cost Lens ${view.report.tool.version}`),
    ];
    return document(content.map(text).join('\n'));
  },
};

/** Everything that the page may run or be styled by is named by its hash. */
const policy = [
  "default-src 'none'",
  `style-src '${assets.styleHash}'`,
  `script-src '${assets.scriptHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const document = (body: string): string =>
  `${[
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    '<title>LLM cost report</title>',
    `<style>${assets.style}</style>`,
    '</head>',
    '<body>',
    body,
    `<script>${assets.script}</script>`,
    '</body>',
    '</html>',
  ].join('\n')}\n`;

/** Hidden unless the script runs. */
const filters = (calls: number): PageElement =>
  element(
    'div',
    { class: 'filters', role: 'search', hidden: '' },
    element('input', {
      type: 'search',
      id: 'search',
      'aria-label': `Search ${calls} calls`,
      placeholder: 'Search model, task, file, function',
    }),
    box('label', null, element('input', { type: 'checkbox', id: 'with-findings' }), ' with findings'),
    element('span', { id: 'shown', role: 'status' }),
  );

function callSection(view: ReportView, calls: readonly PageCall[]): PageElement {
  const findings = findingsBySite(view.report.findings);
  const sites = new Map(view.report.callSites.map((site) => [site.id, site]));
  return element(
    'section',
    { class: 'card wide', 'aria-labelledby': 'calls' },
    element('h2', { id: 'calls' }, 'Calls, the dearest first'),
    filters(calls.length),
    box(
      'table',
      'calls',
      box('caption', 'spoken', 'Every call with its cost, model and place'),
      box(
        'thead',
        null,
        box(
          'tr',
          null,
          ...pageColumns.map(({ key, title, name }) =>
            element('th', { scope: 'col', class: name, 'data-key': key }, title),
          ),
        ),
      ),
      ...calls.map((call) => {
        const site = sites.get(call.id);
        const found = call.ids.flatMap((id) => findings.get(id) ?? []);
        return element(
          'tbody',
          {
            'data-rank': `${call.rank ?? calls.length + 1}`,
            'data-cost': `${call.cost ?? -1}`,
            'data-model': call.model,
            'data-task': call.task,
            'data-place': call.place,
            'data-findings': `${call.findings}`,
          },
          call.row,
          ...(site === undefined
            ? []
            : [
                box(
                  'tr',
                  'more',
                  element(
                    'td',
                    { colspan: `${pageColumns.length}` },
                    box(
                      'details',
                      null,
                      box('summary', null, 'Breakdown'),
                      callDetails(site, found, view.report.priceDate),
                    ),
                  ),
                ),
              ]),
        );
      }),
    ),
  );
}
