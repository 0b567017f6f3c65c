import { absent, type Fact, type Known, known, type Unknown, type UnknownReason, unknown } from '../../base/fact.ts';
import type { Location } from '../../base/span.ts';
import type { ListValue, LiteralValue, Origin, Provenance, RecordValue, Value } from '../value.ts';

/** What a path leads to: a value, nothing, or a place that cannot be seen. */
export type FieldValue = Value | 'absent' | Unknown;

/** A choice of more values than this is not listed. */
export const maxAlternatives = 8;

/**
 * Follows a dotted path. A choice yields the choice of what its alternatives have there; an entry that is written on some paths only
 * yields a choice with `nothing`. A key that an open record does not show is unknown.
 */
export function field(value: Value, path: string): FieldValue {
  let current: FieldValue = value;
  for (const key of path.split('.')) {
    if (!isValue(current)) return current;
    current = member(current, key);
  }
  return current;
}

/**
 * What a value says once `read` has understood it (`read` answers null to a value of another kind). Null and undefined count as not
 * given, because SDKs leave such parameters out.
 */
export function factOf<T>(found: FieldValue, read: (value: Value) => T | null): Fact<T> {
  if (found === 'absent') return absent();
  if (!isValue(found)) return found;
  const alternatives = alternativesOf(found);
  const given = alternatives.filter((alternative) => !isNothing(alternative));
  const distinct = new Map<string, Known<T>>();
  for (const alternative of given) {
    const value = read(alternative);
    if (value === null) return unknown(whyUnreadable(alternative));
    const key = JSON.stringify(value) ?? '';
    if (!distinct.has(key)) distinct.set(key, known(value, alternative.from, alternative.use, alternative.definition));
  }
  return severalOf([...distinct.values()], given.length < alternatives.length);
}

/** The fact that one of these holds, or that none is given. They are distinct already. */
export function severalOf<T>(alternatives: readonly Known<T>[], maybeAbsent: boolean): Fact<T> {
  const [first] = alternatives;
  if (first === undefined) return absent();
  if (alternatives.length > maxAlternatives) return unknown('too-many-alternatives');
  return alternatives.length === 1 && !maybeAbsent ? first : { state: 'several', alternatives, maybeAbsent };
}

/** A fact about something that follows from another one, alternative by alternative. */
export function mapFact<A, B>(fact: Fact<A>, map: (value: A) => B): Fact<B> {
  switch (fact.state) {
    case 'known':
      return { ...fact, value: map(fact.value) };
    case 'several':
      return { ...fact, alternatives: fact.alternatives.map((each) => ({ ...each, value: map(each.value) })) };
    case 'absent':
      return absent(fact.fallback === null ? null : { value: map(fact.fallback.value), source: fact.fallback.source });
    case 'unknown':
      return fact;
  }
}

export function isValue(found: FieldValue): found is Value {
  return found !== 'absent' && 'kind' in found;
}

/** Null, undefined and the SDKs' own markers: written, but the same as nothing. */
export const isNothing = (value: Value): boolean =>
  value.kind === 'literal'
    ? value.value === null || value.value === undefined
    : value.kind === 'opaque' && notGiven.test(value.code);

export const nothing: LiteralValue = {
  kind: 'literal',
  value: undefined,
  use: null,
  definition: null,
  from: 'literal',
};

/** The values that a value may be, choices within choices included. */
export function alternativesOf(value: Value): readonly Value[] {
  return value.kind === 'choice' ? value.alternatives.flatMap(alternativesOf) : [value];
}

/** One value for several; itself if there is only one. `origin` lends its place to the choice. */
export function choiceOf(alternatives: readonly Value[], origin: Origin): Value {
  const [first, ...rest] = alternatives;
  if (first === undefined) return nothing;
  if (rest.length === 0) return first;
  return { kind: 'choice', alternatives, use: origin.use, definition: origin.definition, from: origin.from };
}

/** The text of a value without dynamic parts, else null. */
export function staticText(value: Value): string | null {
  if (value.kind !== 'text') return null;
  let text = '';
  for (const part of value.parts) {
    if (part.kind === 'dynamic') return null;
    text += part.text;
  }
  return text;
}

export const readNumber = (value: Value): number | null =>
  value.kind === 'literal' && typeof value.value === 'number' ? value.value : null;

export const readBoolean = (value: Value): boolean | null =>
  value.kind === 'literal' && typeof value.value === 'boolean' ? value.value : null;

