import type { ClassIr, Expr, FieldIr, FunctionIr, FunctionRole } from '../../../ir/types.ts';
import type { SyntaxNode } from '../syntax.ts';
import { childOf, hasToken, namedChildren, spanOfNode } from '../syntax.ts';
import type { LowerContext } from './context.ts';
import { opaque, textOf } from './context.ts';
import { lowerExpr } from './expressions.ts';
import { lowerImport } from './imports.ts';
import { annotationOf, lowerParameters } from './parameters.ts';
import type { LowerBlock } from './parts.ts';

/** Lowers a function, with its decorators if `node` has them around it. */
export function lowerFunction(
  node: SyntaxNode,
  place: 'function' | 'method',
  context: LowerContext,
  lowerBlock: LowerBlock,
): FunctionIr {
  const definition = childOf(node, 'definition') ?? node;
  const decorators = decoratorsOf(node, context);
  const name = childOf(definition, 'name');
  const params = lowerParameters(childOf(definition, 'parameters'), context, (child) => lowerExpr(child, context));
  const outer = context.hasYield;
  context.hasYield = false;
  const body = lowerBlock(childOf(definition, 'body'), context);
  const isGenerator = context.hasYield;
  context.hasYield = outer;
  return {
    kind: 'function',
    name: name ? textOf(name, context) : null,
    nameSpan: name ? spanOfNode(name) : null,
    span: spanOfNode(definition),
    params,
    body,
    isAsync: hasToken(definition, 'async'),
    isGenerator,
    decorators,
    returns: annotationOf(definition, 'return_type', context),
    role: place === 'method' ? methodRole(name ? textOf(name, context) : '', decorators) : 'function',
    isArrow: false,
  };
}

/** Lowers a class, with its decorators if `node` has them around it. Members under `if` or `try` are members all the same. */
export function lowerClass(node: SyntaxNode, context: LowerContext, lowerBlock: LowerBlock): ClassIr {
  const definition = childOf(node, 'definition') ?? node;
  const name = childOf(definition, 'name');
  const bases = childOf(definition, 'superclasses');
  const members: Members = { fields: [], methods: [], effects: [] };
  const result = {
    kind: 'class',
    name: name ? textOf(name, context) : null,
    nameSpan: name ? spanOfNode(name) : null,
    span: spanOfNode(definition),
    decorators: decoratorsOf(node, context),
    bases: (bases ? namedChildren(bases) : [])
      .filter((child) => child.type !== 'keyword_argument' && child.type !== 'dictionary_splat')
      .map((child) => lowerExpr(child, context)),
  } as const;
  addMembers(childOf(definition, 'body'), members, context, lowerBlock);
  const { fields, methods, effects } = members;
  return { ...result, fields, methods, ...(effects.length > 0 && { effects }) };
}

const decoratorsOf = (node: SyntaxNode, context: LowerContext): readonly Expr[] =>
  node.children
    .filter((child) => child.type === 'decorator')
    .flatMap((decorator) => namedChildren(decorator).map((child) => lowerExpr(child, context)));

const roleOfDecorator: ReadonlyMap<string, FunctionRole> = new Map([
  ['property', 'getter'],
  ['cached_property', 'getter'],
  ['abstractproperty', 'getter'],
  ['setter', 'setter'],
  ['staticmethod', 'static-method'],
  ['classmethod', 'class-method'],
]);

function methodRole(name: string, decorators: readonly Expr[]): FunctionRole {
  if (name === '__init__') return 'constructor';
  for (const decorator of decorators) {
    const isNamed = decorator.kind === 'name' || decorator.kind === 'member';
    const role = isNamed ? roleOfDecorator.get(decorator.name) : undefined;
    if (role) return role;
  }
  return name === '__new__' ? 'static-method' : 'method';
}

interface Members {
  readonly fields: FieldIr[];
  readonly methods: FunctionIr[];
  readonly effects: Expr[];
}

function addMembers(node: SyntaxNode | null, members: Members, context: LowerContext, lowerBlock: LowerBlock): void {
  for (const child of node?.children ?? []) addMember(child, members, context, lowerBlock);
}

function addMember(node: SyntaxNode, members: Members, context: LowerContext, lowerBlock: LowerBlock): void {
  const definition = node.type === 'decorated_definition' ? childOf(node, 'definition') : node;
  switch (definition?.type) {
    case 'function_definition':
      members.methods.push(lowerFunction(node, 'method', context, lowerBlock));
      return;
    case 'class_definition': {
      const inner = lowerClass(node, context, lowerBlock);
      const span = spanOfNode(node);
      const value: Expr = { kind: 'class-expr', class: inner, span };
      members.fields.push({ name: inner.name ?? '', value, type: null, isStatic: true, span });
      return;
    }
    case 'expression_statement': {
      const [assignment] = namedChildren(definition);
      if (assignment?.type === 'assignment') addFields(assignment, members, context);
      else if (assignment?.type === 'call' || assignment?.type === 'await')
        members.effects.push(lowerExpr(assignment, context));
      return;
    }
    case 'import_statement':
    case 'import_from_statement':
      lowerImport(definition, context);
      return;
    case 'if_statement':
    case 'elif_clause':
    case 'else_clause':
    case 'for_statement':
    case 'while_statement':
    case 'with_statement':
    case 'try_statement':
    case 'except_clause':
    case 'finally_clause':
    case 'block':
    case 'ERROR':
      addMembers(definition, members, context, lowerBlock);
      return;
    default:
      return;
  }
}

/** A field that is only annotated, or annotated with a default, belongs to each object (data classes, pydantic models). */
function addFields(node: SyntaxNode, members: Members, context: LowerContext): void {
  const left = childOf(node, 'left');
  const right = childOf(node, 'right');
  if (left === null) return;
  const span = spanOfNode(node);
  if (left.type === 'identifier') {
    const type = annotationOf(node, 'type', context);
    const isStatic = childOf(node, 'type') === null || type?.path.includes('ClassVar') === true;
    const value = right ? lowerExpr(right, context) : null;
    members.fields.push({ name: textOf(left, context), value, type, isStatic, span });
    return;
  }
  const value = right ? lowerExpr(right, context) : null;
  const names = namedChildren(left).filter((child) => child.type === 'identifier');
  names.forEach((name, index) => {
    const item = value?.kind === 'list' && value.items.length === names.length ? value.items[index] : undefined;
    members.fields.push({
      name: textOf(name, context),
      value: item && !item.isSpread ? item.value : opaque(node, index === 0 && value ? [value] : []),
      type: null,
      isStatic: true,
      span,
    });
  });
}
