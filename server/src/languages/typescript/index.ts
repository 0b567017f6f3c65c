import type { Language } from '../language.ts';
import type { TypeScriptApi } from './api.ts';
import { typeScriptEditor } from './edit.ts';
import { lowerTypeScript } from './lower.ts';
import type { Lowerers } from './lowering/context.ts';
import { createLowerers } from './lowering/tables.ts';

export { loadTypeScript, type TypeScriptApi } from './api.ts';

/** JavaScript and TypeScript with JSX. `api` is asked for the TypeScript API when the first file is lowered, not before. */
export function createTypeScriptLanguage(api: () => TypeScriptApi): Language {
  let lowerers: Lowerers | null = null;
  return {
    ids: ['typescript', 'javascript'],
    extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'],
    lower: (path, text) => {
      lowerers ??= createLowerers(api());
      return lowerTypeScript(api(), lowerers, path, text);
    },
    edit: typeScriptEditor,
  };
}
