import type { AssignStmt, Expr, IfStmt, Stmt, Target, TryStmt } from '../../ir/types.ts';
import type { LowerContext } from './context.ts';
import { noteLineJump, opaque, textOf } from './context.ts';
import { lowerClass, lowerFunction } from './definitions.ts';
import { lowerExpr, lowerField } from './expressions.ts';
import { lowerImport } from './imports.ts';
import { lowerMatch } from './match.ts';
import { annotationOf } from './parameters.ts';
import type { SyntaxNode } from './syntax.ts';
import { childOf, childOfType, childrenOf, hasToken, namedChildren, spanOfNode } from './syntax.ts';
import { declaredName, lowerTarget } from './targets.ts';

/** Lowers the statements of a block (or module). */
export function lowerBlock(block: SyntaxNode | null, context: LowerContext): readonly Stmt[] {
  if (block === null) return [];
  const stmts: Stmt[] = [];
  for (const child of block.children) lowerInto(child, stmts, context);
  return stmts;
}

function lowerInto(node: SyntaxNode, stmts: Stmt[], context: LowerContext): void {
  const span = spanOfNode(node);
  switch (node.type) {
    case 'expression_statement':
      lowerExpressionStatement(node, stmts, context);
      return;
    case 'import_statement':
    case 'import_from_statement':
    case 'future_import_statement':
      stmts.push(lowerImport(node, context));
      return;
    case 'if_statement':
      stmts.push(lowerIf(node, context));
      return;
    case 'for_statement':
    case 'while_statement':
      stmts.push(lowerLoop(node, context));
      return;
    case 'try_statement':
      stmts.push(lowerTry(node, context));
      return;
    case 'with_statement':
      stmts.push(lowerWith(node, context));
      return;
    case 'match_statement':
      stmts.push(lowerMatch(node, context, lowerBlock));
      return;
    case 'function_definition':
    case 'class_definition':
    case 'decorated_definition':
      stmts.push(...lowerDefinition(node, context));
      return;
    case 'return_statement':
      stmts.push({ kind: 'return', value: firstExpr(node, context), span });
      return;
    case 'raise_statement':
      stmts.push({ kind: 'throw', value: firstExpr(node, context), span });
      return;
    case 'break_statement':
      stmts.push({ kind: 'break', span });
      return;
    case 'continue_statement':
      stmts.push({ kind: 'continue', span });
      return;
    case 'delete_statement':
      stmts.push(...lowerDelete(node, context));
      return;
    case 'assert_statement':
      stmts.push(...lowerAssert(node, context));
      return;
    case 'global_statement':
    case 'nonlocal_statement': {
      const names = namedChildren(node).map((child) => textOf(child, context));
      stmts.push({
        kind: 'outer-names',
        names,
        scope: node.type === 'global_statement' ? 'module' : 'enclosing',
        span,
      });
      return;
    }
    case 'print_statement':
      stmts.push(lowerPrint(node, context));
      return;
    case 'type_alias_statement':
      stmts.push(...lowerTypeAlias(node, context));
      return;
    case 'pass_statement':
    case 'string_start':
    case 'string_content':
    case 'string_end':
      return;
    case 'ERROR':
    case 'block':
      for (const child of node.children) lowerInto(child, stmts, context);
      return;
    case 'identifier':
      return;
    default:
      if (node.isNamed) stmts.push({ kind: 'expr', expr: lowerExpr(node, context), span });
  }
}

const firstExpr = (node: SyntaxNode, context: LowerContext): Expr | null => {
  const [value] = namedChildren(node);
  return value ? lowerExpr(value, context) : null;
};

function lowerExpressionStatement(node: SyntaxNode, stmts: Stmt[], context: LowerContext): void {
  const children = namedChildren(node);
  const [first] = children;
  if (first === undefined) return;
  const span = spanOfNode(node);
  if (children.length > 1) {
    const items = children.map((child) => ({ value: lowerExpr(child, context), isSpread: false }));
    stmts.push({ kind: 'expr', expr: { kind: 'list', form: 'tuple', items, span }, span });
  } else if (first.type === 'assignment' || first.type === 'augmented_assignment') {
    stmts.push(lowerAssignment(first, context));
  } else {
    stmts.push({ kind: 'expr', expr: lowerExpr(first, context), span });
  }
}

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

