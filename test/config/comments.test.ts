import { describe, expect, it } from 'vitest';
import { directivesOf } from '../../server/src/config/comments.ts';

/** A file that consists of one comment. */
function read(text: string) {
  return directivesOf({
    text,
    comments: [{ text: text.replace(/^\/\/ ?|^# ?|^\/\*+|\*\/$/g, '').trim(), span: { start: 0, end: text.length } }],
  });
}

const problems = (text: string): readonly string[] =>
  read(text).problems.map(({ span, message, remedy }) => `${text.slice(span.start, span.end)}: ${message} | ${remedy}`);

describe('declarations', () => {
  it('are read in any order, with quotes and commas', () => {
    const text =
      '// llm-cost: model=gpt-4o-mini lane=deferred calls=10k/day input=1200, output=1.5k cached=70% batch=0.5 steps=4 label="Search page" task=summary tenant=acme feature=\'chat box\'';
    expect(read(text)).toEqual({
      directives: [
        {
          kind: 'declare',
          span: { start: 0, end: text.length },
          declarations: {
            model: 'gpt-4o-mini',
            lane: 'deferred',
            callsPerDay: 10_000,
            inputTokens: 1200,
            outputTokens: 1500,
            cachedShare: 0.7,
            batchShare: 0.5,
            steps: 4,
            label: 'Search page',
            task: 'summary',
            tenant: 'acme',
            feature: 'chat box',
          },
        },
      ],
      problems: [],
    });
  });
  it.each([
    ['calls=3/minute', 4320],
    ['calls=1/s', 86_400],
    ['calls=2/hour', 48],
    ['calls=700/week', 100],
    ['calls=1.2M/month', 40_000],
    ['calls=100/d', 100],
  ])('%s', (text, expected) => {
    expect(read(`# llm-cost: ${text}`).directives).toMatchObject([{ declarations: { callsPerDay: expected } }]);
  });
  it.each([
    ['// llm-cost: modle=x', 'modle: There is no key "modle". | Did you mean "model"?'],
    [
      '# llm-cost: calls=10k',
      'calls=10k: "calls" must be a rate such as 10k/day, 3/minute or 250000/month. | Correct the value or remove the key.',
    ],
    [
      '/* llm-cost: cached=130% */',
      'cached=130%: "cached" must be a share such as 70% or 0.7. | Correct the value or remove the key.',
    ],
    [
      '// llm-cost: lane=batch',
      'lane=batch: "lane" must be one of interactive, deferred. | Correct the value or remove the key.',
    ],
    [
      '// llm-cost: steps=0',
      'steps=0: "steps" must be a number of model calls from 1 up. | Correct the value or remove the key.',
    ],
    [
      '// llm-cost: input=-5',
      'input=-5: "input" must be a number of tokens such as 1200 or 1.2k. | Correct the value or remove the key.',
    ],
    ['// llm-cost: model=', 'model=: "model" must be the id of a model. | Correct the value or remove the key.'],
    [
      '// llm-cost: cheap',
      'cheap: "cheap" says nothing. | Write key=value, with quotes around a value that has spaces.',
    ],
    ['// llm-cost: input=1 input=2', 'input=2: "input" is given twice. | Remove one of them; the first one holds.'],
  ])('%s', (text, expected) => {
    expect(problems(text)).toEqual([expected]);
  });
  it('keep what is right', () => {
    expect(read('// llm-cost: input=1 nope=2 output=x steps=3').directives).toMatchObject([
      { declarations: { inputTokens: 1, steps: 3 } },
    ]);
  });
});

describe('ignore comments', () => {
  it.each([
    [
      '// llm-cost-ignore-next-line missing-output-cap -- short answers',
      'ignore-next-line',
      ['missing-output-cap'],
      'short answers',
    ],
    ['# llm-cost-ignore a, b', 'ignore-line', ['a', 'b'], null],
    ['/* llm-cost-ignore-file */', 'ignore-file', [], null],
    ['// llm-cost-ignore -- all of it -- really', 'ignore-line', [], 'all of it -- really'],
    ['/**\n * Asks.\n * llm-cost-ignore-next-line a\n */', 'ignore-next-line', ['a'], null],
  ])('%j', (text, kind, rules, reason) => {
    const { directives, problems: none } = read(text);
    expect(none).toEqual([]);
    expect(directives).toMatchObject([{ kind, reason }]);
    expect(
      directives.flatMap((directive) =>
        directive.kind === 'declare'
          ? []
          : directive.rules.map(({ id, span }) => [id, text.slice(span.start, span.end)]),
      ),
    ).toEqual(rules.map((rule) => [rule, rule]));
  });
  it('report comments that do not exist', () => {
    expect(problems('// llm-cost-ignore-nextline a')).toEqual([
      'llm-cost-ignore-nextline: "llm-cost-ignore-nextline" is no known comment. | Did you mean "llm-cost-ignore-next-line"?',
    ]);
  });
  it('are not taken from prose', () => {
    for (const text of [
      '// see llm-cost: model=x',
      '// llm-cost lens is a tool',
      '// llm-cost-lens scans this',
      '// llm-costs: model=x',
      '// nothing',
    ]) {
      expect(read(text)).toEqual({ directives: [], problems: [] });
    }
  });
});
