import type { RequestPlan } from '../../../server/src/resolve/callSite.ts';
import { requestsOf } from '../../../server/src/rules/requests.ts';
import { callsIn, word } from '../../support/calls.ts';

/** The calls of a project: `agent.run: up to 50 × gpt-5 at openai, cap 300`. */
export const described = (text: string, installed?: string): readonly string[] =>
  callsIn(text, installed).map(({ api, plan }) => {
    const caps = new Set(requestsOf(plan).map(({ outputCap }) => word(outputCap)));
    return `${api}: ${shapeOf(plan)}, cap ${[...caps].join(' and ')}`;
  });

/** What the requests of a project say: `system: You help. | user: Hello`, with `…` for what only the run knows. */
export const prompted = (text: string): readonly string[] =>
  callsIn(text).flatMap(({ plan }) =>
    requestsOf(plan).map(({ prompt }) =>
      prompt.parts
        .filter(({ role }) => role !== 'tools')
        .map(
          ({ role, text: parts }) =>
            `${role}: ${parts.map((part) => (part.kind === 'static' ? part.text : '…')).join('')}`,
        )
        .join(' | '),
    ),
  );

const shapeOf = (plan: RequestPlan): string =>
  plan.kind === 'one'
    ? `${word(plan.request.model)} at ${word(plan.request.provider)}`
    : plan.kind === 'loop'
      ? `up to ${plan.high ?? 'any number'} × ${shapeOf(plan.plan)}`
      : `${plan.kind}(${plan.plans.map(shapeOf).join(', ')})`;
