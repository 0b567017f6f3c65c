import { isSameWork, isWriting, type Operation } from '../base/operation.ts';
import type { CallSite, Request } from '../resolve/callSite.ts';
import { type Bill, billOf, eitherOf, unknownBill } from './bill.ts';
import type { EstimateContext } from './context.ts';
import { billFactor } from './factors.ts';
import { imageBill } from './imageRequest.ts';
import { finished, type Job, line, localLine, rateOf, type Steps } from './job.ts';
import { modelsOf, type PricedModel } from './models.ts';
import { readingBill } from './readingRequest.ts';
import { textBill } from './textRequest.ts';

/** What a request costs if it is sent `steps` times, with the history growing from one to the next. One of several models: either. */
export function requestBill(request: Request, site: CallSite, steps: Steps, context: EstimateContext): Bill {
  return eitherOf(
    modelsOf(request, context.catalog, context.asOf).map((model) => modelBill(request, site, steps, model, context)),
  );
}

function modelBill(request: Request, site: CallSite, steps: Steps, model: PricedModel, context: EstimateContext): Bill {
  switch (model.kind) {
    case 'local':
      return billOf({ lines: [localLine(steps)], assumptions: [], gaps: [], models: [model.id] });
    case 'unknown':
      return unknownBill(model.gap, model.id === null ? [] : [model.id]);
    case 'known':
      return pricedJob(request, site, steps, model, context).bill;
  }
}

/** The bill of a request to a model whose price is known, with what it is made from. */
export function pricedJob(
  request: Request,
  site: CallSite,
  steps: Steps,
  model: Job['model'],
  context: EstimateContext,
): { readonly job: Job; readonly bill: Bill } {
  const table = context.assumptions;
  const factor = billFactor(request, model.info, site.declared, context);
  const job: Job = { request, site, steps, model, context, table, factor };
  const bill = isMadeFor(model.info.operation, operationOf(job)) ? jobBill(job) : wrongModel(job);
  return {
    job,
    bill: {
      ...bill,
      gaps: [...bill.gaps, ...factor.gaps, ...model.notes],
      total: factor.isKnown ? bill.total : null,
    },
  };
}

const operationOf = ({ request, site }: Job): Operation => request.operation ?? site.operation;

function jobBill(job: Job): Bill {
  switch (operationOf(job)) {
    case 'chat':
    case 'completion':
    case 'batch':
      return textBill(job);
    case 'embedding':
    case 'moderation':
      return readingBill(job);
    case 'image':
      return imageBill(job);
    case 'rerank':
      return finished(job, [line(job, 'item', 'searches', job.steps.count, 'exact', rateOf(job, 'rerank'))]);
    case 'audio':
      return unknownBill('the length of the audio is not in the code', [job.model.info.id]);
    case 'video':
      return unknownBill('the length of the video is not in the code', [job.model.info.id]);
    case 'other':
      return unknownBill('what is billed here is not in the code', [job.model.info.id]);
  }
}

/** Models are priced for one kind of work: an embedding is never priced as a chat. */
function isMadeFor(model: Operation, call: Operation): boolean {
  return isSameWork(model, call) || (model === 'moderation' && isWriting(call)) || isUntold(call);
}

const isUntold = (call: Operation): boolean => call === 'other' || call === 'audio' || call === 'video';

const wrongModel = (job: Job): Bill =>
  unknownBill(
    `${job.model.info.id} is listed for ${job.model.info.operation}, not for ${operationOf(job)}: its price does not say what this costs`,
    [job.model.info.id],
  );
