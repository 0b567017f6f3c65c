import type { Bill, Line } from '../bill.ts';
import { settingOf } from '../factors.ts';
import type { Job } from '../job.ts';
import { always, minus, none, plus, product, type Scenarios, scenarios, total } from '../scenarios.ts';
import { type CacheWay, cacheWay } from './cacheWay.ts';

/** One way to run a call, with one model: tokens and prices of one execution in three scenarios. Plain data: it is sent between threads. */
export interface Way {
  readonly model: string;
  /** Tokens read at the full price, all steps together. */
  readonly input: Scenarios;
  /** Tokens read from the cache, and written to it, as the code and the declarations are. */
  readonly read: Scenarios;
  readonly written: Scenarios;
  /** Tokens of the answers, hidden thinking included. */
  readonly output: Scenarios;
  /** Answers of one execution: those to each request, times the requests. An output cap holds for each. */
  readonly answers: Scenarios;
  /** USD of all else: pictures, fees. */
  readonly rest: Scenarios;
  /** USD per million tokens, with discounts and tiers in them. */
  readonly prices: {
    readonly input: Scenarios;
    readonly read: Scenarios;
    readonly write: Scenarios;
    readonly output: Scenarios;
  };
  readonly cache: CacheWay;
  readonly batch: BatchWay;
}

/** What sending the call as a batch does to its bill, or why it cannot be said. */
export type BatchWay =
  | {
      readonly can: true;
      /** What the price is multiplied by: 0.5 for half price. */
      readonly factor: Scenarios;
      /** The share of the calls that is declared to go this way already. */
      readonly share: number;
    }
  | { readonly can: false; readonly why: 'waited-for' | 'steps' | 'batched' | 'tier' | 'no-price' };

/** The way of a job whose bill has been written; null where something in the bill is not known. */
export function wayOf(job: Job, bill: Bill): Way | null {
  if (bill.total === null) return null;
  const tokens = (...kinds: readonly Line['kind'][]): readonly Line[] =>
    bill.lines.filter(({ kind, priceUnit }) => kinds.includes(kind) && priceUnit === 'per-million-tokens');
  const [input, read, written] = [tokens('input', 'tools'), tokens('cached-input'), tokens('cache-write')];
  const output = tokens('output', 'reasoning');
  const cache = cacheWay(job, quantities(input), quantities(read), quantities(written));
  const prices = {
    input: priceOf(input) ?? none,
    read: priceOf(read) ?? (cache.can ? cache.readPrice : none),
    write: priceOf(written) ?? (cache.can ? cache.missPrice : none),
    output: priceOf(output) ?? none,
  };
  const bought = plus(
    plus(product(quantities(input), prices.input), product(quantities(read), prices.read)),
    plus(product(quantities(written), prices.write), product(quantities(output), prices.output)),
  );
  return {
    model: job.model.info.id,
    input: quantities(input),
    read: quantities(read),
    written: quantities(written),
    output: quantities(output),
    answers: product(job.steps.count, answersOf(job)),
    rest: minus(bill.total, product(bought, always(1e-6))),
    prices,
    cache,
    batch: batchWay(job),
  };
}

const quantities = (lines: readonly Line[]): Scenarios => total(lines.map(({ quantity }) => quantity));

/** All lines of a kind have the same price, that of pictures is not among them. */
const priceOf = (lines: readonly Line[]): Scenarios | null => lines.find(({ price }) => price !== null)?.price ?? null;

function answersOf({ request: { n } }: Job): Scenarios {
  return n.state === 'known' ? always(Math.max(1, n.value)) : [1, 1, 1];
}

function batchWay({ request, site, steps, model, context }: Job): BatchWay {
  if (request.isBatch) return { can: false, why: 'batched' };
  const streams = request.stream.state === 'known' && request.stream.value;
  if (site.place.lane === 'interactive' || streams) return { can: false, why: 'waited-for' };
  if (steps.count[2] > 1) return { can: false, why: 'steps' };
  const tier = request.serviceTier;
  const isStandard = tier.state === 'absent' || (tier.state === 'known' && /^(auto|default|standard)/.test(tier.value));
  const declared = settingOf(context.tiers, model.info) ?? 'standard';
  if (!isStandard || declared !== 'standard') return { can: false, why: 'tier' };
  const factor = model.info.factors.batch?.factor;
  if (factor === undefined) return { can: false, why: 'no-price' };
  return { can: true, factor: scenarios(factor), share: Math.min(1, Math.max(0, site.declared?.batchShare ?? 0)) };
}
