import { describe, expect, test } from 'vitest';
import { printed } from './support.ts';

describe('statements', () => {
  test('assignments', () => {
    expect(
      printed(`a = 1
b = c = f()
x, (y, *z) = 1, [2, 3]
[p, q] = r
(s) = 1
t.u[v] = w
n += 1
n //= 2
o |= {"a": 1}`),
    ).toMatchInlineSnapshot(`
  "var a = 1
  var b = var c = f()
  [var x, [var y, ...var z]] = tuple[1, [2, 3]]
  [var p, var q] = r
  var s = 1
  t.u[v] = w
  var n += 1
  var n //= 2
  var o |= { a: 1 }"
`);
  });

  test('annotated assignments', () => {
    expect(
      printed(`a: int
b: Optional[OpenAI] = None
self.c: "str | None" = d`),
    ).toMatchInlineSnapshot(`
  "var a: int = undefined
  var b: OpenAI | None = null
  self.c: str | None = d"
`);
  });

  test('deletion and names of outer scopes', () => {
    expect(
      printed(`def f():
    global a, b
    nonlocal c
    del a, b[0], c.d`),
    ).toMatchInlineSnapshot(`
      "var function f()
        global a, b
        nonlocal c
        delete var a
        delete b[0]
        delete c.d"
    `);
  });

  test('branches', () => {
    expect(
      printed(`if a:
    b()
elif c:
    d()
elif e: f()
else:
    g()
if h: pass`),
    ).toMatchInlineSnapshot(`
  "if a
    b()
  else
    if c
      d()
    else
      if e
        f()
      else
        g()
  if h"
`);
  });

  test('loops', () => {
    expect(
      printed(`for x in xs:
    if x: continue
    break
else:
    f()
for i, (a, b) in enumerate(y): pass
while n < 3:
    n += 1
else: g()
async def h():
    async for x in y:
        await x`),
    ).toMatchInlineSnapshot(`
          "for-each var x in xs
            if x
              continue
            break
          else
            f()
          for-each [var i, [var a, var b]] in enumerate(y)
          while test n < 3
            var n += 1
          else
            g()
          var async function h()
            async for-each var x in y
              await x"
        `);
  });

  test('try', () => {
    expect(
      printed(`try:
    a()
except (B, C) as e:
    b()
except D:
    raise
except:
    raise E("x") from e
else:
    c()
finally:
    d()
try: a()
except* B as group: pass
try: a()
except B, C: pass`),
    ).toMatchInlineSnapshot(`
  "try
    a()
  catch B C var e
    b()
  catch D
    throw
  catch
    throw E("x")
  else
    c()
  finally
    d()
  try
    a()
  catch B var group
  try
    a()
  catch B C"
`);
  });

  test('with', () => {
    expect(
      printed(`with open(a) as f, lock:
    f.read()
with (client() as c, open(b) as (d, e)):
    pass
async def g():
    async with session.get(url) as r:
        return r`),
    ).toMatchInlineSnapshot(`
          "with open(a) as var f, lock
            f.read()
          with client() as var c, open(b) as [var d, var e]
          var async function g()
            async with session.get(url) as var r
              return r"
        `);
  });

  test('assert', () => {
    expect(printed(`assert x is not None, "no x"`)).toMatchInlineSnapshot(`
      "if not (x !== null)
        throw "no x""
    `);
  });

  test('match', () => {
    expect(
      printed(`match kind:
    case "a" | 'b':
        f()
    case -1 | None | True:
        pass
    case Color.RED:
        pass
    case [1, *rest]:
        pass
    case {"k": v, **others}:
        pass
    case Point(x=0, y=yy) as p:
        pass
    case str() if check(kind):
        pass
    case ("x"):
        pass
    case other:
        pass
match a, b:
    case _:
        pass`),
    ).toMatchInlineSnapshot(`
      "switch kind
        case "a", "b"
          f()
        case -1, null, true
        case Color.RED
        case opaque()
          var rest = opaque()
        case opaque()
          var v = opaque()
          var others = opaque()
        case opaque()
          var yy = opaque()
          var p = kind
        case opaque(check(kind))
        case "x"
        default
          var other = kind
      switch tuple[a, b]
        default"
    `);
  });

  test('names that are keywords elsewhere', () => {
    expect(
      printed(`match = type = 1
match.group(1)
type(x)
type(x).y = f()
type Alias[T] = list[T]
print`),
    ).toMatchInlineSnapshot(`
  "var match = var type = 1
  match.group(1)
  type(x)
  opaque(x.y) = f()
  var Alias = opaque()
  print"
`);
  });

  test('statements on one line', () => {
    expect(printed(`a(); b = 1; c`)).toMatchInlineSnapshot(`
      "a()
      var b = 1
      c"
    `);
  });

  test('comments', () => {
    expect(
      printed(`# above
x = 1  # behind
#: documented
f(  # inside
    1,
)`),
    ).toMatchInlineSnapshot(`
  "var x = 1
  f(1)
  # above
  # behind
  # documented
  # inside"
`);
  });
});
