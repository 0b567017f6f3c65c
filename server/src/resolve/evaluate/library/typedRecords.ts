import type { Context } from '../context.ts';
import { type Abstract, type BoundArgument, type HeapEntry, staticText } from '../domain.ts';
import { spreadInto } from '../records.ts';

/**
 * `TextBlockParam(type="text", text=…)`: the types of Python SDKs are typed dictionaries or models, and calling one makes a record of its
 * keywords. Null for other functions.
 */
export function typedRecord(context: Context, path: string, args: readonly BoundArgument[]): Abstract | null {
  if (context.module.language !== 'python') return null;
  const found = /^([\w.]+)\.(?:types|models|messages)(?:\.\w+)*?\.([A-Z]\w*)$/.exec(path);
  const [, owner = '', name = ''] = found ?? [];
  if (!found || !isSdk(context, owner) || args.some(({ form }) => form === 'positional' || form === 'spread'))
    return null;
  const entries = new Map<string, HeapEntry>();
  const role = /^(System|Developer|User|Human|Assistant|AI|Tool)Message/.exec(name)?.[1]?.toLowerCase();
  if (role) entries.set('role', { value: staticText(role, null), isMaybe: false, location: null });
  let open: ReturnType<typeof spreadInto> = null;
  for (const { form, name: key, value, location } of args) {
    if (form === 'named' && key) entries.set(key, { value, isMaybe: false, location });
    else open = spreadInto(context, entries, value, location) ?? open;
  }
  return context.state.allocate({ kind: 'record', entries, open, instance: null });
}

/** Whether a module, or a package above it, is one of an SDK. */
function isSdk(context: Context, module: string): boolean {
  const parts = module.split('.');
  return parts.some((_, end) => context.program.host.sdk.isSdkModule('python', parts.slice(0, end + 1).join('.')));
}
