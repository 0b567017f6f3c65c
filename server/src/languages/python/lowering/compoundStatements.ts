import type { Expr, IfStmt, Stmt, Target, TryStmt } from '../../../ir/types.ts';
import type { SyntaxNode } from '../syntax.ts';
import { childOf, childOfType, childrenOf, hasToken, namedChildren, spanOfNode } from '../syntax.ts';
import type { LowerContext } from './context.ts';
import { opaque } from './context.ts';
import { lowerExpr, lowerField, targetOf } from './expressions.ts';
import type { LowerBlock } from './parts.ts';

/** Each `elif` nests one level deeper in the program, and everything that reads the program recurses. */
const maxClauses = 300;

export function lowerIf(node: SyntaxNode, context: LowerContext, lowerBlock: LowerBlock): IfStmt {
  const clauses = [node, ...childrenOf(node, 'alternative')];
  const conditional = clauses.filter((clause) => clause.type !== 'else_clause').slice(0, maxClauses);
  // The clauses are lowered in the order of the text, then nested from the last one outwards.
  const lowered = conditional.map((clause) => lowerBranch(clause, context, lowerBlock));
  const last = clauses[clauses.length - 1];
  let otherwise: readonly Stmt[] = last && last.type === 'else_clause' ? elseBody(last, context, lowerBlock) : [];
  for (let index = conditional.length - 1; index > 0; index--) {
    const clause = conditional[index];
    const branch = lowered[index];
    if (clause && branch) {
      otherwise = [{ kind: 'if', ...branch, otherwise, span: { start: clause.start, end: node.end } }];
    }
  }
  const first = lowered[0] ?? { test: opaque(node), then: [] };
  return { kind: 'if', ...first, otherwise, span: spanOfNode(node) };
}

function lowerBranch(clause: SyntaxNode, context: LowerContext, lowerBlock: LowerBlock): Pick<IfStmt, 'test' | 'then'> {
  const test = lowerField(clause, 'condition', context);
  const outer = context.isTypeOnly;
  if (isTypeChecking(test)) context.isTypeOnly = true;
  const then = lowerBlock(childOf(clause, 'consequence'), context);
  context.isTypeOnly = outer;
  return { test, then };
}

const isTypeChecking = (test: Expr): boolean =>
  (test.kind === 'name' || test.kind === 'member') && test.name === 'TYPE_CHECKING';

const elseBody = (clause: SyntaxNode | null, context: LowerContext, lowerBlock: LowerBlock): readonly Stmt[] =>
  clause ? lowerBlock(childOf(clause, 'body') ?? childOfType(clause, 'block'), context) : [];

export function lowerLoop(node: SyntaxNode, context: LowerContext, lowerBlock: LowerBlock): Stmt {
  const isFor = node.type === 'for_statement';
  const left = childOf(node, 'left');
  return {
    kind: 'loop',
    form: isFor ? 'for-each' : 'while',
    target: isFor && left ? targetOf(left, context) : null,
    iterable: isFor ? lowerField(node, 'right', context) : null,
    init: [],
    test: isFor ? null : lowerField(node, 'condition', context),
    update: [],
    body: lowerBlock(childOf(node, 'body'), context),
    otherwise: elseBody(childOfType(node, 'else_clause'), context, lowerBlock),
    isAsync: hasToken(node, 'async'),
    span: spanOfNode(node),
  };
}

export function lowerTry(node: SyntaxNode, context: LowerContext, lowerBlock: LowerBlock): TryStmt {
  const final = childOfType(node, 'finally_clause');
  return {
    kind: 'try',
    body: lowerBlock(childOf(node, 'body'), context),
    handlers: node.children
      .filter((child) => child.type === 'except_clause' || child.type === 'except_group_clause')
      .map((child) => lowerHandler(child, context, lowerBlock)),
    otherwise: elseBody(childOfType(node, 'else_clause'), context, lowerBlock),
    finally: final ? lowerBlock(childOfType(final, 'block'), context) : [],
    span: spanOfNode(node),
  };
}

function lowerHandler(node: SyntaxNode, context: LowerContext, lowerBlock: LowerBlock): TryStmt['handlers'][number] {
  const values = namedChildren(node).filter((child) => child.type !== 'block' && child.field !== 'alias');
  const pattern = values.find((child) => child.type === 'as_pattern');
  const alias = childOf(pattern ?? node, 'alias');
  const types = pattern ? namedChildren(pattern).filter((child) => child.field !== 'alias') : values;
  return {
    target: alias ? targetOf(alias, context) : null,
    types: types.flatMap((child) =>
      (child.type === 'tuple' ? namedChildren(child) : [child]).map((type) => lowerExpr(type, context)),
    ),
    body: lowerBlock(childOfType(node, 'block'), context),
    span: spanOfNode(node),
  };
}

export function lowerWith(node: SyntaxNode, context: LowerContext, lowerBlock: LowerBlock): Stmt {
  const clause = childOfType(node, 'with_clause');
  const items = (clause ? namedChildren(clause) : []).flatMap(withItems);
  return {
    kind: 'with',
    items: items.map((item) => lowerWithItem(item, context)),
    body: lowerBlock(childOf(node, 'body'), context),
    isAsync: hasToken(node, 'async'),
    span: spanOfNode(node),
  };
}

/** `with (a as b, c as d):` may parse as a tuple, or as one expression in parentheses. */
function withItems(node: SyntaxNode): readonly SyntaxNode[] {
  const value = node.type === 'with_item' ? (childOf(node, 'value') ?? node) : node;
  const inner = namedChildren(value);
  const isGroup =
    (value.type === 'tuple' || value.type === 'parenthesized_expression') &&
    inner.some((child) => child.type === 'as_pattern');
  return isGroup ? inner : [value];
}

function lowerWithItem(node: SyntaxNode, context: LowerContext): { context: Expr; target: Target | null } {
  if (node.type !== 'as_pattern') return { context: lowerExpr(node, context), target: null };
  const alias = childOf(node, 'alias');
  const [value] = namedChildren(node);
  return {
    context: value && value !== alias ? lowerExpr(value, context) : opaque(node),
    target: alias ? targetOf(alias, context) : null,
  };
}
