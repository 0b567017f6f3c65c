import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Span } from '../../../server/src/base/span.ts';
import type { CallExpr, FileIr } from '../../../server/src/ir/types.ts';
import { forEachExpr, forEachFunction, forEachStmt, walkFunction } from '../../../server/src/ir/walk.ts';
import { lower, printed } from './support.ts';

const sample = `import OpenAI from 'openai';
const client = new OpenAI({ apiKey: process.env.KEY });

export class Chat {
  constructor(private readonly llm: OpenAI) {}

  async ask(question: string, { model = 'gpt-4o', ...rest }: Options = {}) {
    const system = \`You help. Today is \${new Date().toISOString()}.\`;
    for (const attempt of [1, 2, 3]) {
      const answer = await this.llm.chat.completions.create({
        model,
        messages: [{ role: 'system', content: system }, { role: 'user', content: question }],
        ...rest, // llm-cost: model=gpt-4o
      });
      if (/^(yes|no)$/.test(answer.choices[0]?.message.content ?? '')) return answer;
    }
    return null;
  }
}

export const view = (items: string[]) => <ul onClick={() => ask('x')}>{items.map((item) => <li key={item}>it's {item}</li>)}</ul>;

enum Kind { A, B = 5, C }
switch (kind) { case Kind.A: run(); default: { stop(); } }
export default async function* handler({ body: [first, ...others] }) { yield* stream(first); }
`;

test('an unclosed call keeps the functions behind it', () => {
  expect(
    printed(`async function first() {
  const r = await client.chat.completions.create({ model: "x", 
}

export async function second() {
  return client.responses.create({ model: 'y' });
}
`),
  ).toMatchInlineSnapshot(`
    "var async function first()
      let r = await client.chat.completions.create({ model: "x" } <unclosed>
    var async function second()
      return client.responses.create({ model: "y" })
    export second = second
    error ",""
  `);
  expect(
    printed(`class Chat {
  async first() {
    return this.client.messages.create({
      model: 'x',
      messages: [{ role: 'user',

  async second() {
    return this.client.messages.create({ model: 'y' });
  }
}

const third = () => f(1);
`),
  ).toMatchInlineSnapshot(`
    "let class Chat
      async method first()
        return this.client.messages.create({ model: "x", messages: [{ role: "user" }] } <unclosed>
      async method second()
        return this.client.messages.create({ model: "y" })
    let third = arrow() { return f(1) }
    error ",""
  `);
  expect(
    printed(`const a = await create({ model: 'x', // why
console.log(a);
const b = [f(1), g(
const c = \`text \${h(
const d = 1;
foo(; bar(1);
export const e = client.
export function last() {}
`),
  ).toMatchInlineSnapshot(`
    "let a = await create({ model: "x" } <unclosed>
    console.log(a)
    let b = [f(1), g( <unclosed>]
    let c = \`text \${h( <unclosed>}\`
    let d = 1
    foo( <unclosed>
    bar(1)
    let e = client.
    var function last()
    export e = e
    export last = last
    error ","
    error "("
    error "("
    error ";"
    error ";"
    error ""
    error """
  `);
});

test('a call that a repair closed is not closed, and ends where its text ends', () => {
  const source = 'function a() {\n  create({ model: "x",  \n}\nfunction b() {}\n';
  const calls: CallExpr[] = [];
  const ir = lower(source);
  forEachExpr(ir, (expr) => {
    if (expr.kind === 'call') calls.push(expr);
  });
  expect(calls.map((call) => [call.isClosed, source.slice(call.span.start, call.span.end)])).toEqual([
    [false, 'create({ model: "x",'],
  ]);
  expect(ir.errors.length).toBeGreaterThan(0);
  expect(namesOfFunctions(ir)).toEqual([null, 'a', 'b']);
});

test('a half-typed statement leaves the others', () => {
  for (const typed of [
    'client.',
    'client.chat.',
    'const x = ',
    'f(',
    'f({',
    'f({ model: ',
    'f({ model: "x',
    'await ',
    'if (',
    'x = [',
    'return {',
    'import { a',
    '`a ${b',
  ]) {
    const ir = lower(
      `function before() {\n  one();\n}\n\nfunction here() {\n  two();\n  ${typed}\n}\n\nexport function after() {\n  three();\n}\n`,
    );
    expect([typed, namesOfFunctions(ir)]).toEqual([typed, [null, 'before', 'here', 'after']]);
    expect([typed, ir.exports.map((exported) => exported.name)]).toEqual([typed, ['after']]);
  }
});

