import type { Location } from '../../base/span.ts';
import type { Provenance, TextPart } from '../value.ts';
import { type Abstract, nowhere, type Provenant } from './domain.ts';

/** A value as parts of a text. `location` and `code` are those of the expression that puts it there. */
export function toParts(value: Abstract, location: Location | null, code: string): readonly TextPart[] {
  switch (value.kind) {
    case 'text':
      return value.parts;
    case 'literal':
      return value.value === undefined || value.value === null
        ? [dynamic({ kind: 'other' }, location, code)]
        : [{ kind: 'static', text: String(value.value), location: null }];
    case 'opaque':
      return [dynamic(value.provenance, location, code || value.code)];
    case 'path':
      return [{ kind: 'static', text: value.path, location: null }];
    case 'lazy':
      return toParts(value.force(), location, code);
    case 'choice': {
      const opaque = value.alternatives.find((item) => item.kind === 'opaque');
      return [dynamic(opaque?.kind === 'opaque' ? opaque.provenance : { kind: 'other' }, location, code)];
    }
    default:
      return [dynamic({ kind: 'other' }, location, code)];
  }
}

const dynamic = (provenance: Provenance, location: Location | null, code: string): TextPart => ({
  kind: 'dynamic',
  provenance,
  location,
  code,
});

export const textOf = (parts: readonly TextPart[], origin: Provenant = nowhere): Abstract => ({
  kind: 'text',
  parts,
  origin,
});

/** The characters of a text without dynamic parts, or of a path, else null. */
export function staticString(value: Abstract): string | null {
  if (value.kind === 'lazy') return staticString(value.force());
  if (value.kind === 'path') return value.path;
  if (value.kind !== 'text') return null;
  let text = '';
  for (const part of value.parts) {
    if (part.kind === 'dynamic') return null;
    text += part.text;
  }
  return text;
}

/** Applies a change that keeps no place: the result cannot be edited where it is written. A change of no effect keeps the parts. */
export function mapStatic(parts: readonly TextPart[], change: (text: string) => string): readonly TextPart[] {
  return parts.map((part) => {
    if (part.kind === 'dynamic') return part;
    const text = change(part.text);
    return text === part.text ? part : { kind: 'static', text, location: null };
  });
}

/** Cuts white space at the ends of the whole text. */
export function trimParts(parts: readonly TextPart[], ends: 'both' | 'start' | 'end'): readonly TextPart[] {
  const result = [...parts];
  const first = result[0];
  if (ends !== 'end' && first?.kind === 'static') result[0] = cut(first, first.text.trimStart());
  const last = result.at(-1);
  if (ends !== 'start' && last?.kind === 'static') result[result.length - 1] = cut(last, last.text.trimEnd());
  return result;
}

/** Trimmed text keeps its place: white space at the end of a literal is no reason to call it derived. */
const cut = (part: Extract<TextPart, { kind: 'static' }>, text: string): TextPart => ({ ...part, text });

export function joinTexts(separator: string, items: readonly (readonly TextPart[])[]): readonly TextPart[] {
  const parts: TextPart[] = [];
  items.forEach((item, index) => {
    if (index > 0 && separator !== '') parts.push({ kind: 'static', text: separator, location: null });
    parts.push(...item);
  });
  return parts;
}

/** Fills the holes of a format: `{}`, `{0}`, `{name}` in Python's `format`, `%s` and `%(name)s` in `%`. `fill` gives the parts for a hole, or null to leave it as text. */
export function fillTemplate(
  parts: readonly TextPart[],
  pattern: RegExp,
  fill: (hole: RegExpExecArray) => readonly TextPart[] | null,
): readonly TextPart[] {
  const result: TextPart[] = [];
  for (const part of parts) {
    if (part.kind === 'dynamic') {
      result.push(part);
      continue;
    }
    let end = 0;
    for (const hole of part.text.matchAll(pattern)) {
      const filled = fill(hole);
      if (filled === null) continue;
      if (hole.index > end) result.push(slice(part, end, hole.index));
      result.push(...filled);
      end = hole.index + hole[0].length;
    }
    if (end < part.text.length) result.push(slice(part, end, part.text.length));
  }
  return result;
}

/** A piece of a static part. Its place is kept only if raw and cooked text have the same length, so that offsets agree. */
function slice(part: Extract<TextPart, { kind: 'static' }>, start: number, end: number): TextPart {
  const { location } = part;
  if (start === 0 && end === part.text.length) return part;
  const isOneToOne = location !== null && location.span.end - location.span.start === part.text.length;
  return {
    kind: 'static',
    text: part.text.slice(start, end),
    location:
      isOneToOne && location
        ? { path: location.path, span: { start: location.span.start + start, end: location.span.start + end } }
        : null,
  };
}
