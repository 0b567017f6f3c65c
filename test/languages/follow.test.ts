import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printIr } from '../../server/src/ir/print.ts';
import type { FileIr, FunctionIr } from '../../server/src/ir/types.ts';
import { edited, edits, samples } from './edited.ts';
import { language as python } from './python/support.ts';
import { language as typescript } from './typescript/support.ts';

/** Without the parts, which say how it was lowered. */
const json = ({ parts: _, ...ir }: FileIr): string => JSON.stringify(ir, inside);

/** A function that has been moved shows what is inside of it only to those who ask. */
const inside = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'role' in value && 'body' in value
    ? plainFunction(value as FunctionIr)
    : value;

const plainFunction = (fn: FunctionIr): FunctionIr => ({
  kind: fn.kind,
  name: fn.name,
  nameSpan: fn.nameSpan,
  span: fn.span,
  params: fn.params,
  body: fn.body,
  isAsync: fn.isAsync,
  isGenerator: fn.isGenerator,
  decorators: fn.decorators,
  returns: fn.returns,
  role: fn.role,
  isArrow: fn.isArrow,
  ...(fn.isOpen && { isOpen: fn.isOpen }),
});

describe.each(samples)('$path, edited', ({ language, path, text, snippets }) => {
  test('is lowered as if it were read anew', () => {
    fc.assert(
      fc.property(edits(snippets), (steps) => {
        const follow = language.follow();
        let now = text;
        expect(json(follow(path, now))).toBe(json(language.lower(path, now)));
        for (const step of steps) {
          now = edited(now, step);
          expect(json(follow(path, now))).toBe(json(language.lower(path, now)));
        }
      }),
      { numRuns: 10 },
    );
  });
});

test('half-typed code leaves the programs of the functions around it alone', () => {
  const functions = ['one', 'two', 'three'].map(
    (name) => `export function ${name}(texts: string[]) {
  // ${'The length of a text that is a piece of its own. '.repeat(9)}
  return client.responses.create({ model: '${name}', input: texts.join() });
}
`,
  );
  const whole = functions.join('\n');
  const at = whole.indexOf("  return client.responses.create({ model: 'two'");
  for (const typed of ['  if (texts', '  const a = `', '  f({ a: [', '  /* why', "  g('", '  }']) {
    const printed = printIr(typescript.lower('file.ts', `${whole.slice(0, at)}${typed}\n${whole.slice(at)}`));
    expect(printed).toContain('return client.responses.create({ model: "one", input: texts.join() })');
    expect(printed).toContain('return client.responses.create({ model: "three", input: texts.join() })');
  }
});

test('a file may start with an empty line and a long comment', () => {
  const above = 'Whoever reads this learns nothing of what stands below. '.repeat(9);
  const script = `\n/* ${above} */\nexport const one = 1;\n`;
  expect(json(typescript.follow()('file.ts', script))).toBe(json(typescript.lower('file.ts', script)));
  const module = `\n# ${above}\ndef one():\n    return 1\n`;
  expect(json(python.follow()('file.py', module))).toBe(json(python.lower('file.py', module)));
});