/** Where the expression stands that yields a value at the call, or else where the value was written. */
export const placeOf = (value: Value): Location | null => value.use ?? value.definition;

/** The place of the entry at the end of a path, where one definite record holds it. */
export function entryLocation(record: Value, path: string): Location | null {
  const keys = path.split('.');
  const last = keys.pop();
  const container = keys.length === 0 ? record : field(record, keys.join('.'));
  if (!isValue(container) || container.kind !== 'record') return null;
  return container.entries.findLast((entry) => entry.key === last)?.location ?? null;
}

function member(value: Value, key: string): FieldValue {
  switch (value.kind) {
    case 'record':
      return entry(value, key);
    case 'instance':
      return entry(value.options, key);
    case 'choice':
      return joined(
        value.alternatives.map((alternative) => member(alternative, key)),
        value,
      );
    case 'list':
      return ofItems(value, key);
    case 'opaque':
      return unknown(value.why);
    case 'function':
      return unknown('unsupported');
    case 'text':
      return value.json === undefined ? ofText(value) : member(value.json, key);
    case 'literal':
      return 'absent';
  }
}

/** A text has no fields, unless it is written as JSON. */
function ofText({ parts: [first] }: Extract<Value, { kind: 'text' }>): FieldValue {
  return first?.kind === 'static' && /^\s*[{[]/.test(first.text) ? unknown('unsupported') : 'absent';
}

/** What the items of a list have at a key, whichever of them is meant: the requests of a batch. */
function ofItems(list: ListValue, key: string): FieldValue {
  if (list.items.length === 0) return list.isClosed ? 'absent' : unknown(list.openBecause ?? 'run-time-value');
  return joined(
    list.items.map((item) => member(item.value, key)),
    list,
  );
}

/** The last write counts; one that happens on some paths only leaves the earlier ones possible. */
function entry(record: RecordValue, key: string): FieldValue {
  const outcomes: FieldValue[] = [];
  for (const candidate of record.entries.toReversed()) {
    if (candidate.key !== key) continue;
    outcomes.push(candidate.value);
    if (!candidate.isMaybe) return joined(outcomes, candidate.value);
  }
  outcomes.push(record.isClosed ? 'absent' : unknown(record.openBecause ?? 'run-time-value'));
  return joined(outcomes, record);
}

function joined(outcomes: readonly FieldValue[], origin: Origin): FieldValue {
  const blind = outcomes.find((outcome): outcome is Unknown => outcome !== 'absent' && !isValue(outcome));
  if (blind !== undefined) return blind;
  const values = outcomes.filter(isValue);
  if (values.length === 0) return 'absent';
  return choiceOf(values.length < outcomes.length ? [...values, nothing] : values, origin);
}

/** Why a value is not the literal that was looked for. */
export function whyUnreadable(value: Value): UnknownReason {
  if (value.kind === 'opaque') return value.why;
  if (value.kind !== 'text') return 'unsupported';
  const hole = value.parts.find((part) => part.kind === 'dynamic');
  return hole === undefined ? 'unsupported' : whyDynamic(hole.provenance);
}

/** Why a text with a part of this provenance is not known. */
export function whyDynamic(provenance: Provenance): UnknownReason {
  switch (provenance.kind) {
    case 'parameter':
      return 'parameter';
    case 'environment':
      return 'environment';
    case 'loop-variable':
      return 'loop-variable';
    case 'clock':
    case 'random':
    case 'user-input':
    case 'retrieval':
    case 'file':
    case 'model-output':
    case 'other':
      return 'run-time-value';
  }
}

/**
 * The expression of an opaque value as it is written, for the few forms that can be read from it. Null if it was cut short, which shows
 * in brackets that do not close.
 */
export function codeOf(value: Value): string | null {
  if (value.kind !== 'opaque') return null;
  const withoutTexts = value.code.replace(/'[^']*'|"[^"]*"/g, '');
  const depth = [...withoutTexts].reduce(
    (sum, char) => sum + ('([{'.includes(char) ? 1 : ')]}'.includes(char) ? -1 : 0),
    0,
  );
  return depth === 0 && !/['"]/.test(withoutTexts) ? value.code : null;
}

/** The markers by which Python SDKs tell "not given" from None: `openai.NOT_GIVEN`, `anthropic.omit`. */
const notGiven = /(^|\.)(NOT_GIVEN|not_given|NotGiven\(\)|omit|Omit\(\))$/;
