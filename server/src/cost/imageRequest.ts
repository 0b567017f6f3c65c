import type { Fact } from '../base/fact.ts';
import { assume } from './assumptions.ts';
import { type Bill, unknownBill } from './bill.ts';
import { countOf, finished, type Job, line, rateOf } from './job.ts';
import { readPrompt } from './jobPrompt.ts';
import { product, scenarios } from './scenarios.ts';
import type { Tag } from './types.ts';

/** Images are sold by the piece or by their tokens. */
export function imageBill(job: Job): Bill {
  const { request, table } = job;
  const steps = job.steps.count;
  const count = countOf(request.items, 1);
  const tag: Tag = request.items.state === 'unknown' ? 'assumed' : 'exact';
  const gaps = request.items.state === 'unknown' ? ['the number of images is not known: the figure is for one'] : [];
  const perImage = rateOf(job, 'image');
  if (perImage !== null)
    return finished(job, [line(job, 'image', 'images', product(count, steps), tag, perImage, 'image')], [], gaps);
  const perToken = rateOf(job, 'outputImage') ?? rateOf(job, 'output');
  if (perToken === null) return unknownBill(`no price per image for ${job.model.info.id}`, [job.model.info.id]);
  const size = assume(table, `image-output.${qualityOf(request.imageQuality)}-quality`);
  const made = line(job, 'image', 'images made', product(count, steps, scenarios(size.value)), size.tag, perToken);
  const prompt = readPrompt(job);
  const read = prompt.amounts.map(({ label, kind, tokens, tag: known }) => {
    const price = kind === 'image' ? (rateOf(job, 'inputImage') ?? rateOf(job, 'input')) : rateOf(job, 'input');
    return line(job, 'input', label, product(tokens, steps), known, price);
  });
  return finished(job, [...read, made], [...prompt.assumptions, size], [...gaps, ...prompt.gaps]);
}

function qualityOf(quality: Fact<string>): 'low' | 'medium' | 'high' | 'unknown' {
  if (quality.state !== 'known') return 'unknown';
  const { value } = quality;
  return value === 'low' || value === 'medium' || value === 'high' ? value : 'unknown';
}
