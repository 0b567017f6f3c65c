import type { PathIndex, ReadText } from '../../base/pathIndex.ts';
import type { LanguageId } from '../../ir/types.ts';

/** Where an import leads. */
export type ResolvedModule =
  | { readonly kind: 'file'; readonly path: string }
  /**
   * A package from outside the workspace, or a built-in module (`node:fs`). The subpath is empty for the package itself. In Python the name
   * is the first part and the subpath the others: `google` and `genai.types`.
   */
  | { readonly kind: 'package'; readonly name: string; readonly subpath: string }
  /** A Python package folder without `__init__.py`. */
  | { readonly kind: 'namespace-package'; readonly path: string }
  /** Meant to be a file of the workspace, which does not exist. */
  | { readonly kind: 'missing' }
  /** The answer depends on a text that has to be fetched first. */
  | { readonly kind: 'pending'; readonly path: string };

export interface ModuleResolver {
  readonly resolve: (fromPath: string, specifier: string, language: LanguageId) => ResolvedModule;
}

/** What resolution reads. Parsed files are kept, each text is read once. */
export interface Sources {
  readonly index: PathIndex;
  /** The JSON of a file with comments allowed; null if it does not exist or is no JSON object. Throws `PendingText` if it must be fetched. */
  readonly json: (path: string) => JsonObject | null;
  readonly text: (path: string) => string | null;
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** Leaves a resolution that cannot go on before a text was fetched. Only `resolve` catches it: nothing outside sees it. */
export class PendingText extends Error {
  readonly path: string;
  constructor(path: string) {
    super(`${path} has not been read yet`);
    this.path = path;
  }
}

export type { PathIndex, ReadText };
