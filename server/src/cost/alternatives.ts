import type { PromptPart } from '../resolve/callSite.ts';
import { once, type Scenarios } from './scenarios.ts';

/**
 * How often each part of a prompt is sent in one request. What may be there or not is there in every second case; of parts that exclude
 * each other the shortest alternative is sent at the low end, the longest at the high end, and each as often as the others in between.
 */
export function partWeights(parts: readonly PromptPart[]): readonly Scenarios[] {
  const lengths = new Map<number, number[]>();
  for (const part of parts) {
    if (!part.alternative) continue;
    const { group, index, of } = part.alternative;
    const known = lengths.get(group) ?? Array<number>(of).fill(0);
    known[index] = (known[index] ?? 0) + roughLength(part);
    lengths.set(group, known);
  }
  return parts.map(({ alternative, isMaybe }) => {
    if (!alternative) return isMaybe ? [0, 0.5, 1] : once;
    const group = lengths.get(alternative.group) ?? [];
    const shortest = group.indexOf(Math.min(...group));
    const longest = group.indexOf(Math.max(...group));
    return [Number(shortest === alternative.index), 1 / alternative.of, Number(longest === alternative.index)];
  });
}

/** In characters, good enough to tell a short alternative from a long one. */
function roughLength({ text, media }: PromptPart): number {
  const written = text.reduce((sum, each) => sum + (each.kind === 'static' ? each.text.length : charactersOfUnseen), 0);
  return written + media.length * charactersOfMedia;
}

const charactersOfUnseen = 800;
const charactersOfMedia = 3000;
