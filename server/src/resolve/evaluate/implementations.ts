import type { TypeIr } from '../../ir/types.ts';
import { isHot } from './analyse.ts';
import { basesOf } from './classMembers.ts';
import { type Context, moduleContext } from './context.ts';
import { type Abstract, type ClassAbstract, choice, forced } from './domain.ts';
import { ownValue } from './exports.ts';
import { interfaceClass, isInterface } from './interfaces.ts';
import { memberOf } from './members.ts';
import { loadModule, type Module, type Program } from './program.ts';
import { symbolicObject } from './symbolic.ts';
import { declaredType } from './typeNames.ts';

/** A method that leads to a billed call and that a base class, or one further up, leaves open. */
export interface Implementation {
  readonly method: string;
  readonly path: string;
  /** The name of the class, or of the object that is written out and said to be of the type. */
  readonly class: string;
}

/** Implementations by the path and the name of the base class. */
export type Implementations = ReadonlyMap<string, readonly Implementation[]>;

/** What a method that a class leaves open may be: those of its subclasses that lead to billed calls. Null where the class has one of its own. */
export function implementedMember(
  context: Context,
  owner: ClassAbstract,
  name: string,
  own: Abstract | null,
): Abstract | null {
  const known = context.program.host.implementations?.get(keyOf(owner));
  if (!known || (own !== null && !isLeftOpen(own))) return null;
  const methods = known.filter(({ method }) => method === name).map((item) => methodOf(context, item));
  const found = methods.filter((method) => method !== null);
  return found.length > 0 ? choice(found) : null;
}

/** Whether a class leaves methods open that lead to billed calls. */
export const isImplemented = ({ host }: Program, owner: ClassAbstract): boolean =>
  host.implementations?.has(keyOf(owner)) === true;

/** Whether a class declares such a method itself: whoever imports it may call it. */
export function promisesCalls({ host }: Program, owner: ClassAbstract): boolean {
  const known = host.implementations?.get(keyOf(owner)) ?? [];
  return owner.class.methods.some(({ name }) => known.some(({ method }) => method === name));
}

/** Whether a type names such a class, by its name alone. */
export function namesImplemented(program: Program, { path, args }: TypeIr): boolean {
  const { implementations } = program.host;
  if (!implementations || implementations.size === 0) return false;
  const name = `\0${path.at(-1) ?? ''}`;
  return (
    [...implementations.keys()].some((key) => key.endsWith(name)) || args.some((arg) => namesImplemented(program, arg))
  );
}

/** The implementations in the files that were evaluated. */
export function implementationsIn(program: Program): Implementations {
  const found = new Map<string, Implementation[]>();
  for (const [path, module] of [...program.modules].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (module?.status !== 'done') continue;
    const context = moduleContext(program, module, module.state);
    for (const owner of classesOf(module)) {
      const hot = hotMethods(context, owner);
      if (hot.length === 0) continue;
      for (const base of new Set(ancestorsOf(context, owner, 0))) {
        const open = hot.filter((method) => leavesOpen(base, method));
        const items = open.map((method) => ({ method, path, class: owner.class.name ?? '' }));
        add(base, items);
      }
    }
    for (const { name, type } of typedObjects(module)) {
      const hot = hotMembers(program, module, name);
      if (hot.length === 0) continue;
      for (const base of new Set(interfacesOf(everywhere(program), module, type, 0))) {
        const open = hot.filter((method) => leavesOpen(base, method));
        add(
          base,
          open.map((method) => ({ method, path, class: name })),
        );
      }
    }
  }
  return found;

  function add(base: ClassAbstract, items: readonly Implementation[]): void {
    if (items.length > 0) found.set(keyOf(base), [...(found.get(keyOf(base)) ?? []), ...items]);
  }
}

/** The file of a base class. */
export const fileOf = (key: string): string => key.slice(0, key.indexOf('\0'));

const keyOf = (owner: ClassAbstract): string => `${owner.module.ir.path}\0${owner.class.name ?? ''}`;

function methodOf(context: Context, { path, class: name, method }: Implementation): Abstract | null {
  const { program } = context;
  const module = loadModule(program, path);
  const owner = module ? ownValue(program, module, name) : null;
  if (!module || (owner?.kind !== 'class' && owner?.kind !== 'ref')) return null;
  const found =
    owner.kind === 'class'
      ? memberOf(context, symbolicObject(program, owner), method, owner.class.span)
      : memberOf(moduleContext(program, module, module.state), owner, method, { start: 0, end: 0 });
  return found.kind === 'closure' ? found : null;
}

/** The classes of a file that others can name. */
function classesOf(module: Module): ReadonlySet<ClassAbstract> {
  const classes = new Map<unknown, ClassAbstract>();
  for (const { owner } of module.functions.values()) {
    const name = owner?.module === module && owner.frame === module.frame ? owner.class.name : null;
    if (owner && name !== null && module.bindings.moduleNames.has(name)) classes.set(owner.class, owner);
  }
  return new Set(classes.values());
}

