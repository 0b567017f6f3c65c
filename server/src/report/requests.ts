import type { CountForRequest } from '../analysis/tokenCount.ts';
import { hashText } from '../base/hash.ts';
import { prefixTexts, staticText } from '../cost/prefixText.ts';
import type { Prompt, PromptPart, Request, RequestPlan, Retries } from '../resolve/callSite.ts';
import { agree, capFact, joinCaps, joinModels, joinPlain, modelFact, plainFact } from './facts.ts';
import type { ReportRequest } from './model.ts';

type Within = ReportRequest['within'];
type RequestFields = Omit<ReportRequest, 'within' | 'operation'>;

/** All requests of one execution, each with the way in which it is combined with the others. */
export function requestsOfPlan(
  plan: RequestPlan,
  countTokens: CountForRequest,
  within: Within = [],
): readonly ReportRequest[] {
  switch (plan.kind) {
    case 'one':
      return [{ within, ...operationOf(plan.request), ...requestFields(plan.request, countTokens) }];
    case 'loop': {
      const loop = { kind: plan.kind, low: plan.low, high: plan.high } as const;
      return requestsOfPlan(plan.plan, countTokens, [...within, loop]);
    }
    case 'one-of':
    case 'in-order-until':
    case 'all':
      return plan.plans.flatMap((inner) => requestsOfPlan(inner, countTokens, [...within, { kind: plan.kind }]));
  }
}

/** The plan without what only looks up something for its answers, which does not say what the call is. */
export const withoutLookUps = (plan: RequestPlan): RequestPlan => (isLookUp(plan) ? plan : withoutInner(plan));

function withoutInner(plan: RequestPlan): RequestPlan {
  switch (plan.kind) {
    case 'one':
      return plan;
    case 'loop':
      return { ...plan, plan: withoutInner(plan.plan) };
    case 'one-of':
    case 'in-order-until':
    case 'all':
      return { ...plan, plans: plan.plans.filter((inner) => !isLookUp(inner)).map(withoutInner) };
  }
}

const isLookUp = (plan: RequestPlan): boolean =>
  plan.kind === 'one'
    ? plan.request.isLookUp === true
    : plan.kind === 'loop'
      ? isLookUp(plan.plan)
      : plan.plans.every(isLookUp);

const operationOf = ({ operation }: Request): Pick<ReportRequest, 'operation'> => (operation ? { operation } : {});

/** The fields of the call itself: those of its only request, or what its requests have in common. */
export function joinedFields(requests: readonly ReportRequest[]): RequestFields {
  const [first, ...rest] = requests;
  if (first !== undefined && rest.length === 0) {
    const { within: _, operation: __, ...fields } = first;
    return fields;
  }
  const all = <Key extends keyof RequestFields>(key: Key): readonly RequestFields[Key][] =>
    requests.map((request) => request[key]);
  const widest = [...requests].sort((a, b) => attemptsRank(b) - attemptsRank(a))[0];
  return {
    provider: joinPlain(all('provider')),
    model: joinModels(all('model')),
    outputCap: joinCaps(all('outputCap')),
    prompt: agree(all('prompt')) ? (first?.prompt ?? null) : null,
    tools: {
      count: joinPlain(all('tools').map((tools) => tools.count)),
      tokens: Math.max(0, ...all('tools').map((tools) => tools.tokens)),
    },
    n: joinPlain(all('n')),
    effort: joinPlain(all('effort')),
    stream: joinPlain(all('stream')),
    serviceTier: joinPlain(all('serviceTier')),
    cacheMarkers: Math.max(0, ...all('cacheMarkers')),
    retries: widest?.retries ?? { attempts: { state: 'unknown', why: 'unsupported' }, layers: [] },
    timeoutMs: joinPlain(all('timeoutMs')),
  };
}

function requestFields(request: Request, countTokens: CountForRequest): RequestFields {
  const count = (text: string): number => Math.round(countTokens(text, request));
  return {
    provider: plainFact(request.provider),
    model: modelFact(request.model),
    outputCap: capFact(request.outputCap),
    prompt: promptOf(request.prompt, count),
    tools: {
      count: plainFact(request.tools.count, 0),
      tokens: sumOf(
        request.prompt.parts.filter((part) => part.role === 'tools').map((part) => count(staticText(part.text))),
      ),
    },
    n: plainFact(request.n, 1),
    effort: plainFact(request.effort),
    stream: plainFact(request.stream, false),
    serviceTier: plainFact(request.serviceTier),
    cacheMarkers: request.cacheMarkers.length,
    retries: retriesOf(request.retries),
    timeoutMs: plainFact(request.timeout),
  };
}

function promptOf(prompt: Prompt, count: (text: string) => number): ReportRequest['prompt'] {
  const dynamicParts = prompt.parts.flatMap((part, position) =>
    part.text.flatMap((piece) => (piece.kind === 'dynamic' ? [{ provenance: piece.provenance.kind, position }] : [])),
  );
  return {
    staticTokens: sumOf(prompt.parts.map((part) => count(staticText(part.text)))),
    dynamicParts,
    cacheablePrefixTokens: sumOf(prefixTexts(prompt.parts).map(count)),
    hash: hashText(JSON.stringify(prompt.parts.map((part) => [part.role, part.text.map(mark)]))),
    complete: prompt.isComplete,
  };
}

const mark = (piece: PromptPart['text'][number]): string => (piece.kind === 'static' ? piece.text : '\0');

function retriesOf(retries: Retries): ReportRequest['retries'] {
  const unbounded = retries.layers.some((layer) => layer.isUnbounded);
  return {
    attempts: unbounded ? null : plainFact(retries.attempts, 1),
    layers: retries.layers.map((layer) => ({
      kind: layer.kind,
      name: layer.name,
      attempts: layer.isUnbounded ? null : plainFact(layer.attempts),
    })),
  };
}

/** Orders requests by their worst case: without a bound before many attempts before what is not known. */
function attemptsRank({ retries: { attempts } }: ReportRequest): number {
  if (attempts === null) return Number.POSITIVE_INFINITY;
  return typeof attempts === 'number'
    ? attempts
    : attempts.state === 'several'
      ? Math.max(...attempts.alternatives)
      : 0;
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
