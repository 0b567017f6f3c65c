import { describe, expect, test } from 'vitest';
import { printed } from './support.ts';

describe('strings', () => {
  test('plain, raw, bytes', () => {
    expect(
      printed(`a = 'x', "y", u"z", r"\\d{2}", b"\\x41\\u0041", rb'\\n', """t
"q" """, ""`),
    ).toMatchInlineSnapshot(
      `"var a = tuple["x", "y", "z", r"\\\\d{2}", b"A\\\\u0041", br"\\\\n", "t\\n\\"q\\" ", ""]"`,
    );
  });

  test('escapes', () => {
    expect(
      printed(`a = "\\n\\t\\\\\\'\\"\\a\\b\\f\\v\\r\\0\\101\\x41\\u00e9\\U0001F600\\N{DASH}\\q"
b = "one \\
two"`),
    ).toMatchInlineSnapshot(`
  "var a = "\\n\\t\\\\'\\"\\u0007\\b\\f\\u000b\\r\\u0000AAé😀\\\\N{DASH}\\\\q"
  var b = "one two""
`);
  });

  test('f-strings', () => {
    expect(
      printed(`a = f"Hello {name}!"
b = f'{x!r:>10} {y:.2f} {z:{width}} {{literal}} {w=}'
c = f"{a["k"]} {f"{inner}"} {fn(1, b=2)} {x, y}"
d = F"{x}" rf"\\d{y}"
e = f"""
{'a' if b else 'c'}
"""`),
    ).toMatchInlineSnapshot(`
  "var a = \`Hello \${name}!\`
  var b = \`\${x !r:>10} \${y :.2f} \${z :{width}} {literal} |w=\${w}\`
  var c = \`\${a["k"]} \${\`\${inner}\`} \${fn(1, b: 2)} \${tuple[x, y]}\`
  var d = \`\${x}\\\\d\${y}\`
  var e = \`\\n\${b ? "a" : "c"}\\n\`"
`);
  });

  test('adjacent strings are one text', () => {
    expect(
      printed(`a = ("one "
     "two "
     f"{three}"
     "four")
b = "%s" % c, "{}".format(d), "a" + "b"`),
    ).toMatchInlineSnapshot(`
  "var a = \`one |two \${three}four\`
  var b = tuple["%s" % c, "{}".format(d), "a" + "b"]"
`);
  });

  test('template strings', () => {
    expect(printed(`a = t"Hello {name}"`)).toMatchInlineSnapshot(`"var a = \`Hello \${name}\`"`);
  });
});
