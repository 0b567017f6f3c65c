import type { Engine } from '../analysis/engine.ts';
import type { TextEdit } from '../languages/language.ts';
import type { Finding, Fix, FixSafety } from '../rules/types.ts';
import type { Patch } from './patch.ts';

/** A fix that was taken. */
export interface Applied {
  readonly finding: Finding;
  readonly title: string;
  readonly safety: FixSafety;
}

export interface FixRun {
  readonly applied: readonly Applied[];
  /** Files that a fix wanted to change and that cannot be read as text. */
  readonly unreadable: readonly string[];
}

/** Fixes may reveal others. More rounds than this mean that two fixes undo each other. */
const mostRounds = 10;

/**
 * Takes the first fix of the wanted kinds of each finding. Fixes whose edits overlap wait for the next round, which works on the text
 * that the last one left; a finding that comes back after its fix is not fixed again. Nothing is written: the texts are in the patch.
 */
export async function applyFixes(
  engine: Engine,
  findings: ReadonlyMap<string, readonly Finding[]>,
  patch: Patch,
  isWanted: (finding: Finding) => boolean,
  safeties: readonly FixSafety[],
): Promise<FixRun> {
  const applied: Applied[] = [];
  const done = new Set<string>();
  const opened = new Set<string>();
  const unreadable = new Set<string>();
  const current = new Map(findings);

  for (let round = 0; round < mostRounds; round++) {
    const edits: TextEdit[] = [];
    for (const finding of [...current.values()].flat().filter(isWanted)) {
      if (done.has(finding.id)) continue;
      const fix = fixOf(finding);
      if (fix === null || fix.edits.some((edit) => edits.some((taken) => collides(edit, taken)))) continue;
      if (patch.edited(fix.edits) === null) continue;
      edits.push(...fix.edits);
      done.add(finding.id);
      applied.push({ finding, title: fix.title, safety: fix.safety });
    }
    const texts = edits.length === 0 ? null : patch.edited(edits);
    if (texts === null) break;
    for (const [path, text] of texts) {
      patch.set(path, text);
      engine.setOverlay(path, text);
    }
    for (const path of texts.keys()) {
      await engine.prepare(path);
      current.set(path, engine.analyseFile(path)?.findings ?? []);
    }
  }
  return { applied, unreadable: [...unreadable].sort() };

  /** The fix on the very texts that will be written: the engine works on what the patch has read. */
  function fixOf(finding: Finding): Fix | null {
    if (!open(finding.location.path)) return null;
    const fix = wantedFix(finding);
    const others = fix === null ? [] : fix.edits.filter(({ path }) => !opened.has(path)).map(({ path }) => path);
    if (others.length === 0) return fix;
    return others.every(open) ? wantedFix(finding) : null;
  }

  function wantedFix(finding: Finding): Fix | null {
    return engine.fixesOf(finding).find(({ safety, edits }) => safeties.includes(safety) && edits.length > 0) ?? null;
  }

  function open(path: string): boolean {
    if (opened.has(path)) return true;
    const text = patch.text(path);
    if (text === null) unreadable.add(path);
    else {
      opened.add(path);
      engine.setOverlay(path, text);
    }
    return text !== null;
  }
}

/** Edits that touch count too: which of two insertions at one place comes first is not settled. */
const collides = (a: TextEdit, b: TextEdit): boolean =>
  a.path === b.path && a.span.start <= b.span.end && b.span.start <= a.span.end;
