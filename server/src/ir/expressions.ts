import type { Span } from '../base/span.ts';
import type { ClassIr, FunctionIr, TypeIr } from './definitions.ts';
import type { Target } from './statements.ts';

export type Expr =
  | LiteralExpr
  | TextExpr
  | ListExpr
  | RecordExpr
  | NameExpr
  | ThisExpr
  | MemberExpr
  | IndexExpr
  | CallExpr
  | ImportExpr
  | FunctionExpr
  | ClassExpr
  | ConditionalExpr
  | LogicalExpr
  | BinaryExpr
  | UnaryExpr
  | AwaitExpr
  | YieldExpr
  | AssignExpr
  | ComprehensionExpr
  | CastExpr
  | SequenceExpr
  | OpaqueExpr;

/** A number, boolean, null (`null`, `None`) or undefined (`undefined` has value undefined). Strings are `text`. */
export interface LiteralExpr {
  readonly kind: 'literal';
  readonly value: number | boolean | null | undefined;
  readonly span: Span;
}

/**
 * A string: plain, template, f-string, or adjacent literals joined. A plain string has one static part (none if empty).
 * `isBytes` marks Python bytes, `isRaw` strings whose escapes stand for themselves.
 */
export interface TextExpr {
  readonly kind: 'text';
  readonly parts: readonly TextPartIr[];
  readonly isBytes: boolean;
  readonly isRaw: boolean;
  readonly span: Span;
}

/** `raw` is the range of the part inside the quotes. A cooked text differs from it by escapes. */
export type TextPartIr =
  | { readonly kind: 'static'; readonly text: string; readonly raw: Span }
  | {
      readonly kind: 'hole';
      readonly expr: Expr /** A Python format specification or conversion, `:.2f` or `!r`. */;
      readonly format: string | null;
      readonly raw: Span;
    };

/** `[a, ...b]`, tuples and sets. */
export interface ListExpr {
  readonly kind: 'list';
  readonly form: 'list' | 'tuple' | 'set';
  readonly items: readonly { readonly value: Expr; readonly isSpread: boolean }[];
  readonly span: Span;
}

/** An object literal or dictionary. */
export interface RecordExpr {
  readonly kind: 'record';
  readonly entries: readonly RecordEntryIr[];
  readonly span: Span;
}

export type RecordEntryIr =
  | {
      readonly kind: 'entry';
      readonly key: string;
      readonly keySpan: Span;
      readonly value: Expr;
      readonly isShorthand: boolean;
      readonly span: Span;
    }
  | { readonly kind: 'computed'; readonly key: Expr; readonly value: Expr; readonly span: Span }
  | { readonly kind: 'spread'; readonly value: Expr; readonly span: Span };

/**
 * A name. As an assignment target `declares` tells where it binds: `block` (let, const, class, parameters), `function` (var, JavaScript function
 * declarations at function level, every Python assignment target), or null for a JavaScript assignment to something declared elsewhere.
 */
export interface NameExpr {
  readonly kind: 'name';
  readonly name: string;
  readonly declares: 'block' | 'function' | null;
  readonly span: Span;
}

/** JavaScript `this`, and `super` of both languages (Python `super()` is lowered to this without a call). */
export interface ThisExpr {
  readonly kind: 'this' | 'super';
  readonly span: Span;
}

export interface MemberExpr {
  readonly kind: 'member';
  readonly object: Expr;
  readonly name: string;
  readonly nameSpan: Span;
  readonly isOptional: boolean;
  readonly span: Span;
}

/** `a[b]`. A slice has an opaque index. `a["b"]` stays an index with a text. */
export interface IndexExpr {
  readonly kind: 'index';
  readonly object: Expr;
  readonly index: Expr;
  readonly isSlice: boolean;
  readonly span: Span;
}

