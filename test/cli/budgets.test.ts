import { describe, expect, it } from 'vitest';
import { createNodeEngine, createNodeTools } from '../../server/src/node/engine.ts';
import { folderWith, type Machine, run } from './harness.ts';

const tools = createNodeTools();
const settings = { asOf: '2026-11-20', configPath: null, ruleLevels: {} };

/** A call of 1,000 tokens in and 100 out, which cost 0.0035 USD: 1,000 at 2.50 USD and 100 at 10 USD a million. */
const app = (comment = ''): string => `import OpenAI from 'openai';
const client = new OpenAI({ maxRetries: 0, timeout: 9000 });
export const ask = () =>
  // llm-cost: input=1000 output=100 ${comment}
  client.chat.completions.create({ model: 'gpt-4o', max_completion_tokens: 100, messages: [] });
`;

const machine = (files: Readonly<Record<string, string>>): Machine => ({
  folder: folderWith(files),
  engine: (root) => createNodeEngine(root, settings, undefined, tools),
});

const scanned = (budgets: string, comment = '', args: readonly string[] = []) =>
  run(
    ['scan', '--quiet', ...args],
    machine({ 'llm-cost.json': `{ "budgets": [${budgets}] }`, 'src/a.ts': app(comment) }),
  );

describe('budgets', () => {
  it.each([
    ['{ "perCall": 0.001 }', '', 1],
    ['{ "perCall": 0.01 }', '', 0],
    ['{ "perDay": 0.03, "name": "Support" }', 'calls=10/day', 1],
    ['{ "perDay": 0.04 }', 'calls=10/day', 0],
    ['{ "perMonth": 1 }', 'calls=10/day', 1],
    ['{ "perMonth": 1.1 }', 'calls=10/day', 0],
    // Without a declared volume there is no sum.
    ['{ "perMonth": 0.000001 }', '', 0],
    ['{ "perCall": 0.001, "files": "lib/**" }', '', 0],
    ['{ "perCall": 0.001, "files": "src/**" }', '', 1],
    ['{ "perCall": 0.001, "label": "Chat" }', '', 0],
    ['{ "perCall": 0.001, "label": "Chat" }', 'label=Chat', 1],
    ['{ "perCall": 0.001, "tenant": "acme" }', 'tenant=acme', 1],
    ['{ "perCall": 0.001, "feature": "search" }', 'feature=chat', 0],
  ])('%s with "%s" ends with %i', async (budget, comment, code) => {
    const outcome = await scanned(budget, comment);
    expect(outcome.code).toBe(code);
    expect(outcome.err.includes('budget exceeded')).toBe(code === 1);
  });

  it('say what is exceeded, by how much and where', async () => {
    const { err } = await scanned('{ "perDay": 0.03, "name": "Support" }', 'calls=10/day');
    expect(err).toContain('budget exceeded: Support: $0.035 (expected) a day, $0.03 accepted, src/a.ts:5');
  });

  it('fail no build that accepts everything', async () => {
    expect((await scanned('{ "perCall": 0.001 }', '', ['--fail-on', 'never'])).code).toBe(0);
  });

  it('stand in the report, with what they leave out', async () => {
    const { out } = await scanned('{ "perMonth": 1, "bound": "high" }', 'calls=10/day', ['--format', 'json']);
    expect(JSON.parse(out).budgets).toEqual([
      {
        name: '1 USD a month',
        source: 'llm-cost.json',
        unit: 'month',
        limit: 1,
        bound: 'high',
        value: expect.closeTo(1.05, 9),
        exceeded: true,
        callSites: [expect.any(String)],
        unknown: 0,
      },
    ]);
    expect(JSON.parse((await scanned('', '', ['--format', 'json'])).out)).not.toHaveProperty('budgets');
  });

  it('exceed nothing where no price is known', async () => {
    const files = {
      'llm-cost.json': '{ "budgets": [{ "perCall": 0.000001 }] }',
      'a.ts': app().replace("'gpt-4o'", 'process.env.MODEL'),
    };
    const { code, out } = await run(['scan', '--quiet', '--format', 'json'], machine(files));
    expect(code).toBe(0);
    expect(JSON.parse(out).budgets).toMatchObject([{ value: null, exceeded: false, unknown: 1 }]);
  });

  it('count a wrapper and the call behind it once', async () => {
    const caller = "import { ask } from './a';\n// llm-cost: calls=10/day\nexport const main = () => ask();\n";
    const files = {
      'llm-cost.json': '{ "budgets": [{ "perDay": 1000 }] }',
      'a.ts': app('calls=10/day'),
      'main.ts': caller,
    };
    const { out } = await run(['scan', '--quiet', '--format', 'json'], machine(files));
    const { budgets, callSites } = JSON.parse(out);
    expect(callSites).toHaveLength(2);
    const via = callSites.find((site: { kind: string }) => site.kind === 'via');
    expect(budgets[0].value).toBeCloseTo(via.estimate.perCall.expected * 10, 9);
  });
});
