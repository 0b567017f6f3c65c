import type ts from 'typescript6';
import type { Stmt, TypeDeclarationIr, TypeIr, TypeMemberIr } from '../../../ir/types.ts';
import type { Lowering } from './context.ts';
import { hasModifier, nodeSpan } from './context.ts';

export const lowerOptionalType = (node: ts.TypeNode | undefined, cx: Lowering): TypeIr | null =>
  node === undefined ? null : lowerType(node, cx);

export function lowerType(node: ts.TypeNode, cx: Lowering): TypeIr {
  const { ts } = cx;
  const type = (path: readonly string[], args: readonly ts.TypeNode[] = []): TypeIr => ({
    path,
    args: args.map((arg) => lowerType(arg, cx)),
    span: nodeSpan(node, cx),
  });
  if (ts.isTypeReferenceNode(node)) return type(entityPath(node.typeName, cx), node.typeArguments);
  if (ts.isArrayTypeNode(node)) return type(['Array'], [node.elementType]);
  if (ts.isUnionTypeNode(node)) return type(['|'], node.types);
  if (ts.isIntersectionTypeNode(node)) return type(['&'], node.types);
  if (ts.isParenthesizedTypeNode(node)) return lowerType(node.type, cx);
  if (ts.isTypeLiteralNode(node)) return { ...type(['{}']), members: lowerMembers(node.members, cx) };
  if (ts.isTypeQueryNode(node)) return lowerTypeQuery(node, cx);
  if (ts.isImportTypeNode(node)) return type(importPath(node, cx), node.typeArguments);
  if (ts.isFunctionTypeNode(node) || ts.isConstructorTypeNode(node)) return type(['=>'], [node.type]);
  if (ts.isTypeOperatorNode(node)) {
    return node.operator === cx.kinds.KeyOfKeyword ? type(['keyof'], [node.type]) : lowerType(node.type, cx);
  }
  if (ts.isTupleTypeNode(node)) return type(['tuple'], node.elements);
  if (ts.isNamedTupleMember(node) || ts.isOptionalTypeNode(node) || ts.isRestTypeNode(node))
    return lowerType(node.type, cx);
  if (ts.isIndexedAccessTypeNode(node)) return type(['[]'], [node.objectType, node.indexType]);
  if (ts.isConditionalTypeNode(node)) return type(['?'], [node.trueType, node.falseType]);
  if (ts.isTypePredicateNode(node)) return type(['boolean']);
  if (ts.isExpressionWithTypeArguments(node)) return type(expressionPath(node.expression, cx), node.typeArguments);
  if (ts.isMappedTypeNode(node)) return type(['{}']);
  return type([cx.text.slice(node.getStart(cx.file), node.end)]);
}

/** Whether a cast to this type tells something: the type may name a class. */
export function namesClass(node: ts.TypeNode, cx: Lowering): boolean {
  const { ts } = cx;
  if (ts.isTypeReferenceNode(node)) return !(ts.isIdentifier(node.typeName) && node.typeName.text === 'const');
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isUnionTypeNode(node) || ts.isIntersectionTypeNode(node))
    return node.types.some((part) => namesClass(part, cx));
  if (ts.isParenthesizedTypeNode(node)) return namesClass(node.type, cx);
  if (ts.isArrayTypeNode(node)) return namesClass(node.elementType, cx);
  return ts.isTypeQueryNode(node);
}

export function lowerInterface(node: ts.InterfaceDeclaration, cx: Lowering): void {
  const span = nodeSpan(node, cx);
  const own: TypeIr = { path: ['{}'], args: [], members: lowerMembers(node.members, cx), span };
  const bases = (node.heritageClauses ?? []).flatMap((clause) => clause.types.map((base) => lowerType(base, cx)));
  declareType(node, bases.length === 0 ? own : { path: ['&'], args: [own, ...bases], span }, cx);
}

export function lowerTypeAlias(node: ts.TypeAliasDeclaration, cx: Lowering, _out: Stmt[]): void {
  declareType(node, lowerType(node.type, cx), cx);
}

/** `a.b.c` as a list of names. */
export function entityPath(name: ts.EntityName, cx: Lowering): string[] {
  if (cx.ts.isIdentifier(name)) return [name.text];
  const path = entityPath(name.left, cx);
  path.push(name.right.text);
  return path;
}

function declareType(node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration, type: TypeIr, cx: Lowering): void {
  const declaration: TypeDeclarationIr = {
    name: node.name.text,
    type,
    isExported: hasModifier(node, cx.kinds.ExportKeyword),
    span: nodeSpan(node, cx),
  };
  cx.types.push(declaration);
}

/** Properties and methods with a known name; a method has a function's type. */
function lowerMembers(members: ts.NodeArray<ts.TypeElement>, cx: Lowering): TypeMemberIr[] {
  const { ts } = cx;
  const lowered: TypeMemberIr[] = [];
  for (const member of members) {
    if (member.name === undefined || ts.isComputedPropertyName(member.name)) continue;
    const name = member.name.text;
    if (ts.isPropertySignature(member) && member.type) lowered.push({ name, type: lowerType(member.type, cx) });
    if (ts.isMethodSignature(member)) {
      const args = member.type ? [lowerType(member.type, cx)] : [];
      lowered.push({ name, type: { path: ['=>'], args, span: nodeSpan(member, cx) } });
    }
  }
  return lowered;
}

function lowerTypeQuery(node: ts.TypeQueryNode, cx: Lowering): TypeIr {
  const span = nodeSpan(node, cx);
  const name: TypeIr = { path: entityPath(node.exprName, cx), args: [], span: nodeSpan(node.exprName, cx) };
  return { path: ['typeof'], args: [name], span };
}

function importPath(node: ts.ImportTypeNode, cx: Lowering): string[] {
  const { ts } = cx;
  const module =
    ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal) ? node.argument.literal.text : '';
  return [`import(${JSON.stringify(module)})`, ...(node.qualifier ? entityPath(node.qualifier, cx) : [])];
}

function expressionPath(node: ts.Expression, cx: Lowering): string[] {
  if (cx.ts.isIdentifier(node)) return [node.text];
  if (cx.ts.isPropertyAccessExpression(node)) return [...expressionPath(node.expression, cx), node.name.text];
  return [];
}
