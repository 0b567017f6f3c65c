import type { Expr, Target } from '../../ir/types.ts';
import { exportOrigin } from './ambient/origins.ts';
import { type Context, codeOf, locate } from './context.ts';
import {
  type Abstract,
  type ClassAbstract,
  choice,
  type HeapEntry,
  isEmptyText,
  isNothing,
  lazily,
  literal,
  opaque,
  sameAbstract,
  withSource,
} from './domain.ts';
import { evaluate } from './expressions.ts';
import { iterate } from './items.ts';
import { memberOf } from './members.ts';
import { slotOf } from './names.ts';
import { keepOnPackage } from './packageObjects.ts';
import { keepUnseen, leaveFieldsOpen, leaveToCaller, spreadInto } from './records.ts';
import { assignGlobal } from './sdkGlobals.ts';
import { markEscaped } from './state.ts';

export function assign(context: Context, target: Target, value: Abstract, type: unknown): void {
  switch (target.kind) {
    case 'name': {
      const slot = slotOf(context, target);
      if (!slot) return;
      if (value.kind === 'ref' && isNullByDefault(context.state.variable(slot))) leaveToCaller(context, value);
      context.state.setVariable(slot, value);
      const history = slot.frame.history.get(slot.binding);
      if (!history) slot.frame.history.set(slot.binding, [value]);
      else if (history.length < 8 && !(type === null && history.includes(value))) history.push(value);
      return;
    }
    case 'member':
      setMember(context, evaluate(context, target.object), target.name, value, target.span);
      return;
    case 'index': {
      const object = evaluate(context, target.object);
      const index = evaluate(context, target.index);
      if (index.kind === 'text' && index.parts.every((part) => part.kind === 'static')) {
        setMember(
          context,
          object,
          index.parts.map((part) => (part.kind === 'static' ? part.text : '')).join(''),
          value,
          target.span,
        );
      } else {
        markEscaped(context.state, object, 'run-time-value');
        if (isOfProject(context, object)) leaveFieldsOpen(context, object);
        else keepUnseen(context, object, value);
      }
      return;
    }
    case 'list-pattern':
      target.elements.forEach((element, index) => {
        if (!element) return;
        const item = lazily(value, (settled) =>
          element.isRest ? opaque('run-time-value') : itemAt(context, settled, index, target),
        );
        assign(context, element.target, withDefault(context, item, element.default), null);
      });
      return;
    case 'record-pattern': {
      const taken = target.entries.map((entry) => entry.key).filter((key) => key !== null);
      for (const entry of target.entries) {
        if (entry.element.isRest) assign(context, entry.element.target, restOf(context, value, taken), null);
        else {
          const found =
            entry.key === null ? opaque('run-time-value') : memberOf(context, value, entry.key, target.span);
          assign(context, entry.element.target, withDefault(context, found, entry.element.default), null);
        }
      }
      return;
    }
    case 'opaque':
      evaluate(context, target);
      return;
  }
}

function isOfProject(context: Context, value: Abstract): boolean {
  const object = value.kind === 'ref' ? context.state.object(value.id) : null;
  return object?.kind === 'record' && object.instance !== null;
}

const isNullByDefault = (value: Abstract | null): boolean => value?.kind === 'opaque' && value.isNullByDefault;

/** The item that a position of a list pattern takes. */
function itemAt(context: Context, value: Abstract, index: number, target: Target): Abstract {
  if (value.kind === 'choice') {
    const lists = value.alternatives.filter((item) => !isNothing(item));
    if (lists.length > 0) return choice(lists.map((item) => itemAt(context, item, index, target)));
  }
  const items = iterate(context, value);
  const item = items.items[index];
  const isPlain = items.items.slice(0, index + 1).every((other) => !other.isMaybe && !other.isRepeated);
  if (item && isPlain) return item.value;
  if (!item && items.open === null && isPlain) return literal(undefined);
  return opaque(items.open ?? 'run-time-value', codeOf(context, target.span), items.provenance);
}

/** A destructured value with a default: the default where the value is certainly missing, or where only the caller could give another. */
export function withDefault(context: Context, value: Abstract, fallback: Expr | null): Abstract {
  if (!fallback) return value;
  const other = evaluate(context, fallback);
  return lazily(value, (settled) => defaulted(settled, other));
}

