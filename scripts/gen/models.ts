import type { Range3 } from '../../server/src/base/range3.ts';
import type { Catalog } from '../../server/src/catalog/catalog.ts';
import { lookupModel } from '../../server/src/catalog/lookup.ts';
import { homeProviders } from '../../server/src/catalog/providers.ts';
import type { ModelInfo } from '../../server/src/catalog/types.ts';
import { code, generatedNote, page, table } from './markdown.ts';

/** docs/models.md: the models of those who make them, as of the day of the newest prices, and how many others are known. */
export function modelDocs(catalog: Catalog): string {
  const { providers, sources } = catalog.snapshot;
  const makers = homeProviders.filter((provider) => providers[provider] !== undefined);
  return page(
    '# Models and prices',
    generatedNote('the model catalogue'),
    `List prices as of ${catalog.priceDate}, in USD per million tokens. "?" is not known, which is not the same as free. \`llm-cost-lens models NAME\` shows everything about a model: tiers by prompt length, batch and flex prices, price history, sources.`,
    'Prices above a prompt length are the dearer ones that hold for the whole request as soon as its prompt is longer.',
    '## Sources',
    sources.map(({ name, date }) => `- ${name}, ${date}`).join('\n'),
    '## Providers',
    table(
      ['Provider', 'Models listed', 'Also sells at list price'],
      Object.entries(providers).map(([name, { models, servedFrom }]) => [
        name,
        String(Object.keys(models).length),
        (servedFrom ?? []).join(', '),
      ]),
    ),
    ...makers.flatMap((provider) => {
      const rows = Object.keys(providers[provider]?.models ?? {})
        .map((id) => lookupModel(catalog, provider, id, catalog.priceDate))
        .filter((model) => model !== null)
        .filter(({ shutdown }) => !shutdown?.past)
        .map(modelRow);
      const head = [
        'Model',
        'Class',
        'Input',
        'Cached',
        'Cache write',
        'Output',
        'Max output',
        'Cheaper sibling',
        'Ends',
      ];
      return rows.length === 0 ? [] : [`## ${provider}`, table(head, rows)];
    }),
  );
}

function modelRow(model: ModelInfo): readonly string[] {
  const [base, ...above] = model.price?.tiers ?? [];
  const dearer = above.map(
    ({ abovePromptTokens, rates }) =>
      `; above ${abovePromptTokens.toLocaleString('en-US')}: ${rate(rates.input)} / ${rate(rates.output)}`,
  );
  return [
    code(model.id),
    model.tier ?? (model.operation === 'chat' ? '?' : model.operation),
    rate(base?.rates.input) + dearer.join(''),
    rate(base?.rates.cachedInput),
    rate(base?.rates.cacheWrite),
    rate(base?.rates.output),
    model.maxOutputTokens?.toLocaleString('en-US') ?? '?',
    model.sibling === null ? '' : code(model.sibling),
    model.shutdown?.date ?? '',
  ];
}

function rate(range: Range3 | null | undefined): string {
  if (range === null || range === undefined) return '?';
  return range.low === range.high ? String(range.low) : `${range.low}–${range.high}`;
}
