import type { ClassIr, FunctionIr } from '../../ir/types.ts';
import { basesOf } from './classMembers.ts';
import type { Context } from './context.ts';
import { moduleContext } from './context.ts';
import type { Abstract, ClassAbstract, HeapEntry } from './domain.ts';
import { isNothing, nowhere } from './domain.ts';
import { evaluate } from './expressions.ts';
import { onOwnBudget, type Program } from './program.ts';
import { callClosure, makerOf } from './projectCalls.ts';
import type { State } from './state.ts';
import { typedValue } from './typedValues.ts';

/**
 * The object that stands for any instance of a class when its methods are analysed by themselves: its fields hold what the constructor,
 * the field declarations and the other methods write, with every parameter unknown.
 */
export function symbolicObject(program: Program, owner: ClassAbstract): Abstract {
  const known = owner.module.symbolic.get(owner.class);
  if (known) return known;
  const { module } = owner;
  module.shared ??= module.state.fork();
  const { shared } = module;
  const object = shared.allocate({
    kind: 'record',
    entries: new Map(),
    open: 'run-time-value',
    instance: { class: owner, isSymbolic: true },
  });
  module.symbolic.set(owner.class, object);
  const { isFilling } = program;
  program.isFilling = true;
  onOwnBudget(program, () => fill(program, owner, object, shared));
  program.isFilling = isFilling;
  return object;
}

function fill(program: Program, owner: ClassAbstract, object: Abstract, shared: State): void {
  const { module } = owner;
  const context = { ...moduleContext(program, module, shared), frame: owner.frame };
  const entries = new Map<string, HeapEntry>();
  for (const field of owner.class.fields) {
    const value = fieldValue(context, field);
    if (value?.kind === 'closure' && field.value?.kind === 'function-expr')
      entries.set(field.name, { value: { ...value, receiver: object, owner }, isMaybe: false, location: null });
    else if (value)
      entries.set(field.name, { value, isMaybe: false, location: { path: module.ir.path, span: field.span } });
  }
  if (object.kind === 'ref')
    context.state.setObject(object.id, {
      kind: 'record',
      entries,
      open: 'run-time-value',
      instance: { class: owner, isSymbolic: true },
    });
  const writers = new Set(
    [...module.bindings.fieldWriters(owner.class).values()].flatMap((field) => [...field.assigners]),
  );
  const maker = makerOf(owner, object);
  const cls = { form: 'positional', name: null, value: owner, location: null } as const;
  if (maker) callClosure(context, maker, [cls], null);
  const initializer = owner.class.methods.find((method) => method.role === 'constructor');
  const inherited = initializer ? null : inheritedConstructor(context, owner, 0);
  const run = (method: FunctionIr): void => {
    const own = { function: method, frame: owner.frame, module, receiver: object, owner, origin: nowhere };
    callClosure(context, { kind: 'closure', ...own }, 'symbolic', null);
  };
  if (initializer) {
    const { constructing } = program;
    program.constructing = object.kind === 'ref' ? object.id : null;
    run(initializer);
    program.constructing = constructing;
  }
  for (const method of [...writers].filter((item) => item !== initializer).slice(0, 24)) run(method);
  if (inherited) callClosure(context, { ...inherited, receiver: object }, 'symbolic', null);
}

/** What a field declaration says: its value, or its type where it has none or starts as nothing. */
function fieldValue(context: Context, field: ClassIr['fields'][number]): Abstract | null {
  const value = field.value ? evaluate(context, field.value) : null;
  const typed = (value === null || isNothing(value)) && field.type ? typedValue(context, field.type) : null;
  return typed ?? value;
}

function inheritedConstructor(
  context: Parameters<typeof basesOf>[0],
  owner: ClassAbstract,
  depth: number,
): Extract<Abstract, { kind: 'closure' }> | null {
  if (depth > 5) return null;
  for (const base of basesOf(context, owner)) {
    if (base.kind !== 'class') continue;
    const method = base.class.methods.find((item) => item.role === 'constructor');
    if (method)
      return {
        kind: 'closure',
        function: method,
        frame: base.frame,
        module: base.module,
        receiver: null,
        owner: base,
        origin: nowhere,
      };
    const further = inheritedConstructor(context, base, depth + 1);
    if (further) return further;
  }
  return null;
}
