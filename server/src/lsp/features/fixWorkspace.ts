import type { FixWorkspaceResult } from '../../protocol.ts';
import type { Context } from '../context.ts';
import type { Folder } from '../folder.ts';
import { workspaceEdit } from './edits.ts';
import { type SafeFix, safeFixes } from './safeFixes.ts';

/** The safe fixes of all workspace folders, on the texts as the editor has them. The user confirms them rule by rule. */
export async function fixWorkspace(context: Context): Promise<FixWorkspaceResult> {
  const found: SafeFix[] = [];
  let closedNotebooks = 0;
  for (const folder of context.folders.all()) {
    await context.scans.ensure(folder);
    const paths = pathsToFix(folder);
    const open = new Set(openPaths(context, folder));
    const isClosedNotebook = (path: string): boolean => path.endsWith('.ipynb') && !open.has(path);
    closedNotebooks += paths.filter(isClosedNotebook).length;
    found.push(
      ...(await fixesIn(
        context,
        folder,
        paths.filter((path) => !isClosedNotebook(path)),
      )),
    );
  }
  const edits = found.flatMap(({ finding, edits: own }) =>
    own.map((edit) => ({ ...edit, review: { label: finding.rule, description: 'safe fixes' } })),
  );
  if (edits.length === 0) return { ...nothingToFix, closedNotebooks };
  return {
    edit: workspaceEdit(context.client(), edits),
    fixes: found.length,
    files: new Set(edits.map(({ at }) => at.uri)).size,
    closedNotebooks,
  };
}

export const nothingToFix: FixWorkspaceResult = { edit: null, fixes: 0, files: 0, closedNotebooks: 0 };

const pathsToFix = (folder: Folder): readonly string[] => [
  ...new Set(
    (folder.report()?.findings ?? [])
      .filter(({ fixes }) => fixes.some(({ safety }) => safety === 'safe'))
      .map(({ file }) => file),
  ),
];

const openPaths = ({ files, folders }: Context, folder: Folder): readonly string[] =>
  files.all().flatMap((file) => {
    const place = folders.placeOf(file);
    return place?.folder === folder ? [place.path] : [];
  });

async function fixesIn(context: Context, folder: Folder, paths: readonly string[]): Promise<readonly SafeFix[]> {
  if (paths.length === 0) return [];
  const workspace = await folder.open();
  const { engine } = workspace;
  // Whatever is open has to be known to the engine as the editor has it.
  for (const file of context.files.all()) {
    if (context.folders.placeOf(file)?.folder === folder) await context.session.view(file.uri);
  }
  const findings = [];
  for (const path of paths) {
    await engine.prepare(path);
    findings.push(...(engine.analyseFile(path)?.findings ?? []));
  }
  return safeFixes(findings, engine, (location) => context.locator.find(folder, workspace, location));
}
