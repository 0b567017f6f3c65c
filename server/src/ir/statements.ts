import type { Span } from '../base/span.ts';
import type { ClassIr, FunctionIr, TypeIr } from './definitions.ts';
import type { Expr, IndexExpr, MemberExpr, NameExpr, OpaqueExpr } from './expressions.ts';
import type { ImportIr } from './types.ts';

export type Stmt =
  | { readonly kind: 'expr'; readonly expr: Expr; readonly span: Span }
  | AssignStmt
  | { readonly kind: 'function'; readonly name: NameExpr; readonly function: FunctionIr; readonly span: Span }
  | { readonly kind: 'class'; readonly name: NameExpr; readonly class: ClassIr; readonly span: Span }
  | IfStmt
  | LoopStmt
  | TryStmt
  | SwitchStmt
  | WithStmt
  | { readonly kind: 'return'; readonly value: Expr | null; readonly span: Span }
  | { readonly kind: 'throw'; readonly value: Expr | null; readonly span: Span }
  | { readonly kind: 'break'; readonly span: Span }
  | { readonly kind: 'continue'; readonly span: Span }
  | { readonly kind: 'delete'; readonly target: Target; readonly span: Span }
  | { readonly kind: 'block'; readonly body: readonly Stmt[]; readonly span: Span }
  /** Python `global` and `nonlocal`. */
  | {
      readonly kind: 'outer-names';
      readonly names: readonly string[];
      readonly scope: 'module' | 'enclosing';
      readonly span: Span;
    }
  /** Where imported names become bound. `FileIr.imports` lists the same objects. */
  | { readonly kind: 'import'; readonly imports: readonly ImportIr[]; readonly span: Span };

/** `target = value`, or `target op= value` with `operator` set (`+`, `|`, `??`, `||` and so on). `let x;` assigns an undefined literal. */
export interface AssignStmt {
  readonly kind: 'assign';
  readonly target: Target;
  readonly value: Expr;
  readonly operator: string | null;
  readonly type: TypeIr | null;
  readonly span: Span;
}

export interface IfStmt {
  readonly kind: 'if';
  readonly test: Expr;
  readonly then: readonly Stmt[];
  readonly otherwise: readonly Stmt[];
  readonly span: Span;
}

export interface LoopStmt {
  readonly kind: 'loop';
  readonly form: 'for-each' | 'for' | 'while' | 'do-while';
  /** The loop variable of a `for-each`. */
  readonly target: Target | null;
  readonly iterable: Expr | null;
  readonly init: readonly Stmt[];
  readonly test: Expr | null;
  readonly update: readonly Stmt[];
  readonly body: readonly Stmt[];
  /** Python's `else` block of a loop. */
  readonly otherwise: readonly Stmt[];
  readonly isAsync: boolean;
  readonly span: Span;
}

export interface TryStmt {
  readonly kind: 'try';
  readonly body: readonly Stmt[];
  readonly handlers: readonly {
    readonly target: Target | null;
    readonly types: readonly Expr[];
    readonly body: readonly Stmt[];
    readonly span: Span;
  }[];
  readonly otherwise: readonly Stmt[];
  readonly finally: readonly Stmt[];
  readonly span: Span;
}

/** `switch` and `match`. A case without tests is the default. `falls` tells that control may run on into the next case. */
export interface SwitchStmt {
  readonly kind: 'switch';
  readonly subject: Expr;
  readonly cases: readonly {
    readonly tests: readonly Expr[];
    readonly body: readonly Stmt[];
    readonly falls: boolean;
    readonly span: Span;
  }[];
  readonly span: Span;
}

export interface WithStmt {
  readonly kind: 'with';
  readonly items: readonly { readonly context: Expr; readonly target: Target | null }[];
  readonly body: readonly Stmt[];
  readonly isAsync: boolean;
  readonly span: Span;
}

export type Target = NameExpr | MemberExpr | IndexExpr | ListPattern | RecordPattern | OpaqueExpr;

export interface ListPattern {
  readonly kind: 'list-pattern';
  /** A null element is a hole. */
  readonly elements: readonly (PatternElement | null)[];
  readonly span: Span;
}

export interface RecordPattern {
  readonly kind: 'record-pattern';
  readonly entries: readonly { readonly key: string | null; readonly element: PatternElement }[];
  readonly span: Span;
}

export interface PatternElement {
  readonly target: Target;
  readonly default: Expr | null;
  readonly isRest: boolean;
}
