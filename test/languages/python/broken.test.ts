import { describe, expect, test } from 'vitest';
import { calls, lower, printed } from './support.ts';

describe('half-typed code keeps its neighbours', () => {
  test('unclosed call', () => {
    const source = `
import openai
client = openai.OpenAI()
def f():
    r = client.chat.completions.create(
        model="gpt-4o",
        messages=[{"role": "user", "content": "hi"
    return r
def g():
    return client.responses.create(model="gpt-5", input="x")
`;
    expect(printed(source)).toMatchInlineSnapshot(`
      "import "openai" * as openai
      var client = openai.OpenAI()
      var function f()
        var r = client.chat.completions.create(model: "gpt-4o", messages: [{ role: "user", content: "hi" }] <unclosed>
        return r
      var function g()
        return client.responses.create(model: "gpt-5", input: "x")
      error "r = client.chat.completions.create(\\n        model=\\"gpt-4o\\",\\n        messages=[{\\"role\\": \\"user\\", \\"content\\": \\"hi\\"""
    `);
  });

  test('unclosed call at the end', () => {
    expect(printed('a()\nclient.create(model="a", max_tokens=')).toMatchInlineSnapshot(`
      "a()
      client.create(model: "a", max_tokens: opaque() <unclosed>
      error "client.create(model=\\"a\\", max_tokens=""
    `);
  });

  test('unclosed call above a statement without keyword', () => {
    expect(printed('foo(a,\nb = client.create(model="b")\nc()\n')).toMatchInlineSnapshot(`
      "foo(a <unclosed>
      var b = client.create(model: "b")
      c()
      error "foo(a,""
    `);
  });

  test('option without value', () => {
    expect(printed('client.create(model=, max_tokens= , n=1)\n')).toMatchInlineSnapshot(`
      "client.create(model: opaque(), max_tokens: opaque(), n: 1)
      error "="
      error "=""
    `);
  });

  test('dot without name, equals sign without value', () => {
    expect(printed('client.\nx = client.create()\ny =\nz = client.create()\nn = 1 +\nm()\n')).toMatchInlineSnapshot(`
      "client.
      var x = client.create()
      var y = opaque()
      var z = client.create()
      var n = 1 + opaque()
      m()
      error "client."
      error "y ="
      error "n = 1 +""
    `);
  });

  test('unterminated string', () => {
    expect(printed('client.create(model="gpt-4o)\nclient.create(model="b")\n')).toMatchInlineSnapshot(`
      "client.create(model: "gpt-4o)" <unclosed>
      client.create(model: "b")
      error "client.create(model=\\"gpt-4o)""
    `);
  });

  test('unterminated string in triple quotes above others', () => {
    const source = `
PROMPT = """You are
a poet
r = client.create(model="a")
def f():
    """Documentation."""
    return client.create(model="b")
def g():
    """More.

    import nothing
    """
    return client.create(model="c")
`;
    expect(printed(source)).toMatchInlineSnapshot(`
      "var PROMPT = "You are\\na poet"
      var r = client.create(model: "a")
      var function f()
        "Documentation."
        return client.create(model: "b")
      var function g()
        "More.\\n\\n    import nothing\\n    "
        return client.create(model: "c")
      error "PROMPT = \\"\\"\\"You are\\na poet""
    `);
  });

  test('heads without colon, brackets or body', () => {
    const source = `
def f(a, b
    x = client.create(model="a")
    if x
        client.create(model="b")
    for i in
        client.create(model="c")
    with open(x as f:
        client.create(model="d")
    class
    from openai import
    client.create(model="e")
def
g()
`;
    expect(printed(source)).toMatchInlineSnapshot(`
      "var function f(var a, var b)
        var x = client.create(model: "a")
        if x
          client.create(model: "b")
        for-each var i in opaque()
          client.create(model: "c")
        with open(opaque(x, f) <unclosed>
          client.create(model: "d")
        var class 
        client.create(model: "e")
      var function ()
      g()
      error "def f(a, b"
      error "if x"
      error "for i in"
      error "with open(x as f:"
      error "class"
      error "from openai import"
      error "def""
    `);
  });

  test('wrong brackets', () => {
    expect(printed('a())\nb([1, 2)\nc(]\nd()\n')).toMatchInlineSnapshot(`
      "a()
      b([1, 2])
      c( <unclosed>
      d()
      error "a())"
      error "b([1, 2)"
      error "c(]""
    `);
  });

  test('marks of a merge conflict', () => {
    expect(printed('<<<<<<< HEAD\na()\n=======\nb()\n>>>>>>> main\nc()\n')).toMatchInlineSnapshot(`
      "HEAD
      a()
      b()
      main
      c()
      error "<<<<<<<"
      error "======="
      error "======="
      error ">>>>>>>""
    `);
  });

  test('what is no Python at all', () => {
    expect(printed('a()\n?? let x = {;\nb()\n')).toMatchInlineSnapshot(`
      "a()
      var x = {}
      b()
      error "?? let"
      error "??"
      error """
    `);
  });

  test('the place of an unclosed call ends where its text ends', () => {
    const source = 'create(model="a"\nb()\n';
    const [call] = calls(lower(source));
    expect(call?.isClosed).toBe(false);
    expect(source.slice(call?.span.start, call?.span.end)).toBe('create(model="a"');
    expect(source.slice(call?.parens.start, call?.parens.end)).toBe('(model="a"');
  });
});

