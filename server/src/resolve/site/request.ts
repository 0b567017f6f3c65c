import { absent, type Fact, type Known, known, unknown } from '../../base/fact.ts';
import type { CallSpec } from '../../sdks/types.ts';
import type { Client, Request, RequestPlan } from '../callSite.ts';
import type { ObservedCall } from '../observed.ts';
import type { Value } from '../value.ts';
import { operationOf, type Scope } from './applies.ts';
import { batchItems } from './batch.ts';
import { proposedParameter, readCap } from './cap.ts';
import { inMilliseconds, isNull, readClient, shapeOf } from './client.ts';
import type { SiteContext } from './context.ts';
import { readModel } from './model.ts';
import { conceptFact, conceptValue, firstGiven, parameterValue } from './parameters.ts';
import { readPrompt } from './prompt/prompt.ts';
import { readResponse } from './response.ts';
import { readRetries } from './retries.ts';
import { type Steps, stepsOf } from './routes.ts';
import { callsOf, type Run, runsOf } from './runs.ts';
import {
  alternativesOf,
  codeOf,
  type FieldValue,
  factOf,
  field,
  isNothing,
  isValue,
  maxAlternatives,
  readBoolean,
  readNumber,
  severalOf,
  staticText,
  whyUnreadable,
} from './values.ts';

export interface RequestFacts {
  readonly request: Request;
  readonly plan: RequestPlan;
  readonly client: Client | null;
}

/** What one execution of an observed call sends: a request, those of a batch, or those of the objects that it runs. */
export function readRequests(
  observed: ObservedCall,
  context: SiteContext,
  declaredModel: string | null,
): RequestFacts & { readonly isCounted: boolean } {
  const run = runsOf(observed, context);
  if (run.kind === 'request') return readBatch(run.call, context, declaredModel);
  return {
    ...readBatch(mainOf(callsOf(run)) ?? observed, context, declaredModel),
    plan: planOfRun(run, context, declaredModel),
  };
}

/** The call that stands for all: what looks something up for an answer says less than what answers. */
const mainOf = (calls: readonly ObservedCall[]): ObservedCall | undefined =>
  calls.find(({ isLookUp }) => isLookUp !== true) ?? calls[0];

function planOfRun(run: Run, context: SiteContext, declaredModel: string | null): RequestPlan {
  switch (run.kind) {
    case 'request':
      return readBatch(run.call, context, declaredModel).plan;
    case 'loop': {
      const plan = planOfRun(run.run, context, declaredModel);
      const { request } = readRequest(run.call, context, declaredModel);
      const { possible } = context.versionOf(run.call.sdk, run.call.language, run.call.path);
      return planOf(run.call, request, { possible, model: request.model }, plan);
    }
    case 'all':
    case 'one-of':
    case 'in-order-until':
      return { kind: run.kind, plans: run.runs.map((inner) => planOfRun(inner, context, declaredModel)) };
  }
}

function readBatch(
  observed: ObservedCall,
  context: SiteContext,
  declaredModel: string | null,
): RequestFacts & { readonly isCounted: boolean } {
  const { calls, isCounted } = batchItems(observed);
  const [first, ...rest] = calls;
  const read = (call: ObservedCall): RequestFacts => readSteps(call, context, declaredModel);
  return { ...joined('all', read(first), rest.map(read)), isCounted };
}

/** A request, or those that are sent in order until one is answered, each by one of several deployments. */
function readSteps(observed: ObservedCall, context: SiteContext, declaredModel: string | null): RequestFacts {
  const read = (call: ObservedCall): RequestFacts => readRequest(call, context, declaredModel);
  const readStep = ([call, ...others]: Steps[number]): RequestFacts => joined('one-of', read(call), others.map(read));
  const [first, ...rest] = stepsOf(observed);
  return joined('in-order-until', readStep(first), rest.map(readStep));
}

/** Several plans under a combinator; a single one stands for itself. */
const joined = (
  kind: 'one-of' | 'in-order-until' | 'all',
  first: RequestFacts,
  others: readonly RequestFacts[],
): RequestFacts =>
  others.length === 0 ? first : { ...first, plan: { kind, plans: [first, ...others].map(({ plan }) => plan) } };