test('a template without its end, and brackets too many, leave the neighbours', () => {
  const around = (typed: string): string =>
    `class A {\n  one() {\n    ${typed}\n    const a = \`a \${b}\n  c\`;\n    return f(a);\n  }\n\n  two() {\n    return \`x\`;\n  }\n}\n\nexport function three() {}\n`;
  for (const typed of ['', 'const t = `hello', 'f(`hello', '}', ')', '}));']) {
    const ir = lower(around(typed));
    expect([typed, namesOfFunctions(ir)]).toEqual([typed, [null, 'one', 'two', 'three']]);
    expect(ir.exports.map((exported) => exported.name)).toEqual(['three']);
    expect(ir.errors.length > 0).toBe(typed !== '');
  }
});

test('nesting that is too deep is cut off', () => {
  expect(
    lower(`f(${Array.from({ length: 20_000 }, (_, index) => `a${index}`).join('.')});`).errors.length,
  ).toBeGreaterThan(0);
  expect(
    lower(`${Array.from({ length: 20_000 }, (_, index) => `a${index} = ${index}`).join(', ')};`).module.body,
  ).toHaveLength(20_000);
  expect(lower(`let a: ${Array.from({ length: 20_000 }, () => 'A').join('.')};`).errors.length).toBeLessThan(2);
  const deep = lower(`const a = ${'['.repeat(20_000)}${']'.repeat(20_000)};`);
  expect(deep.errors.length).toBeGreaterThan(0);
  const long = lower(
    `const a = ${Array.from({ length: 5_000 }, (_, index) => `f(${index})`).join(' + ')};\nf('kept');`,
  );
  expect(long.errors.length).toBeGreaterThan(0);
  expect(long.module.body.length).toBe(2);
});

test('any prefix of a program lowers, with spans inside the text', () => {
  for (let end = 0; end <= sample.length; end++) checkSpans(lower(sample.slice(0, end), 'file.tsx'));
});

test('random deletions, insertions and doublings lower, with spans inside the text', () => {
  const pieces = fc.constantFrom(
    '',
    '(',
    ')',
    '{',
    '}',
    '[',
    ']',
    '`',
    '"',
    "'",
    '${',
    '/*',
    '//',
    '</',
    '<',
    '=>',
    ';',
    ',',
    '\n',
    '@',
    '#',
    '\u2028',
    '\ud800',
  );
  const edit = fc.tuple(fc.nat(sample.length), fc.nat(40), pieces);
  const path = fc.constantFrom('a.ts', 'a.tsx', 'a.js', 'a.mjs', 'a.cts', 'a');
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), path, (edits, file) => {
      let text = sample;
      for (const [at, length, piece] of edits) text = text.slice(0, at) + piece + text.slice(at + length);
      checkSpans(lower(text, file));
    }),
    { numRuns: 500 },
  );
});

test('any text lowers', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => checkSpans(lower(text, 'a.tsx'))));
});

function namesOfFunctions(ir: FileIr): (string | null)[] {
  const names: (string | null)[] = [];
  forEachFunction(ir, (fn) => names.push(fn.name));
  return names;
}

/** Spans lie inside the text; members and names stand where they say. */
function checkSpans(ir: FileIr): void {
  const check = (span: Span): void => {
    if (!(0 <= span.start && span.start <= span.end && span.end <= ir.text.length)) {
      throw new Error(`Span ${span.start}-${span.end} outside a text of ${ir.text.length}`);
    }
  };
  walkFunction(ir.module, {
    target: (target) => check(target.span),
    expr: (expr) => {
      check(expr.span);
      if (expr.kind === 'call') check(expr.parens);
      if (expr.kind === 'text') for (const part of expr.parts) check(part.raw);
      if (expr.kind === 'member') check(expr.nameSpan);
    },
    function: (fn) => check(fn.span),
    class: (cls) => check(cls.span),
  });
  forEachStmt(ir, (stmt) => check(stmt.span));
  for (const { span } of [...ir.exports, ...ir.imports, ...ir.comments]) check(span);
  for (const span of ir.errors) check(span);
}

test.each(['', 'export {};\n'])(
  'an error in front of the first statement is told where the file awaits outside of functions',
  (head) => {
    expect(lower(`)${head}import a from 'a';\nawait a();\n`).errors).not.toEqual([]);
    expect(lower(`${head}import a from 'a';\nawait a();\n`).errors).toEqual([]);
  },
);
