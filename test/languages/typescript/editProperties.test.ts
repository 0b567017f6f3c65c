import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printExpr } from '../../../server/src/ir/print-expr.ts';
import type { Expr } from '../../../server/src/ir/types.ts';
import { edited, firstList, firstRecord } from './edits.ts';
import { language, lower } from './support.ts';

const { edit } = language;

const blank = fc.constantFrom('', ' ', '\n  ', '\r\n\t', ' /* c, } */ ', ' // c, ]\n', '\n  // own line\n  ', '\n\n');
const value = fc.constantFrom(
  '1',
  "'a, }'",
  '(b)',
  '[1, 2]',
  '{ c: 1 }',
  'd as M<X, Y>',
  '`${e}, `',
  '(f, g)',
  '() => { h(1, 2); }',
  '/[,\\]]/',
  'i<j',
  'k > l',
  'm!',
);

/** Items with blanks and comments around them and their commas, and maybe a comma at the end. */
function listText(item: fc.Arbitrary<string>, minLength: number): fc.Arbitrary<string> {
  const slot = fc.tuple(blank, item, blank).map((parts) => parts.join(''));
  return fc
    .tuple(fc.array(slot, { minLength, maxLength: 4 }), fc.boolean(), blank)
    .map(([slots, trailing, end]) => slots.join(',') + (trailing && slots.length > 0 ? `,${end}` : ''));
}

const entry = fc.oneof(
  fc.tuple(fc.constantFrom('a', "'b-c'", '[d]'), value).map(([key, text]) => `${key}: ${text}`),
  fc.constantFrom('short', '...spread', 'method() { return 1; }', '...(x ? { y } : {})'),
);
const list = listText(fc.oneof(value, fc.constantFrom('...rest', '...(rest)')), 0).map((items) => `f([${items}]);\n`);

test('an added entry comes last and changes nothing else', () => {
  fc.assert(
    fc.property(listText(entry, 0), (entries) => {
      const source = `f({${entries}});\n`;
      const after = edited(source, (ir) => edit.addEntry(ir, firstRecord(ir), 'added', '1')) ?? '';
      const before = firstRecord(lower(source)).entries.length;
      const record = firstRecord(lower(after));
      expect(record.entries).toHaveLength(before + 1);
      expect(record.entries[before]).toMatchObject({
        kind: 'entry',
        key: 'added',
        value: { kind: 'literal', value: 1 },
      });
      expect(remainder(after)).toBe(remainder(source));
    }),
    { numRuns: 500 },
  );
});

test('removed, inserted and moved items leave the others in order', () => {
  fc.assert(
    fc.property(list, fc.nat(3), fc.nat(3), (source, from, to) => {
      const items = itemsOf(source);
      const without = items.filter((_, index) => index !== from);
      const item = items[from];
      const inserted = edited(source, (ir) => edit.insertItem(ir, firstList(ir), from, 'added'));
      expect(inserted && itemsOf(inserted)).toEqual(from <= items.length ? items.toSpliced(from, 0, 'added') : null);
      const moved = edited(source, (ir) => edit.moveItem(ir, firstList(ir), from, to));
      if (moved !== null) expect(itemsOf(moved)).toEqual(without.toSpliced(to, 0, item ?? ''));
      const call = source.replace('f([', 'create(').replace(/\]\);\n$/, ');\n');
      const removed = edited(call, (ir) => {
        const create = ir.module.body[0];
        const expr = create?.kind === 'expr' && create.expr.kind === 'call' ? create.expr : null;
        const argument = expr?.args[from];
        return expr && argument ? edit.removeArgument(ir, expr, argument) : null;
      });
      if (removed !== null)
        expect(itemsOf(removed.replace('create(', 'f([').replace(/\);\n$/, ']);\n'))).toEqual(without);
      else expect(item).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});

const itemsOf = (source: string): string[] =>
  firstList(lower(source)).items.map((item) => (item.isSpread ? '...' : '') + show(item.value));

const show = (expr: Expr): string =>
  printExpr(expr, { spans: false, indent: '', function: () => 'function', class: () => 'class' });

/** The text without blanks, commas and the added entry. */
const remainder = (source: string): string => source.replace(/added: 1|[\s,]/g, '');