const targetOf = (node: SyntaxNode, context: LowerContext): Target =>
  lowerTarget(node, context, (child) => lowerExpr(child, context));

/** Each `elif` nests one level deeper in the program, and everything that reads the program recurses. */
const maxClauses = 300;

function lowerIf(node: SyntaxNode, context: LowerContext): IfStmt {
  const clauses = [node, ...childrenOf(node, 'alternative')];
  const conditional = clauses.filter((clause) => clause.type !== 'else_clause').slice(0, maxClauses);
  // The clauses are lowered in the order of the text, then nested from the last one outwards.
  const lowered = conditional.map((clause) => lowerBranch(clause, context));
  const last = clauses[clauses.length - 1];
  let otherwise: readonly Stmt[] = last && last.type === 'else_clause' ? elseBody(last, context) : [];
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

function lowerBranch(clause: SyntaxNode, context: LowerContext): Pick<IfStmt, 'test' | 'then'> {
  const test = lowerField(clause, 'condition', context);
  const outer = context.isTypeOnly;
  if (isTypeChecking(test)) context.isTypeOnly = true;
  const then = lowerBlock(childOf(clause, 'consequence'), context);
  context.isTypeOnly = outer;
  return { test, then };
}

const isTypeChecking = (test: Expr): boolean =>
  (test.kind === 'name' || test.kind === 'member') && test.name === 'TYPE_CHECKING';

const elseBody = (clause: SyntaxNode | null, context: LowerContext): readonly Stmt[] =>
  clause ? lowerBlock(childOf(clause, 'body') ?? childOfType(clause, 'block'), context) : [];

function lowerLoop(node: SyntaxNode, context: LowerContext): Stmt {
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
    otherwise: elseBody(childOfType(node, 'else_clause'), context),
    isAsync: hasToken(node, 'async'),
    span: spanOfNode(node),
  };
}

function lowerTry(node: SyntaxNode, context: LowerContext): TryStmt {
  const final = childOfType(node, 'finally_clause');
  return {
    kind: 'try',
    body: lowerBlock(childOf(node, 'body'), context),
    handlers: node.children
      .filter((child) => child.type === 'except_clause' || child.type === 'except_group_clause')
      .map((child) => lowerHandler(child, context)),
    otherwise: elseBody(childOfType(node, 'else_clause'), context),
    finally: final ? lowerBlock(childOfType(final, 'block'), context) : [],
    span: spanOfNode(node),
  };
}

function lowerHandler(node: SyntaxNode, context: LowerContext): TryStmt['handlers'][number] {
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

function lowerWith(node: SyntaxNode, context: LowerContext): Stmt {
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

function lowerDefinition(node: SyntaxNode, context: LowerContext): readonly Stmt[] {
  const definition = node.type === 'decorated_definition' ? childOf(node, 'definition') : node;
  const name = definition ? childOf(definition, 'name') : null;
  if (definition === null || name === null) {
    const stmts: Stmt[] = [];
    for (const child of namedChildren(node)) lowerInto(child, stmts, context);
    return stmts;
  }
  const span = spanOfNode(node);
  const target = declaredName(name, context);
  return definition.type === 'class_definition'
    ? [{ kind: 'class', name: target, class: lowerClass(node, context, lowerBlock), span }]
    : [{ kind: 'function', name: target, function: lowerFunction(node, 'function', context, lowerBlock), span }];
}

function lowerDelete(node: SyntaxNode, context: LowerContext): readonly Stmt[] {
  const [only] = namedChildren(node);
  if (only === undefined) return [];
  const targets = only.type === 'expression_list' ? namedChildren(only) : [only];
  return targets.map((target) => ({ kind: 'delete', target: targetOf(target, context), span: spanOfNode(node) }));
}

/** `assert x, message` is `if not x: raise AssertionError(message)`. */
function lowerAssert(node: SyntaxNode, context: LowerContext): readonly Stmt[] {
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
function lowerPrint(node: SyntaxNode, context: LowerContext): Stmt {
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
function lowerTypeAlias(node: SyntaxNode, context: LowerContext): readonly Stmt[] {
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
