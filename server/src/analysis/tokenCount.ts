import type { Catalog } from '../catalog/catalog.ts';
import { lookupModel } from '../catalog/lookup.ts';
import type { CountTokens } from '../cost/tokens.ts';
import type { Request } from '../resolve/callSite.ts';

/** Counts the tokens of a text as the request's model does, or as a common tokenizer does where the model is not known. */
export type CountForRequest = (text: string, request: Request) => number;

export function countForRequest(catalog: Catalog, asOf: string, countTokens: CountTokens): CountForRequest {
  return (text, { provider, model }) => {
    const name = provider.state === 'known' ? provider.value : null;
    const info = model.state === 'known' ? lookupModel(catalog, name, model.value, asOf) : null;
    return countTokens(text, info?.tokenizer ?? 'o200k').tokens.expected;
  };
}
