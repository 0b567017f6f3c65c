import type { UsedAssumption } from '../../server/src/cost/types.ts';
import { code, generatedNote, page, table } from './markdown.ts';

/** docs/assumptions.md: everything that an estimate takes for granted where the code does not say. */
export const assumptionDocs = (rows: readonly UsedAssumption[]): string =>
  page(
    '# Assumptions',
    generatedNote('server/src/cost/assumptions.ts'),
    'What an estimate takes where neither the code nor a comment nor the config says more. Each row is a band: low, expected, high. The high end is this table or the output cap of the call, never the size of a context window. ' +
      'A report names every row that it used. To put your own figure in place of one, write it into `llm-cost.json`:',
    '```json\n{ "assumptions": { "src/**": { "table": { "input.user-input": 300, "output.summary": { "low": 80, "expected": 200, "high": 400 } } } } }\n```',
    'A row with a task at its end holds for calls of that task. An override of the general row also replaces its rows by task, unless these are overridden themselves.',
    table(
      ['Key', 'Low', 'Expected', 'High', 'Unit', 'Reason'],
      rows.map(({ key, value, unit, reason }) => [
        code(key),
        figure(value.low),
        figure(value.expected),
        figure(value.high),
        unit,
        reason,
      ]),
    ),
  );

const figure = (value: number): string => value.toLocaleString('en-US');
