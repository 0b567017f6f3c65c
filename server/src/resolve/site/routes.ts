import type { CallSpec, Fallbacks, Routes } from '../../sdks/types.ts';
import type { ObservedCall } from '../observed.ts';
import type { ListValue, OpaqueValue, RecordValue, Value } from '../value.ts';
import { parameterValue } from './parameters.ts';
import { alternativesOf, type FieldValue, field, isNothing, isValue, staticText } from './values.ts';

/** The calls that a call may become: in the order in which they are asked, and at each step one of several. */
export type Steps = readonly [Step, ...Step[]];
type Step = readonly [ObservedCall, ...ObservedCall[]];

/**
 * What stands behind the model that a call names: the deployments of a route, and the models that are asked where the first one fails. A call
 * without either is itself the only step.
 */
export function stepsOf(observed: ObservedCall): Steps {
  const { routes, fallbacks = [] } = observed.spec;
  if (routes === undefined && fallbacks.length === 0) return [[observed]];
  const others = fallbacks.flatMap((each) => namedBy(observed, each)).slice(0, maxFallbacks);
  const [first, ...rest] = [startOf(observed, fallbacks), ...others].map((named) =>
    routes === undefined ? ([named] as const) : deploymentsFor(named, routes),
  );
  return first === undefined ? [[observed]] : [first, ...rest];
}

/** LiteLLM tries five; nobody lists more. */
const maxFallbacks = 5;

/** A route with more deployments than this is not listed one by one. */
const maxDeployments = 12;

// -------------------------------------------------------------------------------------------------------------- deployments

function deploymentsFor(observed: ObservedCall, routes: Routes): Step {
  const list = parameterValue(observed, routes.list);
  const model = parameterValue(observed, modelPath(observed.spec));
  const names = isValue(model) ? alternativesOf(model).map(staticText) : [null];
  if (!isValue(list) || list.kind !== 'list' || !list.isClosed) return [withUnseenModel(observed, list)];
  const matching = list.items
    .map(({ value }) => value)
    .filter((item) => names.includes(null) || names.includes(nameIn(item, routes)));
  const [first, ...rest] = matching.map((item) => throughDeployment(observed, item, routes));
  if (first !== undefined && rest.length < maxDeployments) return [first, ...rest];
  // Wildcard routes pass the name on as it is.
  return [first === undefined && !names.includes(null) ? observed : withUnseenModel(observed, list)];
}

function nameIn(item: Value, routes: Routes): string | null {
  const name = field(item, routes.name);
  return isValue(name) ? staticText(name) : null;
}

/** The deployment's parameters, those of the call before them; but the model is always the deployment's. */
function throughDeployment(observed: ObservedCall, item: Value, routes: Routes): ObservedCall {
  const found = field(item, routes.parameters);
  const record = isValue(found) ? recordOf(found) : null;
  if (record === null) return withUnseenModel(observed, found);
  const own = observed.parameters.entries.filter(({ key }) => key !== modelPath(observed.spec));
  return {
    ...observed,
    parameters: {
      ...observed.parameters,
      entries: [...record.entries, ...own],
      isClosed: observed.parameters.isClosed && record.isClosed,
    },
  };
}

// -------------------------------------------------------------------------------------------------------------- fallbacks

/** The call as it is first made: with the first model of a chain where it names none. */
function startOf(observed: ObservedCall, fallbacks: readonly Fallbacks[]): ObservedCall {
  for (const { path, form } of fallbacks) {
    const [first] = form === 'chain' ? itemsAt(parameterValue(observed, path)) : [];
    if (first !== undefined && !namesModel(observed, path)) return withModel(observed, path, first);
  }
  return observed;
}

function namedBy(observed: ObservedCall, { path, form }: Fallbacks): readonly ObservedCall[] {
  const found = parameterValue(observed, path);
  const items = form === 'by-name' ? itemsFor(observed, found) : itemsAt(found);
  const others = form === 'chain' && !namesModel(observed, path) ? items.slice(1) : items;
  return others.map((item) => withModel(observed, path, item));
}

const itemsAt = (found: FieldValue): readonly Value[] =>
  isValue(found) && found.kind === 'list' ? found.items.map(({ value }) => value) : [];

/** `[{ "gpt-4": ["claude", …] }]`: the list under the name that the call gives, or under `*`. */
function itemsFor(observed: ObservedCall, found: FieldValue): readonly Value[] {
  const model = parameterValue(observed, modelPath(observed.spec));
  const name = isValue(model) ? staticText(model) : null;
  const records = itemsAt(found).filter((item) => item.kind === 'record');
  for (const key of [...(name === null ? [] : [name]), '*']) {
    const list = records.flatMap(({ entries }) => entries).find((entry) => entry.key === key)?.value;
    if (list !== undefined) return itemsAt(list);
  }
  return [];
}

const namesModel = (observed: ObservedCall, path: string): boolean => {
  const model = parameterValue(observed, modelPath(observed.spec, path));
  return model !== 'absent' && !(isValue(model) && isNothing(model));
};

/** The same call to another model, or with other parameters. */
function withModel(observed: ObservedCall, path: string, item: Value): ObservedCall {
  const record = recordOf(item);
  const { parameters } = observed;
  if (record === null)
    return { ...observed, parameters: withEntry(parameters, modelPath(observed.spec, path).split('.'), item) };
  return { ...observed, parameters: { ...parameters, entries: [...parameters.entries, ...record.entries] } };
}

/** The parameter that names the model; beside another parameter where there are several. */
function modelPath(spec: CallSpec, beside?: string): string {
  const paths = (spec.parameters.model ?? []).map(({ path }) => path);
  const container = beside?.slice(0, beside.lastIndexOf('.') + 1);
  return paths.find((path) => path.slice(0, path.lastIndexOf('.') + 1) === container) ?? paths[0] ?? 'model';
}

// -------------------------------------------------------------------------------------------------------------- values

const recordOf = (value: Value): RecordValue | null =>
  value.kind === 'record' ? value : value.kind === 'instance' ? value.options : null;

function withEntry(record: RecordValue, path: readonly string[], value: Value): RecordValue {
  const [key, ...rest] = path;
  if (key === undefined) return record;
  const inner = rest.length === 0 ? null : field(record, key);
  const written =
    inner === null ? value : isValue(inner) && inner.kind === 'record' ? withEntry(inner, rest, value) : inner;
  if (written === 'absent' || !isValue(written)) return record;
  return { ...record, entries: [...record.entries, { key, value: written, isMaybe: false, location: value.use }] };
}

/** Which deployment answers cannot be seen: neither can its model. */
function withUnseenModel(observed: ObservedCall, found: FieldValue | ListValue): ObservedCall {
  const { parameters } = observed;
  const model: OpaqueValue = {
    kind: 'opaque',
    why: found === 'absent' || isValue(found) ? 'run-time-value' : found.why,
    provenance: { kind: 'other' },
    code: '',
    use: parameters.use,
    definition: parameters.definition,
    from: 'literal',
  };
  return { ...observed, parameters: withEntry(parameters, [modelPath(observed.spec)], model) };
}
