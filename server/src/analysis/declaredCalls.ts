import type { Wrapper } from '../config/configSet.ts';
import { wrapperRoles } from '../config/schema.ts';
import { parameters } from '../sdks/build.ts';
import type { ArgumentBinding, CallSpec, Meaning, PromptSource, SdkTable, Shape } from '../sdks/types.ts';

/** An export that the configuration declares to call a model, in the form of an SDK's. */
export interface DeclaredExport {
  readonly table: SdkTable;
  readonly meaning: Meaning;
}

/** The exports of one module by their names. */
export type DeclaredExports = ReadonlyMap<string, DeclaredExport>;

/** The table of a module's declared wrappers. Methods of one export belong to one object. */
export function declaredExports(module: string, wrappers: readonly Wrapper[]): DeclaredExports {
  const byName = new Map<string, Wrapper[]>();
  for (const wrapper of wrappers) {
    const [name = ''] = wrapper.export.split('.');
    byName.set(name, [...(byName.get(name) ?? []), wrapper]);
  }
  return new Map([...byName].map(([name, own]) => [name, declaredExport(module, name, own)]));
}

/** The id under which reports name the SDK of a declared call. */
export const declaredSdk = (module: string): string => `wrapper:${module}`;

function declaredExport(module: string, name: string, wrappers: readonly Wrapper[]): DeclaredExport {
  const whole = wrappers.find((wrapper) => wrapper.export === name);
  const methods = wrappers.filter((wrapper) => wrapper.export !== name);
  const call = whole && specOf(whole);
  const shape: Shape = {
    provider: wrappers.find((wrapper) => wrapper.provider !== undefined)?.provider ?? null,
    members: Object.fromEntries(
      methods.map((wrapper) => [wrapper.export.slice(name.length + 1), { kind: 'call', call: specOf(wrapper) }]),
    ),
    // A function that makes the object is called before its methods are.
    call: call ? { kind: 'call', call } : { kind: 'make', shape: name },
  };
  const language = { packages: [], modules: {}, shapes: { [name]: shape } };
  const table: SdkTable = { id: declaredSdk(module), title: module, typescript: language, python: language };
  if (call && methods.length === 0) return { table, meaning: { kind: 'call', call } };
  const isClass = !call && /^[A-Z]/.test(name);
  return { table, meaning: { kind: isClass ? 'constructor' : 'instance', shape: name } };
}

type Arguments = NonNullable<Wrapper['arguments']>;
type Role = (typeof wrapperRoles)[number];

function specOf(wrapper: Wrapper): CallSpec {
  const given = wrapper.arguments ?? {};
  const record = recordOf(given);
  const paths = new Map(
    wrapperRoles.flatMap((role) => {
      const path = given[role];
      return path === undefined ? [] : [[role, inRecord(path, record)] as const];
    }),
  );
  const operation = wrapper.operation ?? 'chat';
  return {
    api: wrapper.export,
    operation,
    bind: bindingOf(given, record),
    parameters: parameters(
      Object.fromEntries([...paths].filter(([role]) => !isPrompt(role) || role === 'tools' || role === 'input')),
    ),
    prompt: promptRoles.flatMap(({ role, as, form }): PromptSource[] => {
      const path = paths.get(role);
      if (path === undefined) return [];
      return [{ path, role: as, form: role === 'input' && operation === 'chat' ? 'messages' : form }];
    }),
    cap: paths.has('outputCap') ? 'optional' : 'none',
    ...(wrapper.model === undefined ? {} : { declaredModel: wrapper.model }),
  };
}

/** In the order in which providers read them. */
const promptRoles = [
  { role: 'tools', as: 'tools', form: 'tools' },
  { role: 'system', as: 'system', form: 'text' },
  { role: 'prompt', as: 'user', form: 'text' },
  { role: 'messages', as: 'messages', form: 'messages' },
  { role: 'input', as: 'user', form: 'texts' },
] as const satisfies readonly {
  readonly role: Role;
  readonly as: PromptSource['role'];
  readonly form: PromptSource['form'];
}[];

const isPrompt = (role: Role): boolean => promptRoles.some((source) => source.role === role);

/**
 * The argument whose fields are parameters: the one that a path leads into. Names alone are fields of the first in JavaScript, keywords in
 * Python. Null where that argument is a parameter as a whole too.
 */
function recordOf(given: Arguments): number | null {
  const [first] = Object.values(given).flatMap((path) => /^(\d+)\./.exec(path)?.[1] ?? []);
  const record = first ?? '0';
  return Object.values(given).includes(record) ? null : Number(record);
}

const inRecord = (path: string, record: number | null): string =>
  record !== null && path.startsWith(`${record}.`) ? path.slice(`${record}.`.length) : path;

/** Arguments that are a parameter as a whole, and those behind the first that are led into, go by their position. */
function bindingOf(given: Arguments, record: number | null): ArgumentBinding {
  const positions = Object.values(given)
    .flatMap((path) => /^(\d+)(?:\.|$)/.exec(path)?.[1] ?? [])
    .map(Number)
    .filter((position) => position !== record);
  const positional = Array.from({ length: Math.max(0, ...positions.map((at) => at + 1)) }, (_, at) =>
    positions.includes(at) ? String(at) : null,
  );
  return record === null ? { positional } : { positional, record };
}
