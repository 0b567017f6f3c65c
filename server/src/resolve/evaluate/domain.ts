import type { FactSource, UnknownReason } from '../../base/fact.ts';
import type { Location } from '../../base/span.ts';
import type { Binding } from '../../ir/bind.ts';
import type { ClassIr, FunctionIr, TypeIr } from '../../ir/types.ts';
import type { Meaning, SdkTable, Shape } from '../../sdks/types.ts';
import type { WrapperCall } from '../observed.ts';
import type { Provenance, TextPart, ValueType } from '../value.ts';
import type { Module } from './program.ts';

/** What an expression evaluates to while a function is being followed. Lists and records live in the heap and are shared by reference. */
export type Abstract =
  | { readonly kind: 'literal'; readonly value: number | boolean | null | undefined; readonly origin: Provenant }
  | {
      readonly kind: 'text';
      readonly parts: readonly TextPart[];
      /** What the text is the JSON of, as it was then: bodies of requests are read from it. */
      readonly json?: Abstract;
      readonly origin: Provenant;
    }
  | { readonly kind: 'ref'; readonly id: HeapId; readonly origin: Provenant }
  | Closure
  | ClassAbstract
  | {
      readonly kind: 'sdk';
      readonly table: SdkTable;
      readonly language: 'typescript' | 'python';
      readonly meaning: Meaning;
      readonly name: string;
      readonly origin: Provenant;
    }
  | SdkInstance
  | {
      readonly kind: 'sdk-member';
      readonly object: SdkInstance;
      readonly path: readonly string[];
      readonly origin: Provenant;
    }
  /** A name of a module that is no part of the workspace and no SDK, or a builtin: `datetime.datetime.now`. */
  /** Something of a package that is not followed. `policy` is set if it repeats what it is given after a fault. */
  | { readonly kind: 'external'; readonly path: string; readonly policy?: WrapperCall; readonly origin: Provenant }
  /** A place in the file system, see `library/paths.ts`. */
  | { readonly kind: 'path'; readonly path: string; readonly origin: Provenant }
  /** A method of a value that the library table knows: `text.format`, `list.append`. */
  | { readonly kind: 'method'; readonly object: Abstract; readonly name: string; readonly origin: Provenant }
  | { readonly kind: 'namespace'; readonly module: Module; readonly origin: Provenant }
  | {
      readonly kind: 'partial';
      readonly callee: Abstract;
      readonly args: readonly BoundArgument[];
      readonly origin: Provenant;
    }
  | { readonly kind: 'choice'; readonly alternatives: readonly Abstract[]; readonly origin: Provenant }
  | Lazy
  | Opaque;

export interface ClassAbstract {
  readonly kind: 'class';
  readonly class: ClassIr;
  readonly frame: Frame;
  readonly module: Module;
  readonly origin: Provenant;
}

/** A value that is worked out only if somebody reads it. */
export interface Lazy {
  readonly kind: 'lazy';
  readonly force: () => Abstract;
  /** An import: working it out follows no function. */
  readonly isImport: boolean;
  /** Whether nothing behind it can lead to a billed call, so that calls of it can wait as well. */
  readonly isInert: () => boolean;
  /** What decides on that, by what it is about, so that it is asked once however often it stands behind the value. Without it `isInert` itself. */
  readonly conditions?: Conditions;
  /** An import whose file may change what it imports in turn: a call that is there for what it does has to be followed. */
  readonly mayChange?: () => boolean;
  /** How many values that wait stand behind each other. */
  readonly depth: number;
  readonly origin: Provenant;
}

export interface Closure {
  readonly kind: 'closure';
  readonly function: FunctionIr;
  readonly frame: Frame;
  readonly module: Module;
  readonly receiver: Abstract | null;
  /** The class that the method belongs to, for `super`. */
  readonly owner: ClassAbstract | null;
  /** The object that Python's `__new__` gets from the class above. */
  readonly makes?: Abstract;
  readonly origin: Provenant;
}

