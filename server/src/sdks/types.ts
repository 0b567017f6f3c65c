import type { Operation } from '../base/operation.ts';

/**
 * One SDK as data: what its packages export, which objects these make, which paths on those objects cost money, and what their
 * parameters mean. The resolver knows no SDK by name; everything it needs of one stands here.
 */
export interface SdkTable {
  /** The SDK's name in reports, for example `openai`. */
  readonly id: string;
  readonly title: string;
  readonly typescript?: SdkLanguage;
  readonly python?: SdkLanguage;
  /**
   * Interfaces that plain requests reach, the first that fits counting. Addresses must hold one of the hosts, or be of the user's own
   * machine; the object behind such a call is of the kind `Endpoint`.
   */
  readonly endpoints?: { readonly hosts: readonly string[]; readonly list: readonly Endpoint[] };
}

export interface Endpoint {
  /** A pattern of addresses; its group `model` is the parameter `$model`. Parts that only the run knows arrive as `{}`. */
  readonly url: string;
  /** The fields of the body are its parameters. */
  readonly call: CallSpec;
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

export interface SdkLanguage {
  /** Package names that make a file a candidate; the first decides the version. Python: the import root. */
  readonly packages: readonly string[];
  /**
   * Texts that make a file a candidate instead of its imports, where the packages are mostly used for other things (`boto3`, `axios`).
   */
  readonly texts?: readonly string[];
  /** Name of the package in the registry where it differs from the import root (Python). */
  readonly distribution?: string;
  /** Exports by module specifier (`openai`, `openai/azure`), then by name (`default`, `OpenAI`, `chat`). */
  readonly modules: Readonly<Record<string, Readonly<Record<string, Meaning>>>>;
  readonly shapes: Readonly<Record<string, Shape>>;
  /** Where it is said how many tokens a call took. */
  readonly usage?: UsageHooks;
  /**
   * Names that a program may assign on a module to set up the client behind the module's own functions (`openai.base_url = …`): each with
   * the option of that client that it sets. `shape` is the kind of that client.
   */
  readonly globals?: {
    readonly shape: string;
    readonly options: Readonly<Record<string, string>>;
    /** They also hold for its objects: a call has them as its parameter `$global`. */
    readonly areShared?: boolean;
  };
}

/** What a program reads or sets to know what its calls cost. */
export interface UsageHooks {
  /** Paths in what a call gives, or in the last part of a stream: `usage.input_tokens`. */
  readonly fields: readonly string[];
  /** The option of a call without which a stream does not tell. */
  readonly streamOption?: string;
  /** Options, settings and functions that are told or tell by themselves: `onFinish`, `get_openai_callback`. */
  readonly callbacks?: readonly string[];
  readonly source: string;
}

/**
 * An interval of versions, written as in package manifests: `>=4.0.0 <5.0.0`, `<1.0.0 || >=3`. Absent means all versions. They are those of
 * the SDK's first package, or of another one whose name stands in front: `@langchain/anthropic >=1.0.0`.
 */
export type VersionRange = string;

/** What a name stands for. A list holds variants by version; the resolver takes those whose range is possible. */
export type Meaning =
  /** Calling it (with or without `new`) makes an object of that shape; as a type annotation it types a receiver. */
  | {
      readonly kind: 'constructor';
      readonly shape: string;
      readonly versions?: VersionRange;
      readonly bind?: ArgumentBinding;
      /** What its static members mean: `ChatPromptTemplate.from_messages`. */
      readonly members?: Readonly<Record<string, Meaning>>;
    }
  /**
   * Calling it makes an object of the kind that one of its arguments names: `boto3.client('bedrock-runtime')`. Names that are not listed,
   * and those that cannot be seen, make nothing that is billed.
   */
  | NamedKinds
  /** Calling it makes a plain record of its arguments: typed dictionaries, data classes, messages. */
  | {
      readonly kind: 'record';
      readonly bind?: ArgumentBinding;
      /** Fields that it always has: the role of a `SystemMessage`. */
      readonly with?: Readonly<Record<string, string>>;
      /** The field that holds the arguments as a record: `Part.from_uri(…)` makes `{ file_data: … }`. */
      readonly under?: string;
      readonly members?: Readonly<Record<string, Meaning>>;
    }
  /** It is a constant: a member of an enumeration. */
  | { readonly kind: 'constant'; readonly value: string | number | boolean }
  /** It is such an object already (`import ollama from 'ollama'`, module-level clients, `openai` of `@ai-sdk/openai`). */
  | { readonly kind: 'instance'; readonly shape: string; readonly versions?: VersionRange }
  /** Calling it is a billed request. `shape` is the kind of object that holds the settings of the module's functions, if they have any. */
  | { readonly kind: 'call'; readonly call: CallSpec; readonly shape?: string }
  /** Calling it returns one of its arguments, or a member of it: wrappers, instrumentation, `wrapLanguageModel({ model })`. */
  | {
      readonly kind: 'identity';
      readonly argument: number;
      /** Name of that argument where it may be given by keyword (Python). */
      readonly name?: string;
      readonly path?: string;
      /**
       * Path in that argument to a record of call parameters that hold where a call itself gives none
       * (`wrapLanguageModel({ model, middleware: defaultSettingsMiddleware({ settings }) })`). A list on the way is searched item by item.
       * The record is kept in the options of the returned object as `$defaults`.
       */
      readonly defaults?: string;
      /** Wraps an object of the SDK so that it can do more: it becomes the kind `as.OpenAI`, where the SDK lists that beside `OpenAI`. */
      readonly as?: string;
      /**
       * Its other arguments by keyword are call parameters as those of `defaults` are, and kept with them: all but these
       * (`from_openai(client, mode=Mode.JSON, model='gpt-5')`).
       */
      readonly keeps?: readonly string[];
      /** As a type annotation it types a receiver of this kind. */
      readonly types?: string;
    }
  | HttpRequest
  /** Calling it costs nothing and returns data. Known, so that it is never taken for a billed call. */
  | {
      readonly kind: 'free' /** What it returns, where that is a constant that parameters are read from. */;
      readonly returns?: { readonly value: number | string | boolean | null };
    }
  /**
   * Calling it sets options of the whole program (`globals`), by the names of its arguments: `dspy.configure(lm=…)`. Where `isScoped` is set,
   * it does so for the body of a `with` statement.
   */
  | { readonly kind: 'configure'; readonly options: Readonly<Record<string, string>>; readonly isScoped?: boolean }
  /**
   * Decorates a class, whose objects then have more members: `files` (what a YAML file says, whose usual path is given and which a field of
   * the class may name) and `lists` (what the methods with a decorator make). In the records of files the fields `made` may name such a method.
   */
  | {
      readonly kind: 'assembles';
      readonly files: Readonly<Record<string, string>>;
      readonly lists: Readonly<Record<string, string>>;
      readonly made: Readonly<Record<string, string>>;
    }
  /** A module or object with named members. */
  | { readonly kind: 'namespace'; readonly members: Readonly<Record<string, Meaning>> };

/** The kinds of object that a factory makes by the name that it is given. */
export interface NamedKinds {
  readonly kind: 'named';
  readonly argument: number;
  /** Name of that argument where it may be given by keyword (Python). */
  readonly name?: string;
  /** Kinds of object by name. */
  readonly shapes: Readonly<Record<string, string>>;
  readonly bind?: ArgumentBinding;
}

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
  /** Options that hold them: one, or lists and records of them, at any depth. `*` stands for all options. */
  readonly parts: readonly string[];
  /** How often each part is used: all of them, the first that succeeds, or one of them. */
  readonly combinator: 'all' | 'in-order-until' | 'one-of';
  /**
   * It always holds a model, so that a call of it costs money even where the model cannot be seen; the call's parameters below `$held` are
   * then unknown.
   */
  readonly isCertain?: boolean;
  /** What it runs where the parts hold nothing: parameters of the call (`$global.llm`), or options of the object (`$client.config.agent`). */
  readonly otherwise?: readonly string[];
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
  /** The path goes through the id of an object that the provider keeps: where only the id is known, the rest is not. */
  readonly isKept?: boolean;
}

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

