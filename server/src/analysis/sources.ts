import { plainSource, type SourceMap } from '../base/source.ts';
import type { FileIr } from '../ir/types.ts';
import type { Language } from '../languages/language.ts';
import { type NotebookError, readNotebook } from '../languages/notebook.ts';

/** A file lowered, with the way back to its lines. */
export interface LoweredFile {
  readonly ir: FileIr;
  readonly source: SourceMap;
  /** The text as it is in the file or editor. */
  readonly text: string;
  readonly error: NotebookError | null;
}

export interface Sources {
  readonly text: (path: string) => string | null;
  readonly lowered: (path: string) => LoweredFile | null;
  readonly languageOf: (path: string) => Language | null;
  readonly setOverlay: (path: string, text: string | null) => void;
  /** The files that the editor has its own text of. */
  readonly overlays: () => readonly string[];
  readonly isOverlay: (path: string) => boolean;
  readonly forget: (path: string) => void;
  /** How many files have been lowered so far. */
  readonly parsedCount: () => number;
}

/** The texts of a workspace with the editor's on top, each lowered once. */
export function createSources(languages: readonly Language[], read: (path: string) => string | null): Sources {
  const byExtension = new Map(
    languages.flatMap((language) => language.extensions.map((extension) => [extension, language] as const)),
  );
  const python = languages.find((language) => language.ids.includes('python')) ?? null;
  const overlays = new Map<string, string>();
  /** How the files that the editor has open are lowered, edit after edit. */
  const followed = new Map<string, Language['lower']>();
  const lowered = new Map<string, LoweredFile | null>();
  let parsed = 0;

  const languageOf = (path: string): Language | null => {
    const extension = path.slice(path.lastIndexOf('.'));
    return extension === '.ipynb' ? python : (byExtension.get(extension) ?? null);
  };
  const text = (path: string): string | null => overlays.get(path) ?? read(path);

  function lower(path: string): LoweredFile | null {
    const language = languageOf(path);
    const content = language ? text(path) : null;
    if (!language || content === null) return null;
    parsed++;
    const lowerText = overlays.has(path) ? followedBy(language, path) : language.lower;
    if (!path.endsWith('.ipynb'))
      return { ir: lowerText(path, content), source: plainSource(content), text: content, error: null };
    const notebook = readNotebook(content);
    return {
      ir: lowerText(path, notebook.language === null ? '' : notebook.text),
      source: notebook.source,
      text: content,
      error: notebook.error,
    };
  }

  function followedBy(language: Language, path: string): Language['lower'] {
    const lowerText = followed.get(path) ?? language.follow();
    followed.set(path, lowerText);
    return lowerText;
  }

  return {
    text,
    languageOf,
    lowered: (path) => {
      let file = lowered.get(path);
      if (file === undefined) {
        file = lower(path);
        lowered.set(path, file);
      }
      return file;
    },
    setOverlay: (path, content) => {
      if (content === null) {
        overlays.delete(path);
        followed.delete(path);
      } else overlays.set(path, content);
      if (content === null || lowered.get(path)?.text !== content) lowered.delete(path);
    },
    isOverlay: (path) => overlays.has(path),
    overlays: () => [...overlays.keys()].toSorted(),
    forget: (path) => void lowered.delete(path),
    parsedCount: () => parsed,
  };
}