/** The methods of a class that lead to billed calls. What it inherits counts where it says that it implements something. */
function hotMethods(context: Context, owner: ClassAbstract, depth = 0): readonly string[] {
  const { class: item, module } = owner;
  const methods = item.methods.flatMap((method) =>
    method.role === 'method' && method.name && isHot(module, method) ? [method.name] : [],
  );
  const fields = item.fields.flatMap(({ name, value }) =>
    value?.kind === 'function-expr' && isHot(module, value.function) ? [name] : [],
  );
  const inherits = depth < MAX_DEPTH && (depth > 0 || item.implements !== undefined);
  const inherited = inherits
    ? basesOf(context, owner).flatMap((base) => (base.kind === 'class' ? hotMethods(context, base, depth + 1) : []))
    : [];
  return [...new Set([...methods, ...fields, ...inherited])];
}

/** The classes above a class, and the interfaces that it or they implement. */
function ancestorsOf(context: Context, owner: ClassAbstract, depth: number): readonly ClassAbstract[] {
  if (depth > MAX_DEPTH) return [];
  const bases = basesOf(context, owner).flatMap((base) =>
    base.kind === 'class' ? [base, ...ancestorsOf(context, base, depth + 1)] : [],
  );
  const program = everywhere(context.program);
  const types = owner.class.implements ?? [];
  return [...bases, ...types.flatMap((type) => interfacesOf(program, owner.module, type, 0))];
}

/** Types are looked up in all files, also in those that no billed call has led to. */
const everywhere = (program: Program): Program => ({
  ...program,
  host: { ...program.host, isDemanded: () => true },
});

/** Variables of a file that are written as objects and said to be of a type: `const tool: Handler = { … }`. */
const typedObjects = ({ ir }: Module): readonly { readonly name: string; readonly type: TypeIr }[] =>
  ir.module.body.flatMap((stmt) => {
    if (stmt.kind !== 'assign' || stmt.target.kind !== 'name' || ir.language === 'python') return [];
    const { value } = stmt;
    const type = stmt.type ?? (value.kind === 'cast' ? value.type : null);
    const isObject = (value.kind === 'cast' ? value.operand : value).kind === 'record';
    return isObject && type !== null ? [{ name: stmt.target.name, type }] : [];
  });

/** The members of such an object that lead to billed calls. */
function hotMembers(program: Program, module: Module, name: string): readonly string[] {
  const value = ownValue(program, module, name);
  const object = value?.kind === 'ref' ? module.state.object(value.id) : null;
  if (object?.kind !== 'record') return [];
  return [...object.entries].flatMap(([key, entry]) => {
    const member = forced(entry.value);
    return member.kind === 'closure' && isHot(member.module, member.function) ? [key] : [];
  });
}

/** The interface that a type names, and those that it extends. */
function interfacesOf(program: Program, module: Module, type: TypeIr, depth: number): readonly ClassAbstract[] {
  if (depth > MAX_DEPTH) return [];
  if (type.path[0] === '&') return type.args.flatMap((part) => interfacesOf(program, module, part, depth + 1));
  const declared = declaredType(program, module, type.path);
  if (!declared) return type.args.flatMap((part) => interfacesOf(program, module, part, depth + 1));
  const { module: home, declaration } = declared;
  return [interfaceClass(program, declared), ...interfacesOf(program, home, declaration.type, depth + 1)];
}

const MAX_DEPTH = 5;

/** A method without a body of its own, or none. An interface has those that it declares. */
function leavesOpen(owner: ClassAbstract, name: string): boolean {
  const { methods, fields } = owner.class;
  const own = methods.find((method) => method.name === name);
  if (own) return isEmpty(owner.module, own);
  if (isInterface(owner)) return false;
  return !fields.some((field) => field.name === name && field.value !== null);
}

const isLeftOpen = (value: Abstract): boolean =>
  (value.kind === 'closure' && value.owner !== null && isEmpty(value.module, value.function)) ||
  value.kind === 'opaque';

/** A body that does nothing, or only says that it has none. */
const isEmpty = ({ ir: { text } }: Module, { body }: ClassAbstract['class']['methods'][number]): boolean =>
  body.every(
    (stmt) =>
      stmt.kind === 'throw' ||
      (stmt.kind === 'expr' && (stmt.expr.kind === 'literal' || stmt.expr.kind === 'text')) ||
      (stmt.kind === 'expr' && text.slice(stmt.expr.span.start, stmt.expr.span.end) === '...') ||
      (stmt.kind === 'return' && (stmt.value === null || stmt.value.kind === 'literal')),
  );
