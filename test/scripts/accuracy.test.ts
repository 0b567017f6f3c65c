import { describe, expect, it } from 'vitest';
import { completeOf, readLabels } from '../../scripts/accuracy/labels.ts';
import { type Prediction, type ScoreOptions, scoreOf } from '../../scripts/accuracy/score.ts';
import { accuracyTables } from '../../scripts/accuracy/table.ts';

const core: ScoreOptions = { kinds: 'core', only: [] };

describe('matching', () => {
  it('pairs each label with the nearest call, once', () => {
    const score = scoreOf(
      labels(file('a.py'), call('a.py', 10), call('a.py', 12)),
      [at('a.py', 11), at('a.py', 13)],
      core,
    );
    expect(score).toMatchObject({ files: 1, labels: 2, found: 2, missed: [], falseAlarms: [] });
  });
  it('allows two lines, or any line within the call', () => {
    const found = (line: number, prediction: Prediction) =>
      scoreOf(labels(file('a.py'), call('a.py', line)), [prediction], core).found;
    expect([7, 8, 12, 13].map((line) => found(line, at('a.py', 10)))).toEqual([0, 1, 1, 0]);
    expect([19, 20, 21].map((line) => found(line, { ...at('a.py', 10), endLine: 20 }))).toEqual([1, 1, 0]);
  });
  it('compares cells of notebooks', () => {
    const set = labels(file('a.ipynb'), { ...call('a.ipynb', 3), cell: 4 });
    expect(scoreOf(set, [{ ...at('a.ipynb', 3), cell: 4 }], core).found).toBe(1);
    expect(scoreOf(set, [{ ...at('a.ipynb', 3), cell: 5 }], core)).toMatchObject({
      found: 0,
      falseAlarms: [{ cell: 5 }],
    });
  });
  it('leaves out files that nobody has labelled', () => {
    expect(scoreOf(labels(file('a.py')), [at('b.py', 1)], core).falseAlarms).toEqual([]);
  });
});

describe('what counts', () => {
  it('as false: calls without a label, those in traps apart', () => {
    const set = labels(file('a.py'), { ...file('trap.py'), trap: true });
    const score = scoreOf(set, [at('a.py', 1), at('trap.py', 1), at('trap.py', 9)], core);
    expect(score.falseAlarms).toHaveLength(3);
    expect(score.falseInTraps).toBe(2);
  });
  it('neither way: labels that are optional, of another kind or of another SDK', () => {
    const set = labels(
      file('a.py'),
      { ...call('a.py', 10), optional: true },
      { ...call('a.py', 20), kind: 'raw-http' },
      { ...call('a.py', 30), sdk: 'other' },
    );
    const score = scoreOf(set, [at('a.py', 10), at('a.py', 20), at('a.py', 30)], { kinds: 'core', only: ['openai'] });
    expect(score).toMatchObject({ labels: 0, found: 0, missed: [], falseAlarms: [] });
  });
  it("calls of the project's own functions only if asked for", () => {
    const set = labels(file('a.py'), { ...call('a.py', 10), kind: 'wrapper-caller' });
    const via: Prediction = { ...at('a.py', 10), kind: 'via' };
    expect(scoreOf(set, [via, { ...via, line: 50, endLine: 50 }], core)).toMatchObject({ labels: 0, falseAlarms: [] });
    expect(scoreOf(set, [via, { ...via, line: 50, endLine: 50 }], { kinds: 'all', only: [] })).toMatchObject({
      labels: 1,
      found: 1,
      falseAlarms: [{ line: 50 }],
    });
  });
  it('of wrappers alone: false alarms only where all of them are labelled', () => {
    const wrapper = (path: string) => ({ ...call(path, 10), kind: 'wrapper-caller' });
    const set = labels(
      { ...file('a.py'), via_complete: true },
      wrapper('a.py'),
      call('a.py', 30),
      file('b.py'),
      wrapper('b.py'),
    );
    const via = (path: string, line: number): Prediction => ({ ...at(path, line), kind: 'via' });
    const predictions = [via('a.py', 10), via('a.py', 50), at('a.py', 30), at('a.py', 70), via('b.py', 50)];
    const all = scoreOf(set, predictions, { kinds: 'wrappers', only: [] });
    expect(all).toMatchObject({ labels: 2, found: 1, missed: [{ path: 'b.py' }], falseAlarms: [{ line: 50 }] });
    expect(all.falseAlarms.map(({ file: path }) => path)).toEqual(['a.py']);
    const complete = scoreOf(completeOf(set), predictions, { kinds: 'wrappers', only: [] });
    expect(complete).toMatchObject({ files: 1, labels: 1, found: 1, missed: [] });
  });
  it('a call of an own function is not the call of the SDK', () => {
    expect(scoreOf(labels(file('a.py'), call('a.py', 10)), [{ ...at('a.py', 10), kind: 'via' }], core).found).toBe(0);
  });
});

