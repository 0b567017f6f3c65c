import type ts from 'typescript6';

/** The classic TypeScript API. Only this folder knows it. */
export type TypeScriptApi = typeof ts;

/** Loads the TypeScript API (some 100 ms), which a build splits from the entries. Call it when the first JavaScript or TypeScript file is met. */
export async function loadTypeScript(): Promise<TypeScriptApi> {
  return (await import('typescript6')).default;
}
