import { Binder } from './bind/binder.ts';
import { Changes, type FieldWriters } from './bind/changes.ts';
import { Later } from './bind/later.ts';
import { type Binding, Scope } from './bind/scope.ts';
import type { ClassIr, FileIr, NameExpr } from './types.ts';

export { isMutatorName } from './bind/changes.ts';
export type { Binding } from './bind/scope.ts';

export interface Bindings {
  readonly of: (name: NameExpr) => Binding | null;
  /** The module's own names, for imports by other files. */
  readonly moduleNames: ReadonlyMap<string, Binding>;
  /** Methods of a class that assign or change a field: field name -> methods. */
  readonly fieldWriters: (owner: ClassIr) => ReadonlyMap<string, FieldWriters>;
}

/** Resolves every name of a file to its variable, with block and function scopes as the lowering marked them. */
export function bindNames(ir: FileIr): Bindings {
  const resolved = new Map<NameExpr, Binding | null>();
  const changes = new Changes();
  const later = new Later();
  const moduleScope = new Scope(null, ir.module);
  const binder = new Binder(resolved, changes, later);
  binder.function(ir.module, moduleScope, null);
  for (const item of ir.exports) if (item.kind === 'local') binder.expr(item.value, moduleScope);
  return {
    of: (name) => {
      const known = resolved.get(name);
      if (known !== undefined) return known;
      later.bindAt(name.span);
      const found = resolved.get(name) ?? null;
      resolved.set(name, found);
      return found;
    },
    moduleNames: moduleScope.names,
    fieldWriters: (owner) => {
      if (!changes.fields.has(owner)) later.bindAt(owner.span);
      return changes.fields.get(owner) ?? new Map();
    },
  };
}
