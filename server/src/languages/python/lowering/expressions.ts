import type { Expr, FunctionIr, Target } from '../../../ir/types.ts';
import type { SyntaxNode } from '../syntax.ts';
import { childOf, childrenOf, hasToken, namedChildren, spanOfNode } from '../syntax.ts';
import { lowerCall } from './calls.ts';
import { lowerDictionary, lowerList, oneOrTuple } from './collections.ts';
import { lowerComparison } from './comparisons.ts';
import { lowerComprehension } from './comprehensions.ts';
import type { LowerContext } from './context.ts';
import { noteLineJump, opaque, textOf } from './context.ts';
import { lowerNumber } from './numbers.ts';
import { lowerParameters } from './parameters.ts';
import { fieldOf, lowerInner, partsOf } from './parts.ts';
import { lowerString } from './strings.ts';
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
    case 'as_pattern_target':
      return lowerInner(node, lower);
    case 'list':
    case 'tuple':
    case 'set':
      return lowerList(node, node.type, lower);
    case 'expression_list':
    case 'pattern_list':
      return lowerList(node, 'tuple', lower);
    case 'dictionary':
      return lowerDictionary(node, lower);
    case 'list_comprehension':
    case 'set_comprehension':
    case 'dictionary_comprehension':
    case 'generator_expression':
      return lowerComprehension(node, context, lower);
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
      return lowerComparison(node, lower);
    case 'await':
      return { kind: 'await', operand: lowerInner(node, lower), span };
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

/** Lowers what is assigned to. */
export const targetOf = (node: SyntaxNode, context: LowerContext): Target =>
  lowerTarget(node, context, (child) => lowerExpr(child, context));

/** The expression in a field; an opaque one where the text has none. */
export const lowerField = (node: SyntaxNode, name: string, context: LowerContext): Expr =>
  fieldOf(node, name, (child) => lowerExpr(child, context));

const lowerParts = (node: SyntaxNode, context: LowerContext): Expr =>
  partsOf(node, (child) => lowerExpr(child, context));

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
  const subscripts = childrenOf(node, 'subscript');
  const object = lowerField(node, 'value', context);
  const index = oneOrTuple(subscripts, (child) => lowerExpr(child, context));
  if (index === null) return opaque(node, [object]);
  const isSlice = subscripts.some((child) => child.type === 'slice');
  return { kind: 'index', object, index, isSlice, span: spanOfNode(node) };
}

function unaryOperator(node: SyntaxNode): '-' | '+' | '~' {
  const operator = childOf(node, 'operator')?.type;
  return operator === '+' || operator === '~' ? operator : '-';
}

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
