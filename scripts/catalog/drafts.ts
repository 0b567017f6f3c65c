import type { Overlay } from '../../server/src/catalog/overlay/schema.ts';
import { splitNames } from './genaiPrices.ts';
import { type RawModel, sameName } from './raw.ts';

/** One model of one provider with what each package says of it. */
export interface Draft {
  readonly id: string;
  readonly aliases: Set<string>;
  dated: 'iso' | 'compact' | undefined;
  older: RawModel | undefined;
  newer: RawModel | undefined;
}

/** Brings the two packages' ids together: which of them name one model, and which only cost the same. */
export function draftModels(
  provider: string,
  older: readonly RawModel[],
  newer: readonly RawModel[],
  overlay: Overlay,
): ReadonlyMap<string, Draft> {
  const drafts = new Map<string, Draft>();
  const at = (id: string): Draft => {
    const draft: Draft = drafts.get(id) ?? {
      id,
      aliases: new Set(),
      dated: undefined,
      older: undefined,
      newer: undefined,
    };
    drafts.set(id, draft);
    return draft;
  };
  const names = overlay.names.filter((name) => name.provider === provider);

  for (const model of newer) {
    const draft = at(model.id);
    draft.newer = model;
    for (const alias of model.aliases) draft.aliases.add(alias);
  }
  for (const model of older) {
    const { same, alike } = splitNames(model);
    const renamed = names.find((name) => name.from === model.id)?.id;
    const spelled = [...drafts.keys()].find((id) => spelling(id) === spelling(model.id));
    const draft = at(renamed ?? spelled ?? model.id);
    draft.older = model;
    if (model.dated !== undefined) draft.dated = model.dated;
    for (const name of [model.id, ...same]) draft.aliases.add(name);
    addAlike(at, drafts, model, alike);
  }
  for (const name of names) {
    const draft = at(name.id);
    if (name.dated !== undefined) draft.dated = name.dated;
    for (const alias of name.aliases ?? []) {
      absorb(draft, drafts.get(alias));
      drafts.delete(alias);
      draft.aliases.add(alias);
    }
  }
  for (const price of overlay.prices) if (price.provider === provider) at(price.model);
  for (const draft of drafts.values()) {
    for (const alias of [...draft.aliases]) if (drafts.has(alias)) draft.aliases.delete(alias);
  }
  return drafts;
}

/** Case, dots and Bedrock's version suffix do not make another model; Titan's embeddings are the exception. */
const spelling = (id: string): string => {
  const version = id.startsWith('amazon.titan-') ? /$/ : /-v\d+(:\d+)?$/;
  return id.toLowerCase().replace(version, '').replaceAll('.', '-');
};

/** Ids with another model's price become models of their own; spellings of one of them become its aliases. */
function addAlike(
  at: (id: string) => Draft,
  drafts: ReadonlyMap<string, Draft>,
  model: RawModel,
  alike: readonly string[],
): void {
  const canonical = new Map<string, string>();
  for (const name of alike) {
    const id = drafts.has(name) ? name : ([...canonical.values()].find((one) => sameName(one, name)) ?? name);
    canonical.set(name, id);
    const draft = at(id);
    draft.older ??= model;
    if (id !== name) draft.aliases.add(name);
  }
}

function absorb(draft: Draft, other: Draft | undefined): void {
  if (other === undefined || other === draft) return;
  draft.older ??= other.older;
  draft.newer ??= other.newer;
  for (const alias of other.aliases) draft.aliases.add(alias);
}
