import { expect, test } from 'vitest';
import { lower, printed } from './support.ts';

test('literals', () => {
  expect(
    printed(
      "f(1, -1, 1_000, 0x10, 1e3, 10n, -5n, 'a', \"b\", '', `c`, true, false, null, undefined, Infinity, -Infinity, /re/g);",
    ),
  ).toMatchInlineSnapshot(
    `"f(1, -1, 1000, 16, 1000, 10, -5, "a", "b", "", "c", true, false, null, undefined, Infinity, -Infinity, opaque())"`,
  );
});

test('templates keep the raw range of every part', () => {
  const source = 'const t = `Hello \\u0041 ${user.name},\n today ${ new Date() }`;';
  expect(printed(source)).toMatchInlineSnapshot(`"let t = \`Hello A \${user.name},\\n today \${new Date()}\`"`);
  const [stmt] = lower(source).module.body;
  const text = stmt?.kind === 'assign' && stmt.value.kind === 'text' ? stmt.value : null;
  expect(text?.parts.map((part) => source.slice(part.raw.start, part.raw.end))).toEqual([
    'Hello \\u0041 ',
    '${user.name}',
    ',\n today ',
    '${ new Date() }',
  ]);
});

test('the raw range of a string lies inside its quotes', () => {
  const source = "f('it\\'s', \"\", 'x');";
  const [stmt] = lower(source).module.body;
  const call = stmt?.kind === 'expr' && stmt.expr.kind === 'call' ? stmt.expr : null;
  const parts = call?.args.map((arg) => (arg.value.kind === 'text' ? arg.value.parts : null));
  expect(parts).toEqual([
    [{ kind: 'static', text: "it's", raw: { start: 3, end: 8 } }],
    [],
    [{ kind: 'static', text: 'x', raw: { start: 16, end: 17 } }],
  ]);
});

test('tagged templates are calls with one text', () => {
  expect(printed('dedent`a\\n${b}`;\nString.raw`a\\n${b}\\t`;\nsql`x`;')).toMatchInlineSnapshot(`
    "tagged dedent(\`a\\n\${b}\`)
    tagged String.raw(r\`a\\\\n\${b}\\\\t\`)
    tagged sql("x")"
  `);
});

test('members, indices, calls, optional chains', () => {
  expect(
    printed(
      "a.b?.c['d'][0]?.(1)?.e;\nnew Foo;\nnew ns.Foo(1, ...rest);\nthis.x.y();\nsuper.z();\nclient.with<T>({ a }).run();",
    ),
  ).toMatchInlineSnapshot(`
    "a.b?.c["d"][0]?.(1)?.e
    new Foo()
    new ns.Foo(1, ...rest)
    this.x.y()
    super.z()
    client.with({ a }).run()"
  `);
});

test('the parentheses of a call', () => {
  const source = 'new Foo; f /* ( */ <T>(a, (b) ); g(';
  const parens = lower(source).module.body.map((stmt) =>
    stmt.kind === 'expr' && stmt.expr.kind === 'call'
      ? [source.slice(stmt.expr.parens.start, stmt.expr.parens.end), stmt.expr.isClosed]
      : null,
  );
  expect(parens).toEqual([
    ['', true],
    ['(a, (b) )', true],
    ['(', false],
  ]);
});

test('objects', () => {
  expect(
    printed(
      "f({ a: 1, 'b-c': 2, 3: 3, ['d']: 4, [e]: 5, short, ...spread, method() { return 1; }, async *gen() {}, get g() { return 2; }, set g(v) {}, fn: () => 1 });",
    ),
  ).toMatchInlineSnapshot(
    `"f({ a: 1, "b-c": 2, 3: 3, d: 4, [e]: 5, short, ...spread, method: method method() { return 1 }, gen: async method* gen() {}, g: opaque(getter g() { return 2 }), g: opaque(setter g(v) {}), fn: arrow() { return 1 } })"`,
  );
});

test('operators', () => {
  expect(
    printed(`
      x = a ? b : c;
      x = !a && b || (c ?? d);
      x = a == b || a !== b || 'k' in o || o instanceof C;
      x = a + b * -c % (~d) ** 2 >>> 1;
      x = typeof a, void 0, delete a.b;
      x += 1; x ??= 2; x ||= 3; x &&= 4; x++; --x;
      f(x = 1, y++, (a, b, c));
      a = b = c;
      delete a.b;
      [, a] = [, 1, ...b];
    `),
  ).toMatchInlineSnapshot(`
    "x = a ? b : c
    x = ((not a) and b) or (c ?? d)
    x = (((a == b) or (a !== b)) or ("k" in o)) or (o instanceof C)
    x = (a + ((b * (-c)) % ((~d) ** 2))) >>> 1
    x = typeof a
    void 0
    delete a.b
    x += 1
    x ??= 2
    x ||= 3
    x &&= 4
    x += 1
    x -= 1
    f(x = 1, y += 1, sequence(a, b, c))
    a = b = c
    delete a.b
    [, a] = [undefined, 1, ...b]"
  `);
});

test('casts stay where the type may name a class', () => {
  expect(
    printed(
      `f(a as OpenAI, b as unknown as ns.Client, c as const, d satisfies E, e!, g as string, <Foo>h, i as any, j as Foo[], k as typeof l, (m as string | Bar));`,
    ),
  ).toMatchInlineSnapshot(
    `"f(a as OpenAI, b as ns.Client, c, d, e, g, h as Foo, i, j as Array<Foo>, k as typeof<l>, m as string | Bar)"`,
  );
});

test('modules as values', () => {
  expect(
    printed(
      "const a = require('x').default;\nconst { b } = await import('y');\nconst c = await import(name);\nconst d = require(`z`);\nconst e = import.meta.env.MODEL;",
    ),
  ).toMatchInlineSnapshot(`
    "let a = require("x").default
    { b: let b } = await import("y")
    let c = await import(name)
    let d = require("z")
    let e = import.meta.env.MODEL"
  `);
});

test('JSX is opaque and keeps the expressions inside', () => {
  expect(
    printed(
      "const page = <><Chat model={m} label='x' {...props} onSend={async () => ask(1)}>{items.map((i) => <li key={i}>{i}</li>)} text {/* none */}<ui.Row cell={<b>{deep()}</b>} /></Chat></>;",
      'page.jsx',
    ),
  ).toMatchInlineSnapshot(
    `"let page = opaque(opaque(Chat, m, props, async arrow() { return ask(1) }, items.map(arrow(i) { return opaque(i, i) }), opaque(ui.Row, opaque(deep()))))"`,
  );
});
