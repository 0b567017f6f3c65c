import type { ImportIr, Stmt } from '../../../ir/types.ts';
import type { SyntaxNode } from '../syntax.ts';
import { childOf, childOfType, childrenOf, spanOfNode } from '../syntax.ts';
import type { LowerContext } from './context.ts';
import { textOf } from './context.ts';
import { declaredName } from './targets.ts';

/** Lowers `import …` and `from … import …`, notes what they import and under which names `typing.cast` is known. */
export function lowerImport(node: SyntaxNode, context: LowerContext): Stmt {
  const written =
    node.type === 'import_statement'
      ? childrenOf(node, 'name').map((child) => importedModule(child, context))
      : importedNames(node, context);
  const imports = written.filter((imported) => imported.name !== '' && imported.module !== '');
  for (const imported of imports) {
    context.imports.push(imported);
    noteCast(imported, context);
  }
  return { kind: 'import', imports, span: spanOfNode(node) };
}

/** `import a.b as c` binds the module; `import a.b` binds `a` and loads `a.b`. */
function importedModule(node: SyntaxNode, context: LowerContext): ImportIr {
  const common = { name: '*', typeOnly: context.isTypeOnly, span: spanOfNode(node) };
  const alias = childOf(node, 'alias');
  const path = dottedName(childOf(node, 'name') ?? node, context);
  if (alias) return { ...common, module: path, local: declaredName(alias, context) };
  const [first] = node.children;
  const root = path.split('.')[0] ?? path;
  const local = declaredName(first && first.type === 'identifier' ? first : node, context);
  return root === path ? { ...common, module: path, local } : { ...common, module: root, local, loads: [path] };
}

function importedNames(node: SyntaxNode, context: LowerContext): readonly ImportIr[] {
  const source = childOf(node, 'module_name');
  const module = source ? dottedName(source, context) : '__future__';
  const wildcard = childOfType(node, 'wildcard_import');
  const typeOnly = context.isTypeOnly;
  if (wildcard) return [{ module, name: '*', local: null, typeOnly, span: spanOfNode(wildcard) }];
  return childrenOf(node, 'name').map((child) => {
    const name = childOf(child, 'name') ?? child;
    const alias = childOf(child, 'alias') ?? name;
    return {
      module,
      name: dottedName(name, context),
      local: declaredName(alias, context),
      typeOnly,
      span: spanOfNode(child),
    };
  });
}

/** `a . b` may be written with spaces. */
const dottedName = (node: SyntaxNode, context: LowerContext): string => textOf(node, context).replace(/[\s\\]+/g, '');

function noteCast(imported: ImportIr, context: LowerContext): void {
  if (imported.local === null || (imported.module !== 'typing' && imported.module !== 'typing_extensions')) return;
  if (imported.name === 'cast') context.casts.add(imported.local.name);
  if (imported.name === '*') context.casts.add(`${imported.local.name}.cast`);
}
