import { isSpan } from '../base/textChange.ts';
import type { Expr, FunctionIr, ParamIr, Stmt, TypeIr } from './types.ts';

/**
 * A copy of a part of a program that stands `by` characters further on. In the IR everything with a start and an end is a span. What `body` and
 * the rest of the part both hold is one object in the copy too, and so is a function or class that stands in the body twice. What is inside of
 * functions is copied when somebody looks at it: of most functions behind an edit nobody does.
 */
export function movePart<T extends { readonly body: unknown }>(part: T, by: number): T {
  if (by === 0) return part;
  const { body, ...rest } = part;
  const move: Move = { by, copies: new Map(), keepsAll: true };
  const copy = moved(rest, move);
  move.keepsAll = false;
  return { ...part, ...copy, body: moved(body, move) };
}

/** A function as it was lowered, if this is a moved copy of it: copies of one function differ in nothing but their places. */
export const originOf = (fn: FunctionIr): FunctionIr | null => (fn instanceof MovedFunction ? fn.origin : null);

/** What can be told of a function without its place, worked out once for all copies of it. */
export function byOrigin<T extends object>(tell: (fn: FunctionIr) => T): (fn: FunctionIr) => T {
  const known = new WeakMap<FunctionIr, T>();
  return (fn) => {
    const origin = originOf(fn) ?? fn;
    const told = known.get(origin) ?? tell(origin);
    known.set(origin, told);
    return told;
  };
}

interface Move {
  readonly by: number;
  readonly copies: Map<object, object>;
  /** Whether every copy is kept for the next mention of the same object. To ask is cheap, to keep is not. */
  keepsAll: boolean;
}

function moved<T>(value: T, move: Move): T;
function moved(value: unknown, move: Move): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => moved(item, move));
  if (isSpan(value)) return { start: value.start + move.by, end: value.end + move.by };
  const known = move.copies.get(value);
  if (known !== undefined) return known;
  if (isFunction(value)) {
    const copy = new MovedFunction(value, move);
    move.copies.set(value, copy);
    return copy;
  }
  const copy: Record<string, unknown> = { ...value };
  for (const key in copy) {
    const item = copy[key];
    if (typeof item === 'object' && item !== null) copy[key] = moved(item, move);
  }
  if (move.keepsAll || copy['kind'] === 'class') move.copies.set(value, copy);
  return copy;
}

/** A function that stands elsewhere than it was lowered. A class, so that it has the same shape as others of its kind whatever is moved yet. */
class MovedFunction implements FunctionIr {
  readonly kind = 'function';
  readonly name: FunctionIr['name'];
  readonly nameSpan: FunctionIr['nameSpan'];
  readonly span: FunctionIr['span'];
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  readonly decorators: readonly Expr[];
  readonly role: FunctionIr['role'];
  readonly isArrow: boolean;
  readonly isOpen?: true;
  readonly origin: FunctionIr;
  readonly #move: Move;
  #params: readonly ParamIr[] | null = null;
  #body: readonly Stmt[] | null = null;
  #returns: TypeIr | null = null;

  constructor(origin: FunctionIr, move: Move) {
    this.name = origin.name;
    this.nameSpan = moved(origin.nameSpan, move);
    this.span = moved(origin.span, move);
    this.isAsync = origin.isAsync;
    this.isGenerator = origin.isGenerator;
    this.decorators = moved(origin.decorators, move);
    this.role = origin.role;
    this.isArrow = origin.isArrow;
    if (origin.isOpen) this.isOpen = true;
    this.origin = origin;
    this.#move = move;
  }

  get params(): readonly ParamIr[] {
    this.#params ??= moved(this.origin.params, this.#move);
    return this.#params;
  }

  get body(): readonly Stmt[] {
    this.#body ??= moved(this.origin.body, this.#move);
    return this.#body;
  }

  get returns(): TypeIr | null {
    this.#returns ??= moved(this.origin.returns, this.#move);
    return this.#returns;
  }
}

const isFunction = (value: { readonly kind?: unknown; readonly role?: unknown }): value is FunctionIr =>
  value.kind === 'function' && value.role !== undefined;
