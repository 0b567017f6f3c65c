import { isWriting } from '../../base/operation.ts';
import type { CallSpec, Runs, Shape } from '../../sdks/types.ts';
import type { ObservedCall } from '../observed.ts';
import type { InstanceValue, OpaqueValue, RecordEntry, Value } from '../value.ts';
import { shapeOf } from './client.ts';
import type { SiteContext } from './context.ts';
import { handoffsOf } from './handoffs.ts';
import { parameterValue } from './parameters.ts';
import { alternativesOf, choiceOf, type FieldValue, field, isNothing, isValue, staticText } from './values.ts';

/** What a call sends: requests of their own, or several under a combinator. A group of none sends nothing. */
export type Run =
  | { readonly kind: 'request'; readonly call: ObservedCall }
  /** Repeats until the model asks for no more tools; the call on the object that sets the limit says how often. */
  | { readonly kind: 'loop'; readonly call: ObservedCall; readonly run: Run }
  | { readonly kind: Runs['combinator']; readonly runs: readonly Run[] };

/**
 * The requests of a call that is made on an object which runs others (a chain, an agent, a model with fallbacks), each as the call that
 * the object at its end makes. The call itself where it is made on no such object, or where its own parameters name the model.
 */
export function runsOf(observed: ObservedCall, context: SiteContext): Run {
  const { receiver } = observed;
  const handoffs = handoffsOf(observed);
  if (handoffs !== null)
    return {
      kind: 'loop',
      call: handoffs.whole,
      run: { kind: 'one-of', runs: handoffs.turns.map((call) => ({ kind: 'request', call })) },
    };
  const shape = receiver === null ? null : shapeOf(receiver, context);
  if (receiver === null || shape?.runs === undefined) return { kind: 'request', call: observed };
  const run = composed({ observed, context, template: null, combinator: 'all', depth: 0 }, receiver, shape.runs);
  return isEmpty(run) && namesModel(observed) ? { kind: 'request', call: observed } : repeated(observed, run);
}

const repeated = (call: ObservedCall, run: Run): Run =>
  call.spec.loop === undefined || isEmpty(run) ? run : { kind: 'loop', call, run };

/** It says which model it asks where the objects that it holds are none: by its parameters, or because it has a usual one. */
const namesModel = (observed: ObservedCall): boolean =>
  (observed.spec.parameters.model ?? []).some(
    ({ path }) => !path.startsWith('$held.') && parameterValue(observed, path) !== 'absent',
  ) || (observed.spec.defaults ?? []).some(({ concept }) => concept === 'model');

/** Whether nothing that costs money is run: a chain of prompts and parsers. */
export function isEmpty(run: Run): boolean {
  if (run.kind === 'request') return false;
  return run.kind === 'loop' ? isEmpty(run.run) : run.runs.every(isEmpty);
}

/** The calls of all requests, in the order of their runs. */
export function callsOf(run: Run): readonly ObservedCall[] {
  if (run.kind === 'request') return [run.call];
  return run.kind === 'loop' ? callsOf(run.run) : run.runs.flatMap(callsOf);
}

interface Walk {
  readonly observed: ObservedCall;
  readonly context: SiteContext;
  /** The prompt that stands before the next model. */
  readonly template: Value | null;
  /** How the items of a list are used: as the object says that holds it. */
  readonly combinator: Runs['combinator'];
  readonly depth: number;
}

const maxDepth = 20;
const maxParts = 40;

function ofInstance(walk: Walk, instance: InstanceValue, shape: Shape | null): Run {
  if (shape === null) return nothing;
  const { runs, request } = shape;
  const own = request === undefined ? null : callOn(walk, instance, request);
  if (runs === undefined) return own === null ? nothing : { kind: 'request', call: own };
  const run = composed(own === null ? walk : { ...walk, observed: own, template: null }, instance, runs);
  if (own === null) return run;
  return isEmpty(run) && namesModel(own) ? { kind: 'request', call: own } : repeated(own, run);
}

const nothing: Run = { kind: 'all', runs: [] };

