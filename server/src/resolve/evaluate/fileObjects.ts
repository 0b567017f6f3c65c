import { folderOf } from '../../base/paths.ts';
import type { ObjectOfFile } from '../../sdks/types.ts';
import type { Invocation } from './calls.ts';
import type { Context } from './context.ts';
import { type HeapEntry, isNothing, type Provenant, type SdkInstance, staticText } from './domain.ts';
import { yamlValue } from './library/json.ts';
import { messagesOf } from './library/promptText.ts';
import { memberOf } from './members.ts';
import { spreadInto } from './records.ts';
import { staticString } from './text.ts';

const nowhere = { start: 0, end: 0 };

/**
 * The options of an object that a file describes: the fields of the YAML that it begins with, and the messages of the text behind it. Null
 * where the name is not known, or where no such file is understood; a prompt of that name may then be defined in code.
 */
export function optionsInFile(
  context: Context,
  object: SdkInstance,
  member: ObjectOfFile,
  { args }: Invocation,
): ReadonlyMap<string, HeapEntry> | null {
  const name = staticString(args[0]?.value ?? staticText('', null));
  const folder = folderIn(context, object, member);
  if (!name || folder === null) return null;
  const given = args[1] ? memberOf(context, args[1].value, member.variant, nowhere) : null;
  const variant = given && !isNothing(given) ? staticString(given) : null;
  const file = find(context, `${folder}/${name}${variant === null ? '' : `.${variant}`}${member.ending}`);
  if (file === null) return null;
  context.program.dependencies.add(file.path);
  const [, head = '', body = ''] = FRONT_MATTER.exec(file.text) ?? [null, '', file.text];
  const origin: Provenant = { definition: { path: file.path, span: nowhere }, from: 'cross-file' };
  const fields = yamlValue(head === '' ? '{}' : head, origin);
  const entries = new Map<string, HeapEntry>();
  if (fields === null || spreadInto(context, entries, fields, null) !== null) return null;
  const messages = messagesOf(context, body, { path: file.path, start: file.text.length - body.length }, origin);
  entries.set(member.body, { value: messages, isMaybe: false, location: null });
  return entries;
}

/** Lines with comments may stand before the YAML. */
const FRONT_MATTER = /^(?:(?:#[^\n]*|[ \t]*)\r?\n)*---\s*\r?\n([\s\S]*?)\r?\n---\s*\r?\n([\s\S]*)$/;

function folderIn(context: Context, { options }: SdkInstance, { folder }: ObjectOfFile): string | null {
  const record = options.kind === 'ref' ? context.state.object(options.id) : null;
  if (record?.kind !== 'record') return null;
  const given = record.entries.get(folder.option);
  return given === undefined ? (record.open === null ? folder.default : null) : staticString(given.value);
}

/** The file as a program finds it that is started in a folder above its code. */
function find(context: Context, path: string): { readonly path: string; readonly text: string } | null {
  const from = context.module.ir.path;
  for (let above: string | null = folderOf(from); above !== null; above = above === '' ? null : folderOf(above)) {
    const wanted = `/${above === '' ? '' : `${above}/`}${path.replace(/^\.\//, '')}`;
    const file = context.program.host.text(from, wanted);
    if (file === 'pending') {
      context.program.pending.add(wanted);
      return null;
    }
    if (file !== null) return file;
  }
  return null;
}
