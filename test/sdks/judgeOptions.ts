import type { Shape } from '../../server/src/sdks/types.ts';
import { type Claim, likeness, optionsRead, ownOptions } from './asks.ts';
import { holds, isMade, isNamed, optionsTaken, type Release, sameName, stepsInto, takenBy } from './judge.ts';
import { keyOf } from './signatures.ts';

/**
 * Options that an object reads of what made it and that nothing which makes such objects takes. Classes that differ in their options alone
 * share the list of what may be read, and it is enough that one of them has an option; the model and the cap must be those of the class.
 * An option with a first version must be in all releases from then on, others in one.
 */
export function judgeOptions(claims: readonly Claim[], releases: readonly Release[]): readonly string[] {
  const shapes = [...new Set(claims.flatMap(({ makes }) => makes ?? []))];
  const kinds = new Map<string, Shape[]>();
  for (const shape of shapes) kinds.set(likeness(shape), [...(kinds.get(likeness(shape)) ?? []), shape]);
  return [
    ...[...kinds.values()].flatMap((alike) => {
      const read = new Map(alike.flatMap(optionsRead).map((each) => [`${each.path} ${each.versions}`, each]));
      return judge(claims, releases, alike, [...read.values()]);
    }),
    ...shapes.flatMap((shape) => judge(claims, releases, [shape], ownOptions(shape))),
  ];
}

function judge(
  claims: readonly Claim[],
  releases: readonly Release[],
  shapes: readonly Shape[],
  options: ReturnType<typeof optionsRead>,
): readonly string[] {
  const makers = claims.filter((claim) => claim.makes !== null && shapes.includes(claim.makes) && !isAbstract(claim));
  const found = releases.flatMap((release) => {
    const own = makers.filter((maker) => isMade(maker, release));
    const names = own.flatMap((maker) => optionsTaken(maker, release));
    return own.length === 0 ? [] : [{ release, own, names, taken: takenBy(claims, release) }];
  });
  return options.flatMap(({ path, versions }) => {
    const relevant = found.filter(({ release }) => holds(versions ? [versions] : [], release));
    const lacking = relevant.filter(({ names, taken }) => !isTaken(path, names, taken));
    const isWrong = versions?.startsWith('>=') ? lacking.length > 0 : lacking.length === relevant.length;
    const last = lacking.at(-1);
    return last && isWrong ? [`${last.release.label}: ${last.own.slice(0, 3).map(keyOf)} has no option ${path}`] : [];
  });
}

/** An option, or one of an object that stands in an option: `llm.maxTokens`. */
const isTaken = (path: string, names: readonly string[], taken: readonly string[]): boolean =>
  isNamed(names, path) || names.some((each) => sameName(each, path)) || stepsInto(names, path, taken);

/** Classes that type a model without making one. */
const isAbstract = ({ name }: Claim): boolean => /^(Embeddings|Base\w+|LLM|SimpleChatModel)$/.test(name);
