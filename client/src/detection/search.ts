import { vscode } from '../vscode.ts';
import { firstWith } from './files.ts';
import { configName, manifestGlobs } from './manifests.ts';
import { dependsOnSdk, namesSdk } from './seeds.ts';

/** The first file of the workspace that names an SDK: manifests first, because they are few, then some of the sources. */
export async function findInWorkspace(token: vscode.CancellationToken): Promise<vscode.Uri | null> {
  const [configs, manifests] = await Promise.all([
    find(`**/${configName}`, 1, token),
    find(`**/{${manifestGlobs.join(',')}}`, mostManifests, token),
  ]);
  return (
    configs[0] ??
    (await firstWith(dependsOnSdk, manifests, token)) ??
    (await firstWith(namesSdk, await find(sources, mostSources, token), token))
  );
}

const find = (glob: string, limit: number, token: vscode.CancellationToken): Thenable<vscode.Uri[]> =>
  vscode.workspace.findFiles(glob, excluded, limit, token);

const mostManifests = 200;
const mostSources = 2_000;

const sources = '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,py,ipynb}';
const excluded = '**/{node_modules,site-packages,dist,build,out,vendor,venv,.venv,.git,.tox,__pycache__}/**';
