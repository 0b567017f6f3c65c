/** What a scan for brackets tells its reader, in order. Strings, comments, templates and regular expressions are skipped. */
export interface BracketReader {
  /** The first code on a line. `end` is where the code in front of it ends. */
  readonly lineStart: (offset: number, indent: number, end: number) => void;
  /** An opening bracket; `${` opens a hole in a template. */
  readonly open: (bracket: Opening) => void;
  /** A closing bracket. Answers whether it closes a hole, behind which the template goes on. */
  readonly close: (bracket: string, offset: number) => boolean;
  /** A template, from behind its backtick. Answers where it ends if it is to be taken as cut off there. */
  readonly template: (start: number) => number | null;
  /** A string whose closing quote is missing on its line, which ends at `end`. */
  readonly unclosedString: (quote: string, end: number) => void;
}

export type Opening = '(' | '[' | '{' | '${';

/** Scans a text that need not be valid for its brackets. It knows no grammar: a slash is judged by what stands in front of it. Returns where the last code ends. */
export function scanBrackets(text: string, reader: BracketReader): number {
  let offset = 0;
  let codeEnd = 0;
  let indent: number | null = 0;
  while (offset < text.length) {
    const char = text.charAt(offset);
    if (char === '\n') {
      indent = 0;
      offset++;
      continue;
    }
    if (/\s/.test(char)) {
      if (indent !== null) indent += char === '\t' ? 4 : 1;
      offset++;
      continue;
    }
    const comment = commentEnd(text, offset);
    if (comment !== null) {
      offset = comment;
      continue;
    }
    if (indent !== null) reader.lineStart(offset, indent, codeEnd);
    indent = null;
    offset = readToken(text, offset, codeEnd, reader);
    codeEnd = offset;
  }
  return codeEnd;
}

/** Reads one token or character and returns where it ends. */
function readToken(text: string, offset: number, codeEnd: number, reader: BracketReader): number {
  const char = text.charAt(offset);
  switch (char) {
    case '(':
    case '[':
    case '{':
      reader.open(char);
      return offset + 1;
    case ')':
    case ']':
    case '}':
      return reader.close(char, offset) ? templateEnd(text, offset + 1, reader) : offset + 1;
    case '`':
      return reader.template(offset + 1) ?? templateEnd(text, offset + 1, reader);
    case "'":
    case '"':
      return stringEnd(text, offset, reader);
    case '/':
      return isRegex(text, codeEnd) ? regexEnd(text, offset) : offset + 1;
    default:
      return offset + 1;
  }
}

/** The end of a template, or of its piece in front of a hole. */
function templateEnd(text: string, start: number, reader: BracketReader): number {
  for (let offset = start; offset < text.length; offset++) {
    const char = text.charAt(offset);
    if (char === '\\') offset++;
    else if (char === '`') return offset + 1;
    else if (char === '$' && text.charAt(offset + 1) === '{') {
      reader.open('${');
      return offset + 2;
    }
  }
  return text.length;
}

/** A string ends on its line, even if its quote is missing. */
function stringEnd(text: string, start: number, reader: BracketReader): number {
  const quote = text.charAt(start);
  let offset = start + 1;
  for (; offset < text.length; offset++) {
    const char = text.charAt(offset);
    if (char === '\n' || char === '\r') break;
    if (char === '\\') offset++;
    else if (char === quote) return offset + 1;
  }
  const end = Math.min(offset, text.length);
  reader.unclosedString(quote, end);
  return end;
}

function commentEnd(text: string, offset: number): number | null {
  const isLine = text.startsWith('//', offset);
  if (!isLine && !text.startsWith('/*', offset)) return null;
  const end = text.indexOf(isLine ? '\n' : '*/', offset + 2);
  if (end < 0) return text.length;
  return isLine ? end : end + 2;
}

/** Behind a value a slash divides; behind an operator, a bracket or a word like `return` it opens a regular expression. */
function isRegex(text: string, codeEnd: number): boolean {
  const before = text.slice(Math.max(0, codeEnd - 12), codeEnd);
  return (
    before === '' ||
    /[(,=:[!&|?{};+\-*%~^]$|=>$|\b(?:return|typeof|case|in|of|await|yield|throw|void|delete)$/.test(before)
  );
}

function regexEnd(text: string, start: number): number {
  let inClass = false;
  for (let offset = start + 1; offset < text.length; offset++) {
    const char = text.charAt(offset);
    if (char === '\n') break;
    if (char === '\\') offset++;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) return offset + 1;
  }
  return start + 1;
}
