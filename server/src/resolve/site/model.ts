import { type Fact, type Known, known, type Unknown, unknown } from '../../base/fact.ts';
import type { ProviderName, Shape } from '../../sdks/types.ts';
import type { ObservedCall } from '../observed.ts';
import type { InstanceValue, Value } from '../value.ts';
import type { Scope } from './applies.ts';
import { shapeOf } from './client.ts';
import type { Endpoint, SiteContext } from './context.ts';
import { conceptFact, conceptValue, parameterValue } from './parameters.ts';
import {
  alternativesOf,
  type FieldValue,
  factOf,
  field,
  isNothing,
  isValue,
  readBoolean,
  severalOf,
  staticText,
  whyUnreadable,
} from './values.ts';

export interface ModelFacts {
  readonly model: Fact<string>;
  readonly provider: Fact<string>;
  readonly isLocal: boolean;
  readonly mayBeLocal: boolean;
  /** What stands before the id in the code: `openai/`. Null if nothing does, or if the alternatives differ. */
  readonly prefix: string | null;
}

/** The model that a call asks for and who bills it, alternative by alternative. */
export function readModel(observed: ObservedCall, context: SiteContext, scope: Scope): ModelFacts {
  const host = hostOf(observed, context, scope);
  const found = modelValue(observed, host, scope);
  if (found === 'absent' || !isValue(found)) {
    const declared = observed.spec.declaredModel;
    if (found === 'absent' && declared !== undefined) {
      const id = context.alias(declared) ?? declared;
      return { model: known(id, 'config'), prefix: null, ...providerOf(host, id, null, context) };
    }
    const model = found === 'absent' ? conceptFact(observed, 'model', scope, staticText) : found;
    const fallback = model.state === 'absent' ? (model.fallback?.value ?? null) : null;
    return { model, prefix: null, ...providerOf(host, fallback, null, context) };
  }
  return combined(alternativesOf(found).flatMap((value) => candidates(value, host, context)));
}

/** One way in which the model may be named, with what it runs on. `id` is null where the SDK's default or nothing is named. */
interface Candidate {
  readonly id: Known<string> | null;
  readonly prefix: string | null;
  readonly unreadable: Value | null;
  readonly provider: Fact<string>;
  readonly isLocal: boolean;
  readonly mayBeLocal: boolean;
}

/** The object that a request goes through: a client, a provider or a model. Null provider: only the model id tells. */
interface Host {
  readonly instance: InstanceValue | null;
  readonly shape: Shape | null;
  readonly provider: string | null;
  /** What the call itself says of the provider and of the address, where it can. */
  readonly call: { readonly name: Known<string> | Unknown | null; readonly baseUrl: FieldValue };
}

/** An Azure deployment, where the client names one, decides before the call's own model. */
function modelValue(observed: ObservedCall, host: Host, scope: Scope): FieldValue {
  const path = host.shape?.settings?.deployment?.path;
  const deployment = path === undefined || host.instance === null ? 'absent' : field(host.instance.options, path);
  if (isValue(deployment) && alternativesOf(deployment).some((value) => !isNothing(value))) return deployment;
  const model = conceptValue(observed, 'model', scope);
  return deployment === 'absent' || isValue(deployment) || isValue(model) ? model : deployment;
}

function candidates(value: Value, host: Host, context: SiteContext): readonly Candidate[] {
  if (value.kind !== 'instance') return [candidate(value, host, context)];
  const shape = shapeOf(value, context);
  const own: Host = { instance: value, shape, provider: shape?.provider ?? null, call: host.call };
  const id = shape?.model === undefined ? unknown('unsupported') : idIn(value, shape.model);
  if (id === 'absent' || !isValue(id)) {
    const why = id === 'absent' ? 'unsupported' : id.why;
    return [candidate({ ...value, kind: 'opaque', why, provenance: { kind: 'other' }, code: '' }, own, context)];
  }
  return alternativesOf(id).map((alternative) => candidate(alternative, own, context));
}

/** The first of the options that may name the model which is given. */
function idIn({ options }: InstanceValue, { id }: NonNullable<Shape['model']>): FieldValue {
  const names = typeof id === 'string' ? [id] : id;
  const found = names.map((name) => field(options, name));
  return found.find((value) => value !== 'absent' && !(isValue(value) && isNothing(value))) ?? found[0] ?? 'absent';
}

