import type { TextPart } from '../../value.ts';
import type { Context } from '../context.ts';
import { type Abstract, type HeapItem, type Provenant, staticText } from '../domain.ts';
import { textOf } from '../text.ts';

/** Where a text begins in its file. */
interface Place {
  readonly path: string;
  readonly start: number;
}

interface Message {
  role: string;
  readonly parts: TextPart[];
}

/**
 * The messages of a prompt written in Handlebars, with roles between them (`{{role "system"}}`). Names are holes; what a loop repeats, and
 * whatever else is worked out when the prompt is rendered, is a hole as well. What stands under a condition is taken as there.
 */
export function messagesOf(context: Context, text: string, place: Place, origin: Provenant): Abstract {
  const messages: Message[] = [{ role: 'user', parts: [] }];
  let at = 0;
  for (const match of text.matchAll(TAG)) {
    if (match.index < at) continue;
    addText(messages, text, at, match.index, place);
    at = match.index + match[0].length;
    const tag = match[0].replace(/^\{+~?\s*|\s*~?\}+$/g, '');
    const role = /^role\s+["'](\w+)["']/.exec(tag)?.[1];
    const loop = /^#\s*each\b/.test(tag) ? endOfLoop(text, at) : null;
    if (loop !== null) at = loop;
    if (role !== undefined) messages.push({ role: role === 'model' ? 'assistant' : role, parts: [] });
    else if (loop !== null || !/^[#/!^]|^else\b|^history\b/.test(tag))
      addHole(messages, tag, { path: place.path, span: { start: place.start + match.index, end: place.start + at } });
  }
  addText(messages, text, at, text.length, place);
  const items = messages.filter(({ parts }) =>
    parts.some((part) => part.kind === 'dynamic' || part.text.trim() !== ''),
  );
  return context.state.allocate(
    { kind: 'list', items: items.map((message) => item(context, message, origin)), open: null },
    origin,
  );
}

const TAG = /\{\{\{?[^{}]*\}?\}\}/g;

/** Behind the `{{/each}}` of a loop whose body begins here. */
function endOfLoop(text: string, from: number): number | null {
  let depth = 1;
  for (const match of text.slice(from).matchAll(/\{\{~?\s*([#/])\s*each\b[^{}]*\}\}/g)) {
    depth += match[1] === '#' ? 1 : -1;
    if (depth === 0) return from + match.index + match[0].length;
  }
  return null;
}

function addText(messages: readonly Message[], text: string, start: number, end: number, place: Place): void {
  if (end > start)
    messages.at(-1)?.parts.push({
      kind: 'static',
      text: text.slice(start, end),
      location: { path: place.path, span: { start: place.start + start, end: place.start + end } },
    });
}

function addHole(messages: readonly Message[], code: string, location: NonNullable<TextPart['location']>): void {
  const name = /[\w.]+$/.exec(code)?.[0] ?? code;
  messages.at(-1)?.parts.push({ kind: 'dynamic', provenance: { kind: 'parameter', name }, location, code });
}

function item(context: Context, { role, parts }: Message, origin: Provenant): HeapItem {
  const entry = (value: Abstract) => ({ value, isMaybe: false, location: null });
  const entries = new Map([
    ['role', entry(staticText(role, null))],
    ['content', entry(textOf(parts, origin))],
  ]);
  const value = context.state.allocate({ kind: 'record', entries, open: null, instance: null }, origin);
  return { value, isMaybe: false, isRepeated: false, location: null };
}
