import type { StatusResult } from '../../server/src/protocol.ts';

/** `2 warnings, 1 hint`; `no findings`. */
export function findingWords(findings: StatusResult['findings']): string {
  const words = (['error', 'warning', 'information', 'hint'] as const)
    .filter((severity) => findings[severity] > 0)
    .map((severity) => counted(findings[severity], severity === 'information' ? 'note' : severity));
  return words.length === 0 ? 'no findings' : words.join(', ');
}

/** `1 call`, `2 calls`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