/** What one request of a call sends. `declaredModel` is the model that the user says it uses; it goes before the code. */
export function readRequest(observed: ObservedCall, context: SiteContext, declaredModel: string | null): RequestFacts {
  const { possible } = context.versionOf(observed.sdk, observed.language, observed.path);
  const blind: Scope = { possible, model: unknown('pending') };
  const named = readModel(observed, context, blind);
  const model = declaredModel === null ? named.model : known(context.alias(declaredModel) ?? declaredModel, 'declared');
  const scope: Scope = { possible, model, provider: named.provider };
  const client = observed.receiver === null ? null : readClient(observed.receiver, context, scope);
  const text = (concept: Parameters<typeof conceptFact>[1]) => conceptFact(observed, concept, scope, staticText);
  const number = (concept: Parameters<typeof conceptFact>[1]) => conceptFact(observed, concept, scope, readNumber);
  const isTemplate = usesTemplate(observed);
  const ofCode = <T>(fact: Fact<T>): Fact<T> =>
    isTemplate && fact.state === 'absent' ? unknown('remote-template') : fact;
  const prompt = readPrompt(observed, scope);
  const request: Request = {
    operation: operationOf(observed.spec, model),
    ...(observed.isLookUp && { isLookUp: true }),
    provider: named.provider,
    isLocal: named.isLocal,
    mayBeLocal: named.mayBeLocal,
    model: ofCode(model),
    modelPrefix: named.prefix,
    outputCap: ofCode(number('outputCap')),
    cap: readCap(observed, scope),
    ...prompt,
    tools: { ...prompt.tools, count: ofCode(prompt.tools.count) },
    n: number('n'),
    temperature: ofCode(number('temperature')),
    stop: conceptFact(observed, 'stop', scope, readPresence),
    stream:
      observed.spec.isStream === true
        ? known(true, 'sdk-default')
        : conceptFact(observed, 'stream', scope, readBoolean),
    serviceTier: text('serviceTier'),
    effort: ofCode(text('effort')),
    thinkingBudget: number('thinkingBudget'),
    thinking: conceptFact(observed, 'thinking', scope, readSwitch),
    responseFormat: ofCode(readResponse(observed, scope)),
    cacheKey: text('cacheKey'),
    retries: readRetries(observed, client, context, scope),
    timeout: readTimeout(observed, client, context, scope),
    retriesParameter: proposedParameter(observed, observed.spec.parameters.maxRetries ?? [], scope),
    timeoutParameter: timeoutParameter(observed, context, scope),
    isBatch: observed.spec.isBatch === true,
    items: readItems(observed, scope),
    imageSize: text('size'),
    imageQuality: text('quality'),
    parameters: observed.parameters,
  };
  return { request, plan: planOf(observed, request, scope), client };
}

/** A prompt that the provider keeps: model, limits and tools may be set there, where the code sets none. */
const usesTemplate = (observed: ObservedCall): boolean =>
  observed.spec.prompt.some(({ form, path }) => {
    const value = form === 'remote-template' ? parameterValue(observed, path) : 'absent';
    return value !== 'absent' && !(isValue(value) && isNothing(value));
  });

/** In ms: the request's own option, else the client's. */
function readTimeout(observed: ObservedCall, client: Client | null, context: SiteContext, scope: Scope): Fact<number> {
  const unit = timeoutUnit(observed, context);
  const isNullEndless = timeoutSetting(observed, context)?.isNullEndless === true;
  const paths = observed.spec.parameters.timeout ?? [];
  if (isNullEndless && paths.some(({ path }) => isNull(parameterValue(observed, path)))) return absent();
  const perCall = conceptFact(observed, 'timeout', scope, readNumber);
  if (perCall.state !== 'absent' || perCall.fallback !== null || client === null) return inMilliseconds(perCall, unit);
  return client.timeout;
}

const timeoutUnit = (observed: ObservedCall, context: SiteContext): 'ms' | 's' =>
  timeoutSetting(observed, context)?.unit ?? (observed.language === 'python' ? 's' : 'ms');

const timeoutSetting = ({ receiver }: ObservedCall, context: SiteContext) =>
  receiver === null ? undefined : shapeOf(receiver, context)?.settings?.timeout;

function timeoutParameter(
  observed: ObservedCall,
  context: SiteContext,
  scope: Scope,
): NonNullable<Request['timeoutParameter']> | null {
  const name = proposedParameter(observed, observed.spec.parameters.timeout ?? [], scope);
  return name === null ? null : { name, unit: timeoutUnit(observed, context) };
}

/** A stop sequence, or a list with at least one. */
function readPresence(value: Value): boolean | null {
  if (value.kind === 'text') return value.parts.length > 0;
  if (value.kind === 'list')
    return value.items.length > 0 || value.isClosed ? value.items.some((item) => !item.isMaybe) : null;
  return null;
}

/** `thinking: { type: 'enabled' }`, `thinking.type`, `think: true`. */
function readSwitch(value: Value): string | null {
  const flag = readBoolean(value);
  if (flag !== null) return flag ? 'enabled' : 'disabled';
  if (value.kind !== 'record') return staticText(value);
  const type = field(value, 'type');
  return isValue(type) ? staticText(type) : null;
}

// ---------------------------------------------------------------------------------------------------------------- items