function composed(walk: Walk, instance: InstanceValue, runs: Runs): Run {
  const { combinator, gives, also = [], unless } = runs;
  if (unless !== undefined && isSeen(field(walk.observed.parameters, unless))) return nothing;
  const inner: Walk = {
    ...walk,
    observed: given(walk.observed, instance, gives ?? {}),
    combinator,
    depth: walk.depth + 1,
  };
  const found = partsOf(walk.observed, instance, runs);
  const run = group(combinator, inRow(inner, found.filter(isValue)));
  const own =
    isEmpty(run) && isBilledUnseen(runs, found) && !namesModel(walk.observed)
      ? unseenModel(inner.observed, walk.template, unseen(instance, 'unfollowed-call'))
      : run;
  return also.length === 0 ? own : group('all', [own, ...also.map((others) => composed(walk, instance, others))]);
}

/** What an object runs: what it was given, else what holds for the whole program, else what it makes by itself. */
function partsOf(observed: ObservedCall, instance: InstanceValue, runs: Runs): readonly FieldValue[] {
  const { parts, otherwise = [], usual, usualName } = runs;
  const isUsual = (value: Value): boolean => usualName !== undefined && staticText(value) === usualName;
  const named = (found: FieldValue): FieldValue =>
    usual !== undefined && isValue(found) && alternativesOf(found).some(isUsual)
      ? choiceOf(
          alternativesOf(found).map((value) => (isUsual(value) ? usualObject(instance, usual) : value)),
          found,
        )
      : found;
  const optionAt = (path: string): FieldValue => named(path === '*' ? instance.options : field(instance.options, path));
  const own = parts.flatMap((part) => (typeof part === 'string' ? [optionAt(part)] : firstGiven(part.map(optionAt))));
  if (own.some(isGiven)) return own;
  const common = otherwise.map((path) =>
    path.startsWith('$client.') ? optionAt(path.slice('$client.'.length)) : field(observed.parameters, path),
  );
  const isOff = common.some((value) => isValue(value) && isNothing(value));
  return usual === undefined || isOff || common.some(isGiven) ? common : [...common, usualObject(instance, usual)];
}

/** Of options in order of precedence the one that counts. One that is seen goes before those that an object out of sight may have. */
function firstGiven(found: readonly FieldValue[]): readonly FieldValue[] {
  const given = found.filter(isGiven);
  const first = given.find(isValue) ?? given[0];
  return first === undefined ? [] : [first];
}

const usualObject = ({ sdk, language }: InstanceValue, shape: string): InstanceValue => ({
  kind: 'instance',
  sdk,
  language,
  shape,
  options: { kind: 'record', entries: [], isClosed: true, openBecause: null, ...byDefault },
  made: null,
  ...byDefault,
});

const byDefault = { use: null, definition: null, from: 'sdk-default' } as const;

const isBilledUnseen = ({ isCertain }: Runs, found: readonly FieldValue[]): boolean =>
  isCertain === 'where-given' ? found.some(isUnseen) : isCertain === true;

/** Something of which it is not even known what it is. What code that is not followed has made is no object of the SDK. */
const isUnseen = (found: FieldValue): boolean =>
  found !== 'absent' &&
  (!isValue(found) ||
    alternativesOf(found).some(
      (value) => value.kind === 'opaque' && value.why !== 'unfollowed-call' && !isNothing(value),
    ));

const isSeen = (found: FieldValue): boolean => isValue(found) && !isNothing(found);

/** What may be there counts as given: nobody knows what it is. */
const isGiven = (found: FieldValue): boolean => found !== 'absent' && !(isValue(found) && isNothing(found));

/**
 * What stands in a row runs one after the other: a prompt goes to the model behind it, and what that says to the next. Alternatives are all
 * given the same.
 */
function inRow(walk: Walk, values: readonly Value[]): readonly Run[] {
  let { template, observed } = walk;
  return values.slice(0, maxParts).flatMap((value) => {
    const own = templateOf(value, walk.context);
    if (own !== null) {
      template = own;
      return [];
    }
    const run = ofValue({ ...walk, template, observed }, value);
    if (isEmpty(run)) return [];
    // What is looked up goes into the prompt that stands behind it, with the question.
    if (walk.combinator === 'all' && !callsOf(run).every(({ isLookUp }) => isLookUp)) {
      template = null;
      observed = { ...observed, parameters: put(observed.parameters, 'input', said(value)) };
    }
    return [run];
  });
}

function templateOf(value: Value, context: SiteContext): Value | null {
  const first = value.kind === 'choice' ? value.alternatives[0] : value;
  return first?.kind === 'instance' && shapeOf(first, context)?.template !== undefined ? value : null;
}

