import type { MarkupContent } from 'vscode-languageserver';

/** Text for people, in pieces that are escaped when they are written out. */
export type Block =
  | { readonly kind: 'heading' | 'paragraph'; readonly text: Inline }
  | { readonly kind: 'list'; readonly items: readonly Inline[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** Plain text, and names as they stand in code. */
export type Inline = string | readonly (string | { readonly code: string })[];

export function markup(blocks: readonly Block[], format: 'markdown' | 'plaintext'): MarkupContent {
  const write = format === 'markdown' ? markdownOf : plainOf;
  return { kind: format, value: blocks.map(write).join('\n\n') };
}

function markdownOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `**${inlineMarkdown(block.text)}**`;
    case 'paragraph':
      return inlineMarkdown(block.text);
    case 'list':
      return block.items.map((item) => `- ${inlineMarkdown(item)}`).join('\n');
    case 'table': {
      const rule = block.head.map((_, index) => (index === 0 ? ':--' : '--:'));
      return [block.head, rule, ...block.rows.map((row) => row.map(tableCell))]
        .map((cells) => `| ${cells.join(' | ')} |`)
        .join('\n');
    }
  }
}

/** Figures stay on one line; what wraps in a narrow hover is the first column. Editors leave hardly any room between columns. */
const tableCell = (text: string, column: number): string =>
  column === 0 || text === ''
    ? escaped(text)
    : `&nbsp;&nbsp;${escaped(text).replaceAll(' ', '\u00a0').replaceAll('–', '\u2060–\u2060')}`;

function plainOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return inlinePlain(block.text);
    case 'list':
      return block.items.map((item) => `- ${inlinePlain(item)}`).join('\n');
    case 'table':
      return block.rows
        .map((row) =>
          row
            .filter((cell) => cell !== '')
            .map(oneLine)
            .join('  '),
        )
        .join('\n');
  }
}

const piecesOf = (text: Inline) => (typeof text === 'string' ? [text] : text);

const inlineMarkdown = (text: Inline): string =>
  piecesOf(text)
    .map((piece) => (typeof piece === 'string' ? escaped(piece) : codeSpan(piece.code)))
    .join('');

const inlinePlain = (text: Inline): string =>
  piecesOf(text)
    .map((piece) => oneLine(typeof piece === 'string' ? piece : piece.code))
    .join('');

/** Text from the user's code must neither format the page nor put links and images on it. */
export const escaped = (text: string): string =>
  oneLine(text)
    .replace(/[\\`*_{}[\]()<>#|~!&$]/g, '\\$&')
    .replace(/^(\s*)([-+]|\d+(?=\.))/, '$1\\$2')
    .replaceAll('://', ':&#8203;//');

function codeSpan(text: string): string {
  const inner = oneLine(text);
  const longest = Math.max(0, ...[...inner.matchAll(/`+/g)].map((match) => match[0].length));
  const fence = '`'.repeat(longest + 1);
  const pad = inner.startsWith('`') || inner.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${inner}${pad}${fence}`;
}

const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ');
