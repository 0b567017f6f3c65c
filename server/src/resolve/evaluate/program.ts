import type { Span } from '../../base/span.ts';
import { type Binding, type Bindings, bindNames } from '../../ir/bind.ts';
import type {
  CallExpr,
  ClassIr,
  ExportIr,
  Expr,
  FileIr,
  FunctionIr,
  ImportIr,
  TypeDeclarationIr,
} from '../../ir/types.ts';
import type { Meaning, Member, SdkTable, Shape } from '../../sdks/types.ts';
import type { Arm, ObservedCall, Place, WrapperCall } from '../observed.ts';
import type { OutsideWrite } from './ambient/outsideWrites.ts';
import type { CyclicRead } from './cycles.ts';
import { type Abstract, type ClassAbstract, Frame, type HeapId } from './domain.ts';
import type { Implementations } from './implementations.ts';
import { State } from './state.ts';

/** What the evaluation asks of the world: an immutable snapshot. `pending` means that the text must be read first and the run repeated. */
export interface Host {
  readonly module: (path: string) => FileIr | 'pending' | null;
  /** The names of a file bound, where somebody keeps them from one run to the next. */
  readonly bindings?: (ir: FileIr) => Bindings;
  readonly resolve: (from: string, specifier: string, language: 'typescript' | 'python') => ResolvedModule;
  /** The text of a file that the code reads by a constant path, relative to the importing file or the root. */
  readonly text: (from: string, path: string) => { readonly path: string; readonly text: string } | 'pending' | null;
  /** A value that the configuration of a file gives to an environment variable. */
  readonly environment: (name: string, path: string) => string | null;
  readonly sdk: SdkLookup;
  /** What travels between files by neither import nor argument; null where only the files of a run are known. */
  readonly ambient?: AmbientFiles;
  /** The methods that base classes leave open and that lead to billed calls, as far as that is known. */
  readonly implementations?: Implementations;
  /** Whether the functions of a file are worth following to the billed calls behind them: files with SDK calls and their importers. */
  readonly isDemanded: (path: string) => boolean;
}

/** Which files write to what others hold. All answers are in the order of paths. */
export interface AmbientFiles {
  /** Files that may change what a file exports. */
  readonly changersOf: (path: string) => readonly string[];
  /** Whether code of a file may change what it imports. */
  readonly mayChange: (path: string) => boolean;
  /** Files that run together with another one and do not just set up what they import themselves, and assign on modules of SDKs. */
  readonly settersOf: (path: string) => readonly AmbientSetter[];
}

export interface AmbientSetter {
  readonly path: string;
  /** Whether every way to start the other file loads this one. */
  readonly isAlways: boolean;
}

export type ResolvedModule =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string; readonly subpath: string }
  /** A Python package directory without `__init__.py`. */
  | { readonly kind: 'namespace-package'; readonly path: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'pending'; readonly path: string };

export interface SdkLookup {
  readonly exportMeaning: (
    language: 'typescript' | 'python',
    specifier: string,
    name: string,
  ) => { readonly table: SdkTable; readonly meaning: Meaning } | null;
  readonly isSdkModule: (language: 'typescript' | 'python', specifier: string) => boolean;
  /** What the user declares of an export of a file of the workspace: it calls a model, whatever its code shows. Goes before the code. */
  readonly declaredExport?: (
    path: string,
    name: string,
  ) => { readonly table: SdkTable; readonly meaning: Meaning } | null;
  readonly shape: (table: SdkTable, language: 'typescript' | 'python', name: string) => Shape | null;
  /** The member at a dotted path, `partial` if longer paths start with it. */
  readonly member: (shape: Shape, path: readonly string[]) => Member | 'partial' | null;
}

/** A write to an object that a variable holds, by the file that does it and the keys on the way. */
export interface OutsideWriteInto {
  readonly from: Module;
  readonly keys: readonly string[];
  readonly write: OutsideWrite;
}

