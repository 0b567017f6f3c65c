import type { Bill } from './bill.ts';
import { finished, type Job, line, rateOf } from './job.ts';
import { readPrompt } from './jobPrompt.ts';
import { product } from './scenarios.ts';

/** Reads texts and writes none: embeddings and moderation. */
export function readingBill(job: Job): Bill {
  const prompt = readPrompt(job);
  const price = rateOf(job, 'input');
  const lines = prompt.amounts.map(({ kind, label, tokens, tag }) =>
    line(job, kind, label, product(tokens, job.steps.count), tag, price),
  );
  return finished(job, lines, prompt.assumptions, prompt.gaps, prompt.isMeasured);
}
