import { expect, it } from 'vitest';
import { defaultSettings, readSettings, sectionOf } from '../../server/src/lsp/settings.ts';

it.each([undefined, null, 17, [], 'x', { inlayHints: 'often', codeLens: 1, problems: null, rules: 4 }])(
  'reads %j as the defaults',
  (sent) => {
    expect(readSettings(sent)).toEqual(defaultSettings);
  },
);

it('reads what makes sense and leaves out the rest', () => {
  const rules = { 'missing-output-cap': 'hint', 'dynamic-prefix': 'loud', 'fan-out': 'off' };
  expect(readSettings({ inlayHints: 'off', codeLens: false, problems: 'workspace', rules })).toEqual({
    inlayHints: 'off',
    codeLens: false,
    problems: 'workspace',
    rules: { 'missing-output-cap': 'hint', 'fan-out': 'off' },
  });
});

it('finds its section in what a client sends', () => {
  expect(sectionOf({ llmCost: { codeLens: false }, other: 1 })).toEqual({ codeLens: false });
  expect(sectionOf(null)).toBeUndefined();
});