test('legal code that the grammar stumbles over is recovered without errors', () => {
  const source = `
def f():
    try:
        params = {
            'a': (datetime.combine(now(), time.min) -
timedelta(days=1)).isoformat(),
        }
        return g(params)
    except Exception as e:
        return None
`;
  expect(printed(source)).toMatchInlineSnapshot(`
    "var function f()
      try
        var params = { a: (datetime.combine(now(), time.min) - timedelta(days: 1)).isoformat() }
        return g(params)
      catch Exception var e
        return null"
  `);
});

test('nesting beyond the limit is an error, not a failure', () => {
  const deep = lower(`x = ${'('.repeat(5000)}1${')'.repeat(5000)}\ny()\n`);
  expect(deep.errors.length).toBeGreaterThan(0);
  expect(calls(deep)).toHaveLength(1);
  const long = lower(`x = ${'a + '.repeat(5000)}b\ny()\n`);
  expect(calls(long)).toHaveLength(1);
  const chain = lower(`if a: b()\n${'elif c: d()\n'.repeat(2000)}`);
  expect(calls(chain).length).toBeGreaterThan(100);
});

describe('one character missing', () => {
  const method = `
class Agent:
    """An agent."""
    @staticmethod
    def helper(a, b):
        return first(a)

    async def run(self, text):
        """Runs the agent.

        Args:
            text: What the user's message is.
        """
        client = connect()
        return await client.create(text)

def other():
    """More. It doesn't matter."""
    last()
`;
  const names = (source: string): readonly string[] =>
    calls(lower(source)).map(({ callee }) => ('name' in callee ? String(callee.name) : '?'));

  test.each([
    ['an opening parenthesis', 'def helper(', 'def helper'],
    ['a closing parenthesis', 'run(self, text)', 'run(self, text'],
    ['a colon', 'helper(a, b):', 'helper(a, b)'],
    ['a quote of a docstring', '"""Runs', '""Runs'],
    ['the opening of a docstring', '"""Runs', 'Runs'],
    ['the end of a docstring', '        """\n        client', '        \n        client'],
    ['the end of the first docstring', 'An agent."""', 'An agent.'],
  ])('%s', (_, whole, part) => {
    expect(method).toContain(whole);
    expect(names(method.replace(whole, part))).toEqual(['first', 'connect', 'create', 'last']);
  });
});
