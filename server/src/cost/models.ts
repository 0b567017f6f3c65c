import type { Fact } from '../base/fact.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { lookupModel } from '../catalog/lookup.ts';
import { isLocalProvider } from '../catalog/providers.ts';
import type { ModelInfo, ModelPrice } from '../catalog/types.ts';
import type { Request } from '../resolve/callSite.ts';

/** A model that a request may be sent to, as far as its price is known. */
export type PricedModel =
  | { readonly kind: 'local'; readonly id: string }
  | { readonly kind: 'unknown'; readonly id: string | null; readonly gap: string }
  | {
      readonly kind: 'known';
      readonly info: ModelInfo;
      readonly price: ModelPrice;
      /** False where only the model's maker is known and somebody else may send the bill. */
      readonly isProviderKnown: boolean;
      /** Reservations that belong beside the price. */
      readonly notes: readonly string[];
    };

/** Every model that the request may be sent to: at least one. What is not known stays unknown; no other model stands in for it. */
export function modelsOf(request: Request, catalog: Catalog, asOf: string): readonly PricedModel[] {
  const ids = alternatives(request.model);
  const providers = request.provider.state === 'unknown' ? [null] : alternatives(request.provider);
  const found = ids.flatMap((id) =>
    providers.map((provider) => {
      if (request.isLocal) return { kind: 'local', id: id ?? 'local model' } as const;
      if (id === null) return { kind: 'unknown', id, gap: missingModel(request.model) } as const;
      return pricedModel(catalog, provider, id, asOf);
    }),
  );
  return [...new Map(found.map((model) => [keyOf(model), model])).values()];
}

/** Each value that a fact may take; null for one that is not known. */
function alternatives<T>(fact: Fact<T>): readonly (T | null)[] {
  switch (fact.state) {
    case 'known':
      return [fact.value];
    case 'several': {
      const values = fact.alternatives.map(({ value }) => value);
      return fact.maybeAbsent ? [...values, null] : values;
    }
    case 'absent':
      return [fact.fallback?.value ?? null];
    case 'unknown':
      return [null];
  }
}

const missingModel = (fact: Fact<string>): string =>
  fact.state === 'absent' || fact.state === 'several'
    ? "the model may be left to the SDK's default, which is not known"
    : 'the model is not known';

function pricedModel(catalog: Catalog, provider: string | null, id: string, asOf: string): PricedModel {
  const listed = lookupModel(catalog, provider, id, asOf);
  const info = listed && (rerouted(catalog, listed, asOf) ?? listed);
  const name = provider === null || id.includes('/') ? id : `${provider}/${id}`;
  if (info === null) return { kind: 'unknown', id, gap: `no price for ${name}` };
  if (isLocalProvider(info.provider)) return { kind: 'local', id: info.id };
  if (info.price === null) return { kind: 'unknown', id: info.id, gap: `no price for ${name}` };
  const unknownProvider = provider === null ? [`the provider is not known: priced as at ${info.provider}`] : [];
  const past = listed?.shutdown?.past ? [shutdownNote(listed, info)] : [];
  return {
    kind: 'known',
    info,
    price: info.price,
    isProviderKnown: provider !== null,
    notes: [...unknownProvider, ...notesOf(info), ...past],
  };
}

/** The model that answers, at its own price, where a retired one is passed on to its successor. */
function rerouted(catalog: Catalog, { shutdown, provider }: ModelInfo, asOf: string): ModelInfo | null {
  if (shutdown === null || !shutdown.past || !shutdown.rerouted || shutdown.replacement === null) return null;
  return lookupModel(catalog, provider, shutdown.replacement, asOf);
}

const shutdownNote = (listed: ModelInfo, answering: ModelInfo): string =>
  listed.id === answering.id
    ? `${listed.id} was shut down on ${listed.shutdown?.date}: this was its last price`
    : `${listed.id} was shut down on ${listed.shutdown?.date}: ${answering.id} answers, at its own price`;

const notesOf = ({ note }: ModelInfo): readonly string[] => (note === null ? [] : [note.replace(/\.$/, '')]);

function keyOf(model: PricedModel): string {
  switch (model.kind) {
    case 'local':
      return `local ${model.id}`;
    case 'unknown':
      return `unknown ${model.gap}`;
    case 'known':
      return `${model.info.provider} ${model.info.id}`;
  }
}
