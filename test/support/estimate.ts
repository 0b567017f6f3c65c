import { exactly, multiply, type Range3, range3 } from '../../server/src/base/range3.ts';
import type { Catalog } from '../../server/src/catalog/catalog.ts';
import { lookupModel } from '../../server/src/catalog/lookup.ts';
import { ratesFor } from '../../server/src/catalog/price.ts';
import type { CountTokens } from '../../server/src/cost/tokens.ts';
import type { CostComponent, CostEstimate } from '../../server/src/cost/types.ts';
import type { CallSite, Request } from '../../server/src/resolve/callSite.ts';
import { requestsOf } from '../../server/src/rules/requests.ts';

/** A rough estimate for tests of rules, so that their figures do not move with the table of assumptions: 200 tokens a hole, 300 of output. */
export function estimateFor(
  site: CallSite,
  using: { readonly catalog: Catalog; readonly asOf: string; readonly countTokens: CountTokens },
): CostEstimate {
  const [request] = requestsOf(site.plan);
  const components = request === undefined ? [] : componentsOf(request, using);
  const costs = components.map(({ cost }) => cost);
  const isPriced = costs.length > 0 && costs.every((cost) => cost !== null);
  return {
    perCall: isPriced ? exactly(costs.reduce((sum, cost) => sum + (cost?.expected ?? 0), 0)) : null,
    components,
    mostlyAssumed: true,
    assumptions: [],
    gaps: [],
    models: [],
    priceDate: using.asOf,
  };
}

function componentsOf(request: Request, using: Parameters<typeof estimateFor>[1]): readonly CostComponent[] {
  const { provider, model } = request;
  const info =
    provider.state === 'known' && model.state === 'known'
      ? lookupModel(using.catalog, provider.value, model.value, using.asOf)
      : null;
  const texts = request.prompt.parts.flatMap((part) => part.text);
  const input = texts.reduce(
    (sum, part) => sum + (part.kind === 'static' ? using.countTokens(part.text, 'o200k').tokens.expected : 200),
    0,
  );
  const rates = info?.price ? ratesFor(info.price, input) : null;
  const shape = request.responseFormat.state === 'known' ? request.responseFormat.value.kind : 'text';
  const output = shape === 'labels' || shape === 'boolean' || shape === 'number' ? 5 : 300;
  return [
    component('input', exactly(input), rates?.input ?? null),
    component('output', range3(output / 2, output, output * 2), rates?.output ?? null),
  ];
}

function component(kind: 'input' | 'output', quantity: Range3, price: Range3 | null): CostComponent {
  return {
    kind,
    label: kind,
    quantity,
    quantityTag: 'assumed',
    unit: 'token',
    price,
    priceUnit: 'per-million-tokens',
    priceTag: 'exact',
    priceSource: null,
    cost: price === null ? null : multiply(quantity, price.expected / 1e6),
  };
}
