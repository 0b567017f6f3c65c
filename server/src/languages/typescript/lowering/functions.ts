import type ts from 'typescript6';
import type { Expr, FunctionIr, FunctionRole, ParamIr, Stmt } from '../../../ir/types.ts';
import type { Lowering } from './context.ts';
import { hasModifier, lowerBody, lowerExpr, nameExpr, nodeSpan } from './context.ts';
import { anonymousDefault, propertyKey } from './names.ts';
import { lowerBinding } from './patterns.ts';
import { lowerOptionalType } from './types.ts';

/** Everything with parameters and a body. */
export type FunctionNode =
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ArrowFunction
  | ts.MethodDeclaration
  | ts.ConstructorDeclaration
  | ts.AccessorDeclaration;

/** `extra` stands in front of the body: what parameter properties assign. */
export function lowerFunction(node: FunctionNode, cx: Lowering, extra: readonly Stmt[] = []): FunctionIr {
  return {
    kind: 'function',
    name: node.name ? propertyKey(node.name, cx) : node.kind === cx.kinds.Constructor ? 'constructor' : null,
    nameSpan: node.name ? nodeSpan(node.name, cx) : null,
    span: nodeSpan(node, cx),
    params: lowerParams(node.parameters, cx),
    body: [...extra, ...functionBody(node.body, cx)],
    isAsync: hasModifier(node, cx.kinds.AsyncKeyword),
    isGenerator: 'asteriskToken' in node && node.asteriskToken !== undefined,
    decorators: lowerDecorators(node, cx),
    returns: lowerOptionalType(node.type, cx),
    role: roleOf(node, cx),
    isArrow: node.kind === cx.kinds.ArrowFunction,
  };
}

export const lowerFunctionExpr = (node: ts.FunctionExpression | ts.ArrowFunction, cx: Lowering): Expr => ({
  kind: 'function-expr',
  function: lowerFunction(node, cx),
  span: nodeSpan(node, cx),
});

/** A function declaration hoists to the function if it stands directly in it, else to its block. Overload signatures are left out. */
export function lowerFunctionDeclaration(node: ts.FunctionDeclaration, cx: Lowering, out: Stmt[]): void {
  if (node.body === undefined) return;
  if (node.name === undefined) {
    const span = nodeSpan(node, cx);
    out.push(anonymousDefault({ kind: 'function-expr', function: lowerFunction(node, cx), span }));
    return;
  }
  const declares = cx.scope === 'module' || cx.scope === 'function' ? 'function' : 'block';
  out.push({
    kind: 'function',
    name: nameExpr(node.name, cx, declares),
    function: lowerFunction(node, cx),
    span: nodeSpan(node, cx),
  });
}

/** Decorators stand among the modifiers. */
export function lowerDecorators(node: ts.Node, cx: Lowering): Expr[] {
  const decorators: Expr[] = [];
  if (!('modifiers' in node && Array.isArray(node.modifiers))) return decorators;
  for (const modifier of node.modifiers) {
    if (cx.ts.isDecorator(modifier)) decorators.push(lowerExpr(modifier.expression, cx));
  }
  return decorators;
}

function lowerParams(nodes: ts.NodeArray<ts.ParameterDeclaration>, cx: Lowering): ParamIr[] {
  const params: ParamIr[] = [];
  for (const node of nodes) {
    if (cx.ts.isIdentifier(node.name) && node.name.text === 'this') continue;
    params.push({
      target: lowerBinding(node.name, cx, 'block'),
      default: node.initializer ? lowerExpr(node.initializer, cx) : null,
      type: lowerOptionalType(node.type, cx),
      form: node.dotDotDotToken ? 'rest' : 'positional',
      ...(node.questionToken && { isOptional: true as const }),
      span: nodeSpan(node, cx),
    });
  }
  return params;
}

/** An expression body is one `return`. */
function functionBody(body: ts.ConciseBody | undefined, cx: Lowering): Stmt[] {
  if (body === undefined) return [];
  if (cx.ts.isBlock(body)) return lowerBody(body.statements, cx, 'function');
  const outer = cx.scope;
  cx.scope = 'function';
  const value = lowerExpr(body, cx);
  cx.scope = outer;
  return [{ kind: 'return', value, span: value.span }];
}

function roleOf(node: FunctionNode, cx: Lowering): FunctionRole {
  switch (node.kind) {
    case cx.kinds.MethodDeclaration:
      return hasModifier(node, cx.kinds.StaticKeyword) ? 'static-method' : 'method';
    case cx.kinds.Constructor:
      return 'constructor';
    case cx.kinds.GetAccessor:
      return 'getter';
    case cx.kinds.SetAccessor:
      return 'setter';
    default:
      return 'function';
  }
}
