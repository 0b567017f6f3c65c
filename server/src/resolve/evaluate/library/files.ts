import type { Span } from '../../../base/span.ts';
import { type Context, codeOf } from '../context.ts';
import { type Abstract, type BoundArgument, choice, isNothing, lazily, opaque } from '../domain.ts';
import { staticString } from '../text.ts';
import { joinedPath, pathCall, pathMethod, pathValue } from './paths.ts';

const READERS =
  /^((fs|fs\/promises|fs\.promises)\.)?(readFileSync|readFile)$|^Bun\.file$|^Deno\.readTextFile(Sync)?$|^((codecs|io|aiofiles|anyio)\.)?open(_file)?$/;

/** Files that the code reads by a path that it writes: their text, if the workspace has it. Null for other functions. */
export function readFile(context: Context, name: string, args: readonly BoundArgument[], span: Span): Abstract | null {
  const path = pathCall(context, name, args, span);
  if (path) return path;
  if (/^(importlib\.)?resources\.(read_text|open_text)$|^pkgutil\.get_data$/.test(name)) {
    const folder = pathCall(context, 'resources.files', args.slice(0, 1), span);
    const [, file] = args;
    return folder && file ? textAt(context, joinedPath(context, [positional(folder), file], span), span) : null;
  }
  if (!READERS.test(name)) return null;
  const [file, mode = args.find((argument) => argument.name === 'mode')] = args;
  const isWritten =
    name.includes('open') && mode?.form !== 'spread' && mode && /[wax]/.test(staticString(mode.value) ?? '');
  return isWritten || !file ? unseen(context, span) : textAt(context, file.value, span);
}

/** A method of a path: another path, or the text of the file there. Null if it is not understood. */
export function readPath(
  context: Context,
  path: string,
  name: string,
  args: readonly BoundArgument[],
  span: Span,
): Abstract | null {
  if (name === 'open') return readFile(context, 'open', [positional(pathValue(path)), ...args], span);
  if (name === 'read_text' || name === 'read_bytes') return textAt(context, pathValue(path), span);
  return pathMethod(context, path, name, args, span);
}

const positional = (value: Abstract): BoundArgument => ({ form: 'positional', name: null, value, location: null });

const unseen = (context: Context, span: Span): Abstract => ({
  ...opaque('run-time-value', codeOf(context, span), { kind: 'file' }),
  type: 'text',
});

export function textAt(context: Context, path: Abstract, span: Span): Abstract {
  if (path.kind === 'lazy') return lazily(path, (settled) => textAt(context, settled, span));
  if (path.kind === 'choice') {
    // Nobody can open a file without a name.
    const paths = path.alternatives.filter((item) => !isNothing(item));
    return paths.length > 0 ? choice(paths.map((item) => textAt(context, item, span))) : unseen(context, span);
  }
  const name = staticString(path);
  if (name === null) return unseen(context, span);
  const file = context.program.host.text(context.module.ir.path, name);
  if (file === 'pending') {
    context.program.pending.add(name);
    return opaque('pending', name, { kind: 'file' });
  }
  if (!file || /\.(csv|png|jpe?g|wav|mp3|pdf)$/.test(file.path)) return unseen(context, span);
  context.program.dependencies.add(file.path);
  return {
    kind: 'text',
    parts: [
      { kind: 'static', text: file.text, location: { path: file.path, span: { start: 0, end: file.text.length } } },
    ],
    origin: { definition: { path: file.path, span: { start: 0, end: 0 } }, from: 'cross-file' },
  };
}
