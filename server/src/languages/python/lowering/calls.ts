import type { ArgumentIr, CallExpr, Expr } from '../../../ir/types.ts';
import type { SyntaxNode } from '../syntax.ts';
import { childOf, hasToken, namedChildren, spanOfNode } from '../syntax.ts';
import { readAnnotation } from './annotations.ts';
import type { LowerContext } from './context.ts';
import { opaque, textOf } from './context.ts';
import type { LowerExpr } from './parts.ts';

/** Lowers a call, and the calls that mean something else: `super()`, `cast(T, x)`, `importlib.import_module('x')`. */
export function lowerCall(node: SyntaxNode, context: LowerContext, lowerExpr: LowerExpr): Expr {
  const callee = childOf(node, 'function');
  const list = childOf(node, 'arguments');
  if (callee === null || list === null) return opaque(node, namedChildren(node).map(lowerExpr));
  const path = dottedPath(callee, context);
  if (path === 'super') return { kind: 'super', span: spanOfNode(node) };
  if (path !== null && context.casts.has(path)) {
    const cast = lowerCast(node, list, context, lowerExpr);
    if (cast) return cast;
  }
  if (path !== null && dynamicImports.has(path)) {
    const module = importedModule(list, context);
    if (module !== null) return { kind: 'import', module, isRequire: false, span: spanOfNode(node) };
  }
  return plainCall(node, callee, list, context, lowerExpr);
}

function plainCall(
  node: SyntaxNode,
  callee: SyntaxNode,
  list: SyntaxNode,
  context: LowerContext,
  lowerExpr: LowerExpr,
): CallExpr {
  const last = list.children[list.children.length - 1];
  const isGenerator = list.type === 'generator_expression';
  return {
    kind: 'call',
    callee: lowerExpr(callee),
    args: isGenerator
      ? [{ form: 'positional', name: null, nameSpan: null, value: lowerExpr(list), span: spanOfNode(list) }]
      : list.children.flatMap((child, index) => lowerArgument(child, list.children[index + 1], context, lowerExpr)),
    isNew: false,
    isOptional: false,
    isTagged: false,
    parens: spanOfNode(list),
    isClosed: last !== undefined && last.type === ')' && last.end > last.start,
    span: spanOfNode(node),
  };
}

function lowerArgument(
  node: SyntaxNode,
  next: SyntaxNode | undefined,
  context: LowerContext,
  lowerExpr: LowerExpr,
): readonly ArgumentIr[] {
  const span = spanOfNode(node);
  const inner = namedChildren(node);
  switch (node.type) {
    case '(':
    case ')':
      return [];
    case 'ERROR':
      return node.children[0]?.type === 'identifier' ? halfTypedArgument(node.children[0], node, context) : [];
    case 'identifier':
      if (next?.type !== 'ERROR') break;
      if (hasToken(next, '=')) return halfTypedArgument(node, next, context);
      break;
    case 'keyword_argument': {
      const name = childOf(node, 'name');
      const value = childOf(node, 'value');
      if (name === null) return [];
      const empty = { start: node.end, end: node.end };
      return [
        {
          form: 'named',
          name: textOf(name, context),
          nameSpan: spanOfNode(name),
          value: value ? lowerExpr(value) : opaque(empty),
          span,
        },
      ];
    }
    case 'list_splat':
    case 'list_splat_pattern':
    case 'dictionary_splat': {
      const [value] = inner;
      const form = node.type === 'dictionary_splat' ? 'spread-named' : 'spread';
      return value ? [{ form, name: null, nameSpan: null, value: lowerExpr(value), span }] : [];
    }
    case 'parenthesized_expression': {
      const [only] = inner;
      if (only && only.type === 'list_splat') return lowerArgument(only, undefined, context, lowerExpr);
      break;
    }
    default:
      break;
  }
  return node.isNamed ? [{ form: 'positional', name: null, nameSpan: null, value: lowerExpr(node), span }] : [];
}

/** In `f(model=, x)` the option is given, but its value is not known. */
function halfTypedArgument(name: SyntaxNode, error: SyntaxNode, context: LowerContext): readonly ArgumentIr[] {
  if (!hasToken(error, '=')) return [];
  const value = opaque({ start: error.end, end: error.end });
  const span = { start: name.start, end: error.end };
  return [{ form: 'named', name: textOf(name, context), nameSpan: spanOfNode(name), value, span }];
}

const dynamicImports = new Set(['importlib.import_module', 'import_module', '__import__']);

function importedModule(list: SyntaxNode, context: LowerContext): string | null {
  const args = namedChildren(list);
  const [only] = args;
  if (only === undefined || args.length !== 1 || only.type !== 'string') return null;
  return /^["']([\w.]+)["']$/.exec(textOf(only, context))?.[1] ?? null;
}

function lowerCast(node: SyntaxNode, list: SyntaxNode, context: LowerContext, lowerExpr: LowerExpr): Expr | null {
  const [target, operand, ...others] = namedChildren(list);
  if (target === undefined || operand === undefined || others.length > 0) return null;
  const type = readAnnotation(context.text, target);
  return type && { kind: 'cast', operand: lowerExpr(operand), type, span: spanOfNode(node) };
}

/** `a.b.c` as it is written, or null for anything but names and dots. */
function dottedPath(node: SyntaxNode, context: LowerContext): string | null {
  if (node.type === 'identifier') return textOf(node, context);
  if (node.type !== 'attribute') return null;
  const text = textOf(node, context);
  return /^[\w.]+$/.test(text) ? text : null;
}
