import { expect, test } from 'vitest';
import { lower } from './support.ts';

const comments = (source: string, path = 'file.tsx'): string[] =>
  lower(source, path).comments.map(({ text, span }) => `${text} <${source.slice(span.start, span.end)}>`);

test('comments that mention llm-cost, wherever they stand', () => {
  expect(
    comments(`// llm-cost-ignore-file
const a = 1; // llm-cost: model=x
/* llm-cost-ignore missing-output-cap -- reason */ f(/* llm-cost: a=1 */ 1, // llm-cost: b=2
  { // llm-cost: c=3
  });
/**
 * llm-cost: d=4
 */
function g() {
  return ( // llm-cost: e=5
    1); /// llm-cost: f=6
}
// another comment
const page = <a href={/* llm-cost: g=7 */ url}>{/* llm-cost: h=8 */}</a>; // llm-cost: last`),
  ).toMatchInlineSnapshot(`
    [
      "llm-cost-ignore-file <// llm-cost-ignore-file>",
      "llm-cost: model=x <// llm-cost: model=x>",
      "llm-cost-ignore missing-output-cap -- reason </* llm-cost-ignore missing-output-cap -- reason */>",
      "llm-cost: a=1 </* llm-cost: a=1 */>",
      "llm-cost: b=2 <// llm-cost: b=2>",
      "llm-cost: c=3 <// llm-cost: c=3>",
      "llm-cost: d=4 </**
     * llm-cost: d=4
     */>",
      "llm-cost: e=5 <// llm-cost: e=5>",
      "llm-cost: f=6 </// llm-cost: f=6>",
      "llm-cost: g=7 </* llm-cost: g=7 */>",
      "llm-cost: h=8 </* llm-cost: h=8 */>",
      "llm-cost: last <// llm-cost: last>",
    ]
  `);
});

test('strings, templates, regular expressions and JSX text are no comments', () => {
  expect(
    comments(
      "const a = '// llm-cost: a=1', b = `// llm-cost ${/* llm-cost: real=1 */ c} // llm-cost: b=2`, c = /\\/\\/ llm-cost: d=4/;\nconst d = <p>// llm-cost: c=3</p>;",
    ),
  ).toMatchInlineSnapshot(`
    [
      "llm-cost: real=1 </* llm-cost: real=1 */>",
    ]
  `);
  expect(comments('const url = "http://x"; // llm-cost: after=1', 'file.js')).toMatchInlineSnapshot(`
    [
      "llm-cost: after=1 <// llm-cost: after=1>",
    ]
  `);
});