/** How many texts are embedded or moderated: one, or as many as the list has. */
function readItems(observed: ObservedCall, scope: Scope): Fact<number> {
  if (operationOf(observed.spec, scope.model) === 'image') return conceptFact(observed, 'n', scope, readNumber);
  const input = conceptValue(observed, 'input', scope);
  if (input === 'absent') return absent();
  if (!isValue(input)) return input;
  const counts = new Map<number, Known<number>>();
  const given = alternativesOf(input).filter((value) => !isNothing(value));
  for (const value of given) {
    const range = itemRange(value);
    if (range === null)
      return unknown(value.kind === 'list' ? (value.openBecause ?? 'run-time-value') : whyUnreadable(value));
    if (range.high - range.low >= maxAlternatives) return unknown('too-many-alternatives');
    for (let count = range.low; count <= range.high; count++) {
      counts.set(count, known(count, value.from, value.use, value.definition));
    }
  }
  return severalOf([...counts.values()], given.length < alternativesOf(input).length);
}

function itemRange(value: Value): { readonly low: number; readonly high: number } | null {
  if (value.kind === 'text' || value.kind === 'record' || (value.kind === 'opaque' && value.type === 'text'))
    return { low: 1, high: 1 };
  if (value.kind !== 'list' || !value.isClosed || value.items.some((item) => item.isRepeated)) return null;
  return { low: value.items.filter((item) => !item.isMaybe).length, high: value.items.length };
}

// ---------------------------------------------------------------------------------------------------------------- plan

/** A call that repeats by itself to run tools is a loop; without tools, or with a limit of one, it is a single request. */
function planOf(
  observed: ObservedCall,
  request: Request,
  scope: Scope,
  one: RequestPlan = { kind: 'one', request },
): RequestPlan {
  const { loop, parameters } = observed.spec;
  if (loop === undefined) return one;
  if (parameters.tools !== undefined && request.tools.count.state === 'absent') return one;
  if (loop.runs === 'functions' && !hasFunction(conceptValue(observed, 'tools', scope))) return one;
  const found = firstGiven(observed, loop.limit, scope);
  const isLifted =
    (isValue(found) && alternativesOf(found).some(isEndless)) ||
    loop.limit.some(({ path }) => writesNull(parameterValue(observed, path)));
  const given: Fact<number> = isLifted ? absent() : factOf(found, readLimit);
  const byDefault = loopDefault(loop, scope);
  const limit: Fact<number> = given.state === 'absent' && !isLifted ? byDefault : given;
  const high = highOf(limit, byDefault.state === 'absent' ? (byDefault.fallback?.value ?? null) : null);
  return high === 1 && limit.state !== 'unknown' ? one : { kind: 'loop', plan: one, low: 1, high, limit };
}

/** Whether a function of the program is among the tools. */
function hasFunction(tools: FieldValue): boolean {
  const lists = isValue(tools) ? alternativesOf(tools) : [];
  return lists.some(
    (list) =>
      list.kind === 'list' &&
      list.items.some((item) => alternativesOf(item.value).some(({ kind }) => kind === 'function')),
  );
}

/** The most rounds; null without a bound, and where the bound is not known. */
function highOf(limit: Fact<number>, fallback: number | null): number | null {
  switch (limit.state) {
    case 'known':
      return limit.value;
    case 'several': {
      const most = Math.max(...limit.alternatives.map((each) => each.value));
      if (!limit.maybeAbsent) return most;
      return fallback === null ? null : Math.max(most, fallback);
    }
    case 'absent':
      return limit.fallback?.value ?? null;
    case 'unknown':
      return null;
  }
}

/** The limit that holds where none is given; not known where the versions that are possible differ. */
function loopDefault(loop: NonNullable<CallSpec['loop']>, scope: Scope): Fact<number> {
  for (const variant of loop.variants ?? []) {
    const answer = scope.possible(variant.versions);
    if (answer === 'maybe' && variant.default !== loop.default) return unknown('version-unknown');
    if (answer === 'yes') return defaultLimit(variant);
  }
  return defaultLimit(loop);
}

const defaultLimit = ({
  default: limit,
  source,
}: {
  readonly default: number | null;
  readonly source: string;
}): Fact<number> => absent(limit === null ? null : { value: limit, source });

/** `max_turns=None`, or a condition that never holds, lifts the limit; leaving it out means the default. */
const writesNull = (found: FieldValue): boolean =>
  isValue(found) && alternativesOf(found).some((value) => value.kind === 'literal' && value.value === null);

/** A number, or one of the AI SDK's stop conditions; of several conditions the first that holds ends the loop. */
function readLimit(value: Value): number | null {
  const count = readNumber(value);
  if (count !== null) return count;
  if (value.kind === 'list') {
    const counts = value.items.map((item) => readLimit(item.value)).filter((each) => each !== null);
    return counts.length === 0 || !value.isClosed ? null : Math.min(...counts);
  }
  const match = /^(?:\w+\.)?(?:isStepCount|stepCountIs)\(\s*(\d+)\s*\)$/.exec(codeOf(value) ?? '');
  return match === null ? null : Number(match[1]);
}

const isEndless = (value: Value): boolean =>
  /^(?:\w+\.)?isLoopFinished\(\s*\)$|^(Number\.\w*)?(Infinity|INFINITY)$/.test(codeOf(value) ?? '');
