import type { Operation } from '../../base/operation.ts';
import type { VersionRange } from '../types.ts';
import type { ProviderName } from './settings.ts';

export interface CallSpec {
  /** The path as reports name it: `chat.completions.create`. */
  readonly api: string;
  readonly operation: Operation;
  /** What it does with models of these patterns instead, for interfaces that take models of every kind. */
  readonly operations?: readonly { readonly models: readonly string[]; readonly operation: Operation }[];
  readonly versions?: VersionRange;
  readonly bind?: ArgumentBinding;
  /** Parameters by concept, each a list in order of precedence. */
  readonly parameters: Readonly<Partial<Record<Concept, readonly Parameter[]>>>;
  /** The prompt in the order in which the provider reads it. */
  readonly prompt: readonly PromptSource[];
  readonly defaults?: readonly Default[];
  /** Set if the output cap must be given (`required`) or the API has none (`none`). */
  readonly cap?: 'optional' | 'required' | 'none';
  /** Calls the model again by itself, for example to run tools. `default` null means without a limit. */
  readonly loop?: {
    readonly limit: readonly Parameter[];
    readonly default: number | null;
    readonly unit: 'steps' | 'turns';
    readonly source: string;
    /** It runs only tools that are functions of the program, and so repeats only where one is among them. */
    readonly runs?: 'functions';
    /** Versions with another default. */
    readonly variants?: readonly {
      readonly default: number | null;
      readonly versions: VersionRange;
      readonly source: string;
    }[];
  };
  /** The parameter that lists inputs, each of which is a request of its own. */
  readonly perItem?: string;
  /**
   * Runs an agent that may hand over to others: the parameter with the one that starts, and the option of an agent that lists them. Of its
   * tools those run as well that are agents.
   */
  readonly handsOver?: { readonly agent: string; readonly to: string; readonly tools?: string };
  /** The package that repeats the call until the answer fits, where that is not the SDK itself: its tries multiply those of the SDK. */
  readonly asksAgain?: string;
  /** Always streams, whatever its arguments say. */
  readonly isStream?: boolean;
  /** What it gives has been looked up in data of the program: no model has written it. */
  readonly isLookup?: boolean;
  /** What is billed cannot be estimated from code (fine-tuning, realtime): reported as a call site with a gap. */
  readonly notEstimated?: string;
  /** Price factor of a batch API. */
  readonly isBatch?: boolean;
  /** The model that it uses where no argument names one, as the user declares it. */
  readonly declaredModel?: string;
  /**
   * The call carries many requests: the parameter that lists them, and the field of an item that holds its request, empty where the item is
   * the request, or else the parameter that the item itself is. Parameters and prompt are then those of one request; what the call itself
   * takes beside the list holds for all of them.
   */
  readonly each?: { readonly list: string; readonly request: string } | { readonly list: string; readonly as: string };
  /** A parameter of the call that names the provider; goes before that of the client. */
  readonly providerName?: ProviderName;
  /** The model is the name of a route that the client lists, and each entry of that list is a deployment that may answer (LiteLLM's Router). */
  readonly routes?: Routes;
  /** Where further models are named that are asked in order, each where those before it failed. */
  readonly fallbacks?: readonly Fallbacks[];
}

/** How arguments become one record of parameters. */
export interface ArgumentBinding {
  /** Names of positional arguments, in order. A null position is not a parameter. */
  readonly positional?: readonly (string | null)[];
  /** The index of an argument whose own fields are parameters (JavaScript options objects). */
  readonly record?: number;
  /** The index of a second options object; its fields are parameters below `$request` (`$request.maxRetries`). */
  readonly request?: number;
  /** The parameter that the argument at `record` is where it is no record but a text or a list: `generateContent('Hello')`. */
  readonly plain?: string;
}

/**
 * A parameter: a dotted path in the call's record, or `$client.path` in the options of the receiver, `$client.$parent.path` above it, or
 * `$model.path` in the options of the object that the call names as its model. A path steps through an SDK object into its options
 * (`agent.model` is the option `model` of the agent).
 */
