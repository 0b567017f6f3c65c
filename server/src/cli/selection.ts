import type { EngineSettings, WorkspaceOptions } from '../analysis/engine.ts';
import { isSourceFile } from '../workspace/excludes.ts';
import { type Arguments, type Options, UsageError } from './command.ts';
import type { CliPorts } from './ports.ts';

/** What a command looks at, and by which settings. */
export interface Selection {
  /** The folder that all paths of the report start from; absolute. */
  readonly root: string;
  readonly settings: EngineSettings;
  readonly options: WorkspaceOptions;
}

/** The options that decide what is looked at. */
export const selectionOptions = {
  config: { value: 'FILE', summary: 'use this config in place of the llm-cost.json files found' },
  'as-of': {
    value: 'DATE',
    summary: 'read prices and shutdown dates as of YYYY-MM-DD (default: the day of the catalogue)',
  },
  include: { value: 'GLOB', summary: 'look at these files only', multiple: true },
  exclude: { value: 'GLOB', summary: 'leave these files out', multiple: true },
  'no-default-excludes': { value: null, summary: 'look at tests, examples, docs, fixtures and generated code too' },
} as const satisfies Options;

/** Reads the paths and options of a command line. Throws a `UsageError` for what does not exist or makes no sense. */
export function selectionOf(given: Arguments, ports: CliPorts): Selection {
  const { root, paths } = rootOf(given.positionals, ports);
  const include = given.texts('include');
  return {
    root,
    settings: {
      asOf: dateOf(given.text('as-of')),
      configPath: configOf(given.text('config'), root, ports),
      ruleLevels: {},
    },
    options: {
      ...(paths.length > 0 ? { paths } : {}),
      ...(include.length > 0 ? { include } : {}),
      exclude: given.texts('exclude'),
      defaultExcludes: !given.isSet('no-default-excludes'),
    },
  };
}

/** The working folder, if all paths are in it; else the nearest folder that holds them all. No paths mean all of the root. */
function rootOf(
  given: readonly string[],
  { disk, cwd }: CliPorts,
): { readonly root: string; readonly paths: readonly string[] } {
  const paths = given.map((path) => ({ path, absolute: disk.resolve(cwd, path) }));
  const folders: string[] = [];
  for (const { path, absolute } of paths) {
    const kind = disk.kindOf(absolute);
    if (kind === null) throw new UsageError(`${path}: there is no such file or folder.`);
    if (kind === 'file' && !isSourceFile(absolute)) {
      throw new UsageError(`${path}: not a file that can be analysed (TypeScript, JavaScript, Python, notebooks).`);
    }
    folders.push(kind === 'folder' ? absolute : disk.resolve(absolute, '..'));
  }
  let root = folders.every((folder) => isWithin(folder, cwd)) ? cwd : (folders[0] ?? cwd);
  while (!folders.every((folder) => isWithin(folder, root))) root = disk.resolve(root, '..');
  const relative = paths.map(({ absolute }) => disk.relative(root, absolute));
  return { root, paths: relative.includes('') ? [] : relative };

  function isWithin(path: string, folder: string): boolean {
    return isInside(disk.relative(folder, path));
  }
}

const isInside = (relative: string): boolean =>
  relative !== '..' && !relative.startsWith('../') && !/^([a-z]:|\/)/i.test(relative);

/** Reads the value of `--as-of`; null where it is not given. */
export function dateOf(text: string | null): string | null {
  if (text === null) return null;
  const isDate =
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text);
  if (!isDate) throw new UsageError(`--as-of ${text}: not a date. Write it as 2026-11-10.`);
  return text;
}

function configOf(text: string | null, root: string, { disk, cwd }: CliPorts): string | null {
  if (text === null) return null;
  const absolute = disk.resolve(cwd, text);
  if (disk.kindOf(absolute) !== 'file') throw new UsageError(`--config ${text}: there is no such file.`);
  const relative = disk.relative(root, absolute);
  if (!isInside(relative))
    throw new UsageError(`--config ${text}: the file is not in the folder that is looked at (${root}).`);
  return relative;
}
