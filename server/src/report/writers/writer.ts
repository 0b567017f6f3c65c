import type { ReportView } from '../view.ts';

/** One output format. A new one is a file here and a line in `index.ts`. */
export interface Writer {
  /** The name for `--format`. */
  readonly id: string;
  /** One line for the help text. */
  readonly summary: string;
  readonly write: (view: ReportView, options: WriterOptions) => string;
}

export interface WriterOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly style: Style;
  /** Findings only: no costs, assumptions or notes. */
  readonly quiet: boolean;
}

/** Colours a text for a terminal, or leaves it as it is. */
export type Style = (style: TextStyle, text: string) => string;

export type TextStyle = 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'cyan' | 'green' | 'underline';

export const unstyled: Style = (_, text) => text;
