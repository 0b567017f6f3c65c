import type { Expr, Stmt, SwitchStmt } from '../../../ir/types.ts';
import type { SyntaxNode } from '../syntax.ts';
import { childOf, childrenOf, namedChildren, spanOfNode } from '../syntax.ts';
import { oneOrTuple } from './collections.ts';
import type { LowerContext } from './context.ts';
import { opaque, textOf } from './context.ts';
import { lowerExpr } from './expressions.ts';
import type { LowerBlock } from './parts.ts';
import { declaredName } from './targets.ts';

type SwitchCase = SwitchStmt['cases'][number];

/**
 * Lowers `match`. Literals and dotted names become tests, `_` and a bare name the default; every other pattern, and every guard, is an
 * opaque test. Names that a pattern binds are assigned at the start of the case.
 */
export function lowerMatch(node: SyntaxNode, context: LowerContext, lowerBlock: LowerBlock): SwitchStmt {
  const subject = oneOrTuple(childrenOf(node, 'subject'), (child) => lowerExpr(child, context)) ?? opaque(node);
  const body = childOf(node, 'body');
  return {
    kind: 'switch',
    subject,
    cases: (body ? body.children : [])
      .filter((child) => child.type === 'case_clause')
      .map((child) => lowerCase(child, subject, context, lowerBlock)),
    span: spanOfNode(node),
  };
}

function lowerCase(node: SyntaxNode, subject: Expr, context: LowerContext, lowerBlock: LowerBlock): SwitchCase {
  const patterns = namedChildren(node).filter((child) => child.type === 'case_pattern');
  const [pattern] = patterns;
  const guard = childOf(node, 'guard');
  const plain = pattern && patterns.length === 1 ? patternTests(pattern, context) : null;
  const guards = guard ? namedChildren(guard).map((child) => lowerExpr(child, context)) : [];
  const tests = plain && guard === null ? plain : [opaque(pattern ?? node, [...(plain ?? []), ...guards])];
  return {
    tests,
    body: [
      ...patterns.flatMap((child) => captures(child, subject, context)),
      ...lowerBlock(childOf(node, 'consequence'), context),
    ],
    falls: false,
    span: spanOfNode(node),
  };
}

/** The values that a pattern compares with; none for a pattern that always fits; null for one that no list of values describes. */
function patternTests(node: SyntaxNode, context: LowerContext): readonly Expr[] | null {
  const inner = node.children.filter((child) => child.type !== 'ERROR');
  const [first, second] = inner;
  switch (node.type) {
    case 'case_pattern':
      if (first?.type === '-' && second) {
        return [negative(lowerExpr(second, context))];
      }
      return first && second === undefined ? patternTests(first, context) : null;
    case '_':
      return [];
    case 'union_pattern': {
      const tests: Expr[] = [];
      for (const [index, child] of inner.entries()) {
        if (child.type === '|' || child.type === '-') continue;
        const value = patternTests(child, context);
        if (value === null || value.length === 0) return value;
        tests.push(...(inner[index - 1]?.type === '-' ? value.map(negative) : value));
      }
      return tests;
    }
    case 'as_pattern':
      return first ? patternTests(first, context) : null;
    case 'dotted_name':
      return inner.length > 1 ? [dottedValue(node, context)] : [];
    case 'string':
    case 'concatenated_string':
    case 'integer':
    case 'float':
    case 'true':
    case 'false':
    case 'none':
      return [lowerExpr(node, context)];
    case 'tuple_pattern':
      return first?.type === '(' &&
        inner.length === 3 &&
        second &&
        !context.text.slice(second.end, node.end).includes(',')
        ? patternTests(second, context)
        : null;
    default:
      return null;
  }
}

const negative = (operand: Expr): Expr => ({ kind: 'unary', operator: '-', operand, span: operand.span });

function dottedValue(node: SyntaxNode, context: LowerContext): Expr {
  let value: Expr | null = null;
  for (const child of namedChildren(node)) {
    const name = textOf(child, context);
    const nameSpan = spanOfNode(child);
    value = value
      ? {
          kind: 'member',
          object: value,
          name,
          nameSpan,
          isOptional: false,
          span: { start: node.start, end: child.end },
        }
      : { kind: 'name', name, declares: null, span: nameSpan };
  }
  return value ?? opaque(node);
}

/** `case x:` gives x the subject, where reading the subject again costs nothing; any other bound name is not known. */
function captures(pattern: SyntaxNode, subject: Expr, context: LowerContext): readonly Stmt[] {
  const names: SyntaxNode[] = [];
  collectNames(pattern, names);
  const [whole] = pattern.children;
  const isWhole = whole?.type === 'dotted_name' || whole?.type === 'as_pattern';
  return names.map((name) => ({
    kind: 'assign',
    target: declaredName(name, context),
    value: isWhole && name.end === pattern.end && subject.kind === 'name' ? subject : opaque(name),
    operator: null,
    type: null,
    span: spanOfNode(name),
  }));
}

function collectNames(node: SyntaxNode, names: SyntaxNode[]): void {
  switch (node.type) {
    case 'dotted_name': {
      const [only, ...others] = namedChildren(node);
      if (only && others.length === 0) names.push(only);
      return;
    }
    case 'class_pattern':
      for (const child of namedChildren(node).slice(1)) collectNames(child, names);
      return;
    case 'keyword_pattern':
      for (const child of namedChildren(node).slice(1)) collectNames(child, names);
      return;
    case 'as_pattern':
    case 'splat_pattern':
      for (const child of namedChildren(node)) {
        if (child.type === 'identifier') names.push(child);
        else collectNames(child, names);
      }
      return;
    default:
      for (const child of namedChildren(node)) collectNames(child, names);
  }
}
