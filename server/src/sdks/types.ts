import type { CallSpec } from './types/call.ts';
import type { Meaning } from './types/meaning.ts';
import type { Shape } from './types/shape.ts';

export type * from './types/call.ts';
export type * from './types/meaning.ts';
export type * from './types/settings.ts';
export type * from './types/shape.ts';

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
  /** Fields of the body that tell the interface apart where the host is not known; without them it is taken for one at known hosts only. */
  readonly evidence?: readonly string[];
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
