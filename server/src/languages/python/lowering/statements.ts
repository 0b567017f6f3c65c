import type { Expr, Stmt } from '../../../ir/types.ts';
import type { SyntaxNode } from '../syntax.ts';
import { childOf, namedChildren, spanOfNode } from '../syntax.ts';
import { lowerList } from './collections.ts';
import { lowerIf, lowerLoop, lowerTry, lowerWith } from './compoundStatements.ts';
import type { LowerContext } from './context.ts';
import { textOf } from './context.ts';
import { lowerClass, lowerFunction } from './definitions.ts';
import { lowerExpr } from './expressions.ts';
import { lowerImport } from './imports.ts';
import { lowerMatch } from './match.ts';
import { lowerAssert, lowerAssignment, lowerDelete, lowerPrint, lowerTypeAlias } from './simpleStatements.ts';
import { declaredName } from './targets.ts';

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
      stmts.push(lowerIf(node, context, lowerBlock));
      return;
    case 'for_statement':
    case 'while_statement':
      stmts.push(lowerLoop(node, context, lowerBlock));
      return;
    case 'try_statement':
      stmts.push(lowerTry(node, context, lowerBlock));
      return;
    case 'with_statement':
      stmts.push(lowerWith(node, context, lowerBlock));
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
    stmts.push({ kind: 'expr', expr: lowerList(node, 'tuple', (child) => lowerExpr(child, context)), span });
  } else if (first.type === 'assignment' || first.type === 'augmented_assignment') {
    stmts.push(lowerAssignment(first, context));
  } else {
    stmts.push({ kind: 'expr', expr: lowerExpr(first, context), span });
  }
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
