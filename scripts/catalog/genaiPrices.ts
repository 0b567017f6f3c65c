import { readFileSync } from 'node:fs';
import {
  type ConditionalPrice,
  findProvider,
  type MatchLogic,
  type ModelInfo,
  type ModelPrice,
  type TieredPrices,
} from '@pydantic/genai-prices';
import { type RawList, type RawModel, type RawPeriod, rateCard, sameName } from './raw.ts';

/** Prices with their history, tiers and times of day from the installed package @pydantic/genai-prices. */
export function readGenaiPrices(): RawList {
  const version = pinnedVersion();
  const providers = new Map<string, readonly RawModel[]>();
  for (const [ours, theirs] of Object.entries(PROVIDERS)) {
    const models = theirs.flatMap((providerId) => {
      const provider = findProvider({ providerId });
      if (provider === undefined) throw new Error(`@pydantic/genai-prices ${version} has no provider ${providerId}.`);
      return provider.models.filter((model) => wanted(ours, model)).map((model) => toRaw(ours, model));
    });
    providers.set(ours, models);
  }
  return { source: { name: `@pydantic/genai-prices ${version}`, date: DATA_DATE }, providers };
}

/** The release's data date, which the package itself does not state. Change it with the version in package.json. */
const DATA_DATE = '2026-09-23';

function pinnedVersion(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const version = (JSON.parse(manifest) as { devDependencies: Record<string, string> }).devDependencies[
    '@pydantic/genai-prices'
  ];
  if (version === undefined) throw new Error('package.json does not list @pydantic/genai-prices.');
  return version;
}

const PROVIDERS: Readonly<Record<string, readonly string[]>> = {
  openai: ['openai'],
  anthropic: ['anthropic'],
  google: ['google'],
  mistral: ['mistral'],
  cohere: ['cohere'],
  deepseek: ['deepseek'],
  xai: ['x-ai'],
  moonshotai: ['moonshotai'],
  voyage: ['voyageai'],
  perplexity: ['perplexity'],
  groq: ['groq'],
  together: ['together'],
  fireworks: ['fireworks'],
  cerebras: ['cerebras'],
  bedrock: ['aws'],
  openrouter: ['openrouter'],
  zai: ['zai'],
  minimax: ['minimax'],
};

/** Models that nobody can call any more or that the package took over from a reseller. */
function wanted(provider: string, model: ModelInfo): boolean {
  if (/OpenRouter/.test(model.price_comments ?? '')) return false;
  if (/:(free|batch|extended|thinking)/.test(model.id)) return false;
  switch (provider) {
    case 'openai':
      return !/\.ft-$|^(ada|babbage|curie|davinci|moderation)$/.test(model.id);
    case 'google':
      return !/^claude|^gemma-|vision-001|maas|^gemini-(flash|pro)-1\.5$/.test(model.id);
    case 'together':
      return !/qwen1\.5|llama-2|codellama|vicuna|nous|redpajama|alpaca|platypus|stripedhyena|chronos|mytho|raven|remm|toppy|wizardlm|olmo|gemma-[27]b|gpt-jt|solar|\/yi-|openhermes|openchat|snorkel|phi-2|openorca/i.test(
        model.id,
      );
    case 'openrouter':
      return /^(openai|anthropic|google|mistralai|meta-llama|deepseek|x-ai|qwen|moonshotai|z-ai|cohere|perplexity|amazon|microsoft|minimax)\//.test(
        model.id,
      );
    default:
      return true;
  }
}

