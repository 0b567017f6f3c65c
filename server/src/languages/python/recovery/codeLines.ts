/** A line of text that can only be the start of a statement, whatever stands before it. */
export const startsStatement = (line: string): boolean => hardStart.test(line);

/** A line that may be the start of a statement, and is no argument on a line of its own. */
export const maybeStatement = (line: string): boolean => softStart.test(line) && !isArgument(line);

/** A line behind the open head of a function that may be the first of its body. */
export const maybeBody = (line: string): boolean => bodyStart.test(line) && !isArgument(line);

/** A line of text that looks like code and not like prose. */
export const looksLikeCode = (line: string): boolean => codeStart.test(line);

/** The keyword of the compound statement that a line is the head of, or null. */
export const headKeyword = (line: string): string | null => headStart.exec(line)?.[1] ?? null;

const hardStart =
  /^[ \t]*(?:(?:async[ \t]+)?(?:def|with)\b|(?:class|return|raise|while|try|pass|break|continue|del|global|nonlocal|assert|elif|except|finally|import)\b(?!\s*[=,)])|from\s+[\w.]+\s+import\b|@[A-Za-z_])/;

const codeStart = new RegExp(
  [
    /(?:async\s+)?def\s+\w+\s*\(/,
    /class\s+\w+[^\n]*:/,
    /import\s+[\w.]+(?:\s+as\s+\w+)?\s*$/,
    /from\s+[\w.]+\s+import\b/,
    /@[A-Za-z_]/,
    /(?:if|elif|for|while|with|try|except|else|finally)\b[^\n]*:\s*$/,
    /(?:return|raise|yield|await)\s+[\w.]+[([]/,
    /(?:return|raise|break|continue|pass)\s*$/,
    /(?:[A-Za-z_][\w.]*\s*,\s*)*[A-Za-z_][\w.]*(?:\[[^\]\n]*\])?\s*[-+|]?=(?!=)\s*\S/,
    /[A-Za-z_]\w*: [\w.[\], |"]+ = \S/,
    /[A-Za-z_][\w.]*\(/,
  ]
    .map((pattern) => `^[ \\t]*${pattern.source}`)
    .join('|'),
);

const softStart = /^[ \t]*(?!(?:and|or|in|is|not|else)\b)[A-Za-z_@]/;
const argumentLine = /^[ \t]*\w+=[^=][^\n]*,[ \t\r]*$/;
const bodyStart =
  /^[ \t]*(?:[\w.]+(?:\[[^\]\n]*\])?[ \t]+=[ \t]|(?:await[ \t]+)?[A-Za-z_][\w.]*\()(?![^\n]*,[ \t\r]*$)/;
const headStart = /^(?:async[ \t]+)?(def|class|if|elif|else|for|while|with|try|except|finally)\b/;

const isArgument = (line: string): boolean => argumentLine.test(line);
