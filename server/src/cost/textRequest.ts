import { ratesForRange } from '../catalog/price.ts';
import type { RateName, Rates } from '../catalog/types.ts';
import { assume } from './assumptions.ts';
import type { Bill, Line } from './bill.ts';
import { cachingOf, writePrice } from './caching.ts';
import { multiplierLine } from './factors.ts';
import { countOf, finished, type Job, line } from './job.ts';
import { readPrompt } from './jobPrompt.ts';
import { outputAmounts } from './output.ts';
import type { Amount } from './prompt.ts';
import { always, combine, minus, none, plus, product, rangeOf, type Scenarios, scenarios, total } from './scenarios.ts';
import type { Tag, UsedAssumption } from './types.ts';

/** Reads a prompt and writes an answer. */
export function textBill(job: Job): Bill {
  const { request, site, model, table } = job;
  const steps = job.steps.count;
  const { info } = model;
  const prompt = readPrompt(job);
  const output = writtenOutput(job);
  const answer = plus(output.visible, output.reasoning);
  const growth =
    (site.declared?.inputTokens ?? null) === null ? historyGrowth(output.visible, job, prompt.amounts) : noGrowth;

  const caching = cachingOf(
    request,
    info,
    { amounts: prompt.amounts, steps, history: growth.tokens },
    site.declared,
    table,
  );
  const longest = plus(total(prompt.amounts.map(({ tokens }) => tokens)), growth.longest);
  const rates = ratesForRange(model.price, rangeOf(longest));
  const input = inputPrice(rates, caching.isChargedUnasked);
  const price = (rate: RateName): Scenarios | null => rates[rate] && scenarios(rates[rate]);
  // Without a price for reads and writes these are billed like any input.
  const [read, write] = [price('cachedInput') ?? input, writePrice(rates, caching.writeRate) ?? input];
  const charged = caching.isChargedUnasked[1] === 1 ? ', written to the cache' : '';

  const lines = [
    ...prompt.amounts.map((amount) =>
      line(
        job,
        amount.kind,
        `${amount.label}${charged}`,
        product(amount.tokens, caching.plainShare(amount), steps),
        amount.tag,
        amount.kind === 'image' ? (price('inputImage') ?? input) : input,
      ),
    ),
    line(
      job,
      'input',
      'earlier steps, sent again',
      product(growth.tokens, caching.plainShareOfHistory),
      'assumed',
      input,
    ),
    line(job, 'cached-input', 'read from the cache', caching.read, caching.tag, read),
    line(job, 'cache-write', 'written to the cache', caching.written, caching.tag, write),
    line(job, 'output', 'answer', product(output.visible, steps), output.tag, price('output')),
    line(job, 'reasoning', 'hidden thinking', product(output.reasoning, steps), output.tag, price('output')),
    ...(rates.request === null
      ? []
      : [line(job, 'item', 'fee for the request', steps, 'exact', scenarios(rates.request))]),
  ].filter(({ quantity, kind }) => kind === 'output' || Math.max(...quantity) > 0);
  const missing = Math.max(...answer) > 0 && rates.output === null ? [`no output price for ${info.id}`] : [];
  return finished(
    job,
    [...lines, ...output.lines],
    [...prompt.assumptions, ...output.assumptions, ...caching.assumptions, ...growth.assumptions],
    [...prompt.gaps, ...output.gaps, ...caching.gaps, ...missing],
    prompt.isMeasured,
  );
}

interface WrittenOutput {
  readonly visible: Scenarios;
  readonly reasoning: Scenarios;
  readonly tag: Tag;
  readonly lines: readonly Line[];
  readonly assumptions: readonly UsedAssumption[];
  readonly gaps: readonly string[];
}

/** The answers to one request. Declared output tokens are what the provider bills, with all answers and all thinking. */
function writtenOutput({ request, site, model, table }: Job): WrittenOutput {
  const declared = site.declared?.outputTokens ?? null;
  if (declared !== null) {
    return { visible: always(declared), reasoning: none, tag: 'declared', lines: [], assumptions: [], gaps: [] };
  }
  const { visible, reasoning, assumptions } = outputAmounts(site, request, model.info, table);
  const answers = countOf(request.n, 1);
  const isOne = answers.every((count) => count === 1);
  return {
    visible: product(scenarios(visible), answers),
    reasoning: product(scenarios(reasoning), answers),
    tag: assumptions.length > 0 && assumptions.every(({ tag }) => tag === 'declared') ? 'declared' : 'assumed',
    lines: isOne ? [] : [multiplierLine('answers to each request', rangeOf(answers), 'exact')],
    assumptions,
    gaps: request.n.state === 'unknown' ? ['the number of answers is not known: counted as one'] : [],
  };
}

interface Growth {
  /** Tokens that all steps together send again. */
  readonly tokens: Scenarios;
  /** Tokens that the longest prompt has on top of the first one. */
  readonly longest: Scenarios;
  readonly assumptions: readonly UsedAssumption[];
}

const noGrowth: Growth = { tokens: none, longest: none, assumptions: [] };

/** Each step sends the answers and tool results of all steps before it again, as far as the model's context reaches. */
function historyGrowth(
  answer: Scenarios,
  { steps: { count: steps }, model, table }: Job,
  amounts: readonly Amount[],
): Growth {
  if (steps[2] <= 1) return noGrowth;
  const result = assume(table, 'input.tool-result');
  const step = plus(answer, scenarios(result.value));
  const room = minus(
    always(model.info.contextWindow ?? Number.MAX_SAFE_INTEGER),
    total(amounts.map(({ tokens }) => tokens)),
  );
  const before = combine((count) => Math.max(0, count - 1), steps);
  const half = combine((each, count, most) => Math.min((each * count) / 2, most), step, before, room);
  const [, expected] = half;
  const last = combine((each, count, most) => Math.min(each * count, most), step, before, room);
  return { tokens: product(half, steps), longest: [0, expected, last[2]], assumptions: [result] };
}

/** Where the provider charges for writing to its cache unasked, at worst nothing is ever read back. */
function inputPrice({ input, cacheWrite }: Rates, isChargedUnasked: Scenarios): Scenarios | null {
  if (input === null) return null;
  const write = cacheWrite === null ? scenarios(input) : scenarios(cacheWrite);
  const charged: Scenarios = [input.low, write[1], write[2]];
  return combine(
    (plain, dear, isCharged) => (isCharged === 1 ? dear : plain),
    scenarios(input),
    charged,
    isChargedUnasked,
  );
}
