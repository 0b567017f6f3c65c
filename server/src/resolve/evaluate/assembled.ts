import type { ClassIr, Expr } from '../../ir/types.ts';
import type { Meaning } from '../../sdks/types.ts';
import { type Context, moduleContext } from './context.ts';
import { type Abstract, type ClassAbstract, forced, type HeapEntry, nowhere, opaque } from './domain.ts';
import { evaluate } from './expressions.ts';
import { yamlValue } from './library/json.ts';
import { callClosure } from './projectCalls.ts';
import { staticString } from './text.ts';

type Assembles = Extract<Meaning, { kind: 'assembles' }>;
type Method = ClassIr['methods'][number];

/**
 * What a decorator of the class adds to its objects: what files say, and lists of what its methods make. Null where it adds no such member.
 */
export function assembledMember(
  context: Context,
  owner: ClassAbstract,
  receiver: Abstract,
  name: string,
): Abstract | null {
  if (owner.class.decorators.length === 0) return null;
  const meaning = assemblerOf(context, owner);
  const file = meaning?.files[name];
  if (meaning && file !== undefined) return configOf(context, owner, receiver, name, file, meaning);
  const marker = meaning?.lists[name];
  return marker === undefined ? null : listOf(context, owner, receiver, marker);
}

function assemblerOf(context: Context, { class: item, module }: ClassAbstract): Assembles | null {
  for (const decorator of item.decorators) {
    const callee = decorator.kind === 'call' ? decorator.callee : decorator;
    const value = evaluate(moduleContext(context.program, module, context.state), callee);
    const settled = forced(value);
    if (settled.kind === 'sdk' && settled.meaning.kind === 'assembles') return settled.meaning;
  }
  return null;
}

/** The records of a file by name, in which names of methods stand for what these make. */
function configOf(
  context: Context,
  owner: ClassAbstract,
  receiver: Abstract,
  member: string,
  usual: string,
  { made }: Assembles,
): Abstract {
  const field = owner.class.fields.find(({ name }) => name === member)?.value;
  const path = field
    ? staticString(evaluate(moduleContext(context.program, owner.module, context.state), field))
    : usual;
  const file = path === null ? null : context.program.host.text(owner.module.ir.path, path);
  if (file === 'pending') context.program.pending.add(path ?? usual);
  if (file === null || file === 'pending') return opaque('run-time-value', member, { kind: 'file' });
  context.program.dependencies.add(file.path);
  const origin = { definition: { path: file.path, span: { start: 0, end: 0 } }, from: 'cross-file' } as const;
  const value = yamlValue(file.text, origin) ?? opaque('run-time-value', member, { kind: 'file' });
  const records = value.kind === 'ref' ? context.state.object(value.id) : null;
  if (records?.kind !== 'record') return value;
  const entries = new Map<string, HeapEntry>();
  for (const [name, entry] of records.entries)
    entries.set(name, { ...entry, value: withMade(context, owner, receiver, entry.value, made) });
  return context.state.allocate({ ...records, entries }, value.origin);
}

/** A record of a file with what methods make in the place of their names. */
function withMade(
  context: Context,
  owner: ClassAbstract,
  receiver: Abstract,
  value: Abstract,
  made: Assembles['made'],
): Abstract {
  const record = value.kind === 'ref' ? context.state.object(value.id) : null;
  if (record?.kind !== 'record') return value;
  const entries = new Map<string, HeapEntry>(record.entries);
  for (const [key, marker] of Object.entries(made)) {
    const entry = record.entries.get(key);
    const name = entry ? staticString(entry.value) : null;
    const method = owner.class.methods.find((each) => each.name === name && isMarked(each, marker));
    if (entry && method) entries.set(key, { ...entry, value: resultOf(context, owner, receiver, method) });
  }
  return context.state.allocate({ ...record, entries }, value.origin);
}

function listOf(context: Context, owner: ClassAbstract, receiver: Abstract, marker: string): Abstract {
  const items = owner.class.methods
    .filter((method) => isMarked(method, marker))
    .map((method) => ({
      value: resultOf(context, owner, receiver, method),
      isMaybe: false,
      isRepeated: false,
      location: null,
    }));
  return context.state.allocate({ kind: 'list', items, open: null });
}

const resultOf = (context: Context, owner: ClassAbstract, receiver: Abstract, method: Method): Abstract =>
  callClosure(
    context,
    { kind: 'closure', function: method, frame: owner.frame, module: owner.module, receiver, owner, origin: nowhere },
    [],
    null,
  );

const isMarked = ({ decorators }: Method, marker: string): boolean =>
  decorators.some((decorator) => lastName(decorator.kind === 'call' ? decorator.callee : decorator) === marker);

const lastName = (expr: Expr): string => (expr.kind === 'name' || expr.kind === 'member' ? expr.name : '');