function toRaw(provider: string, model: ModelInfo): RawModel {
  const names = [model.id, ...literals(model.match)].filter((name) => !/:|-high$|-completion$|^accounts\//.test(name));
  const id = ownId(provider, model.id);
  return {
    id,
    aliases: provider === 'bedrock' ? [] : [...new Set(names)].filter((name) => name !== id),
    dated: datedForm(model.match),
    periods: toPeriods(model.prices),
    context: model.context_window,
  };
}

function ownId(provider: string, id: string): string {
  switch (provider) {
    case 'bedrock':
      return id.replace(/^regional\./, '');
    case 'fireworks':
      return `accounts/fireworks/models/${id}`;
    default:
      return id;
  }
}

/** The names that a rule lists one by one. Rules by prefix or part are no evidence that an id exists. */
function* literals(match: MatchLogic): Generator<string> {
  if ('equals' in match) yield match.equals;
  if ('or' in match) for (const part of match.or) yield* literals(part);
}

function datedForm(match: MatchLogic): 'iso' | 'compact' | undefined {
  if ('or' in match) return match.or.map(datedForm).find((form) => form !== undefined);
  if (!('regex' in match)) return undefined;
  if (match.regex.endsWith('-\\d{4}-\\d{2}-\\d{2}$')) return 'iso';
  return match.regex.endsWith('-\\d{8}$') ? 'compact' : undefined;
}

/** Dated prices become periods; prices by the clock become the peak hours of the newest period. */
function toPeriods(prices: ConditionalPrice[] | ModelPrice): readonly RawPeriod[] {
  const periods: RawPeriod[] = [];
  for (const { constraint, prices: rates } of Array.isArray(prices) ? (prices as ConditionalPrice[]) : [{ prices }]) {
    const period = toPeriod(rates);
    const last = periods.at(-1);
    if (constraint?.type === 'time_of_date' && last !== undefined) {
      const hours = [...(last.peak?.hours ?? []), [hour(constraint.start_time), hour(constraint.end_time)] as const];
      periods[periods.length - 1] = { ...last, peak: { hours, rates: period.rates } };
    } else if (Object.keys(period.rates).length > 0) {
      periods.push(constraint?.type === 'start_date' ? { from: constraint.start_date, ...period } : period);
    }
  }
  return periods;
}

function hour(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number.parseFloat);
  return hours + minutes / 60;
}

function toPeriod(prices: ModelPrice): RawPeriod {
  const thresholds = [...new Set(Object.values(prices).flatMap((price) => tiersOf(price).map((tier) => tier.start)))];
  const above = thresholds.sort((a, b) => a - b).map((tokens) => ({ tokens, rates: ratesAbove(prices, tokens) }));
  return { rates: ratesAbove(prices, -1), ...(above.length > 0 ? { above } : {}) };
}

const tiersOf = (price: number | TieredPrices | undefined) => (typeof price === 'object' ? price.tiers : []);

function ratesAbove(prices: ModelPrice, tokens: number) {
  const rate = (key: string, per = 1): number | undefined => {
    const price = prices[key];
    if (price === undefined) return undefined;
    const tier = tiersOf(price).findLast((one) => one.start <= tokens);
    const value = tier?.price ?? (typeof price === 'object' ? price.base : price);
    return Number((value / per).toPrecision(12));
  };
  return rateCard({
    input: rate('input_mtok'),
    cachedInput: rate('cache_read_mtok'),
    cacheWrite: rate('cache_write_mtok'),
    cacheWriteLong: rate('cache_write_1h_mtok'),
    output: rate('output_mtok'),
    inputAudio: rate('input_audio_mtok'),
    outputAudio: rate('output_audio_mtok'),
    inputImage: rate('input_image_mtok'),
    outputImage: rate('output_image_mtok'),
    audioHour: rate('audio_hours'),
    page: rate('input_document_kpages', 1000),
    webSearch: rate('web_searches_kcount', 1000),
    request: rate('requests_kcount', 1000),
  });
}

const last = (id: string): string => (id.startsWith('accounts/') ? (id.split('/').at(-1) ?? id) : id);

/** Listed names that are the same model; the others only cost the same. */
export const splitNames = (
  model: RawModel,
): { readonly same: readonly string[]; readonly alike: readonly string[] } => ({
  same: model.aliases.filter((name) => sameName(name, last(model.id))),
  alike: model.aliases.filter((name) => !sameName(name, last(model.id))),
});
