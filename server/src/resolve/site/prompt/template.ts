import type { ObservedCall } from '../../observed.ts';
import type { InstanceValue, ListItem, TextPart, Value } from '../../value.ts';
import { field, isValue, placeOf, staticText } from '../values.ts';
import { choiceDraft, type Draft, dynamicDraft, hidden, type Role } from './draft.ts';
import { messagesDraft } from './messages.ts';

/** A prompt object with holes (`ChatPromptTemplate`), filled as far as the call's input tells. */
export function templateDraft(value: Value, observed: ObservedCall, role: Role): Draft {
  if (value.kind === 'choice')
    return choiceDraft(value.alternatives, (alternative) => templateDraft(alternative, observed, role));
  const path = value.kind === 'instance' ? templateOf(value, observed) : undefined;
  if (value.kind !== 'instance' || path === undefined) return dynamicDraft(role, value);
  const texts = field(value.options, path);
  if (texts === 'absent' || !isValue(texts)) return hidden;
  return messagesDraft(filled(texts, { variables: variablesOf(value, observed), observed }), role);
}

export const templateOf = (
  { sdk, shape, language }: InstanceValue,
  { sdk: table }: ObservedCall,
): string | undefined => (sdk === table.id ? table[language]?.shapes[shape]?.template : undefined);

interface Filling {
  /** The input of the call and what the template was given before, the later ones first. */
  readonly variables: readonly Value[];
  readonly observed: ObservedCall;
}

function variablesOf({ options }: InstanceValue, { parameters }: ObservedCall): readonly Value[] {
  const held = [
    '$variables',
    'partial_variables',
    'partialVariables',
    '$parent.partial_variables',
    '$parent.partialVariables',
  ];
  return [field(parameters, '$variables'), ...held.map((path) => field(options, path)), options].filter(isValue);
}

/** The texts with their holes filled. Messages that are no templates (`SystemMessage`) stay as they are written. */
function filled(value: Value, filling: Filling): Value {
  switch (value.kind) {
    case 'text':
      return { ...value, parts: value.parts.flatMap((part) => partsOf(part, value, filling)) };
    case 'list':
      return { ...value, items: value.items.flatMap((item) => itemsOf(item, filling)) };
    case 'choice':
      return { ...value, alternatives: value.alternatives.map((item) => filled(item, filling)) };
    case 'instance':
      return filledInstance(value, filling);
    case 'record':
      return { ...value, entries: value.entries.map((entry) => ({ ...entry, value: filled(entry.value, filling) })) };
    case 'literal':
    case 'function':
    case 'opaque':
      return value;
  }
}

/** A template among the messages: its text stands under `template`, or its messages are one variable (`MessagesPlaceholder`). */
function filledInstance(value: InstanceValue, filling: Filling): Value {
  const path = templateOf(value, filling.observed);
  if (path === undefined) return value;
  const entries = value.options.entries.map((entry) =>
    entry.key === path ? { ...entry, key: 'content', value: filled(entry.value, filling) } : entry,
  );
  return { ...value, options: { ...value.options, entries } };
}

function itemsOf(item: ListItem, filling: Filling): readonly ListItem[] {
  const name = placeholderOf(item.value);
  if (name === null) return [{ ...item, value: filled(item.value, filling) }];
  const messages = variable(name, filling);
  if (messages?.kind === 'list')
    return messages.items.map((message) => ({ ...message, isMaybe: message.isMaybe || item.isMaybe }));
  return [{ ...item, value: messages ?? hole(name, item.value), isRepeated: true }];
}

/** `MessagesPlaceholder("history")` and `("placeholder", "{history}")` stand for a list of messages. */
function placeholderOf(value: Value): string | null {
  if (value.kind === 'instance' && value.shape === 'MessagesPlaceholder') {
    const found = ['variable_name', 'variableName'].map((key) => field(value.options, key));
    const name = found.find(isValue) ?? 'absent';
    return isValue(name) ? (staticText(name) ?? '') : '';
  }
  const [role, text, ...rest] = value.kind === 'list' ? value.items : [];
  if (role === undefined || text === undefined || rest.length > 0 || staticText(role.value) !== 'placeholder')
    return null;
  return /^\{(\w+)\}$/.exec(staticText(text.value) ?? '')?.[1] ?? '';
}

/** `{name}` is a hole, `{{` and `}}` are braces. */
function partsOf(part: TextPart, owner: Value, filling: Filling): readonly TextPart[] {
  if (part.kind === 'dynamic' || !/[{}]/.test(part.text)) return [part];
  const parts: TextPart[] = [];
  let text = '';
  let start = 0;
  const flush = (end: number): void => {
    if (text !== '')
      parts.push({ kind: 'static', text, location: text.length === end - start ? inside(part, start, end) : null });
    text = '';
  };
  for (const match of part.text.matchAll(/\{\{|\}\}|\{([A-Za-z_][\w.[\]]*)(?::[^{}]*)?\}|[^{}]+|[{}]/g)) {
    const [written, name] = match;
    if (name === undefined) {
      text += written === '{{' ? '{' : written === '}}' ? '}' : written;
      continue;
    }
    flush(match.index);
    parts.push(...holeParts(name, owner, filling));
    start = match.index + written.length;
  }
  flush(part.text.length);
  return parts;
}

/** The raw range of a stretch of static text, where its characters stand as they are written. */
function inside({ text, location }: Extract<TextPart, { kind: 'static' }>, start: number, end: number) {
  if (location === null || location.span.end - location.span.start !== text.length) return null;
  return { path: location.path, span: { start: location.span.start + start, end: location.span.start + end } };
}

function holeParts(name: string, owner: Value, filling: Filling): readonly TextPart[] {
  const value = variable(name, filling);
  if (value?.kind === 'text') return value.parts;
  if (value?.kind === 'literal') return [{ kind: 'static', text: String(value.value), location: null }];
  const { provenance, code, location } =
    value?.kind === 'opaque'
      ? { ...value, location: placeOf(value) }
      : { provenance: { kind: 'parameter', name } as const, code: name, location: placeOf(owner) };
  return [{ kind: 'dynamic', provenance, location, code }];
}

function variable(name: string, { variables }: Filling): Value | null {
  for (const record of variables) {
    const found = record.kind === 'record' ? field(record, name) : 'absent';
    if (isValue(found)) return found;
  }
  return null;
}

const hole = (name: string, owner: Value): Value => ({
  kind: 'opaque',
  why: 'run-time-value',
  provenance: { kind: 'parameter', name },
  code: name,
  use: owner.use,
  definition: owner.definition,
  from: owner.from,
});
