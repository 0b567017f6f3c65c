import { describe, expect, it } from 'vitest';
import { mergeFindings, type RuleSettings } from '../../server/src/rules/engine.ts';
import { booleanOption, numberOption, readOptions, textListOption } from '../../server/src/rules/options.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { analyseText } from '../support/analyse.ts';
import { readFixture } from '../support/fixtures.ts';

const project = `
#- /llm.py
from openai import OpenAI

client = OpenAI()

def tell(topic):
    return client.responses.create(model="gpt-4o", input=f"Write about {topic}")
#- /app.py
from llm import tell

tell("rain")
tell("snow")
`;

const settings =
  (by: (rule: Rule, path: string) => Partial<RuleSettings>) =>
  (rule: Rule, path: string): RuleSettings => ({ level: null, options: {}, ...by(rule, path) });

const findings = (text: string, by: (rule: Rule, path: string) => Partial<RuleSettings> = () => ({})) =>
  analyseText(readFixture(text).files, settings(by)).findings;

const summary = (text: string, by?: (rule: Rule, path: string) => Partial<RuleSettings>) =>
  findings(text, by).map(({ rule, severity, location }) => `${location.path} ${severity} ${rule}`);

describe('levels', () => {
  it('are those of the rules', () =>
    expect(summary(project)).toEqual(['llm.py hint missing-retry-budget', 'llm.py warning missing-output-cap']));
  it('of the config move the clear cases and leave milder ones', () =>
    expect(summary(project, () => ({ level: 'error' }))).toEqual([
      'llm.py hint missing-retry-budget',
      'llm.py error missing-output-cap',
    ]));
  it('of the config lower what is above them', () =>
    expect(summary(project, () => ({ level: 'information' }))).toEqual([
      'llm.py hint missing-retry-budget',
      'llm.py information missing-output-cap',
    ]));
  it('may be off, by path', () => {
    expect(summary(project, () => ({ level: 'off' }))).toEqual([]);
    expect(summary(project, (_, path) => (path === 'llm.py' ? { level: 'off' } : {}))).toEqual([]);
  });
});

describe('findings', () => {
  it('name the calls that reach them', () => {
    const finding = findings(project).find(({ rule }) => rule === 'missing-output-cap');
    expect(finding?.related.map(({ location, message }) => `${location.path} ${message}`)).toEqual([
      'app.py reached from here (1 of 2)',
      'app.py reached from here (2 of 2)',
    ]);
  });
  it('keep their ids when lines move', () => {
    const moved = project
      .replace('client = OpenAI()', '# A comment.\n\n\nclient = OpenAI()')
      .replace('tell("rain")', 'x = 1\ntell("rain")');
    expect(findings(moved).map(({ id }) => id)).toEqual(findings(project).map(({ id }) => id));
  });
  it('do not depend on the order of files', () => {
    const { files } = readFixture(project);
    expect(analyseText(files.toReversed()).findings).toEqual(analyseText(files).findings);
  });
  it('of several runs stand once a place, the gravest first', () => {
    const all = findings(project);
    const milder = all.map((finding) => ({ ...finding, id: 'x', severity: 'hint' as const }));
    expect(mergeFindings([...milder, ...all]).map(({ severity }) => severity)).toEqual(
      all.map(({ severity }) => severity),
    );
  });
});

describe('options', () => {
  const schema = {
    cap: numberOption({ default: 5, minimum: 1, maximum: 10, doc: 'A cap.' }),
    strict: booleanOption({ default: false, doc: 'Strict.' }),
    tasks: textListOption({ default: ['a'], doc: 'Tasks.' }),
  };
  it('are taken where they are valid', () =>
    expect(readOptions(schema, { cap: 7, strict: true, tasks: ['b'] })).toEqual({
      cap: 7,
      strict: true,
      tasks: ['b'],
    }));
  it('fall back to the default', () =>
    expect(readOptions(schema, { cap: 70, strict: 1, tasks: 'b' })).toEqual({ cap: 5, strict: false, tasks: ['a'] }));
});
