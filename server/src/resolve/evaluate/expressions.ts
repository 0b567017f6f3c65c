import type { UnknownReason } from '../../base/fact.ts';
import type { ArgumentIr, Expr, ListExpr, TextExpr } from '../../ir/types.ts';
import type { TextPart } from '../value.ts';
import { behindAddresses } from './addresses.ts';
import { assign } from './assignment.ts';
import { call } from './calls.ts';
import { comprehension } from './comprehension.ts';
import { type Context, codeOf, isTooFar, locate } from './context.ts';
import { closureOf, defineClass } from './definitions.ts';
import { type Abstract, type BoundArgument, type HeapItem, inert, literal, nowhere, opaque } from './domain.ts';
import { importModule } from './imports.ts';
import { indexOf } from './indexing.ts';
import { holdsWaiting, iterate } from './items.ts';
import { newItems, spreadItems } from './library/changes.ts';
import { memberOf } from './members.ts';
import { lookupName } from './names.ts';
import { binary, conditional, logical } from './operators.ts';
import { record } from './records.ts';
import { textOf, toParts } from './text.ts';

/** The value of an expression where the evaluation stands. Calls in it are met on the way. */
export function evaluate(context: Context, expr: Expr): Abstract {
  if (isTooFar(context.program)) return opaque('bound-reached');
  switch (expr.kind) {
    case 'literal':
      return constant(context, expr, () =>
        literal(expr.value, { definition: locate(context, expr.span), from: 'literal' }),
      );
    case 'text':
      return expr.parts.every((part) => part.kind === 'static')
        ? constant(context, expr, () => text(context, expr))
        : text(context, expr);
    case 'list':
      return list(context, expr);
    case 'record':
      return record(context, expr);
    case 'name':
      return lookupName(context, expr);
    case 'this':
      return context.frame.receiver ?? receiverOf(context) ?? opaque('run-time-value', 'this');
    case 'super':
      return {
        kind: 'method',
        object: receiverOf(context) ?? opaque('run-time-value', 'super'),
        name: '$super',
        origin: nowhere,
      };
    case 'member':
      return memberOf(context, evaluate(context, expr.object), expr.name, expr.span);
    case 'index': {
      const object = evaluate(context, expr.object);
      const index = evaluate(context, expr.index);
      return indexOf(context, object, index, expr.isSlice, expr.span);
    }
    case 'call':
      return call(context, expr);
    case 'import':
      return importModule(context, expr.module, expr.isRequire);
    case 'function-expr':
      return closureOf(context, expr.function, null);
    case 'class-expr':
      return defineClass(context, expr.class);
    case 'conditional':
      return conditional(
        context,
        expr.test,
        () => evaluate(context, expr.then),
        () => evaluate(context, expr.otherwise),
      );
    case 'logical':
      return logical(context, expr.operator, evaluate(context, expr.left), expr.left, () =>
        evaluate(context, expr.right),
      );
    case 'binary':
      return binary(context, expr.operator, evaluate(context, expr.left), evaluate(context, expr.right), expr);
    case 'unary': {
      const operand = evaluate(context, expr.operand);
      if (operand.kind === 'literal' && typeof operand.value === 'number' && expr.operator === '-')
        return literal(-operand.value, operand.origin);
      if (expr.operator === 'not' && operand.kind === 'literal') return literal(!operand.value, operand.origin);
      if (expr.operator === 'void') return literal(undefined);
      return opaque('run-time-value', codeOf(context, expr.span));
    }
    case 'await':
      return evaluate(context, expr.operand);
    case 'yield':
      if (expr.operand) context.returns.push(evaluate(context, expr.operand));
      return opaque('run-time-value');
    case 'assign-expr': {
      const value = expr.operator
        ? binary(
            context,
            expr.operator,
            evaluate(context, targetExpr(expr.target)),
            evaluate(context, expr.value),
            expr,
          )
        : evaluate(context, expr.value);
      assign(context, expr.target, value, null);
      return value;
    }
    case 'comprehension':
      return comprehension(context, expr);
    case 'cast':
      return evaluate(context, expr.operand);
    case 'sequence':
      return expr.items.reduce<Abstract>((_, item) => evaluate(context, item), literal(undefined));
    case 'opaque':
      for (const part of expr.parts) evaluate(context, part);
      return opaque('run-time-value', codeOf(context, expr.span));
  }
}

