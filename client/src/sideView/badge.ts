import type { TreeResult } from '../../../server/src/protocol.ts';
import { findingWords } from '../words.ts';

/** The number on the view's icon: findings of the workspace that are no mere hints. None instead of 0. */
export function badgeOf(
  findings: TreeResult['findings'],
): { readonly value: number; readonly tooltip: string } | undefined {
  const value = findings.error + findings.warning + findings.information;
  return value === 0 ? undefined : { value, tooltip: findingWords(findings) };
}
