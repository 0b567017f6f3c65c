import type { TextPart, Value } from '../../value.ts';
import { isNothing, placeOf } from '../values.ts';

/** A value as the JSON text that an SDK sends for it. What is not known is a dynamic part; functions are not sent. */
export function jsonText(value: Value): readonly TextPart[] {
  return merged(pieces(value));
}

/** Joins neighbouring static parts. Their text is derived, so it has no place of its own. */
export function merged(parts: readonly TextPart[]): readonly TextPart[] {
  const result: TextPart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part.kind === 'static' && last?.kind === 'static') {
      result[result.length - 1] = literal(last.text + part.text);
    } else result.push(part);
  }
  return result;
}

function pieces(value: Value): readonly TextPart[] {
  switch (value.kind) {
    case 'literal':
      return [literal(JSON.stringify(value.value ?? null))];
    case 'text':
      return [literal('"'), ...value.parts.map(escaped), literal('"')];
    case 'list':
      return [literal('['), ...commas(value.items.map((item) => pieces(item.value))), literal(']')];
    case 'record': {
      const entries = value.entries.filter((entry) => entry.value.kind !== 'function');
      return [
        literal('{'),
        ...commas(entries.map((entry) => [literal(`${JSON.stringify(entry.key)}:`), ...pieces(entry.value)])),
        literal('}'),
      ];
    }
    case 'choice': {
      const first = value.alternatives.find((alternative) => !isNothing(alternative)) ?? value.alternatives[0];
      return first === undefined ? [] : pieces(first);
    }
    case 'function':
      if (value.schema) return pieces(value.schema);
      return [literal(JSON.stringify(value.name ?? ''))];
    case 'instance':
      return [{ kind: 'dynamic', provenance: { kind: 'other' }, location: placeOf(value), code: value.shape }];
    case 'opaque':
      return [{ kind: 'dynamic', provenance: value.provenance, location: placeOf(value), code: value.code }];
  }
}

const literal = (text: string): TextPart => ({ kind: 'static', text, location: null });

const escaped = (part: TextPart): TextPart =>
  part.kind === 'static' ? literal(JSON.stringify(part.text).slice(1, -1)) : part;

const commas = (items: readonly (readonly TextPart[])[]): readonly TextPart[] =>
  items.flatMap((item, index) => (index === 0 ? item : [literal(','), ...item]));
