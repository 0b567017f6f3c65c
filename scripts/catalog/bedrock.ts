import type { RateCard } from '../../server/src/catalog/snapshot.ts';
import type { RawModel, RawPeriod } from './raw.ts';

/**
 * pi-ai lists Claude on Bedrock without a region at the global price and the regional ids one by one. Amazon bills an id without a region
 * in that region, 10 % above the global price, as for `us.`, `eu.` and the like. So the id without a region takes the regional price, and
 * the regional ids that then say the same are left out. Other makers' ids stay as they are.
 */
export function regionalPrices(models: readonly RawModel[]): readonly RawModel[] {
  const byId = new Map(models.map((model) => [model.id, model]));
  const regional = (model: RawModel): RawModel => {
    if (!model.id.startsWith('anthropic.')) return model;
    const variant = REGIONS.map((region) => byId.get(`${region}.${model.id}`)).find((one) => one !== undefined);
    return { ...model, periods: variant?.periods ?? model.periods.map((period) => scalePeriod(period, PREMIUM)) };
  };
  const bases = new Map(
    models
      .filter((model) => !/^[a-z]{2,6}\./.test(model.id) || isMaker(model.id))
      .map((model) => [model.id, regional(model)]),
  );
  return models.flatMap((model) => {
    const base = bases.get(model.id);
    if (base !== undefined) return [base];
    const region = /^([a-z]{2,6})\./.exec(model.id)?.[1] ?? '';
    const unprefixed = model.id.slice(region.length + 1);
    const same = JSON.stringify(bases.get(unprefixed)?.periods) === JSON.stringify(model.periods);
    return REGIONS.includes(region) && (same || unprefixed.startsWith('anthropic.')) ? [] : [model];
  });
}

const REGIONS = ['us', 'eu', 'apac', 'au', 'jp', 'in', 'ca'];
const PREMIUM = 1.1;
const isMaker = (id: string): boolean =>
  /^(amazon|meta|openai|qwen|google|nvidia|cohere|mistral|deepseek|minimax|zai|xai)\./.test(id);

const scalePeriod = (period: RawPeriod, factor: number): RawPeriod => ({
  ...period,
  rates: scale(period.rates, factor),
  ...(period.above && { above: period.above.map((tier) => ({ ...tier, rates: scale(tier.rates, factor) })) }),
});

const scale = (rates: RateCard, factor: number): RateCard =>
  Object.fromEntries(Object.entries(rates).map(([name, value]) => [name, Number((value * factor).toPrecision(8))]));
