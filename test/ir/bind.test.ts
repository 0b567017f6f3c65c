import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Binding, type Bindings, bindNames } from '../../server/src/ir/bind.ts';
import type { ClassIr, FileIr, FunctionIr, NameExpr } from '../../server/src/ir/types.ts';
import { type IrVisitor, walkFunction } from '../../server/src/ir/walk.ts';
import { edited, edits, type Sample, samples } from '../languages/edited.ts';
import { language as python } from '../languages/python/support.ts';
import { language as typescript } from '../languages/typescript/support.ts';

/** All that is known of the names of a program, as text. What belongs to the whole file is asked for before any of its names. */
function boundIn(ir: FileIr, bindings: Bindings): string {
  const lines: string[] = [];
  const places = (fns: Iterable<FunctionIr>): readonly string[] =>
    [...fns].map(({ span }) => `${span.start}-${span.end}`);
  const told = ({ name, kind, owner, writes, isMutatedElsewhere, outerWriters }: Binding): string =>
    [name, kind, places([owner]), writes, isMutatedElsewhere, places(outerWriters)].join(' ');
  const classes: ClassIr[] = [];
  const names: NameExpr[] = [];
  const note: IrVisitor = {
    class: (item) => classes.push(item),
    expr: (expr) => expr.kind === 'name' && names.push(expr),
    target: (target) => target.kind === 'name' && names.push(target),
  };
  for (const binding of bindings.moduleNames.values()) lines.push(told(binding));
  walkFunction(ir.module, { ...note, function: (fn) => fn === ir.module });
  const outermost = classes.length;
  walkFunction(ir.module, note);
  for (const item of [...classes.slice(0, outermost), ...classes])
    for (const [name, { assigners, onClass, mutators }] of bindings.fieldWriters(item))
      lines.push([name, places(assigners), places(onClass), places(mutators)].join(' | '));
  const numbers = new Map<Binding, number>();
  for (const name of names) {
    const binding = bindings.of(name);
    if (binding) numbers.set(binding, numbers.get(binding) ?? numbers.size);
    lines.push(`${name.span.start} ${binding ? `${told(binding)} #${numbers.get(binding)}` : name.name}`);
  }
  return lines.join('\n');
}

/** Classes, closures and globals, whose methods and functions do something to what is outside of them. */
const written: readonly Sample[] = [
  {
    language: python,
    path: 'file.py',
    text: Array.from(
      { length: 6 },
      (_, index) => `
class Store${index}:
    """${'Keeps what has been asked before. '.repeat(12)}"""
    shared = {}
    make = lambda self: self.rows.append(1)

    def __init__(self, rows):
        self.rows, self.name = rows, f"{index}"
        Store${index}.last = self

    def add(self, row, into=lambda x: total.append(x)):
        self.rows.append(row)
        setattr(self, "name", row)
        class Inner:
            def keep(self):
                self.kept = row
        return [Inner() for row in self.rows if (found := row)]

def count_${index}(rows, extra=[item for item in range(${index})]):
    global total
    total = total + len(rows)
    alias = settings
    alias["x"] = lambda: rows.append(total)
    def inner():
        nonlocal alias
        alias = None
    return inner

settings = {}
total = []
@register(lambda: settings.update(a=1))
def plain_${index}(text):
    words = text.split()
    words.append(text)
    return [word for word in words]
`,
    ).join(''),
    snippets: [
      '\n',
      'x',
      'self.x = 1\n',
      'total = 2\n',
      '\nwords = []\n',
      'def f():\n',
      '        global words\n',
      '(',
      '"',
    ],
  },
  {
    language: typescript,
    path: 'file.ts',
    text: Array.from(
      { length: 6 },
      (_, index) => `
/** ${'Keeps what has been asked before. '.repeat(12)} */
export class Store${index} {
  static last: Store${index} | null = null;
  handler = () => { this.seen = 1; };
  constructor(private readonly rows: string[], public name = \`\${index}\`) { Store${index}.last = this; }
  add(row: string, into = (x: string) => totals.push(x)) {
    this.rows.push(row);
    class Inner { keep() { this.kept = row; } }
    return rows.map((item) => { const { a = item } = new Inner(); return a; });
  }
}
let total${index} = 0;
const totals: string[] = [];
export const count${index} = (rows: string[]) => { total${index}++; total${index} = rows.length; totals.push(...rows); };
if (total${index}) { const held = []; route(async (request) => { held.push(request); undeclared = request; }); }
export function plain${index}(text: string) {
  const words = text.split(' ');
  for (const word of words) { const inner = () => words.push(word); inner(); }
  return words;
}
`,
    ).join(''),
    snippets: [
      '\n',
      'x',
      'this.x = 1;',
      'totals = [];',
      '\nconst words = [];\n',
      'function f() {',
      'undeclared = 1;',
      '{',
      '`',
    ],
  },
];

describe.each([...samples, ...written])('names of $path, edited', ({ language, path, text, snippets }) => {
  test('are what they are in a file that is read anew', () => {
    fc.assert(
      fc.property(edits(snippets), (steps) => {
        const follow = language.follow();
        let now = text;
        bindNames(follow(path, now));
        for (const step of steps) {
          now = edited(now, step);
          const ir = follow(path, now);
          const anew = language.lower(path, now);
          expect(boundIn(ir, bindNames(ir))).toBe(boundIn(anew, bindNames(anew)));
        }
      }),
      { numRuns: 10 },
    );
  });
});

test.each([
  'exports.ask = async function (question) { const cap = 1; return f(cap, question); };',
  'module.exports = { ask: async (question) => { const cap = 1; return f(cap, question); } };',
  'export default async (question) => { const cap = 1; return f(cap, question); };',
])('the names of an exported function are its own: %s', (text) => {
  const ir = typescript.lower('file.cjs', text);
  const bindings = bindNames(ir);
  const found = new Map<string, Set<Binding | null>>();
  const note = (node: { readonly kind: string }): void => {
    if (node.kind !== 'name') return;
    const name = node as NameExpr;
    found.set(name.name, (found.get(name.name) ?? new Set()).add(bindings.of(name)));
  };
  walkFunction(ir.module, { expr: note, target: note });
  for (const name of ['question', 'cap']) {
    const [binding, ...others] = found.get(name) ?? [];
    expect(binding?.name).toBe(name);
    expect(others).toEqual([]);
  }
});
