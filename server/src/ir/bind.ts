import type { CallExpr, ClassIr, Expr, FileIr, FunctionIr, NameExpr, PatternElement, Stmt, Target } from './types.ts';

/** One variable: where it lives, and what is done to it outside the function that owns it. */
export interface Binding {
  readonly name: string;
  /** The function (or the module) whose activation holds the variable. */
  readonly owner: FunctionIr;
  kind: 'variable' | 'parameter' | 'import' | 'function' | 'class';
  /** Functions other than the owner that assign it. */
  readonly outerWriters: Set<FunctionIr>;
  /** Whether a function other than the owner changes what it holds: `x.push(…)`, `x.key = …`; for a class whether any code does. */
  isMutatedElsewhere: boolean;
  /** Number of assignments, the declaration with a value included. */
  writes: number;
}

export interface Bindings {
  readonly of: (name: NameExpr) => Binding | null;
  /** The module's own names, for imports by other files. */
  readonly moduleNames: ReadonlyMap<string, Binding>;
  /** Methods of a class that assign or change a field: field name -> methods. */
  readonly fieldWriters: (owner: ClassIr) => ReadonlyMap<string, FieldWriters>;
}

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

/** Resolves every name of a file to its variable, with block and function scopes as the lowering marked them. */
export function bindNames(ir: FileIr): Bindings {
  const resolved = new Map<NameExpr, Binding>();
  const fields = new Map<ClassIr, Map<string, FieldTable>>();
  const moduleScope = new Scope(null, ir.module);
  const binder = new Binder(resolved, fields);
  binder.function(ir.module, moduleScope, null);
  for (const item of ir.exports) if (item.kind === 'local') binder.expr(item.value, moduleScope);
  return {
    of: (name) => resolved.get(name) ?? null,
    moduleNames: moduleScope.names,
    fieldWriters: (owner) => fields.get(owner) ?? new Map(),
  };
}

class Scope {
  readonly names = new Map<string, Binding>();
  /** Names that `global` or `nonlocal` redirect. */
  readonly outer = new Map<string, 'module' | 'enclosing'>();
  readonly parent: Scope | null;
  readonly fn: FunctionIr;
  constructor(parent: Scope | null, fn: FunctionIr) {
    this.parent = parent;
    this.fn = fn;
  }

  declare(name: string, kind: Binding['kind']): Binding {
    const existing = this.names.get(name);
    if (existing) {
      if (existing.kind === 'variable') existing.kind = kind;
      return existing;
    }
    const binding: Binding = {
      name,
      owner: this.fn,
      kind,
      outerWriters: new Set(),
      isMutatedElsewhere: false,
      writes: 0,
    };
    this.names.set(name, binding);
    return binding;
  }

  find(name: string): Binding | null {
    for (let scope: Scope | null = this; scope; scope = scope.parent) {
      const redirect = scope.outer.get(name);
      if (redirect === 'module') return scope.root().names.get(name) ?? null;
      const binding = redirect ? null : scope.names.get(name);
      if (binding) return binding;
    }
    return null;
  }

  root(): Scope {
    let scope: Scope = this;
    while (scope.parent) scope = scope.parent;
    return scope;
  }
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
]);

export const isMutatorName = (name: string): boolean => MUTATORS.has(name);

/** Walks one file. A class only because the walk shares three tables and the current class. */
class Binder {
  private readonly resolved: Map<NameExpr, Binding>;
  private readonly fields: Map<ClassIr, Map<string, FieldTable>>;
  private readonly classes = new Map<Binding, ClassIr>();
  /** Variables that hold the same as one of a function around theirs. */
  private readonly aliases = new Map<Binding, Binding>();
  private method: { owner: ClassIr; fn: FunctionIr; receiver: Binding | null } | null = null;
  constructor(resolved: Map<NameExpr, Binding>, fields: Map<ClassIr, Map<string, FieldTable>>) {
    this.resolved = resolved;
    this.fields = fields;
  }

  function(fn: FunctionIr, scope: Scope, owner: ClassIr | null): void {
    const outerMethod = this.method;
    for (const param of fn.params) this.declareTarget(param.target, scope, 'parameter', true);
    if (owner) {
      const first = fn.params[0]?.target;
      const receiver =
        first?.kind === 'name' && fn.role !== 'static-method' ? (scope.names.get(first.name) ?? null) : null;
      this.method = { owner, fn, receiver };
    }
    collectOuterNames(fn.body, scope);
    hoistFunctionNames(fn.body, scope, this);
    this.block(fn.body, scope);
    for (const param of fn.params) {
      if (param.default) this.expr(param.default, scope.parent ?? scope);
      this.patternDefaults(param.target, scope);
    }
    if (owner) this.method = outerMethod;
  }

