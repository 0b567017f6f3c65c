import type { AssignStmt, Expr, Stmt } from '../../../ir/types.ts';
import type { SyntaxNode } from '../syntax.ts';
import { childOf, namedChildren, spanOfNode } from '../syntax.ts';
import type { LowerContext } from './context.ts';
import { noteLineJump, opaque, textOf } from './context.ts';
import { lowerExpr, targetOf } from './expressions.ts';
import { annotationOf } from './parameters.ts';

/** `a = b = f()` assigns an assignment, so that the call stands in the program once. An annotation alone assigns undefined. */
export function lowerAssignment(node: SyntaxNode, context: LowerContext): AssignStmt {
  const left = childOf(node, 'left');
  const right = childOf(node, 'right');
  const operator = childOf(node, 'operator');
  if (left && right) noteLineJump(left.end, right.start, context);
  return {
    kind: 'assign',
    target: left ? targetOf(left, context) : opaque(node),
    value: right
      ? lowerExpr(right, context)
      : { kind: 'literal', value: undefined, span: { start: node.end, end: node.end } },
    operator: operator ? operator.type.slice(0, -1) : null,
    type: annotationOf(node, 'type', context),
    span: spanOfNode(node),
  };
}

export function lowerDelete(node: SyntaxNode, context: LowerContext): readonly Stmt[] {
  const [only] = namedChildren(node);
  if (only === undefined) return [];
  const targets = only.type === 'expression_list' ? namedChildren(only) : [only];
  return targets.map((target) => ({ kind: 'delete', target: targetOf(target, context), span: spanOfNode(node) }));
}

/** `assert x, message` is `if not x: raise AssertionError(message)`. */
export function lowerAssert(node: SyntaxNode, context: LowerContext): readonly Stmt[] {
  const [test, message] = namedChildren(node);
  if (test === undefined) return [];
  const span = spanOfNode(node);
  const value = message ? lowerExpr(message, context) : null;
  return [
    {
      kind: 'if',
      test: { kind: 'unary', operator: 'not', operand: lowerExpr(test, context), span: spanOfNode(test) },
      then: [{ kind: 'throw', value, span }],
      otherwise: [],
      span,
    },
  ];
}

/** The print statement of Python 2 is read as a call of `print`. */
export function lowerPrint(node: SyntaxNode, context: LowerContext): Stmt {
  const span = spanOfNode(node);
  const end = { start: node.end, end: node.end };
  const name = { start: node.start, end: Math.min(node.start + 'print'.length, node.end) };
  const args = namedChildren(node).filter((child) => child.type !== 'chevron');
  return {
    kind: 'expr',
    expr: {
      kind: 'call',
      callee: { kind: 'name', name: 'print', declares: null, span: name },
      args: args.map((child) => ({
        form: 'positional',
        name: null,
        nameSpan: null,
        value: lowerExpr(child, context),
        span: spanOfNode(child),
      })),
      isNew: false,
      isOptional: false,
      isTagged: false,
      parens: end,
      isClosed: true,
      span,
    },
    span,
  };
}

/** `type X = Y` binds X to something that is no value. The grammar also takes `type(x).y = z` for one. */
export function lowerTypeAlias(node: SyntaxNode, context: LowerContext): readonly Stmt[] {
  const left = childOf(node, 'left');
  const right = childOf(node, 'right');
  if (left === null || right === null) return [];
  const name = /^[\p{L}\p{N}_]+/u.exec(textOf(left, context))?.[0];
  const common = { kind: 'assign', operator: null, type: null, span: spanOfNode(node) } as const;
  if (name === undefined) {
    const target = opaque({ start: node.start, end: left.end }, partsOf(left, context));
    const [value] = partsOf(right, context);
    return [{ ...common, target, value: value ?? opaque(right) }];
  }
  const nameSpan = { start: left.start, end: left.start + name.length };
  const target = { kind: 'name', name, declares: 'function', span: nameSpan } as const;
  return [{ ...common, target, value: opaque({ start: nameSpan.end, end: node.end }) }];
}

const partsOf = (node: SyntaxNode, context: LowerContext): readonly Expr[] =>
  namedChildren(node).map((child) => lowerExpr(child, context));
