import type ts from 'typescript6';
import type { Expr, ImportIr, NameExpr, Stmt } from '../../../ir/types.ts';
import { addWholeExport } from './commonjs.ts';
import type { Lowering } from './context.ts';
import { hasModifier, lowerExpr, nameExpr, nodeSpan } from './context.ts';
import { declaredNames } from './namespaces.ts';
import { entityPath } from './types.ts';

export function lowerImport(node: ts.ImportDeclaration, cx: Lowering, out: Stmt[]): void {
  const { ts } = cx;
  if (!ts.isStringLiteral(node.moduleSpecifier)) return;
  const module = node.moduleSpecifier.text;
  const span = nodeSpan(node, cx);
  const imports: ImportIr[] = [];
  const clause = node.importClause;
  const add = (name: string, local: ts.Identifier, typeOnly: boolean, place: ts.Node): void => {
    imports.push({ module, name, local: nameExpr(local, cx, 'block'), typeOnly, span: nodeSpan(place, cx) });
  };
  if (clause === undefined) {
    imports.push({ module, name: null, local: null, typeOnly: false, span });
  } else {
    const typeOnly = clause.phaseModifier === cx.kinds.TypeKeyword;
    const bindings = clause.namedBindings;
    if (clause.name) add('default', clause.name, typeOnly, clause.name);
    if (bindings && ts.isNamespaceImport(bindings)) add('*', bindings.name, typeOnly, bindings);
    if (bindings && ts.isNamedImports(bindings)) {
      for (const element of bindings.elements) {
        add((element.propertyName ?? element.name).text, element.name, typeOnly || element.isTypeOnly, element);
      }
    }
  }
  cx.imports.push(...imports);
  out.push({ kind: 'import', imports, span });
}

/** `import x = require('m')` assigns a `require`, `import x = A.B` a member. */
export function lowerImportEquals(node: ts.ImportEqualsDeclaration, cx: Lowering, out: Stmt[]): void {
  const { ts } = cx;
  const span = nodeSpan(node, cx);
  const reference = node.moduleReference;
  if (!ts.isExternalModuleReference(reference)) {
    const value = entityExpr(reference, cx);
    if (!node.isTypeOnly) out.push(assign(nameExpr(node.name, cx, 'block'), value, span));
    return;
  }
  if (!ts.isStringLiteralLike(reference.expression)) return;
  const module = reference.expression.text;
  const local = nameExpr(node.name, cx, 'block');
  if (node.isTypeOnly) {
    const imported: ImportIr = { module, name: '*', local, typeOnly: true, span };
    cx.imports.push(imported);
    out.push({ kind: 'import', imports: [imported], span });
  } else {
    out.push(assign(local, { kind: 'import', module, isRequire: true, span: nodeSpan(reference, cx) }, span));
  }
}

/** `export { a as b }`, `export … from 'm'`. */
export function lowerExportDeclaration(node: ts.ExportDeclaration, cx: Lowering, _out: Stmt[]): void {
  const { ts } = cx;
  const specifier = node.moduleSpecifier;
  const module = specifier && ts.isStringLiteral(specifier) ? specifier.text : null;
  const clause = node.exportClause;
  if (clause === undefined || ts.isNamespaceExport(clause)) {
    if (module === null) return;
    const name = clause === undefined ? '*' : clause.name.text;
    cx.exports.push({ kind: 're-export', name, module, imported: '*', span: nodeSpan(node, cx) });
    return;
  }
  for (const element of clause.elements) {
    const span = nodeSpan(element, cx);
    const source = element.propertyName ?? element.name;
    const name = element.name.text;
    if (module !== null) cx.exports.push({ kind: 're-export', name, module, imported: source.text, span });
    else if (ts.isIdentifier(source)) cx.exports.push({ kind: 'local', name, value: nameExpr(source, cx), span });
  }
}

/** `export default x` binds what is no name to the name `default`; `export = x` does so with `export=`. */
export function lowerExportAssignment(node: ts.ExportAssignment, cx: Lowering, out: Stmt[]): void {
  const name = node.isExportEquals ? 'export=' : 'default';
  const span = nodeSpan(node, cx);
  const value = lowerExpr(node.expression, cx);
  const isName = value.kind === 'name';
  if (!isName) out.push(assign({ kind: 'name', name, declares: 'block', span: value.span }, value, span));
  if (node.isExportEquals) {
    addWholeExport(value, span, cx.exports);
  } else {
    const exported: Expr = isName ? value : { kind: 'name', name, declares: null, span: value.span };
    cx.exports.push({ kind: 'local', name, value: exported, span });
  }
}

/** What `export` in front of a declaration exports. */
export function addDeclaredExports(node: ts.Statement, cx: Lowering): void {
  if (!hasModifier(node, cx.kinds.ExportKeyword)) return;
  const span = nodeSpan(node, cx);
  const names = declaredNames(node, cx);
  if (hasModifier(node, cx.kinds.DefaultKeyword)) {
    const [name] = names;
    const value: NameExpr = name ? nameExpr(name, cx) : { kind: 'name', name: 'default', declares: null, span };
    cx.exports.push({ kind: 'local', name: 'default', value, span });
    return;
  }
  for (const name of names) cx.exports.push({ kind: 'local', name: name.text, value: nameExpr(name, cx), span });
}

function assign(target: NameExpr, value: Expr, span: Stmt['span']): Stmt {
  return { kind: 'assign', target, value, operator: null, type: null, span };
}

function entityExpr(name: ts.EntityName, cx: Lowering): Expr {
  const [first = '', ...rest] = entityPath(name, cx);
  const span = nodeSpan(name, cx);
  return rest.reduce<Expr>(
    (object, member) => ({ kind: 'member', object, name: member, nameSpan: span, isOptional: false, span }),
    { kind: 'name', name: first, declares: null, span },
  );
}
