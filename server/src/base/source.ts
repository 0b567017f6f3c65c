/** Where an offset of the lowered text stands for a reader. Lines and columns count from 1, columns in UTF-16 units. */
export interface SourcePosition {
  /** In a notebook the 0-based index over all cells, else null. */
  readonly cell: number | null;
  /** In a notebook within the cell. */
  readonly line: number;
  readonly column: number;
  /** The line in the file; in a notebook that of the JSON text. */
  readonly physicalLine: number;
}

/** The way from offsets of a lowered text to places in the file. Offsets outside the text count as its nearest end. */
export interface SourceMap {
  readonly position: (offset: number) => SourcePosition;
}

/** The map of a file that is lowered as it is. */
export function plainSource(text: string): SourceMap {
  const starts = lineStarts(text);
  return {
    position: (offset) => {
      const at = Math.min(Math.max(offset, 0), text.length);
      const index = lineIndexAt(starts, at);
      return { cell: null, line: index + 1, column: at - (starts[index] ?? 0) + 1, physicalLine: index + 1 };
    },
  };
}

/** The offsets at which lines begin. A line ends with `\n`, `\r\n` or a lone `\r`. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const lineBreak of text.matchAll(/\r\n|\n|\r/g)) starts.push(lineBreak.index + lineBreak[0].length);
  return starts;
}

/** The 0-based index of the line that an offset stands on. */
export function lineIndexAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
