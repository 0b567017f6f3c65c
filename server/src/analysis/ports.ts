import type { Catalog } from '../catalog/catalog.ts';
import type { PathTest } from '../config/globs.ts';
import type { CountTokens } from '../cost/tokens.ts';
import type { Language } from '../languages/language.ts';
import type { WorkspaceFiles } from '../workspace/ports.ts';
import type { SeedPatterns } from '../workspace/seeds.ts';

/** What the engine asks of the machine that it runs on. */
export interface EnginePorts {
  readonly files: WorkspaceFiles;
  readonly languages: readonly Language[];
  readonly catalog: Catalog;
  readonly countTokens: CountTokens;
  readonly seeds: SeedPatterns;
  readonly globs: (patterns: readonly string[]) => PathTest;
  /** Loads a language's grammar, once. */
  readonly prepare: (language: Language) => Promise<void>;
  /** Loads the tokenizer, once. Until then counts are estimates by length. */
  readonly prepareTokens: () => Promise<void>;
}