export interface SdkInstance {
  readonly kind: 'instance';
  readonly table: SdkTable;
  readonly language: 'typescript' | 'python';
  readonly shapeName: string;
  readonly shape: Shape;
  /** A reference to a record, or opaque where only the type is known. */
  readonly options: Abstract;
  readonly made: Location | null;
  readonly origin: Provenant;
}

export interface Opaque {
  readonly kind: 'opaque';
  readonly why: UnknownReason;
  readonly provenance: Provenance;
  readonly code: string;
  /** A parameter whose default is null: where the code replaces it, the replacement is its default. */
  readonly isNullByDefault: boolean;
  /** A parameter that callers may leave out, or whose default is an empty record: what it is spread over holds by default. */
  readonly isEmptyByDefault?: true;
  /** Made by a constructor that is not followed: whatever it is, it is something. */
  readonly isObject?: true;
  /** What it is in any case, by its annotation or by what makes it. */
  readonly type?: ValueType | null;
  /** Its annotation, for what its members are. */
  readonly annotation?: TypeIr | null;
  readonly origin: Provenant;
}

export interface Provenant {
  readonly definition: Location | null;
  readonly from: FactSource;
}

export interface BoundArgument {
  readonly form: 'positional' | 'named' | 'spread' | 'spread-named';
  readonly name: string | null;
  readonly value: Abstract;
  readonly location: Location | null;
}

export const nowhere: Provenant = { definition: null, from: 'literal' };

/** Where an object can be looked up when the state at hand does not hold it, because another module or function made it. */
export interface Home {
  readonly object: (id: HeapId) => HeapObject | null;
  readonly variable: (slot: Slot) => Abstract | null;
}

/** Identity of a list or record that the program makes. */
export class HeapId {
  readonly home: Home;
  constructor(home: Home) {
    this.home = home;
  }
}

/** One activation of a function or module. Variables are keyed by (frame, binding) in the state. */
export class Frame {
  readonly function: FunctionIr;
  readonly parent: Frame | null;
  readonly receiver: Abstract | null;
  readonly owner: ClassAbstract | null;
  /** The object that `__new__` is making. */
  makes: Abstract | null = null;
  /** The state that the activation runs in, for closures that are called from elsewhere. */
  home: Home | null = null;
  /** Every value that a variable took, for closures that run at another time. */
  readonly history = new Map<Binding, Abstract[]>();
  private readonly slots = new Map<Binding, Slot>();

  constructor(fn: FunctionIr, parent: Frame | null, receiver: Abstract | null, owner: ClassAbstract | null) {
    this.function = fn;
    this.parent = parent;
    this.receiver = receiver;
    this.owner = owner;
  }

  slot(binding: Binding): Slot {
    let slot = this.slots.get(binding);
    if (!slot) {
      slot = new Slot(binding, this);
      this.slots.set(binding, slot);
    }
    return slot;
  }
}

export class Slot {
  readonly binding: Binding;
  readonly frame: Frame;
  constructor(binding: Binding, frame: Frame) {
    this.binding = binding;
    this.frame = frame;
  }
}

/** A list or record in the heap. Never changed in place: a write stores a new one. */
export type HeapObject = HeapList | HeapRecord;

export interface HeapList {
  readonly kind: 'list';
  readonly items: readonly HeapItem[];
  readonly open: UnknownReason | null;
}

export interface HeapItem {
  readonly value: Abstract;
  readonly isMaybe: boolean;
  readonly isRepeated: boolean;
  readonly location: Location | null;
  /** Set if the item stands for all items of a list that waits to be worked out: `messages.push(...history())`. */
  readonly spread?: Lazy;
}

export interface HeapRecord {
  readonly kind: 'record';
  readonly entries: ReadonlyMap<string, HeapEntry>;
  readonly open: UnknownReason | null;
  /** Clients, and objects that hold them, which code puts there by keys that only the run knows: what such a key gives when it is read. */
  readonly kept?: Abstract | undefined;
  /** Keys that are not among the unseen ones of an open record: those that a destructuring has taken out. */
  readonly lacks?: ReadonlySet<string> | undefined;
  /** The unseen keys of an open record are a caller's to give: what it is spread over holds by default. */
  readonly isOptional?: boolean | undefined;
  /** Set for an object of a class of the project. */
  readonly instance: InstanceInfo | null;
}

