import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import { folderOf } from '../../base/paths.ts';
import { muteForMeCommand } from '../../protocol.ts';
import { unusedSuppression } from '../../rules/suppress.ts';
import type { Finding } from '../../rules/types.ts';
import type { Context } from '../context.ts';
import type { FileView } from '../session.ts';
import { configAction, configIn } from './configActions.ts';

/** Turning a rule off: for a folder in its config file, which the command line reads too, or for this user alone in the editor's settings. */
export function muteActions(
  context: Context,
  view: FileView,
  { rule }: Finding,
  diagnostics: Diagnostic[],
): CodeAction[] {
  if (rule === unusedSuppression) return [];
  const kind = CodeActionKind.QuickFix;
  const folder = folderOf(view.place.path);
  const name = folder === '' ? view.place.folder.name : folder;
  const forMe = `Mute ${rule} for me`;
  return [
    ...configAction(context, view, {
      title: `Mute ${rule} in the folder ${name}`,
      kind,
      diagnostics,
      config: configIn(folder),
      keys: ['rules', rule],
      value: 'off',
      isExample: false,
    }),
    ...(context.client().commands
      ? [{ title: forMe, kind, diagnostics, command: { title: forMe, command: muteForMeCommand, arguments: [rule] } }]
      : []),
  ];
}
