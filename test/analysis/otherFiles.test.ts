import { it } from 'vitest';
import { filesOf } from './memory.ts';
import { expectAsAnew } from './typed.ts';

const padding = `// ${'Nothing of this is looked at. '.repeat(60)}\n`;

const app = `import { ask } from './wrap';
${padding}
export const LIMIT = 1;
${padding}
export function count(words: string[]) {
  return words.length;
}
${padding}
export async function sort(letters: string[]) {
  for (const letter of letters) await ask(letter, 'gpt-4o-mini');
  return ask(letters.join(), 'gpt-4o-mini', { role: 'system', content: \`Sort \${letters.length} letters.\` });
}
`;

const project = filesOf(`//- /wrap.ts
import OpenAI from 'openai';
const client = new OpenAI({ maxRetries: 4 });
${padding.repeat(4)}
export async function ask(question: string, model: string, ...more: object[]) {
  for (let attempt = 0; attempt < 3; attempt++)
    return client.chat.completions.create({ model, messages: [...more, { role: 'user', content: question }] });
}
//- /app.ts
${app}`);

it('a call that leads to another file stays the same while something is typed above it, or below', () => {
  const typedAt = (at: number, text: string): readonly string[] =>
    Array.from(text, (_, index) => `${app.slice(0, at)}${text.slice(0, index + 1)}\n${app.slice(at)}`);
  const above = app.indexOf('  return words');
  expectAsAnew(project, 'app.ts', [...typedAt(above, '  count(words);'), ...typedAt(app.length, 'const a = `b`;')]);
});
