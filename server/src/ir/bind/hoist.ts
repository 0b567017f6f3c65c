import type { Expr, NameExpr, Stmt, Target } from '../types.ts';
import type { Binding, Scope } from './scope.ts';

export function collectOuterNames(body: readonly Stmt[], scope: Scope): void {
  forEachOwnStmt(body, (stmt) => {
    if (stmt.kind === 'outer-names') for (const name of stmt.names) scope.outer.set(name, stmt.scope);
  });
}

/** Declares `var`s and Python's names, which belong to the whole function wherever they are assigned. */
export function hoistFunctionNames(
  body: readonly Stmt[],
  declareName: (name: NameExpr, kind: Binding['kind']) => void,
): void {
  const declare = (target: Target): void => {
    if (target.kind === 'name') {
      if (target.declares === 'function') declareName(target, 'variable');
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
      declareName(stmt.name, stmt.kind);
    } else if (stmt.kind === 'import') {
      for (const item of stmt.imports) if (item.local) declareName(item.local, 'import');
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
