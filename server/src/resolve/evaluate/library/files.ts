import type { Span } from '../../../base/span.ts';
import { type Context, codeOf } from '../context.ts';
import { type Abstract, type BoundArgument, opaque } from '../domain.ts';
import { staticString } from '../text.ts';

const READERS =
  /^((fs|fs\/promises|fs\.promises)\.)?(readFileSync|readFile)$|^Bun\.file$|^Deno\.readTextFile(Sync)?$|^open$|^(pathlib\.)?Path$/;
const PATH_BUILDERS = /^(path\.(join|resolve)|join|resolve|os\.path\.(join|abspath|dirname)|url\.fileURLToPath)$/;

/** Files that the code reads by a constant path: their text, if the workspace has it. Null for other functions. */
export function readFile(context: Context, path: string, args: readonly BoundArgument[], span: Span): Abstract | null {
  if (PATH_BUILDERS.test(path)) return joinedPath(args);
  if (!READERS.test(path)) return null;
  const name = args[0] ? staticString(args[0].value) : null;
  const unknown = opaque('run-time-value', codeOf(context, span), { kind: 'file' });
  if (name === null) return unknown;
  const file = context.program.host.text(context.module.ir.path, name);
  if (file === 'pending') {
    context.program.pending.add(name);
    return opaque('pending', name, { kind: 'file' });
  }
  if (!file || /\.(json|csv|ya?ml|png|jpe?g|wav|mp3|pdf)$/.test(file.path)) return unknown;
  context.program.dependencies.add(file.path);
  return {
    kind: 'text',
    parts: [
      { kind: 'static', text: file.text, location: { path: file.path, span: { start: 0, end: file.text.length } } },
    ],
    origin: { definition: { path: file.path, span: { start: 0, end: 0 } }, from: 'cross-file' },
  };
}

/** `path.join(__dirname, 'prompts', 'system.md')`: the constant parts, taken as relative to the file. */
function joinedPath(args: readonly BoundArgument[]): Abstract {
  const parts: string[] = [];
  for (const argument of args) {
    const text = staticString(argument.value);
    if (text !== null) parts.push(text);
    else if (parts.length > 0) return opaque('run-time-value');
  }
  if (parts.length === 0) return opaque('run-time-value');
  return {
    kind: 'text',
    parts: [{ kind: 'static', text: parts.join('/'), location: null }],
    origin: { definition: null, from: 'literal' },
  };
}
