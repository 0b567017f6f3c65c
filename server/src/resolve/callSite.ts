import type { Fact } from '../base/fact.ts';
import type { Operation } from '../base/operation.ts';
import type { Location, Span } from '../base/span.ts';
import type { LanguageId } from '../ir/types.ts';
import type { LoopContext } from './observed.ts';
import type { Provenance, TextPart, Value } from './value.ts';

/** A place in the code that costs money each time it runs. Plain data: it is cached, sent to workers and written to reports. */
export interface CallSite {
  /** Stable under unrelated edits: hash of path, enclosing symbols, api and ordinal. */
  readonly id: string;
  /** Hash of the call's own form, to recognise it after a move. */
  readonly shape: string;
  /** `direct`: the SDK call itself. `via`: a call of the project's own function that leads to one, specialised with its arguments. */
  readonly kind: 'direct' | 'via';
  /** For `via`: ids of the direct sites behind it. */
  readonly through: readonly string[];
  readonly path: string;
  readonly language: LanguageId;
  readonly call: Span;
  readonly callee: Span;
  readonly sdk: string;
  readonly sdkVersion: Fact<string>;
  readonly api: string;
  readonly operation: Operation;
  readonly place: SitePlace;
  readonly task: Task | null;
  /** What the task was read from, in words: `prompt: "classify the"`, `schema: 3 labels`. */
  readonly taskEvidence?: readonly string[];
  readonly label: string | null;
  readonly plan: RequestPlan;
  readonly client: Client | null;
  readonly declared: Declared | null;
  /** What is billed and cannot be estimated, in words; null for estimable calls. */
  readonly notEstimated: string | null;
}

export interface SitePlace {
  readonly symbols: readonly string[];
  readonly function: string | null;
  readonly functionSpan: Span | null;
  readonly lane: Lane;
  readonly loops: readonly LoopContext[];
  readonly decorators: readonly string[];
  readonly handedTo: readonly string[];
}

export type Lane = 'interactive' | 'deferred' | 'unknown';

/** What the call is for, read from its prompt, schema and names; only with evidence. */
export type Task =
  | 'classification'
  | 'extraction'
  | 'routing'
  | 'moderation'
  | 'judging'
  | 'summary'
  | 'translation'
  | 'generation'
  | 'code'
  | 'chat'
  | 'agent'
  | 'embedding'
  | 'image'
  | 'audio';

/** What one execution of the call sends. */
export type RequestPlan =
  | {
      readonly kind: 'one';
      readonly request: Request;
      /** For a call of the project's own function: the id of the direct site that sends it. */
      readonly behind?: string;
    }
  | { readonly kind: 'one-of' | 'in-order-until' | 'all'; readonly plans: readonly RequestPlan[] }
  | {
      readonly kind: 'loop';
      readonly plan: RequestPlan;
      readonly low: number;
      readonly high: number | null;
      readonly limit: Fact<number>;
    };

export interface Request {
  /** What it does, where a call sends requests of several kinds; that of the call if not given. */
  readonly operation?: Operation;
  /** Looks up something for the answer that the call as a whole gives. */
  readonly isLookUp?: boolean;
  readonly provider: Fact<string>;
  /** True if it runs on the user's own machine, where a request costs nothing. */
  readonly isLocal: boolean;
  /** True if it does, or may: it is made for such a server, whose address only the run knows. Rules do not speak of money then. */
  readonly mayBeLocal: boolean;
  readonly model: Fact<string>;
  /** What stands before the model id in the code and is not part of it: `openai/` of `openai/gpt-5`. A fix that writes another id keeps it. */
  readonly modelPrefix?: string | null;
  readonly outputCap: Fact<number>;
  readonly cap: CapInfo;
  readonly prompt: Prompt;
  readonly tools: Tools;
  readonly n: Fact<number>;
  readonly temperature: Fact<number>;
  readonly stop: Fact<boolean>;
  readonly stream: Fact<boolean>;
  readonly serviceTier: Fact<string>;
  readonly effort: Fact<string>;
  readonly thinkingBudget: Fact<number>;
  /** Whether extended thinking is switched on or off in so many words. */
  readonly thinking: Fact<string>;
  readonly responseFormat: Fact<ResponseShape>;
  readonly cacheMarkers: readonly CacheMarker[];
  readonly cacheKey: Fact<string>;
  readonly retries: Retries;
  /** In ms. */
  readonly timeout: Fact<number>;
  /** The call's own parameters for both, as a fix should write them; null where only the client or nothing takes them. */
  readonly retriesParameter?: string | null;
  readonly timeoutParameter?: { readonly name: string; readonly unit: 'ms' | 's' } | null;
  readonly isBatch: boolean;
  /** Items for operations that are billed by item or image; for embeddings the number of texts. */
  readonly items: Fact<number>;
  readonly imageSize: Fact<string>;
  readonly imageQuality: Fact<string>;
  /** All bound parameters, for rules that need more than the concepts. */
  readonly parameters: Value;
}

