import { camel, type Scaffold, sentence } from './names.ts';

/** A table of an SDK that recognises nothing, with a test that fails until it does. */
export const sdkScaffold = (id: string): Scaffold => ({
  files: {
    [`server/src/sdks/${camel(id)}.ts`]: `import type { SdkTable } from './types.ts';

/** Name the versions and the source that the table was read from. */
export const ${camel(id)}: SdkTable = {
  id: '${id}',
  title: '${sentence(id)}',
  typescript: {
    packages: ['${id}'],
    modules: {},
    shapes: {},
  },
};
`,
    [`test/sdks/${camel(id)}.test.ts`]: `import { expect, it } from 'vitest';
import { analyseText } from '../support/analyse.ts';

it('finds a billed call with its model, output cap and retries', () => {
  const text = "import { Client } from '${id}';\\nawait new Client().chat({ model: 'm', maxTokens: 5 });\\n";
  const [site] = analyseText([{ path: 'a.ts', text }]).sites;
  expect(site?.sdk).toBe('${id}');
  expect(site?.plan).toMatchObject({
    kind: 'one',
    request: { model: { state: 'known', value: 'm' }, outputCap: { state: 'known', value: 5 } },
  });
});
`,
  },
  next: [
    `Add ${camel(id)} to server/src/sdks/registry.ts.`,
    `Fill server/src/sdks/${camel(id)}.ts: modules, objects, calls, parameters, defaults by version with their sources.`,
    `Write the code of test/sdks/${camel(id)}.test.ts as the SDK's users write it, then run: npm test -- test/sdks`,
    'Run npm run gen.',
  ],
});
