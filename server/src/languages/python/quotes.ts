import type { FileIr, RecordExpr } from '../../ir/types.ts';
import { forEachExpr } from '../../ir/walk.ts';

/** A string literal in the quotes that the file uses most; in the other ones where that saves escapes. */
export function quoteText(ir: FileIr, text: string): string {
  return quoteWith(dominantQuote(ir), text);
}

/** A key in the quotes of the record's other keys, else in those of the file. */
export function quoteKey(ir: FileIr, record: RecordExpr, key: string): string {
  const sibling = record.entries.find((entry) => entry.kind === 'entry');
  const quote = sibling?.kind === 'entry' ? quoteAt(ir.text, sibling.keySpan.start) : null;
  return quoteWith(quote ?? dominantQuote(ir), key);
}

type Quote = '"' | "'";

function quoteWith(preferred: Quote, text: string): string {
  const other: Quote = preferred === '"' ? "'" : '"';
  const quote = text.includes(preferred) && !text.includes(other) ? other : preferred;
  const escaped = text.replace(/[\\"']|\p{Cc}/gu, (character) => {
    if (character === '"' || character === "'") return character === quote ? `\\${character}` : character;
    const named = namedEscapes.get(character);
    return named ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  return quote + escaped + quote;
}

const namedEscapes: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function dominantQuote(ir: FileIr): Quote {
  let balance = 0;
  forEachExpr(ir, (expr) => {
    if (expr.kind !== 'text') return;
    const quote = quoteAt(ir.text, expr.span.start);
    if (quote !== null) balance += quote === '"' ? 1 : -1;
  });
  return balance >= 0 ? '"' : "'";
}

/** The quote of the literal at an offset. Strings in triple quotes do not count: every style writes them with `"`. */
function quoteAt(text: string, offset: number): Quote | null {
  const match = /^[a-zA-Z]{0,2}("(?!"")|'(?!''))/.exec(text.slice(offset, offset + 5));
  return match?.[1] === '"' ? '"' : match?.[1] === "'" ? "'" : null;
}
