/**
 * A copy of a part of a program that stands `by` characters further on. In the IR everything with a start and an end is a span. What `body` and
 * the rest of the part both hold is one object in the copy too, and so is a function or class that stands in the body twice.
 */
export function movePart<T extends { readonly body: unknown }>(part: T, by: number): T {
  if (by === 0) return part;
  const { body, ...rest } = part;
  const move: Move = { by, copies: new Map(), keepsAll: true };
  const copy = moved(rest, move);
  move.keepsAll = false;
  return { ...part, ...copy, body: moved(body, move) };
}

interface Move {
  readonly by: number;
  readonly copies: Map<object, object>;
  /** Whether every copy is kept for the next mention of the same object. To ask is cheap, to keep is not. */
  keepsAll: boolean;
}

function moved<T>(value: T, move: Move): T;
function moved(value: unknown, move: Move): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => moved(item, move));
  if (isSpan(value)) return { start: value.start + move.by, end: value.end + move.by };
  const known = move.copies.get(value);
  if (known !== undefined) return known;
  const copy: Record<string, unknown> = { ...value };
  for (const key in copy) {
    const item = copy[key];
    if (typeof item === 'object' && item !== null) copy[key] = moved(item, move);
  }
  if (move.keepsAll || copy['kind'] === 'function' || copy['kind'] === 'class') move.copies.set(value, copy);
  return copy;
}

const isSpan = (node: object): node is { readonly start: number; readonly end: number } =>
  'start' in node && typeof node.start === 'number' && 'end' in node && typeof node.end === 'number';
