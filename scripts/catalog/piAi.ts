import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type RawList, type RawModel, rateCard, sameName } from './raw.ts';

const PACKAGE = '@earendil-works/pi-ai';
const VERSION = '1.5.2';
/** The day on which the release's data was generated. */
const DATA_DATE = '2026-11-10';

/**
 * The newest models, their context windows, output ceilings and efforts from the package @earendil-works/pi-ai. Only its data is used, so
 * that the tarball is unpacked into `cache` instead of being installed.
 */
export function readPiAi(cache: string): RawList {
  const data = join(unpack(cache), 'package/dist/providers/data');
  const providers = new Map<string, readonly RawModel[]>();
  for (const [ours, file] of Object.entries(FILES)) {
    const groups = JSON.parse(readFileSync(join(data, `${file}.json`), 'utf8')) as Record<
      string,
      Record<string, PiModel>
    >;
    const models = Object.values(groups).flatMap((group) => Object.values(group));
    providers.set(ours, fold(models.filter((model) => wanted(ours, model)).map(toRaw)));
  }
  return { source: { name: `${PACKAGE} ${VERSION}`, date: DATA_DATE }, providers };
}

const FILES: Readonly<Record<string, string>> = {
  openai: 'openai',
  anthropic: 'anthropic',
  google: 'google',
  mistral: 'mistral',
  deepseek: 'deepseek',
  xai: 'xai',
  moonshotai: 'moonshotai',
  groq: 'groq',
  together: 'together',
  fireworks: 'fireworks',
  cerebras: 'cerebras',
  bedrock: 'amazon-bedrock',
  openrouter: 'openrouter',
  zai: 'zai',
  minimax: 'minimax',
  meta: 'meta',
};

interface PiModel {
  readonly id: string;
  readonly type: string;
  readonly reasoning?: boolean;
  readonly cost: PiRates & { readonly tiers?: readonly (PiRates & { readonly inputTokensAbove: number })[] };
  readonly contextWindow?: number;
  readonly maxTokens?: number;
  /** The value that the provider takes for each level, null where it takes none. Levels that are left out mean the usual ones. */
  readonly thinkingLevelMap?: Readonly<Record<string, string | null>>;
}

interface PiRates {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
}

function unpack(cache: string): string {
  const target = join(cache, `pi-ai-${VERSION}`);
  if (existsSync(target)) return target;
  const staging = join(cache, `pi-ai-${VERSION}-${process.pid}`);
  mkdirSync(staging, { recursive: true });
  try {
    execFileSync('npm', ['pack', `${PACKAGE}@${VERSION}`, '--silent', '--pack-destination', staging], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const tarball = readdirSync(staging).find((name) => name.endsWith('.tgz'));
    if (tarball === undefined) throw new Error(`npm pack of ${PACKAGE}@${VERSION} wrote no tarball.`);
    execFileSync('tar', ['-xzf', join(staging, tarball), '-C', staging]);
    renameSync(staging, target);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return target;
}

function wanted(provider: string, model: PiModel): boolean {
  if (model.type !== 'chat' || /:(free|batch)$|^~|^gemma-/.test(model.id)) return false;
  return (
    provider !== 'openrouter' ||
    !/^(aion-labs|bytedance-seed|inclusionai|liquid|nex-agi|elorian|meituan|perceptron|prism-ml|particle-ai)\/|^openrouter\/|^auto/.test(
      model.id,
    )
  );
}

function toRaw(model: PiModel): RawModel {
  const levels = model.thinkingLevelMap;
  const named = levels !== undefined && 'low' in levels ? Object.entries(levels) : [];
  const efforts = named.flatMap(([level, value]) => (level === 'off' || value === null ? [] : [value]));
  const above = (model.cost.tiers ?? []).map(({ inputTokensAbove, ...rates }) => ({
    tokens: inputTokensAbove,
    rates: toRates(rates),
  }));
  const free = model.cost.input === 0 && model.cost.output === 0;
  return {
    id: model.id,
    aliases: [],
    periods: free ? [] : [{ rates: toRates(model.cost), ...(above.length > 0 ? { above } : {}) }],
    context: model.contextWindow,
    maxOutput: model.maxTokens,
    thinks: model.reasoning,
    canDisableThinking: levels !== undefined && 'off' in levels ? levels['off'] !== null : undefined,
    efforts: efforts.length > 0 ? [...new Set(efforts)] : undefined,
  };
}

/** A cache rate of 0 means that the package knows of no such price. */
const toRates = (rates: PiRates) =>
  rateCard({
    input: rates.input,
    cachedInput: rates.cacheRead || undefined,
    cacheWrite: rates.cacheWrite || undefined,
    output: rates.output,
  });

/** A dated entry that says the same as the undated one is another name of it. */
function fold(models: readonly RawModel[]): readonly RawModel[] {
  const facts = ({ id: _, aliases: __, ...rest }: RawModel) => JSON.stringify(rest);
  const baseOf = (model: RawModel) =>
    models.find(
      (other) => model.id.startsWith(`${other.id}-`) && sameName(model.id, other.id) && facts(model) === facts(other),
    );
  return models
    .filter((model) => baseOf(model) === undefined)
    .map((model) => ({
      ...model,
      aliases: models.filter((other) => baseOf(other) === model).map((other) => other.id),
    }));
}
