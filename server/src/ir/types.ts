import type { Span } from '../base/span.ts';

/**
 * The language-neutral program of one file. Each language lowers its syntax tree to this and nothing after it sees a syntax tree.
 * Every node carries its span in the lowered text. Parentheses, type casts' syntax, non-null assertions and `satisfies` leave no node.
 */
export interface FileIr {
  readonly path: string;
  readonly language: LanguageId;
  /** The text that was lowered. For a notebook these are the code cells joined, with magics blanked. */
  readonly text: string;
  /** The module body as a function without parameters. */
  readonly module: FunctionIr;
  readonly imports: readonly ImportIr[];
  readonly exports: readonly ExportIr[];
  /** Comments that mention `llm-cost`. */
  readonly comments: readonly CommentIr[];
  /** Interfaces and type aliases, at any depth. In Python such types are classes. */
  readonly types?: readonly TypeDeclarationIr[];
  /** Where the parser had to recover. Facts inside such a span are not to be trusted. */
  readonly errors: readonly Span[];
}

export type LanguageId = 'typescript' | 'javascript' | 'python';

export interface CommentIr {
  /** The comment's text without its marker (`//`, `#`, block delimiters) and trimmed. */
  readonly text: string;
  readonly span: Span;
}

/**
 * One imported name. Python `import a.b as c` has module `a.b` and name `*`; `import a.b` binds `a` (module `a`, name `*`) and lists `a.b`
 * in `loads`; `from .x import y as z` has module `.x` and name `y`. `import type` and `TYPE_CHECKING` imports are `typeOnly`.
 */
export interface ImportIr {
  readonly module: string;
  /** The exported name that is bound, `default`, `*` for the namespace, or null for an import for its side effects. */
  readonly name: string | null;
  readonly local: NameExpr | null;
  readonly typeOnly: boolean;
  readonly loads?: readonly string[];
  readonly span: Span;
}

/**
 * What other files can import. In Python every name that the module body binds is importable and `exports` is empty.
 * `local` exports a binding or expression of this file, `re-export` passes on a name of another module (`*` for all of them).
 * `export =` and `module.exports = x` export `export=` and `default`, and each property of an object literal by its name. An anonymous
 * `export default` is bound to the name `default`.
 */
export type ExportIr =
  | { readonly kind: 'local'; readonly name: string; readonly value: Expr; readonly span: Span }
  | {
      readonly kind: 're-export';
      readonly name: string;
      readonly module: string;
      readonly imported: string;
      readonly span: Span;
    };

// ---------------------------------------------------------------------------------------------------------------- functions, classes

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
  readonly span: Span;
}

export interface ClassIr {
  readonly kind: 'class';
  readonly name: string | null;
  readonly nameSpan: Span | null;
  readonly span: Span;
  readonly bases: readonly Expr[];
  readonly decorators: readonly Expr[];
  /** Class-level fields in order; for TypeScript parameter properties the lowering adds `this.x = x` to the constructor instead. */
  readonly fields: readonly FieldIr[];
  readonly methods: readonly FunctionIr[];
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

// ---------------------------------------------------------------------------------------------------------------- statements

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

// ---------------------------------------------------------------------------------------------------------------- targets

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

// ---------------------------------------------------------------------------------------------------------------- expressions

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
