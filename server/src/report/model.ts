import type { z } from 'zod';
import type { reportSchema } from './schema.ts';

/** A report as it is written to JSON. Its fields are described in `schema.ts`. */
export type Report = DeepReadonly<z.infer<typeof reportSchema>>;
export type ReportSite = Report['callSites'][number];
export type ReportRequest = ReportSite['requests'][number];
export type ReportFinding = Report['findings'][number];
export type ReportRange = NonNullable<ReportSite['estimate']['perCall']>;

/** Where something stands. All but the file is null for a file whose text the analysis did not keep. */
export type ReportPosition = Pick<
  ReportFinding,
  'file' | 'cell' | 'physicalLine' | 'line' | 'column' | 'endLine' | 'endColumn'
>;

/** A value where it is known, null where the code leaves it out, else what is known of it. */
export type ReportPlain<T> = T | null | ReportSeveral<T> | ReportUnknown;
export type ReportSeveral<T> = { readonly state: 'several'; readonly value: null; readonly alternatives: readonly T[] };
export type ReportUnknown = Extract<ReportSite['model'], { readonly state: 'unknown' }>;

type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;
