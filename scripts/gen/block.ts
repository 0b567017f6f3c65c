/**
 * A text with new content between its markers `<!-- NAME:start -->` and `<!-- NAME:end -->`.
 * Throws if a marker is missing, stands twice, or the two are in the wrong order.
 */
export function withBlock(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const [before, rest, ...more] = text.split(start);
  const [, after, ...others] = rest?.split(end) ?? [];
  if (before === undefined || rest === undefined || after === undefined || more.length + others.length > 0)
    throw new Error(`There must be one ${start} with one ${end} behind it.`);
  return `${before}${start}\n${content}\n${end}${after}`;
}
