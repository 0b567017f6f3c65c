import type { CallSpec } from '../../sdks/types.ts';
import type { ObservedCall } from '../observed.ts';
import type { ListValue, RecordValue, Value } from '../value.ts';
import { alternativesOf, field, isValue } from './values.ts';

export interface BatchItems {
  /** The calls that the items stand for; at least one. */
  readonly calls: readonly [ObservedCall, ...ObservedCall[]];
  /** Whether every item is seen and is sent once. */
  readonly isCounted: boolean;
}

/** What a call sends at once that carries a list of requests; itself where it carries one only. */
export function batchItems(observed: ObservedCall): BatchItems {
  const { each, perItem } = observed.spec;
  if (perItem !== undefined) return itemInputs(observed, perItem);
  if (each === undefined) return { calls: [observed], isCounted: true };
  const list = field(observed.parameters, each.list);
  const values = isValue(list) ? alternativesOf(list) : [];
  const lists = values.filter((value) => value.kind === 'list');
  const items = lists.flatMap((value) => value.items);
  const [first, ...rest] = items.slice(0, maxItems).map((item) => requestIn(observed, each, item.value));
  const unseen = values.find((value) => value.kind !== 'list') ?? null;
  return first === undefined
    ? { calls: [withRequest(observed, each.list, hiddenRequest(unseen))], isCounted: false }
    : {
        calls: [first, ...rest],
        isCounted: lists.length === values.length && lists.length === 1 && lists.every(isCounted),
      };
}

/** A request for each input of a list (`chain.batch([…])`), all alike but for their input. */
function itemInputs(observed: ObservedCall, path: string): BatchItems {
  const list = field(observed.parameters, path);
  const values = isValue(list) ? alternativesOf(list) : [];
  const [only] = values;
  const items = only?.kind === 'list' ? only.items.slice(0, maxItems) : [];
  const [first, ...rest] = items.map(({ value }) => withInput(observed, path, value));
  const isWhole = values.length === 1 && only?.kind === 'list' && isCounted(only);
  const unseen: Value = {
    ...hiddenRequest(only ?? null),
    kind: 'opaque',
    why: 'run-time-value',
    provenance: { kind: 'other' },
    code: '',
  };
  return first === undefined
    ? { calls: [withInput(observed, path, unseen)], isCounted: false }
    : { calls: [first, ...rest], isCounted: isWhole };
}

function withInput(observed: ObservedCall, key: string, value: Value): ObservedCall {
  const entries = observed.parameters.entries.filter((entry) => entry.key !== key);
  const entry = { key, value, isMaybe: false, location: value.use };
  return { ...observed, parameters: { ...observed.parameters, entries: [...entries, entry] } };
}

/** A batch of more requests than this is not listed one by one. */
const maxItems = 100;

const isCounted = (list: ListValue): boolean =>
  list.isClosed && list.items.length <= maxItems && list.items.every((item) => !item.isMaybe && !item.isRepeated);

function requestIn(observed: ObservedCall, each: NonNullable<CallSpec['each']>, item: Value): ObservedCall {
  if ('as' in each) return withRequest(observed, each.list, asParameter(observed, each.as, item));
  const found = each.request === '' ? item : field(item, each.request);
  const request = isValue(found) ? found : null;
  const written = request?.kind === 'instance' ? request.options : request;
  return withRequest(observed, each.list, written?.kind === 'record' ? written : hiddenRequest(request));
}

/** The parameters of one request, with those of the call that hold for all of them. */
function withRequest(observed: ObservedCall, list: string, request: RecordValue): ObservedCall {
  const common = observed.parameters.entries.filter(({ key }) => key !== list);
  return { ...observed, parameters: { ...request, entries: [...common, ...request.entries] } };
}

/** The item is a parameter of the call, which has all others. */
const asParameter = ({ parameters }: ObservedCall, key: string, value: Value): RecordValue => ({
  ...parameters,
  entries: [{ key, value, isMaybe: false, location: value.use }],
});

const hiddenRequest = (value: Value | null): RecordValue => ({
  kind: 'record',
  entries: [],
  isClosed: false,
  openBecause: value?.kind === 'opaque' ? value.why : 'run-time-value',
  use: value?.use ?? null,
  definition: value?.definition ?? null,
  from: value?.from ?? 'literal',
});
