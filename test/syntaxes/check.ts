import { expect } from 'vitest';
import { type LanguageName, type Scopes, tokenize } from './tokenize.ts';

/**
 * Checks the scopes in a text. A line of `^^^ scope` says that the characters above have a scope that starts so; `^^^ -scope` that none of
 * theirs does. The text must hold such a line.
 */
export async function checkScopes(language: LanguageName, marked: string): Promise<void> {
  const { text, marks } = unmark(marked);
  expect(marks.length, 'a line of ^').toBeGreaterThan(0);
  const scopes = await tokenize(language, text);
  for (const mark of marks) {
    for (let column = mark.start; column < mark.end; column++) {
      const here = scopes[mark.line]?.[column] ?? [];
      const has = here.some((scope) => scope.startsWith(mark.scope));
      const place = `${language}, line ${mark.line + 1}, column ${column + 1}: ${here.join(' ')}`;
      expect(has, `${place} ${mark.isWanted ? 'lacks' : 'has'} ${mark.scope}`).toBe(mark.isWanted);
    }
  }
}

/** What is coloured in another way with our grammars than without, as the characters of the text; the rest as dots. */
export async function touched(language: LanguageName, text: string): Promise<string> {
  const [plain, own] = [await tokenize(language, text, false), await tokenize(language, text)];
  return text
    .split('\n')
    .map((line, at) => Array.from(line, (char, column) => (differs(plain, own, at, column) ? char : '.')).join(''))
    .join('\n');
}

function differs(plain: Scopes, own: Scopes, line: number, column: number): boolean {
  const visible = (scopes: Scopes): string =>
    (scopes[line]?.[column] ?? []).filter((scope) => scope !== 'meta.prompt.llm-cost').join(' ');
  return visible(plain) !== visible(own);
}

interface Mark {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly scope: string;
  readonly isWanted: boolean;
}

function unmark(marked: string): { readonly text: string; readonly marks: readonly Mark[] } {
  const lines: string[] = [];
  const marks: Mark[] = [];
  for (const line of marked.replace(/^\n/, '').split('\n')) {
    const match = /^\s*(?<carets>\^+)\s+(?<minus>-?)(?<scope>\S+)$/.exec(line)?.groups;
    if (match === undefined) {
      lines.push(line);
      continue;
    }
    const start = line.indexOf('^');
    const end = start + (match['carets']?.length ?? 0);
    marks.push({ line: lines.length - 1, start, end, scope: match['scope'] ?? '', isWanted: match['minus'] === '' });
  }
  return { text: lines.join('\n'), marks };
}
