import { known } from '../base/fact.ts';
import type { CallSite, Request, RequestPlan } from '../resolve/callSite.ts';

/** All requests of a plan, in order. */
export function requestsOf(plan: RequestPlan): readonly Request[] {
  switch (plan.kind) {
    case 'one':
      return [plan.request];
    case 'loop':
      return requestsOf(plan.plan);
    case 'one-of':
    case 'in-order-until':
    case 'all':
      return plan.plans.flatMap(requestsOf);
  }
}

/** Those that do the work of the call, without what looks up something for them. */
export const mainRequestsOf = (plan: RequestPlan): readonly Request[] =>
  requestsOf(plan).filter(({ isLookUp }) => isLookUp !== true);

/** The request as if it asked for another model. */
export const withModel = (request: Request, model: string): Request => ({
  ...request,
  model: known(model, 'declared'),
});

/** True where a plan itself calls the model again and again: an agent, a tool runner. */
export function isAgentic(plan: RequestPlan): boolean {
  switch (plan.kind) {
    case 'one':
      return false;
    case 'loop':
      return true;
    case 'one-of':
    case 'in-order-until':
    case 'all':
      return plan.plans.some(isAgentic);
  }
}

/** True where the call stands in a loop that is no retry, or in a callback run per item. */
export const isInWorkLoop = (site: CallSite): boolean => site.place.loops.some((loop) => !loop.isRetry);

/** Chat and completion: the operations that read a prompt and write text. */
export const writesText = (site: CallSite): boolean => site.operation === 'chat' || site.operation === 'completion';
