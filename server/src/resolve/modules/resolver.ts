import { folderOf } from '../../base/paths.ts';
import type { LanguageId } from '../../ir/types.ts';
import { createPythonResolver } from './python.ts';
import { createScriptResolver } from './script.ts';
import { sourcesOf } from './sources.ts';
import { type ModuleResolver, type PathIndex, PendingText, type ReadText, type ResolvedModule } from './types.ts';

export type { ModuleResolver, ResolvedModule } from './types.ts';

export interface ResolverOptions {
  /** Python import roots of known packages. A folder without `__init__.py` never stands for one of these. */
  readonly pythonPackages?: ReadonlySet<string>;
}

/**
 * Resolves imports over a snapshot: existence is asked of the index, and only manifests and compiler settings are read. Answers are kept,
 * except pending ones. It never throws.
 */
export function createModuleResolver(index: PathIndex, read: ReadText, options: ResolverOptions = {}): ModuleResolver {
  const sources = sourcesOf(index, read);
  const script = createScriptResolver(sources);
  const python = createPythonResolver(sources, options.pythonPackages ?? new Set());
  const answers = new Map<string, ResolvedModule>();

  function resolve(fromPath: string, specifier: string, language: LanguageId): ResolvedModule {
    // A script's imports depend on its folder alone; in Python a file never resolves to itself.
    const key = `${language === 'python' ? fromPath : folderOf(fromPath)}\n${language === 'python' ? 'py' : 'js'} ${specifier}`;
    const known = answers.get(key);
    if (known !== undefined) return known;
    try {
      const answer = language === 'python' ? python(fromPath, specifier) : script(fromPath, specifier);
      answers.set(key, answer);
      return answer;
    } catch (error) {
      if (error instanceof PendingText) return { kind: 'pending', path: error.path };
      throw error;
    }
  }
  return { resolve };
}
