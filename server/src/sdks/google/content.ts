import { type Dialect, deprecated, type Paths } from '../build.ts';
import type { CallSpec, Concept, Parameter, PromptSource } from '../types.ts';

/** Fields that say how content is generated, by concept. All of Google's SDKs call them the same; where they stand differs. */
export const generation: Paths = {
  outputCap: 'maxOutputTokens',
  n: 'candidateCount',
  temperature: 'temperature',
  stop: 'stopSequences',
  responseFormat: ['responseSchema', 'responseMimeType'],
};

/** Where a field may stand, in order of precedence. */
export interface Place {
  /** The record, as a path that ends with a dot: `config.`, `$client.generationConfig.`. Empty for the call itself. */
  readonly in: string;
  /** Proposed by a fix. One place is; the others are read. */
  readonly isProposed?: boolean;
  /** A record that replaces this one as a whole. */
  readonly unless?: string;
}

/**
 * The same fields in every place, in the spelling of the language. Python's dictionaries take the spelling of JavaScript as well, which is
 * read but never proposed.
 */
export function placed(d: Dialect, fields: Paths, places: readonly Place[]): CallSpec['parameters'] {
  const all: Partial<Record<Concept, readonly Parameter[]>> = {};
  for (const [concept, written] of Object.entries(fields) as [
    Concept,
    string | Parameter | readonly (string | Parameter)[],
  ][]) {
    const list = (Array.isArray(written) ? written : [written]) as readonly (string | Parameter)[];
    all[concept] = places.flatMap((place) =>
      list.flatMap((each) => at(d, typeof each === 'string' ? { path: each } : each, place)),
    );
  }
  return all;
}

function at(d: Dialect, { path, ...own }: Parameter, place: Place): readonly Parameter[] {
  const limits = { ...own, ...(place.unless && { unless: d.spell(place.unless) }) };
  const spelled: Parameter = { ...limits, path: d.spell(`${place.in}${path}`) };
  const other = `${d.spell(place.in)}${path}`;
  const isInRecord = !/^(\$client\.(\$parent\.)?)?$/.test(place.in);
  return [
    place.isProposed === true ? spelled : { ...spelled, deprecated: true },
    ...(isInRecord && other !== spelled.path ? [deprecated(other, limits)] : []),
  ];
}

/** Joins groups of parameters; those of earlier groups go first. */
export function joined(...groups: readonly CallSpec['parameters'][]): CallSpec['parameters'] {
  const all: Partial<Record<Concept, readonly Parameter[]>> = {};
  for (const group of groups)
    for (const [concept, list] of Object.entries(group) as [Concept, readonly Parameter[]][])
      all[concept] = [...(all[concept] ?? []), ...list];
  return all;
}

/** Prompt sources in the spelling of the language. */
export const sources = (d: Dialect, ...list: readonly PromptSource[]): readonly PromptSource[] =>
  list.map((source) => ({
    ...source,
    path: d.spell(source.path),
    ...(source.unless && { unless: d.spell(source.unless) }),
  }));

/** Gemini's models that draw or speak answer through the same calls as those that write. */
export const byModel: NonNullable<CallSpec['operations']> = [
  { models: ['*gemini-*-image*'], operation: 'image' },
  { models: ['*gemini-*-tts*'], operation: 'audio' },
];
