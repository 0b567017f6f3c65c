import { folderOf, nameOf } from '../../../base/paths.ts';
import type { Span } from '../../../base/span.ts';
import { type Context, codeOf } from '../context.ts';
import { type Abstract, type BoundArgument, forced, inert, lazily, nowhere, opaque, staticText } from '../domain.ts';
import { staticString } from '../text.ts';

/**
 * Paths that the code puts together. A path that begins with `/` starts at the root of the workspace (`__file__`), any other one is
 * relative to a folder that only the run knows: it is looked for beside the file and at the root.
 */
export const pathValue = (path: string): Abstract => ({ kind: 'path', path, origin: nowhere });

/** A name that stands for a place of its file: `__file__`, `__dirname`, `import.meta.url`; null for other names. */
export function placeName(context: Context, name: string): Abstract | null {
  const file = `/${context.module.ir.path}`;
  if (/^(__file__|__filename|import\.meta\.(url|filename|path))$/.test(name)) return pathValue(file);
  return /^(__dirname|import\.meta\.(dirname|dir))$/.test(name) ? pathValue(folderAbove(file)) : null;
}

/** Functions that make a path: null for other functions. */
export function pathCall(context: Context, name: string, args: readonly BoundArgument[], span: Span): Abstract | null {
  if (/^((process|os)\.(cwd|getcwd)|cwd|(pathlib\.)?Path\.cwd)$/.test(name)) return pathValue('');
  if (/^(importlib\.)?resources\.files$|^importlib_resources\.files$/.test(name))
    return packageFolder(context, args[0]);
  if (/^((posix)?path\.(join|resolve)|os\.path\.join|(pathlib|anyio)\.(Pure)?Path|Path)$/.test(name))
    return joinedPath(context, args, span);
  const [first, second] = args;
  if (/^((posix)?path|os\.path)\.dirname$/.test(name)) return pathOr(context, first, folderAbove, span);
  if (/^(os\.path\.(abspath|realpath|normpath|expanduser)|path\.normalize|(url\.)?fileURLToPath)$/.test(name))
    return pathOr(context, first, (path) => path, span);
  return /^(url\.)?URL$/.test(name) && first && second ? urlBeside(first, second) : null;
}

/** `new URL('prompt.md', import.meta.url)`; null for addresses. */
function urlBeside(relative: BoundArgument, base: BoundArgument): Abstract | null {
  const [path, file] = [staticString(relative.value), staticString(base.value)];
  return path !== null && file?.startsWith('/') ? pathValue(joinTo(folderAbove(file), path)) : null;
}

/** What a path has under a name: `parent`, `name`, or itself under the names of its other forms. */
export function pathMember(context: Context, path: string, name: string): Abstract | null {
  switch (name) {
    case 'parent':
      return pathValue(folderAbove(path));
    case 'parents': {
      const folders: string[] = [];
      for (let folder = folderAbove(path); folders.at(-1) !== folder; folder = folderAbove(folder))
        folders.push(folder);
      const items = folders.map((each) => ({
        value: pathValue(each),
        isMaybe: false,
        isRepeated: false,
        location: null,
      }));
      return context.state.allocate({ kind: 'list', items, open: null });
    }
    case 'pathname':
    case 'href':
      return pathValue(path);
    case 'name':
      return staticText(nameOf(path), null);
    case 'stem':
      return staticText(nameOf(path).replace(/\.[^.]*$/, ''), null);
    default:
      return null;
  }
}

/** What a method of a path makes of it; null for methods that make no path. */
export function pathMethod(
  context: Context,
  path: string,
  name: string,
  args: readonly BoundArgument[],
  span: Span,
): Abstract | null {
  switch (name) {
    case 'resolve':
    case 'absolute':
    case 'expanduser':
    case 'as_posix':
    case 'toString':
      return pathValue(path);
    case 'joinpath':
      return joinedPath(
        context,
        [{ form: 'positional', name: null, value: pathValue(path), location: null }, ...args],
        span,
      );
    case 'with_name':
      return pathOr(context, args[0], (last) => joinTo(folderAbove(path), last), span);
    case 'with_suffix':
      return pathOr(context, args[0], (end) => path.replace(/(\.[^./]*)?$/, end), span);
    default:
      return null;
  }
}

/** `path.join(__dirname, 'prompts', 'system.md')`, `Path(__file__).parent / "system.md"`. A start that only the run knows is left out. */
export function joinedPath(context: Context, args: readonly BoundArgument[], span: Span): Abstract {
  const values = args.map(({ value }) => value);
  const isWaiting = values.some((value) => value.kind === 'lazy');
  return isWaiting ? inert(values, () => joined(context, values.map(forced), span)) : joined(context, values, span);
}

function joined(context: Context, values: readonly Abstract[], span: Span): Abstract {
  let path: string | null = null;
  for (const value of values) {
    const piece = staticString(value);
    if (piece === null && path !== null) return unknownPath(context, span);
    if (piece !== null) path = path === null || value.kind === 'path' ? piece : joinTo(path, piece);
  }
  return path === null ? unknownPath(context, span) : pathValue(path);
}

/** `folder / name` of Python's paths; null for other operands. */
export function pathBelow(context: Context, left: Abstract, right: Abstract, span: Span): Abstract | null {
  if (left.kind === 'path' || right.kind === 'path')
    return joinedPath(
      context,
      [left, right].map((value) => ({ form: 'positional', name: null, value, location: null })),
      span,
    );
  return left.kind === 'opaque' && left.provenance.kind === 'file' ? unknownPath(context, span) : null;
}

const unknownPath = (context: Context, span: Span): Abstract =>
  opaque('run-time-value', codeOf(context, span), { kind: 'file' });

function pathOr(
  context: Context,
  argument: BoundArgument | undefined,
  change: (path: string) => string,
  span: Span,
): Abstract {
  if (!argument) return unknownPath(context, span);
  return lazily(argument.value, (value) => {
    const path = staticString(value);
    return path === null ? unknownPath(context, span) : pathValue(change(path));
  });
}

/** The folder of a package's data: `files("app.prompts")`, `files(__package__)`. */
function packageFolder(context: Context, argument: BoundArgument | undefined): Abstract {
  const { ir } = context.module;
  const value = argument?.value;
  if (value?.kind === 'namespace') return pathValue(folderAbove(`/${value.module.ir.path}`));
  const name = value === undefined ? null : staticString(value);
  if (name === null) return pathValue(folderAbove(`/${ir.path}`));
  const found = context.program.host.resolve(ir.path, name, 'python');
  if (found.kind === 'file') return pathValue(folderAbove(`/${found.path}`));
  return pathValue(found.kind === 'namespace-package' ? `/${found.path}` : name.replaceAll('.', '/'));
}

const folderAbove = (path: string): string => (path.startsWith('/') ? `/${folderOf(path.slice(1))}` : folderOf(path));

/** Goes from a folder along a relative path. Where the folder is not known, `..` is kept. */
function joinTo(folder: string, relative: string): string {
  const isRooted = folder.startsWith('/');
  const segments = folder.split('/').filter((segment) => segment !== '');
  for (const segment of relative.split(/[/\\]/)) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop();
    else segments.push(segment);
  }
  return `${isRooted ? '/' : ''}${segments.join('/')}`;
}
