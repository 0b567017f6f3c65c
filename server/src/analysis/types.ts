import type { SourceMap } from '../base/source.ts';
import type { CostEstimate } from '../cost/types.ts';
import type { LanguageId } from '../ir/types.ts';
import type { CallSite } from '../resolve/callSite.ts';
import type { Finding } from '../rules/types.ts';
import type { BudgetResult } from './budgets.ts';

/** All that is known of one file. Plain data but for `source`, which turns offsets into positions. */
export interface FileAnalysis {
  readonly path: string;
  readonly language: LanguageId;
  readonly source: SourceMap;
  /** Direct and via sites in the order of the text. */
  readonly sites: readonly PricedSite[];
  readonly findings: readonly Finding[];
  readonly notices: readonly Notice[];
}

export interface PricedSite {
  readonly site: CallSite;
  readonly estimate: CostEstimate;
  /** Figures of usage logs joined to this site; null until some are imported. */
  readonly measured: null;
}

/** Something that the user should know about the run: a broken config line, an unknown directive, a file that could not be read. */
export interface Notice {
  readonly path: string | null;
  readonly line: number | null;
  readonly message: string;
}

export interface WorkspaceAnalysis {
  /** Only files with call sites, findings or notices. */
  readonly files: readonly FileAnalysis[];
  /** Number of source files that the scan looked at, skipped ones not included. */
  readonly filesScanned: number;
  /** Number of files that had to be parsed. */
  readonly filesParsed: number;
  readonly skipped: readonly { readonly reason: string; readonly count: number }[];
  readonly notices: readonly Notice[];
  /** How the limits of the configuration stand; missing if there are none. */
  readonly budgets?: readonly BudgetResult[];
  /** The date as of which prices and shutdowns were read, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly priceDate: string;
  readonly catalogueHash: string;
  readonly configHash: string;
}
