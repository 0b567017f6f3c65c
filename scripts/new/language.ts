import { camel, type Scaffold, sentence } from './names.ts';

/** A language that lowers every text to an empty program, with a test that fails until it does more. */
export const languageScaffold = (id: string): Scaffold => ({
  files: {
    [`server/src/languages/${id}/lower.ts`]: `import { spanOf } from '../../base/span.ts';
import type { FileIr, FunctionIr } from '../../ir/types.ts';

/** Lowers a text to the language-neutral program. It never throws; broken code gives a partial program with its errors. */
export function lower(path: string, text: string): FileIr {
  const module: FunctionIr = {
    kind: 'function',
    name: null,
    nameSpan: null,
    span: spanOf(0, text.length),
    params: [],
    body: [],
    isAsync: false,
    isGenerator: false,
    decorators: [],
    returns: null,
    role: 'module',
    isArrow: false,
  };
  return { path, language: '${id}', text, module, imports: [], exports: [], comments: [], errors: [] };
}
`,
    [`server/src/languages/${id}/edit.ts`]: `import type { LanguageEditor } from '../language.ts';

/** Edits in the style of the file. Null where the code has no place for one. */
export const ${camel(id)}Editor: LanguageEditor = {
  addOption: () => null,
  addEntry: () => null,
  removeArgument: () => null,
  removeEntry: () => null,
  insertItem: () => null,
  moveItem: () => null,
  insertStatementBefore: () => null,
  removeStatement: () => null,
  replaceExpr: () => null,
  quote: (_, text) => JSON.stringify(text),
  comment: (text) => \`// \${text}\`,
};
`,
    [`server/src/languages/${id}/index.ts`]: `import type { Language } from '../language.ts';
import { ${camel(id)}Editor } from './edit.ts';
import { lower } from './lower.ts';

/** ${sentence(id)} behind the contract of all languages. */
export const ${camel(id)}Language: Language = {
  ids: ['${id}'],
  extensions: ['.${id}'],
  lower,
  edit: ${camel(id)}Editor,
};
`,
    [`test/languages/${id}/lower.test.ts`]: `import { describe, expect, it } from 'vitest';
import { printIr } from '../../../server/src/ir/print.ts';
import { lower } from '../../../server/src/languages/${id}/lower.ts';

describe('lowers', () => {
  it('a call with its arguments', () => {
    expect(printIr(lower('a.${id}', 'f(1)'))).toContain('f(1)');
  });
  it('broken code to what is whole in it', () => {
    expect(lower('a.${id}', 'f(').errors).not.toEqual([]);
  });
});
`,
  },
  next: [
    `Add '${id}' to LanguageId in server/src/ir/types.ts, and what the type checker then asks for.`,
    `Fill server/src/languages/${id}: lower.ts and edit.ts, with one file for each idea beside them.`,
    'Add it to the languages in server/src/node/engine.ts.',
    `Write test/languages/${id}, then run: npm test -- test/languages`,
  ],
});
