import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Language } from '../../server/src/languages/language.ts';
import { language as python } from './python/support.ts';
import { language as typescript } from './typescript/support.ts';

const example = (path: string): string => readFileSync(new URL(`../../examples/${path}`, import.meta.url), 'utf8');

/** A text to edit. */
export interface Sample {
  readonly language: Language;
  readonly path: string;
  readonly text: string;
  /** What is typed, pasted or left half typed. */
  readonly snippets: readonly string[];
}

export const samples: readonly Sample[] = [
  {
    language: typescript,
    path: 'file.ts',
    text: [...['jobs/nightly-digest.ts', 'src/app/api/chat/route.ts', 'src/llm/summaries.ts', 'src/prompts/triage.ts']]
      .map((path) => example(`support-copilot/${path}`))
      .join('\n'),
    snippets: [
      ...['{', '}', '(', ')', '[', ']', '`', "'", '"', '${', '/*', '*/', '//', ';', ',', '.', ' ', '\n', '=', '/'],
      ...['await ', '\nif (', '\nelse {\n', '\nexport const x = 1;\n', '@dec\n', '\nmodule.exports = { a: 1 };\n'],
      ...[
        '\n/** Above. */\nfunction f() {\n',
        '\nimport a from "a";\n',
        '\nconst prompt = `\nexport const x = 1;\n`;\n',
      ],
    ],
  },
  {
    language: typescript,
    path: 'script.cjs',
    text: `const OpenAI = require('openai');
const client = new OpenAI();

${['first', 'second', 'third']
  .map(
    (name) => `/* Asks for the ${name}. */
exports.${name} = async function (question) {
  const answer = await client.chat.completions.create({
    model: 'gpt-4o',
    messages: [
      { role: 'system', content: 'You answer questions about the ${name} chapter of the handbook.' },
      { role: 'user', content: \`Question: \${question}\` },
    ],
  });
  // llm-cost: output=20
  return /^[}\\]"'\`]+$/.test(answer.choices[0].message.content) ? null : answer;
};
`,
  )
  .join('\n')}
await (exports.first('x'));
`,
    snippets: [
      '{',
      '}',
      '(',
      ')',
      '`',
      "'",
      '/*',
      '*/',
      'import x from "x";\n',
      'export {};\n',
      'await (x)',
      '\n',
      'a',
    ],
  },
  {
    language: python,
    path: 'file.py',
    text: ['nightly.py', 'agent.py', 'retrieval.py', 'prompts/__init__.py']
      .map((path) => example(`knowledge-base/knowledge_base/${path}`))
      .join('\n'),
    snippets: [
      ...[
        '(',
        ')',
        '[',
        ']',
        '{',
        '}',
        '"',
        "'",
        '"""',
        "'''",
        '#',
        ':',
        ',',
        '.',
        '=',
        '\\',
        ' ',
        '\n',
        '    ',
        'f"{',
      ],
      ...[
        '\ndef f(\n',
        '\nclass A:\n',
        '\n@dec(\n    1,\n)\n',
        '\nfrom typing import cast\n',
        'cast(str, x)',
        '\nelse:\n',
      ],
      ...['\nif x:\n', '\nimport typing as t\n', 't.cast(str, x)', '\nTEXT = """\ndef f():\n"""\n', '\nx = [\ny = 1\n'],
    ],
  },
];

/** A piece of text put in the place of another, as shares of the text's length. */
export interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

export const edits = (snippets: readonly string[]): fc.Arbitrary<readonly Edit[]> =>
  fc.array(
    fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      removed: fc.oneof(fc.constant(0), fc.constant(0), fc.nat(3), fc.nat(400)),
      inserted: fc.oneof(fc.constantFrom('', ...snippets), fc.constantFrom(...snippets)),
    }),
    { minLength: 1, maxLength: 4 },
  );

export function edited(text: string, { at, removed, inserted }: Edit): string {
  const start = Math.round(at * text.length);
  return text.slice(0, start) + inserted + text.slice(start + removed);
}
