import type { Range3 } from '../base/range3.ts';
import type { Location } from '../base/span.ts';
import type { TextEdit } from '../languages/language.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** `safe`: same request, the bill cannot rise. `review`: changes behaviour. `example`: a scaffold that a person must fill. */
export type FixSafety = 'safe' | 'review' | 'example';

/** One problem at one place. Plain data; its fixes are computed on demand from rule, site and index. */
export interface Finding {
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly location: Location;
  /** The call site that it speaks of; for a finding on a client or module the first one. */
  readonly callSite: string | null;
  /** Every call site that it speaks of, `callSite` included: several where they share a client, a text or a constant. */
  readonly callSites?: readonly string[];
  /** What is wrong, with its number. Makes sense alone in one line. */
  readonly message: string;
  /** Why it matters, and what to do. */
  readonly why: string;
  readonly related: readonly { readonly location: Location; readonly message: string }[];
  readonly saving: Saving | null;
  readonly fixes: readonly FixInfo[];
}

/** USD, in the unit given. */
export interface Saving extends Range3 {
  readonly unit: 'per-call' | 'per-1000-calls' | 'per-day' | 'per-month';
  readonly formula: string;
}

export interface FixInfo {
  readonly title: string;
  readonly safety: FixSafety;
}

/** A fix worked out on the current text. Edits are in ascending order and do not overlap. */
export interface Fix extends FixInfo {
  readonly edits: readonly TextEdit[];
}
