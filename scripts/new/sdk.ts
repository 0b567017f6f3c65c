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
    [`test/resolve/sdks/paths/${id}.ts.txt`]: `//- /app.ts
import { Client } from '${id}';
await new Client().chat({ model: 'm', maxTokens: 5 }); //= chat, m, 5
`,
  },
  next: [
    `Add ${camel(id)} to server/src/sdks/registry.ts.`,
    `Fill server/src/sdks/${camel(id)}.ts: modules, objects, calls, parameters, defaults by version with their sources.`,
    `Write every call of the SDK in test/resolve/sdks/paths/${id}.ts.txt as its users do, then run: npm test -- test/resolve/sdks`,
    'Run npm run gen.',
  ],
});
