import type { Fact } from '../../base/fact.ts';
import type { Span } from '../../base/span.ts';
import type { SdkTable, VersionRange } from '../../sdks/types.ts';
import type { CallSite, Declared, Task } from '../callSite.ts';
import type { ObservedCall } from '../observed.ts';

/** Everything about a call site that does not stand in the code of the call: injected, because other layers know it. */
export interface SiteContext {
  /** The table of an SDK by its id, for model and client objects of another SDK than the call's. */
  readonly sdkOf: (id: string) => SdkTable | null;
  /** The version of an SDK that is installed for a file. */
  readonly versionOf: (sdk: SdkTable, language: 'typescript' | 'python', path: string) => SdkVersion;
  /** The provider behind a base URL, null if nobody knows it. Dynamic parts of the URL arrive as `0`. */
  readonly providerOfBaseUrl: (url: string) => Endpoint | null;
  /** The provider behind a base URL that an environment variable holds, where the user's config says so. */
  readonly providerOfVariable: (name: string) => Endpoint | null;
  /** `provider/id` and `provider:id` taken apart; null if the id begins with no known provider. */
  readonly splitProvider: (id: string) => { readonly provider: string; readonly id: string } | null;
  /** The provider that sells a model of this id, for SDKs that choose it by the id; null if unknown. */
  readonly providerOfModel: (model: string) => string | null;
  /** Whether a provider runs on the user's own machine when no base URL says otherwise (`ollama`). */
  readonly isLocalProvider: (provider: string) => boolean;
  /** The model id that the user's config gives for an alias or a deployment, null if none. */
  readonly alias: (id: string) => string | null;
  /** What a comment or the config declares of the call that stands there. */
  readonly annotationOf: (path: string, call: Span) => Annotation | null;
  /** The id of a direct call site of another file by the span of its callee's last name, null if it is not (yet) known. */
  readonly directIdOf: (path: string, callee: Span) => string | null;
  /** Gives the site of a group of observations that was made before, if there is one. `facts` is what decides on it besides the group. */
  readonly recall?: (group: readonly ObservedCall[], facts: unknown, make: () => CallSite) => CallSite;
}

export interface SdkVersion {
  readonly version: Fact<string>;
  /** Whether the installed version lies in a range: `maybe` if it is not settled. */
  readonly possible: (range: VersionRange) => Answer;
}

export type Answer = 'yes' | 'no' | 'maybe';

export interface Endpoint {
  readonly provider: string;
  /** True on the user's own machine, where a call costs nothing. */
  readonly local: boolean;
}

export interface Annotation {
  readonly declared: Declared | null;
  readonly task: Task | null;
  readonly label: string | null;
}
