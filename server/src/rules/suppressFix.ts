import { type Span, sameSpan, spanOf } from '../base/span.ts';
import { directivesOf, type IgnoreDirective } from '../config/comments.ts';
import { nearestName } from '../config/suggest.ts';
import type { FileIr } from '../ir/types.ts';
import type { TextEdit } from '../languages/language.ts';
import type { FixOffer } from './rule.ts';

/** What is of no use in a comment that asks to leave findings out. */
export interface Uselessness {
  readonly comment: Span;
  /** The ids that the comment names; empty means every rule. */
  readonly rules: readonly string[];
  /** Of these the rules that have no finding at its place. */
  readonly idle: readonly string[];
  /** Of these the ids that no rule has. */
  readonly unknown: readonly string[];
}

/**
 * Ways to mend such a comment. To take out what suppresses nothing changes neither a request nor a finding, which is safe where all findings
 * are known (`isSettled`). An id that no rule has was meant for something, so that a person has to look.
 */
export function suppressionFixes(
  path: string,
  useless: Uselessness,
  input: { readonly knownRules: readonly string[]; readonly isSettled: boolean },
): readonly FixOffer[] {
  const { rules, idle, unknown } = useless;
  const out = [...idle, ...unknown];
  const isWhole = out.length === rules.length;
  const removal: FixOffer = {
    title: isWhole ? 'Remove this comment' : `Remove ${out.join(' and ')} from this comment`,
    safety: unknown.length === 0 && input.isSettled ? 'safe' : 'review',
    edits: (program) => {
      const ir = program.ir(path);
      const directive = ir && directiveAt(ir, useless);
      if (!ir || !directive) return null;
      const kept = rules.filter((rule) => !out.includes(rule));
      return isWhole ? withoutComment(ir, useless.comment) : withRules(ir, directive, kept);
    },
  };
  return [...unknown.flatMap((id) => correction(path, useless, id, input.knownRules)), removal];
}

/** The id that was most likely meant. */
function correction(
  path: string,
  useless: Uselessness,
  wrong: string,
  knownRules: readonly string[],
): readonly FixOffer[] {
  const meant = nearestName(wrong, knownRules);
  if (meant === null || useless.rules.includes(meant)) return [];
  return [
    {
      title: `Replace ${wrong} by ${meant}`,
      safety: 'review',
      edits: (program) => {
        const ir = program.ir(path);
        const at = ir && directiveAt(ir, useless)?.rules.find(({ id }) => id === wrong);
        return at ? [{ path, span: at.span, newText: meant }] : null;
      },
    },
  ];
}

function directiveAt(ir: FileIr, { comment, rules }: Uselessness): IgnoreDirective | null {
  const found = directivesOf(ir).directives.find(
    (directive) =>
      directive.kind !== 'declare' &&
      sameSpan(directive.span, comment) &&
      rules.every((rule) => directive.rules.some(({ id }) => id === rule)),
  );
  return found && found.kind !== 'declare' ? found : null;
}

function withRules(ir: FileIr, { rules }: IgnoreDirective, kept: readonly string[]): readonly TextEdit[] | null {
  const [first, last] = [rules[0], rules.at(-1)];
  if (!first || !last) return null;
  const span = spanOf(first.span.start, last.span.end);
  const separator = ir.text.slice(span.start, span.end).includes(',') ? ', ' : ' ';
  return [{ path: ir.path, span, newText: kept.join(separator) }];
}

/** Takes a comment out, with its line if nothing else stands there. Null where the comment says something else as well. */
function withoutComment(ir: FileIr, { start, end }: Span): readonly TextEdit[] | null {
  const { text, path } = ir;
  const comment = text.slice(start, end);
  if (comment.includes('\n') || saysMore.test(comment)) return null;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const nextLine = text.indexOf('\n', end) + 1 || text.length;
  const before = text.slice(lineStart, start);
  const after = text.slice(end, nextLine);
  if (before.endsWith('{')) return null;
  if (after.trim() !== '') {
    const isApart = /(^|\s)$/.test(before);
    const blanks = /^[ \t]*/.exec(after)?.[0].length ?? 0;
    const span = spanOf(start, isApart ? end + blanks : end);
    return [{ path, span, newText: isApart || blanks > 0 ? '' : ' ' }];
  }
  const code = before.trimEnd();
  if (code !== '') return [{ path, span: spanOf(lineStart + code.length, end), newText: '' }];
  // The lines of a notebook belong to cells, and a cell keeps its last line break to itself.
  return [{ path, span: path.endsWith('.ipynb') ? spanOf(start, end) : spanOf(lineStart, nextLine), newText: '' }];
}

/** A second comment behind the first one speaks to another program: `# llm-cost-ignore  # noqa`. */
const saysMore = /\s(?:#\s*[A-Za-z]|\/\/)/;
