import type { Span } from '../base/span.ts';
import { contains, sameSpan } from '../base/span.ts';
import type { CallExpr, ClassIr, Expr, FileIr, FunctionIr, PatternElement, Stmt, Target } from './types.ts';

/**
 * What to do at each node, in source order, outer before inner. A visitor that returns false leaves out what is inside the node.
 * Names that are bound or assigned (targets) are no expressions; what a target reads (`a` in `a.b = 1`) is.
 */
export interface IrVisitor {
  readonly expr?: (expr: Expr) => unknown;
  readonly stmt?: (stmt: Stmt) => unknown;
  readonly target?: (target: Target) => unknown;
  readonly function?: (fn: FunctionIr) => unknown;
  readonly class?: (cls: ClassIr) => unknown;
}

/** Calls `visit` for every expression in a program or function, at any depth. */
export function forEachExpr(root: FileIr | FunctionIr, visit: (expr: Expr) => void): void {
  walkFunction(functionOf(root), { expr: (expr) => void visit(expr) });
}

/** Calls `visit` for every statement in a program or function, at any depth. */
export function forEachStmt(root: FileIr | FunctionIr, visit: (stmt: Stmt) => void): void {
  walkFunction(functionOf(root), { stmt: (stmt) => void visit(stmt) });
}

/** Calls `visit` for the root (for a file: its module) and every function inside it, at any depth. */
export function forEachFunction(root: FileIr | FunctionIr, visit: (fn: FunctionIr) => void): void {
  walkFunction(functionOf(root), { function: (fn) => void visit(fn) });
}

/** The call with exactly this span, or null. */
export function findCall(ir: FileIr, span: Span): CallExpr | null {
  let found: CallExpr | null = null;
  walkFunction(ir.module, {
    stmt: (stmt) => contains(stmt.span, span),
    expr: (expr) => {
      if (expr.kind === 'call' && found === null && sameSpan(expr.span, span)) found = expr;
      return found === null;
    },
  });
  return found;
}

/** The innermost expression or target at an offset, or null between them. An offset right behind a node still belongs to it. */
export function exprAt(ir: FileIr, offset: number): Expr | Target | null {
  let found: Expr | Target | null = null;
  const isInside = (span: Span): boolean => span.start <= offset && offset <= span.end;
  const keep = (node: Expr | Target): void => {
    if (!isInside(node.span)) return;
    if (found === null || contains(found.span, node.span)) found = node;
  };
  walkFunction(ir.module, { stmt: (stmt) => isInside(stmt.span), expr: keep, target: keep });
  return found;
}

/** Visits a function: decorators, parameters, body. */
export function walkFunction(fn: FunctionIr, visitor: IrVisitor): void {
  if (visitor.function?.(fn) === false) return;
  walkExprs(fn.decorators, visitor);
  for (const param of fn.params) {
    walkTarget(param.target, visitor);
    walkOptional(param.default, visitor);
  }
  walkStmts(fn.body, visitor);
}

export function walkClass(cls: ClassIr, visitor: IrVisitor): void {
  if (visitor.class?.(cls) === false) return;
  walkExprs(cls.decorators, visitor);
  walkExprs(cls.bases, visitor);
  for (const field of cls.fields) walkOptional(field.value, visitor);
  walkExprs(cls.effects ?? [], visitor);
  for (const method of cls.methods) walkFunction(method, visitor);
}

export function walkStmts(stmts: readonly Stmt[], visitor: IrVisitor): void {
  for (const stmt of stmts) walkStmt(stmt, visitor);
}

