import type { Span } from '../../../base/span.ts';
import type { TypeIr } from '../../../ir/types.ts';

/**
 * Reads the type annotation in a range of the text: names, `X | Y`, `X[Y]` and forward references in quotes.
 * `Optional[X]` and `Union[X, Y]` become alternatives, `Annotated[X, ...]` becomes X. Null for anything else (`conint(gt=3)`).
 */
export function readAnnotation(text: string, span: Span): TypeIr | null {
  const reader: Reader = { text: text.slice(0, span.end), position: span.start, end: span.end, depth: 0 };
  const type = readUnion(reader);
  skipSpace(reader);
  return reader.position >= span.end ? type : null;
}

interface Reader {
  readonly text: string;
  readonly end: number;
  position: number;
  depth: number;
}

const maxDepth = 60;
const space = /(?:[\s\\]|#[^\n]*)*/y;
const word = /[\p{L}_][\p{L}\p{N}_]*/uy;
const stringLiteral = /[rRbBuUfF]{0,2}("""|'''|"|')((?:\\.|(?!\1)[^\\])*)\1/sy;
const otherLiteral = /-?[\d.][\w.]*|\.\.\./y;

function readUnion(reader: Reader): TypeIr | null {
  if (reader.depth >= maxDepth) return null;
  reader.depth += 1;
  const start = afterSpace(reader);
  const alternatives: TypeIr[] = [];
  do {
    const type = readPrimary(reader);
    if (type === null) return null;
    alternatives.push(type);
  } while (takeToken(reader, '|'));
  reader.depth -= 1;
  return union(alternatives, { start, end: alternatives[alternatives.length - 1]?.span.end ?? start });
}

function readPrimary(reader: Reader): TypeIr | null {
  const start = afterSpace(reader);
  const string = take(reader, stringLiteral);
  if (string) {
    const inner = { start: start + string[0].indexOf(string[1] ?? '') + (string[1] ?? '').length, end: 0 };
    return readAnnotation(reader.text, { start: inner.start, end: inner.start + (string[2] ?? '').length });
  }
  if (takeToken(reader, '(')) {
    const type = readUnion(reader);
    return takeToken(reader, ')') ? type : null;
  }
  if (takeToken(reader, '[')) {
    const args = readArguments(reader, false);
    return args && { path: ['[]'], args, span: { start, end: reader.position } };
  }
  takeToken(reader, '*');
  const literal = take(reader, otherLiteral);
  if (literal) return { path: [literal[0]], args: [], span: { start, end: reader.position } };
  return readNamed(reader, start);
}

function readNamed(reader: Reader, start: number): TypeIr | null {
  const path: string[] = [];
  do {
    skipSpace(reader);
    const name = take(reader, word);
    if (name === null) return null;
    path.push(name[0]);
  } while (takeToken(reader, '.'));
  const name = path[path.length - 1] ?? '';
  const nameEnd = reader.position;
  if (!takeToken(reader, '[')) {
    reader.position = nameEnd;
    return { path, args: [], span: { start, end: nameEnd } };
  }
  if (name === 'Annotated') return readAnnotated(reader);
  const args = readArguments(reader, name === 'Literal');
  if (args === null) return null;
  const span = { start, end: reader.position };
  if (name === 'Union') return union(args, span);
  if (name === 'Optional') return union([...args, { path: ['None'], args: [], span: { start, end: nameEnd } }], span);
  return { path, args, span };
}

/** Reads types up to the closing bracket. Under `Literal` a string is a value: its path is the string as it is written. */
function readArguments(reader: Reader, areValues: boolean): readonly TypeIr[] | null {
  const args: TypeIr[] = [];
  while (!takeToken(reader, ']')) {
    const start = afterSpace(reader);
    const value = areValues ? take(reader, stringLiteral) : null;
    const arg = value ? { path: [value[0]], args: [], span: { start, end: reader.position } } : readUnion(reader);
    if (arg === null) return null;
    args.push(arg);
    if (takeToken(reader, ',')) continue;
    return takeToken(reader, ']') ? args : null;
  }
  return args;
}

/** The metadata behind the type can be any expression, so it is skipped by counting brackets. */
function readAnnotated(reader: Reader): TypeIr | null {
  const type = readUnion(reader);
  let open = 1;
  while (open > 0 && reader.position < reader.end) {
    if (take(reader, stringLiteral)) continue;
    const character = reader.text.charAt(reader.position);
    if ('([{'.includes(character)) open += 1;
    if (')]}'.includes(character)) open -= 1;
    reader.position += 1;
  }
  return open === 0 ? type : null;
}

const union = (types: readonly TypeIr[], span: Span): TypeIr | null =>
  types.length > 1 ? { path: ['|'], args: types.flatMap(alternativesOf), span } : (types[0] ?? null);

const alternativesOf = (type: TypeIr): readonly TypeIr[] => (type.path[0] === '|' ? type.args : [type]);

function take(reader: Reader, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = reader.position;
  const match = pattern.exec(reader.text);
  if (match === null || reader.position + match[0].length > reader.end) return null;
  reader.position += match[0].length;
  return match;
}

function takeToken(reader: Reader, token: string): boolean {
  skipSpace(reader);
  if (reader.position >= reader.end || !reader.text.startsWith(token, reader.position)) return false;
  reader.position += token.length;
  return true;
}

function skipSpace(reader: Reader): void {
  space.lastIndex = reader.position;
  const match = space.exec(reader.text);
  reader.position = Math.min(reader.end, reader.position + (match ? match[0].length : 0));
}

function afterSpace(reader: Reader): number {
  skipSpace(reader);
  return reader.position;
}
