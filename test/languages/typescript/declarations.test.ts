import { expect, test } from 'vitest';
import { printed } from './support.ts';

test('variables: where they bind, what they hold', () => {
  expect(
    printed("const a = 1, b: string = 'x';\nlet c;\nvar d: Foo | null;\nusing e = open();\ndeclare const f: OpenAI;"),
  ).toMatchInlineSnapshot(`
    "let a = 1
    let b: string = "x"
    let c = undefined
    var d: Foo | null = undefined
    let e = open()
    let f: OpenAI = opaque()"
  `);
});

test('destructuring with defaults, renames, holes and rests', () => {
  expect(
    printed(
      "const { model, temperature: t = 0.2, nested: { deep: [first, , ...others] }, [key]: k, 'q-r': q, ...rest } = options;",
    ),
  ).toMatchInlineSnapshot(
    `"{ model: let model, temperature: let t = 0.2, nested: { deep: [let first, , ...let others] }, [computed]: let k, q-r: let q, ...let rest } = options"`,
  );
  expect(printed('[a, b.c = 1, ...d[0]] = e;\n({ a, b: c.d = 2, e = 3, ...f } = g);')).toMatchInlineSnapshot(`
    "[a, b.c = 1, ...d[0]] = e
    { a: a, b: c.d = 2, e: e = 3, ...f } = g"
  `);
});

test('functions: parameters, flags, hoisting, overloads', () => {
  expect(
    printed(`
      function f(a: string, b = 1, { c = 2, ...d }: { c?: number }, [e]: string[], ...rest: string[]): Promise<string> {
        function inner(this: Foo) {}
        { function inBlock() {} }
      }
      function over(a: string): void;
      function over(a: unknown) {}
      async function* stream() { yield 1; yield* other(); const x = yield; }
      const arrow = async <T,>(x: T) => await x;
      const block = (x) => { return x; };
      const named = function self() { return self; };
    `),
  ).toMatchInlineSnapshot(`
    "var function f(a: string, b = 1, { c: c = 2, ...d }: { c: number }, [e]: Array<string>, ...rest: Array<string>): Promise<string>
      var function inner()
      block
        let function inBlock()
    var function over(a: unknown)
    var async function* stream()
      yield 1
      yield* other()
      let x = yield
    let arrow = async arrow(x: T) { return await x }
    let block = arrow(x) { return x }
    let named = function self() { return self }"
  `);
});

test('classes: fields, parameter properties, accessors, static blocks, private names, decorators', () => {
  expect(
    printed(`
      @Injectable({ scope: 'root' })
      export abstract class Service<T> extends events.Base<T> implements Runnable {
        static instances = 0;
        #key = 'k';
        declare ambient: string;
        private readonly client: OpenAI = new OpenAI();
        accessor auto = 1;
        ['computed'] = 1;
        [dynamic] = 2;
        static { this.instances = 1; }
        constructor(private readonly llm: OpenAI, public model = 'gpt-4o', plain?: number) { super(); this.#key = 'z'; }
        abstract missing(): void;
        get size() { return 1; }
        set size(value) {}
        static async *generate() {}
        @Cached() async run() { return super.run?.(this.#key); }
        handler = () => this.client;
      }
      const Anonymous = class extends Service {};
    `),
  ).toMatchInlineSnapshot(`
    "let @Injectable({ scope: "root" }) class Service extends events.Base implements Runnable
      static field instances = 0
      field #key = "k"
      field ambient: string
      field client: OpenAI = new OpenAI()
      field auto = 1
      field computed = 1
      field [dynamic] = 2
      field handler = arrow() { return this.client }
      static-method()
        this.instances = 1
      constructor constructor(llm: OpenAI, model = "gpt-4o", plain: number)
        this.llm: OpenAI = llm
        this.model = model
        super()
        this.#key = "z"
      open method missing(): void
      getter size()
        return 1
      setter size(value)
      async static-method* generate()
      @Cached() async method run()
        return super.run?.(this.#key)
    let Anonymous = class extends Service
    export Service = Service"
  `);
});

test('enums count on from the last number', () => {
  expect(
    printed(
      "enum E { A, B, C = 10, D, S = 's', SameAsA = A, F = f(), Unknown, 'quoted-name' = 1 << 2 }\nconst enum M { Big = 'gpt-4o' }",
    ),
  ).toMatchInlineSnapshot(`
    "let E = { A: 0, B: 1, C: 10, D: 11, S: "s", SameAsA: 0, F: f(), Unknown: opaque(), "quoted-name": 1 << 2 }
    let M = { Big: "gpt-4o" }"
  `);
});

test('namespaces are blocks that bind a record of their exports', () => {
  expect(
    printed(`
      namespace Outer.Inner { export const q = 1; const hidden = 2; export function z() {} export type T = string; }
      declare namespace Ambient { const x: 1; }
      declare module 'foo' { export const x: 1; }
      namespace OnlyTypes { export type T = string }
    `),
  ).toMatchInlineSnapshot(`
    "block
      let q = 1
      let hidden = 2
      let function z()
      let Inner = { q, z }
      var Outer = { Inner }
    export type T = string
    export type T = string"
  `);
});

test('types become names, arguments and members', () => {
  expect(
    printed(`
      interface Deps extends Base<X>, Other { client: OpenAI; readonly make: () => OpenAI; build(model: string): Client; list?: Foo[] | null; [k: string]: unknown }
      export type Alias = import('openai').OpenAI & { a: Alias['b'] } | 'literal' | 5 | typeof ns.client;
      type Rest = readonly [a: A, b?: B, ...c: C[]];
      type Mapped = { [K in keyof T]: T[K] };
      type Conditional = T extends string ? A : (B);
      function guard(x: unknown): x is string { return true; }
    `),
  ).toMatchInlineSnapshot(`
    "var function guard(x: unknown): boolean
      return true
    type Deps = &<{ client: OpenAI; make: =><OpenAI>; build: =><Client>; list: Array<Foo> | null }, Base<X>, Other>
    export type Alias = &<import("openai").OpenAI, { a: []<Alias, 'b'> }> | 'literal' | 5 | typeof<ns.client>
    type Rest = tuple<A, B, Array<C>>
    type Mapped = {}
    type Conditional = ?<A, B>"
  `);
});
