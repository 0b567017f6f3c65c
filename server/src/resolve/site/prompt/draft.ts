import type { Fact } from '../../../base/fact.ts';
import type { Location } from '../../../base/span.ts';
import type { PromptPart } from '../../callSite.ts';
import type { TextPart, Value } from '../../value.ts';
import { entryLocation, factOf, field, isNothing, isValue, placeOf, staticText } from '../values.ts';

/** A prompt while it is read: its parts with the lifetimes of their cache markers. */
export interface Draft {
  readonly parts: readonly DraftPart[];
  readonly isComplete: boolean;
}

export interface DraftPart extends Omit<PromptPart, 'cacheMarker' | 'alternative'> {
  readonly marker: Marker | null;
  /** The choice that the part is an alternative of. */
  readonly choice?: { readonly of: readonly Value[]; readonly index: number };
}

export interface Marker {
  readonly location: Location | null;
  readonly ttl: Fact<string>;
}

export type Role = PromptPart['role'];

export const empty: Draft = { parts: [], isComplete: true };

/** Something of the prompt is there, or may be, and cannot be seen. */
export const hidden: Draft = { parts: [], isComplete: false };

export const joined = (drafts: readonly Draft[]): Draft => ({
  parts: drafts.flatMap((draft) => draft.parts),
  isComplete: drafts.every((draft) => draft.isComplete),
});

export const changed = (draft: Draft, change: Partial<DraftPart>): Draft => ({
  ...draft,
  parts: draft.parts.map((part) => ({ ...part, ...change })),
});

export const textDraft = (role: Role, text: readonly TextPart[], location: Location | null): Draft => ({
  parts: [{ role, text, isMaybe: false, isRepeated: false, location, marker: null, media: [] }],
  isComplete: true,
});

/** Text that only the run time knows. */
export function dynamicDraft(role: Role, value: Value): Draft {
  const location = placeOf(value);
  const provenance = value.kind === 'opaque' ? value.provenance : ({ kind: 'other' } as const);
  return textDraft(
    role,
    [{ kind: 'dynamic', provenance, location, code: value.kind === 'opaque' ? value.code : '' }],
    location,
  );
}

/** The items of a list, one draft each; what an open list does not show makes the prompt incomplete. */
export function listDraft(list: Extract<Value, { kind: 'list' }>, read: (item: Value) => Draft): Draft {
  const drafts = list.items.map((item) => {
    const draft = read(item.value);
    const marks = { ...(item.isMaybe ? { isMaybe: true } : {}), ...(item.isRepeated ? { isRepeated: true } : {}) };
    return changed(draft, marks);
  });
  const all = joined(drafts);
  return list.isClosed ? all : { ...all, isComplete: false };
}

/** Every alternative is there on some paths only; an alternative that is nothing leaves no part. */
export function choiceDraft(alternatives: readonly Value[], read: (value: Value) => Draft): Draft {
  const drafts = alternatives.map((value, index) =>
    changed(read(value), { isMaybe: true, choice: { of: alternatives, index } }),
  );
  return joined(drafts);
}

const markerPaths = [
  'cache_control',
  'cacheControl',
  'prompt_cache_breakpoint',
  'cachePoint',
  'providerOptions.anthropic.cacheControl',
  'providerOptions.anthropic.cache_control',
  'providerOptions.bedrock.cachePoint',
  'providerOptions.openrouter.cacheControl',
  'providerMetadata.anthropic.cacheControl',
  'experimental_providerMetadata.anthropic.cacheControl',
];

/** Puts the cache marker of a message, block or tool on the last part that it yields. */
export function marked(draft: Draft, record: Value): Draft {
  const marker = markerOf(record);
  const last = draft.parts.at(-1);
  if (marker === null || last === undefined) return draft;
  return { ...draft, parts: [...draft.parts.slice(0, -1), { ...last, marker }] };
}

function markerOf(record: Value): Marker | null {
  for (const path of markerPaths) {
    const found = field(record, path);
    if (!isValue(found) || isNothing(found)) continue;
    return { location: entryLocation(record, path) ?? placeOf(found), ttl: ttlOf(found) };
  }
  return null;
}

/** How long a cache entry shall live: the `ttl` of a marker. */
export const ttlOf = (marker: Value): Fact<string> => factOf(field(marker, 'ttl'), staticText);
