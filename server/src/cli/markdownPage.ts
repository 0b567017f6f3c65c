import { wrap } from '../report/writers/text.ts';
import type { Style } from '../report/writers/writer.ts';

/** Shows a Markdown page of our own on a terminal: headings, paragraphs, code, tables and inline marks. */
export function renderMarkdown(markdown: string, style: Style, width: number): string {
  const lines: string[] = [];
  let isCode = false;
  for (const line of markdown.split('\n')) {
    if (line.startsWith('```')) isCode = !isCode;
    else if (isCode) lines.push(`    ${style('cyan', line)}`.trimEnd());
    else if (line.startsWith('#')) lines.push(style('bold', line.replace(/^#+\s*/, '')));
    else if (line.startsWith('|')) lines.push(...tableRow(line));
    else lines.push(...wrap(line, width).map((text) => inline(text, style)));
  }
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

function tableRow(line: string): readonly string[] {
  if (/^[|\s:-]+$/.test(line)) return [];
  const cells = line.split('|').map((cell) => cell.trim().replaceAll('`', ''));
  return [`  ${cells.slice(1, -1).join(' · ')}`];
}

const inline = (text: string, style: Style): string =>
  text
    .replace(/\*\*(.+?)\*\*/g, (_, bold: string) => style('bold', bold))
    .replace(/`([^`]+)`/g, (_, code: string) => style('cyan', code));