export interface Parameter {
  readonly path: string;
  readonly versions?: VersionRange;
  /** Only for these models: patterns as `gpt-5*`, `o1*`; and not for those with a leading `!`. */
  readonly models?: readonly string[];
  /**
   * The providers that understand it, or with a leading `!` those that do not: `max_completion_tokens` is OpenAI's own, other providers
   * behind the same SDK know `max_tokens`. Read wherever it is written; proposed only where the provider takes it.
   */
  readonly providers?: readonly string[];
  /** Still understood when written, never proposed by a fix. */
  readonly deprecated?: boolean;
  /** What the number counts, where it is not what the concept says: attempts, the first one included, of `maxRetries`. */
  readonly counts?: 'attempts';
  /** A record that replaces as a whole the one in which this stands: where it is given, this is not read. */
  readonly unless?: string;
  /** An option without which this is not read. */
  readonly where?: string;
  /** Here stand names of options that the run may give, or `any`: where this one is among them, nothing is known of it. */
  readonly names?: string;
  /** The path goes through the id of an object that the provider keeps: where only the id is known, the rest is not. */
  readonly isKept?: boolean;
}

/** Names of routes and the deployments behind them. */
export interface Routes {
  /** The parameter that lists the deployments. */
  readonly list: string;
  /** The field of a deployment with the name of its route. */
  readonly name: string;
  /** The field of a deployment with parameters of the request: its model, and others where the call gives none. */
  readonly parameters: string;
}

/** A list of models or routes to fall back on. */
export interface Fallbacks {
  readonly path: string;
  /**
   * `models`: a list of names, or of records with parameters; `by-name`: a list of records from a name to such a list, of which the one with
   * the name that the call gives counts; `chain`: the list begins with the model that is asked first, if the call names none.
   */
  readonly form: 'models' | 'by-name' | 'chain';
}

export type Concept =
  | 'model'
  | 'outputCap'
  | 'n'
  | 'temperature'
  | 'stop'
  | 'stream'
  | 'serviceTier'
  | 'effort'
  | 'thinkingBudget'
  | 'thinking'
  | 'responseFormat'
  | 'tools'
  | 'toolChoice'
  | 'maxRetries'
  /** How often the object itself, around the SDK, tries a request: `model.with_retry(stop_after_attempt=3)`. */
  | 'attempts'
  | 'timeout'
  | 'input'
  | 'cacheControl'
  | 'cacheKey'
  | 'previousResponse'
  | 'signal'
  | 'dimensions'
  | 'size'
  | 'quality'
  | 'user'
  /** Options that some other object holds and that carry further settings: `providerOptions` of the AI SDK. */
  | 'providerOptions'
  /** Where the request is sent, where a call can say so itself. */
  | 'baseUrl';

/** A part of the prompt and the form in which it is written. */
export interface PromptSource {
  readonly path: string;
  readonly role: 'tools' | 'system' | 'user' | 'messages';
  readonly form: PromptForm;
  /** A record that replaces as a whole the one in which this stands: where it is given, this is not sent. */
  readonly unless?: string;
}

export type PromptForm =
  /** A text, or a list of content parts with `text`. */
  | 'text'
  /** `{ role, content }` with roles system, developer, user, assistant, tool. A plain text is one user message. */
  | 'messages'
  /** Anthropic's `system`: a text or blocks with `cache_control`. */
  | 'blocks'
  /** Texts to embed or moderate: a text or a list of texts. */
  | 'texts'
  /** Tool definitions: a list or a record. */
  | 'tools'

  /** A template that the provider holds; its text cannot be seen, and it may set the model and limits. */
  | 'remote-template'
  /** Content that the provider keeps, an explicit cache for example; its text cannot be seen. */
  | 'kept'
  /** The messages that the object has been given and has gathered since: it sends them again with every turn. */
  | 'conversation'
  /** An object with `template`: texts or messages with holes, which the parameter `$variables` fills. */
  | 'template';

/** What the SDK or the provider uses when a concept is not given. */
export interface Default {
  readonly concept: Concept;
  readonly value: string | number | boolean | null;
  readonly versions?: VersionRange;
  readonly models?: readonly string[];
  /** Where this was read: package and version, or documentation. */
  readonly source: string;
}
