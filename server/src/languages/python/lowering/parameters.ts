import type { Expr, ParamIr, TypeIr } from '../../../ir/types.ts';
import type { SyntaxNode } from '../syntax.ts';
import { childOf, namedChildren, spanOfNode } from '../syntax.ts';
import { readAnnotation } from './annotations.ts';
import type { LowerContext } from './context.ts';
import { lowerTarget } from './targets.ts';

/** Lowers the parameters of a function or lambda. */
export function lowerParameters(
  list: SyntaxNode | null,
  context: LowerContext,
  lowerExpr: (node: SyntaxNode) => Expr,
): readonly ParamIr[] {
  const params: ParamIr[] = [];
  let form: ParamIr['form'] = 'positional';
  for (const node of list ? namedChildren(list) : []) {
    if (node.type === 'positional_separator') continue;
    if (node.type === 'keyword_separator') {
      form = 'named-only';
      continue;
    }
    const parameter = lowerParameter(node, form, context, lowerExpr);
    if (parameter === null) continue;
    if (parameter.form === 'rest') form = 'named-only';
    params.push(parameter);
  }
  return params;
}

export function annotationOf(node: SyntaxNode, field: string, context: LowerContext): TypeIr | null {
  const type = childOf(node, field);
  return type ? readAnnotation(context.text, type) : null;
}

function lowerParameter(
  node: SyntaxNode,
  form: ParamIr['form'],
  context: LowerContext,
  lowerExpr: (node: SyntaxNode) => Expr,
): ParamIr | null {
  const name = childOf(node, 'name') ?? (node.type === 'typed_parameter' ? namedChildren(node)[0] : node) ?? node;
  const value = childOf(node, 'value');
  const starred = namedChildren(name)[0];
  const isRest = name.type === 'list_splat_pattern';
  const isRestNamed = name.type === 'dictionary_splat_pattern';
  if (name.type === 'type') return null;
  return {
    target: lowerTarget((isRest || isRestNamed ? starred : undefined) ?? name, context, lowerExpr),
    default: value ? lowerExpr(value) : null,
    type: annotationOf(node, 'type', context),
    form: isRest ? 'rest' : isRestNamed ? 'rest-named' : form,
    span: spanOfNode(node),
  };
}
