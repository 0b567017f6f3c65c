import type { Location } from './span.ts';

/**
 * What the analysis knows of one value. The four states never stand in for each other: a rule speaks on `known`, `several` and `absent`,
 * and is silent on `unknown`.
 */
export type Fact<T> = Known<T> | Several<T> | Absent<T> | Unknown;

export interface Known<T> {
  readonly state: 'known';
  readonly value: T;
  readonly from: FactSource;
  /** Where the value is written at the call, for example the argument. */
  readonly use: Location | null;
  /** Where the value itself stands, for example the constant's literal in another file. */
  readonly definition: Location | null;
}

/** One of a few values, by a condition that the code does not settle. At least two alternatives. */
export interface Several<T> {
  readonly state: 'several';
  readonly alternatives: readonly Known<T>[];
  /** True if the value may also be left out, which means the default of the SDK. */
  readonly maybeAbsent: boolean;
}

/** Known not to be given. `fallback` is what the SDK itself then sends, where the installed version settles that. */
export interface Absent<T> {
  readonly state: 'absent';
  readonly fallback: { readonly value: T; readonly source: string } | null;
}

export interface Unknown {
  readonly state: 'unknown';
  readonly why: UnknownReason;
}

export type FactSource =
  | 'literal'
  | 'constant'
  | 'default-parameter'
  | 'environment'
  | 'config'
  | 'constructor'
  | 'cross-file'
  | 'argument'
  | 'sdk-default'
  | 'declared';

/** The closed set of reasons for not knowing. It is part of the JSON report. */
export type UnknownReason =
  | 'parameter'
  | 'environment'
  | 'loop-variable'
  | 'run-time-value'
  | 'escaped'
  | 'unresolved-import'
  | 'unresolved-name'
  | 'unfollowed-call'
  | 'too-many-alternatives'
  | 'bound-reached'
  | 'syntax-error'
  | 'remote-template'
  | 'version-unknown'
  | 'unsupported'
  | 'pending';

export const known = <T>(
  value: T,
  from: FactSource,
  use: Location | null = null,
  definition: Location | null = null,
): Known<T> => ({
  state: 'known',
  value,
  from,
  use,
  definition,
});

export const absent = <T>(fallback: Absent<T>['fallback'] = null): Absent<T> => ({ state: 'absent', fallback });

export const unknown = (why: UnknownReason): Unknown => ({ state: 'unknown', why });

/** The values that a fact may take: one if known, all alternatives if several, none otherwise. */
export function valuesOf<T>(fact: Fact<T>): readonly T[] {
  switch (fact.state) {
    case 'known':
      return [fact.value];
    case 'several':
      return fact.alternatives.map((alternative) => alternative.value);
    case 'absent':
    case 'unknown':
      return [];
  }
}
