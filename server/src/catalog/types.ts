import type { Operation } from '../base/operation.ts';
import type { Range3 } from '../base/range3.ts';
import type { TokenizerFamily } from './tokenizers.ts';

/** Which of its family a model is, by what it costs and can do. `nano` is the cheapest chat class; embeddings are a class of their own. */
export type TierClass = 'flagship' | 'mid' | 'small' | 'nano' | 'embedding';

/** Where a datum was read and the day it was true there (YYYY-MM-DD). */
export interface Source {
  readonly name: string;
  readonly date: string;
}

/**
 * What can have a price. `input` to `outputImage` are USD per million tokens; the rest are USD for one of it.
 * `cachedInput` is a prompt token read from the cache, `cacheWrite` one written with the normal lifetime (5 minutes on Anthropic, 30 on
 * OpenAI), `cacheWriteLong` with the long one (1 hour). Both replace the input price, they are not added to it.
 */
export type RateName =
  | 'input'
  | 'cachedInput'
  | 'cacheWrite'
  | 'cacheWriteLong'
  | 'output'
  | 'inputAudio'
  | 'outputAudio'
  | 'inputImage'
  | 'outputImage'
  | 'image'
  | 'audioHour'
  | 'page'
  | 'webSearch'
  | 'request'
  | 'rerank';

/** Null is unknown or not sold, never free. A range where the price depends on the time of day. */
export type Rates = Readonly<Record<RateName, Range3 | null>>;

/** The rates of every token of a request whose prompt has more than `abovePromptTokens` tokens. */
export interface PriceTier {
  readonly abovePromptTokens: number;
  readonly rates: Rates;
}

export interface ModelPrice {
  /** In ascending order; the first starts at 0. Use `ratesFor` to choose. */
  readonly tiers: readonly PriceTier[];
  /** First day of this price, null if no earlier price is known. */
  readonly from: string | null;
  /** The day on which the next known price starts, null if none is announced. */
  readonly until: string | null;
  /** Peak hours in words where the price depends on the time of day. */
  readonly clock: string | null;
  readonly source: Source;
}

/** What a factor of the whole bill is: 0.5 for half price. */
export interface Factor {
  readonly factor: Range3;
  readonly source: Source;
}

export type ServiceTier = 'batch' | 'flex' | 'priority';

/**
 * `explicit`: nothing is cached without a marker. `automatic-free`: prefixes are cached unasked and writing costs nothing extra, so that
 * only the order of the prompt matters. `automatic-charged`: cached unasked and each write costs more than input. `none`: not offered.
 */
export type CacheMode = 'explicit' | 'automatic-free' | 'automatic-charged' | 'none';

export interface CacheFacts {
  readonly mode: CacheMode;
  /** Shortest prefix in tokens that is cached; shorter ones are silently not. Null is unknown. */
  readonly minimumTokens: number | null;
  /** How long an unused entry lives, in seconds; null where the provider promises none. */
  readonly ttlSeconds: number | null;
  readonly longTtlSeconds: number | null;
  readonly maxBreakpoints: number | null;
  readonly source: Source;
}

export interface ReasoningFacts {
  /** Whether the model can think at all before it answers; thinking is billed as output. */
  readonly supported: boolean | null;
  readonly onByDefault: boolean | null;
  readonly canDisable: boolean | null;
  readonly defaultEffort: string | null;
  /** The accepted values of the provider's effort parameter; besides these, `none` where thinking can be disabled on OpenAI. */
  readonly efforts: readonly string[] | null;
}

export interface Shutdown {
  readonly date: string;
  /** True if the date is not after `asOf`. */
  readonly past: boolean;
  readonly replacement: string | null;
  /** Set where the provider keeps answering with another model, at that model's price. */
  readonly rerouted: boolean;
  readonly source: Source;
}

export interface ModelInfo {
  readonly id: string;
  /** Who sends the bill. */
  readonly provider: string;
  /** Who makes the model, and its id there; the same as `provider` and `id` unless another provider hosts it. */
  readonly home: { readonly provider: string; readonly id: string };
  /** `alias` where the asked id is another name of the model: a dated snapshot, a gateway's spelling, a `-latest` name. */
  readonly match: 'exact' | 'alias';
  /** A reservation that belongs beside the price, in one sentence. */
  readonly note: string | null;
  readonly operation: Operation;
  /** Null is unknown. */
  readonly price: ModelPrice | null;
  readonly factors: Readonly<Record<ServiceTier, Factor | null>>;
  readonly contextWindow: number | null;
  readonly maxOutputTokens: number | null;
  readonly cache: CacheFacts | null;
  readonly tier: TierClass | null;
  /** The id of a smaller, cheaper model of the same family at this provider that is not shut down on the day. */
  readonly sibling: string | null;
  readonly tokenizer: TokenizerFamily;
  readonly reasoning: ReasoningFacts;
  /** When the provider stops serving it. Unknown for resellers, who keep their own dates. */
  readonly shutdown: Shutdown | null;
}
