import type { Span } from '../base/span.ts';
import type { Expr } from './expressions.ts';
import type { Stmt, Target } from './statements.ts';

export interface FunctionIr {
  readonly kind: 'function';
  readonly name: string | null;
  readonly nameSpan: Span | null;
  readonly span: Span;
  readonly params: readonly ParamIr[];
  /** An arrow function or lambda with an expression body has one `return` statement. */
  readonly body: readonly Stmt[];
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  readonly decorators: readonly Expr[];
  readonly returns: TypeIr | null;
  readonly role: FunctionRole;
  /** True for JavaScript functions that keep the outer `this` (arrow functions) and for Python lambdas. */
  readonly isArrow: boolean;
  /** A member of an abstract class or interface of TypeScript that has no body. */
  readonly isOpen?: true;
}

/** `method` and the like: in Python the receiver is the first parameter (`self`, `cls`); in JavaScript it is `this` and no parameter. */
export type FunctionRole =
  | 'module'
  | 'function'
  | 'method'
  | 'constructor'
  | 'getter'
  | 'setter'
  | 'static-method'
  | 'class-method';

export interface ParamIr {
  readonly target: Target;
  readonly default: Expr | null;
  readonly type: TypeIr | null;
  /** `rest` is `...xs` and `*args`; `rest-named` is `**kwargs`; `named-only` stands behind a bare `*`. */
  readonly form: 'positional' | 'named-only' | 'rest' | 'rest-named';
  /** Callers may leave it out, though it has no default: `options?: Options`. */
  readonly isOptional?: true;
  readonly span: Span;
}

export interface ClassIr {
  readonly kind: 'class';
  readonly name: string | null;
  readonly nameSpan: Span | null;
  readonly span: Span;
  readonly bases: readonly Expr[];
  /** Interfaces and object types that it says to implement. */
  readonly implements?: readonly TypeIr[];
  readonly decorators: readonly Expr[];
  /** Class-level fields in order; for TypeScript parameter properties the lowering adds `this.x = x` to the constructor instead. */
  readonly fields: readonly FieldIr[];
  readonly methods: readonly FunctionIr[];
  /** Calls that stand in the body of a Python class for what they do. */
  readonly effects?: readonly Expr[];
}

export interface FieldIr {
  readonly name: string;
  readonly value: Expr | null;
  readonly type: TypeIr | null;
  readonly isStatic: boolean;
  readonly span: Span;
}

/**
 * A type annotation, reduced to names. `A | B` and `Union[A, B]` have path `['|']`; `Promise<A>` has path `['Promise']` and one argument.
 * TypeScript: `A & B` has `['&']`, `A[]` `['Array']`, `(x) => A` `['=>']`, `typeof a.b` `['typeof']` with `a.b` as argument,
 * `import('m').A` `['import("m")', 'A']`, `{ a: A }` `['{}']` with `members`, a literal its source text.
 */
export interface TypeIr {
  readonly path: readonly string[];
  readonly args: readonly TypeIr[];
  /** The properties of an object type. */
  readonly members?: readonly TypeMemberIr[];
  readonly span: Span;
}

export interface TypeMemberIr {
  readonly name: string;
  readonly type: TypeIr;
}

/** `type name = type`, or an interface: its members in an object type, together with what it extends under `['&']`. */
export interface TypeDeclarationIr {
  readonly name: string;
  readonly type: TypeIr;
  readonly isExported: boolean;
  readonly span: Span;
}
