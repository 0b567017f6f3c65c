import { type Span, spanOf } from '../base/span.ts';
import type { FileIr } from '../ir/types.ts';
import { type Declarations, declarationKey, declarationKeys } from './declarations.ts';
import { remedyForName } from './suggest.ts';

/** A comment that speaks to the analysis. `span` is the whole comment. */
export type Directive = DeclareDirective | IgnoreDirective;

/** `llm-cost: model=gpt-4o calls=10k/day`, for the next call. */
export interface DeclareDirective {
  readonly kind: 'declare';
  readonly declarations: Declarations;
  readonly span: Span;
}

/** `llm-cost-ignore…`. No rules means all. */
export interface IgnoreDirective {
  readonly kind: 'ignore-next-line' | 'ignore-line' | 'ignore-file';
  readonly rules: readonly { readonly id: string; readonly span: Span }[];
  readonly reason: string | null;
  readonly span: Span;
}

/** Something in a directive that means nothing. The rest of the directive holds. */
export interface DirectiveProblem {
  readonly span: Span;
  readonly message: string;
  readonly remedy: string;
}

export interface Directives {
  readonly directives: readonly Directive[];
  readonly problems: readonly DirectiveProblem[];
}

/** Reads the directives in a file's comments. Which rules there are and whether an ignore comment is of use is not looked at. */
export function directivesOf(ir: Pick<FileIr, 'comments' | 'text'>): Directives {
  const directives: Directive[] = [];
  const problems: DirectiveProblem[] = [];
  for (const comment of ir.comments) {
    if (!comment.text.includes('llm-cost')) continue;
    for (const line of linesOf(ir.text, comment.span)) {
      const directive = readLine(line, comment.span, problems);
      if (directive !== null) directives.push(directive);
    }
  }
  return { directives, problems };
}

interface Line {
  readonly text: string;
  /** Where the text starts in the file. */
  readonly start: number;
}

/** The lines of a comment without what marks them as comment. */
function linesOf(text: string, span: Span): readonly Line[] {
  const lines: Line[] = [];
  let start = span.start;
  for (const line of text.slice(span.start, span.end).split('\n')) {
    const mark = /^\s*(?:\/\/+|\/\*+|\*+(?!\/)|#+|<!--|"""|''')?\s*/.exec(line)?.[0].length ?? 0;
    lines.push({ text: line.slice(mark).replace(/\s*(?:\*+\/|-->|"""|''')?\s*$/, ''), start: start + mark });
    start += line.length + 1;
  }
  return lines;
}

function readLine(line: Line, span: Span, problems: DirectiveProblem[]): Directive | null {
  const match = /^llm-cost(?<ignore>-ignore(?:-next-line|-file)?)?(?![\w-])(?<colon>:?)/.exec(line.text);
  if (match === null) return unknownDirective(line, problems);
  const rest: Line = { text: line.text.slice(match[0].length), start: line.start + match[0].length };
  switch (match.groups?.['ignore']) {
    case '-ignore':
      return { kind: 'ignore-line', ...readIgnore(rest), span };
    case '-ignore-next-line':
      return { kind: 'ignore-next-line', ...readIgnore(rest), span };
    case '-ignore-file':
      return { kind: 'ignore-file', ...readIgnore(rest), span };
    default:
      // Without the colon it is a sentence that begins with the name of the product.
      return match.groups?.['colon'] === ':'
        ? { kind: 'declare', declarations: readDeclarations(rest, problems), span }
        : null;
  }
}

function unknownDirective(line: Line, problems: DirectiveProblem[]): null {
  const word = /^llm-cost-(?=[a-z])(?!lens\b)[a-z-]+/.exec(line.text)?.[0];
  if (word !== undefined) {
    problems.push({
      span: spanOf(line.start, line.start + word.length),
      message: `"${word}" is no known comment.`,
      remedy: remedyForName(word, [
        'llm-cost-ignore-next-line',
        'llm-cost-ignore',
        'llm-cost-ignore-file',
        'llm-cost:',
      ]),
    });
  }
  return null;
}

function readIgnore(rest: Line): Pick<IgnoreDirective, 'rules' | 'reason'> {
  const dashes = /(?:^|\s)--(?:\s+|$)/.exec(rest.text);
  const names = dashes === null ? rest.text : rest.text.slice(0, dashes.index);
  const reason = dashes === null ? '' : rest.text.slice(dashes.index + dashes[0].length).trim();
  const rules = [...names.matchAll(/[^\s,]+/g)].map((match) => ({
    id: match[0],
    span: spanOf(rest.start + match.index, rest.start + match.index + match[0].length),
  }));
  return { rules, reason: reason === '' ? null : reason };
}

const pair = /(?<key>[\w-]+)\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s,]*))|[^\s,]+/g;

function readDeclarations(rest: Line, problems: DirectiveProblem[]): Declarations {
  const declarations: Record<string, string | number> = {};
  for (const match of rest.text.matchAll(pair)) {
    const start = rest.start + match.index;
    const whole = spanOf(start, start + match[0].length);
    const { key, double, single, bare } = match.groups ?? {};
    if (key === undefined) {
      problems.push({
        span: whole,
        message: `"${match[0]}" says nothing.`,
        remedy: 'Write key=value, with quotes around a value that has spaces.',
      });
      continue;
    }
    const definition = declarationKey(key);
    if (definition === null) {
      problems.push({
        span: spanOf(start, start + key.length),
        message: `There is no key "${key}".`,
        remedy: remedyForName(key, Object.keys(declarationKeys)),
      });
      continue;
    }
    const value = definition.parse(double ?? single ?? bare ?? '');
    if (value === null)
      problems.push({
        span: whole,
        message: `"${key}" must be ${definition.expects}.`,
        remedy: 'Correct the value or remove the key.',
      });
    else if (Object.hasOwn(declarations, definition.field))
      problems.push({
        span: whole,
        message: `"${key}" is given twice.`,
        remedy: 'Remove one of them; the first one holds.',
      });
    else declarations[definition.field] = value;
  }
  return declarations;
}
