import type { UnknownReason } from '../../../base/fact.ts';
import type { Span } from '../../../base/span.ts';
import type { TextPart } from '../../value.ts';
import { apply, calleeName, type Invocation, runCallback } from '../calls.ts';
import { type Context, codeOf, locate } from '../context.ts';
import {
  type Abstract,
  type BoundArgument,
  choice,
  type HeapEntry,
  literal,
  nowhere,
  opaque,
  staticText,
  withSource,
} from '../domain.ts';
import { runHandedOver } from '../handedOver.ts';
import { iterate } from '../items.ts';
import { memberOf } from '../members.ts';
import { isConstant } from '../operators.ts';
import { keepUnseen, spreadInto } from '../records.ts';
import { fillTemplate, joinTexts, mapStatic, staticString, textOf, toParts, trimParts } from '../text.ts';
import { changeList, changeRecord } from './changes.ts';
import { parserMethod } from './commandLine/python.ts';
import { commandMethod } from './commandLine/script.ts';
import { entriesOf } from './entries.ts';
import { readPath } from './files.ts';
import { provenanceOf } from './joined.ts';
import { schemaMethod } from './schemas.ts';
import { clockMethod } from './time.ts';

const TEXT_KEEPS = new Set(['read', 'text', 'toString', 'encode', 'decode', 'format_map', 'normalize', 'valueOf']);
const TEXT_CHANGES: Readonly<Record<string, (text: string) => string>> = {
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  toLowerCase: (text) => text.toLowerCase(),
  toUpperCase: (text) => text.toUpperCase(),
};

/** Methods that only texts have, or that make one of anything. */
const TEXT_ONLY =
  /^([lr]?strip|trim(Start|End)?|lower|upper|title|capitalize|to(Lower|Upper)Case|replace(All)?|removeprefix|removesuffix|format|decode|substring|normalize|toString|text|read_text|readText)$/;

/** A method of a text, list, record, function or unknown value; null if it is not understood. */
export function callMethod(context: Context, object: Abstract, name: string, invocation: Invocation): Abstract | null {
  switch (object.kind) {
    case 'lazy':
      return callMethod(context, object.force(), name, invocation);
    case 'class':
      // The schema of a pydantic class: the class stands for it.
      return name === 'model_json_schema' || name === 'schema' ? object : null;
    case 'path':
      return readPath(context, object.path, name, invocation.args, invocation.expr?.span ?? { start: 0, end: 0 });
    case 'text':
      return textMethod(context, object, name, invocation);
    case 'ref':
      return (
        parserMethod(context, object, name, invocation) ??
        commandMethod(context, object, name, invocation) ??
        schemaMethod(context, object, name, invocation.args) ??
        changeList(context, object, name, invocation) ??
        recordMethod(context, object, name, invocation)
      );
    case 'closure':
      if (name === 'bind') return { kind: 'partial', callee: object, args: invocation.args.slice(1), origin: nowhere };
      if (name === 'call') return apply(context, object, { ...invocation, args: invocation.args.slice(1) });
      return null;
    case 'opaque': {
      const code = invocation.expr ? codeOf(context, invocation.expr.span) : '';
      // Bytes of a text are the text.
      if (name === 'encode' && /\bTextEncoder\(\)$/.test(object.code)) return invocation.args[0]?.value ?? null;
      if (name === 'then' || name === 'catch' || name === 'finally') return thenOf(context, object, invocation);
      const clock = clockMethod(object.provenance, name, invocation.args);
      if (clock) return opaque(object.why, code, clock);
      const joined = name === 'join' && invocation.args[0] ? iterate(context, invocation.args[0].value) : null;
      if (joined && joined.open === null) return opaque(object.why, code, object.provenance);
      if (TEXT_ONLY.test(name) || (object.type === 'text' && /^(slice|substr|at|concat|repeat)$/.test(name)))
        return { ...opaque(object.why, code, object.provenance), type: 'text' };
      const fallback = name === 'get' ? invocation.args[1]?.value : undefined;
      if (fallback && isConstant(fallback) && object.provenance.kind !== 'model-output')
        return withSource(fallback, 'default-parameter');
      return name === 'map' || name === 'flatMap' ? mappedUnseen(context, name, invocation) : null;
    }
    case 'literal':
      return name === 'toString' ? staticText(String(object.value), null) : literal(undefined);
    default:
      return null;
  }
}

