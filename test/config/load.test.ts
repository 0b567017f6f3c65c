import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadConfig, type Vocabulary } from '../../server/src/config/load.ts';
import { configJsonSchema } from '../../server/src/config/schema.ts';

const vocabulary: Vocabulary = {
  rules: new Map([
    ['missing-output-cap', ['minimumRatio']],
    ['dynamic-prefix', []],
  ]),
  assumptions: ['chat.output', 'user-input'],
};
const load = (text: string) => loadConfig('llm-cost.json', text, vocabulary);

/** Problems as `line:column message | remedy`. */
const problems = (text: string): readonly string[] =>
  load(text).problems.map(({ line, column, message, remedy }) => `${line}:${column} ${message} | ${remedy}`);

describe('a config file', () => {
  it('is read with comments and trailing commas', () => {
    const { config, problems: none } = load(`{
      "$schema": "./schema.json", // for the editor
      "rules": { "dynamic-prefix": "off", "missing-output-cap": { "level": "error", "minimumRatio": 5 } },
      "models": { "fast": "gpt-4o-mini" },
      "environment": { "MODEL": "gpt-4o" },
      "providers": { "https://llm.acme.io/v1": "azure", "LLM_URL": { "provider": "openai", "discount": "15%", "region": "eu" } },
      "wrappers": [{ "module": "./src/llm.ts", "export": "ask", "arguments": { "model": "0.model", "prompt": "1" } }],
      "assumptions": { "jobs/**": { "calls": "10k/day", "input": 1200, "output": "2k", "cached": "70%", "batch": 1, "lane": "deferred", "task": "summary", "table": { "user-input": { "low": 10, "expected": 50, "high": 90 } } } },
      "prices": { "acme-7b": { "input": 0.2, "output": 0.4 } },
      "tiers": { "openai": "flex" },
      "budgets": [{ "files": "src/**", "perCall": 0.05, "bound": "high" }],
      "include": ["src/**"], "exclude": ["src/legacy"],
    }`);
    expect(none).toEqual([]);
    expect(config.rules).toEqual({
      'dynamic-prefix': { level: 'off', options: {} },
      'missing-output-cap': { level: 'error', options: { minimumRatio: 5 } },
    });
    expect(config.providers).toEqual({
      'https://llm.acme.io/v1': { provider: 'azure', discount: null, region: null },
      LLM_URL: { provider: 'openai', discount: 0.15, region: 'eu' },
    });
    expect(config.assumptions).toEqual({
      'jobs/**': {
        declarations: {
          lane: 'deferred',
          callsPerDay: 10_000,
          inputTokens: 1200,
          outputTokens: 2000,
          cachedShare: 0.7,
          batchShare: 1,
          task: 'summary',
        },
        table: { 'user-input': { low: 10, expected: 50, high: 90 } },
      },
    });
  });

  it.each<[text: string, problems: string[]]>([
    ['{\n  "ruels": {}\n}', ['2:3 There is no setting "ruels". | Did you mean "rules"?']],
    [
      '{"rules": {"missing-output-cpa": "off"}}',
      ['1:12 There is no rule "missing-output-cpa". | Did you mean "missing-output-cap"?'],
    ],
    [
      '{"rules": {"missing-output-cap": {"ratio": 2}}}',
      ['1:35 The rule "missing-output-cap" has no option "ratio". | Remove it, or use one of: level, minimumRatio.'],
    ],
    [
      '{"rules": {"dynamic-prefix": "fatal"}}',
      [
        '1:30 "rules.dynamic-prefix" is not in a form that is understood. | A level (off, hint, information, warning, error), or an object with "level" and the options of the rule.',
      ],
    ],
    [
      '{"assumptions": {"**": {"cached": "170%"}}}',
      ['1:35 "assumptions.**.cached" must be a share such as 70% or 0.7. | Must be a share such as 70% or 0.7.'],
    ],
    [
      '{"assumptions": {"**": {"calls": "often", "steps": 3}}}',
      [
        '1:34 "assumptions.**.calls" must be a rate such as 10k/day, 3/minute or 250000/month. | Must be a rate such as 10k/day, 3/minute or 250000/month.',
      ],
    ],
    [
      '{"assumptions": {"**": {"table": {"user-inptu": 3}}}}',
      ['1:35 There is no assumption "user-inptu". | Did you mean "user-input"?'],
    ],
    [
      '{"wrappers": [{"module": "x"}]}',
      [
        '1:15 "wrappers.0.export" is missing. | The exported function, or a dotted path to a method: "ask", "LlmClient.complete", "default".',
      ],
    ],
    [
      '{"tiers": {"openai": "cheap"}}',
      ['1:22 "tiers.openai" must be "standard" or "batch" or "flex" or "priority". | Correct the value or remove it.'],
    ],
    [
      '{"prices": {"x": {"input": -1}}}',
      ['1:28 "prices.x.input" must be at least 0. | Correct the value or remove it.'],
    ],
    [
      '{"exclude": ["../other", "ok"]}',
      [
        '1:14 "exclude.0" must stay inside the folder of this file. | A glob from the folder of this file: "src/**", "*.test.ts", "legacy".',
      ],
    ],
    [
      '{"root": "yes"}',
      ['1:10 "root" must be a boolean (true or false). | True stops the search for config files in the folders above.'],
    ],
    ['[]', ['1:1 The file must hold an object. | Put the settings into { }.']],
    [
      '{"budgets": [{"name": "x"}]}',
      [
        '1:14 "budgets.0" needs "perCall", "perDay" or "perMonth". | A limit in USD that the report checks: perCall, perDay or perMonth.',
      ],
    ],
    ['{"prices": {"x": {"inptu": 1}}}', ['1:19 There is no setting "inptu" in "prices.x". | Did you mean "input"?']],
    [
      '{"assumptions": {"../x/**": {"input": 1}}}',
      [
        '1:18 "assumptions.../x/**" must stay inside the folder of this file. | What holds for the calls in these files unless the code or a comment tells: sizes in tokens, volume, cache hit rate, batch share.',
      ],
    ],
    [
      '{"budgets": [{"files": "/x", "perCall": 1}]}',
      [
        '1:24 "budgets.0.files" must stay inside the folder of this file. | Globs of the files that it covers. Default: all below this file.',
      ],
    ],
  ])('reports what is wrong in %j', (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('takes wrappers from inside the workspace only', () => {
    const text = '{"wrappers": [{"module": "../../x", "export": "a"}, {"module": "../y", "export": "b"}]}';
    const { config, problems: found } = loadConfig('app/llm-cost.json', text, vocabulary);
    expect(config.wrappers?.map(({ module }) => module)).toEqual(['../y']);
    expect(found.map(({ column, message }) => [column, message])).toEqual([
      [26, '"../../x" leads out of the workspace.'],
    ]);
  });

  it('keeps what is right beside what is wrong', () => {
    const { config, problems: found } = load(
      '{"models": {"a": "gpt-4o", "b": 3}, "wrappers": [{"module": "x"}, {"module": "y", "export": "z"}], "nope": 1, "root": true, "exclude": ["/etc", "a"]}',
    );
    expect(found).toHaveLength(4);
    expect(config).toEqual({
      models: { a: 'gpt-4o' },
      wrappers: [{ module: 'y', export: 'z' }],
      root: true,
      exclude: ['a'],
    });
  });

  it('takes out the right items of a list, and says where they stood', () => {
    const text =
      '{"exclude": ["/a", "b", "/c", "d", 5], "wrappers": [{}, {"module": "m", "export": "e"}, {"module": "../x", "export": "e"}]}';
    const { config, problems: found } = load(text);
    expect(config).toEqual({ exclude: ['b', 'd'], wrappers: [{ module: 'm', export: 'e' }] });
    expect(found.map(({ span }) => text.slice(span.start, span.end))).toEqual(['"/a"', '"/c"', '5', '{}', '"../x"']);
  });

  it('keeps what stands before a syntax error', () => {
    const { config, problems: found } = load('{\n  "models": {"a": "b"},\n  "rules": {"dynamic-prefix" "off"}\n}');
    expect(config.models).toEqual({ a: 'b' });
    expect(found[0]?.line).toBe(3);
    expect(found[0]?.message).toMatch(/^This is no JSON: /);
  });

  it('never throws', () => {
    for (const text of [
      '',
      'null',
      '"x"',
      '{',
      '[{}]',
      '{"rules": null}',
      '{"__proto__": {"a": 1}}',
      '{"rules": {"__proto__": "off"}}',
      '{"rules": {"constructor": "off"}}',
    ]) {
      expect(load(text).config, text).toBeDefined();
    }
    fc.assert(
      fc.property(
        fc.json(),
        fc.constantFrom('rules', 'models', 'wrappers', 'assumptions', 'prices', 'budgets', 'providers', 'include'),
        (value, key) => {
          const { config } = load(`{"${key}": ${value}, "root": true}`);
          expect(config.root).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the JSON schema', () => {
  it('describes what people write, with the rules for completion', () => {
    const schema = configJsonSchema({ 'dynamic-prefix': { description: 'x' } });
    expect(Object.keys(schema['properties'] ?? {})).toEqual([
      '$schema',
      'root',
      'rules',
      'models',
      'environment',
      'providers',
      'wrappers',
      'assumptions',
      'prices',
      'tiers',
      'budgets',
      'include',
      'exclude',
    ]);
    expect(schema).toMatchObject({
      additionalProperties: false,
      properties: { rules: { properties: { 'dynamic-prefix': { description: 'x' } } } },
    });
  });
});