  block(body: readonly Stmt[], scope: Scope): void {
    this.hoistBlockNames(body, scope);
    for (const stmt of body) this.stmt(stmt, scope);
  }

  private hoistBlockNames(body: readonly Stmt[], scope: Scope): void {
    for (const stmt of body) {
      if (stmt.kind === 'assign') this.declareTarget(stmt.target, scope, 'variable', false);
      else if (stmt.kind === 'function' && stmt.name.declares === 'block')
        this.declareName(stmt.name, scope, 'function');
      else if (stmt.kind === 'class' && stmt.name.declares === 'block') this.declareName(stmt.name, scope, 'class');
    }
  }

  /** Declares the names of a target that bind in this very scope. `force` is for parameters and loop variables. */
  declareTarget(target: Target, scope: Scope, kind: Binding['kind'], force: boolean): void {
    switch (target.kind) {
      case 'name':
        if (force || target.declares === 'block') this.declareName(target, scope, kind);
        return;
      case 'list-pattern':
        for (const element of target.elements) if (element) this.declareTarget(element.target, scope, kind, force);
        return;
      case 'record-pattern':
        for (const entry of target.entries) this.declareTarget(entry.element.target, scope, kind, force);
        return;
      default:
        return;
    }
  }

  declareName(name: NameExpr, scope: Scope, kind: Binding['kind']): void {
    if (scope.outer.has(name.name)) return;
    this.resolved.set(name, scope.declare(name.name, kind));
  }

  private stmt(stmt: Stmt, scope: Scope): void {
    switch (stmt.kind) {
      case 'expr':
        this.expr(stmt.expr, scope);
        return;
      case 'assign':
        this.expr(stmt.value, scope);
        this.write(stmt.target, scope);
        this.noteAlias(stmt.target, stmt.value, scope);
        return;
      case 'function':
        this.write(stmt.name, scope);
        this.nested(stmt.function, scope, null);
        return;
      case 'class':
        this.write(stmt.name, scope);
        this.noteClass(stmt.name, stmt.class, scope);
        this.class(stmt.class, scope);
        return;
      case 'if':
        this.expr(stmt.test, scope);
        this.block(stmt.then, child(scope));
        this.block(stmt.otherwise, child(scope));
        return;
      case 'loop': {
        const inner = child(scope);
        if (stmt.iterable) this.expr(stmt.iterable, scope);
        this.block(stmt.init, inner);
        if (stmt.target) {
          this.declareTarget(stmt.target, inner, 'variable', false);
          this.write(stmt.target, inner);
        }
        if (stmt.test) this.expr(stmt.test, inner);
        this.block(stmt.body, child(inner));
        this.block(stmt.update, inner);
        this.block(stmt.otherwise, child(scope));
        return;
      }
      case 'try':
        this.block(stmt.body, child(scope));
        for (const handler of stmt.handlers) {
          const inner = child(scope);
          for (const type of handler.types) this.expr(type, scope);
          if (handler.target) {
            this.declareTarget(handler.target, inner, 'variable', false);
            this.write(handler.target, inner);
          }
          this.block(handler.body, inner);
        }
        this.block(stmt.otherwise, child(scope));
        this.block(stmt.finally, child(scope));
        return;
      case 'switch': {
        this.expr(stmt.subject, scope);
        const inner = child(scope);
        for (const item of stmt.cases) {
          for (const test of item.tests) this.expr(test, inner);
          this.block(item.body, inner);
        }
        return;
      }
      case 'with':
        for (const item of stmt.items) {
          this.expr(item.context, scope);
          if (item.target) {
            this.declareTarget(item.target, scope, 'variable', false);
            this.write(item.target, scope);
          }
        }
        this.block(stmt.body, child(scope));
        return;
      case 'return':
      case 'throw':
        if (stmt.value) this.expr(stmt.value, scope);
        return;
      case 'delete':
        if (stmt.target.kind === 'name') this.name(stmt.target, scope);
        else this.write(stmt.target, scope);
        return;
      case 'block':
        this.block(stmt.body, child(scope));
        return;
      case 'import':
        for (const item of stmt.imports) if (item.local) this.write(item.local, scope);
        return;
      case 'break':
      case 'continue':
      case 'outer-names':
        return;
    }
  }

  private nested(fn: FunctionIr, scope: Scope, owner: ClassIr | null): void {
    for (const decorator of fn.decorators) this.expr(decorator, scope);
    this.function(fn, new Scope(scope, fn), owner);
  }

  private noteClass(name: NameExpr, item: ClassIr, scope: Scope): void {
    const binding = scope.find(name.name);
    if (binding) this.classes.set(binding, item);
  }

