import { isExact, multiply, type Range3, range3 } from '../base/range3.ts';
import type { CallSite, Request, RequestPlan } from '../resolve/callSite.ts';
import { type AssumptionTable, assume } from './assumptions.ts';
import { allOf, type Bill, eitherOf, estimateOf, inOrderUntil, type Line, unknownBill, weakest } from './bill.ts';
import type { EstimateContext } from './context.ts';
import { multiplierLine } from './factors.ts';
import type { Steps } from './job.ts';
import { requestBill } from './request.ts';
import { always, none, once, product, rangeOf } from './scenarios.ts';
import type { CostEstimate, UsedAssumption } from './types.ts';

export type { EstimateContext } from './context.ts';

/**
 * What one execution of a call expression costs, with everything that the figure rests on. What is not known stays unknown: without a model
 * or a price there is no figure, and never that of another model.
 */
export function estimateSite(site: CallSite, context: EstimateContext): CostEstimate {
  const steps = declaredSteps(site);
  const bill = isEstimable(site)
    ? planBill(site.plan, site, steps ?? onceExactly, steps !== null, context)
    : notEstimated(site);
  const lines = [...bill.lines, ...(steps === null ? [] : steps.lines), ...outerLines(site)];
  return estimateOf({ ...bill, lines }, context.catalog.priceDate);
}

/** USD in a month of 30 days; null unless the user has declared how often the call runs and its cost is known. */
export function monthlyCost({ declared }: CallSite, { perCall }: CostEstimate): Range3 | null {
  const callsPerDay = declared?.callsPerDay ?? null;
  return callsPerDay === null || perCall === null ? null : multiply(perCall, callsPerDay * 30);
}

const isEstimable = (site: CallSite): boolean =>
  site.notEstimated === null || requestsOf(site.plan).every(({ isLocal }) => isLocal);

const notEstimated = ({ notEstimated: why }: CallSite): Bill => unknownBill(asClause(why ?? 'not estimated'));

/** A sentence as the end of another: `The length is not known.` becomes `the length is not known`. */
const asClause = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');

// ---------------------------------------------------------------------------------------------------------------- plan

/** `areDeclared`: the steps are what the user says, so that loops of the plan do not multiply them. */
function planBill(
  plan: RequestPlan,
  site: CallSite,
  steps: Steps,
  areDeclared: boolean,
  context: EstimateContext,
): Bill {
  const inner = (one: RequestPlan): Bill => planBill(one, site, steps, areDeclared, context);
  switch (plan.kind) {
    case 'one':
      return requestBill(plan.request, site, steps, context);
    case 'one-of':
      return plan.plans.length === 0 ? unknownBill('the request is not known') : eitherOf(plan.plans.map(inner));
    case 'in-order-until':
      return plan.plans.length === 0 ? unknownBill('the request is not known') : inOrderUntil(plan.plans.map(inner));
    case 'all':
      return plan.plans.length === 0
        ? unknownBill('the requests are not known')
        : allOf(withoutUnknownLookUps(plan.plans, plan.plans.map(inner)));
    case 'loop': {
      if (areDeclared) return inner(plan.plan);
      const loop = stepsOf(plan, context.assumptions);
      const times = { count: product(steps.count, loop.count), tag: weakest(steps.tag, loop.tag) };
      const bill = planBill(plan.plan, site, times, areDeclared, context);
      if (requestsOf(plan.plan).every(({ isLocal }) => isLocal)) return bill;
      return {
        ...bill,
        lines: [...bill.lines, ...loop.lines],
        assumptions: [...bill.assumptions, ...loop.assumptions],
        gaps: [...bill.gaps, ...loop.gaps],
      };
    }
  }
}