function defaulted(settled: Abstract, other: Abstract): Abstract {
  if (other.kind === 'lazy') return lazily(other, (value) => defaulted(settled, value));
  const fallback = other.kind === 'literal' || other.kind === 'text' ? withSource(other, 'default-parameter') : other;
  if (settled.kind === 'literal' && settled.value === undefined) return fallback;
  if (settled.kind !== 'opaque') return settled;
  if (settled.provenance.kind !== 'parameter') return choice([settled, other]);
  return isNothing(other) || isEmptyText(other) ? settled : fallback;
}

function restOf(context: Context, value: Abstract, taken: readonly string[]): Abstract {
  const entries = new Map<string, HeapEntry>();
  const open = spreadInto(context, entries, value, null);
  for (const key of taken) entries.delete(key);
  return context.state.allocate({ kind: 'record', entries, open, lacks: new Set(taken), instance: null });
}

/** Writes a field. On one of several objects the write may or may not have happened; on the symbolic object of a class all writes count. */
export function setMember(context: Context, object: Abstract, name: string, value: Abstract, span: Expr['span']): void {
  if (object.kind === 'lazy') {
    setMember(context, object.force(), name, value, span);
    return;
  }
  if (object.kind === 'choice') {
    for (const item of object.alternatives) weakSet(context, item, name, value, span);
    return;
  }
  // What other files set is added to a class at the end of its file, so that the order of files never shows.
  if (object.kind === 'class' && object.module === context.module) setOnClass(object, name, value);
  if (object.kind === 'namespace') {
    const origin = exportOrigin(context.program, object.module, name);
    if (origin?.kind === 'variable') context.state.setVariable(origin.module.frame.slot(origin.binding), value);
  }
  if (object.kind === 'external') keepOnPackage(context, `${object.path}.${name}`, value);
  if (object.kind !== 'ref') {
    markEscaped(context.state, value, 'escaped');
    assignGlobal(context, object, name, value, span);
    return;
  }
  const record = context.state.object(object.id);
  if (record?.kind !== 'record') return;
  const before = record.entries.get(name)?.value;
  const isReplaced = context.program.constructing === object.id && before !== undefined && givesWay(before, value);
  if (record.instance?.isSymbolic && !isReplaced) {
    weakSet(context, object, name, value, span);
    return;
  }
  const entries = new Map(record.entries);
  entries.set(name, { value, isMaybe: false, location: locate(context, span) });
  context.state.setObject(object.id, { ...record, entries });
}

/** Whether a field holds nothing that leads to a call but what its declaration promises. Clients that are set at any time count beside each other. */
const givesWay = (before: Abstract, value: Abstract): boolean =>
  isData(before) ||
  (before.kind === 'instance' &&
    before.made === null &&
    value.kind === 'instance' &&
    value.shapeName === before.shapeName);

const isData = (value: Abstract): boolean =>
  value.kind === 'literal' ||
  value.kind === 'text' ||
  value.kind === 'opaque' ||
  (value.kind === 'choice' && value.alternatives.every(isData));

/** Fields of a class are seen by all code at any time: every value that is set counts. */
export function setOnClass({ class: item, module }: ClassAbstract, name: string, value: Abstract): void {
  const fields = module.classFields.get(item) ?? new Map<string, Abstract[]>();
  const values = fields.get(name) ?? [];
  module.classFields.set(item, fields);
  if (values.length < 8 && !values.some((other) => sameAbstract(other, value))) fields.set(name, [...values, value]);
}

function weakSet(context: Context, object: Abstract, name: string, value: Abstract, span: Expr['span']): void {
  if (object.kind !== 'ref') return;
  const record = context.state.object(object.id);
  if (record?.kind !== 'record') return;
  const before = record.entries.get(name);
  const entries = new Map(record.entries);
  entries.set(
    name,
    before
      ? { ...before, value: choice([before.value, value]) }
      : { value, isMaybe: record.instance === null, location: locate(context, span) },
  );
  context.state.setObject(object.id, { ...record, entries });
}

export function remove(context: Context, target: Target): void {
  const key =
    target.kind === 'member'
      ? target.name
      : target.kind === 'index' && target.index.kind === 'text' && target.index.parts[0]?.kind === 'static'
        ? target.index.parts[0].text
        : null;
  if (target.kind !== 'member' && target.kind !== 'index') return;
  const object = evaluate(context, target.object);
  const record = object.kind === 'ref' ? context.state.object(object.id) : null;
  if (object.kind !== 'ref' || record?.kind !== 'record' || key === null) {
    markEscaped(context.state, object, 'run-time-value');
    return;
  }
  const entries = new Map(record.entries);
  entries.delete(key);
  context.state.setObject(object.id, { ...record, entries });
}
