import type { Span } from '../../../base/span.ts';
import type { Provenance } from '../../value.ts';
import { behindAddresses } from '../addresses.ts';
import { type Context, codeOf, locate } from '../context.ts';
import { type Abstract, forced, inert, literal, opaque } from '../domain.ts';
import { iterate } from '../items.ts';
import { memberOf } from '../members.ts';
import { fillTemplate, mapStatic, textOf, toParts } from '../text.ts';
import { newItems } from './changes.ts';

/** `a + b` of texts and lists; numbers are added. */
export function concatenate(context: Context, left: Abstract, right: Abstract, span: Span): Abstract {
  if (left.kind === 'lazy' || right.kind === 'lazy') {
    const other = left.kind === 'lazy' ? right : left;
    // A list must be read now, because it may change before anybody reads the result.
    if (other.kind === 'ref' || other.kind === 'choice') return concatenate(context, forced(left), forced(right), span);
    return inert([left, right], () => concatenate(context, forced(left), forced(right), span));
  }
  if (
    left.kind === 'literal' &&
    right.kind === 'literal' &&
    typeof left.value === 'number' &&
    typeof right.value === 'number'
  )
    return literal(left.value + right.value, { definition: locate(context, span), from: 'literal' });
  const isList = (value: Abstract): boolean => value.kind === 'ref' && context.state.object(value.id)?.kind === 'list';
  if (isList(left) || isList(right)) {
    const a = iterate(context, left);
    const b = iterate(context, right);
    return context.state.allocate({
      kind: 'list',
      items: [...a.items, ...newItems(a, b.items)],
      open: a.open ?? b.open,
    });
  }
  if (left.kind === 'text' || right.kind === 'text') {
    const apart = behindAddresses(left, (start) => concatenate(context, start, right, span));
    if (apart) return apart;
    const location = locate(context, span);
    const code = codeOf(context, span);
    return textOf([...toParts(left, location, code), ...toParts(right, location, code)], {
      definition: location,
      from: 'literal',
    });
  }
  return opaque('run-time-value', codeOf(context, span), provenanceOf(left) ?? provenanceOf(right));
}

/** `"… %s …" % value`. */
export function formatPercent(context: Context, template: Abstract, value: Abstract, span: Span): Abstract {
  if (template.kind !== 'text') return template;
  const object = value.kind === 'ref' ? context.state.object(value.id) : null;
  const items = object?.kind === 'list' ? object.items.map((item) => item.value) : [value];
  const location = locate(context, span);
  let next = 0;
  const parts = fillTemplate(template.parts, /%(?:\((\w+)\))?[-+ #0]*\d*(?:\.\d+)?[sdrfigxea]/g, (hole) => {
    const named = hole[1];
    const held = named === undefined ? items[next++] : memberOf(context, value, named, span);
    return held ? toParts(held, location, codeOf(context, span)) : null;
  });
  return textOf(parts, template.origin);
}

export function dedented(value: Abstract): Abstract {
  if (value.kind !== 'text') return value;
  return { ...value, parts: mapStatic(value.parts, (text) => text.replace(/\n[ \t]+/g, '\n')) };
}

export function provenanceOf(value: Abstract): Provenance | undefined {
  if (value.kind === 'opaque') return value.provenance;
  if (value.kind === 'text') {
    const part = value.parts.find((item) => item.kind === 'dynamic');
    return part?.kind === 'dynamic' ? part.provenance : undefined;
  }
  return undefined;
}
