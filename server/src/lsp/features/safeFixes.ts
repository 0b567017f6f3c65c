import type { Range } from 'vscode-languageserver';
import type { Engine } from '../../analysis/engine.ts';
import type { Location } from '../../base/span.ts';
import type { Finding, Fix } from '../../rules/types.ts';
import type { Placed } from '../openFiles.ts';
import type { ReadyEdit } from './edits.ts';

export interface SafeFix {
  readonly finding: Finding;
  readonly title: string;
  readonly edits: readonly ReadyEdit[];
}

/** The safe fixes of some findings, each with all of its edits. Of fixes that touch the same text the first one is taken. */
export function safeFixes(
  findings: readonly Finding[],
  engine: Pick<Engine, 'fixesOf'>,
  placeOf: (location: Location) => Placed | null,
): readonly SafeFix[] {
  const taken: SafeFix[] = [];
  for (const finding of findings) {
    if (!finding.fixes.some(isSafe)) continue;
    const fix = engine.fixesOf(finding).find(isSafe);
    const edits = (fix?.edits ?? []).map((edit): ReadyEdit | null => {
      const at = placeOf(edit);
      return at && { at, newText: edit.newText };
    });
    const ready = edits.filter((edit) => edit !== null);
    const isWhole = fix !== undefined && ready.length > 0 && ready.length === edits.length;
    if (isWhole && ready.every((edit) => taken.every((other) => other.edits.every((one) => isApart(edit, one))))) {
      taken.push({ finding, title: fix.title, edits: ready });
    }
  }
  return taken;
}

const isSafe = ({ safety }: Pick<Fix, 'safety'>): boolean => safety === 'safe';

function isApart(a: ReadyEdit, b: ReadyEdit): boolean {
  if (a.at.uri !== b.at.uri) return true;
  return isBefore(a.at.range, b.at.range) || isBefore(b.at.range, a.at.range);
}

/** Two edits at the same place have no order, and so do not go together. */
export const isBefore = (a: Range, b: Range): boolean =>
  a.end.line < b.start.line || (a.end.line === b.start.line && a.end.character < b.start.character);
