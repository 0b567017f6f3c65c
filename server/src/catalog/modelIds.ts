import { providerId } from './providers.ts';

/**
 * The ways in which one provider's model may be spelled, the given id first. A spelling is only a question to the catalogue: what it does
 * not list stays unknown, and nothing is guessed from the beginning of a name.
 */
export function spellings(provider: string, id: string): readonly string[] {
  const plain = [id, ...withoutOwnPrefix(provider, id)];
  switch (provider) {
    case 'google':
    case 'vertex':
      return plain.flatMap((one) => [one, ...googleForms(one)]);
    case 'anthropic':
      return plain.flatMap((one) => [one, one.replace('@', '-'), dashed(one)]);
    case 'bedrock':
      return plain.flatMap(bedrockForms);
    default:
      return plain;
  }
}

/** `provider/id` and `provider:id` as libraries with many providers write them; null if the id begins with no known provider's name. */
export function splitProvider(id: string): { readonly provider: string; readonly id: string } | null {
  const separator = /[/:]/.exec(id)?.index;
  if (separator === undefined) return null;
  const provider = providerId(id.slice(0, separator));
  const rest = id.slice(separator + 1);
  return provider === null || rest === '' ? null : { provider, id: rest };
}

/** The base of a fine-tuned model's id: `ft:gpt-4o-2024-08-06:company::abc` was tuned from `gpt-4o-2024-08-06`. */
export function fineTuneBase(id: string): string | null {
  return /^ft:([^:]+)/.exec(id)?.[1] ?? null;
}

/** An id without the date at its end, if there is a date: `claude-opus-5-5-20261007` or `gpt-6-sol-2026-09-01`. */
export function undated(id: string): { readonly id: string; readonly form: 'iso' | 'compact' } | null {
  const date = /^(.+)-(\d{4})(-?)(0[1-9]|1[0-2])\3(0[1-9]|[12]\d|3[01])$/.exec(id);
  const name = date?.[1];
  if (date === null || name === undefined || !/^20[2-9]/.test(date[2] ?? '')) return null;
  return { id: name, form: date[3] === '-' ? 'iso' : 'compact' };
}

/** Gateways write Anthropic's versions with dots. */
export const dashed = (id: string): string => (id.startsWith('claude-') ? id.replaceAll('.', '-') : id);

function withoutOwnPrefix(provider: string, id: string): readonly string[] {
  const split = splitProvider(id);
  return split !== null && split.provider === provider ? [split.id, ...withoutOwnPrefix(provider, split.id)] : [];
}

function googleForms(id: string): readonly string[] {
  const name = /(?:^|\/)models\/([^/]+)$/.exec(id)?.[1] ?? id;
  return [name, name.replace('@', '-'), name.replace(/@(latest|default)$/, '')];
}

/** An ARN ends with the id; a version suffix and a region do not change the model, though the region may change its price. */
function bedrockForms(id: string): readonly string[] {
  const name = id.startsWith('arn:')
    ? (/:(?:foundation-model|inference-profile)\/(.+)$/.exec(id)?.[1] ?? id)
    : (id.split('/').at(-1) ?? id);
  const regionless = /^(?:us|eu|apac|au|jp|in|ca)\.(.+\..+)$/.exec(name)?.[1];
  const names = regionless === undefined ? [name] : [name, regionless];
  return names.flatMap((one) => [one, one.replace(VERSION, '')]);
}

/** Titan's versions are different models. */
const VERSION = /(?<!titan.*)-v\d+(?::\d+)?$/;
