import type { FileAnalysis } from '../analysis/types.ts';
import type { Location } from '../base/span.ts';
import type { ReportPosition } from './model.ts';

/** Turns places of a program into lines and columns as people count them. */
export interface Places {
  /** A place in any file; only its path where the text is not at hand. */
  readonly at: (location: Location) => ReportPosition;
}

type PlacedPosition = {
  readonly [Key in keyof ReportPosition]: Key extends 'cell' ? number | null : NonNullable<ReportPosition[Key]>;
};

export function placesOf(files: readonly FileAnalysis[]): Places {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return {
    at: ({ path, span }) => {
      const file = byPath.get(path);
      if (file !== undefined) return inFile(file, span.start, span.end);
      return { file: path, cell: null, physicalLine: null, line: null, column: null, endLine: null, endColumn: null };
    },
  };
}

/** A place in a file that is part of the analysis. */
export function inFile({ path, source }: FileAnalysis, start: number, end: number): PlacedPosition {
  const from = source.position(start);
  const to = source.position(end);
  return {
    file: path,
    cell: from.cell,
    physicalLine: from.physicalLine,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
  };
}
