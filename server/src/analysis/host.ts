import type { PathIndex } from '../base/pathIndex.ts';
import { folderOf } from '../base/paths.ts';
import type { Host, SdkLookup } from '../resolve/evaluate/program.ts';
import type { ModuleResolver } from '../resolve/modules/resolver.ts';
import type { Sources } from './sources.ts';

/** The evaluation's view of a workspace. */
export function createHost(input: {
  readonly sources: Sources;
  readonly index: PathIndex;
  readonly resolver: ModuleResolver;
  readonly environment: Host['environment'];
  readonly sdk: SdkLookup;
  /** Whether a text is still to be read. */
  readonly isPending?: (path: string) => boolean;
}): Omit<Host, 'isDemanded'> {
  const { sources, index, resolver, isPending = () => false } = input;
  return {
    module: (path) => sources.lowered(path)?.ir ?? (isPending(path) ? 'pending' : null),
    resolve: (from, specifier, language) => resolver.resolve(from, specifier, language),
    text: (from, path) => {
      const found = candidates(from, path).find((candidate) => index.has(candidate));
      const text = found === undefined ? null : sources.text(found);
      if (found === undefined) return null;
      return text === null ? (isPending(found) ? 'pending' : null) : { path: found, text };
    },
    environment: input.environment,
    sdk: input.sdk,
  };
}

/** A path that the code reads may be meant from the file's folder or from the root. It never leaves the workspace. */
function candidates(from: string, path: string): readonly string[] {
  const folder = folderOf(from);
  return [joined(folder, path), joined('', path)].filter((candidate) => candidate !== null);
}

function joined(folder: string, path: string): string | null {
  if (/^([A-Za-z]:|\/|\\)/.test(path)) return joined('', path.replace(/^([A-Za-z]:)?[/\\]+/, ''));
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split(/[/\\]/)) {
    if (part === '..') {
      if (parts.length === 0) return null;
      parts.pop();
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