function candidate(value: Value, host: Host, context: SiteContext): Candidate {
  const written = isNothing(value) ? null : staticText(value);
  if (written === null) {
    const unreadable = isNothing(value) ? null : value;
    return { id: null, prefix: null, unreadable, ...providerOf(host, null, null, context) };
  }
  const named = context.alias(written);
  const whole = named ?? written;
  // Where the object itself has a provider, `openai/gpt-oss-120b` is the whole id (Groq, Together).
  const split = host.provider === null && host.shape?.hasWholeIds !== true ? context.splitProvider(whole) : null;
  const id = split?.id ?? whole;
  const alias = named === null ? context.alias(id) : id;
  return {
    id: known(alias ?? id, alias === null ? value.from : 'config', value.use, value.definition),
    prefix: named === null && split !== null ? whole.slice(0, whole.length - id.length) : null,
    unreadable: null,
    ...providerOf(host, id, split?.provider ?? null, context),
  };
}

function combined(found: readonly Candidate[]): ModelFacts {
  const unreadable = found.find((candidate) => candidate.unreadable !== null)?.unreadable;
  const ids = found.flatMap((candidate) => (candidate.id === null ? [] : [candidate.id]));
  const prefixes = new Set(found.map((candidate) => candidate.prefix));
  const distinct = [...new Map(ids.map((id) => [id.value, id])).values()];
  return {
    model:
      unreadable === undefined || unreadable === null
        ? severalOf(distinct, ids.length < found.length)
        : unknown(whyUnreadable(unreadable)),
    provider: sameProvider(found.map((candidate) => candidate.provider)),
    isLocal: found.length > 0 && found.every((candidate) => candidate.isLocal),
    mayBeLocal: found.length > 0 && found.every((candidate) => candidate.mayBeLocal),
    prefix: prefixes.size === 1 ? (found[0]?.prefix ?? null) : null,
  };
}

function sameProvider(facts: readonly Fact<string>[]): Fact<string> {
  const blind = facts.find((fact) => fact.state === 'unknown');
  if (blind !== undefined) return blind;
  const all = facts.flatMap((fact) =>
    fact.state === 'known' ? [fact] : fact.state === 'several' ? fact.alternatives : [],
  );
  return severalOf([...new Map(all.map((each) => [each.value, each])).values()], false);
}

// ---------------------------------------------------------------------------------------------------------------- provider

function hostOf(observed: ObservedCall, context: SiteContext, scope: Scope): Host {
  const { receiver, spec } = observed;
  const call = {
    name:
      spec.providerName === undefined
        ? null
        : nameIn(spec.providerName, parameterValue(observed, spec.providerName.path), false, context),
    baseUrl: conceptValue(observed, 'baseUrl', scope),
  };
  if (receiver === null) return { instance: null, shape: null, provider: soleProvider(observed), call };
  const shape = shapeOf(receiver, context);
  return { instance: receiver, shape, provider: shape?.provider ?? null, call };
}

/** Functions of a module go to the provider that all objects of the SDK go to; null if they differ. */
function soleProvider(observed: ObservedCall): string | null {
  const shapes = Object.values(observed.sdk[observed.language]?.shapes ?? {});
  const providers = new Set(shapes.map((shape) => shape.provider));
  const [only] = providers;
  return providers.size === 1 ? (only ?? null) : null;
}

/** Who answers a request. `mayBeLocal`: an SDK or provider of servers of one's own, whose address only the run knows; or local for sure. */
interface Answering {
  readonly provider: Fact<string>;
  readonly isLocal: boolean;
  readonly mayBeLocal: boolean;
}

/** The base URL decides first, then the prefix of the id, then the kind of object, then the id itself. */
function providerOf(host: Host, model: string | null, prefixed: string | null, context: SiteContext): Answering {
  const byName = host.call.name ?? namedProvider(host, context);
  const byUrl = byName?.state === 'known' ? null : redirectOf(host, prefixed, context);
  const redirected = byName === null || byUrl?.provider.state === 'known' ? byUrl : namedAnswer(byName, context);
  if (redirected !== null) return redirected;
  const named = prefixed ?? host.provider ?? (model === null ? null : context.providerOfModel(model));
  if (named === null) return { provider: unknown('unsupported'), isLocal: false, mayBeLocal: false };
  const isLocal = context.isLocalProvider(named);
  return { provider: known(named, 'constructor'), isLocal, mayBeLocal: isLocal };
}

const namedAnswer = (provider: Known<string> | Unknown, context: SiteContext): Answering => ({
  provider,
  isLocal: false,
  mayBeLocal: provider.state === 'known' && context.isLocalProvider(provider.value),
});

/** The provider that an option of the client names; null where none does, unknown where it may. */
function namedProvider(host: Host, context: SiteContext): Known<string> | Unknown | null {
  const settings = host.shape?.settings?.providerName ?? [];
  const { instance } = host;
  if (instance === null) return null;
  const named = ('path' in settings ? [settings] : settings).flatMap(
    (setting) => nameIn(setting, field(instance.options, setting.path), host.provider === null, context) ?? [],
  );
  return named.find(({ state }) => state === 'known') ?? named[0] ?? null;
}

