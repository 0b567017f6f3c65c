import type { LanguageEditor } from '../language.ts';
export const pythonEditor: LanguageEditor = {
  addOption: () => null,
  addEntry: () => null,
  removeArgument: () => null,
  replaceExpr: () => null,
  quote: (_, t) => t,
  comment: (t) => `# ${t}`,
};
