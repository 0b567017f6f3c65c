import { URI } from 'vscode-uri';
import { folderOf, nameOf } from '../base/paths.ts';
import { isExcludedFolder, isMinifiedText, isSourceFile, sizeLimitOf } from '../workspace/excludes.ts';
import { createFolder, type Folder } from './folder.ts';
import type { OpenFile } from './openFiles.ts';
import type { LspPorts } from './ports.ts';
import type { Settings } from './settings.ts';

/** Where a file belongs: its folder, and its path from there. */
export interface Place {
  readonly folder: Folder;
  readonly path: string;
}

export interface Folders {
  /** The workspace folders. */
  readonly all: () => readonly Folder[];
  /** Those and the folders around single files. */
  readonly inUse: () => readonly Folder[];
  readonly add: (uri: string, name: string) => Folder | null;
  /** Returns the folder that has gone. */
  readonly remove: (uri: string) => Folder | null;
  /** Null for a file that is not analysed: no source file, part of a package or a build, too large. */
  readonly placeOf: (file: OpenFile) => Place | null;
  /** For a file on disk in a workspace folder; null outside of all. */
  readonly locate: (uri: string) => Place | null;
}

/** `unscoped` gives the settings of files outside of all folders. */
export function createFolders(ports: LspPorts, unscoped: () => Settings): Folders {
  const folders = new Map<string, Folder>();
  const loose = new Map<string, Folder>();

  function locate(uri: string): Place | null {
    const path = diskPath(uri);
    if (path === null) return null;
    const places = [...folders.values()].flatMap((folder) => {
      const relative = relativePath(folder.root.path, path);
      return relative === null ? [] : [{ folder, path: relative }];
    });
    // Of nested folders the innermost one is meant.
    return places.sort((a, b) => a.path.length - b.path.length)[0] ?? null;
  }

  function looseFolder(path: string): Folder {
    const known = loose.get(path);
    if (known) return known;
    const folder = createFolder(
      path === '' ? '' : URI.file(path).toString(),
      nameOf(path),
      { path, kind: 'loose' },
      ports,
    );
    folder.configure(unscoped());
    loose.set(path, folder);
    return folder;
  }

  function placeOf(file: OpenFile): Place | null {
    const path = diskPath(file.uri);
    const place =
      path === null
        ? unsavedPlace(file)
        : (locate(file.uri) ?? { folder: looseFolder(folderOf(path)), path: nameOf(path) });
    return place !== null && isAnalysed(place.path, file) ? place : null;
  }

  /** A file that is on no disk has nothing beside it. */
  function unsavedPlace(file: OpenFile): Place | null {
    const { scheme, path } = URI.parse(file.uri);
    const extension = extensions.get(file.languageId);
    if (!unsavedSchemes.has(scheme) || extension === undefined) return null;
    const isNotebook = file.parts.length !== 1 || file.parts[0]?.document.uri !== file.uri;
    const name = path.replace(/^\/+|\.\w+$/g, '') || 'untitled';
    return { folder: looseFolder(''), path: `${name}${isNotebook ? '.ipynb' : extension}` };
  }

  return {
    all: () => [...folders.values()],
    inUse: () => [...folders.values(), ...loose.values()],
    add: (uri, name) => {
      const path = diskPath(uri);
      if (path === null) return null;
      const folder = createFolder(uri, name, { path, kind: 'folder' }, ports);
      folders.set(uri, folder);
      return folder;
    },
    remove: (uri) => {
      const folder = folders.get(uri) ?? null;
      folders.delete(uri);
      return folder;
    },
    placeOf,
    locate,
  };
}

/** The URI of a file by its path from the folder's root. */
export const uriOf = (folder: Folder, path: string): string =>
  URI.file(`${folder.root.path.replace(/[\\/]+$/, '')}/${path}`).toString();

/** True for files of packages, builds and caches. */
export const isInExcludedFolder = (path: string): boolean => path.split('/').slice(0, -1).some(isExcludedFolder);

function isAnalysed(path: string, file: OpenFile): boolean {
  return (
    isSourceFile(path) &&
    !isInExcludedFolder(path) &&
    file.code.length <= sizeLimitOf(path) &&
    !isMinifiedText(path, file.code)
  );
}

/** With forward slashes; null for what is not on disk. */
function diskPath(uri: string): string | null {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath.replaceAll('\\', '/') : null;
}

function relativePath(root: string, path: string): string | null {
  const folder = root.endsWith('/') ? root : `${root}/`;
  return path.startsWith(folder) ? path.slice(folder.length) : null;
}

/** Of files that are on no disk: never saved, or in a repository that the editor reads from afar. */
const unsavedSchemes = new Set(['untitled', 'vscode-interactive', 'inmemory', 'vscode-vfs']);

const extensions: ReadonlyMap<string, string> = new Map([
  ['typescript', '.ts'],
  ['typescriptreact', '.tsx'],
  ['javascript', '.js'],
  ['javascriptreact', '.jsx'],
  ['python', '.py'],
]);
