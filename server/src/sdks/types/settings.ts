import type { VersionRange } from '../types.ts';

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
