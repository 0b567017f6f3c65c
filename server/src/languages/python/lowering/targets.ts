import type { ListPattern, NameExpr, PatternElement, Target } from '../../../ir/types.ts';
import type { SyntaxNode } from '../syntax.ts';
import { hasToken, namedChildren, spanOfNode } from '../syntax.ts';
import type { LowerContext } from './context.ts';
import { opaque, textOf } from './context.ts';
import type { LowerExpr } from './parts.ts';

/** Lowers what stands left of an equals sign, behind `for`, `as` or `del`. */
export function lowerTarget(node: SyntaxNode, context: LowerContext, lowerExpr: LowerExpr): Target {
  switch (node.type) {
    case 'identifier':
      return declaredName(node, context);
    case 'attribute':
    case 'subscript': {
      const expr = lowerExpr(node);
      return expr.kind === 'member' || expr.kind === 'index' ? expr : opaque(node, [expr]);
    }
    case 'tuple_pattern':
    case 'tuple':
    case 'parenthesized_expression': {
      const [only, ...others] = namedChildren(node);
      const isTuple = others.length > 0 || only === undefined || context.text.slice(only.end, node.end).includes(',');
      return isTuple ? listPattern(node, context, lowerExpr) : lowerTarget(only, context, lowerExpr);
    }
    case 'pattern_list':
    case 'list_pattern':
    case 'expression_list':
    case 'list':
      return listPattern(node, context, lowerExpr);
    case 'as_pattern_target': {
      const [inner] = namedChildren(node);
      return inner ? lowerTarget(inner, context, lowerExpr) : opaque(node);
    }
    default:
      return opaque(node);
  }
}

/** A name that is bound here. All of Python's names belong to their function. */
export const declaredName = (node: SyntaxNode, context: LowerContext): NameExpr => ({
  kind: 'name',
  name: textOf(node, context),
  declares: 'function',
  span: spanOfNode(node),
});

function listPattern(node: SyntaxNode, context: LowerContext, lowerExpr: LowerExpr): ListPattern {
  return {
    kind: 'list-pattern',
    elements: namedChildren(node).map((child) => patternElement(child, context, lowerExpr)),
    span: spanOfNode(node),
  };
}

function patternElement(node: SyntaxNode, context: LowerContext, lowerExpr: LowerExpr): PatternElement {
  const isRest = (node.type === 'list_splat_pattern' || node.type === 'list_splat') && hasToken(node, '*');
  const [starred] = isRest ? namedChildren(node) : [];
  return { target: lowerTarget(starred ?? node, context, lowerExpr), default: null, isRest };
}
