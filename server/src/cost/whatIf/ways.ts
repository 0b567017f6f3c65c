import { known } from '../../base/fact.ts';
import type { CallSite, Request } from '../../resolve/callSite.ts';
import { type EstimateContext, onlyRequest } from '../estimate.ts';
import type { Steps } from '../job.ts';
import { modelsOf } from '../models.ts';
import { pricedJob } from '../request.ts';
import { type Way, wayOf } from './way.ts';

/** The ways to run one call between which a what-if chooses. */
export interface Ways {
  /** As the code is. */
  readonly own: Way;
  /** With the smaller model of the same provider; null where there is none. */
  readonly smaller: Way | null;
  readonly noSmaller: 'no-smaller-model' | 'no-smaller-price' | 'not-cheaper' | 'other-work' | null;
}

/** Null where the cost of a call is not known, or where it sends no single request to no single model. */
export function waysOf(site: CallSite, context: EstimateContext): Ways | null {
  const sent = onlyRequest(site, context);
  const own = sent && way(sent.request, site, sent.steps, context);
  return sent && own && { own, ...smallerWay(site, sent.request, sent.steps, own, context) };
}

function way(request: Request, site: CallSite, steps: Steps, context: EstimateContext): Way | null {
  const [model, ...others] = modelsOf(request, context.catalog, context.asOf);
  if (model?.kind !== 'known' || others.length > 0) return null;
  const { job, bill } = pricedJob(request, site, steps, model, context);
  return wayOf(job, bill);
}

function smallerWay(
  site: CallSite,
  request: Request,
  steps: Steps,
  own: Way,
  context: EstimateContext,
): Pick<Ways, 'smaller' | 'noSmaller'> {
  // Vectors of different models cannot be compared: an index would have to be made anew.
  if (site.operation !== 'chat' && site.operation !== 'completion' && site.operation !== 'batch')
    return { smaller: null, noSmaller: 'other-work' };
  const [model] = modelsOf(request, context.catalog, context.asOf);
  const sibling = model?.kind === 'known' ? model.info.sibling : null;
  if (sibling === null) return { smaller: null, noSmaller: 'no-smaller-model' };
  const smaller = way({ ...request, model: known(sibling, 'declared') }, site, steps, context);
  if (smaller === null) return { smaller: null, noSmaller: 'no-smaller-price' };
  const isCheaper = smaller.prices.input[1] < own.prices.input[1] || smaller.prices.output[1] < own.prices.output[1];
  return isCheaper ? { smaller, noSmaller: null } : { smaller: null, noSmaller: 'not-cheaper' };
}
