import type { PeriodEntry, RateCard } from '../../server/src/catalog/snapshot.ts';
import type { Source } from '../../server/src/catalog/types.ts';

/** A model as one package describes it, in the catalogue's own terms. */
export interface RawModel {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly dated?: 'iso' | 'compact' | undefined;
  /** In ascending order of `from`; empty where the package has no price. */
  readonly periods: readonly RawPeriod[];
  readonly context?: number | undefined;
  readonly maxOutput?: number | undefined;
  /** Undefined where the package does not say. */
  readonly thinks?: boolean | undefined;
  readonly canDisableThinking?: boolean | undefined;
  readonly efforts?: readonly string[] | undefined;
}

export type RawPeriod = Omit<PeriodEntry, 'source'>;

export interface RawList {
  readonly source: Source;
  /** Models by the catalogue's provider id. */
  readonly providers: ReadonlyMap<string, readonly RawModel[]>;
}

/** Two ids of the same name: they differ in a date, in `-latest`, or in dots against dashes. */
export function sameName(a: string, b: string): boolean {
  return bare(a) === bare(b);
}

const DATE = /-(\d{4}-\d{2}-\d{2}|\d{8}|\d{2}-\d{4}|\d{4})$/;

function bare(id: string): string {
  return id
    .toLowerCase()
    .replace(/^x-ai\//, '')
    .replace('gpt-35', 'gpt-3-5')
    .replace(/[.]/g, '-')
    .replace(DATE, '')
    .replace(/-(latest|beta|preview)$/, '')
    .replace(DATE, '');
}

/** Drops what is undefined, so that nothing empty is written. */
export function rateCard(rates: { readonly [name in keyof RateCard]?: number | undefined }): RateCard {
  return Object.fromEntries(Object.entries(rates).filter(([, value]) => value !== undefined));
}
