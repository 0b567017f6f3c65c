import type { TextEdit } from '../languages/language.ts';
import { editNotebook } from '../languages/notebookEdits.ts';
import { applyEdits } from '../rules/edits.ts';
import { type DecodedFile, decodeFile, encodeFile } from './encoding.ts';
import type { CliPorts } from './ports.ts';

/** Files under change: nothing is written until all is worked out. */
export interface Patch {
  /** The text as it is by now; null for a file that cannot be read or written back as it is. */
  readonly text: (path: string) => string | null;
  /** The texts after the edits, all or none; null where one of them has no place. */
  readonly edited: (edits: readonly TextEdit[]) => ReadonlyMap<string, string> | null;
  readonly set: (path: string, text: string) => void;
  /** The files that are not as they were, in order. */
  readonly changes: () => readonly FileChange[];
  /** Writes a change; `changed` if somebody else has changed the file since it was read. */
  readonly write: (change: FileChange) => 'written' | 'changed';
}

export interface FileChange {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

interface OpenFile {
  readonly bytes: Uint8Array;
  readonly decoded: DecodedFile;
  text: string;
}

/** A patch over the files of a folder; paths are relative to it. */
export function openPatch(root: string, { disk }: Pick<CliPorts, 'disk'>): Patch {
  const files = new Map<string, OpenFile | null>();

  function open(path: string): OpenFile | null {
    const known = files.get(path);
    if (known !== undefined) return known;
    const bytes = disk.read(disk.resolve(root, path));
    const decoded = bytes === null ? null : decodeFile(bytes);
    const file = bytes === null || decoded === null ? null : { bytes, decoded, text: decoded.text };
    files.set(path, file);
    return file;
  }

  return {
    text: (path) => open(path)?.text ?? null,
    edited(edits) {
      const texts = new Map<string, string>();
      for (const path of new Set(edits.map((edit) => edit.path))) {
        const before = open(path)?.text;
        if (before === undefined) return null;
        const own = edits.filter((edit) => edit.path === path);
        const after = path.endsWith('.ipynb') ? editNotebook(before, own) : applyEdits(before, own);
        if (after === null) return null;
        texts.set(path, after);
      }
      return texts;
    },
    set(path, text) {
      const file = open(path);
      if (file !== null) file.text = text;
    },
    changes: () =>
      [...files]
        .flatMap(([path, file]) =>
          file === null || file.text === file.decoded.text
            ? []
            : [{ path, before: file.decoded.text, after: file.text }],
        )
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
    write({ path, after }) {
      const file = open(path);
      if (file === null) return 'changed';
      return disk.replace(disk.resolve(root, path), encodeFile(after, file.decoded), file.bytes);
    },
  };
}
