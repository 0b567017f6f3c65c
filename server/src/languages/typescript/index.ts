import type { FileIr } from '../../ir/types.ts';
import type { Language } from '../language.ts';
import { newPieceMemory } from '../pieces.ts';
import type { TypeScriptApi } from './api.ts';
import { typeScriptEditor } from './edit.ts';
import { lowerTypeScript, type TypeScriptMemory } from './lower.ts';
import type { Lowerers } from './lowering/context.ts';
import { createLowerers } from './lowering/tables.ts';

export { loadTypeScript, type TypeScriptApi } from './api.ts';

/** JavaScript and TypeScript with JSX. `api` is asked for the TypeScript API when the first file is lowered, not before. */
export function createTypeScriptLanguage(api: () => TypeScriptApi): Language {
  let lowerers: Lowerers | null = null;
  const lower = (path: string, text: string, memory: TypeScriptMemory | null): FileIr => {
    lowerers ??= createLowerers(api());
    return lowerTypeScript(api(), lowerers, path, text, memory);
  };
  return {
    ids: ['typescript', 'javascript'],
    extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'],
    lower: (path, text) => lower(path, text, null),
    follow: () => {
      const memory: TypeScriptMemory = newPieceMemory();
      return (path, text) => lower(path, text, memory);
    },
    edit: typeScriptEditor,
  };
}
