import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { assumptionDocs } from '../../scripts/gen/assumptions.ts';
import { withBlock } from '../../scripts/gen/block.ts';
import { configurationDocs } from '../../scripts/gen/configuration.ts';
import { generatedFolders, outputs } from '../../scripts/gen/outputs.ts';
import { reportExcerpt } from '../../scripts/gen/readme.ts';
import { ruleIndex, ruleTable } from '../../scripts/gen/rules.ts';
import { rules } from '../../server/src/rules/index.ts';

const catalog = JSON.parse(readFileSync(new URL('../../server/src/catalog/snapshot.json', import.meta.url), 'utf8'));
const blocks = ['report', 'rules', 'commands'].map(
  (name) => `<!-- ${name}:start -->\n(left over)\n<!-- ${name}:end -->`,
);
const readme = `# Title\n\n${blocks.join('\n\n')}\n\nThe rest.\n`;
const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
const report = readFileSync(new URL('../examples/goldens/report.txt', import.meta.url), 'utf8');

describe('all outputs', () => {
  const files = outputs({ readme, manifest, catalog, report });

  it('are the same when made again from themselves', () => {
    expect(
      outputs({ readme: files['README.md'] ?? '', manifest: files['package.json'] ?? '', catalog, report }),
    ).toEqual(files);
  });
  it('have a page for every rule, which the index names', () => {
    for (const { id } of rules) {
      expect(files[`docs/rules/${id}.md`]).toContain(`# ${id}`);
      expect(files['docs/rules/README.md']).toContain(`(${id}.md)`);
    }
  });
  it('end with a line break and hold no trailing spaces', () => {
    for (const [path, text] of Object.entries(files)) {
      expect(text.endsWith('\n'), path).toBe(true);
      expect(text, path).not.toMatch(/[ \t]\n/);
    }
  });
  it('fill their folders', () => {
    for (const folder of generatedFolders)
      expect(Object.keys(files).filter((path) => path.startsWith(`${folder}/`)).length).toBeGreaterThan(0);
  });
  it('keep the rest of the README', () => {
    expect(files['README.md']).toContain('The rest.');
    expect(files['README.md']).not.toContain('(left over)');
  });
});

describe("the config's schema", () => {
  const schema = JSON.parse(outputs({ readme, manifest, catalog, report })['docs/schema/llm-cost.schema.json'] ?? '');
  const isValid = new Ajv({ strict: false }).compile(schema);

  it('takes the options of a rule and its levels', () => {
    expect(isValid({ rules: { 'missing-output-cap': { level: 'error', ratio: 20 } } })).toBe(true);
    expect(isValid({ rules: { 'missing-output-cap': 'off' } })).toBe(true);
  });
  it('refuses options that a rule does not have, and wrong values', () => {
    expect(isValid({ rules: { 'missing-output-cap': { speed: 1 } } })).toBe(false);
    expect(isValid({ rules: { 'missing-output-cap': { ratio: 'ten' } } })).toBe(false);
    expect(isValid({ rules: { 'missing-output-cap': 'loud' } })).toBe(false);
  });
});

describe('a block', () => {
  it('is replaced between its markers', () => {
    expect(withBlock('a <!-- x:start --> b <!-- x:end --> c', 'x', 'new')).toBe(
      'a <!-- x:start -->\nnew\n<!-- x:end --> c',
    );
  });
  it.each(['', '<!-- x:start -->', '<!-- x:end --><!-- x:start -->', '<!-- x:start --><!-- x:start --><!-- x:end -->'])(
    'needs both markers, once and in order: %s',
    (text) => expect(() => withBlock(text, 'x', '')).toThrow('x:start'),
  );
});

describe('pages', () => {
  it('say what may stand in a setting', () => {
    const schema = { properties: { root: { type: 'boolean', description: 'Stops the search.' } } };
    const page = configurationDocs(schema, [{ name: 'calls', expects: 'a rate' }], '{}');
    expect(page).toContain('### `root`\n\nStops the search. Value: true or false.');
    expect(page).toContain('| `calls` | a rate. |');
  });
  it('print every figure of an assumption', () => {
    const value = { low: 1, expected: 20, high: 3000 };
    const page = assumptionDocs([{ key: 'input.x', value, unit: 'tokens', reason: 'because', tag: 'assumed' }]);
    expect(page).toContain('| `input.x` | 1 | 20 | 3,000 | tokens | because |');
  });
  it('show a report in part', () => {
    const text = 'a.ts\n  1:1 first\n\nb.ts\n  2:2 second\n\nCost of one call\n  $1\n  $2\n\nNot known\n\nThe end\n';
    expect(reportExcerpt(text, ['b.ts'], 1)).toBe(
      '```text\nb.ts\n  2:2 second\n\nCost of one call\n  $1\n  …\n\nThe end\n```',
    );
    expect(() => reportExcerpt(text, ['c.ts'], 1)).toThrow('c.ts');
  });
  it('list rules by category and without gaps', () => {
    for (const page of [ruleIndex(rules), ruleTable(rules)])
      for (const { id } of rules) expect(page.split(`[${id}]`)).toHaveLength(2);
  });
});
