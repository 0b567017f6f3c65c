import { median } from './measure.ts';
import type { Spread, WorkbenchFigures } from './workbench.ts';

/** The heading under which docs/benchmarks.md has what was measured in a real workbench; nothing follows it. */
const heading = '## In a real workbench';

/** The section of the figures. */
export function workbenchSection(machine: string, host: string, figures: WorkbenchFigures): string {
  const { activationMs, activationByFileMs, firstFindingMs, key, cost } = figures;
  const rows = [
    ['Activation, as the editor reports it', ms(median(activationMs)), ms(Math.max(...activationMs)), '50 ms'],
    [
      '… by a TypeScript file, with the extensions of the editor that load in the same turn',
      ms(median(activationByFileMs)),
      ms(Math.max(...activationByFileMs)),
      '',
    ],
    [
      'From the opened file to its first finding, window just started',
      ms(median(firstFindingMs)),
      ms(Math.max(...firstFindingMs)),
      '',
    ],
    ['From a key to the character on the screen, without the extension', ...spread(key.without), ''],
    ['… with the extension', ...spread(key.with), ''],
    ['From a key to the new cost of the call on the screen', ...spread(cost), ''],
  ];
  return `${heading}

Made by \`npm run bench:workbench -- --write\` on ${machine}: the packaged extension in VS Code ${host} in a headless Chromium, server and browser on the same machine. Keys are typed into a file of 2,000 lines with 50 calls; their last column is the 95th of 100, of the others the slowest of ${activationMs.length} starts. An editor on a server starts the clock of all extensions that a file activates before it loads the first, so that the figure of the last has the code of all in it: the second row, for a TypeScript file, counts the editor's own extensions for TypeScript and Emmet too.

After an edit the editor waits before it asks for new hints: as long as they took the last six times on average, at least 25 ms. So the time that the server takes for an edit counts twice in the last row; the rest is the way of the key to the server, the way back, and drawing.

| What | Median | Slowest or 95 of 100 | Budget |
| --- | ---: | ---: | ---: |
${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}
`;
}

/** A page of benchmarks with another section of the workbench, or without one. */
export const withWorkbench = (page: string, section: string): string =>
  `${`${page.split(heading)[0]?.trimEnd()}\n\n${section}`.trimEnd()}\n`;

/** The section that a page has; empty if it has none. */
export function workbenchOf(page: string): string {
  const at = page.indexOf(heading);
  return at < 0 ? '' : page.slice(at);
}

const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const spread = ({ medianMs, p95Ms }: Spread): readonly string[] => [ms(medianMs), ms(p95Ms)];
