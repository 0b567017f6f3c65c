import { absent, type Fact, type Unknown, unknown } from '../../base/fact.ts';
import type { Location } from '../../base/span.ts';
import type { Concept, Default, Parameter } from '../../sdks/types.ts';
import type { ObservedCall } from '../observed.ts';
import type { InstanceValue, Value } from '../value.ts';
import { appliesTo, type Scope } from './applies.ts';
import type { Answer } from './context.ts';
import {
  alternativesOf,
  choiceOf,
  entryLocation,
  type FieldValue,
  factOf,
  field,
  isNothing,
  isValue,
  nothing,
  staticText,
} from './values.ts';

const clientPrefix = '$client.';
const modelPrefix = '$model.';

/**
 * What a call gives for a concept, and the SDK's own default where it gives nothing. Several parameters may carry it: the first in the
 * table's order counts, and the next one where that is not given.
 */
export function conceptFact<T>(
  observed: ObservedCall,
  concept: Concept,
  scope: Scope,
  read: (value: Value) => T | null,
): Fact<T> {
  const fact = factOf(conceptValue(observed, concept, scope), read);
  return fact.state === 'absent' ? absent(defaultOf(observed, concept, scope, read)) : fact;
}

/** The value at the first given parameter of a concept. */
export function conceptValue(observed: ObservedCall, concept: Concept, scope: Scope): FieldValue {
  return firstGiven(observed, observed.spec.parameters[concept] ?? [], scope);
}

export function firstGiven(observed: ObservedCall, parameters: readonly Parameter[], scope: Scope): FieldValue {
  const onSomePaths: Value[] = [];
  let hidden: { readonly container: string; readonly unknown: Unknown } | null = null;
  let isMisplaced = false;
  for (const parameter of parameters) {
    const found = isRead(observed, parameter) ? seenValue(observed, parameter) : 'absent';
    if (found === 'absent') continue;
    if (appliesTo(parameter, scope) === 'no') {
      isMisplaced ||= isValue(found) && !isNothing(found);
      continue;
    }
    const container = containerOf(parameter.path);
    if (!isValue(found)) {
      hidden ??= { container, unknown: found };
      continue;
    }
    // Nobody writes one limit under two names in the same record; a record that cannot be seen and comes first may override this one.
    if (hidden !== null && hidden.container !== container) return hidden.unknown;
    const alternatives = alternativesOf(found);
    const given = alternatives.filter((alternative) => !isNothing(alternative));
    onSomePaths.push(...given);
    if (given.length > 0 && given.length === alternatives.length) return choiceOf(onSomePaths, found);
  }
  if (hidden !== null) return hidden.unknown;
  const [first] = onSomePaths;
  if (first !== undefined) return choiceOf([...onSomePaths, nothing], first);
  // A parameter of another version or model is written: what the SDK makes of it is not known.
  return isMisplaced ? unknown('unsupported') : 'absent';
}

const isRead = (observed: ObservedCall, parameter: Parameter): boolean =>
  !isReplaced(observed, parameter) && !lacks(observed, parameter);

/** Whether the option is surely not given without which the parameter is not read. */
function lacks(observed: ObservedCall, { where }: Parameter): boolean {
  if (where === undefined) return false;
  const other = parameterValue(observed, where);
  return other === 'absent' || (isValue(other) && alternativesOf(other).every(isNothing));
}

/** Whether another record stands for the one that the parameter is in. One that may be given leaves both possible. */
export function isReplaced(observed: ObservedCall, { unless }: Parameter): boolean {
  const other = unless === undefined ? 'absent' : parameterValue(observed, unless);
  return isValue(other) && !alternativesOf(other).some(isNothing);
}

/** A parameter of an object that is known by its id alone is not seen, and neither is one that is left to the run. */
function seenValue(observed: ObservedCall, { path, isKept, names }: Parameter): FieldValue {
  const found = parameterValue(observed, path);
  if (names !== undefined) return isLeftToRun(found, names) ? unknown('run-time-value') : 'absent';
  if (found !== 'absent' || isKept !== true) return found;
  const owner = parameterValue(observed, containerOf(path));
  const isSeen =
    owner === 'absent' || !isValue(owner) || alternativesOf(owner).every(({ kind }) => kind === 'instance');
  return isSeen ? found : unknown('run-time-value');
}

