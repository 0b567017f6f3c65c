/**
 * Which folder of server/src may import which others. A folder may always import itself.
 * The order is the direction of the program: text -> IR -> call sites -> costs -> findings -> views.
 */
export const layers: Readonly<Record<string, readonly string[]>> = {
  base: [],
  ir: ['base'],
  languages: ['base', 'ir'],
  config: ['base', 'ir'],
  catalog: ['base'],
  sdks: ['base', 'ir'],
  resolve: ['base', 'ir', 'config', 'sdks'],
  cost: ['base', 'ir', 'config', 'catalog', 'sdks', 'resolve'],
  rules: ['base', 'ir', 'config', 'catalog', 'sdks', 'resolve', 'cost'],
  workspace: ['base', 'ir', 'config', 'sdks'],
  analysis: ['base', 'ir', 'languages', 'config', 'catalog', 'sdks', 'resolve', 'cost', 'rules', 'workspace'],
  usage: ['base', 'ir', 'config', 'catalog', 'sdks', 'resolve', 'cost', 'rules', 'workspace', 'analysis'],
  report: ['base', 'ir', 'config', 'catalog', 'sdks', 'resolve', 'cost', 'rules', 'workspace', 'analysis', 'usage'],
  // The wiring of real files, grammars and the tokenizer: for the entries, which may import everything.
  node: [
    ...['base', 'ir', 'languages', 'config', 'catalog', 'sdks', 'resolve', 'cost', 'rules', 'workspace', 'analysis'],
  ],
  lsp: [
    ...['base', 'ir', 'languages', 'config', 'catalog', 'sdks', 'resolve', 'cost', 'rules', 'workspace', 'analysis'],
    ...['usage', 'report', 'protocol.ts'],
  ],
  cli: [
    ...['base', 'ir', 'languages', 'config', 'catalog', 'sdks', 'resolve', 'cost', 'rules', 'workspace', 'analysis'],
    ...['usage', 'report'],
  ],
  'protocol.ts': ['base', 'ir', 'config', 'catalog', 'resolve', 'cost', 'rules', 'analysis', 'usage', 'report'],
};

/** The files beside the folders that wire real ports and may import everything. */
export const entries = ['cli.ts', 'server.ts', 'worker.ts'] as const;

/** The contract of a language: what rules (for their fixes) may import from the `languages` folder. */
export const languageContract = 'languages/language.ts';

interface Confinement {
  /** Matches the names of packages, without the path behind the name. */
  readonly packages: RegExp;
  /** Matches the files that may import them, from the root of the project. */
  readonly allowed: RegExp;
  readonly where: string;
}

/** Where packages that tie code to an editor, a parser or a platform may be imported. */
export const confinements: readonly Confinement[] = [
  { packages: /^(vscode|vscode-languageclient)$/, allowed: /^client\/src\//, where: 'client/src' },
  {
    packages: /^vscode-(languageserver(-\w+)?|jsonrpc)$/,
    allowed: /^server\/src\/(server\.ts|lsp\/)/,
    where: 'server.ts and lsp/',
  },
  {
    packages: /^typescript6$/,
    allowed: /^server\/src\/languages\/typescript\//,
    where: 'languages/typescript',
  },
  { packages: /^typescript$/, allowed: /^$/, where: 'no file: it has no API, use typescript6' },
  { packages: /^web-tree-sitter$/, allowed: /^server\/src\/languages\/python\//, where: 'languages/python' },
  { packages: /^tiktoken$/, allowed: /^server\/src\/cost\//, where: 'cost/' },
  {
    packages: /^node:/,
    allowed: /^server\/src\/((cli|server|worker)\.ts|workspace\/node\w*\.ts)$|^client\/src\//,
    where: 'the entries and workspace/node*.ts',
  },
];

/**
 * Packages that may stand behind `import()`: an ES module, and one whose default export is all that is used. A bundle keeps no other
 * export of a CommonJS package there, though Node does so with the sources.
 */
export const loadableLater: readonly string[] = ['web-tree-sitter', 'typescript6'];

/** Files that are not pure: they may use the clock, the network, timers and the console. */
export const impure = /^server\/src\/((cli|server|worker)\.ts$|cli\/|lsp\/|workspace\/node\w*\.ts$)|^client\//;