  private class(item: ClassIr, scope: Scope): void {
    for (const base of [...item.bases, ...item.decorators]) this.expr(base, scope);
    this.fields.set(item, this.fields.get(item) ?? new Map());
    const outer = this.method;
    for (const field of item.fields) {
      if (field.value?.kind === 'function-expr')
        this.method = { owner: item, fn: field.value.function, receiver: null };
      if (field.value) this.expr(field.value, scope);
      this.method = outer;
    }
    for (const method of item.methods) this.nested(method, scope, item);
    this.method = outer;
  }

  private write(target: Target, scope: Scope): void {
    switch (target.kind) {
      case 'name': {
        const binding = this.name(target, scope);
        if (!binding) return;
        binding.writes++;
        if (binding.owner !== scope.fn) binding.outerWriters.add(scope.fn);
        return;
      }
      case 'member':
        this.fieldWrite(target.object, target.name, scope);
        this.mutate(target.object, scope);
        this.expr(target.object, scope);
        return;
      case 'index':
        this.mutate(target.object, scope);
        this.expr(target.object, scope);
        this.expr(target.index, scope);
        return;
      case 'list-pattern':
        for (const element of target.elements) if (element) this.element(element, scope);
        return;
      case 'record-pattern':
        for (const entry of target.entries) this.element(entry.element, scope);
        return;
      case 'opaque':
        this.expr(target, scope);
        return;
    }
  }

  private element(element: PatternElement, scope: Scope): void {
    if (element.default) this.expr(element.default, scope);
    this.write(element.target, scope);
  }

  /** The defaults inside a parameter that is taken apart: `({ model = small })`. */
  private patternDefaults(target: Target, scope: Scope): void {
    const elements =
      target.kind === 'list-pattern'
        ? target.elements
        : target.kind === 'record-pattern'
          ? target.entries.map((entry) => entry.element)
          : [];
    for (const element of elements) {
      if (element?.default) this.expr(element.default, scope);
      if (element) this.patternDefaults(element.target, scope);
    }
  }

  /** `const options = DEFAULTS`: what is done to the one is done to the other. */
  private noteAlias(target: Target, value: Expr, scope: Scope): void {
    if (target.kind !== 'name' || value.kind !== 'name') return;
    const [alias, original] = [scope.find(target.name), scope.find(value.name)];
    if (alias && original && original.owner !== scope.fn && alias.owner === scope.fn) this.aliases.set(alias, original);
  }

