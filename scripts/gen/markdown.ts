/** What a generated page says of itself. */
export const generatedNote = (from: string): string =>
  `<!-- Generated from ${from} by \`npm run gen\`. Do not edit. -->`;

export const code = (text: string): string => `\`${text}\``;

/** A table; empty if it has no rows. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? ''
    : [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ').trim();

/** Paragraphs, headings and tables with an empty line between them. */
export const page = (...blocks: readonly string[]): string =>
  `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
