import { pathIndexOf } from '../../../server/src/base/pathIndex.ts';
import type { LanguageId } from '../../../server/src/ir/types.ts';
import { createModuleResolver, type ResolvedModule } from '../../../server/src/resolve/modules/resolver.ts';

/** A workspace as texts by path; an object stands for its JSON. */
export type World = Readonly<Record<string, string | object>>;

export const textOf = (content: string | object): string =>
  typeof content === 'string' ? content : JSON.stringify(content);

/** `path`, `pkg name subpath`, `ns path`, `missing` or `pending path`. */
export function print(answer: ResolvedModule): string {
  switch (answer.kind) {
    case 'file':
      return answer.path;
    case 'package':
      return `pkg ${answer.name}${answer.subpath === '' ? '' : ` ${answer.subpath}`}`;
    case 'namespace-package':
      return `ns ${answer.path}`;
    case 'missing':
      return 'missing';
    case 'pending':
      return `pending ${answer.path}`;
  }
}

export function resolverOf(world: World, language: LanguageId, pythonPackages: readonly string[] = []) {
  const index = pathIndexOf(Object.keys(world));
  const read = (path: string): string | null => {
    const content = world[path];
    return content === undefined ? null : textOf(content);
  };
  const resolver = createModuleResolver(index, read, { pythonPackages: new Set(pythonPackages) });
  return (fromPath: string, specifier: string): string => print(resolver.resolve(fromPath, specifier, language));
}

/** Files whose text does not matter. */
export const filesOf = (...paths: readonly string[]): World => Object.fromEntries(paths.map((path) => [path, '']));
