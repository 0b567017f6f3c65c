import type { UnknownReason } from '../../../server/src/base/fact.ts';
import type { Location } from '../../../server/src/base/span.ts';
import { spanOf } from '../../../server/src/base/span.ts';
import type {
  ListItem,
  Provenance,
  RecordEntry,
  RecordValue,
  TextPart,
  Value,
} from '../../../server/src/resolve/value.ts';

/**
 * Values in short, so that tests show what a call says and nothing else:
 * `{ model: 'gpt-4o', max_tokens?: 400, ... }` is a record with an entry that is written on some paths only, and that is open;
 * `['a', $rest*, 'b'?]` a list with any number of an unknown item; `'Hi {user}'` a text with a hole;
 * `1 | null` a choice; `$name` an unknown value; `<code>` an unknown value by its code; `@openai.Client{...}` an object of an SDK;
 * `%Name` a function or class.
 * The name of a hole or unknown value tells where it comes from: clock, random, user, retrieval, env, loop, file, model; else a parameter.
 */
export function value(text: string, path = 'app.ts'): Value {
  return new Reader(text, path).whole();
}

export function record(text: string, path = 'app.ts'): RecordValue {
  const read = value(text, path);
  if (read.kind !== 'record') throw new Error(`not a record: ${text}`);
  return read;
}

class Reader {
  private at = 0;
  private readonly text: string;
  private readonly path: string;

  constructor(text: string, path: string) {
    this.text = text;
    this.path = path;
  }

  whole(): Value {
    const result = this.choice();
    if (this.peek() !== '') throw new Error(`cannot read ${JSON.stringify(this.text.slice(this.at))}`);
    return result;
  }

  private choice(): Value {
    this.peek();
    const start = this.at;
    const alternatives = [this.single()];
    while (this.take('|')) alternatives.push(this.single());
    const [only] = alternatives;
    return alternatives.length === 1 && only ? only : { kind: 'choice', alternatives, ...this.origin(start) };
  }

  private single(): Value {
    const char = this.peek();
    const start = this.at;
    if (char === '{') return this.recordAt(start);
    if (char === '[') return this.listAt(start);
    if (char === "'") return this.textAt(start);
    if (char === '<') {
      const code = this.match(/<([^>]*)>/y)[1] ?? '';
      return { kind: 'opaque', why: 'unfollowed-call', provenance: { kind: 'other' }, code, ...this.origin(start) };
    }
    if (char === '$') {
      const name = this.match(/\$(\w+)/y)[1] ?? '';
      return { kind: 'opaque', ...sourceOf(name), code: name, ...this.origin(start) };
    }
    if (char === '%') return { kind: 'function', name: this.match(/%(\w+)/y)[1] ?? null, ...this.origin(start) };
    if (char === '@') {
      const [, language, sdk = '', shape = ''] = this.match(/@(py:)?([\w-]+)\.(\w+)/y);
      const options = this.recordAt(this.at);
      const made = options.definition;
      const of = language === undefined ? 'typescript' : 'python';
      return { kind: 'instance', sdk, language: of, shape, options, made, ...this.origin(start) };
    }
    const word = this.match(/-?[\w.]+/y)[0];
    return { kind: 'literal', value: literalOf(word), ...this.origin(start) };
  }

  private recordAt(start: number): RecordValue {
    const entries: RecordEntry[] = [];
    const isOpen = this.items('{', '}', () => {
      const from = this.at;
      const [, key = '', maybe] = this.match(/([\w$.-]+)(\?)?\s*:/y);
      const held = this.choice();
      entries.push({ key, value: held, isMaybe: maybe === '?', location: this.locate(from) });
    });
    return {
      kind: 'record',
      entries,
      isClosed: !isOpen,
      openBecause: isOpen ? 'parameter' : null,
      ...this.origin(start),
    };
  }

  private listAt(start: number): Value {
    const items: ListItem[] = [];
    const isOpen = this.items('[', ']', () => {
      const held = this.choice();
      const isRepeated = this.take('*');
      items.push({ value: held, isRepeated, isMaybe: this.take('?') });
    });
    return {
      kind: 'list',
      items,
      isClosed: !isOpen,
      openBecause: isOpen ? 'run-time-value' : null,
      ...this.origin(start),
    };
  }

  /** Reads what stands between brackets; tells whether `...` leaves it open. */
  private items(open: string, close: string, read: () => void): boolean {
    let isOpen = false;
    if (!this.take(open)) throw new Error(`${open} expected at ${this.text.slice(this.at)}`);
    while (!this.take(close)) {
      if (this.take('...')) isOpen = true;
      else {
        this.peek();
        read();
      }
      this.take(',');
    }
    return isOpen;
  }

  private textAt(start: number): Value {
    const body = this.match(/'([^']*)'/y)[1] ?? '';
    const parts: TextPart[] = [];
    for (const piece of body.matchAll(/\{(\w+)\}|[^{}]+/g)) {
      const from = start + 1 + piece.index;
      const location = { path: this.path, span: spanOf(from, from + piece[0].length) };
      const name = piece[1];
      if (name === undefined) parts.push({ kind: 'static', text: piece[0].replaceAll('\\n', '\n'), location });
      else parts.push({ kind: 'dynamic', provenance: sourceOf(name).provenance, location, code: name });
    }
    return { kind: 'text', parts, ...this.origin(start) };
  }

  private peek(): string {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++;
    return this.text[this.at] ?? '';
  }

  private take(token: string): boolean {
    const before = this.at;
    this.peek();
    const isThere = this.text.startsWith(token, this.at);
    this.at = isThere ? this.at + token.length : before;
    return isThere;
  }

  private match(pattern: RegExp): RegExpExecArray {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) throw new Error(`cannot read ${JSON.stringify(this.text.slice(this.at))}`);
    this.at = pattern.lastIndex;
    return found;
  }

  private locate(start: number): Location {
    return { path: this.path, span: spanOf(start, this.at) };
  }

  private origin(start: number) {
    const location = this.locate(start);
    return { use: location, definition: location, from: 'literal' } as const;
  }
}

function literalOf(word: string): number | boolean | null | undefined {
  switch (word) {
    case 'true':
      return true;
    case 'false':
      return false;
    case 'null':
      return null;
    case 'undefined':
      return undefined;
    default:
      if (Number.isNaN(Number(word))) throw new Error(`cannot read ${word}`);
      return Number(word);
  }
}

function sourceOf(name: string): { readonly why: UnknownReason; readonly provenance: Provenance } {
  switch (name) {
    case 'clock':
      return { why: 'run-time-value', provenance: { kind: 'clock', granularity: 'finer' } };
    case 'random':
      return { why: 'run-time-value', provenance: { kind: 'random' } };
    case 'user':
      return { why: 'run-time-value', provenance: { kind: 'user-input' } };
    case 'retrieval':
      return { why: 'run-time-value', provenance: { kind: 'retrieval' } };
    case 'loop':
      return { why: 'loop-variable', provenance: { kind: 'loop-variable' } };
    case 'file':
      return { why: 'run-time-value', provenance: { kind: 'file' } };
    case 'model':
      return { why: 'run-time-value', provenance: { kind: 'model-output' } };
    default:
      if (/^[A-Z_]+$/.test(name)) return { why: 'environment', provenance: { kind: 'environment', name } };
      return { why: 'parameter', provenance: { kind: 'parameter', name } };
  }
}
