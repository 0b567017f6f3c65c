import { expect, test } from 'vitest';
import { lower, printed } from './support.ts';

test('imports', () => {
  const source = `
      import OpenAI, { type ClientOptions, AzureOpenAI as Azure, 'odd name' as odd } from 'openai';
      import * as fs from 'node:fs';
      import def, * as all from 'both';
      import 'dotenv/config';
      import type { Foo } from './foo';
      import data from './x.json' with { type: 'json' };
      import cjs = require('cjs');
      import type T = require('types');
      import Inner = fs.promises.Inner;
    `;
  expect(printed(source)).toMatchInlineSnapshot(`
    "import "openai" default as OpenAI
    import type "openai" ClientOptions
    import "openai" AzureOpenAI as Azure
    import "openai" odd name as odd
    import "node:fs" * as fs
    import "both" default as def
    import "both" * as all
    import "dotenv/config"
    import type "./foo" Foo
    import "./x.json" default as data
    let cjs = require("cjs")
    import type "types" * as T
    let Inner = fs.promises.Inner"
  `);
  const ir = lower(source);
  expect(ir.imports).toEqual(ir.module.body.flatMap((stmt) => (stmt.kind === 'import' ? stmt.imports : [])));
});

test('exports', () => {
  expect(
    printed(`
      export const a = 1, { b, c: [d] } = o;
      export function f() {}
      export class C {}
      export enum E { X }
      export namespace N { export const x = 1; }
      export default async function handler() {}
      export { a as renamed, f as default, type T };
      export { x as y, default } from './m';
      export * from './all';
      export * as ns from './ns';
      export type { OpenAI } from 'openai';
      export import alias = N.x;
    `),
  ).toMatchInlineSnapshot(`
    "let a = 1
    { b: let b, c: [let d] } = o
    var function f()
    let class C
    let E = { X: 0 }
    block
      let x = 1
      var N = { x }
    var async function handler()
    let alias = N.x
    export a = a
    export b = b
    export d = d
    export f = f
    export C = C
    export E = E
    export N = N
    export default = handler
    export renamed = a
    export default = f
    export T = T
    export y from "./m" x
    export default from "./m" default
    export * from "./all" *
    export ns from "./ns" *
    export OpenAI from "openai" OpenAI
    export alias = alias"
  `);
});

test('default exports without a name are bound to the name default', () => {
  expect(printed('export default () => 1;')).toMatchInlineSnapshot(`
    "let default = arrow() { return 1 }
    export default = default"
  `);
  expect(printed('export default function () { return 1; }')).toMatchInlineSnapshot(`
    "let default = function() { return 1 }
    export default = default"
  `);
  expect(printed('export default class {}')).toMatchInlineSnapshot(`
    "let default = class
    export default = default"
  `);
  expect(printed('export default client;')).toMatchInlineSnapshot(`"export default = client"`);
  expect(printed('export = { a };')).toMatchInlineSnapshot(`
    "let export= = { a }
    export export= = { a }
    export default = { a }
    export a = a"
  `);
});

test('CommonJS exports', () => {
  expect(
    printed(
      `
      exports.a = exports.b = void 0;
      exports.a = exports.aa = 1;
      module.exports.c = async () => 2;
      module.exports['d'] = 3;
      exports = module.exports = { e, f: 4, ...require('./more') };
      module.exports = require('./other');
      function notThis() { exports.g = 5; }
    `,
      'file.cjs',
    ),
  ).toMatchInlineSnapshot(`
    "exports.a = exports.b = (void 0)
    exports.a = exports.aa = 1
    module.exports.c = async arrow() { return 2 }
    module.exports["d"] = 3
    exports = module.exports = { e, f: 4, ...require("./more") }
    module.exports = require("./other")
    var function notThis()
      exports.g = 5
    export a = 1
    export aa = 1
    export c = async arrow() { return 2 }
    export d = 3
    export export= = { e, f: 4, ...require("./more") }
    export default = { e, f: 4, ...require("./more") }
    export e = e
    export f = 4
    export * from "./more" *
    export export= = require("./other")
    export default = require("./other")
    export * from "./other" *"
  `);
  expect(printed('import x from "y";\nexports.a = 1;', 'file.js')).toMatchInlineSnapshot(`
    "import "y" default as x
    exports.a = 1"
  `);
});
