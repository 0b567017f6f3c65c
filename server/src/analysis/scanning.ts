import { hashText } from '../base/hash.ts';
import type { Host } from '../resolve/evaluate/program.ts';
import { createImporterIndex, type Importer } from '../workspace/importers.ts';
import type { FileNotice, ListOptions, SkipCounts } from '../workspace/ports.ts';
import type { WorkspaceScan } from '../workspace/scan.ts';
import type { WorkspaceOptions } from './engine.ts';
import type { EnginePorts } from './ports.ts';
import type { WorkspaceAnalysis } from './types.ts';

/** Who imports what among the scanned files. */
export function importers(found: WorkspaceScan, host: Omit<Host, 'isDemanded'>): (path: string) => readonly Importer[] {
  return createImporterIndex(found.files.values(), (from, specifier) => {
    const resolved = host.resolve(from, specifier, /\.(py|ipynb)$/.test(from) ? 'python' : 'typescript');
    return resolved.kind === 'file' ? resolved.path : null;
  });
}

/** What to list, in the words of the file port. */
export function listOptions(ports: EnginePorts, options: WorkspaceOptions | undefined): ListOptions {
  const globs = ports.globs;
  return {
    ...(options?.paths && options.paths.length > 0 ? { paths: options.paths } : {}),
    ...(options?.include && options.include.length > 0 ? { include: globs(options.include) } : {}),
    ...(options?.exclude && options.exclude.length > 0 ? { exclude: globs(options.exclude) } : {}),
    ...(options?.defaultExcludes === undefined ? {} : { defaultExcludes: options.defaultExcludes }),
  };
}

/** A shard takes files by the hash of their path, so that adding a file moves no other. */
export function shardTest(shard: WorkspaceOptions['shard']): (path: string) => boolean {
  if (!shard) return () => true;
  return (path) => Number.parseInt(hashText(path).slice(0, 8), 16) % shard.of === shard.index - 1;
}

export const skippedRows = (counts: SkipCounts): WorkspaceAnalysis['skipped'] =>
  Object.entries(counts)
    .map(([reason, count]) => ({ reason, count: count ?? 0 }))
    .toSorted((a, b) => a.reason.localeCompare(b.reason));

export const noticeTexts: Readonly<Record<FileNotice['kind'], string>> = {
  'invalid-utf8': 'The file is not valid UTF-8; bytes that could not be read were replaced. Save it as UTF-8.',
  'too-many-files':
    'The workspace has too many files; the listing stopped at its limit. Narrow it with --include or --exclude.',
  unreadable: 'The file cannot be read and was left out. Check its permissions.',
};

/** What is said of a file whose analysis failed for a reason that lies in this program. */
export const failureText = (error: unknown): string =>
  `The file could not be analysed, so calls in it may be missing: ${error instanceof Error ? error.message : String(error)}. This is a mistake of LLM Cost Lens; please report it.`;
