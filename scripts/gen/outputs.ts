import { openCatalog } from '../../server/src/catalog/catalog.ts';
import type { CatalogSnapshot } from '../../server/src/catalog/snapshot.ts';
import { configTemplate } from '../../server/src/cli/init.ts';
import { declarationKeys } from '../../server/src/config/declarations.ts';
import { configJsonSchema } from '../../server/src/config/schema.ts';
import { assumptionTable } from '../../server/src/cost/assumptions.ts';
import { reportJsonSchema } from '../../server/src/report/schema.ts';
import { rules } from '../../server/src/rules/index.ts';
import { sdkTables } from '../../server/src/sdks/registry.ts';
import { assumptionDocs } from './assumptions.ts';
import { withBlock } from './block.ts';
import { configurationDocs } from './configuration.ts';
import { modelDocs } from './models.ts';
import { ruleIndex, rulePage, ruleSchemas, ruleTable } from './rules.ts';
import { sdkDocs } from './sdks.ts';

/** What is in the repository before generating: files that are generated in part. */
export interface Inputs {
  readonly readme: string;
  readonly catalog: CatalogSnapshot;
}

/** Every generated file by its path from the root of the repository, with its text. */
export function outputs({ readme, catalog }: Inputs): Readonly<Record<string, string>> {
  const keys = Object.entries(declarationKeys).map(([name, { expects }]) => ({ name, expects }));
  return {
    ...Object.fromEntries(rules.map((rule) => [`docs/rules/${rule.id}.md`, rulePage(rule)])),
    'docs/rules/README.md': ruleIndex(rules),
    'docs/configuration.md': configurationDocs(configJsonSchema(), keys, configTemplate),
    'docs/schema/llm-cost.schema.json': json(configJsonSchema(ruleSchemas(rules))),
    'docs/schema/report.schema.json': json(reportJsonSchema()),
    'docs/sdks.md': sdkDocs(sdkTables),
    'docs/models.md': modelDocs(openCatalog(catalog)),
    'docs/assumptions.md': assumptionDocs([...assumptionTable().values()]),
    'README.md': withBlock(readme, 'rules', ruleTable(rules)),
  };
}

/** Folders in which every file is generated, so that one which no generator writes is left over. */
export const generatedFolders: readonly string[] = ['docs/rules', 'docs/schema'];

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