/** What a function makes of every item of a list that is not known: any number of them. */
function mappedUnseen(context: Context, name: string, invocation: Invocation): Abstract | null {
  const [first, ...rest] = invocation.args;
  if (first?.value.kind !== 'closure' || rest.some((argument) => argument.value.kind === 'closure')) return null;
  const handedTo = calleeName(null, invocation);
  runHandedOver(context, handedTo, invocation);
  const value = runCallback(context, first.value, handedTo, null, invocation);
  const isMade = value.kind === 'ref' && context.state.object(value.id)?.kind === 'record' && name === 'map';
  if (!isMade) return opaque('unfollowed-call', invocation.expr ? codeOf(context, invocation.expr.span) : '');
  const location = first.location;
  return context.state.allocate({
    kind: 'list',
    items: [{ value, isMaybe: true, isRepeated: true, location }],
    open: 'loop-variable',
  });
}

function thenOf(context: Context, object: Abstract, invocation: Invocation): Abstract {
  let result = object;
  for (const argument of invocation.args) {
    if (argument.value.kind !== 'closure') continue;
    const value = runCallback(context, argument.value, '', [
      { form: 'positional', name: null, value: object, location: null },
    ]);
    result = value;
  }
  return result;
}

function textMethod(
  context: Context,
  object: Extract<Abstract, { kind: 'text' }>,
  name: string,
  { args, expr }: Invocation,
): Abstract | null {
  const span = expr?.span ?? { start: 0, end: 0 };
  const location = locate(context, span);
  const [first, second] = args;
  if (name === 'strip' || name === 'trim') return { ...object, parts: trimParts(object.parts, 'both') };
  if (name === 'lstrip' || name === 'trimStart') return { ...object, parts: trimParts(object.parts, 'start') };
  if (name === 'rstrip' || name === 'trimEnd') return { ...object, parts: trimParts(object.parts, 'end') };
  if (TEXT_KEEPS.has(name)) return object;
  const change = TEXT_CHANGES[name];
  if (change) return textOf(mapStatic(object.parts, change), object.origin);
  if (name === 'concat')
    return textOf(
      [
        ...object.parts,
        ...args.flatMap((argument) => toParts(argument.value, argument.location, codeOf(context, span))),
      ],
      object.origin,
    );
  if (name === 'repeat' && first?.value.kind === 'literal' && typeof first.value.value === 'number') {
    const text = staticString(object);
    return text === null
      ? null
      : staticText(text.repeat(Math.max(0, Math.min(first.value.value, 100_000 / Math.max(1, text.length)))), null);
  }
  if (name === 'join') return joinMethod(context, object, first?.value ?? null, span);
  if (name === 'format') return formatMethod(context, object, args, span);
  if (name === 'replace' || name === 'replaceAll') {
    const search = first ? staticString(first.value) : null;
    if (search === null || search === '' || !second)
      return {
        ...object,
        parts: object.parts.map((part) => (part.kind === 'static' ? { ...part, location: null } : part)),
      };
    return textOf(
      fillTemplate(object.parts, new RegExp(search.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g'), () =>
        toParts(second.value, second.location ?? location, codeOf(context, second.location?.span ?? span)),
      ),
      object.origin,
    );
  }
  if (name === 'split' || name === 'splitlines')
    return context.state.allocate({ kind: 'list', items: [], open: 'run-time-value' });
  return opaque('run-time-value', codeOf(context, span), provenanceOf(object));
}

function joinMethod(
  context: Context,
  separator: Extract<Abstract, { kind: 'text' }>,
  list: Abstract | null,
  span: Span,
): Abstract {
  const text = staticString(separator);
  if (!list || text === null) return opaque('run-time-value', codeOf(context, span));
  return joinItems(context, text, list, span);
}

/** A list joined to a text. Items that may be there or repeat make it dynamic. */
export function joinItems(context: Context, separator: string, list: Abstract, span: Span): Abstract {
  const items = iterate(context, list);
  const location = locate(context, span);
  const code = codeOf(context, span);
  if (items.items.length === 0 && items.open) return { ...opaque(items.open, code, items.provenance), type: 'text' };
  const parts = items.items.map((item): readonly TextPart[] =>
    item.isMaybe || item.isRepeated
      ? [{ kind: 'dynamic', provenance: provenanceOf(item.value) ?? items.provenance, location, code }]
      : toParts(item.value, item.location ?? location, code),
  );
  const joined = joinTexts(separator, parts);
  return textOf(items.open ? [...joined, { kind: 'dynamic', provenance: items.provenance, location, code }] : joined, {
    definition: location,
    from: 'literal',
  });
}

function formatMethod(
  context: Context,
  template: Extract<Abstract, { kind: 'text' }>,
  args: readonly BoundArgument[],
  span: Span,
): Abstract {
  const positional = args.filter((argument) => argument.form === 'positional');
  const named = new Map(
    args.filter((argument) => argument.form === 'named').map((argument) => [argument.name, argument]),
  );
  const spread = args.find((argument) => argument.form === 'spread-named');
  let next = 0;
  const parts = fillTemplate(
    template.parts,
    /\{\{|\}\}|\{(\w*)((?:\.\w+|\[\w+\])*)(?:![rsa])?(?::[^{}]*)?\}/g,
    (hole) => {
      if (hole[0] === '{{' || hole[0] === '}}') return [{ kind: 'static', text: hole[0].slice(0, 1), location: null }];
      const key = hole[1] ?? '';
      const argument = key === '' ? positional[next++] : /^\d+$/.test(key) ? positional[Number(key)] : named.get(key);
      const location = argument?.location ?? locate(context, span);
      const value = argument ? argument.value : spread ? memberOf(context, spread.value, key, span) : null;
      if (!value)
        return [{ kind: 'dynamic', provenance: { kind: 'other' }, location: locate(context, span), code: hole[0] }];
      return toParts(value, location, codeOf(context, location.span));
    },
  );
  return textOf(parts, template.origin);
}

function recordMethod(
  context: Context,
  object: Extract<Abstract, { kind: 'ref' }>,
  name: string,
  { args, expr }: Invocation,
): Abstract | null {
  const record = context.state.object(object.id);
  if (record?.kind !== 'record') return null;
  const span = expr?.span ?? { start: 0, end: 0 };
  const [first, second] = args;
  switch (name) {
    case 'get': {
      const key = first ? staticString(first.value) : null;
      if (record.kept && (key === null || !record.entries.has(key))) return record.kept;
      if (key === null)
        return record.open === null && record.entries.size <= 8 && record.entries.size > 0
          ? choice([...record.entries.values()].map((entry) => entry.value).concat(second ? [second.value] : []))
          : opaque('run-time-value', codeOf(context, span));
      const entry = record.entries.get(key);
      if (entry && !entry.isMaybe) return entry.value;
      const fallback = second?.value ?? literal(null);
      if (record.open === 'parameter' && !entry && second && isConstant(second.value))
        return withSource(second.value, 'default-parameter');
      if (record.open)
        return choice([
          ...(entry ? [entry.value] : []),
          opaque(record.open, codeOf(context, span)),
          ...(second ? [fallback] : []),
        ]);
      return entry ? choice([entry.value, fallback]) : fallback;
    }
    case 'copy':
      return context.state.allocate(record);
    case 'update':
    case 'setdefault':
    case 'pop':
    case 'set':
      if (second && (name === 'set' || name === 'setdefault')) keepUnseen(context, object, second.value);
      return changeRecord(context, object, (entries) => {
        const key = first ? staticString(first.value) : null;
        if (name === 'update') {
          let open: ReturnType<typeof spreadInto> = null;
          for (const argument of args) {
            if (argument.form === 'named' && argument.name)
              entries.set(argument.name, { value: argument.value, isMaybe: false, location: argument.location });
            else open = spreadInto(context, entries, argument.value, argument.location) ?? open;
          }
          return open;
        }
        if (key === null) return 'run-time-value';
        if (name === 'pop') entries.delete(key);
        else {
          const entry = {
            value: second?.value ?? literal(null),
            isMaybe: false,
            location: second?.location ?? null,
          };
          entries.set(key, name === 'set' ? entry : defaultEntry(entries.get(key), entry, record.open));
        }
        return null;
      });
    case 'items':
    case 'values':
    case 'keys':
      return entriesOf(context, object, name);
    default:
      return null;
  }
}

/** What `setdefault` leaves: what is there, else the default. In a record of a caller it counts as the default of a parameter does. */
function defaultEntry(before: HeapEntry | undefined, given: HeapEntry, open: UnknownReason | null): HeapEntry {
  if (before && !before.isMaybe) return before;
  const written = before ? [before.value] : [];
  if (open === 'parameter')
    return { ...given, value: choice([...written, withSource(given.value, 'default-parameter')]) };
  return { ...given, value: choice([...written, ...(open ? [opaque(open)] : []), given.value]) };
}
