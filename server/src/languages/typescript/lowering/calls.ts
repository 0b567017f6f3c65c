import type ts from 'typescript6';
import type { ArgumentIr, Expr } from '../../../ir/types.ts';
import type { Lowering } from './context.ts';
import { lowerExpr, makeSpan, nodeSpan } from './context.ts';

/** A call, or an import expression for `require('x')` and `import('x')` with a constant module. */
export function lowerCall(node: ts.CallExpression, cx: Lowering): Expr {
  const imported = importedModule(node, cx);
  const span = nodeSpan(node, cx);
  if (imported !== null) return { kind: 'import', ...imported, span };
  const open = node.arguments.pos - 1;
  return {
    kind: 'call',
    callee: lowerCallee(node.expression, cx),
    args: lowerArguments(node.arguments, cx),
    isNew: false,
    isOptional: node.questionDotToken !== undefined,
    isTagged: false,
    parens: makeSpan(open, node.end, cx),
    isClosed: isClosed(node, node.arguments, cx),
    span,
  };
}

export function lowerNew(node: ts.NewExpression, cx: Lowering): Expr {
  const args = node.arguments;
  return {
    kind: 'call',
    callee: lowerExpr(node.expression, cx),
    args: args ? lowerArguments(args, cx) : [],
    isNew: true,
    isOptional: false,
    isTagged: false,
    parens: makeSpan(args ? args.pos - 1 : node.end, node.end, cx),
    isClosed: args === undefined || isClosed(node, args, cx),
    span: nodeSpan(node, cx),
  };
}

/** `import(name)` with a name that is no constant calls a function named `import`. */
function lowerCallee(callee: ts.LeftHandSideExpression, cx: Lowering): Expr {
  if (callee.kind !== cx.kinds.ImportKeyword) return lowerExpr(callee, cx);
  return { kind: 'name', name: 'import', declares: null, span: nodeSpan(callee, cx) };
}

function lowerArguments(nodes: ts.NodeArray<ts.Expression>, cx: Lowering): ArgumentIr[] {
  const args: ArgumentIr[] = [];
  for (const node of nodes) {
    const isSpread = node.kind === cx.kinds.SpreadElement;
    const value = lowerExpr(isSpread ? (node as ts.SpreadElement).expression : node, cx);
    const span = nodeSpan(node, cx);
    args.push({ form: isSpread ? 'spread' : 'positional', name: null, nameSpan: null, value, span });
  }
  return args;
}

function importedModule(node: ts.CallExpression, cx: Lowering): { module: string; isRequire: boolean } | null {
  const callee = node.expression;
  const isImport = callee.kind === cx.kinds.ImportKeyword;
  const isRequire = callee.kind === cx.kinds.Identifier && (callee as ts.Identifier).text === 'require';
  const [argument] = node.arguments;
  if (!(isImport || isRequire) || argument === undefined || !cx.ts.isStringLiteralLike(argument)) return null;
  return { module: argument.text, isRequire };
}

/** The arguments end before the closing parenthesis if there is one. */
function isClosed(node: ts.Node, args: ts.NodeArray<ts.Expression>, cx: Lowering): boolean {
  return args.end < node.end && cx.text[node.end - 1] === ')' && !cx.isInserted(node.end - 1);
}