export interface CapInfo {
  /** `required`: the SDK refuses a call without; `none`: the API has no such parameter. */
  readonly policy: 'optional' | 'required' | 'none';
  /** The parameter that a fix should add for this SDK, API, version and model; null if versions left disagree. */
  readonly parameter: string | null;
  /**
   * The options argument or object that the parameter belongs to, as an index of the call's arguments; null where it stands in an object of
   * its own, which a fix extends where it is written.
   */
  readonly argument: number | null;
}

export interface Prompt {
  /** In provider order: tools, then system, then messages. */
  readonly parts: readonly PromptPart[];
  /** False if parts may be missing (a list that is not known, a remote template). */
  readonly isComplete: boolean;
}

export interface PromptPart {
  readonly role: 'tools' | 'system' | 'user' | 'assistant' | 'tool';
  readonly text: readonly TextPart[];
  readonly isMaybe: boolean;
  /** Any number of such parts, for example a resent history. */
  readonly isRepeated: boolean;
  /** Set on parts of which only some are sent: one of the `of` alternatives of a group, some of which may have no part. */
  readonly alternative?: { readonly group: number; readonly index: number; readonly of: number };
  /** The message, block or argument. */
  readonly location: Location | null;
  readonly cacheMarker: Location | null;
  /** Images, audio and files beside the text. */
  readonly media: readonly {
    readonly kind: 'image' | 'audio' | 'file';
    readonly detail: Fact<string>;
    readonly location: Location | null;
  }[];
}

export interface Tools {
  readonly count: Fact<number>;
  readonly location: Location | null;
}

export interface CacheMarker {
  readonly location: Location | null;
  /** Index of the prompt part that it ends; null for a marker on the whole request. */
  readonly part: number | null;
  readonly ttl: Fact<string>;
}

/** The form that the answer must take, where the request says so. */
export type ResponseShape =
  | { readonly kind: 'json'; readonly schema: 'none' | 'given' }
  | { readonly kind: 'labels'; readonly labels: readonly string[] }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'number' }
  | { readonly kind: 'object'; readonly fields: number; readonly isSmall: boolean }
  | { readonly kind: 'text' };

export interface Retries {
  /** Attempts in the worst case over all layers, the first one included; null in a fact means without a bound. */
  readonly attempts: Fact<number>;
  readonly layers: readonly RetryLayer[];
}

export interface RetryLayer {
  readonly kind: 'sdk' | 'wrapper' | 'loop';
  /** `openai`, `tenacity.retry`, `for loop`. */
  readonly name: string;
  /** Attempts of this layer, the first one included; `unknown` if the code does not settle it. */
  readonly attempts: Fact<number>;
  readonly isUnbounded: boolean;
  readonly location: Location | null;
}

/** The client object behind a call. */
export interface Client {
  /** Names the same client in all its call sites; null if it is not known where it is made. */
  readonly id: string | null;
  readonly name: string;
  readonly made: Location | null;
  /** Where the object is made that makes this one: the model of a chat. */
  readonly parent?: Location | null;
  readonly maxRetries: Fact<number>;
  /** In ms. */
  readonly timeout: Fact<number>;
  readonly baseUrl: Fact<string>;
  /** The options by which they are set, in the words of this SDK and language; null if it has none. */
  readonly maxRetriesOption: string | null;
  /** What that option counts, where it is not retries: attempts, the first one included. */
  readonly counts?: 'attempts';
  /** The word that the option takes for no retries, where it takes no number. */
  readonly maxRetriesWord?: string | null;
  readonly timeoutOption: { readonly name: string; readonly unit: 'ms' | 's' } | null;
}

/** What the user declares by comment or config. Rates are calls a day. */
export interface Declared {
  readonly model: string | null;
  readonly lane: 'interactive' | 'deferred' | null;
  readonly callsPerDay: number | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  /** Shares from 0 to 1. */
  readonly cachedShare: number | null;
  readonly batchShare: number | null;
  readonly steps: number | null;
  /** Who the call is made for, and which part of the product makes it. */
  readonly tenant?: string;
  readonly feature?: string;
  readonly source: 'comment' | 'config';
}

export type { Provenance, TextPart };
