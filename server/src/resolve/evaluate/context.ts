import type { Location, Span } from '../../base/span.ts';
import type { FunctionIr } from '../../ir/types.ts';
import type { Arm, CallStep, LoopContext, Place } from '../observed.ts';
import { type Abstract, type Frame, opaque } from './domain.ts';
import { MAX_STEPS, type Module, type Program } from './program.ts';
import type { State } from './state.ts';

/** Where the evaluation stands: one activation of one function. `state`, `arms` and the exits change while it runs. */
export interface Context {
  readonly program: Program;
  readonly module: Module;
  readonly frame: Frame;
  state: State;
  place: Place;
  /** Calls of the project's functions that led here from the function under analysis. */
  readonly through: readonly CallStep[];
  /** Functions on the way, against recursion. */
  readonly stack: readonly StackEntry[];
  arms: readonly Arm[];
  /** True in the first pass over a loop, which only finds out what the loop changes. */
  isDry: boolean;
  /** True while a constructor runs with what a caller gives it. */
  readonly isGiven?: boolean;
  /** True while a call is looked at whose receiver is only taken for a client. */
  isAssumed?: boolean;
  /** True while a function is looked at with the clients of a caller and nothing else of it. */
  readonly isSupposed?: true | undefined;
  /** What the function returns, and the states in which it does. */
  readonly returns: Abstract[];
  readonly exits: State[];
  loop: { readonly breaks: State[]; readonly continues: State[] } | null;
}

export interface StackEntry {
  readonly module: Module;
  readonly function: FunctionIr;
}

export const MAX_HOPS = 4;
export const MAX_CONTEXTS = 64;
/** Functions that may be followed inside each other, whether or not they lead to a billed call. */
export const MAX_DEPTH = 7;
/** Counts one more expression. Whether that is too many. */
export const isTooFar = (program: Program): boolean => ++program.steps > MAX_STEPS;

/** Higher than what code nests: a function called within a function goes on in the same chain. */
const MAX_CHAIN = 60;

/** Values that wait and choices may hold each other in a circle, as with fields that are set to themselves or a default: what is behind that is unknown. */
export function withinChain({ program }: Context, work: () => Abstract): Abstract {
  if (program.chain >= MAX_CHAIN || isTooFar(program)) return opaque('bound-reached');
  program.chain++;
  try {
    return work();
  } finally {
    program.chain--;
  }
}

export const locate = (context: Context, span: Span): Location => ({ path: context.module.ir.path, span });

export function codeOf({ module: { ir, codes } }: Context, span: Span): string {
  if (span.end === 0) return '';
  const known = codes.get(span);
  if (known !== undefined) return known;
  const text = ir.text.slice(span.start, Math.min(span.end, span.start + 80));
  const code = text.replace(/\s+/g, ' ').trim();
  codes.set(span, code);
  return code;
}

export const inLoop = (place: Place, loop: LoopContext): Place => ({ ...place, loops: [...place.loops, loop] });

export const MODULE_PLACE: Place = {
  symbols: [],
  function: null,
  functionSpan: null,
  loops: [],
  isAsync: false,
  decorators: [],
  handedTo: [],
};

/** A context at the level of a module, for expressions that stand outside any function. */
export const moduleContext = (program: Program, module: Module, state: State): Context => ({
  program,
  module,
  frame: module.frame,
  state,
  place: MODULE_PLACE,
  through: [],
  stack: [{ module, function: module.ir.module }],
  arms: [],
  isDry: true,
  returns: [],
  exits: [],
  loop: null,
});
