import type { BinaryExpr, Expr, FunctionIr, ListExpr, LogicalExpr, RecordEntryIr, RecordExpr } from '../../ir/types.ts';
import { lowerCall } from './calls.ts';
import type { LowerContext } from './context.ts';
import { noteLineJump, opaque, textOf } from './context.ts';
import { lowerNumber } from './numbers.ts';
import { lowerParameters } from './parameters.ts';
import { lowerString } from './strings.ts';
import type { SyntaxNode } from './syntax.ts';
import { childOf, childrenOf, hasToken, namedChildren, spanOfNode } from './syntax.ts';
import { declaredName, lowerTarget } from './targets.ts';

/** Lowers an expression. What has no counterpart becomes opaque and keeps the expressions inside it. */
export function lowerExpr(node: SyntaxNode, context: LowerContext): Expr {
  // The most frequent kinds come first, without the helpers that the others use.
  if (node.type === 'attribute') return lowerAttribute(node, context);
  if (node.type === 'identifier' && node.end > node.start) {
    return { kind: 'name', name: textOf(node, context), declares: null, span: spanOfNode(node) };
  }
  return lowerOther(node, context);
}

function lowerOther(node: SyntaxNode, context: LowerContext): Expr {
  const span = spanOfNode(node);
  const lower = (child: SyntaxNode): Expr => lowerExpr(child, context);
  const field = (name: string): Expr => lowerField(node, name, context);
  switch (node.type) {
    case 'integer':
    case 'float':
      return lowerNumber(node, context);
    case 'true':
    case 'false':
      return { kind: 'literal', value: node.type === 'true', span };
    case 'none':
      return { kind: 'literal', value: null, span };
    case 'string':
    case 'concatenated_string':
      // Python 2 writes `repr(x)` in backquotes.
      if (context.text.charAt(node.start) === '`') return opaque(node);
      return lowerString(node, context, lower);
    case 'subscript':
      return lowerSubscript(node, context);
    case 'call':
      return lowerCall(node, context, lower);
    case 'parenthesized_expression':
      return lowerFirst(node, context);
    case 'as_pattern_target':
      return lowerFirst(node, context);
    case 'list':
    case 'tuple':
    case 'set':
      return lowerList(node, node.type, context);
    case 'expression_list':
    case 'pattern_list':
      return lowerList(node, 'tuple', context);
    case 'dictionary':
      return lowerDictionary(node, context);
    case 'list_comprehension':
    case 'set_comprehension':
    case 'dictionary_comprehension':
    case 'generator_expression':
      return lowerComprehension(node, context);
    case 'conditional_expression': {
      const [then, test, otherwise] = namedChildren(node);
      if (!then || !test || !otherwise) return lowerParts(node, context);
      return { kind: 'conditional', test: lower(test), then: lower(then), otherwise: lower(otherwise), span };
    }
    case 'boolean_operator': {
      const operator = hasToken(node, 'and') ? 'and' : 'or';
      return { kind: 'logical', operator, left: field('left'), right: field('right'), span };
    }
    case 'not_operator':
      return { kind: 'unary', operator: 'not', operand: field('argument'), span };
    case 'unary_operator':
      return { kind: 'unary', operator: unaryOperator(node), operand: field('argument'), span };
    case 'binary_operator': {
      const operator = childOf(node, 'operator')?.type ?? '?';
      return { kind: 'binary', operator, left: field('left'), right: field('right'), span };
    }
    case 'comparison_operator':
      return lowerComparison(node, context);
    case 'await':
      return { kind: 'await', operand: lowerFirst(node, context), span };
    case 'yield': {
      context.hasYield = true;
      const [operand] = namedChildren(node);
      return { kind: 'yield', operand: operand ? lower(operand) : null, isDelegate: hasToken(node, 'from'), span };
    }
    case 'named_expression': {
      const name = childOf(node, 'name');
      if (name === null) return lowerParts(node, context);
      return {
        kind: 'assign-expr',
        target: declaredName(name, context),
        value: field('value'),
        operator: null,
        span,
      };
    }
    case 'assignment':
    case 'augmented_assignment': {
      const left = childOf(node, 'left');
      if (left === null) return lowerParts(node, context);
      return {
        kind: 'assign-expr',
        target: lowerTarget(left, context, lower),
        value: field('right'),
        operator: childOf(node, 'operator')?.type.slice(0, -1) ?? null,
        span,
      };
    }
    case 'lambda':
      return { kind: 'function-expr', function: lowerLambda(node, context), span };
    default:
      return lowerParts(node, context);
  }
}

