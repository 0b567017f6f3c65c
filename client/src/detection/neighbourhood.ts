import { vscode } from '../vscode.ts';
import { firstWith, namesIn } from './files.ts';
import { foldersAbove } from './foldersAbove.ts';
import { configName, isManifest } from './manifests.ts';
import { dependsOnSdk } from './seeds.ts';

/** The folders that open files are in, up to the root of the workspace. It needs no search: a few folders are listed, each once. */
export interface Neighbourhood {
  /** A config or a manifest with an SDK in it, the nearest first; null if there is none, or if it has been found before. */
  readonly manifestOf: (files: readonly vscode.Uri[]) => Promise<vscode.Uri | null>;
}

export function createNeighbourhood(): Neighbourhood {
  const visited = new Set<string>();
  return {
    manifestOf: async (files) => {
      const roots = vscode.workspace.workspaceFolders ?? [];
      const above = files.flatMap((file) => {
        const root = vscode.workspace.getWorkspaceFolder(file)?.uri;
        return root ? foldersAbove(root.path, file.path).map((path) => root.with({ path })) : [];
      });
      for (const folder of [...above, ...roots.map(({ uri }) => uri)]) {
        const key = folder.toString();
        if (visited.has(key)) continue;
        visited.add(key);
        const hit = await manifestIn(folder);
        if (hit) return hit;
      }
      return null;
    },
  };
}

async function manifestIn(folder: vscode.Uri): Promise<vscode.Uri | null> {
  const names = await namesIn(folder);
  const uriOf = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
  if (names.includes(configName)) return uriOf(configName);
  return firstWith(dependsOnSdk, names.filter(isManifest).map(uriOf));
}
