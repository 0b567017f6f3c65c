import { placeLabel } from '../labels.ts';
import type { ReportPosition } from '../model.ts';
import { box, element, type Medium, type PageNode } from './node.ts';

/** A place in the code: in the panel a button that jumps there. */
export function place(at: ReportPosition, medium: Medium): PageNode {
  const label = breakable(placeLabel(at));
  if (medium === 'file') return box('code', 'place', ...label);
  const known = Object.entries({
    'data-file': at.file,
    'data-cell': at.cell,
    'data-line': at.line,
    'data-column': at.column,
    'data-end-line': at.endLine,
    'data-end-column': at.endColumn,
  }).flatMap(([name, value]) => (value === null ? [] : [[name, `${value}`]]));
  return element('button', { type: 'button', class: 'place link', ...Object.fromEntries(known) }, ...label);
}

/** Long paths may break behind a slash. */
const breakable = (label: string): readonly PageNode[] =>
  label.split(/(?<=\/)/).map((piece) => box('span', 'piece', piece));