export function walkStmt(stmt: Stmt, visitor: IrVisitor): void {
  if (visitor.stmt?.(stmt) === false) return;
  switch (stmt.kind) {
    case 'expr':
      walkExpr(stmt.expr, visitor);
      return;
    case 'assign':
      walkTarget(stmt.target, visitor);
      walkExpr(stmt.value, visitor);
      return;
    case 'function':
      walkTarget(stmt.name, visitor);
      walkFunction(stmt.function, visitor);
      return;
    case 'class':
      walkTarget(stmt.name, visitor);
      walkClass(stmt.class, visitor);
      return;
    case 'if':
      walkExpr(stmt.test, visitor);
      walkStmts(stmt.then, visitor);
      walkStmts(stmt.otherwise, visitor);
      return;
    case 'loop':
      if (stmt.target) walkTarget(stmt.target, visitor);
      walkOptional(stmt.iterable, visitor);
      walkStmts(stmt.init, visitor);
      walkOptional(stmt.test, visitor);
      walkStmts(stmt.update, visitor);
      walkStmts(stmt.body, visitor);
      walkStmts(stmt.otherwise, visitor);
      return;
    case 'try':
      walkStmts(stmt.body, visitor);
      for (const handler of stmt.handlers) {
        if (handler.target) walkTarget(handler.target, visitor);
        walkExprs(handler.types, visitor);
        walkStmts(handler.body, visitor);
      }
      walkStmts(stmt.otherwise, visitor);
      walkStmts(stmt.finally, visitor);
      return;
    case 'switch':
      walkExpr(stmt.subject, visitor);
      for (const branch of stmt.cases) {
        walkExprs(branch.tests, visitor);
        walkStmts(branch.body, visitor);
      }
      return;
    case 'with':
      for (const item of stmt.items) {
        walkExpr(item.context, visitor);
        if (item.target) walkTarget(item.target, visitor);
      }
      walkStmts(stmt.body, visitor);
      return;
    case 'return':
    case 'throw':
      walkOptional(stmt.value, visitor);
      return;
    case 'delete':
      walkTarget(stmt.target, visitor);
      return;
    case 'block':
      walkStmts(stmt.body, visitor);
      return;
    case 'import':
      for (const imported of stmt.imports) if (imported.local) walkTarget(imported.local, visitor);
      return;
    case 'break':
    case 'continue':
    case 'outer-names':
      return;
  }
}

export function walkTarget(target: Target, visitor: IrVisitor): void {
  if (visitor.target?.(target) === false) return;
  switch (target.kind) {
    case 'name':
      return;
    case 'member':
      walkExpr(target.object, visitor);
      return;
    case 'index':
      walkExpr(target.object, visitor);
      walkExpr(target.index, visitor);
      return;
    case 'list-pattern':
      for (const element of target.elements) if (element) walkElement(element, visitor);
      return;
    case 'record-pattern':
      for (const entry of target.entries) walkElement(entry.element, visitor);
      return;
    case 'opaque':
      walkExprs(target.parts, visitor);
      return;
  }
}

export function walkExpr(expr: Expr, visitor: IrVisitor): void {
  if (visitor.expr?.(expr) === false) return;
  switch (expr.kind) {
    case 'literal':
    case 'name':
    case 'this':
    case 'super':
    case 'import':
      return;
    case 'text':
      for (const part of expr.parts) if (part.kind === 'hole') walkExpr(part.expr, visitor);
      return;
    case 'list':
      for (const item of expr.items) walkExpr(item.value, visitor);
      return;
    case 'record':
      for (const entry of expr.entries) {
        if (entry.kind === 'computed') walkExpr(entry.key, visitor);
        walkExpr(entry.value, visitor);
      }
      return;
    case 'member':
      walkExpr(expr.object, visitor);
      return;
    case 'index':
      walkExpr(expr.object, visitor);
      walkExpr(expr.index, visitor);
      return;
    case 'call':
      walkExpr(expr.callee, visitor);
      for (const argument of expr.args) walkExpr(argument.value, visitor);
      return;
    case 'function-expr':
      walkFunction(expr.function, visitor);
      return;
    case 'class-expr':
      walkClass(expr.class, visitor);
      return;
    case 'conditional':
      walkExpr(expr.test, visitor);
      walkExpr(expr.then, visitor);
      walkExpr(expr.otherwise, visitor);
      return;
    case 'logical':
    case 'binary':
      walkExpr(expr.left, visitor);
      walkExpr(expr.right, visitor);
      return;
    case 'unary':
    case 'await':
    case 'cast':
      walkExpr(expr.operand, visitor);
      return;
    case 'yield':
      walkOptional(expr.operand, visitor);
      return;
    case 'assign-expr':
      walkTarget(expr.target, visitor);
      walkExpr(expr.value, visitor);
      return;
    case 'comprehension':
      for (const clause of expr.clauses) {
        walkTarget(clause.target, visitor);
        walkExpr(clause.iterable, visitor);
        walkExprs(clause.conditions, visitor);
      }
      walkOptional(expr.key, visitor);
      walkExpr(expr.element, visitor);
      return;
    case 'sequence':
      walkExprs(expr.items, visitor);
      return;
    case 'opaque':
      walkExprs(expr.parts, visitor);
      return;
  }
}

const functionOf = (root: FileIr | FunctionIr): FunctionIr => ('module' in root ? root.module : root);

function walkExprs(exprs: readonly Expr[], visitor: IrVisitor): void {
  for (const expr of exprs) walkExpr(expr, visitor);
}

function walkOptional(expr: Expr | null, visitor: IrVisitor): void {
  if (expr) walkExpr(expr, visitor);
}

function walkElement(element: PatternElement, visitor: IrVisitor): void {
  walkTarget(element.target, visitor);
  walkOptional(element.default, visitor);
}