/** The expression in a field; an opaque one where the text has none. */
export function lowerField(node: SyntaxNode, name: string, context: LowerContext): Expr {
  const child = childOf(node, name);
  return child ? lowerExpr(child, context) : opaque({ start: node.end, end: node.end });
}

const lowerParts = (node: SyntaxNode, context: LowerContext): Expr =>
  opaque(
    node,
    namedChildren(node)
      .filter((child) => child.type !== 'type')
      .map((child) => lowerExpr(child, context)),
  );

function lowerFirst(node: SyntaxNode, context: LowerContext): Expr {
  const [inner, ...others] = namedChildren(node);
  return inner && others.length === 0 ? lowerExpr(inner, context) : lowerParts(node, context);
}

function lowerAttribute(node: SyntaxNode, context: LowerContext): Expr {
  const name = childOf(node, 'attribute');
  const object = childOf(node, 'object');
  if (name === null || object === null) return lowerParts(node, context);
  noteLineJump(object.end, name.start, context);
  return {
    kind: 'member',
    object: lowerExpr(object, context),
    name: textOf(name, context),
    nameSpan: spanOfNode(name),
    isOptional: false,
    span: spanOfNode(node),
  };
}

function lowerSubscript(node: SyntaxNode, context: LowerContext): Expr {
  const [first, ...others] = childrenOf(node, 'subscript');
  const object = lowerField(node, 'value', context);
  if (first === undefined) return opaque(node, [object]);
  const last = others[others.length - 1] ?? first;
  const indexes = [first, ...others].map((child) => lowerExpr(child, context));
  const [only] = indexes;
  return {
    kind: 'index',
    object,
    index:
      only && indexes.length === 1
        ? only
        : {
            kind: 'list',
            form: 'tuple',
            items: indexes.map((value) => ({ value, isSpread: false })),
            span: { start: first.start, end: last.end },
          },
    isSlice: [first, ...others].some((child) => child.type === 'slice'),
    span: spanOfNode(node),
  };
}

function lowerList(node: SyntaxNode, form: ListExpr['form'], context: LowerContext): ListExpr {
  const items = namedChildren(node).map((child) => {
    const isSpread = isSplat(child);
    return { value: isSpread ? lowerFirst(child, context) : lowerExpr(child, context), isSpread };
  });
  return { kind: 'list', form, items, span: spanOfNode(node) };
}

const isSplat = (node: SyntaxNode): boolean => node.type === 'list_splat' || node.type === 'list_splat_pattern';

function lowerDictionary(node: SyntaxNode, context: LowerContext): RecordExpr {
  const entries = namedChildren(node).map((child): RecordEntryIr => {
    const span = spanOfNode(child);
    if (child.type === 'dictionary_splat') return { kind: 'spread', value: lowerFirst(child, context), span };
    const key = lowerField(child, 'key', context);
    const value = lowerField(child, 'value', context);
    const name = constantText(key);
    if (name === null) return { kind: 'computed', key, value, span };
    return { kind: 'entry', key: name, keySpan: key.span, value, isShorthand: false, span };
  });
  return { kind: 'record', entries, span: spanOfNode(node) };
}

/** The value of a string without holes, else null. */
export function constantText(expr: Expr): string | null {
  if (expr.kind !== 'text' || expr.isBytes) return null;
  let text = '';
  for (const part of expr.parts) {
    if (part.kind !== 'static') return null;
    text += part.text;
  }
  return text;
}

