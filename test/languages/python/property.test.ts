import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contains } from '../../../server/src/base/span.ts';
import type { FileIr } from '../../../server/src/ir/types.ts';
import { forEachExpr, forEachStmt } from '../../../server/src/ir/walk.ts';
import { calls, lower } from './support.ts';

const source = `
from openai import OpenAI
client = OpenAI(api_key="x")
PROMPT = """You are
a poet. """
class Agent(Base):
    model: str = "gpt-4o"
    def run(self, text: str, *, n=1) -> "str | None":
        for item in [1, 2]:
            r = client.chat.completions.create(
                model=self.model,  # the model
                messages=[{"role": "user", "content": f"Hi {text!r:>10} {{x}}"}],
                **self.options,
            )
        match r:
            case {"a": b}: return b
            case _: pass
        return r if r else (lambda x: x)(n)
async def main():
    async with client as c: await c.create('a' "b")
    try: print([x async for x in y if x])
    except (A, B) as e: raise
    else: del x[1:2]
`;

/** Every span lies in the text, and nothing in the program is broken. */
function check(ir: FileIr): void {
  const whole = { start: 0, end: ir.text.length };
  forEachStmt(ir, (stmt) => expect(contains(whole, stmt.span)).toBe(true));
  forEachExpr(ir, (expr) => {
    expect(contains(whole, expr.span)).toBe(true);
    expect(expr.span.start).toBeLessThanOrEqual(expr.span.end);
  });
  for (const error of ir.errors) expect(contains(whole, error)).toBe(true);
  for (const comment of ir.comments) expect(ir.text.charAt(comment.span.start)).toBe('#');
}

test('every prefix of a program lowers', () => {
  for (let length = 0; length <= source.length; length++) check(lower(source.slice(0, length)));
});

test('a program without one range lowers, and keeps the calls of statements that stand apart', () => {
  fc.assert(
    fc.property(fc.nat(source.length), fc.nat(60), (start, length) => {
      const broken = source.slice(0, start) + source.slice(start + length);
      const ir = lower(`before(1)\n${broken}`);
      check(ir);
      expect(calls(ir).some(({ callee }) => callee.kind === 'name' && callee.name === 'before')).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test('any text lowers', () => {
  const piece = fc.constantFrom(
    ...'( ) [ ] { } : , . = " \' """ # \\ \n \n\t \r\n f" if def class x 1 import from lambda match case \u00e9 \ud83d\ude00 \ud83d \0 @ * ** -> := %'.split(
      ' ',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => check(lower(pieces.join(' ')))),
    { numRuns: 1500 },
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => check(lower(text))),
    { numRuns: 500 },
  );
});
