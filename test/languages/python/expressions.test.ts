import { describe, expect, test } from 'vitest';
import { printed } from './support.ts';

describe('expressions', () => {
  test('literals', () => {
    expect(
      printed(`x = [1_000, 0x1f, 0o17, 017, 0b11, 10L, 1.5e-3, 1., True, False, None]
y = 3j
z = ...`),
    ).toMatchInlineSnapshot(`
  "var x = [1000, 31, 15, 15, 3, 10, 0.0015, 1, true, false, null]
  var y = opaque()
  var z = opaque()"
`);
  });

  test('operators', () => {
    expect(
      printed(`a = -x ** 2 + ~y // 3 @ z
b = not p and q or r
c = p in q, p not in q, p is None, p is not None, p == 1, p <> 2
d = 1 < n <= 9
e = 1 < f() < 9
g = p if q else r if s else t`),
    ).toMatchInlineSnapshot(`
  "var a = (-(x ** 2)) + (((~y) // 3) @ z)
  var b = ((not p) and q) or r
  var c = tuple[p in q, p not in q, p === null, p !== null, p === 1, p !== 2]
  var d = (1 < n) and (n <= 9)
  var e = (1 < f()) and (opaque() < 9)
  var g = q ? p : (s ? r : t)"
`);
  });

  test('collections', () => {
    expect(
      printed(`a = [1, *xs], (1,), (), {1, *ys}, {**o, "k": 1, n: 2, 'a' "b": 3}
b = 1, 2`),
    ).toMatchInlineSnapshot(`
  "var a = tuple[[1, ...xs], tuple[1], tuple[], set[1, ...ys], { ...o, k: 1, [n]: 2, ab: 3 }]
  var b = tuple[1, 2]"
`);
  });

  test('subscripts', () => {
    expect(printed(`a = x["k"], x[1:2], x[::2, 0], x[i, j], x[-1]`)).toMatchInlineSnapshot(
      `"var a = tuple[x["k"], x[slice opaque(1, 2)], x[slice tuple[opaque(2), 0]], x[tuple[i, j]], x[-1]]"`,
    );
  });

  test('calls', () => {
    expect(
      printed(`client.chat.completions.create(model, *args, temperature=0.5, **options)
f(x for x in xs)
f(*(a), (b), c := 1)
f(
    a=1,
)
print("x", file=out)`),
    ).toMatchInlineSnapshot(`
  "client.chat.completions.create(model, ...args, temperature: 0.5, **options)
  f(generator<x for var x in xs>)
  f(...a, b, var c = 1)
  f(a: 1)
  print("x", file: out)"
`);
  });

  test('calls that mean something else', () => {
    expect(
      printed(`import typing
from typing import cast as as_type
super().run(1)
as_type("OpenAI", x).chat
typing.cast(OpenAI, y)
cast(OpenAI, z)
importlib.import_module("openai").OpenAI()
importlib.import_module(name)
__import__('anthropic')`),
    ).toMatchInlineSnapshot(`
  "import "typing" * as typing
  import "typing" cast as as_type
  super.run(1)
  (x as OpenAI).chat
  y as OpenAI
  cast(OpenAI, z)
  import("openai").OpenAI()
  importlib.import_module(name)
  import("anthropic")"
`);
  });

  test('comprehensions', () => {
    expect(
      printed(`[f(x) for x in xs if x if not x.y]
{k: v for k, v in o.items()}
{x async for x in xs}
[y for x in xs for y in x]
[x for x in a, b]`),
    ).toMatchInlineSnapshot(`
  "list<f(x) for var x in xs if x if not x.y>
  record<k: v for [var k, var v] in o.items()>
  set<x async for var x in xs>
  list<y for var x in xs for var y in x>
  list<x for var x in tuple[a, b]>"
`);
  });

  test('lambdas, await, yield, walrus', () => {
    expect(
      printed(`f = lambda: 1
g = lambda a, b=2, *c, d, **e: a
async def h():
    x = await client.create()
    y = yield x
    yield from z
    if (n := len(a)) > 10:
        print((yield))`),
    ).toMatchInlineSnapshot(`
          "var f = arrow() { return 1 }
          var g = arrow(var a, var b = 2, ...var c, named var d, **var e) { return a }
          var async function* h()
            var x = await client.create()
            var y = yield x
            yield* z
            if (var n = len(a)) > 10
              print(yield)"
        `);
  });

  test('what Python 2 writes otherwise', () => {
    expect(
      printed(`print "hello", x
print >>out, "hello"
exec "code" in ns
x = \`y\``),
    ).toMatchInlineSnapshot(`
  "print("hello", x)
  print("hello")
  opaque("code", ns)
  var x = opaque()"
`);
  });
});