export interface CallExpr {
  readonly kind: 'call';
  readonly callee: Expr;
  readonly args: readonly ArgumentIr[];
  readonly isNew: boolean;
  readonly isOptional: boolean;
  /** A tagged template: one positional text argument. */
  readonly isTagged: boolean;
  /** From the opening to the closing parenthesis; empty at the end of the call where `new X` has none. */
  readonly parens: Span;
  /** False if the closing parenthesis is missing (half-typed code). */
  readonly isClosed: boolean;
  readonly span: Span;
}

export interface ArgumentIr {
  /** `spread` is `...xs` and `*xs`; `spread-named` is `**options`. */
  readonly form: 'positional' | 'named' | 'spread' | 'spread-named';
  readonly name: string | null;
  readonly nameSpan: Span | null;
  readonly value: Expr;
  readonly span: Span;
}

/** `require('x')`, `import('x')` and `importlib.import_module('x')` with a constant name. Awaiting it changes nothing. */
export interface ImportExpr {
  readonly kind: 'import';
  readonly module: string;
  readonly isRequire: boolean;
  readonly span: Span;
}

export interface FunctionExpr {
  readonly kind: 'function-expr';
  readonly function: FunctionIr;
  readonly span: Span;
}

export interface ClassExpr {
  readonly kind: 'class-expr';
  readonly class: ClassIr;
  readonly span: Span;
}

/** `test ? a : b` and `a if test else b`. */
export interface ConditionalExpr {
  readonly kind: 'conditional';
  readonly test: Expr;
  readonly then: Expr;
  readonly otherwise: Expr;
  readonly span: Span;
}

export interface LogicalExpr {
  readonly kind: 'logical';
  readonly operator: 'and' | 'or' | '??';
  readonly left: Expr;
  readonly right: Expr;
  readonly span: Span;
}

/** Arithmetic and comparison. Operators are spelled as in JavaScript (`===`, `!==`, `<`, `+`, `%`, `**`), with `in`, `not in` added. */
export interface BinaryExpr {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: Expr;
  readonly right: Expr;
  readonly span: Span;
}

export interface UnaryExpr {
  readonly kind: 'unary';
  readonly operator: 'not' | '-' | '+' | '~' | 'typeof' | 'void' | 'delete';
  readonly operand: Expr;
  readonly span: Span;
}

export interface AwaitExpr {
  readonly kind: 'await';
  readonly operand: Expr;
  readonly span: Span;
}

export interface YieldExpr {
  readonly kind: 'yield';
  readonly operand: Expr | null;
  readonly isDelegate: boolean;
  readonly span: Span;
}

/** An assignment used as an expression: `(x = y)` and Python's `x := y`. */
export interface AssignExpr {
  readonly kind: 'assign-expr';
  readonly target: Target;
  readonly value: Expr;
  readonly operator: string | null;
  readonly span: Span;
}

/** `[f(x) for x in xs if t]`. A dictionary comprehension has `key`. */
export interface ComprehensionExpr {
  readonly kind: 'comprehension';
  readonly form: 'list' | 'set' | 'record' | 'generator';
  readonly key: Expr | null;
  readonly element: Expr;
  readonly clauses: readonly {
    readonly target: Target;
    readonly iterable: Expr;
    readonly conditions: readonly Expr[];
    readonly isAsync: boolean;
  }[];
  readonly span: Span;
}

/** `x as T`, `<T>x` and `cast(T, x)`. `x as const` leaves no node. */
export interface CastExpr {
  readonly kind: 'cast';
  readonly operand: Expr;
  readonly type: TypeIr;
  readonly span: Span;
}

export interface SequenceExpr {
  readonly kind: 'sequence';
  readonly items: readonly Expr[];
  readonly span: Span;
}

/** Anything else. `parts` are the expressions inside it, evaluated for their calls (JSX children, regular expressions have none). */
export interface OpaqueExpr {
  readonly kind: 'opaque';
  readonly parts: readonly Expr[];
  readonly span: Span;
}