function ofValue(walk: Walk, value: Value): Run {
  if (walk.depth > maxDepth) return nothing;
  const inner = { ...walk, depth: walk.depth + 1 };
  switch (value.kind) {
    case 'instance':
      return ofInstance(inner, value, shapeOf(value, walk.context));
    case 'list':
      return group(
        walk.combinator,
        inRow(
          inner,
          value.items.map((item) => item.value),
        ),
      );
    case 'record':
      return group(
        walk.combinator,
        value.entries.slice(0, maxParts).map((entry) => ofValue(inner, entry.value)),
      );
    case 'choice':
      return group(
        'one-of',
        value.alternatives.filter((item) => !isNothing(item)).map((item) => ofValue(inner, item)),
      );
    case 'opaque':
      return ofUnseen(walk, value);
    case 'function':
    case 'literal':
    case 'text':
      return nothing;
  }
}

/** Whatever a prompt is handed to is a model, and nothing else is known of it. */
function ofUnseen({ observed, template }: Walk, value: Value): Run {
  return template === null ? nothing : unseenModel(observed, template, value);
}

/** Model, cap and whatever else the object at the end would hold are not known. */
function unseenModel(observed: ObservedCall, template: Value | null, value: Value): Run {
  const parameters = put(observed.parameters, '$held', value);
  // How often it is asked is said by the object that asks.
  const { loop: _, ...spec } = observed.spec;
  return { kind: 'request', call: withTemplate({ ...observed, spec, parameters }, template) };
}

/** An alternative that runs nothing is no alternative. */
function group(kind: Runs['combinator'], all: readonly Run[]): Run {
  const runs = all.filter((run) => !isEmpty(run)).flatMap((run) => (run.kind === kind ? run.runs : [run]));
  const [only] = runs;
  return only !== undefined && runs.length === 1 ? only : { kind, runs };
}

/** The request of a part, with what the call itself and the objects around the part give. */
function callOn({ observed, template }: Walk, receiver: InstanceValue, request: CallSpec): ObservedCall {
  const { api, perItem } = observed.spec;
  const spec: CallSpec = { ...request, api, ...(perItem !== undefined && { perItem }) };
  const isLookUp = request.operation === 'embedding' && isWriting(observed.spec.operation);
  return withTemplate({ ...observed, receiver, spec, ...(isLookUp && { isLookUp }) }, template);
}

/** A prompt with holes takes the call's input for them; without one the input is the message. */
function withTemplate(observed: ObservedCall, template: Value | null): ObservedCall {
  if (template === null) return observed;
  const input = field(observed.parameters, 'input');
  const filled = put(observed.parameters, '$template', template);
  const entries = filled.entries.filter(({ key }) => key !== 'input');
  const variables = isValue(input) ? [entryOf('$variables', input)] : [];
  return { ...observed, parameters: { ...filled, entries: [...entries, ...variables] } };
}

function given(observed: ObservedCall, receiver: InstanceValue, gives: NonNullable<Runs['gives']>): ObservedCall {
  const owner: ObservedCall = { ...observed, receiver };
  const added = Object.entries(gives).flatMap(([name, paths]): readonly RecordEntry[] => {
    const value = paths.map((path) => parameterValue(owner, path)).find((found) => found !== 'absent');
    if (value === undefined) return [];
    return [entryOf(name, isValue(value) ? value : unseen(observed.parameters, value.why))];
  });
  const kept = observed.parameters.entries.filter(({ key }) => !added.some((entry) => entry.key === key));
  return { ...observed, parameters: { ...observed.parameters, entries: [...kept, ...added] } };
}

const unseen = ({ use, definition, from }: Value, why: OpaqueValue['why']): OpaqueValue => ({
  kind: 'opaque',
  why,
  provenance: { kind: 'other' },
  code: '',
  use,
  definition,
  from,
});

const said = (by: Value): Value => ({ ...unseen(by, 'run-time-value'), provenance: { kind: 'model-output' } });

const entryOf = (key: string, value: Value): RecordEntry => ({ key, value, isMaybe: false, location: value.use });

function put(record: ObservedCall['parameters'], key: string, value: Value): ObservedCall['parameters'] {
  return { ...record, entries: [...record.entries.filter((entry) => entry.key !== key), entryOf(key, value)] };
}
