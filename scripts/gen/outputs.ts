import { openCatalog } from '../../server/src/catalog/catalog.ts';
import type { CatalogSnapshot } from '../../server/src/catalog/snapshot.ts';
import { commands } from '../../server/src/cli/commands.ts';
import { declarationKeys } from '../../server/src/config/declarations.ts';
import { configJsonSchema } from '../../server/src/config/schema.ts';
import { configTemplate } from '../../server/src/config/template.ts';
import { assumptionTable } from '../../server/src/cost/assumptions.ts';
import { reportJsonSchema } from '../../server/src/report/schema.ts';
import { writers } from '../../server/src/report/writers/index.ts';
import { rules } from '../../server/src/rules/index.ts';
import { sdkTables } from '../../server/src/sdks/registry.ts';
import { assumptionDocs } from './assumptions.ts';
import { withBlock } from './block.ts';
import { configurationDocs } from './configuration.ts';
import { grammarContributions, grammars } from './grammars.ts';
import { manifestWith } from './manifest.ts';
import { modelDocs } from './models.ts';
import { commandTable, reportExcerpt } from './readme.ts';
import { ruleIndex, rulePage, ruleSchemas, ruleTable } from './rules.ts';
import { sdkDocs } from './sdks.ts';
import { seedNames } from './seeds.ts';

/** What is in the repository before generating: files that are generated in part. */
export interface Inputs {
  readonly readme: string;
  /** package.json */
  readonly manifest: string;
  readonly catalog: CatalogSnapshot;
  /** The terminal report of the examples. */
  readonly report: string;
}

/** Every generated file by its path from the root of the repository, with its text. */
export function outputs({ readme, manifest, catalog, report }: Inputs): Readonly<Record<string, string>> {
  const keys = Object.entries(declarationKeys).map(([name, { expects }]) => ({ name, expects }));
  const syntaxes = grammars(Object.keys(declarationKeys));
  return {
    ...Object.fromEntries(Object.entries(syntaxes).map(([name, grammar]) => [`syntaxes/${name}`, json(grammar)])),
    ...Object.fromEntries(rules.map((rule) => [`docs/rules/${rule.id}.md`, rulePage(rule)])),
    'docs/rules/README.md': ruleIndex(rules),
    'docs/configuration.md': configurationDocs(configJsonSchema(), keys, configTemplate),
    'docs/schema/llm-cost.schema.json': json(configJsonSchema(ruleSchemas(rules))),
    'docs/schema/report.schema.json': json(reportJsonSchema()),
    'docs/sdks.md': sdkDocs(sdkTables),
    'docs/models.md': modelDocs(openCatalog(catalog)),
    'docs/assumptions.md': assumptionDocs([...assumptionTable().values()]),
    'client/src/detection/names.generated.ts': seedNames(),
    'server/src/sdks/names.generated.ts': seedNames(),
    'package.json': manifestWith(manifest, rules, grammarContributions(syntaxes)),
    'README.md': filled(readme, {
      report: reportExcerpt(report, shownFiles, 6),
      rules: ruleTable(rules),
      commands: commandTable(commands, writers),
    }),
  };
}

/** Folders in which every file is generated, so that one which no generator writes is left over. */
export const generatedFolders: readonly string[] = ['docs/rules', 'docs/schema', 'syntaxes'];

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Of the examples, those that README.md shows. */
const shownFiles = ['support-copilot/src/app/api/suggest/route.ts', 'support-copilot/src/llm/urgency.ts'];

const filled = (text: string, blocks: Readonly<Record<string, string>>): string =>
  Object.entries(blocks).reduce((all, [name, content]) => withBlock(all, name, content), text);
