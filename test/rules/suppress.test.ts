import { describe, expect, it } from 'vitest';
import { spanOf } from '../../server/src/base/span.ts';
import { applySuppressions, suppressionsOf } from '../../server/src/rules/suppress.ts';
import type { Finding } from '../../server/src/rules/types.ts';
import { languageOf } from '../support/analyse.ts';
import { readFixture } from '../support/fixtures.ts';

const known = ['missing-output-cap', 'dynamic-prefix'];

/** Findings of `rule` at every `<rule>` label; what is left of them after the comments, and what is said of the comments. */
function check(text: string, { off = [] }: { readonly off?: readonly string[] } = {}) {
  const [file] = readFixture(text).files;
  const path = file?.path ?? '';
  const source = file?.text ?? '';
  const findings = known.flatMap((rule) =>
    Array.from(
      source.matchAll(new RegExp(`at_${rule.replaceAll('-', '_')}`, 'g')),
      (match): Finding => finding(rule, path, match.index),
    ),
  );
  const result = applySuppressions({
    path,
    suppressions: suppressionsOf(languageOf(path).lower(path, source)),
    findings,
    knownRules: known,
    isEnabled: (rule) => !off.includes(rule),
    isSettled: true,
  });
  return {
    kept: result.kept.map(({ rule }) => rule),
    suppressed: result.suppressed.length,
    notices: result.notices.map(({ message }) => message),
  };
}

const finding = (rule: string, path: string, start: number): Finding => ({
  id: `${rule} ${start}`,
  rule,
  severity: 'warning',
  location: { path, span: spanOf(start, start + 4) },
  callSite: null,
  message: '',
  why: '',
  related: [],
  saving: null,
  fixes: [],
});

const clean = { kept: [], notices: [] };

describe('comments', () => {
  it('cover the next line', () =>
    expect(
      check(`
import x
# llm-cost-ignore-next-line missing-output-cap -- short by design
f(at_missing_output_cap)
`),
    ).toMatchObject(clean));
  it('cover the same line', () =>
    expect(
      check(`
import { f } from 'x';
f(at_missing_output_cap); // llm-cost-ignore missing-output-cap
`),
    ).toMatchObject(clean));
  it('cover all of the statement that starts there', () =>
    expect(
      check(`
import { f } from 'x';
// llm-cost-ignore-next-line missing-output-cap dynamic-prefix
const a = await f({
  b: at_missing_output_cap,
  c: [at_dynamic_prefix],
});
`),
    ).toMatchObject(clean));
  it('cover a function from its first line', () =>
    expect(
      check(`
import x
def f():  # llm-cost-ignore
    g(at_missing_output_cap)
    g(at_dynamic_prefix)
`),
    ).toMatchObject(clean));
  it('cover a line inside a statement and no more', () =>
    expect(
      check(`
import { f } from 'x';
f({
  // llm-cost-ignore-next-line missing-output-cap
  b: at_missing_output_cap,
  c: at_missing_output_cap,
});
`),
    ).toMatchObject({ kept: ['missing-output-cap'], suppressed: 1, notices: [] }));
  it('cover the file', () =>
    expect(
      check(`
import x
f(at_missing_output_cap)
g(at_dynamic_prefix)
# llm-cost-ignore-file dynamic-prefix -- generated prompts
`),
    ).toMatchObject({ kept: ['missing-output-cap'], notices: [] }));
  it('cover every rule where none is named', () =>
    expect(
      check(`
import { f } from 'x';
/* llm-cost-ignore-next-line */
f(at_missing_output_cap, at_dynamic_prefix);
`),
    ).toMatchObject(clean));
  it('reach over other comments', () =>
    expect(
      check(`
import { f } from 'x';
// llm-cost-ignore-next-line missing-output-cap
// llm-cost: calls=10k/day
// The ticket is long.
f(at_missing_output_cap);
`),
    ).toMatchObject(clean));
  it('on a line of their own stand for the next one', () =>
    expect(
      check(`
import x
# llm-cost-ignore missing-output-cap
f(at_missing_output_cap)
`),
    ).toMatchObject(clean));
  it('keep a reason', () => {
    const ir = languageOf('a.py').lower(
      'a.py',
      '# llm-cost-ignore-file missing-output-cap, dynamic-prefix -- it -- is fine\n',
    );
    expect(suppressionsOf(ir)).toMatchObject([
      { rules: ['missing-output-cap', 'dynamic-prefix'], reason: 'it -- is fine', covers: 'file' },
    ]);
  });
});

describe('comments that do nothing', () => {
  it('leave findings of other rules and other lines', () =>
    expect(
      check(`
import x
# llm-cost-ignore-next-line missing-output-cap
f(at_dynamic_prefix)

f(at_missing_output_cap)
`),
    ).toEqual({
      kept: ['missing-output-cap', 'dynamic-prefix'],
      suppressed: 0,
      notices: ['no finding of missing-output-cap to suppress here'],
    }));
  it('are reported by rule', () =>
    expect(
      check(`
import x
# llm-cost-ignore-next-line missing-output-cap dynamic-prefix mising-cap
f(at_dynamic_prefix)
`),
    ).toEqual({
      kept: [],
      suppressed: 1,
      notices: ['there is no rule mising-cap; no finding of missing-output-cap to suppress here'],
    }));
  it('are reported without a rule', () =>
    expect(check('import x\n# llm-cost-ignore-file\nf()\n').notices).toEqual(['this comment suppresses no finding']));
  it('are not judged for rules that are off', () =>
    expect(check('import x\nf()  # llm-cost-ignore dynamic-prefix\n', { off: ['dynamic-prefix'] }).notices).toEqual(
      [],
    ));
  it('are not reported where the user muted that', () =>
    expect(check('import x\nf()  # llm-cost-ignore\n', { off: ['unused-suppression'] }).notices).toEqual([]));
  it('are other words', () =>
    expect(check('import x\nf(at_missing_output_cap)  # see llm-cost-ignored and llm-cost-ignore\n')).toMatchObject({
      kept: ['missing-output-cap'],
      notices: [],
    }));
});
