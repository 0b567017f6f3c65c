import { expect, test } from 'vitest';
import { lower, printed } from './support.ts';

test('branches', () => {
  expect(printed('if (a) b(); else if (c) { d(); } else { e(); }\n{ let scoped = 1; }\n;')).toMatchInlineSnapshot(`
    "if a
      b()
    else
      if c
        d()
      else
        e()
    block
      let scoped = 1"
  `);
});

test('loops', () => {
  expect(
    printed(`
      for (let i = 0, n = 3; i < n; i++, j--) { continue; }
      for (;;) break;
      for (const x of xs) f(x);
      for (x.y of xs) f(x);
      for (const [a, b] of Object.entries(o)) f(a);
      for (const k in o) f(k);
      outer: while (true) { break outer; }
      do { f(); } while (x);
      async function g() { for await (const chunk of stream) f(chunk); }
    `),
  ).toMatchInlineSnapshot(`
    "init
      let i = 0
      let n = 3
    for test i < n
      continue
    update
      i += 1
      j -= 1
    for
      break
    for-each let x in xs
      f(x)
    for-each x.y in xs
      f(x)
    for-each [let a, let b] in Object.entries(o)
      f(a)
    for-each let k in opaque(o)
      f(k)
    while test true
      break
    do-while test x
      f()
    var async function g()
      async for-each let chunk in stream
        f(chunk)"
  `);
});

test('try, throw, switch with fall through', () => {
  expect(
    printed(
      `
      try { a(); } catch ({ message }) { b(); } finally { c(); }
      try { a(); } catch { throw new Error('x'); }
      switch (kind) {
        case 'a':
        case 'b': f(); break;
        case 'c': { g(); }
        case 'd': if (x) { throw y; } else { break; }
        default: h();
      }
      with (obj) { f(); }
    `,
      'file.js',
    ),
  ).toMatchInlineSnapshot(`
    "try
      a()
    catch { message: let message }
      b()
    finally
      c()
    try
      a()
    catch
      throw new Error("x")
    switch kind
      case "a" (falls)
      case "b"
        f()
        break
      case "c" (falls)
        block
          g()
      case "d"
        if x
          throw y
        else
          break
      default
        h()
    obj
    block
      f()"
  `);
});

test('the span of a statement is the whole statement', () => {
  const source = 'export const a = 1, b = 2;\n  a(), b();\nlet c = 3;';
  expect(lower(source).module.body.map((stmt) => source.slice(stmt.span.start, stmt.span.end))).toEqual([
    'export const a = 1',
    'b = 2;',
    'a()',
    'b();',
    'let c = 3;',
  ]);
});