  /** Notes that the object behind an expression may change in place. */
  private mutate(target: Expr | Target, scope: Scope): void {
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

  private fieldWrite(object: Expr, field: string, scope: Scope): void {
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

  private name(name: NameExpr, scope: Scope): Binding | null {
    const binding = this.resolved.get(name) ?? scope.find(name.name);
    if (binding) this.resolved.set(name, binding);
    return binding;
  }

  expr(expr: Expr, scope: Scope): void {
    switch (expr.kind) {
      case 'name':
        this.name(expr, scope);
        return;
      case 'literal':
      case 'this':
      case 'super':
      case 'import':
        return;
      case 'text':
        for (const part of expr.parts) if (part.kind === 'hole') this.expr(part.expr, scope);
        return;
      case 'list':
        for (const item of expr.items) this.expr(item.value, scope);
        return;
      case 'record':
        for (const entry of expr.entries) {
          if (entry.kind === 'computed') this.expr(entry.key, scope);
          this.expr(entry.value, scope);
        }
        return;
      case 'member':
        this.expr(expr.object, scope);
        return;
      case 'index':
        this.expr(expr.object, scope);
        this.expr(expr.index, scope);
        return;
      case 'call':
        this.call(expr, scope);
        return;
      case 'function-expr':
        this.nested(expr.function, scope, null);
        return;
      case 'class-expr':
        this.class(expr.class, scope);
        return;
      case 'conditional':
        this.expr(expr.test, scope);
        this.expr(expr.then, scope);
        this.expr(expr.otherwise, scope);
        return;
      case 'logical':
      case 'binary':
        this.expr(expr.left, scope);
        this.expr(expr.right, scope);
        return;
      case 'unary':
      case 'await':
      case 'cast':
        this.expr(expr.operand, scope);
        return;
      case 'yield':
        if (expr.operand) this.expr(expr.operand, scope);
        return;
      case 'assign-expr':
        this.expr(expr.value, scope);
        this.write(expr.target, scope);
        return;
      case 'comprehension': {
        const inner = child(scope);
        for (const clause of expr.clauses) {
          this.expr(clause.iterable, inner);
          this.declareTarget(clause.target, inner, 'variable', true);
          this.write(clause.target, inner);
          for (const condition of clause.conditions) this.expr(condition, inner);
        }
        if (expr.key) this.expr(expr.key, inner);
        this.expr(expr.element, inner);
        return;
      }
      case 'sequence':
        for (const item of expr.items) this.expr(item, scope);
        return;
      case 'opaque':
        for (const part of expr.parts) this.expr(part, scope);
        return;
    }
  }

  private call(expr: CallExpr, scope: Scope): void {
    this.expr(expr.callee, scope);
    for (const argument of expr.args) {
      this.expr(argument.value, scope);
    }
    if (expr.callee.kind === 'member' && isMutatorName(expr.callee.name)) this.mutate(expr.callee.object, scope);
  }
}

const child = (scope: Scope): Scope => new Scope(scope, scope.fn);

function collectOuterNames(body: readonly Stmt[], scope: Scope): void {
  forEachOwnStmt(body, (stmt) => {
    if (stmt.kind === 'outer-names') for (const name of stmt.names) scope.outer.set(name, stmt.scope);
  });
}

/** Declares `var`s and Python's names, which belong to the whole function wherever they are assigned. */
function hoistFunctionNames(body: readonly Stmt[], scope: Scope, binder: Binder): void {
  const declare = (target: Target): void => {
    if (target.kind === 'name') {
      if (target.declares === 'function') binder.declareName(target, scope, 'variable');
    } else if (target.kind === 'list-pattern') {
      for (const element of target.elements) if (element) declare(element.target);
    } else if (target.kind === 'record-pattern') {
      for (const entry of target.entries) declare(entry.element.target);
    }
  };
  forEachOwnStmt(body, (stmt) => {
    if (stmt.kind === 'assign') declare(stmt.target);
    else if (stmt.kind === 'loop' && stmt.target) declare(stmt.target);
    else if (stmt.kind === 'with') {
      for (const item of stmt.items) if (item.target) declare(item.target);
    } else if (stmt.kind === 'try') {
      for (const handler of stmt.handlers) if (handler.target) declare(handler.target);
    } else if ((stmt.kind === 'function' || stmt.kind === 'class') && stmt.name.declares === 'function') {
      binder.declareName(stmt.name, scope, stmt.kind);
    } else if (stmt.kind === 'import') {
      for (const item of stmt.imports) if (item.local) binder.declareName(item.local, scope, 'import');
    }
    const expr = exprOf(stmt);
    if (expr) forEachAssignExpr(expr, declare);
  });
}

/** The expression of a statement in which `:=` may stand. */
function exprOf(stmt: Stmt): Expr | null {
  switch (stmt.kind) {
    case 'expr':
      return stmt.expr;
    case 'if':
    case 'loop':
      return stmt.test;
    case 'return':
    case 'assign':
      return stmt.value;
    default:
      return null;
  }
}

/** Finds `:=` in a statement's expression, not in nested functions. */
function forEachAssignExpr(expr: Expr, visit: (target: Target) => void): void {
  switch (expr.kind) {
    case 'assign-expr':
      visit(expr.target);
      forEachAssignExpr(expr.value, visit);
      return;
    case 'logical':
    case 'binary':
      forEachAssignExpr(expr.left, visit);
      forEachAssignExpr(expr.right, visit);
      return;
    case 'unary':
    case 'await':
      forEachAssignExpr(expr.operand, visit);
      return;
    case 'call':
      for (const argument of expr.args) forEachAssignExpr(argument.value, visit);
      return;
    default:
      return;
  }
}

/** Visits the statements of a function at every depth, without those of nested functions and classes. */
function forEachOwnStmt(body: readonly Stmt[], visit: (stmt: Stmt) => void): void {
  for (const stmt of body) {
    visit(stmt);
    switch (stmt.kind) {
      case 'if':
        forEachOwnStmt(stmt.then, visit);
        forEachOwnStmt(stmt.otherwise, visit);
        break;
      case 'loop':
        for (const part of [stmt.init, stmt.body, stmt.update, stmt.otherwise]) forEachOwnStmt(part, visit);
        break;
      case 'try':
        forEachOwnStmt(stmt.body, visit);
        for (const handler of stmt.handlers) forEachOwnStmt(handler.body, visit);
        forEachOwnStmt(stmt.otherwise, visit);
        forEachOwnStmt(stmt.finally, visit);
        break;
      case 'switch':
        for (const item of stmt.cases) forEachOwnStmt(item.body, visit);
        break;
      case 'with':
      case 'block':
        forEachOwnStmt(stmt.body, visit);
        break;
      default:
        break;
    }
  }
}