/**
 * The table's own names count first, then those that the catalogue knows. Where the whole options are unseen, nothing speaks for another
 * provider than the usual one, unless there is none (`isOpen`).
 */
function nameIn(
  { providers }: ProviderName,
  found: FieldValue,
  isOpen: boolean,
  context: SiteContext,
): Known<string> | Unknown | null {
  if (found !== 'absent' && !isValue(found)) return isOpen ? found : null;
  const whatever = providers['*'];
  if (whatever !== undefined && isValue(found) && !alternativesOf(found).some(isNothing))
    return known(whatever, 'constructor');
  const name = factOf(found, readName);
  if (name.state === 'unknown') return name;
  if (name.state !== 'known') return null;
  const provider = providers[name.value.toLowerCase()] ?? context.splitProvider(`${name.value}/id`)?.provider;
  return provider === undefined ? null : known(provider, 'constructor');
}

const readName = (value: Value): string | null => staticText(value) ?? readBoolean(value)?.toString() ?? null;

/** Where a base URL sends the request; null if none is given. */
function redirectOf(host: Host, prefixed: string | null, context: SiteContext): Answering | null {
  const setting = host.shape?.settings?.baseUrl;
  if (setting === undefined && host.call.baseUrl === 'absent') return null;
  const found = addressIn(host);
  const given = isValue(found) ? alternativesOf(found).filter((value) => !isNothing(value)) : [];
  if (found !== 'absent' && !isValue(found)) {
    // The whole options are unseen: the usual case is a client by its type, and nothing speaks for a redirect.
    return host.provider === null ? { provider: found, isLocal: false, mayBeLocal: false } : null;
  }
  if (given.length === 0) {
    const endpoint = firstEndpoint(setting?.environment ?? [], context);
    return endpoint === null ? null : settled(endpoint, known(endpoint.provider, 'config'));
  }
  const endpoints = given.map((value) =>
    endpointOf(value, setting?.isOwnServer === true ? host.provider : null, context),
  );
  const isBelieved = prefixed !== null && setting?.imitated !== undefined && !setting.imitated.includes(prefixed);
  const providers = endpoints.map(
    ({ endpoint, value }): Fact<string> =>
      endpoint === null
        ? isBelieved
          ? known(prefixed, 'literal')
          : unknown(whyUnreadable(value))
        : known(endpoint.provider, value.from, value.use, value.definition),
  );
  const isAlways = isValue(found) && given.length === alternativesOf(found).length;
  if (!isAlways && host.provider !== null) providers.push(known(host.provider, 'constructor'));
  const isLocal = isAlways && endpoints.every(({ endpoint }) => endpoint?.local === true);
  const usual = prefixed ?? host.provider;
  const isOpen = !isAlways || endpoints.some(({ endpoint }) => endpoint === null || endpoint.local);
  return {
    provider: sameProvider(providers),
    isLocal,
    mayBeLocal: isLocal || (isOpen && usual !== null && context.isLocalProvider(usual)),
  };
}

/** The address that the call gives, else the one of the client. */
function addressIn({ call, instance, shape }: Host): FieldValue {
  const { baseUrl } = call;
  const isGiven = baseUrl !== 'absent' && !(isValue(baseUrl) && isNothing(baseUrl));
  const setting = shape?.settings?.baseUrl;
  if (isGiven || setting === undefined || instance === null) return baseUrl;
  return field(instance.options, setting.path);
}

const settled = ({ local }: Endpoint, provider: Fact<string>): Answering => ({
  provider,
  isLocal: local,
  mayBeLocal: local,
});

/** `own` is who answers at addresses that nobody knows: the user's own server. */
function endpointOf(
  value: Value,
  own: string | null,
  context: SiteContext,
): { readonly endpoint: Endpoint | null; readonly value: Value } {
  if (value.kind === 'text') {
    const url = value.parts.map((part) => (part.kind === 'static' ? part.text : '0')).join('');
    const local = own === null ? null : { provider: own, local: context.isLocalProvider(own) };
    return { endpoint: context.providerOfBaseUrl(url) ?? local, value };
  }
  const isVariable = value.kind === 'opaque' && value.provenance.kind === 'environment';
  const name = isVariable && value.provenance.kind === 'environment' ? value.provenance.name : null;
  return { endpoint: name === null ? null : context.providerOfVariable(name), value };
}

function firstEndpoint(names: readonly string[], context: SiteContext): Endpoint | null {
  for (const name of names) {
    const endpoint = context.providerOfVariable(name);
    if (endpoint !== null) return endpoint;
  }
  return null;
}