function lowerComprehension(node: SyntaxNode, context: LowerContext): Expr {
  const body = childOf(node, 'body');
  if (body === null) return lowerParts(node, context);
  const isRecord = node.type === 'dictionary_comprehension';
  const clauses: {
    target: ReturnType<typeof lowerTarget>;
    iterable: Expr;
    conditions: Expr[];
    isAsync: boolean;
  }[] = [];
  for (const child of node.children) {
    if (child.type === 'for_in_clause') clauses.push(lowerClause(child, context));
    if (child.type === 'if_clause') clauses[clauses.length - 1]?.conditions.push(lowerFirst(child, context));
  }
  return {
    kind: 'comprehension',
    form: isRecord
      ? 'record'
      : node.type === 'list_comprehension'
        ? 'list'
        : node.type === 'set_comprehension'
          ? 'set'
          : 'generator',
    key: isRecord ? lowerField(body, 'key', context) : null,
    element: isRecord ? lowerField(body, 'value', context) : lowerExpr(body, context),
    clauses,
    span: spanOfNode(node),
  };
}

function lowerClause(node: SyntaxNode, context: LowerContext) {
  const left = childOf(node, 'left');
  const [first, ...others] = childrenOf(node, 'right');
  const last = others[others.length - 1];
  const items = [...(first ? [first] : []), ...others].map((child) => lowerExpr(child, context));
  const [only] = items;
  const end = last ?? first;
  return {
    target: left ? lowerTarget(left, context, (child) => lowerExpr(child, context)) : opaque(node),
    iterable:
      only && items.length === 1
        ? only
        : ({
            kind: 'list',
            form: 'tuple',
            items: items.map((value) => ({ value, isSpread: false })),
            span: { start: first?.start ?? node.end, end: end?.end ?? node.end },
          } satisfies ListExpr),
    conditions: [],
    isAsync: hasToken(node, 'async'),
  };
}

function unaryOperator(node: SyntaxNode): '-' | '+' | '~' {
  const operator = childOf(node, 'operator')?.type;
  return operator === '+' || operator === '~' ? operator : '-';
}

/** `a < b < c` becomes `a < b and b < c`; a middle operand that does more than read names is not written twice. */
function lowerComparison(node: SyntaxNode, context: LowerContext): Expr {
  const operators = childrenOf(node, 'operators').map((child) => child.type.replace(/\s+/g, ' '));
  const operands = namedChildren(node).filter((child) => child.field !== 'operators');
  const [first, ...others] = operands;
  if (first === undefined || others.length === 0 || others.length > maxComparisons) return lowerParts(node, context);
  let left = { node: first, expr: lowerExpr(first, context) };
  let result: BinaryExpr | LogicalExpr | null = null;
  for (const [index, right] of others.entries()) {
    const expr = lowerExpr(right, context);
    const operator = comparisons.get(operators[index] ?? '') ?? operators[index] ?? '?';
    const span = { start: left.node.start, end: right.end };
    const comparison: BinaryExpr = { kind: 'binary', operator, left: left.expr, right: expr, span };
    result = result
      ? {
          kind: 'logical',
          operator: 'and',
          left: result,
          right: comparison,
          span: { start: node.start, end: right.end },
        }
      : comparison;
    left = { node: right, expr: isPlain(expr) ? expr : opaque(right) };
  }
  return result ?? opaque(node);
}

const maxComparisons = 100;

const comparisons: ReadonlyMap<string, string> = new Map([
  ['==', '==='],
  ['!=', '!=='],
  ['<>', '!=='],
  ['is', '==='],
  ['is not', '!=='],
]);

const isPlain = (expr: Expr): boolean =>
  expr.kind === 'name' ||
  expr.kind === 'literal' ||
  (expr.kind === 'member' && isPlain(expr.object)) ||
  constantText(expr) !== null;

function lowerLambda(node: SyntaxNode, context: LowerContext): FunctionIr {
  const outer = context.hasYield;
  context.hasYield = false;
  const params = lowerParameters(childOf(node, 'parameters'), context, (child) => lowerExpr(child, context));
  const body = lowerField(node, 'body', context);
  const isGenerator = context.hasYield;
  context.hasYield = outer;
  return {
    kind: 'function',
    name: null,
    nameSpan: null,
    span: spanOfNode(node),
    params,
    body: [{ kind: 'return', value: body, span: body.span }],
    isAsync: false,
    isGenerator,
    decorators: [],
    returns: null,
    role: 'function',
    isArrow: true,
  };
}