/** Whether a list of names has one, is `any`, or cannot be seen whole. */
function isLeftToRun(found: FieldValue, name: string): boolean {
  if (found === 'absent') return false;
  if (!isValue(found)) return true;
  return alternativesOf(found).some((value) =>
    value.kind === 'list'
      ? !value.isClosed || value.items.some((item) => [name, null].includes(staticText(item.value)))
      : !isNothing(value),
  );
}

/**
 * A parameter by its path: `$client.…` looks into the options of the object that the call is made on, `$model.…` into those of the object
 * that it names as its model.
 */
export function parameterValue(observed: ObservedCall, path: string): FieldValue {
  if (path.startsWith(modelPrefix)) return modelOption(observed, path.slice(modelPrefix.length));
  if (!path.startsWith(clientPrefix)) return field(observed.parameters, path);
  return observed.receiver === null ? 'absent' : field(observed.receiver.options, path.slice(clientPrefix.length));
}

/** A model that cannot be seen is taken for one without options of its own, which most are. */
function modelOption(observed: ObservedCall, path: string): FieldValue {
  const [model] = (observed.spec.parameters.model ?? [])
    .map((parameter) => parameterValue(observed, parameter.path))
    .filter(isValue);
  const objects =
    model === undefined ? [] : alternativesOf(model).map((value) => (value.kind === 'instance' ? value : null));
  if (objects.every((object) => object === null)) return 'absent';
  const [head = ''] = path.split('.');
  const found = objects.map((object) => (object === null || isWithout(object, head) ? nothing : object));
  const [first] = found;
  return first === undefined ? 'absent' : field(choiceOf(found, first), path);
}

/** Settings of a middleware around the model are only there where one was seen. */
const isWithout = ({ options }: InstanceValue, key: string): boolean =>
  key.startsWith('$') && !options.entries.some((entry) => entry.key === key);

/** Where the first written parameter of a concept stands. */
export function parameterLocation(observed: ObservedCall, parameters: readonly Parameter[]): Location | null {
  for (const { path } of parameters) {
    const record = path.startsWith(clientPrefix) ? observed.receiver?.options : observed.parameters;
    const location = record === undefined ? null : entryLocation(record, path.replace(clientPrefix, ''));
    if (location !== null) return location;
  }
  return null;
}

/** The default that holds for every version and model that is possible here; null if the table has none or they disagree. */
function defaultOf<T>(
  observed: ObservedCall,
  concept: Concept,
  scope: Scope,
  read: (value: Value) => T | null,
): { readonly value: T; readonly source: string } | null {
  const entry = settledDefault(
    (observed.spec.defaults ?? []).filter((candidate) => candidate.concept === concept),
    scope,
  );
  if (entry === null || entry.value === null) return null;
  const value = read(defaultValue(entry.value));
  return value === null ? null : { value, source: entry.source };
}

/** The first entry that surely holds, unless an earlier one may hold and says something else. */
export function settledDefault<D extends Pick<Default, 'value' | 'versions' | 'models'>>(
  defaults: readonly D[],
  scope: Scope,
  condition: (candidate: D) => Answer = () => 'yes',
): D | null {
  const possible: D[] = [];
  for (const candidate of defaults) {
    const applies = both(appliesTo(candidate, scope), condition(candidate));
    if (applies === 'no') continue;
    possible.push(candidate);
    if (applies === 'yes') return possible.every((other) => other.value === candidate.value) ? candidate : null;
  }
  return null;
}

const both = (a: Answer, b: Answer): Answer =>
  a === 'no' || b === 'no' ? 'no' : a === 'yes' && b === 'yes' ? 'yes' : 'maybe';

function defaultValue(value: string | number | boolean): Value {
  const origin = { use: null, definition: null, from: 'sdk-default' } as const;
  return typeof value === 'string'
    ? { kind: 'text', parts: [{ kind: 'static', text: value, location: null }], ...origin }
    : { kind: 'literal', value, ...origin };
}

const containerOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')));
