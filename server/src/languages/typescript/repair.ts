import { type Opening, scanBrackets } from './brackets.ts';

/** A text with insertions, and the way back to the offsets of the text it came from. */
export interface Repair {
  readonly text: string;
  readonly original: (offset: number) => number;
  readonly isInserted: (offset: number) => boolean;
  /** Where the insertions stand, in the text that was repaired. */
  readonly insertedAt: readonly number[];
}

interface Insertion {
  /** In the text that was repaired. */
  readonly at: number;
  readonly text: string;
}

interface OpenBracket {
  readonly bracket: Opening;
  /** The indentation of the line on which it opens. */
  readonly indent: number;
}

/**
 * Closes brackets that broken code leaves open, judging by indentation: a closing bracket stands under the line that opened it, and a
 * statement is indented deeper than the brackets around it. Null if nothing is missing.
 */
export function repairBrackets(text: string): Repair | null {
  const insertions: Insertion[] = [];
  let open: OpenBracket[] = [];
  let lineIndent = 0;
  let unclosed = { quote: '', end: -1 };
  const closeFrom = (index: number, at: number): void => {
    const missing = open.slice(index).reverse();
    const quote = at === unclosed.end ? unclosed.quote : '';
    const closers = missing.map((entry) => closing[entry.bracket]).join('');
    if (missing.length > 0) insertions.push({ at, text: quote + closers });
    open = open.slice(0, index);
  };
  const codeEnd = scanBrackets(text, {
    lineStart: (offset, indent, end) => {
      lineIndent = indent;
      const keep = keptBrackets(open, text, offset, indent);
      if (keep < open.length) closeFrom(keep, end);
    },
    open: (bracket) => {
      open.push({ bracket, indent: lineIndent });
    },
    close: (bracket) => {
      const last = open[open.length - 1];
      if (last === undefined || !closing[last.bracket].startsWith(bracket)) return false;
      open.pop();
      return last.bracket === '${';
    },
    unclosedString: (quote, end) => {
      unclosed = { quote, end };
    },
  });
  closeFrom(0, codeEnd);
  return insertions.length === 0 ? null : applyInsertions(text, insertions);
}

const closing: Readonly<Record<Opening, string>> = { '(': ')', '[': ']', '{': '}', '${': '}`' };

const isArgumentList = (entry: OpenBracket | undefined): boolean => entry?.bracket === '(' || entry?.bracket === '[';

const statementWord =
  /(?:export|import|const|let|var|return|if|for|while|do|switch|try|throw|function|class|interface|type|enum|namespace|declare|abstract|async|static|public|private|protected|readonly|constructor)\b/y;

/** How many of the open brackets may still be open where a line starts. */
function keptBrackets(open: readonly OpenBracket[], text: string, offset: number, indent: number): number {
  const char = text.charAt(offset);
  if (/[)\]}]/.test(char)) {
    const opener = open.findLastIndex((entry) => entry.indent === indent && closing[entry.bracket].startsWith(char));
    return opener < 0 ? open.length : opener + 1;
  }
  let keep = open.length;
  while (keep > 0 && (open[keep - 1]?.indent ?? -1) >= indent) keep--;
  if (keep === open.length) return keep;
  statementWord.lastIndex = offset;
  if (statementWord.test(text)) return keep;
  return /[\w$]/.test(char) && open.slice(keep).some(isArgumentList) ? keep : open.length;
}

function applyInsertions(text: string, insertions: readonly Insertion[]): Repair {
  let repaired = '';
  let from = 0;
  const inserted: { readonly start: number; readonly end: number; readonly at: number }[] = [];
  for (const insertion of insertions) {
    repaired += text.slice(from, insertion.at);
    inserted.push({ start: repaired.length, end: repaired.length + insertion.text.length, at: insertion.at });
    repaired += insertion.text;
    from = insertion.at;
  }
  repaired += text.slice(from);
  return {
    text: repaired,
    original: (offset) => {
      let shift = 0;
      for (const { start, end, at } of inserted) {
        if (offset <= start) break;
        if (offset < end) return at;
        shift += end - start;
      }
      return offset - shift;
    },
    insertedAt: insertions.map((insertion) => insertion.at),
    isInserted: (offset) => inserted.some(({ start, end }) => start <= offset && offset < end),
  };
}
