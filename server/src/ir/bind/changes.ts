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

/** What code does to objects, by the names and classes that it reaches them through. */
export class Changes {
  readonly fields = new Map<ClassIr, Map<string, FieldTable>>();
  /** The method that is being read, and the variable that holds its receiver. */
  method: { readonly owner: ClassIr; readonly fn: FunctionIr; readonly receiver: Binding | null } | null = null;
  private readonly classes = new Map<Binding, ClassIr>();
  /** Variables that hold the same as one of a function around theirs. */
  private readonly aliases = new Map<Binding, Binding>();

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
    if (field && this.method && this.isReceiver(base, scope)) this.fieldEntry(field).mutators.add(this.method.fn);
    if (base.kind !== 'name') return;
    const named = scope.find(base.name);
    const binding = (named && this.aliases.get(named)) ?? named;
    if (binding && (binding.owner !== scope.fn || binding.kind === 'class')) binding.isMutatedElsewhere = true;
  }

  fieldWrite(object: Expr, field: string, scope: Scope): void {
    if (this.method && this.isReceiver(object, scope)) this.fieldEntry(field).assigners.add(this.method.fn);
    const binding = object.kind === 'name' ? scope.find(object.name) : null;
    const owner = binding ? this.classes.get(binding) : undefined;
    if (owner) this.fieldEntry(field, owner).onClass.add(scope.fn);
  }

  private isReceiver(expr: Expr | Target, scope: Scope): boolean {
    if (!this.method) return false;
    if (expr.kind === 'this') return true;
    return expr.kind === 'name' && this.method.receiver !== null && scope.find(expr.name) === this.method.receiver;
  }

  private fieldEntry(name: string, owner: ClassIr | null = this.method?.owner ?? null): FieldTable {
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
