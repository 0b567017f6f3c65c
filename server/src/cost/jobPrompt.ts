import type { Job } from './job.ts';
import { type Amount, promptAmounts } from './prompt.ts';
import { always, combine, minus, product, total } from './scenarios.ts';
import type { UsedAssumption } from './types.ts';

export interface ReadPrompt {
  readonly amounts: readonly Amount[];
  readonly assumptions: readonly UsedAssumption[];
  readonly gaps: readonly string[];
  /** False where something is sent whose amount is not known at all. */
  readonly isMeasured: boolean;
}

export function readPrompt({ request, site, steps, model, context, table }: Job): ReadPrompt {
  const { tokenizer: family, contextWindow } = model.info;
  const isStep = steps.count[2] > 1;
  const { countTokens } = context;
  const read = promptAmounts(request, { site, family, contextWindow, table, countTokens, isStep });
  const declared = site.declared?.inputTokens ?? null;
  if (declared !== null)
    return { amounts: filledUp(read.amounts, declared), assumptions: [], gaps: [], isMeasured: true };
  return { ...read, gaps: [...read.gaps, ...read.unmeasured], isMeasured: read.unmeasured.length === 0 };
}

/** The text in the code, filled up to the number of tokens that the user has declared. */
function filledUp(amounts: readonly Amount[], declared: number): readonly Amount[] {
  const fixed = amounts.filter(({ isRunTime }) => !isRunTime);
  const sum = total(fixed.map(({ tokens }) => tokens));
  const share = combine((tokens) => (tokens > declared ? declared / tokens : 1), sum);
  const rest = minus(always(declared), product(sum, share));
  return [
    ...fixed.map((amount): Amount => ({ ...amount, tokens: product(amount.tokens, share), tag: 'declared' })),
    { kind: 'input', label: 'run-time text', tokens: rest, tag: 'declared', part: null, isRunTime: true },
  ];
}
