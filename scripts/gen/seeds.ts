import { hostSeeds, packageSeeds } from '../../server/src/sdks/registry.ts';

/** What the extension looks for before it starts the server, and the server before it loads the tables. */
export function seedNames(): string {
  const { typescript: npm, python } = packageSeeds();
  const lists = Object.entries({ npm, python, hosts: hostSeeds() });
  return [
    '// Generated from server/src/sdks by `npm run gen`; do not edit.',
    '',
    'export const sdkNames = {',
    ...lists.flatMap(([name, values]) => [`  ${name}: [`, ...values.map((value) => `    '${value}',`), '  ],']),
    '} as const;',
    '',
  ].join('\n');
}