export interface HeapEntry {
  readonly value: Abstract;
  readonly isMaybe: boolean;
  readonly location: Location | null;
}

export interface InstanceInfo {
  readonly class: ClassAbstract;
  /** The object that a method sees when it is analysed by itself: its fields hold what any method writes. */
  readonly isSymbolic: boolean;
}

/** What `use` makes of a value, put off if working the value out would be for nothing. */
export function lazily(value: Abstract, use: (settled: Abstract) => Abstract): Abstract {
  if (value.kind !== 'lazy') return use(value);
  if (!value.isInert()) return use(value.force());
  return inert([value], () => use(value.force()));
}

/** What a value is once it has been worked out. */
export const forced = <T extends Abstract | null | undefined>(value: T): T | Abstract =>
  value?.kind === 'lazy' ? value.force() : value;

const MAX_WAITING = 24;

/** A value that leads to no billed call as far as those lead to none that it needs, `behind`. It is worked out once, when it is read. */
export function inert(behind: readonly Abstract[], work: () => Abstract): Abstract {
  const depth = 1 + behind.reduce((deepest, value) => Math.max(deepest, value.kind === 'lazy' ? value.depth : 0), 0);
  if (depth > MAX_WAITING) return opaque('bound-reached');
  let done: Abstract | null = null;
  const force = (): Abstract => {
    if (done) return done;
    done = opaque('bound-reached');
    const value = work();
    done = value.kind === 'lazy' ? value.force() : value;
    return done;
  };
  // What is behind it may turn out to lead to a billed call when more has been looked at.
  const conditions = new Map<unknown, () => boolean>();
  for (const value of behind) {
    if (value.kind !== 'lazy') continue;
    if (!value.conditions) conditions.set(value, value.isInert);
    else for (const [about, holds] of value.conditions) conditions.set(about, holds);
  }
  return whileAll(conditions, { kind: 'lazy', force, isImport: false, depth, origin: nowhere });
}

/** Conditions under which a value that waits leads to no billed call, by what they are about. */
export type Conditions = ReadonlyMap<unknown, () => boolean>;

/** The same value, inert as long as all conditions hold. */
export const whileAll = (conditions: Conditions, value: Omit<Lazy, 'isInert' | 'conditions'>): Lazy => ({
  ...value,
  conditions,
  isInert: () => [...conditions.values()].every((holds) => holds()),
});

export const literal = (value: number | boolean | null | undefined, origin: Provenant = nowhere): Abstract => ({
  kind: 'literal',
  value,
  origin,
});

export const staticText = (text: string, location: Location | null, origin: Provenant = nowhere): Abstract => ({
  kind: 'text',
  parts: text === '' ? [] : [{ kind: 'static', text, location }],
  origin,
});

export const opaque = (why: UnknownReason, code = '', provenance: Provenance = { kind: 'other' }): Opaque => ({
  kind: 'opaque',
  why,
  provenance,
  code: code.length > 60 ? `${code.slice(0, 57)}...` : code,
  isNullByDefault: false,
  origin: nowhere,
});

const MAX_ALTERNATIVES = 12;
/** Programs that can be set to any provider choose between more clients, and objects around them, than they do between values. */
const MAX_CLIENTS = 24;

/** One of several values. Equal ones fold into one; nested choices flatten; too many become opaque. */
export function choice(values: readonly Abstract[], origin: Provenant = nowhere): Abstract {
  const flat: Abstract[] = [];
  for (const value of values) {
    if (value.kind !== 'choice') addDistinct(flat, value);
    else for (const item of value.alternatives) addDistinct(flat, item);
  }
  const settled = replaceNullDefaults(flat);
  const [first] = settled;
  if (!first) return opaque('run-time-value');
  if (settled.length === 1) return first;
  if (isTooMany(settled)) return opaque('too-many-alternatives');
  return { kind: 'choice', alternatives: settled, origin };
}

