import type { Operation } from '../../base/operation.ts';
import type { VersionRange } from '../types.ts';
import type { ArgumentBinding, CallSpec } from './call.ts';
import type { NamedKinds } from './meaning.ts';
import type { ClientSettings } from './settings.ts';

/** An object of the SDK: a client, a provider, a model, an agent. */
export interface Shape {
  /** How the constructor's arguments become its options record. Default: one record (JavaScript) or keywords (Python). */
  readonly bind?: ArgumentBinding;
  /** The provider that it talks to unless its base URL says otherwise; null if only the model or the URL tells. */
  readonly provider: string | null;
  /** Ids of models are whole, whatever stands before a slash in them: `openai/gpt-4o` of OpenRouter's own interface. */
  readonly hasWholeIds?: boolean;
  /** Client settings among the constructor's options. */
  readonly settings?: ClientSettings;
  /** Set if the object is a model: where its id stands in the constructor's options, under which names in order of precedence. */
  readonly model?: {
    readonly id: string | readonly string[];
    readonly operation?: Operation;
    /** For example `responses` or `chat`, where the provider's API depends on how the model was made; by version where that decides. */
    readonly api?: string | readonly { readonly value: string; readonly versions: VersionRange }[];
  };
  /** What dotted paths on the object mean: `chat.completions.create`. */
  readonly members: Readonly<Record<string, Member>>;
  /** What calling the object itself means: `openai('gpt-4o')`. */
  readonly call?: Member;
  /** Path segments that change nothing: `with_raw_response`, `withResponse`. */
  readonly hops?: readonly string[];
  /** Set if its calls are made by other objects that it was given: chains, agents, routers. */
  readonly runs?: Runs;
  /** The request that it sends when another object runs it. */
  readonly request?: CallSpec;
  /** Set if it is a prompt with holes that are filled when a chain runs: the option that holds its texts or messages. */
  readonly template?: string;
}

/** How an object uses the objects that it was given. A call of it is as many requests as these send. */
export interface Runs {
  /**
   * Options that hold them: one, or lists and records of them, at any depth. `*` stands for all options. Of options in a list only the first
   * that is given counts.
   */
  readonly parts: readonly (string | readonly string[])[];
  /** How often each part is used: all of them, the first that succeeds, or one of them. */
  readonly combinator: 'all' | 'in-order-until' | 'one-of';
  /**
   * It always holds a model, so that a call of it costs money even where the model cannot be seen; the call's parameters below `$held` are
   * then unknown. `where-given`: only where something is given that cannot be seen, not where nothing is, or what is no model of the SDK.
   */
  readonly isCertain?: boolean | 'where-given';
  /** What it runs where the parts hold nothing: parameters of the call (`$global.llm`), or options of the object (`$client.config.agent`). */
  readonly otherwise?: readonly string[];
  /** The kind of object that it makes by itself where all of that is not given. What is given as null in `otherwise` is switched off. */
  readonly usual?: string;
  /** The text that stands for it: `embed_model="default"`. */
  readonly usualName?: string;
  /** It runs nothing where this parameter of the call is given: what is looked up has been embedded before. */
  readonly unless?: string;
  /** Other objects that it runs as well, which it has in another way: what looks up the texts for an answer. */
  readonly also?: readonly Runs[];
  /**
   * Parameters of the requests that its parts send, by the name that these know them under: where the object (`$client.tools`) or its call
   * (`input.messages`) has them, in order of precedence.
   */
  readonly gives?: Readonly<Record<string, readonly string[]>>;
}

export type Member =
  | HttpRequest
  | { readonly kind: 'call'; readonly call: CallSpec }
  | { readonly kind: 'free' }
  /**
   * Returns the same object with the options of the argument merged in: `with_options`, `withOptions`, `copy`. `sets` are options that it
   * has from then on unless the argument gives them. Where `isView` is set, options are still written where the first object was made.
   */
  | {
      readonly kind: 'same';
      readonly bind?: ArgumentBinding;
      readonly sets?: Readonly<Record<string, number | string | boolean>>;
      readonly isView?: boolean;
    }
  /** Makes an object out of this one and the arguments, in this order under `$parts`: `prompt.pipe(model)`. As the member `|` it is the operator, with this object on either side. */
  | { readonly kind: 'join'; readonly shape: string }
  /** Makes another object; its options are the bound arguments, with this object's options under `$parent`. */
  | {
      readonly kind: 'make';
      readonly shape: string;
      readonly bind?: ArgumentBinding;
      readonly versions?: VersionRange;
      /** The arguments are only what changes of an object that there is already. */
      readonly isChange?: boolean;
      /** Only where one of these options is given; otherwise it makes nothing that is billed. */
      readonly given?: readonly string[];
    }
  | NamedKinds
  /**
   * Does what the object says that it is given, and bills it: `client.send(new ConverseCommand(input))`. The calls stand under the kinds of
   * those objects, whose options are the parameters.
   */
  | {
      readonly kind: 'send';
      readonly argument: number;
      readonly calls: Readonly<Record<string, CallSpec>>;
      /** The index of an options object for this request. */
      readonly request?: number;
    }
  | Repeat
  | ObjectOfFile
  /** Adds its arguments to a list among the object's options and returns the object: `chat.append(user('…'))`. */
  | { readonly kind: 'append'; readonly path: string }
  /** Returns `options[path][argument 0]`: `customProvider({ languageModels }).languageModel('fast')`. */
  | { readonly kind: 'select'; readonly path: string }
  /** Splits argument 0 at the separator, selects the first part from the options and calls `member` of it with the rest. */
  | { readonly kind: 'registry'; readonly separator: string; readonly member: string };

/**
 * Runs a function that it is given with the rest of its arguments, and again until the answer holds: `guard(client.chat.completions.create,
 * model=…)`. How often is told by the name `as` among the wrappers that repeat.
 */
export interface Repeat {
  readonly kind: 'repeat';
  readonly argument: number;
  readonly name: string;
  readonly as: string;
  /** Arguments that are not passed on. */
  readonly keeps: readonly string[];
  /** What it calls where no function is given. */
  readonly call?: CallSpec;
}

/**
 * Makes an object that a file describes: `ai.prompt('greet')`, and `prompts/greet.prompt`. The file begins with YAML, whose fields are the
 * object's options, and goes on with the text of a prompt. Where there is no such file, its options are not known.
 */
export interface ObjectOfFile {
  readonly kind: 'file';
  readonly shape: string;
  /** The option of this object that names the folder. */
  readonly folder: { readonly option: string; readonly default: string };
  readonly ending: string;
  /** The field of the second argument that stands between the name and the ending. */
  readonly variant: string;
  /** The option that holds the messages of the text. */
  readonly body: string;
}

/** A plain HTTP request. What it costs is told by its address. */
export interface HttpRequest {
  readonly kind: 'http';
  readonly bind?: ArgumentBinding;
  /** Where the address may stand among the parameters, in order of precedence. A path may step into an object (`request.url`). */
  readonly url: readonly string[];
  /** Where the beginning of a relative address may stand. */
  readonly base?: readonly string[];
  /** Where the body may stand: a record, or the JSON of one. */
  readonly body: readonly string[];
}
