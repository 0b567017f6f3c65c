import { dirname, join } from 'node:path';
import ts from 'typescript6';

/** A function or constructor as a package declares it. Optional names end with `?`. */
export interface Signature {
  readonly parameters: readonly {
    readonly name: string;
    /** Those fields of a record that were asked for, as dotted paths. */
    readonly fields: readonly string[];
  }[];
}

/** One thing to look for: an export of a module (`member` null), or a member of what the export is or makes. */
export interface Ask {
  readonly module: string;
  readonly name: string;
  readonly member: string | null;
  /** Fields of interest in its parameters, as dotted paths. */
  readonly paths: readonly string[];
}

export const keyOf = ({ module, name, member }: Pick<Ask, 'module' | 'name' | 'member'>): string =>
  `${module}#${name}${member === null ? '' : `.${member}`}`;

/** What the packages under a directory declare of the things asked for, by `keyOf`. Things that they do not declare are left out. */
export function readSignatures(directory: string, asks: readonly Ask[]): Readonly<Record<string, Signature>> {
  const probe = join(directory, 'signatures.probe.ts');
  const exports = [...new Map(asks.map((ask) => [`${ask.module}#${ask.name}`, ask])).values()];
  const text = exports.map(({ module, name }, index) => `export { ${name} as e${index} } from '${module}';`).join('\n');
  const program = createProgram(probe, text);
  const checker = program.getTypeChecker();
  const types = new Map<string, ts.Type>();
  const source = program.getSourceFile(probe);
  const module = source && checker.getSymbolAtLocation(source);
  for (const symbol of module ? checker.getExportsOfModule(module) : []) {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const ask = exports[Number(symbol.name.slice(1))];
    // A name that a module does not export has no declaration.
    if (!ask || !target.declarations) continue;
    const key = `${ask.module}#${ask.name}`;
    if (target.flags & ts.SymbolFlags.Value) types.set(key, checker.getTypeOfSymbol(target));
    else if (target.flags & ts.SymbolFlags.Interface) types.set(key, checker.getDeclaredTypeOfSymbol(target));
  }
  const found: Record<string, Signature> = {};
  for (const ask of asks) {
    const type =
      types.get(`${ask.module}#${ask.name}`) ?? fromRequired(checker, types.get(`${ask.module}#default`), ask);
    const asked = type && (ask.member === null ? type : memberType(checker, type, ask.member.split('.')));
    if (asked) found[keyOf(ask)] = signatureOf(checker, asked, ask.paths);
  }
  return found;
}

/** To `require`, an object that a module exports as its default is the module: `const { post } = require('axios')`. */
function fromRequired(checker: ts.TypeChecker, whole: ts.Type | undefined, { name }: Ask): ts.Type | undefined {
  const symbol = whole && checker.getPropertyOfType(whole, name);
  return symbol && checker.getTypeOfSymbol(symbol);
}

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  target: ts.ScriptTarget.ES2022,
  strict: true,
  skipLibCheck: true,
  types: [],
  noEmit: true,
};

function createProgram(probe: string, text: string): ts.Program {
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === probe || fileExists(name);
  host.getSourceFile = (name, target) =>
    name === probe ? ts.createSourceFile(name, text, target) : getSourceFile(name, target);
  host.getCurrentDirectory = () => dirname(probe);
  return ts.createProgram([probe], options, host);
}

/** The type of a member: of an object as it stands, else of what a class or factory makes. */
function memberType(checker: ts.TypeChecker, type: ts.Type, path: readonly string[]): ts.Type | null {
  const made = [...type.getConstructSignatures(), ...type.getCallSignatures()].flatMap(
    (each) => checker.getAwaitedType(each.getReturnType()) ?? [],
  );
  for (const start of [...made, type]) {
    const end = path.reduce<ts.Type | null>((at, name) => (at === null ? null : propertyOf(checker, at, name)), start);
    if (end !== null) return end;
  }
  return null;
}

