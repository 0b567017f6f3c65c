import type { Location } from '../base/span.ts';
import type { ModelInfo } from '../catalog/types.ts';
import type { CostEstimate } from '../cost/types.ts';
import type { FileIr } from '../ir/types.ts';
import type { Language, TextEdit } from '../languages/language.ts';
import type { CallSite, Request } from '../resolve/callSite.ts';
import { type OptionSchema, type OptionValues, readOptions } from './options.ts';
import type { FixSafety, Saving, Severity } from './types.ts';

/** A rule as the engine, the docs and the config's schema see it. */
export interface Rule extends RuleMeta {
  readonly options: OptionSchema;
  /** Checks one group of sites. `given` are the options as the config has them. */
  readonly run: (group: SiteGroup, tools: RuleTools, given: Readonly<Record<string, unknown>>) => readonly Report[];
}

export interface RuleMeta {
  /** The bad pattern, so that "ignore <id>" reads right. */
  readonly id: string;
  readonly title: string;
  readonly category: RuleCategory;
  /** The level of a clear case. A check may grade single findings lower, never higher. */
  readonly severity: Severity;
  /** The release that brought the rule. */
  readonly since: string;
  /** What one run of the check sees: a call, all calls of one client, of one module, or of the workspace. */
  readonly scope: RuleScope;
  readonly docs: RuleDocs;
  readonly examples: { readonly bad: readonly BadExample[]; readonly good: readonly Example[] };
}

export type RuleCategory = 'output' | 'model' | 'cache' | 'volume' | 'retries' | 'agents' | 'context' | 'observability';

export type RuleScope = 'site' | 'client' | 'module' | 'workspace';

/** Texts of the rule's page. Whole sentences, Markdown. */
export interface RuleDocs {
  readonly what: string;
  readonly why: string;
  readonly saving: string;
  readonly exceptions: string;
  /** What the fix does and what to check before taking it. */
  readonly fix: string;
}

export interface Example {
  readonly language: 'typescript' | 'python';
  readonly code: string;
}

export interface BadExample extends Example {
  /** The code after the first fix. */
  readonly fixed?: string;
}

/** At least one site; a site rule gets exactly one. */
export type SiteGroup = readonly [CallSite, ...CallSite[]];

/** What the analysis lends to the checks. All of it is pure and answers for one day, `asOf`. */
export interface RuleTools {
  /** YYYY-MM-DD. */
  readonly asOf: string;
  /** Every site that the analysis knows. */
  readonly sites: readonly CallSite[];
  /** The `via` sites that lead to a direct one. */
  readonly callers: (site: CallSite) => readonly CallSite[];
  readonly estimate: (site: CallSite) => CostEstimate;
  /** The estimate of a site as if it sent this request once. `variant` names the change, so that no two are taken for each other. */
  readonly estimateOf: (site: CallSite, request: Request, variant: string) => CostEstimate;
  /** The model of a request, named or the SDK's default, where one model at one provider is known and listed. */
  readonly model: (request: Request) => ModelInfo | null;
  /** A model by provider and id; null if not listed. */
  readonly modelOf: (provider: string, id: string) => ModelInfo | null;
  /** Whether a provider caches prompts of any of its models; null if that is not known. */
  readonly cachesPrompts: (provider: string) => boolean | null;
  /** The smallest prefix in tokens that any model of a provider caches; null if none is known. */
  readonly smallestCacheMinimum: (provider: string) => number | null;
  /** Tokens of a text for a model; for null those of a common tokenizer. */
  readonly countTokens: (text: string, model: ModelInfo | null) => number;
}

export interface RuleContext<Values> extends RuleTools {
  readonly options: Values;
  readonly report: (report: Report) => void;
}

/** What a check says. The engine makes a finding of it. */
export interface Report {
  readonly at: Location;
  /** The site that it is about; the first of the group if left out. */
  readonly site?: CallSite;
  /** All sites that it holds for; the whole group if left out. */
  readonly sites?: readonly CallSite[];
  /** Tells several findings of one rule on one site apart. */
  readonly key?: string;
  /** Left out: the rule's own level. */
  readonly severity?: Severity;
  /** One line that makes sense alone, with its number. Starts in lower case, no full stop. */
  readonly message: string;
  /** Why it matters and what to do. Whole sentences. */
  readonly why: string;
  readonly related?: readonly { readonly location: Location; readonly message: string }[];
  readonly saving?: Saving | null;
  readonly fixes?: readonly FixOffer[];
}

/** A fix that can be worked out on the current text. */
export interface FixOffer {
  readonly title: string;
  readonly safety: FixSafety;
  /** A cheaper answer to whether `edits` finds a place in the code, asked on every analysis; left out: the edits are tried. */
  readonly isPossible?: (fix: FixTools) => boolean;
  /** Null or empty where the code has no place for it; then it is not offered. */
  readonly edits: (fix: FixTools) => readonly TextEdit[] | null;
}

/** The current program, for working out fixes. */
export interface FixTools {
  readonly ir: (path: string) => FileIr | null;
  readonly language: (ir: FileIr) => Language | null;
}

/** Binds the types of a rule's options to its check. */
export function defineRule<const S extends OptionSchema>(
  definition: RuleMeta & {
    readonly options: S;
    readonly check: (group: SiteGroup, context: RuleContext<OptionValues<S>>) => void;
  },
): Rule {
  const { check, ...meta } = definition;
  return {
    ...meta,
    run: (group, tools, given) => {
      const reports: Report[] = [];
      check(group, {
        ...tools,
        options: readOptions(definition.options, given),
        report: (report) => void reports.push(report),
      });
      return reports;
    },
  };
}
