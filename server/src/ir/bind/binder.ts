import { originOf } from '../move.ts';
import type { CallExpr, ClassIr, Expr, FunctionIr, NameExpr, PatternElement, Stmt, Target } from '../types.ts';
import { ANY_FIELD, type Changes, isMutatorName, type Reach } from './changes.ts';
import { collectOuterNames, hoistFunctionNames } from './hoist.ts';
import type { Later } from './later.ts';
import { type Binding, child, Scope } from './scope.ts';

/** Walks one file. A class only because the walk shares its tables and the current class. */
export class Binder {
  private readonly resolved: Map<NameExpr, Binding | null>;
  private readonly changes: Changes;
  private readonly later: Later;
  private readonly seen = new Set<FunctionIr>();
  constructor(resolved: Map<NameExpr, Binding | null>, changes: Changes, later: Later) {
    this.resolved = resolved;
    this.changes = changes;
    this.later = later;
  }

  function(fn: FunctionIr, scope: Scope, owner: ClassIr | null): void {
    const outerMethod = this.changes.method;
    for (const param of fn.params) this.declareTarget(param.target, scope, 'parameter', true);
    if (owner) {
      const first = fn.params[0]?.target;
      const receiver =
        first?.kind === 'name' && fn.role !== 'static-method' ? (scope.names.get(first.name) ?? null) : null;
      this.changes.method = { owner, fn, receiver };
    }
    collectOuterNames(fn.body, scope);
    hoistFunctionNames(fn.body, (name, kind) => this.declareName(name, scope, kind));
    this.block(fn.body, scope);
    for (const param of fn.params) {
      if (param.default) this.expr(param.default, scope.parent ?? scope);
      this.patternDefaults(param.target, scope);
    }
    if (owner) this.changes.method = outerMethod;
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
        this.changes.noteAlias(stmt.target, stmt.value, scope);
        return;
      case 'function':
        this.write(stmt.name, scope);
        this.nested(stmt.function, scope, null);
        return;
      case 'class':
        this.write(stmt.name, scope);
        this.changes.noteClass(stmt.name, stmt.class, scope);
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
    if (scope.fn.role === 'module' && !this.changes.isReading) this.outermost(fn, scope, owner);
    else this.function(fn, new Scope(scope, fn), owner);
  }

  /** A function that does nothing outside of it but to the fields of its class is read when somebody asks for its names. */
  private outermost(fn: FunctionIr, scope: Scope, owner: ClassIr | null): void {
    // What a script exports stands in its body as well.
    if (this.seen.has(fn)) return;
    this.seen.add(fn);
    const { changes } = this;
    const { method } = changes;
    const read = (): void => this.function(fn, new Scope(scope, fn), owner);
    const origin = originOf(fn);
    const known = origin && reaches.get(origin);
    if (known && !known.isOpen) {
      changes.repeat(known, fn, owner ?? method?.owner ?? null);
      this.later.add(fn, () => {
        changes.method = method;
        changes.reachOf(fn, read);
      });
      return;
    }
    const reach = changes.reachOf(fn, read);
    if (origin) reaches.set(origin, reach);
  }

  private class(item: ClassIr, scope: Scope): void {
    for (const base of [...item.bases, ...item.decorators]) this.expr(base, scope);
    this.changes.fields.set(item, this.changes.fields.get(item) ?? new Map());
    const outer = this.changes.method;
    for (const field of item.fields) {
      if (field.value?.kind === 'function-expr')
        this.changes.method = { owner: item, fn: field.value.function, receiver: null };
      if (field.value) this.expr(field.value, scope);
      this.changes.method = outer;
    }
    for (const effect of item.effects ?? []) this.expr(effect, scope);
    for (const method of item.methods) this.nested(method, scope, item);
    this.changes.method = outer;
  }

  private write(target: Target, scope: Scope): void {
    switch (target.kind) {
      case 'name': {
        const binding = this.name(target, scope);
        this.changes.noteReach(binding);
        if (!binding) return;
        binding.writes++;
        if (binding.owner !== scope.fn) binding.outerWriters.add(scope.fn);
        return;
      }
      case 'member':
        this.changes.fieldWrite(target.object, target.name, scope);
        this.changes.mutate(target.object, scope);
        this.expr(target.object, scope);
        return;
      case 'index':
        this.changes.mutate(target.object, scope);
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
    if (expr.callee.kind === 'member' && isMutatorName(expr.callee.name))
      this.changes.mutate(expr.callee.object, scope);
    if (expr.callee.kind === 'name' && expr.callee.name === 'setattr') this.setattr(expr, scope);
  }

  /** `setattr(self, key, value)` writes the field of that name, or any field where only the run knows the name. */
  private setattr({ args: [object, key] }: CallExpr, scope: Scope): void {
    if (!object) return;
    const part = key?.value.kind === 'text' && key.value.parts.length === 1 ? key.value.parts[0] : undefined;
    this.changes.fieldWrite(object.value, part?.kind === 'static' ? part.text : ANY_FIELD, scope);
    this.changes.mutate(object.value, scope);
  }
}

/** By functions as they were lowered, for all copies of them. */
const reaches = new WeakMap<FunctionIr, Reach>();
