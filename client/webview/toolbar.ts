import type { ExportFormat } from '../../server/src/protocol.ts';
import { make } from './dom.ts';
import type { Folder, FromPage } from './messages.ts';
import { asking } from './notices.ts';

/** The folder that the report is of, where there are several; refresh and export. */
export function toolbar(folders: readonly Folder[], folder: string, ask: (message: FromPage) => void): HTMLElement {
  const list = make(
    'select',
    { 'aria-label': 'Folder', change: () => ask({ kind: 'folder', uri: list.value }) },
    ...folders.map(({ uri, name }) => make('option', { value: uri }, name)),
  );
  list.value = folder;
  return make(
    'div',
    { class: 'toolbar' },
    ...(folders.length > 1 ? [list] : []),
    asking(ask, 'Refresh', { kind: 'refresh' }),
    make(
      'div',
      { role: 'group', 'aria-label': 'Export the report', class: 'export' },
      make('span', { 'aria-hidden': 'true' }, 'Export'),
      ...formats.map(([format, name]) => asking(ask, name, { kind: 'export', format }, `Export as ${name}`)),
    ),
  );
}

const formats: readonly (readonly [ExportFormat, string])[] = [
  ['html', 'HTML'],
  ['json', 'JSON'],
  ['csv', 'CSV'],
  ['markdown', 'Markdown'],
];
