import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createNodeEngine } from '../../server/src/node/engine.ts';
import { largeFile } from './code/largeFile.ts';
import type { CodeLanguage } from './code/modules.ts';
import { median, quantile } from './measure.ts';

/** Times from an edit to the results of the file, in ms. */
export interface EditFigures {
  /** CPU time of the process for one edit, its garbage collection included, in ms; null where it is another process. */
  readonly cpuMs: number | null;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** From opening the file to its first results. */
  readonly firstMs: number;
  readonly findings: number;
}

/** A file of 2,000 lines with 50 calls, and what a person types into it: one character after the other, code that does not parse included. */
export interface TypedFile {
  readonly path: string;
  readonly text: string;
  /** Where the typing takes place, as an offset. */
  readonly at: number;
  readonly typed: string;
}

/** The file stands in a folder of its own. */
export function typedFile(folder: string, language: CodeLanguage): TypedFile {
  const text = largeFile(language);
  const path = `large.${language === 'python' ? 'py' : 'ts'}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, path), text);
  const typed = statements[language];
  // Behind the first line of a function in the middle that prepares a call.
  const anchor = language === 'python' ? '    verdicts = []\n' : 'const verdicts: string[] = [];\n';
  const start = text.indexOf(anchor, text.length / 2);
  if (start < 0) throw new Error('The large file has no place to type at.');
  return { path, text, at: start + anchor.length, typed };
}

/** Sixty characters, so sixty edits. */
const statements: Readonly<Record<CodeLanguage, string>> = {
  typescript: '  if (texts.length === 0) return [`nothing in ${texts.length}`];'.slice(0, 60),
  python: '    if len(texts) == 0: return [f"nothing in {len(texts)} texts"]'.slice(0, 60),
};

/** Types into the file with the engine alone: setting the text, then analysing the file. */
export async function measureEdits(folder: string, language: CodeLanguage): Promise<EditFigures> {
  const { path, text, at, typed } = typedFile(folder, language);
  const engine = createNodeEngine(folder, { asOf: null, configPath: null, ruleLevels: {} });
  const opened = performance.now();
  await engine.prepare(path);
  engine.setOverlay(path, text);
  const findings = engine.analyseFile(path)?.findings.length ?? 0;
  const firstMs = performance.now() - opened;
  const runs = Array.from(typed, (_, index) => {
    const edited = text.slice(0, at) + typed.slice(0, index + 1) + text.slice(at);
    const cpuBefore = process.cpuUsage();
    const start = performance.now();
    engine.setOverlay(path, edited);
    engine.analyseFile(path);
    const wallMs = performance.now() - start;
    const { user, system } = process.cpuUsage(cpuBefore);
    return { wallMs, cpuMs: (user + system) / 1000 };
  });
  const times = runs.map(({ wallMs }) => wallMs);
  return {
    medianMs: median(times),
    p95Ms: quantile(times, 0.95),
    cpuMs: median(runs.map(({ cpuMs }) => cpuMs)),
    firstMs,
    findings,
  };
}
