import { printIr } from '../../../server/src/ir/print.ts';
import type { FileIr } from '../../../server/src/ir/types.ts';
import { createTypeScriptLanguage, loadTypeScript } from '../../../server/src/languages/typescript/index.ts';

const api = await loadTypeScript();

export const language = createTypeScriptLanguage(() => api);

export const lower = (source: string, path = 'file.ts'): FileIr => language.lower(path, source);

/** The printed program of a source. */
export const printed = (source: string, path = 'file.ts'): string => printIr(lower(source, path));