const isTooMany = (values: readonly Abstract[]): boolean =>
  values.length > MAX_ALTERNATIVES &&
  (values.length > MAX_CLIENTS ||
    values.filter(({ kind }) => !/^(instance|sdk-member|ref|closure|class)$/.test(kind)).length > MAX_ALTERNATIVES);

function addDistinct(values: Abstract[], value: Abstract): void {
  for (const other of values) if (sameAbstract(other, value)) return;
  values.push(value);
}

/** A parameter that is null by default, joined with what the code puts in its place, is known by that default. */
function replaceNullDefaults(values: Abstract[]): Abstract[] {
  if (!values.some((value) => value.kind === 'opaque' && value.isNullByDefault)) return values;
  const rest = values.filter((value) => !(value.kind === 'opaque' && value.isNullByDefault));
  if (rest.length === 0 || rest.every((value) => value.kind === 'opaque' || isNothing(value))) return values;
  return rest.map((value) => withSource(value, 'default-parameter'));
}

export const isNothing = (value: Abstract): boolean =>
  value.kind === 'literal' && (value.value === null || value.value === undefined);

/** The text that stands for "none given" wherever a text is wanted. */
export const isEmptyText = (value: Abstract): boolean => value.kind === 'text' && value.parts.length === 0;

export function withSource(value: Abstract, from: FactSource): Abstract {
  if (value.kind === 'choice')
    return { ...value, alternatives: value.alternatives.map((item) => withSource(item, from)) };
  return { ...value, origin: { ...value.origin, from } };
}

/** Whether two values are the same for the analysis. Provenance and place count, so that each keeps its own span. */
export function sameAbstract(a: Abstract, b: Abstract): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'literal':
      return b.kind === 'literal' && a.value === b.value && sameOrigin(a.origin, b.origin);
    case 'text':
      return (
        b.kind === 'text' &&
        sameOrigin(a.origin, b.origin) &&
        sameParts(a.parts, b.parts) &&
        (a.json === b.json || (a.json !== undefined && b.json !== undefined && sameAbstract(a.json, b.json)))
      );
    case 'ref':
      return b.kind === 'ref' && a.id === b.id;
    case 'closure':
      return b.kind === 'closure' && a.function === b.function && a.frame === b.frame && a.receiver === b.receiver;
    case 'class':
      return b.kind === 'class' && a.class === b.class;
    case 'sdk':
      return b.kind === 'sdk' && a.meaning === b.meaning;
    case 'instance':
      return (
        b.kind === 'instance' &&
        a.shape === b.shape &&
        (a.options === b.options || (a.made !== null && a.made === b.made) || sameAbstract(a.options, b.options))
      );
    case 'sdk-member':
      return b.kind === 'sdk-member' && a.path.join('.') === b.path.join('.') && sameAbstract(a.object, b.object);
    case 'external':
      return b.kind === 'external' && a.path === b.path && a.policy === b.policy;
    case 'path':
      return b.kind === 'path' && a.path === b.path;
    case 'namespace':
      return b.kind === 'namespace' && a.module === b.module;
    case 'opaque':
      return (
        b.kind === 'opaque' &&
        a.why === b.why &&
        a.code === b.code &&
        a.provenance.kind === b.provenance.kind &&
        a.isNullByDefault === b.isNullByDefault
      );
    case 'method':
      return b.kind === 'method' && a.name === b.name && sameAbstract(a.object, b.object);
    case 'partial':
    case 'choice':
    case 'lazy':
      return false;
  }
}

const sameOrigin = (a: Provenant, b: Provenant): boolean =>
  a.definition === b.definition ||
  (a.definition !== null &&
    b.definition !== null &&
    a.definition.path === b.definition.path &&
    a.definition.span.start === b.definition.span.start);

const sameParts = (a: readonly TextPart[], b: readonly TextPart[]): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every((part, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        part.kind === other.kind &&
        (part.kind === 'static'
          ? part.text === (other as { text?: string }).text
          : part.code === (other as { code?: string }).code)
      );
    }));
