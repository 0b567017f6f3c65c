import type { FixWorkspaceResult } from '../../../server/src/protocol.ts';
import { counted } from '../words.ts';

export function fixSummary({ fixes, files, closedNotebooks }: FixWorkspaceResult): string {
  const notebooks =
    closedNotebooks === 0 ? '' : ` ${counted(closedNotebooks, 'notebook')} with safe fixes must be opened to be fixed.`;
  const found =
    fixes === 0
      ? 'There is no safe fix to apply.'
      : `${counted(fixes, 'safe fix', 'safe fixes')} in ${counted(files, 'file')}.`;
  return `${found}${notebooks}`;
}
