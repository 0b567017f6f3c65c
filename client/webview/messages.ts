import type { ExportFormat, Levers, PageElement, ReportPage, WhatIfPage } from '../../server/src/protocol.ts';

/** What the extension tells the page. */
export type ToPage =
  | { readonly kind: 'scanning'; readonly percent: number | null; readonly text: string }
  | {
      readonly kind: 'page';
      readonly folders: readonly Folder[];
      /** The folder that the page is of. */
      readonly folder: string;
      readonly page: ReportPage;
    }
  /** Whether the code has changed since. */
  | { readonly kind: 'outdated' | 'current' }
  /** There is no report, or only an old one. */
  | { readonly kind: 'problem'; readonly problem: 'cancelled' | 'failed' | 'no-folder'; readonly text: string }
  | { readonly kind: 'details'; readonly id: string; readonly details: PageElement | null }
  | { readonly kind: 'whatIf'; readonly number: number; readonly answer: WhatIfPage | null }
  | { readonly kind: 'said'; readonly text: string };

/** What the page asks of the extension. */
export type FromPage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refresh' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'folder'; readonly uri: string }
  | { readonly kind: 'open'; readonly place: Place }
  | { readonly kind: 'details'; readonly ids: readonly string[] }
  | {
      readonly kind: 'whatIf';
      /** The answer has the same number, so that an old one is not shown. */
      readonly number: number;
      readonly levers: Levers;
      readonly among: readonly string[] | null;
    }
  | { readonly kind: 'export'; readonly format: ExportFormat }
  | { readonly kind: 'log' };

export interface Folder {
  readonly uri: string;
  readonly name: string;
}

/** A place in the code as the report has it: lines and columns from 1, cells from 0. */
export interface Place {
  readonly file: string;
  readonly cell: number | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine: number | null;
  readonly endColumn: number | null;
}
