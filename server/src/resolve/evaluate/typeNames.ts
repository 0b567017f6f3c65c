import type { TypeDeclarationIr, TypeIr } from '../../ir/types.ts';
import { loadModule, type Module, type Program } from './program.ts';

/** An interface or alias, with the file that declares it. */
export interface DeclaredType {
  readonly module: Module;
  readonly declaration: TypeDeclarationIr;
}

/** A property of an object type, with the file that its type is written in. */
export interface TypedMember {
  readonly name: string;
  readonly type: TypeIr;
  readonly module: Module;
}

/** The interface or alias that a file means by a name, its own or an imported one. Files that lead to no billed call are not looked into. */
export function declaredType(
  program: Program,
  module: Module,
  path: readonly string[],
  depth = 0,
): DeclaredType | null {
  const [first = '', inner, ...deeper] = path;
  if (module.language === 'python' || deeper.length > 0 || depth > MAX_DEPTH) return null;
  if (inner === undefined) {
    const own = module.ir.types?.find((item) => item.name === first);
    if (own) return { module, declaration: own };
  }
  const item = module.ir.imports.find(({ local }) => local?.name === first);
  const isWhole = item?.name === '*';
  if (!item?.name || isWhole !== (inner !== undefined)) return null;
  return exportedTypeOf(program, module, item.module, inner ?? item.name, depth + 1);
}

/** The interface or alias that others get from a file by a name. */
export function exportedType(program: Program, module: Module, name: string, depth = 0): DeclaredType | null {
  const { types = [], exports } = module.ir;
  const own = types.find((item) => item.isExported && item.name === name);
  if (own && name !== 'default') return { module, declaration: own };
  for (const item of exports) {
    if (item.kind === 'local' && item.name === name) {
      if (item.value.kind !== 'name') return null;
      // `export default interface X` exports the name `default`, which nothing has.
      const declaration = types.find(({ span }) => span.start >= item.span.start && span.end <= item.span.end);
      return declaration ? { module, declaration } : declaredType(program, module, [item.value.name], depth);
    }
    if (item.kind !== 're-export' || (item.name !== name && (item.name !== '*' || name === 'default'))) continue;
    const inner = item.name === '*' ? name : item.imported;
    const found = exportedTypeOf(program, module, item.module, inner, depth + 1);
    if (found) return found;
  }
  return null;
}

/** The properties of an object type, through aliases, intersections and what interfaces extend. Null for types that are none. */
export function membersOfType(
  program: Program,
  module: Module,
  type: Pick<TypeIr, 'path' | 'args' | 'members'>,
  depth = 0,
): readonly TypedMember[] | null {
  const [first = ''] = type.path;
  if (depth > MAX_DEPTH) return null;
  if (first === '{}') return (type.members ?? []).map((member) => ({ ...member, module }));
  if (first === '&') {
    const parts = type.args.map((part) => membersOfType(program, module, part, depth + 1));
    return parts.every((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
  }
  const [inner] = type.args;
  if (SAME_MEMBERS.has(first) && inner) return membersOfType(program, module, inner, depth + 1);
  const declared = declaredType(program, module, type.path, depth);
  return declared && membersOfType(program, declared.module, declared.declaration.type, depth + 1);
}

const SAME_MEMBERS: ReadonlySet<string> = new Set(['Readonly', 'Partial', 'Required', 'Omit', 'Pick']);

const MAX_DEPTH = 8;

function exportedTypeOf(
  program: Program,
  module: Module,
  specifier: string,
  name: string,
  depth: number,
): DeclaredType | null {
  const resolved = depth > MAX_DEPTH ? null : program.host.resolve(module.ir.path, specifier, 'typescript');
  if (resolved?.kind !== 'file' || !program.host.isDemanded(resolved.path)) return null;
  const target = loadModule(program, resolved.path);
  return target && target.language === 'typescript' ? exportedType(program, target, name, depth) : null;
}
