import type { CallExpr, FunctionIr } from '../../ir/types.ts';
import type { Meaning } from '../../sdks/types.ts';
import type { Invocation } from './calls.ts';
import type { Context } from './context.ts';
import { type Abstract, nowhere, type Opaque, type SdkInstance } from './domain.ts';
import { applyMember, instantiateShape } from './sdkCalls.ts';

/**
 * A call on a parameter without a type that can only be meant for a client of an SDK: the file itself imports that client, the call has
 * the whole path of one of its billed calls, at least two names long, and says a model. Null for all others. It stands for what no caller
 * shows: where one hands over a client, what is seen there counts. A caller that hands over a parameter of its own is one of such a call.
 */
export function callOfUntyped(context: Context, object: Opaque, invocation: Invocation): Abstract | null {
  const { expr } = invocation;
  if (!expr || context.isDry || object.provenance.kind !== 'parameter') return null;
  if (context.through.length > 0 && !context.module.untyped.has(expr)) return null;
  if (!saysModel(context, invocation) || hasType(context, object.provenance.name)) return null;
  const path = pathOf(expr);
  const clients = path.length < MIN_NAMES ? [] : importedClients(context);
  for (let start = 0; start + MIN_NAMES <= path.length; start++) {
    const rest = path.slice(start);
    for (const client of clients) {
      const member = context.program.host.sdk.member(client.shape, rest);
      if (!member || member === 'partial' || member.kind !== 'call') continue;
      context.module.untyped.add(expr);
      context.isAssumed = true;
      const value = applyMember(context, client, member, rest, invocation);
      context.isAssumed = false;
      return value;
    }
  }
  return null;
}

const MIN_NAMES = 2;

/** The names behind the root: `self.client.chat.completions.create` gives `client`, `chat`, `completions`, `create`. */
function pathOf({ callee }: CallExpr): readonly string[] {
  const names: string[] = [];
  let base = callee;
  while (base.kind === 'member') {
    names.unshift(base.name);
    base = base.object;
  }
  return base.kind === 'name' || base.kind === 'this' ? names : [];
}

function saysModel(context: Context, { args }: Invocation): boolean {
  const [first] = args;
  const record =
    first?.form === 'positional' && first.value.kind === 'ref' ? context.state.object(first.value.id) : null;
  return (
    args.some(({ form, name }) => form === 'named' && name === 'model') ||
    (record?.kind === 'record' && record.entries.has('model'))
  );
}

/** Whether a parameter of this name, of the function or of the constructor of its class, has an annotation: then that says what it is. */
function hasType({ stack, frame }: Context, name: string): boolean {
  const maker = frame.owner?.class.methods.find(({ role }) => role === 'constructor');
  const functions: readonly (FunctionIr | undefined)[] = [...stack.map((entry) => entry.function), maker];
  return functions.some((fn) =>
    fn?.params.some(({ target, type }) => target.kind === 'name' && target.name === name && type !== null),
  );
}

/** The kinds of clients that the file imports, by name or with the whole module. */
function importedClients(context: Context): readonly SdkInstance[] {
  const { ir, language } = context.module;
  return ir.imports.flatMap(({ module, name, typeOnly }) => {
    const found = name === null || typeOnly ? null : context.program.host.sdk.exportMeaning(language, module, name);
    if (!found) return [];
    return shapesOf(found.meaning).flatMap((shape) => {
      const client = instantiateShape(context, found.table, language, shape, null, null);
      return client ? [{ ...client, origin: nowhere }] : [];
    });
  });
}

function shapesOf(meaning: Meaning): readonly string[] {
  const members = meaning.kind === 'namespace' ? Object.values(meaning.members) : [meaning];
  return [...new Set(members.flatMap((member) => (member.kind === 'constructor' ? [member.shape] : [])))];
}
