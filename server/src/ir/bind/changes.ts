import type { ClassIr, Expr, FunctionIr, NameExpr, Target } from '../types.ts';
import type { Binding, Scope } from './scope.ts';

export interface FieldWriters {
  readonly assigners: ReadonlySet<FunctionIr>;
  /** Functions that set the field on the class itself, by its name. */
  readonly onClass: ReadonlySet<FunctionIr>;
  /** Methods that change in place what the field holds. */
  readonly mutators: ReadonlySet<FunctionIr>;
}

interface FieldTable {
  readonly assigners: Set<FunctionIr>;
  readonly onClass: Set<FunctionIr>;
  readonly mutators: Set<FunctionIr>;
}

const MUTATORS = new Set([
  'append',
  'extend',
  'insert',
  'update',
  'setdefault',
  'pop',
  'popitem',
  'clear',
  'remove',
  'push',
  'unshift',
  'shift',
  'splice',
  'set',
  'delete',
  'add',
  'sort',
  'reverse',
  'fill',
  'add_argument',
  'option',
]);

/** Stands for the name of a field that only the run knows. */
export const ANY_FIELD = '*';

export const isMutatorName = (name: string): boolean => MUTATORS.has(name);

/** What the code of a function does outside of it. It rests on its own text alone. */
export interface Reach {
  /** The fields of its own class, in the order in which it sets or changes them. */
  readonly fields: readonly { readonly name: string; readonly how: 'assigners' | 'mutators' }[];
  /** Whether it does anything else: to a name of the module, or to one that nobody knows. */
  readonly isOpen: boolean;
}

/** What code does to objects, by the names and classes that it reaches them through. */
export class Changes {
  readonly fields = new Map<ClassIr, Map<string, FieldTable>>();
  /** The method that is being read, and the variable that holds its receiver. */
  method: { readonly owner: ClassIr; readonly fn: FunctionIr; readonly receiver: Binding | null } | null = null;
  private reach: { fn: FunctionIr; fields: Reach['fields'][number][]; isOpen: boolean } | null = null;
  private readonly classes = new Map<Binding, ClassIr>();
  /** Variables that hold the same as one of a function around theirs. */
  private readonly aliases = new Map<Binding, Binding>();

  /** What a function does outside of it while it is read. */
  reachOf(fn: FunctionIr, read: () => void): Reach {
    const reach = { fn, fields: [], isOpen: false };
    this.reach = reach;
    read();
    this.reach = null;
    return reach;
  }

  /** Whether the code of an outermost function is being read. */
  get isReading(): boolean {
    return this.reach !== null;
  }

  /** Notes what a method does to the fields of its class without reading it. */
  repeat({ fields }: Reach, fn: FunctionIr, owner: ClassIr | null): void {
    for (const { name, how } of fields) this.fieldEntry(name, owner)[how].add(fn);
  }

  /** Notes that a variable is set, or what it holds changed. */
  noteReach(binding: Binding | null): void {
    if (this.reach && (!binding || binding.owner.role === 'module')) this.reach.isOpen = true;
  }

  noteClass(name: NameExpr, item: ClassIr, scope: Scope): void {
    const binding = scope.find(name.name);
    if (binding) this.classes.set(binding, item);
  }

  /** `const options = DEFAULTS`: what is done to the one is done to the other. */
  noteAlias(target: Target, value: Expr, scope: Scope): void {
    if (target.kind !== 'name' || value.kind !== 'name') return;
    const [alias, original] = [scope.find(target.name), scope.find(value.name)];
    if (alias && original && original.owner !== scope.fn && alias.owner === scope.fn) this.aliases.set(alias, original);
  }

  /** Notes that the object behind an expression may change in place. */
  mutate(target: Expr | Target, scope: Scope): void {
    let base: Expr | Target = target;
    let field: string | null = null;
    while (base.kind === 'member' || base.kind === 'index') {
      field = base.kind === 'member' ? base.name : null;
      base = base.object;
    }
    if (field && this.isReceiver(base, scope)) this.noteField(field, 'mutators');
    if (base.kind !== 'name') return;
    const named = scope.find(base.name);
    const binding = (named && this.aliases.get(named)) ?? named;
    this.noteReach(binding);
    if (binding && (binding.owner !== scope.fn || binding.kind === 'class')) binding.isMutatedElsewhere = true;
  }

  fieldWrite(object: Expr, field: string, scope: Scope): void {
    if (this.isReceiver(object, scope)) this.noteField(field, 'assigners');
    if (object.kind !== 'name') return;
    const binding = scope.find(object.name);
    this.noteReach(binding);
    const owner = binding ? this.classes.get(binding) : undefined;
    if (owner) this.fieldEntry(field, owner).onClass.add(scope.fn);
  }

  private isReceiver(expr: Expr | Target, scope: Scope): boolean {
    if (!this.method) return false;
    if (expr.kind === 'this') return true;
    return expr.kind === 'name' && this.method.receiver !== null && scope.find(expr.name) === this.method.receiver;
  }

  private noteField(name: string, how: 'assigners' | 'mutators'): void {
    if (!this.method) return;
    const { owner, fn } = this.method;
    this.fieldEntry(name, owner)[how].add(fn);
    // What the methods of a class within a function do stays there.
    if (fn === this.reach?.fn && !this.reach.fields.some((other) => other.name === name && other.how === how))
      this.reach.fields.push({ name, how });
  }

  private fieldEntry(name: string, owner: ClassIr | null): FieldTable {
    const table = (owner && this.fields.get(owner)) ?? new Map<string, FieldTable>();
    const entry = table.get(name) ?? {
      assigners: new Set<FunctionIr>(),
      onClass: new Set<FunctionIr>(),
      mutators: new Set<FunctionIr>(),
    };
    table.set(name, entry);
    return entry;
  }
}
