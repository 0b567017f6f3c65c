import { exactVersion, parseVersion } from '../../base/version.ts';
import { pythonNamePattern } from './pythonNames.ts';
import { type Found, inFolder, type Search } from './types.ts';

/** What is installed in a folder's node_modules. */
export function installedPackageVersion({ text }: Search, folder: string, name: string): Found | null {
  const source = inFolder(folder, `node_modules/${name}/package.json`);
  const version = /"version"\s*:\s*"([^"]+)"/.exec(text(source) ?? '')?.[1];
  return version === undefined || parseVersion(version) === null ? null : { versions: exactVersion(version), source };
}

/** What is installed in a Python environment that lies in a folder. */
export function environmentVersion({ list }: Search, folder: string, name: string): Found | null {
  const pattern = new RegExp(`^${pythonNamePattern(name)}-([^-]+)\\.(?:dist|egg)-info$`, 'i');
  for (const environment of ['.venv', 'venv', 'env']) {
    const root = inFolder(folder, environment);
    const lib =
      list(`${root}/lib`)
        ?.filter((entry) => /^python\d/.test(entry))
        .map((entry) => `${root}/lib/${entry}`) ?? [];
    for (const place of [...lib, `${root}/Lib`]) {
      for (const entry of list(`${place}/site-packages`) ?? []) {
        const version = pattern.exec(entry)?.[1];
        if (version !== undefined && parseVersion(version) !== null) {
          return { versions: exactVersion(version), source: `${place}/site-packages/${entry}` };
        }
      }
    }
  }
  return null;
}