export interface ClientSettings {
  /** `counts` as of a parameter. */
  readonly maxRetries?: Setting<number> & { readonly counts?: 'attempts' };
  /** In ms. `unit` tells how the option is written. */
  readonly timeout?: Setting<number> & {
    readonly unit: 'ms' | 's';
    /** Null means without a timeout, at the client and in a call; elsewhere it means the default. */
    readonly isNullEndless?: boolean;
    /** Where the option of an HTTP client holds that is given in the place of the SDK's own, and the value that the SDK takes for none. */
    readonly ofTransport?: { readonly path: string; readonly none: number };
  };
  readonly baseUrl?: {
    readonly path: string;
    readonly environment?: readonly string[];
    /** Versions that take the option; all if not given. */
    readonly versions?: VersionRange;
    /** An address that nobody knows is another server of the same kind: what can be run on one's own machine is also run on one's own servers. */
    readonly isOwnServer?: boolean;
    /**
     * Providers whose interface others have too. Behind an address that nobody knows it is open who answers if the model's prefix names one of
     * these, while any other prefix is believed. Without a list no prefix is.
     */
    readonly imitated?: readonly string[];
  };
  /** An option that names the provider; goes before the base URL. */
  readonly providerName?: ProviderName | readonly ProviderName[];
  /** The deployment or model that overrides the call's model (Azure). */
  readonly deployment?: { readonly path: string };
  /** Statuses and faults that the SDK retries, as its source names them. */
  readonly retries?: string;
}

/** A text, or a switch with the values `true` and `false`. */
export interface ProviderName {
  readonly path: string;
  /** What the names mean, in lower case, and `*` what any value means. A name that is not here is looked up in the catalogue. */
  readonly providers: Readonly<Record<string, string>>;
}

export interface Setting<T> {
  readonly path: string;
  /** Versions that take the option; all if not given. */
  readonly versions?: VersionRange;
  /** Words that stand for values, where the option takes words (`{ none: 0 }`). A fix writes the first. */
  readonly words?: Readonly<Record<string, T>>;
  /** Read where it is written, never proposed by a fix. */
  readonly isReadOnly?: boolean;
  /** The first part of the path is an object of a class: a fix adds to one that is written and makes none. */
  readonly isObject?: boolean;
  readonly defaults: readonly {
    readonly value: T | null;
    readonly versions?: VersionRange;
    /** Holds only where this option is given, with one of the values if there are any. Stands before the default that holds elsewhere. */
    readonly given?: { readonly path: string; readonly values?: readonly string[] };
    readonly source: string;
  }[];
}
