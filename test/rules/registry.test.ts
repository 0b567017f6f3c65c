import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ruleDocs } from '../../server/src/rules/docs.ts';
import { applyEdits } from '../../server/src/rules/edits.ts';
import { ruleById, rules } from '../../server/src/rules/index.ts';
import type { Example, Rule } from '../../server/src/rules/rule.ts';
import type { Finding } from '../../server/src/rules/types.ts';
import { type Analysis, analyseText } from '../support/analyse.ts';

const folder = new URL('../../server/src/rules/', import.meta.url);
/** A rule's file is named after its id, and ids have at least two words. */
const idsOfFiles = readdirSync(folder)
  .filter((name) => name.includes('-'))
  .map((name) => name.replace(/\.ts$/, ''));

describe('registry', () => {
  it('holds every rule file, once', () => {
    expect(rules.map(({ id }) => id).toSorted()).toEqual(idsOfFiles.toSorted());
  });
  it('finds rules by id', () => {
    for (const rule of rules) expect(ruleById(rule.id)).toBe(rule);
    expect(ruleById('no-such-rule')).toBeNull();
  });
  it('has a test for every rule', () => {
    const tests = readdirSync(new URL('.', import.meta.url));
    for (const id of idsOfFiles) expect(tests).toContain(`${id}.test.ts`);
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  it('says what its page needs in whole sentences', () => {
    expect(rule.title).toMatch(/^[A-Z].*[^.]$/);
    for (const text of Object.values(rule.docs)) expect(text).toMatch(/^[A-Z][\s\S]*[.]$/);
    for (const option of Object.values(rule.options)) expect(option.doc).toMatch(/^[A-Z].*\.$/);
    expect(rule.docs.fix).toMatch(/\*\*(Safe|Review|Example)\*\*/);
  });
  it('has a default within the bounds of each option', () => {
    for (const option of Object.values(rule.options)) {
      if (option.kind === 'number') {
        expect(option.default).toBeGreaterThanOrEqual(option.minimum);
        expect(option.default).toBeLessThanOrEqual(option.maximum);
      }
      if (option.kind === 'enum') expect(option.values).toContain(option.default);
    }
  });
  it('shows at least one bad example with its fix and one good example', () => {
    expect(rule.examples.bad.filter(({ fixed }) => fixed !== undefined).length).toBeGreaterThan(0);
    expect(rule.examples.good.length).toBeGreaterThan(0);
  });
  it.each(rule.examples.bad)('reports its bad example and fixes it: $language $code', (example) => {
    const { findings, fixesOf } = findingsIn(rule, example);
    expect(findings.map((finding) => finding.rule)).toEqual([rule.id]);
    if (example.fixed === undefined) return;
    const [fix] = findings.flatMap((finding: Finding) => fixesOf(finding));
    expect(applyEdits(example.code, fix?.edits ?? [])).toBe(example.fixed);
    expect(findingsIn(rule, { ...example, code: example.fixed }).findings).toEqual([]);
  });
  it.each(rule.examples.good)('does not report its good example: $language $code', (example) => {
    const { findings, sites } = findingsIn(rule, example);
    expect(sites.length).toBeGreaterThan(0);
    expect(findings).toEqual([]);
  });
  it('has a page that shows everything', () => {
    const page = ruleDocs(rule);
    expect(page.startsWith(`# ${rule.id}\n`)).toBe(true);
    for (const name of Object.keys(rule.options)) expect(page).toContain(`\`${name}\``);
    expect(page).toContain(`llm-cost-ignore-next-line ${rule.id} -- `);
    expect(page).not.toMatch(/undefined|\[object/);
  });
});

it('names no helper file like a rule', () => {
  const sources = idsOfFiles.map((id) => readFileSync(new URL(`${id}.ts`, folder), 'utf8'));
  for (const [index, source] of sources.entries()) expect(source).toContain(`id: '${idsOfFiles[index]}'`);
});

function findingsIn(rule: Rule, { language, code }: Example): Analysis {
  const path = language === 'python' ? 'example.py' : 'example.ts';
  return analyseText([{ path, text: code }], (candidate) => ({
    level: candidate === rule ? null : 'off',
    options: {},
  }));
}
