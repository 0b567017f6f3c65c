import type { Operation } from '../../server/src/base/operation.ts';
import { type Models, matches, type Overlay } from '../../server/src/catalog/overlay/schema.ts';
import type { ModelEntry, ThinkingEntry } from '../../server/src/catalog/snapshot.ts';
import type { ServiceTier, Source } from '../../server/src/catalog/types.ts';
import type { Draft } from './drafts.ts';

type Facts = {
  readonly [K in 'context' | 'maxOutput' | 'cache' | 'tier' | 'sibling' | 'tokenizer' | 'thinks' | 'shutdown']:
    | ModelEntry[K]
    | undefined;
} & {
  readonly operation: Operation;
};

/** What the hand-kept tables and the packages say of one model besides its price. */
export function factsOf(provider: string, draft: Draft, overlay: Overlay, sourceOf: (source: Source) => number): Facts {
  const fits = (row: { readonly provider: string | null; readonly models: Models }) =>
    row.provider === provider &&
    (matches(row.models, draft.id) || (Array.isArray(row.models) && row.models.some((id) => draft.aliases.has(id))));
  const operation = overlay.operations.find((row) => row.models.test(draft.id))?.operation ?? 'chat';
  const isChat = operation === 'chat';
  const limit = overlay.limits.filter(fits);
  const shutdown = overlay.shutdowns.find(fits);
  const sizes = [draft.older?.context, draft.newer?.context].filter((size) => size !== undefined);
  return {
    operation,
    context:
      limit.find((row) => row.context !== undefined)?.context ?? (sizes.length > 0 ? Math.max(...sizes) : undefined),
    maxOutput: isChat
      ? (limit.find((row) => row.maxOutput !== undefined)?.maxOutput ?? draft.newer?.maxOutput)
      : undefined,
    cache: isChat ? overlay.caches.find(fits)?.name : undefined,
    tier: operation === 'embedding' ? 'embedding' : isChat ? overlay.tiers.find(fits)?.tier : undefined,
    sibling: overlay.siblings
      .filter((row) => row.provider === provider)
      .map((row) => next(row.chain, draft))
      .find((id) => id !== undefined),
    tokenizer: (
      overlay.tokenizers.find(fits) ??
      overlay.tokenizers.find((row) => row.provider === null && row.models.test(draft.id))
    )?.family,
    thinks: isChat ? thinkingOf(overlay.thinking.find(fits)?.facts, draft) : undefined,
    shutdown: shutdown && {
      date: shutdown.date,
      ...(shutdown.replacement !== undefined && { replacement: shutdown.replacement }),
      ...(shutdown.rerouted && { rerouted: true }),
      source: sourceOf(shutdown.source),
    },
  };
}

function next(chain: readonly string[], draft: Draft): string | undefined {
  const index = chain.findIndex((id) => id === draft.id || draft.aliases.has(id));
  return index < 0 ? undefined : chain[index + 1];
}

function thinkingOf(row: ThinkingEntry | undefined, { newer }: Draft): ThinkingEntry | undefined {
  if (row === false || (row === undefined && newer?.thinks === false)) return false;
  const off = row?.off ?? newer?.canDisableThinking;
  const efforts = row?.efforts ?? newer?.efforts;
  const facts = {
    ...(row?.default !== undefined && { default: row.default }),
    ...(off !== undefined && { off }),
    ...(row?.effort !== undefined && { effort: row.effort }),
    ...(efforts !== undefined && { efforts }),
  };
  return Object.keys(facts).length > 0 && (row !== undefined || newer?.thinks === true) ? facts : undefined;
}

/** The service tiers of the provider that this model does not have. */
export function withoutTiers(
  provider: string,
  id: string,
  operation: Operation,
  overlay: Overlay,
): readonly ServiceTier[] {
  return overlay.factors
    .filter((row) => row.provider === provider)
    .filter(
      (row) =>
        !(row.operations ?? ['chat']).includes(operation) || (row.except !== undefined && matches(row.except, id)),
    )
    .map((row) => row.tier);
}
