import { expect, it } from 'vitest';
import { calls, scan } from './memory.ts';

const service = (parameter: string): string => `
//- /client.ts
import OpenAI from 'openai';
export const client = new OpenAI();
//- /index.ts
export { client } from './client';
//- /service.ts
${parameter.includes(':') ? "import type OpenAI from 'openai';" : '// No import.'}
export const run = (${parameter}, text: string) => llm.chat.completions.create({ model: 'gpt-4o', messages: [text] });
`;

it.each([
  ['in another file', 'llm', './client'],
  ['with a type', 'llm: OpenAI', './client'],
  ['through a barrel', 'llm', '.'],
])('a client that is handed to a function %s is followed there', async (_, parameter, from) => {
  const text = `${service(parameter)}
//- /a.ts
import { client } from '${from}';
import { run } from './service';
run(client, 'Hello');
`;
  expect(calls(await scan(text))).toEqual(['a.ts:3 gpt-4o at openai', 'service.ts:2 gpt-4o at openai']);
});
