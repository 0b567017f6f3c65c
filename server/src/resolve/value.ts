import type { FactSource, UnknownReason } from '../base/fact.ts';
import type { Location } from '../base/span.ts';

/**
 * A value as far as the code settles it: plain immutable data, taken at one point of the program (later writes are not in it).
 * `use` is where the expression stands that yields it there, `definition` where the value itself was written.
 */
export type Value =
  | LiteralValue
  | TextValue
  | ListValue
  | RecordValue
  | InstanceValue
  | FunctionValue
  | ChoiceValue
  | OpaqueValue;

export interface Origin {
  readonly use: Location | null;
  readonly definition: Location | null;
  readonly from: FactSource;
}

export interface LiteralValue extends Origin {
  readonly kind: 'literal';
  readonly value: number | boolean | null | undefined;
}

/** A text. A fully static text has only static parts (none if it is empty). */
export interface TextValue extends Origin {
  readonly kind: 'text';
  readonly parts: readonly TextPart[];
  /** What the text is the JSON of, where code made it of a value. */
  readonly json?: Value;
}

export type TextPart =
  /** `location` is the raw range inside the quotes, or null where the text was derived (trimmed, joined, repeated) and cannot be edited in place. */
  | { readonly kind: 'static'; readonly text: string; readonly location: Location | null }
  | {
      readonly kind: 'dynamic';
      readonly provenance: Provenance;
      readonly location: Location | null /** The hole's expression as written, shortened. */;
      readonly code: string;
    };

/** Where run-time text comes from. */
export type Provenance =
  | { readonly kind: 'clock'; readonly granularity: 'day' | 'finer' | 'unknown' }
  | { readonly kind: 'random' }
  | { readonly kind: 'user-input' }
  | { readonly kind: 'retrieval' }
  | { readonly kind: 'loop-variable' }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'environment'; readonly name: string | null }
  | { readonly kind: 'file' }
  | { readonly kind: 'model-output' }
  | { readonly kind: 'other' };

export interface ListValue extends Origin {
  readonly kind: 'list';
  readonly items: readonly ListItem[];
  /** False if further items may be there, at unknown places. */
  readonly isClosed: boolean;
  readonly openBecause: UnknownReason | null;
}

export interface ListItem {
  readonly value: Value;
  /** Written on some paths only. */
  readonly isMaybe: boolean;
  /** Any number of such items: appended in a loop, or spread from a list that is not known. */
  readonly isRepeated: boolean;
}

export interface RecordValue extends Origin {
  readonly kind: 'record';
  readonly entries: readonly RecordEntry[];
  /** False if further keys may be there. A field that is missing is absent only in a closed record. */
  readonly isClosed: boolean;
  readonly openBecause: UnknownReason | null;
}

export interface RecordEntry {
  readonly key: string;
  readonly value: Value;
  readonly isMaybe: boolean;
  /** The whole entry or argument, where it is written as one. */
  readonly location: Location | null;
}

/** An object of an SDK: a client, a provider, a model. `options` are its constructor's arguments, bound to names. */
export interface InstanceValue extends Origin {
  readonly kind: 'instance';
  readonly sdk: string;
  readonly language: 'typescript' | 'python';
  readonly shape: string;
  readonly options: RecordValue;
  /** Where it was made; null if only its type is known. */
  readonly made: Location | null;
}

export interface FunctionValue extends Origin {
  readonly kind: 'function';
  readonly name: string | null;
  /** The JSON schema that a class with annotated fields stands for. */
  readonly schema?: RecordValue;
}

/** One of several values; at least two. */
export interface ChoiceValue extends Origin {
  readonly kind: 'choice';
  readonly alternatives: readonly Value[];
}

export interface OpaqueValue extends Origin {
  readonly kind: 'opaque';
  readonly why: UnknownReason;
  readonly provenance: Provenance;
  readonly code: string;
  /** What it is in any case, by its annotation or by what makes it. */
  readonly type?: ValueType | null;
}

export type ValueType = 'text' | 'number' | 'boolean' | 'list';
