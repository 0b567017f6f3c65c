import type { Expr } from '../../ir/types.ts';
import { assign } from './assignment.ts';
import { type Context, codeOf, inLoop, locate } from './context.ts';
import type { Abstract, HeapItem } from './domain.ts';
import { evaluate } from './expressions.ts';
import { elementOf, turnsOf } from './items.ts';

export function comprehension(context: Context, expr: Extract<Expr, { kind: 'comprehension' }>): Abstract {
  const outer = context.place;
  let only: HeapItem[] | null = null;
  for (const clause of expr.clauses) {
    const iterable = evaluate(context, clause.iterable);
    const items = turnsOf(context, iterable);
    only =
      expr.clauses.length === 1 && clause.conditions.length === 0 && items.open === null && items.items.length <= 12
        ? [...items.items]
        : null;
    context.place = inLoop(context.place, {
      kind: 'comprehension',
      span: expr.span,
      count: items.open ? null : items.items.length,
      isUnbounded: false,
      isRetry: false,
    });
    assign(context, clause.target, elementOf(items, codeOf(context, clause.iterable.span)), null);
    for (const condition of clause.conditions) evaluate(context, condition);
  }
  if (expr.key) evaluate(context, expr.key);
  const location = locate(context, expr.element.span);
  const clause = expr.clauses[0];
  const element = evaluate(context, expr.element);
  const items: HeapItem[] =
    only && only.length > 0 && clause && expr.form !== 'record'
      ? only.map((item) => {
          assign(context, clause.target, item.value, null);
          return {
            value: evaluate(context, expr.element),
            isMaybe: item.isMaybe,
            isRepeated: item.isRepeated,
            location,
          };
        })
      : [{ value: element, isMaybe: true, isRepeated: true, location }];
  context.place = outer;
  if (expr.form === 'record')
    return context.state.allocate({ kind: 'record', entries: new Map(), open: 'loop-variable', instance: null });
  return context.state.allocate({ kind: 'list', items, open: only ? null : 'loop-variable' });
}
