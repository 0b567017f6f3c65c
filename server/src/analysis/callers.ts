import { type Fact, type Known, unknown } from '../base/fact.ts';
import type { CallSite, Request, RequestPlan } from '../resolve/callSite.ts';
import { isTestPath } from '../workspace/excludes.ts';

/**
 * A direct site whose model or output cap is a parameter of its function takes the range that its known callers give. Callers that are not
 * known themselves leave it open: the fact then stays unknown. What a test passes in says nothing of the product.
 */
export function withCallers(
  sites: readonly CallSite[],
  callersOf: (site: CallSite) => readonly CallSite[],
): readonly CallSite[] {
  return sites.map((site) => {
    if (site.kind !== 'direct') return site;
    const plan = filledPlan(site.plan, () =>
      callersOf(site)
        .filter((caller) => !isTestPath(caller.path) || isTestPath(site.path))
        .flatMap((caller) => requestsBehind(caller.plan, site.id)),
    );
    return plan === site.plan ? site : { ...site, plan };
  });
}

/** The same plan where there is nothing to fill in. */
function filledPlan(plan: RequestPlan, callers: () => readonly Request[]): RequestPlan {
  switch (plan.kind) {
    case 'one': {
      const request = filledRequest(plan.request, callers);
      return request === plan.request ? plan : { ...plan, request };
    }
    case 'one-of': {
      const plans = plan.plans.map((inner) => filledPlan(inner, callers));
      return plans.every((inner, index) => inner === plan.plans[index]) ? plan : { ...plan, plans };
    }
    case 'loop':
    case 'in-order-until':
    case 'all':
      return plan;
  }
}

function filledRequest(request: Request, callersOf: () => readonly Request[]): Request {
  if (!isParameter(request.model) && !isParameter(request.outputCap)) return request;
  const callers = callersOf();
  if (callers.length === 0) return request;
  const filled: Request = {
    ...request,
    model: isParameter(request.model) ? rangeOver(callers.map((caller) => caller.model)) : request.model,
    outputCap: isParameter(request.outputCap)
      ? rangeOver(callers.map((caller) => caller.outputCap))
      : request.outputCap,
  };
  const provider =
    filled.model.state === 'unknown' || callers.some((caller) => caller.provider.state === 'unknown')
      ? request.provider
      : request.provider.state === 'unknown'
        ? rangeOver(callers.map((caller) => caller.provider))
        : request.provider;
  return { ...filled, provider };
}

/** The requests of a caller that one direct site sends. */
function requestsBehind(plan: RequestPlan, id: string): readonly Request[] {
  switch (plan.kind) {
    case 'one':
      return plan.behind === id ? [plan.request] : [];
    case 'loop':
      return requestsBehind(plan.plan, id);
    case 'one-of':
    case 'in-order-until':
    case 'all':
      return plan.plans.flatMap((inner) => requestsBehind(inner, id));
  }
}

const isParameter = (fact: Fact<unknown>): boolean => fact.state === 'unknown' && fact.why === 'parameter';

const MAX_ALTERNATIVES = 8;

function rangeOver<T extends string | number>(facts: readonly Fact<T>[]): Fact<T> {
  // A caller that passes on its own parameter is covered by its callers in turn.
  const settled = facts.filter((fact) => !isParameter(fact));
  if (settled.length === 0) return unknown('parameter');
  if (settled.some((fact) => fact.state === 'unknown')) return unknown('parameter');
  const distinct = new Map<T, Known<T>>();
  for (const fact of settled) {
    if (fact.state === 'known') distinct.set(fact.value, { ...fact, from: 'argument' });
    else if (fact.state === 'several')
      for (const item of fact.alternatives) distinct.set(item.value, { ...item, from: 'argument' });
  }
  const maybeAbsent = settled.some((fact) => fact.state === 'absent' || (fact.state === 'several' && fact.maybeAbsent));
  const [first] = [...distinct.values()];
  if (!first) return settled[0] ?? unknown('parameter');
  if (distinct.size > MAX_ALTERNATIVES) return unknown('too-many-alternatives');
  return distinct.size === 1 && !maybeAbsent
    ? first
    : { state: 'several', alternatives: [...distinct.values()], maybeAbsent };
}

/** The `via` sites by the direct site that they lead to. */
export function callerIndex(sites: readonly CallSite[]): (site: CallSite) => readonly CallSite[] {
  const callers = new Map<string, CallSite[]>();
  for (const site of sites) {
    for (const id of site.through) {
      const list = callers.get(id);
      if (list) list.push(site);
      else callers.set(id, [site]);
    }
  }
  return (site) => callers.get(site.id) ?? [];
}
