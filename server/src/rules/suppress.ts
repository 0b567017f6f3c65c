import { hashText } from '../base/hash.ts';
import { type Span, spanOf } from '../base/span.ts';
import type { CommentIr, FileIr, LanguageId } from '../ir/types.ts';
import { forEachStmt } from '../ir/walk.ts';
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
  /** Comments that suppress nothing or name a rule that does not exist, as findings of `unused-suppression`. */
  readonly notices: readonly Finding[];
}

/** The id under which the config can mute or raise reports about the comments themselves. */
export const unusedSuppression = 'unused-suppression';

/**
 * Reads the comments of a file: `llm-cost-ignore-next-line RULE… -- reason`, `llm-cost-ignore RULE… -- reason` on the same line, and
 * `llm-cost-ignore-file`. A comment on or above the first line of a statement covers all of the statement.
 */
export function suppressionsOf(ir: FileIr): readonly Suppression[] {
  const directives = ir.comments.flatMap((comment) => {
    const directive = parseDirective(comment);
    return directive === null ? [] : [directive];
  });
  if (directives.length === 0) return [];
  const lines = new Lines(ir.text);
  const commentLines = ownLines(ir.comments, lines);
  const isComment = (line: number): boolean =>
    commentLines.has(line) || lineComment[ir.language].test(lines.text(line));
  const statements = statementsByFirstLine(ir, lines);
  return directives.map(({ kind, rules, reason, comment }) => {
    if (kind === 'file') return { rules, reason, comment, covers: 'file' };
    const first = lines.of(comment.start);
    const isAbove = kind === 'next-line' || commentLines.has(first);
    const line = isAbove ? nextCodeLine(lines.of(comment.end), isComment) : first;
    return { rules, reason, comment, covers: [lines.span(line), ...(statements.get(line) ?? [])] };
  });
}

/** Takes the suppressed findings of one file out, and tells which comments are of no use. */
export function applySuppressions(input: {
  readonly path: string;
  readonly suppressions: readonly Suppression[];
  readonly findings: readonly Finding[];
  readonly isKnownRule: (rule: string) => boolean;
  /** Rules that are off cannot show whether a comment is of use. */
  readonly isEnabled: (rule: string) => boolean;
}): SuppressionResult {
  const used = new Set<string>();
  const isSuppressed = (finding: Finding): boolean => {
    const hits = input.suppressions.filter((suppression) => covers(suppression, finding, input.path));
    for (const hit of hits) used.add(useKey(hit, hit.rules.length === 0 ? null : finding.rule));
    return hits.length > 0;
  };
  const suppressed = input.findings.filter(isSuppressed);
  const kept = input.findings.filter((finding) => !suppressed.includes(finding));
  const complaints = input.suppressions.flatMap((suppression) => {
    const text = complaintOf(suppression, input, used);
    return text === null ? [] : [{ suppression, text }];
  });
  return {
    kept,
    suppressed,
    notices: complaints.map(({ suppression, text }, at) => notice(input.path, suppression, text, at)),
  };
}

interface Directive {
  readonly kind: 'line' | 'next-line' | 'file';
  readonly rules: readonly string[];
  readonly reason: string | null;
  readonly comment: Span;
}

function parseDirective(comment: CommentIr): Directive | null {
  for (const line of comment.text.split('\n')) {
    const match = directivePattern.exec(line);
    if (match === null) continue;
    const [, kind, rules = '', reason] = match;
    return {
      kind: kind === '-file' ? 'file' : kind === '-next-line' ? 'next-line' : 'line',
      rules: [...new Set(rules.split(/[\s,]+/).filter((rule) => rule !== ''))],
      reason: reason?.trim() || null,
      comment: comment.span,
    };
  }
  return null;
}

const directivePattern = /^\s*\*?\s*llm-cost-ignore(-next-line|-file)?(?![\w-]):?\s*(.*?)(?:\s*(?<!\S)--\s*(.*))?$/;

function covers(suppression: Suppression, finding: Finding, path: string): boolean {
  if (finding.location.path !== path) return false;
  if (suppression.rules.length > 0 && !suppression.rules.includes(finding.rule)) return false;
  const { start } = finding.location.span;
  return suppression.covers === 'file' || suppression.covers.some((span) => span.start <= start && start <= span.end);
}

function complaintOf(
  suppression: Suppression,
  input: Parameters<typeof applySuppressions>[0],
  used: ReadonlySet<string>,
): string | null {
  if (!input.isEnabled(unusedSuppression)) return null;
  const { rules } = suppression;
  if (rules.length === 0) return used.has(useKey(suppression, null)) ? null : 'this comment suppresses no finding';
  const unknown = rules.filter((rule) => !input.isKnownRule(rule));
  const idle = rules.filter(
    (rule) => input.isKnownRule(rule) && input.isEnabled(rule) && !used.has(useKey(suppression, rule)),
  );
  const parts = [
    ...(unknown.length > 0 ? [`there is no rule ${unknown.join(', ')}`] : []),
    ...(idle.length > 0 ? [`no finding of ${idle.join(', ')} to suppress here`] : []),
  ];
  return parts.length === 0 ? null : parts.join('; ');
}

function notice(path: string, suppression: Suppression, message: string, ordinal: number): Finding {
  return {
    id: hashText(`${unusedSuppression}\0${path}\0${message}\0${ordinal}`),
    rule: unusedSuppression,
    severity: 'information',
    location: { path, span: suppression.comment },
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

/** Lines that hold nothing but a comment. */
function ownLines(comments: readonly CommentIr[], lines: Lines): ReadonlySet<number> {
  const own = new Set<number>();
  for (const { span } of comments) {
    const first = lines.of(span.start);
    if (!/^[\s{]*$/.test(lines.before(span.start))) continue;
    for (let line = first; line <= lines.of(span.end); line++) own.add(line);
  }
  return own;
}

/** Other comments may stand between a directive and its code. */
function nextCodeLine(line: number, isComment: (line: number) => boolean): number {
  let next = line + 1;
  while (isComment(next)) next++;
  return next;
}

const lineComment: Readonly<Record<LanguageId, RegExp>> = {
  typescript: /^\s*\/\//,
  javascript: /^\s*\/\//,
  python: /^\s*#/,
};

function statementsByFirstLine(ir: FileIr, lines: Lines): ReadonlyMap<number, readonly Span[]> {
  const byLine = new Map<number, Span[]>();
  forEachStmt(ir, (stmt) => {
    const line = lines.of(stmt.span.start);
    byLine.set(line, [...(byLine.get(line) ?? []), stmt.span]);
  });
  return byLine;
}

/** Line numbers of a text, from 0. */
class Lines {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#text = text;
    this.#starts = [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), (match) => match.index + match[0].length)];
  }

  of(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** From the start of the line to the last character before the next line. */
  span(line: number): Span {
    const start = this.#starts[line] ?? this.#text.length;
    const next = this.#starts[line + 1];
    return spanOf(start, next === undefined ? this.#text.length : next - 1);
  }

  text(line: number): string {
    const { start, end } = this.span(line);
    return this.#text.slice(start, end);
  }

  before(offset: number): string {
    return this.#text.slice(this.#starts[this.of(offset)] ?? 0, offset);
  }
}
