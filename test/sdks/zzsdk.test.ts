import { expect, it } from 'vitest';
import { analyseText } from '../support/analyse.ts';

it('finds a billed call with its model, output cap and retries', () => {
  const text = "import { Client } from 'zzsdk';\nawait new Client().chat({ model: 'm', maxTokens: 5 });\n";
  const [site] = analyseText([{ path: 'a.ts', text }]).sites;
  expect(site?.sdk).toBe('zzsdk');
  expect(site?.plan).toMatchObject({
    kind: 'one',
    request: { model: { state: 'known', value: 'm' }, outputCap: { state: 'known', value: 5 } },
  });
});
