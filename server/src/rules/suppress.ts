import { hashText } from '../base/hash.ts';
import type { Span } from '../base/span.ts';
import { directivesOf } from '../config/comments.ts';
import { commentedCode } from '../ir/commented.ts';
import type { FileIr } from '../ir/types.ts';
import type { FixOffer } from './rule.ts';
import { suppressionFixes, type Uselessness } from './suppressFix.ts';
import type { Finding } from './types.ts';

/** A comment that asks to leave findings out. Plain data: it is kept with a file's results. */
export interface Suppression {
  /** Rule ids; empty means every rule. */
  readonly rules: readonly string[];
  /** A finding that starts inside one of these is left out. */
  readonly covers: 'file' | readonly Span[];
  readonly reason: string | null;
  readonly comment: Span;
}

export interface SuppressionResult {
  readonly kept: readonly Finding[];
  readonly suppressed: readonly Finding[];
  /** Comments that suppress nothing or name a rule that does not exist, as findings of `unused-suppression` without fixes. */
  readonly notices: readonly Finding[];
  /** What is offered for the notices, by the id of the finding. */
  readonly fixes: ReadonlyMap<string, readonly FixOffer[]>;
}

/** The id under which the config can mute or raise reports about the comments themselves. */
export const unusedSuppression = 'unused-suppression';

/** The comments of a file that ask to leave findings out. One on or above the first line of a statement covers all of the statement. */
export function suppressionsOf(ir: FileIr): readonly Suppression[] {
  const ignores = directivesOf(ir).directives.filter((directive) => directive.kind !== 'declare');
  if (ignores.length === 0) return [];
  const codeOf = commentedCode(ir);
  return ignores.map(({ kind, rules, reason, span }) => ({
    rules: [...new Set(rules.map(({ id }) => id))],
    reason,
    comment: span,
    covers: kind === 'ignore-file' ? 'file' : codeOf(span, kind === 'ignore-next-line'),
  }));
}

/** Takes the suppressed findings of one file out, and tells which comments are of no use. */
export function applySuppressions(input: {
  readonly path: string;
  readonly suppressions: readonly Suppression[];
  readonly findings: readonly Finding[];
  readonly knownRules: readonly string[];
  /** Rules that are off cannot show whether a comment is of use. */
  readonly isEnabled: (rule: string) => boolean;
  /** Whether `findings` are all that there are: the code parses, and what other files have to do with it is known. */
  readonly isSettled: boolean;
}): SuppressionResult {
  const used = new Set<string>();
  const isSuppressed = (finding: Finding): boolean => {
    const hits = input.suppressions.filter((suppression) => covers(suppression, finding, input.path));
    for (const hit of hits) used.add(useKey(hit, hit.rules.length === 0 ? null : finding.rule));
    return hits.length > 0;
  };
  const suppressed = input.findings.filter(isSuppressed);
  const kept = input.findings.filter((finding) => !suppressed.includes(finding));
  const complaints = input.suppressions.flatMap((suppression) => uselessnessOf(suppression, input, used) ?? []);
  const notices = complaints.map((useless, at) => {
    const offers = suppressionFixes(input.path, useless, input);
    return { finding: notice(input.path, useless, at), offers };
  });
  return {
    kept,
    suppressed,
    notices: notices.map(({ finding }) => finding),
    fixes: new Map(notices.map(({ finding, offers }) => [finding.id, offers])),
  };
}

function covers(suppression: Suppression, finding: Finding, path: string): boolean {
  if (finding.location.path !== path) return false;
  if (suppression.rules.length > 0 && !suppression.rules.includes(finding.rule)) return false;
  const { start } = finding.location.span;
  return suppression.covers === 'file' || suppression.covers.some((span) => span.start <= start && start <= span.end);
}

function uselessnessOf(
  suppression: Suppression,
  input: Parameters<typeof applySuppressions>[0],
  used: ReadonlySet<string>,
): Uselessness | null {
  if (!input.isEnabled(unusedSuppression)) return null;
  const { rules, comment } = suppression;
  if (rules.length === 0) return used.has(useKey(suppression, null)) ? null : { comment, rules, idle: [], unknown: [] };
  const isKnown = (rule: string): boolean => input.knownRules.includes(rule);
  const unknown = rules.filter((rule) => !isKnown(rule));
  const idle = rules.filter((rule) => isKnown(rule) && input.isEnabled(rule) && !used.has(useKey(suppression, rule)));
  return unknown.length + idle.length === 0 ? null : { comment, rules, idle, unknown };
}

function complaint({ rules, idle, unknown }: Uselessness): string {
  if (rules.length === 0) return 'this comment suppresses no finding';
  return [
    ...(unknown.length > 0 ? [`there is no rule ${unknown.join(', ')}`] : []),
    ...(idle.length > 0 ? [`no finding of ${idle.join(', ')} to suppress here`] : []),
  ].join('; ');
}

function notice(path: string, useless: Uselessness, ordinal: number): Finding {
  const message = complaint(useless);
  return {
    id: hashText(`${unusedSuppression}\0${path}\0${message}\0${ordinal}`),
    rule: unusedSuppression,
    severity: 'information',
    location: { path, span: useless.comment },
    callSite: null,
    message,
    why: 'A suppression without effect hides the next real finding at its place. Remove it or correct the rule id.',
    related: [],
    saving: null,
    fixes: [],
  };
}

const useKey = (suppression: Suppression, rule: string | null): string =>
  `${suppression.comment.start}\0${suppression.comment.end}\0${rule ?? ''}`;