/** One file of the program while it is evaluated. */
export interface Module {
  readonly ir: FileIr;
  readonly language: 'typescript' | 'python';
  readonly bindings: Bindings;
  readonly frame: Frame;
  /** The code of expressions as messages show it, and the values of those that are constant: both are asked for again and again. */
  readonly codes: Map<Span, string>;
  readonly constants: Map<Expr, Abstract>;
  /** Names that its `from … import *` were asked for; null for those that they do not bring. */
  readonly starred: Map<string, Abstract | null>;
  /** The state at the end of the module body; the state in work while it runs. */
  state: State;
  /** Where the symbolic objects of its classes live, apart from the run of the module. */
  shared: State | null;
  status: 'new' | 'running' | 'done';
  /** Functions met while bodies ran, with the frame that they close over. Each is analysed by itself once. */
  readonly functions: Map<
    FunctionIr,
    {
      readonly frame: Frame;
      readonly receiver: Abstract | null;
      readonly owner: ClassAbstract | null;
      readonly state: State;
      readonly place: Place;
    }
  >;
  /** Names of functions that have none of their own: what they were first assigned to. */
  readonly givenNames: Map<FunctionIr, string>;
  readonly analysed: Map<FunctionIr, 'running' | 'done'>;
  /** Calls of functions of which it is not known yet whether they lead to a billed call, by function. */
  readonly callsToCome: Map<FunctionIr, readonly CallToCome[]>;
  /** Functions whose run, directly or through others, met a billed call. */
  readonly hot: Set<FunctionIr>;
  /** Functions that return something that leads to a billed call: clients, models, objects that hold them. */
  readonly makers: Map<FunctionIr, 'sdk-object' | 'holder'>;
  /** Dotted names of the decorators of a function, and of what a function was handed to (`app.post`, `cron.schedule`). */
  readonly decorators: Map<FunctionIr, readonly string[]>;
  readonly handedTo: Map<FunctionIr, readonly string[]>;
  readonly wrappers: Map<FunctionIr, readonly WrapperCall[]>;
  /** Calls whose receiver is taken for a client of an SDK, because nothing says what it is. */
  readonly untyped: Set<CallExpr>;
  /** Which kinds of clients the symbolic object of a class was given by code that makes instances. */
  readonly injected: Map<unknown, Set<string>>;
  /** What code sets on its classes themselves: class -> field -> values. */
  readonly classFields: Map<ClassIr, Map<string, Abstract[]>>;
  /** The objects that code keeps on objects of packages, by the dotted name of their place: `streamlit.session_state.agent`. */
  readonly keptOutside: Map<string, readonly Abstract[]>;
  /** What functions and other files write to what its variables hold, once that is known. */
  outsideWrites: ReadonlyMap<Binding | ExportIr, readonly OutsideWriteInto[]> | null;
  /** The symbolic objects of its classes, by class. */
  readonly symbolic: Map<unknown, Abstract>;
  /** Its interfaces as classes that leave their methods open. */
  readonly interfaces: Map<TypeDeclarationIr, ClassAbstract>;
}

/** A call to be followed once its function is known to lead to a billed call, and the function that makes it. */
interface CallToCome {
  readonly by: { readonly module: Module; readonly function: FunctionIr } | null;
  readonly follow: () => void;
}

export interface Observation extends ObservedCall {
  readonly arms: readonly Arm[];
}

/** The files that one run works on, and what it has met. A run never changes the snapshot behind `host`. */
export interface Program {
  readonly host: Host;
  readonly purpose: Purpose;
  readonly modules: Map<string, Module | null>;
  readonly observations: Observation[];
  /** Texts that must be read before the run is complete. */
  readonly pending: Set<string>;
  /** Files whose text was used, and paths that were looked for in vain. */
  readonly dependencies: Set<string>;
  /** What was read of files while they were being run, by path and name. */
  readonly cyclicReads: Map<string, CyclicRead>;
  /** How often that happened. */
  cyclicCount: number;
  /** What such reads take from the run before, and those that are unknown because they do not settle. */
  readonly assumed: Assumed | null;
  /** Functions that are known to lead to billed calls, from a run for their reach. */
  readonly knownHot: ReadonlySet<FunctionIr>;
  /** What the program assigns on the modules of SDKs: a record for each. */
  readonly globals: Map<SdkTable, Abstract>;
  /** How many functions are being looked at, each for the sake of the one before. */
  running: number;
  /** Files with calls that wait until it is known what they lead to. */
  readonly waiting: Set<Module>;
  /** How often each function was followed with arguments of a caller, within the module body or function that is analysed by itself. */
  contexts: Map<FunctionIr, number>;
  /** Interfaces and aliases whose values lead to nothing, as far as the files go that are known to be worth it, by the depth of the question. */
  readonly plainTypes: Map<TypeDeclarationIr, number>;
  /** Whether the fields of a symbolic object are being filled. */
  isFilling: boolean;
  /** The symbolic object whose own constructor is being run: what it writes last counts, as it does for any object. */
  constructing: HeapId | null;
  /** How many values that wait and choices are being called through. */
  chain: number;
  /** Expressions evaluated within it. */
  steps: number;
}

