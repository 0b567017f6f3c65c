import { plural, positionLabel } from '../labels.ts';
import type { FileFindings, ReportView } from '../view.ts';
import { findingBox } from './callDetails.ts';
import { box, element, type PageElement } from './node.ts';

/** All findings by rule, and each in its file. */
export function findings({ findings: files, byRule }: ReportView): PageElement | null {
  if (files.length === 0) return null;
  const head = ['Rule', 'Level', 'Findings', 'With a fix'];
  const rows = byRule.map(({ rule, severity, count, fixable }) =>
    box(
      'tr',
      null,
      element('th', { scope: 'row' }, box('code', null, rule)),
      box('td', null, box('span', `badge ${severity}`, severity)),
      box('td', 'number', `${count}`),
      box('td', 'number', `${fixable}`),
    ),
  );
  return element(
    'section',
    { class: 'card wide', 'aria-labelledby': 'findings' },
    element('h2', { id: 'findings' }, 'Findings'),
    box(
      'table',
      'rules',
      box('caption', 'spoken', 'Findings by rule'),
      box('thead', null, box('tr', null, ...head.map((text) => element('th', { scope: 'col' }, text)))),
      box('tbody', null, ...rows),
    ),
    ...files.map(fileFindings),
  );
}

const fileFindings = ({ file, findings: all }: FileFindings): PageElement =>
  box(
    'details',
    null,
    box('summary', null, box('code', null, file), ` ${plural(all.length, 'finding')}`),
    ...all.map((finding) =>
      box('div', 'located', box('span', 'position', positionLabel(finding)), findingBox(finding)),
    ),
  );
