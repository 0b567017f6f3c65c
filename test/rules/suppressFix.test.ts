import { describe, expect, it } from 'vitest';
import { spanOf } from '../../server/src/base/span.ts';
import { applyEdits } from '../../server/src/rules/edits.ts';
import { applySuppressions, suppressionsOf } from '../../server/src/rules/suppress.ts';
import type { Finding } from '../../server/src/rules/types.ts';
import { languageOf } from '../support/analyse.ts';

const known = ['missing-output-cap', 'dynamic-prefix'];

/** The fixes offered for the comments of a text with a finding of dynamic-prefix at `f(`, each with the text that it leaves. */
function offers(path: string, text: string, { isSettled = true } = {}) {
  const language = languageOf(path);
  const ir = language.lower(path, text);
  const at = text.indexOf('f(');
  const finding: Finding = {
    ...{ id: '1', rule: 'dynamic-prefix', severity: 'warning', callSite: null, message: '', why: '' },
    ...{ location: { path, span: spanOf(at, at + 1) }, related: [], saving: null, fixes: [] },
  };
  const { fixes } = applySuppressions({
    path,
    suppressions: suppressionsOf(ir),
    findings: at < 0 ? [] : [finding],
    knownRules: known,
    isEnabled: () => true,
    isSettled,
  });
  return [...fixes.values()].flat().flatMap((offer) => {
    const edits = offer.edits({ ir: () => ir, language: () => language });
    return edits === null ? [] : [{ title: offer.title, safety: offer.safety, text: applyEdits(text, edits) }];
  });
}

const removed = (text: string) => ({ title: 'Remove this comment', safety: 'safe', text });

describe('a comment without effect is taken out', () => {
  it.each([
    ['a.py', 'x = 1\n    # llm-cost-ignore-next-line missing-output-cap -- short\nf(x)\n', 'x = 1\nf(x)\n'],
    ['a.py', 'f(x)  # llm-cost-ignore missing-output-cap\ny = 2\n', 'f(x)\ny = 2\n'],
    ['a.py', '# llm-cost-ignore-file missing-output-cap -- see #12\nf(x)', 'f(x)'],
    ['a.py', 'f(x)\n# llm-cost-ignore missing-output-cap', 'f(x)\n'],
    ['a.py', 'y = 2\r\n# llm-cost-ignore-next-line\r\nx = 1\r\n', 'y = 2\r\nx = 1\r\n'],
    ['a.ts', 'f(x); // llm-cost-ignore missing-output-cap -- see https://example.org\n', 'f(x);\n'],
    ['a.ts', 'f(x, /* llm-cost-ignore missing-output-cap */ 1);\n', 'f(x, 1);\n'],
    ['a.ts', 'typeof/* llm-cost-ignore missing-output-cap */f(x);\n', 'typeof f(x);\n'],
  ])('%s: %j', (path, before, after) => expect(offers(path, before)).toEqual([removed(after)]));

  it('or those of its rules that have none', () => {
    expect(offers('a.py', '# llm-cost-ignore-next-line missing-output-cap dynamic-prefix -- why\nf(x)\n')).toEqual([
      {
        title: 'Remove missing-output-cap from this comment',
        safety: 'safe',
        text: '# llm-cost-ignore-next-line dynamic-prefix -- why\nf(x)\n',
      },
    ]);
    expect(offers('a.ts', '// llm-cost-ignore-next-line dynamic-prefix, missing-output-cap\nf(x);\n')).toEqual([
      expect.objectContaining({ text: '// llm-cost-ignore-next-line dynamic-prefix\nf(x);\n' }),
    ]);
  });
});

describe('a rule that does not exist', () => {
  it('is corrected or taken out by a person', () =>
    expect(offers('a.py', '# llm-cost-ignore-next-line mising-output-cap -- why\nf(x)\n')).toEqual([
      {
        title: 'Replace mising-output-cap by missing-output-cap',
        safety: 'review',
        text: '# llm-cost-ignore-next-line missing-output-cap -- why\nf(x)\n',
      },
      { title: 'Remove this comment', safety: 'review', text: 'f(x)\n' },
    ]));

  it('is only taken out where nothing is near', () =>
    expect(offers('a.py', '# llm-cost-ignore-next-line dynamic-prefix E501\nf(x)\n')).toEqual([
      {
        title: 'Remove E501 from this comment',
        safety: 'review',
        text: '# llm-cost-ignore-next-line dynamic-prefix\nf(x)\n',
      },
    ]));
});

describe('nothing is taken out', () => {
  it.each([
    ['of a comment that is of use', 'a.py', '# llm-cost-ignore-next-line dynamic-prefix\nf(x)\n'],
    ['where another comment follows', 'a.py', 'f(x)  # llm-cost-ignore missing-output-cap -- why  # noqa: E501\n'],
    ['where another comment follows', 'a.ts', 'f(x); // llm-cost-ignore missing-output-cap // eslint-disable-line\n'],
    ['of a comment with other lines', 'a.ts', '/**\n * Explains.\n * llm-cost-ignore missing-output-cap\n */\nf(x);\n'],
    ['of a hole in markup', 'a.tsx', 'const a = <p>{/* llm-cost-ignore missing-output-cap */}</p>;\n'],
  ])('%s', (_, path, text) => expect(offers(path, text)).toEqual([]));
});

it('is not safe as long as not all findings are known', () =>
  expect(offers('a.py', '# llm-cost-ignore missing-output-cap\nx = 1\n', { isSettled: false })).toEqual([
    { title: 'Remove this comment', safety: 'review', text: 'x = 1\n' },
  ]));
