import type ts from 'typescript6';
import type { NameExpr, RecordEntryIr, Stmt } from '../../../ir/types.ts';
import type { Lowering } from './context.ts';
import { blockScope, hasModifier, lowerBody, nameExpr, nodeSpan } from './context.ts';

/**
 * `namespace A { export const x = 1 }` is a block that ends with `var A = { x }`. A namespace without code (ambient, or types alone)
 * leaves nothing.
 */
export function lowerNamespace(node: ts.ModuleDeclaration, cx: Lowering, out: Stmt[]): void {
  if (hasModifier(node, cx.kinds.DeclareKeyword) || !cx.ts.isIdentifier(node.name)) return;
  const body = namespaceBody(node, node.name, 'function', cx);
  if (body.length > 0) out.push({ kind: 'block', body, span: nodeSpan(node, cx) });
}

function namespaceBody(
  node: ts.ModuleDeclaration,
  name: ts.Identifier,
  declares: NameExpr['declares'],
  cx: Lowering,
): Stmt[] {
  const { ts } = cx;
  const span = nodeSpan(node, cx);
  const entries: RecordEntryIr[] = [];
  let body: Stmt[] = [];
  if (node.body && ts.isModuleBlock(node.body)) {
    body = lowerBody(node.body.statements, cx, blockScope(cx));
    for (const statement of node.body.statements) {
      if (!hasModifier(statement, cx.kinds.ExportKeyword)) continue;
      for (const exported of declaredNames(statement, cx)) entries.push(shorthand(exported, cx));
    }
  } else if (node.body && ts.isModuleDeclaration(node.body) && ts.isIdentifier(node.body.name)) {
    body = namespaceBody(node.body, node.body.name, 'block', cx);
    entries.push(shorthand(node.body.name, cx));
  }
  if (body.length === 0) return [];
  const target = nameExpr(name, cx, declares);
  return [
    ...body,
    { kind: 'assign', target, value: { kind: 'record', entries, span }, operator: null, type: null, span },
  ];
}

/** The names that a declaration statement binds, types left out. */
export function declaredNames(statement: ts.Node, cx: Lowering): ts.Identifier[] {
  const { ts } = cx;
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap((declaration) => boundNames(declaration.name, cx));
  }
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
    return statement.name ? [statement.name] : [];
  }
  if (ts.isEnumDeclaration(statement)) return [statement.name];
  if (ts.isModuleDeclaration(statement) && ts.isIdentifier(statement.name)) return [statement.name];
  return ts.isImportEqualsDeclaration(statement) ? [statement.name] : [];
}

function boundNames(name: ts.BindingName, cx: Lowering): ts.Identifier[] {
  if (cx.ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (cx.ts.isBindingElement(element) ? boundNames(element.name, cx) : []));
}

function shorthand(name: ts.Identifier, cx: Lowering): RecordEntryIr {
  const value = nameExpr(name, cx);
  return { kind: 'entry', key: name.text, keySpan: value.span, value, isShorthand: true, span: value.span };
}
