/** One file of a test's project. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What a marker line claims of the line above it. */
export interface Marker {
  readonly path: string;
  /** From 0, in the text without marker lines. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** `warning missing-output-cap fix`. */
  readonly label: string;
}

export interface Fixture {
  /** The project without marker lines. */
  readonly files: readonly SourceFile[];
  readonly markers: readonly Marker[];
}

/**
 * Reads a project from one text. `//- /path` starts a file; without it all is one file, `app.py` or `app.ts` by the look of it. A line such
 * as `//    ^^^^^^ warning missing-output-cap fix` (or with `#`) marks the columns of the line above and is taken out.
 */
export function readFixture(text: string): Fixture {
  const files: SourceFile[] = [];
  const markers: Marker[] = [];
  for (const { path, lines } of splitFiles(text)) {
    const kept: string[] = [];
    for (const line of lines) {
      const match = markerLine.exec(line);
      const [, before = '', carets = '', label = ''] = match ?? [];
      if (match === null) kept.push(line);
      else {
        const start = before.length;
        markers.push({ path, line: kept.length - 1, start, end: start + carets.length, label: label.trim() });
      }
    }
    files.push({ path, text: kept.join('\n') });
  }
  return { files, markers };
}

/** The project as one text again, with these markers. */
export function writeFixture(files: readonly SourceFile[], markers: readonly Marker[]): string {
  const parts = files.map(({ path, text }) => {
    const mark = path.endsWith('.py') ? '#' : '//';
    const lines = text.split('\n').flatMap((line, index) => {
      const own = markers.filter((marker) => marker.path === path && marker.line === index).sort(byPlace);
      return [line, ...own.map((marker) => markerText(mark, marker))];
    });
    return `//- /${path}\n${lines.join('\n')}`;
  });
  return parts.join('\n');
}

const markerLine = /^(\s*(?:\/\/|#)\s*)(\^+)\s+((?:error|warning|information|hint)\s.*)$/;

const byPlace = (a: Marker, b: Marker): number =>
  a.start - b.start || a.end - b.end || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0);

function markerText(mark: string, { start, end, label }: Marker): string {
  return `${mark.padEnd(Math.max(start, mark.length))}${'^'.repeat(Math.max(1, end - Math.max(start, mark.length)))} ${label}`;
}

function splitFiles(text: string): readonly { readonly path: string; readonly lines: readonly string[] }[] {
  const source = text.replace(/^\n/, '');
  const lines = source.split('\n');
  if (!fileLine.test(lines[0] ?? '')) return [{ path: looksLikePython(source) ? 'app.py' : 'app.ts', lines }];
  const files: { path: string; lines: string[] }[] = [];
  for (const line of lines) {
    const path = fileLine.exec(line)?.[1];
    if (path !== undefined) files.push({ path, lines: [] });
    else files.at(-1)?.lines.push(line);
  }
  return files;
}

const fileLine = /^(?:\/\/|#)- \/(\S+)$/;

const looksLikePython = (text: string): boolean => /^(from [\w.]+ import |import [\w., ]+$|def |#)/m.test(text);
