import type { Catalog } from '../catalog/catalog.ts';
import type { CountTokens } from '../cost/tokens.ts';
import type { CostEstimate } from '../cost/types.ts';
import type { CallSite } from '../resolve/callSite.ts';

export function createEstimator(input: {
  readonly catalog: Catalog;
  readonly asOf: string;
  readonly countTokens: CountTokens;
}): (site: CallSite) => CostEstimate {
  return () => ({
    perCall: null,
    components: [],
    mostlyAssumed: false,
    assumptions: [],
    gaps: ['pending'],
    models: [],
    priceDate: input.catalog.priceDate,
  });
}