/** `call`, `bind` and `apply` are methods of every function. */
const isOfFunctions = (symbol: ts.Symbol): boolean =>
  symbol.declarations?.some(
    ({ parent }) => ts.isInterfaceDeclaration(parent) && /^(Callable|Newable)?Function$/.test(parent.name.text),
  ) === true;

/** A property, or with `()` behind its name what the method gives. */
function propertyOf(checker: ts.TypeChecker, type: ts.Type, name: string): ts.Type | null {
  const symbol = parts(checker, type)
    .map((part) => checker.getPropertyOfType(part, name.replace('()', '')))
    .find((each) => each !== undefined && !isOfFunctions(each));
  if (symbol === undefined) return null;
  const found = checker.getTypeOfSymbol(symbol);
  if (!name.endsWith('()')) return found;
  const [call] = found.getCallSignatures();
  return call === undefined ? null : (checker.getAwaitedType(call.getReturnType()) ?? null);
}

function signatureOf(checker: ts.TypeChecker, type: ts.Type, paths: readonly string[]): Signature {
  const signatures = parts(checker, type).flatMap((part) => [
    ...part.getConstructSignatures(),
    ...part.getCallSignatures(),
  ]);
  const count = Math.max(0, ...signatures.map((each) => each.parameters.length));
  return {
    parameters: Array.from({ length: count }, (_, index) => {
      const overloads = signatures.flatMap((each) => each.parameters[index] ?? []);
      const types = overloads.flatMap((each) => withoutTuple(checker, checker.getTypeOfSymbol(each)));
      return { name: overloads[0]?.name ?? '', fields: paths.flatMap((path) => field(checker, types, path)) };
    }),
  };
}

/** A rest parameter of optional tuples stands for what it holds: `...[options]: [] | [Options]`. */
function withoutTuple(checker: ts.TypeChecker, type: ts.Type): readonly ts.Type[] {
  return parts(checker, type).flatMap((part) =>
    checker.isTupleType(part) ? checker.getTypeArguments(part as ts.TypeReference) : [part],
  );
}

/** The path if the types have it, with `?` if none of them needs it. */
function field(checker: ts.TypeChecker, types: readonly ts.Type[], path: string): readonly string[] {
  const found = types.map((type) => presence(checker, type, path.split('.')));
  if (found.includes('needed')) return [path];
  return found.includes('optional') ? [`${path}?`] : [];
}

function presence(checker: ts.TypeChecker, type: ts.Type, path: readonly string[]): 'needed' | 'optional' | 'none' {
  const [name, ...rest] = path;
  if (name === undefined) return 'needed';
  const found = parts(checker, type).map((part) => {
    if (part.flags & ts.TypeFlags.Any) return 'optional';
    const symbol = isRecord(checker, part) ? checker.getPropertyOfType(part, name) : undefined;
    const open = checker.getIndexInfoOfType(part, ts.IndexKind.String)?.type;
    if (symbol === undefined && open !== undefined && open.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown))
      return 'optional';
    const inner = symbol === undefined ? 'none' : presence(checker, checker.getTypeOfSymbol(symbol), rest);
    return inner === 'needed' && symbol && symbol.flags & ts.SymbolFlags.Optional ? 'optional' : inner;
  });
  if (found.includes('needed')) return 'needed';
  return found.includes('optional') ? 'optional' : 'none';
}

const isRecord = (checker: ts.TypeChecker, type: ts.Type): boolean =>
  (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0 &&
  !checker.isArrayLikeType(type) &&
  type.getCallSignatures().length === 0;

/** The members of a union, without null; a type parameter is what it extends. */
function parts(checker: ts.TypeChecker, type: ts.Type): readonly ts.Type[] {
  const whole = checker.getNonNullableType(checker.getBaseConstraintOfType(type) ?? type);
  return whole.isUnion() ? whole.types.flatMap((each) => parts(checker, each)) : [whole];
}
