import type { Location, Span } from '../base/span.ts';
import type { CallSpec, SdkTable } from '../sdks/types.ts';
import type { InstanceValue, RecordValue } from './value.ts';

/**
 * A billed call as the evaluation met it, before its parameters are read: which SDK function, on which object, with which arguments.
 * `site.ts` turns it into a call site.
 */
export interface ObservedCall {
  readonly sdk: SdkTable;
  readonly language: 'typescript' | 'python';
  readonly spec: CallSpec;
  /** The object that the call was made on; null for plain functions of a module. */
  readonly receiver: InstanceValue | null;
  /** The arguments by parameter name, with `$request` below it. */
  readonly parameters: RecordValue;
  readonly path: string;
  /** The whole call expression. */
  readonly call: Span;
  /** The callee's last name. */
  readonly callee: Span;
  readonly place: Place;
  /** Calls of the project's own functions from the outermost to the innermost that led here; empty for a direct observation. */
  readonly through: readonly CallStep[];
  /** The parameters stand in another object than its arguments: a command that it sends, the JSON of a body. */
  readonly isApart?: boolean;
  /** The decisions on the way to the call. Two calls behind different arms of one branch are never both made. */
  readonly arms?: readonly Arm[];
  /** Looks up something for the answer of the call that runs it. */
  readonly isLookUp?: true;
  /** Set where the receiver is only taken for a client: it counts unless the call is observed with a real one. */
  readonly isAssumed?: true;
}

/** One arm of a branch, in the order of the text. */
export interface Arm {
  readonly branch: Location;
  readonly arm: number;
}

export interface CallStep {
  readonly location: Location;
  readonly callee: Location;
  /** The function that was called, as `Class.method` or `function`. */
  readonly name: string;
  /** Where this call itself stands. Its loops and wrappers count on top of those of the calls that it leads to. */
  readonly place: Place;
}

export interface Place {
  /** Enclosing names from the outside in: `['Agent', 'answer']`; empty at module level. */
  readonly symbols: readonly string[];
  readonly function: string | null;
  /** Span of the enclosing function; null at module level. */
  readonly functionSpan: Span | null;
  readonly loops: readonly LoopContext[];
  readonly isAsync: boolean;
  /** Decorators and wrapper calls around the enclosing function, as dotted names resolved through imports: `tenacity.retry`, `fastapi.post`. */
  readonly decorators: readonly string[];
  /** Whether the enclosing function is handed to something, for example `app.post`, `cron.schedule`, `Promise.all` with `map`. */
  readonly handedTo: readonly string[];
  /** The decorators and wrapper calls again, with their arguments, where these can be read (`@retry(stop=stop_after_attempt(3))`, `pRetry(fn, { retries: 5 })`). */
  readonly wrappers?: readonly WrapperCall[];
}

export interface WrapperCall {
  /** The same name as in `decorators` or `handedTo`. */
  readonly name: string;
  /** Positional arguments by their index (`0`, `1`), named ones by their name; empty for a decorator without parentheses. */
  readonly arguments: RecordValue;
  readonly location: Location | null;
}

export interface LoopContext {
  readonly kind: 'for-each' | 'for' | 'while' | 'comprehension' | 'callback';
  readonly span: Span;
  /** Iterations where the code settles them, else null. */
  readonly count: number | null;
  /** True for `while True` and the like without a bound in the condition. */
  readonly isUnbounded: boolean;
  /** True where the loop looks like a retry: it leaves on success and only repeats after a fault. */
  readonly isRetry: boolean;
}
