/**
 * The value of a YAML text as far as settings and prompts are written in it: mappings, lists, scalars, block texts and flow collections on
 * one line. Undefined for anything else (anchors, tags, several documents, broken text), of which nothing is known.
 */
export function parseYaml(text: string): unknown {
  if (text.length > MAX_LENGTH) return undefined;
  const lines = text.split(/\r?\n/);
  try {
    const reader: Reader = { lines, at: 0 };
    const value = readBlock(reader, 0, 0);
    skipEmpty(reader);
    return reader.at < lines.length ? undefined : value;
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined;
    throw error;
  }
}

/** In characters. */
const MAX_LENGTH = 200_000;
const MAX_DEPTH = 24;

class NotUnderstood extends Error {}

interface Reader {
  readonly lines: readonly string[];
  at: number;
}

const isEmpty = (line: string): boolean => /^\s*(#.*)?$/.test(line) || /^(---|\.\.\.)\s*$/.test(line);

function skipEmpty(reader: Reader): void {
  while (reader.at < reader.lines.length && isEmpty(reader.lines[reader.at] ?? '')) reader.at++;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** What stands from here on at an indentation of at least so many characters; null where nothing does. */
function readBlock(reader: Reader, least: number, depth: number): unknown {
  skipEmpty(reader);
  const line = reader.lines[reader.at];
  if (line === undefined || indentOf(line) < least) return null;
  if (depth > MAX_DEPTH || line.includes('\t')) throw new NotUnderstood();
  const indent = indentOf(line);
  if (/^-(\s|$)/.test(line.trimStart())) return readList(reader, indent, depth);
  if (keyOf(line.trimStart()) !== null) return readMapping(reader, indent, depth);
  reader.at++;
  return readScalar(reader, line.trim(), least - 1, depth);
}

function readList(reader: Reader, indent: number, depth: number): readonly unknown[] {
  const items: unknown[] = [];
  for (;;) {
    skipEmpty(reader);
    const line = reader.lines[reader.at];
    if (line === undefined || indentOf(line) !== indent || !/^-(\s|$)/.test(line.trimStart())) return items;
    const rest = line.trimStart().slice(1).trimStart();
    if (rest === '' || rest.startsWith('#')) {
      reader.at++;
      items.push(readBlock(reader, indent + 1, depth + 1));
    } else if (keyOf(rest) !== null) {
      const inner = line.length - rest.length;
      const lines = [...reader.lines];
      lines[reader.at] = ' '.repeat(inner) + rest;
      const own: Reader = { lines, at: reader.at };
      items.push(readMapping(own, inner, depth + 1));
      reader.at = own.at;
    } else {
      reader.at++;
      items.push(readScalar(reader, rest, indent, depth + 1));
    }
  }
}

function readMapping(reader: Reader, indent: number, depth: number): Readonly<Record<string, unknown>> {
  if (depth > MAX_DEPTH) throw new NotUnderstood();
  const entries: [string, unknown][] = [];
  for (;;) {
    skipEmpty(reader);
    const line = reader.lines[reader.at];
    if (line === undefined || indentOf(line) < indent) return Object.fromEntries(entries);
    const found = indentOf(line) === indent ? keyOf(line.trimStart()) : null;
    if (found === null) throw new NotUnderstood();
    reader.at++;
    entries.push([found.key, readValue(reader, found.rest, indent, depth)]);
  }
}

function readValue(reader: Reader, rest: string, indent: number, depth: number): unknown {
  if (rest !== '' && !rest.startsWith('#')) return readScalar(reader, rest, indent, depth);
  skipEmpty(reader);
  const next = reader.lines[reader.at];
  const isListBelow = next !== undefined && indentOf(next) === indent && /^-(\s|$)/.test(next.trimStart());
  return readBlock(reader, isListBelow ? indent : indent + 1, depth + 1);
}

/** `key: rest`; null where a line is no entry of a mapping. */
function keyOf(line: string): { readonly key: string; readonly rest: string } | null {
  const match =
    /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s"'#&*!|>%@`[\]{},-][^#]*?|-[^\s][^#]*?))\s*:(?:\s+(.*))?$/.exec(
      line,
    );
  if (match === null) return null;
  const key = match[1] ?? match[2] ?? match[3] ?? '';
  return /^[^:]*(:\S[^:]*)*$/.test(key) ? { key, rest: (match[4] ?? '').trim() } : null;
}

function readScalar(reader: Reader, written: string, indent: number, depth: number): unknown {
  const block = /^([|>])([+-]?)\s*(?:#.*)?$/.exec(written);
  if (block !== null) return blockText(reader, indent, block[1] === '>', block[2] ?? '');
  if (/^[&*!|>%@`]/.test(written)) throw new NotUnderstood();
  const flow: Flow = { text: written, at: 0 };
  if (/^[[{"']/.test(written)) {
    const value = readFlow(flow, depth);
    if (!/^\s*(#.*)?$/.test(flow.text.slice(flow.at))) throw new NotUnderstood();
    return value;
  }
  const lines = [withoutComment(written)];
  for (;;) {
    const next = reader.lines[reader.at];
    if (next === undefined || next.trim() === '' || indentOf(next) <= indent || next.trimStart().startsWith('#')) break;
    if (keyOf(next.trimStart()) !== null) throw new NotUnderstood();
    lines.push(withoutComment(next.trim()));
    reader.at++;
  }
  return plain(lines.join(' '));
}

const withoutComment = (text: string): string => text.replace(/\s+#.*$/, '').trim();

function blockText(reader: Reader, indent: number, isFolded: boolean, ending: string): string {
  const lines: string[] = [];
  for (; reader.at < reader.lines.length; reader.at++) {
    const line = reader.lines[reader.at] ?? '';
    if (line.trim() !== '' && indentOf(line) <= indent) break;
    lines.push(line);
  }
  const depth = Math.min(...lines.filter((line) => line.trim() !== '').map(indentOf));
  const cut = lines.map((line) => line.slice(Number.isFinite(depth) ? depth : 0));
  while (cut.length > 0 && cut.at(-1) === '') cut.pop();
  const text = isFolded ? folded(cut) : cut.join('\n');
  return ending === '-' || text === '' ? text : `${text}\n`;
}

/** Lines that follow each other are one; an empty one stays a break. */
function folded(lines: readonly string[]): string {
  let text = '';
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (index > 0)
      text += line === '' ? '\n' : before === '' ? '' : line.startsWith(' ') || before?.startsWith(' ') ? '\n' : ' ';
    text += line;
  }
  return text;
}

interface Flow {
  readonly text: string;
  at: number;
}

function readFlow(flow: Flow, depth: number): unknown {
  if (depth > MAX_DEPTH) throw new NotUnderstood();
  space(flow);
  const first = flow.text[flow.at];
  if (first === '"' || first === "'") {
    const text = quoted(flow);
    return /^\$\{.*\}$/.test(text) ? unreadYaml : text;
  }
  if (first !== '[' && first !== '{') return plain(word(flow));
  const items: unknown[] = [];
  const entries: [string, unknown][] = [];
  const close = first === '[' ? ']' : '}';
  flow.at++;
  for (;;) {
    space(flow);
    if (flow.text[flow.at] === close) break;
    const item = readFlow(flow, depth + 1);
    space(flow);
    if (first === '{') {
      if (flow.text[flow.at] !== ':') throw new NotUnderstood();
      flow.at++;
      entries.push([String(item), readFlow(flow, depth + 1)]);
      space(flow);
    } else items.push(item);
    if (flow.text[flow.at] === ',') flow.at++;
    else if (flow.text[flow.at] !== close) throw new NotUnderstood();
  }
  flow.at++;
  return first === '[' ? items : Object.fromEntries(entries);
}

function space(flow: Flow): void {
  while (/\s/.test(flow.text[flow.at] ?? '')) flow.at++;
}

function quoted(flow: Flow): string {
  const match = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')/.exec(flow.text.slice(flow.at));
  if (match === null) throw new NotUnderstood();
  flow.at += match[0].length;
  if (match[1] === undefined) return (match[2] ?? '').replaceAll("''", "'");
  return match[1].replaceAll(
    /\\(.)/g,
    (_, letter: string) => ({ n: '\n', t: '\t', r: '\r', 0: '\0' })[letter] ?? letter,
  );
}

function word(flow: Flow): string {
  const match = /^[^,[\]{}:#"']+(?::[^\s,[\]{}][^,[\]{}:]*)*/.exec(flow.text.slice(flow.at));
  if (match === null) throw new NotUnderstood();
  flow.at += match[0].length;
  return match[0].trim();
}

/** What readers of YAML 1.1 and 1.2 tell differently (`yes`, `012`, `1_000`, times), and variables that a program puts in. */
export const unreadYaml: unique symbol = Symbol('unread');

const DOUBTFUL =
  /^(yes|no|on|off|[-+]?0\d+|0[xo][\da-f]+|[-+]?\d[\d_]*_[\d_]*|\d+(:\d+)+|\d{4}-\d\d?-\d\d?.*|\$\{.*\})$/i;

function plain(text: string): string | number | boolean | null | typeof unreadYaml {
  if (DOUBTFUL.test(text)) return unreadYaml;
  if (/^(~|null|Null|NULL|)$/.test(text)) return null;
  if (/^(true|True|TRUE)$/.test(text)) return true;
  if (/^(false|False|FALSE)$/.test(text)) return false;
  return /^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$/.test(text) ? Number(text) : text;
}
