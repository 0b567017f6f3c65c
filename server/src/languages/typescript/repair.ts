import { type Opening, scanBrackets } from './brackets.ts';

/** A text with insertions and blanked characters, and the way back to the offsets of the text it came from. */
export interface Repair {
  readonly text: string;
  readonly original: (offset: number) => number;
  readonly isInserted: (offset: number) => boolean;
  /** Where something was inserted or blanked, in the text that was repaired. */
  readonly places: readonly number[];
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

/** What a repair may do beside closing brackets. */
export interface RepairMode {
  /** Blanks closing brackets that close nothing. */
  readonly dropsExtra: boolean;
  /** Ends a template on its first line if the lines behind that read like code. */
  readonly endsTemplates: boolean;
}

/**
 * Closes brackets that broken code leaves open, judging by indentation: a closing bracket stands under the line that opened it, and a
 * statement is indented deeper than the brackets around it. Null if there is nothing to repair.
 */
export function repairBrackets(text: string, mode: RepairMode): Repair | null {
  if (mode.endsTemplates && !hasOddBacktick(text)) return null;
  const insertions: Insertion[] = [];
  const extra: number[] = [];
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
      const last = open[open.length - 1];
      if (mode.dropsExtra && /[)\]}]/.test(text.charAt(offset)) && last && last.indent < indent) extra.push(offset);
    },
    open: (bracket) => {
      open.push({ bracket, indent: lineIndent });
    },
    close: (bracket, offset) => {
      const last = open[open.length - 1];
      if (extra[extra.length - 1] === offset) return false;
      if (last === undefined || !closing[last.bracket].startsWith(bracket)) {
        if (mode.dropsExtra) extra.push(offset);
        return false;
      }
      open.pop();
      return last.bracket === '${';
    },
    template: (start) => {
      if (!mode.endsTemplates || !swallowsCode(text, start)) return null;
      const end = start + (/^.*?(?=[ \t\r]*(?:\n|$))/.exec(text.slice(start))?.[0].length ?? 0);
      insertions.push({ at: end, text: '`' });
      return end;
    },
    unclosedString: (quote, end) => {
      unclosed = { quote, end };
    },
  });
  closeFrom(0, codeEnd);
  const repairs = insertions.length + extra.length;
  return repairs === 0 || repairs > maximalRepairs ? null : applyRepair(text, insertions, extra);
}

/** A text with more to repair is not indented as people do it. */
const maximalRepairs = 50;

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

/** Whether the file lacks a backtick. */
const hasOddBacktick = (text: string): boolean =>
  (text.match(/\\[\s\S]|`/g) ?? []).filter((match) => match === '`').length % 2 === 1;

/** Whether a template that starts here runs over lines of code up to the next backtick: then its own backtick is missing. */
function swallowsCode(text: string, start: number): boolean {
  const content = /^(?:[^\\`]|\\[\s\S])*/.exec(text.slice(start))?.[0] ?? '';
  const [firstLine = ''] = content.split('\n', 1);
  // A hole that is open at the end of the line is closed together with its template.
  return firstLine.lastIndexOf('${') <= firstLine.lastIndexOf('}') && codeLine.test(content);
}

const codeLine =
  /\n[ \t]*(?:(?:const|let|var)\s+[\w$[{].*=|(?:export|import|return|async|await|function|class|if|for)\b.*[;{(][ \t\r]*(?:\n|$)|return\s*$)/;

function applyRepair(source: string, insertions: readonly Insertion[], extra: readonly number[]): Repair {
  let text = source;
  for (const offset of extra) text = `${text.slice(0, offset)} ${text.slice(offset + 1)}`;
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
    places: [...insertions.map((insertion) => insertion.at), ...extra.map((offset) => offset + 1)],
    isInserted: (offset) => inserted.some(({ start, end }) => start <= offset && offset < end),
  };
}