describe('answers', () => {
  const answer = (label: object, prediction: object) =>
    scoreOf(labels(file('a.py'), { ...call('a.py', 1), ...label }), [{ ...at('a.py', 1), ...prediction }], core);

  it.each<[string, object, string[], object]>([
    ['the model', { model: 'gpt-5' }, ['gpt-5'], { right: 1, wrong: 0, ofFound: 1, ofAll: 1 }],
    ['the model of a router', { model: 'gpt-5' }, ['openai/gpt-5'], { right: 1, wrong: 0 }],
    ['another that is accepted', { model: null, model_accept: ['gpt-4', null] }, ['gpt-4'], { right: 1, ofAll: 0 }],
    ['one of a few', { model: 'gpt-5' }, ['a', 'gpt-5', 'b'], { right: 1, wrong: 0 }],
    ['one of too many', { model: 'gpt-5' }, ['a', 'b', 'c', 'gpt-5'], { right: 0, wrong: 1 }],
    ['another', { model: 'gpt-5' }, ['gpt-4'], { right: 0, wrong: 1 }],
    ['none', { model: 'gpt-5' }, [], { right: 0, wrong: 0, ofFound: 1 }],
    ['one that nobody can know', { model: null }, ['gpt-4'], { right: 0, wrong: 0, ofFound: 0 }],
  ])('name models: %s', (_, label, models, expected) => {
    expect(answer(label, { models }).models).toMatchObject(expected);
  });
  it.each<[number | string, number | string | null, object]>([
    [400, 400, { right: 1, of: 1 }],
    [400, 300, { right: 0, of: 1 }],
    ['absent', 'absent', { right: 1, of: 1 }],
    ['absent', null, { right: 0, of: 1 }],
    ['dynamic', null, { right: 1, of: 1 }],
    ['n/a', 300, { right: 0, of: 0 }],
  ])('name caps: %s, reported %s', (output_cap, outputCap, expected) => {
    expect(answer({ output_cap }, { outputCap }).caps).toEqual(expected);
  });
  it('name findings, of rules that labels judge', () => {
    const label = { expected_findings: ['fan-out', 'full-history'], optional_findings: ['dynamic-prefix'] };
    const findings = ['fan-out', 'stacked-retry', 'dynamic-prefix', 'unread-usage'];
    expect([...answer(label, { findings }).rules]).toEqual([
      ['fan-out', { hit: 1, false: 0, missed: 0 }],
      ['full-history', { hit: 0, false: 0, missed: 1 }],
      ['stacked-retry', { hit: 0, false: 1, missed: 0 }],
      ['dynamic-prefix', { hit: 0, false: 0, missed: 0 }],
    ]);
  });
});

it('labels that are not understood are named', () => {
  expect(() => readLabels([JSON.stringify({ ...call('a.py', 1), line: 'ten' })])).toThrow(/Not a label.*[\s\S]*line/);
});

it('tables show each figure with what it is a share of', () => {
  const score = scoreOf(labels(file('a.py'), call('a.py', 1), call('a.py', 50)), [at('a.py', 1)], core);
  const text = accuracyTables({ All: score }, score);
  expect(text).toContain('| Found (recall) | 1 / 2 = 0.500 |');
  expect(text).toContain('| Output cap right | – |');
});

const file = (path: string) => ({ repo: 'o/r', path, file: true });

const call = (path: string, line: number) => ({
  repo: 'o/r',
  path,
  line,
  kind: 'direct',
  sdk: 'openai',
  output_cap: 'n/a',
});

const at = (path: string, line: number): Prediction => ({
  ...{ repo: 'o/r', file: path, cell: null, line, endLine: line, kind: 'direct' },
  ...{ models: [], outputCap: null, findings: [] },
});

const labels = (...rows: readonly object[]) => readLabels([rows.map((row) => JSON.stringify(row)).join('\n')]);