/** What is looked up for an answer costs next to nothing beside it: where its price is missing, the answer still has one, and that is said. */
function withoutUnknownLookUps(plans: readonly RequestPlan[], bills: readonly Bill[]): readonly Bill[] {
  const all = plans.map((plan) => requestsOf(plan));
  if (all.flat().every(({ isLookUp }) => isLookUp)) return bills;
  return bills.map((bill, index) =>
    bill.total === null && all[index]?.every(({ isLookUp }) => isLookUp)
      ? {
          ...bill,
          total: none,
          gaps: bill.gaps.map((gap) => `looking up what the answer is made from is not counted: ${gap}`),
        }
      : bill,
  );
}

/** The request of a call that sends only one, again and again if it is an agent; null if it may send different ones or is not estimated. */
export function onlyRequest(
  site: CallSite,
  context: EstimateContext,
): { readonly request: Request; readonly steps: Steps } | null {
  const declared = declaredSteps(site);
  const inPlan = (plan: RequestPlan, steps: Steps): { readonly request: Request; readonly steps: Steps } | null => {
    switch (plan.kind) {
      case 'one':
        return { request: plan.request, steps };
      case 'loop': {
        if (declared !== null) return inPlan(plan.plan, steps);
        const loop = stepsOf(plan, context.assumptions);
        return inPlan(plan.plan, { count: product(steps.count, loop.count), tag: weakest(steps.tag, loop.tag) });
      }
      case 'one-of':
      case 'in-order-until':
      case 'all':
        return null;
    }
  };
  return isEstimable(site) ? inPlan(site.plan, declared ?? onceExactly) : null;
}

function requestsOf(plan: RequestPlan): readonly Request[] {
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

const onceExactly: Steps = { count: once, tag: 'exact' };

interface LoopSteps extends Steps {
  readonly lines: readonly Line[];
  readonly assumptions: readonly UsedAssumption[];
  readonly gaps: readonly string[];
}

function declaredSteps({ declared }: CallSite): LoopSteps | null {
  const steps = declared?.steps ?? null;
  if (steps === null) return null;
  const count = always(steps);
  return {
    count,
    tag: 'declared',
    lines: [multiplierLine('steps', rangeOf(count), 'declared')],
    assumptions: [],
    gaps: [],
  };
}

/** At the high end the limit of the loop, or that of the table where the loop has none. */
function stepsOf({ low, high, limit }: Extract<RequestPlan, { kind: 'loop' }>, table: AssumptionTable): LoopSteps {
  const row = assume(table, 'agent.steps');
  const most = high ?? Math.max(row.value.high, low);
  const atMost = (steps: number): number => Math.min(Math.max(steps, low), most);
  const range = range3(atMost(row.value.low), atMost(row.value.expected), most);
  const beyond =
    limit.state === 'unknown'
      ? `the limit of the steps is not known: ${most} are counted at worst`
      : `nothing limits the steps: ${most} are counted at worst`;
  return {
    count: [range.low, range.expected, range.high],
    tag: isExact(range) ? 'exact' : row.tag,
    lines: [multiplierLine('steps', range, row.tag)],
    assumptions: [row],
    gaps: high === null ? [beyond] : [],
  };
}

// ---------------------------------------------------------------------------------------------------------------- around

/** What may repeat the call from outside: shown, and not in the figure, which is for one execution that succeeds at once. */
function outerLines({ place, plan }: CallSite): readonly Line[] {
  const runs = place.loops.flatMap(({ count, isRetry }) => (count === null || isRetry ? [] : [count]));
  const times = runs.reduce((all, count) => all * count, 1);
  const attempts = Math.max(1, ...requestsOf(plan).map(mostAttempts));
  return [
    ...(times > 1
      ? [multiplierLine('runs of the loop around the call, not in the figure', range3(times, times, times), 'exact')]
      : []),
    ...(attempts > 1
      ? [multiplierLine('attempts if requests fail, not in the figure', range3(1, 1, attempts), 'exact')]
      : []),
  ];
}

function mostAttempts({ retries: { attempts } }: Request): number {
  switch (attempts.state) {
    case 'known':
      return attempts.value;
    case 'several':
      return Math.max(...attempts.alternatives.map(({ value }) => value));
    case 'absent':
      return attempts.fallback?.value ?? 1;
    case 'unknown':
      return 1;
  }
}