export interface Assumed {
  readonly modules: ReadonlyMap<string, Module | null>;
  readonly given: ReadonlySet<string>;
}

/** `reach` only asks which functions lead to billed calls: what those are sent with, and by which callers, does not matter. */
type Purpose = 'sites' | 'reach';

export const newProgram = (
  host: Host,
  {
    assumed = null,
    purpose = 'sites',
    knownHot = new Set(),
  }: {
    readonly assumed?: Assumed | null;
    readonly purpose?: Purpose;
    readonly knownHot?: ReadonlySet<FunctionIr>;
  } = {},
): Program => ({
  host,
  purpose,
  cyclicReads: new Map(),
  cyclicCount: 0,
  assumed,
  knownHot,
  modules: new Map(),
  observations: [],
  pending: new Set(),
  dependencies: new Set(),
  globals: new Map(),
  running: 0,
  waiting: new Set(),
  contexts: new Map(),
  plainTypes: new Map(),
  isFilling: false,
  constructing: null,
  chain: 0,
  steps: 0,
});

/** The module at a path, not yet run; null if there is none or its text is still to be read. */
export function loadModule(program: Program, path: string): Module | null {
  program.dependencies.add(path);
  const known = program.modules.get(path);
  if (known !== undefined) return known;
  const ir = program.host.module(path);
  if (ir === 'pending') {
    program.pending.add(path);
    return null;
  }
  if (ir === null) {
    program.modules.set(path, null);
    return null;
  }
  const module: Module = {
    ir,
    language: ir.language === 'python' ? 'python' : 'typescript',
    bindings: (program.host.bindings ?? bindNames)(ir),
    frame: new Frame(ir.module, null, null, null),
    codes: new Map(),
    constants: new Map(),
    starred: new Map(),
    state: State.empty(),
    shared: null,
    status: 'new',
    functions: new Map(),
    givenNames: new Map(),
    analysed: new Map(),
    callsToCome: new Map(),
    hot: new Set(),
    makers: new Map(),
    decorators: new Map(),
    handedTo: new Map(),
    wrappers: new Map(),
    untyped: new Set(),
    injected: new Map(),
    classFields: new Map(),
    keptOutside: new Map(),
    outsideWrites: null,
    symbolic: new Map(),
    interfaces: new Map(),
  };
  program.modules.set(path, module);
  return module;
}

/** `from … import *`, in the order of the text. */
export const starImports = ({ ir, language }: Module): readonly ImportIr[] =>
  language === 'python' ? ir.imports.filter((item) => item.name === '*' && item.local === null) : [];

/** Expressions that one root function may evaluate, inlined ones included. */
export const MAX_STEPS = 120_000;

/** The same where only its reach is asked for. */
const MAX_STEPS_FOR_REACH = 30_000;

/** Runs the body of a module, or a function by itself, on a budget of its own, so that no result depends on what was analysed before. */
export function onOwnBudget<T>(
  program: Program,
  work: () => T,
  allowed = program.purpose === 'reach' ? MAX_STEPS_FOR_REACH : MAX_STEPS,
): T {
  const { steps, contexts } = program;
  program.steps = MAX_STEPS - allowed;
  program.contexts = new Map();
  const result = work();
  program.steps = steps;
  program.contexts = contexts;
  return result;
}

/** Makes a program ready for the next file after an evaluation that was broken off. */
export function startAfresh(program: Program): void {
  program.running = 0;
  program.isFilling = false;
  program.constructing = null;
  program.chain = 0;
  program.steps = 0;
  program.contexts = new Map();
}
