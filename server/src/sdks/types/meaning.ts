import type { VersionRange } from '../types.ts';
import type { ArgumentBinding, CallSpec } from './call.ts';
import type { HttpRequest } from './shape.ts';

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
      /** Making it is billed, as a call on the object that is made: an index embeds what it is built from. */
      readonly billed?: Billed;
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
   * Calling it sets options of the whole program (`globals`), by the names or the indexes of its arguments: `dspy.configure(lm=…)`. Where `isScoped` is set,
   * it does so for the body of a `with` statement. The function at the index `runs` it calls with them set, for that call alone, and returns
   * what that returns: `Settings.withLLM(llm, () => …)`.
   */
  | {
      readonly kind: 'configure';
      readonly options: Readonly<Record<string, string>>;
      readonly isScoped?: boolean;
      readonly runs?: number;
    }
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

/** What making an object sends. The object's options are the parameters. */
export interface Billed {
  readonly call: CallSpec;
  /** Nothing is sent unless one of these options is given, and is not an empty list. */
  readonly given: readonly string[];
}
