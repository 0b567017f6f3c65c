import { expect } from 'vitest';
import type { Engine } from '../../server/src/analysis/engine.ts';
import { plainResults, workspaceOf } from './memory.ts';

/** The results of a file as text, for comparison. */
export const resultsOf = (engine: Engine, path: string): string =>
  JSON.stringify(plainResults([engine.analyseFile(path)].filter((file) => file !== null)), null, 1);

/** After each of the texts that are typed into a file, its results are those of an analysis that knows nothing of the texts before. */
export function expectAsAnew(project: Readonly<Record<string, string>>, path: string, texts: readonly string[]): void {
  const { engine } = workspaceOf(project);
  for (const text of texts) {
    engine.setOverlay(path, text);
    expect(resultsOf(engine, path)).toBe(resultsOf(workspaceOf({ ...project, [path]: text }).engine, path));
  }
}

/** A text, and what it is after each of some edits. */
export function textsAfter<E>(
  text: string,
  edits: readonly E[],
  edited: (text: string, edit: E) => string,
): readonly string[] {
  const texts = [text];
  for (const edit of edits) texts.push(edited(texts.at(-1) ?? '', edit));
  return texts;
}
