/** A string literal in the quotes that the text uses most; double quotes if neither leads. */
export function quoteText(source: string, text: string): string {
  const quote = preferredQuote(source);
  const escaped = text.replace(/[\\\r\n\u2028\u2029]/g, escapeCharacter).replaceAll(quote, `\\${quote}`);
  return quote + escaped + quote;
}

/** A property name: as it is if it may be a name, else quoted. */
export const quoteKey = (source: string, name: string): string =>
  /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : quoteText(source, name);

function preferredQuote(source: string): "'" | '"' {
  let single = 0;
  let double = 0;
  for (const [literal] of source.matchAll(/'(?:[^'"\\\n]|\\.)*'|"(?:[^'"\\\n]|\\.)*"/g)) {
    if (literal.startsWith("'")) single++;
    else double++;
  }
  return single > double ? "'" : '"';
}

function escapeCharacter(character: string): string {
  switch (character) {
    case '\n':
      return '\\n';
    case '\r':
      return '\\r';
    case '\\':
      return '\\\\';
    default:
      return `\\u${character.charCodeAt(0).toString(16)}`;
  }
}
