import type { Location, Span } from '../../../base/span.ts';
import { type Context, codeOf } from '../context.ts';
import { type Abstract, nowhere, opaque, type Provenant, staticText } from '../domain.ts';
import { staticString, toParts } from '../text.ts';
import { copied } from './collections.ts';
import { provenanceOf } from './joined.ts';
import { jsonValue } from './json.ts';

/** The JSON of a value. The text remembers the value as it is now, since later changes are not in it. */
export function stringified(context: Context, value: Abstract, location: Location | null, span: Span): Abstract {
  const code = codeOf(context, span);
  const text = jsonText(context, value) ?? opaque('run-time-value', code, provenanceOf(value));
  return { kind: 'text', parts: toParts(text, location, code), json: copied(context, value, 8), origin: nowhere };
}

/** What a text of JSON says. */
export function parsed(context: Context, value: Abstract, span: Span): Abstract {
  if (value.kind === 'text' && value.json) return value.json;
  const text = staticString(value);
  const origin: Provenant = { definition: null, from: value.origin.from };
  const said = text === null ? null : jsonValue(text, origin);
  return said ?? opaque('run-time-value', codeOf(context, span), provenanceOf(value));
}

/** The text of a constant record or list, as far as its size in tokens is concerned. */
function jsonText(context: Context, value: Abstract | null): Abstract | null {
  if (!value) return null;
  const plain = plainOf(context, value, 0);
  return plain === undefined ? null : staticText(JSON.stringify(plain, null, 2), null);
}

function plainOf(context: Context, value: Abstract, depth: number): unknown {
  if (depth > 8) return undefined;
  const text = staticString(value);
  if (text !== null) return text;
  if (value.kind === 'literal') return value.value ?? null;
  const object = value.kind === 'ref' ? context.state.object(value.id) : null;
  if (!object || object.open) return undefined;
  if (object.kind === 'list') {
    const items = object.items.map((item) =>
      item.isMaybe || item.isRepeated ? undefined : plainOf(context, item.value, depth + 1),
    );
    return items.includes(undefined) ? undefined : items;
  }
  if (object.instance) return undefined;
  const entries = [...object.entries].map(
    ([key, entry]) => [key, entry.isMaybe ? undefined : plainOf(context, entry.value, depth + 1)] as const,
  );
  return entries.some(([, item]) => item === undefined) ? undefined : Object.fromEntries(entries);
}
