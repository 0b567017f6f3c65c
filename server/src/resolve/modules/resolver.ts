import { folderOf } from '../../base/paths.ts';
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
  const script = asker(createScriptResolver(sources), folderOf);
  const python = asker(createPythonResolver(sources, options.pythonPackages ?? new Set()), (path) => path);
  return {
    resolve: (fromPath, specifier, language) =>
      language === 'python' ? python(fromPath, specifier) : script(fromPath, specifier),
  };
}

type Resolve = (fromPath: string, specifier: string) => ResolvedModule;

/**
 * Keeps answers for all files of one place: a script's imports depend on its folder alone, in Python a file never resolves to itself. They
 * are found by texts that are at hand, because they are looked up all the time.
 */
function asker(resolve: Resolve, placeOf: (path: string) => string): Resolve {
  const byPlace = new Map<string, Map<string, ResolvedModule>>();
  const byFile = new Map<string, Map<string, ResolvedModule>>();

  function answersFor(fromPath: string): Map<string, ResolvedModule> {
    const place = placeOf(fromPath);
    const answers = byPlace.get(place) ?? new Map<string, ResolvedModule>();
    byPlace.set(place, answers);
    byFile.set(fromPath, answers);
    return answers;
  }

  return (fromPath, specifier) => {
    const answers = byFile.get(fromPath) ?? answersFor(fromPath);
    const known = answers.get(specifier);
    if (known !== undefined) return known;
    try {
      const answer = resolve(fromPath, specifier);
      answers.set(specifier, answer);
      return answer;
    } catch (error) {
      if (error instanceof PendingText) return { kind: 'pending', path: error.path };
      throw error;
    }
  };
}