const targetExpr = (target: Expr | { readonly kind: string; readonly span: { start: number; end: number } }): Expr =>
  target.kind === 'name' || target.kind === 'member' || target.kind === 'index'
    ? (target as Expr)
    : { kind: 'opaque', parts: [], span: target.span };

function receiverOf(context: Context): Abstract | null {
  for (let frame = context.frame.parent; frame; frame = frame.parent) if (frame.receiver) return frame.receiver;
  return null;
}

/** A value that is the same wherever it is evaluated. */
function constant({ module: { constants } }: Context, expr: Expr, make: () => Abstract): Abstract {
  const known = constants.get(expr);
  if (known) return known;
  const value = make();
  constants.set(expr, value);
  return value;
}

function text(context: Context, expr: TextExpr): Abstract {
  const origin = { definition: locate(context, expr.span), from: 'literal' as const };
  const pieces = expr.parts.map((part) =>
    part.kind === 'static'
      ? ({ kind: 'static', text: part.text, location: locate(context, part.raw) } as const)
      : ({ kind: 'hole', value: evaluate(context, part.expr), span: part.expr.span } as const),
  );
  const [first] = pieces;
  const textFrom = (start: Abstract | null): Abstract => {
    const parts: TextPart[] = [];
    for (const piece of pieces) {
      if (piece.kind === 'static') parts.push(piece);
      else {
        const value = piece === first && start ? start : piece.value;
        parts.push(...toParts(value, locate(context, piece.span), codeOf(context, piece.span)));
      }
    }
    return textOf(parts, origin);
  };
  const build = (): Abstract =>
    (first?.kind === 'hole' ? behindAddresses(first.value, textFrom) : null) ?? textFrom(null);
  const holes = pieces.flatMap((piece) => (piece.kind === 'hole' ? [piece.value] : []));
  return holes.some((value) => value.kind === 'lazy') ? inert(holes, build) : build();
}

function list(context: Context, expr: ListExpr): Abstract {
  const items: HeapItem[] = [];
  let open: UnknownReason | null = null;
  let isGrown = false;
  for (const item of expr.items) {
    const value = evaluate(context, item.value);
    const location = locate(context, item.value.span);
    if (!item.isSpread) {
      const made: HeapItem = { value, isMaybe: false, isRepeated: false, location };
      items.push(...(isGrown ? newItems({ items }, [made]) : [made]));
      continue;
    }
    if (holdsWaiting(context, value)) {
      const more = spreadItems(context, value, location);
      items.push(...more.items);
      open = more.open ?? open;
      isGrown = true;
      continue;
    }
    const spread = iterate(context, value);
    isGrown ||= spread.items.some((inner) => inner.isRepeated);
    items.push(...spread.items.map((inner) => ({ ...inner, location: inner.location ?? location })));
    if (spread.open) {
      open = spread.open;
      items.push({
        value: spread.unknownItem ?? opaque(spread.open, codeOf(context, item.value.span), spread.provenance),
        isMaybe: true,
        isRepeated: true,
        location,
      });
    }
  }
  return context.state.allocate(
    { kind: 'list', items, open },
    { definition: locate(context, expr.span), from: 'literal' },
  );
}

/** Evaluates the arguments of a call in order. */
export function evaluateArguments(context: Context, args: readonly ArgumentIr[]): BoundArgument[] {
  return args.map((argument) => ({
    form: argument.form,
    name: argument.name,
    value: evaluate(context, argument.value),
    location: locate(context, argument.span),
  }));
}
