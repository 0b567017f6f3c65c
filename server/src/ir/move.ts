/**
 * A copy of a part of a program that stands `by` characters further on. In the IR everything with a start and an end is a span. What is one
 * object in the part is one object in the copy.
 */
export function movePart<T extends object>(part: T, by: number): T {
  if (by === 0) return part;
  const copies = new Map<object, object>();
  return copied(part, by, copies) as T;
}

function copied(node: object, by: number, copies: Map<object, object>): object {
  if (Array.isArray(node)) return node.map((item: unknown) => moved(item, by, copies));
  if (isSpan(node)) return { start: node.start + by, end: node.end + by };
  const known = copies.get(node);
  if (known !== undefined) return known;
  const copy: Record<string, unknown> = { ...node };
  for (const key in copy) {
    const value = copy[key];
    if (typeof value === 'object' && value !== null) copy[key] = copied(value, by, copies);
  }
  copies.set(node, copy);
  return copy;
}

const moved = (value: unknown, by: number, copies: Map<object, object>): unknown =>
  typeof value === 'object' && value !== null ? copied(value, by, copies) : value;

const isSpan = (node: object): node is { readonly start: number; readonly end: number } =>
  'start' in node && typeof node.start === 'number' && 'end' in node && typeof node.end === 'number';
