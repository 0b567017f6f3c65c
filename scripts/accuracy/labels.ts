import { z } from 'zod';

/** A call that a person has found and judged by reading the code. */
export type Label = z.infer<typeof labelSchema>;

/** A file that a person has read in full: apart from its labels it holds no calls. */
export type LabelledFile = z.infer<typeof fileSchema>;

export interface LabelSet {
  readonly files: readonly LabelledFile[];
  readonly labels: readonly Label[];
}

/** Kinds of labels that are calls of an SDK or framework itself. */
export const coreKinds = new Set(['core', 'direct', 'framework']);

/** Kinds of labels that are calls of a project's own function around such a call. */
export const wrapperKinds = new Set(['wrapper', 'wrapper-caller']);

const placeSchema = z.object({
  /** `owner/name`. */
  repo: z.string(),
  /** From the repository's root. */
  path: z.string(),
});

const fileSchema = placeSchema.extend({
  file: z.literal(true),
  /** The file looks as if it held calls, and holds none. */
  trap: z.boolean().default(false),
  /** All calls of the project's own functions that lead to a billed call are labelled as well. */
  via_complete: z.boolean().default(false),
});

const labelSchema = placeSchema.extend({
  /** In a notebook the 0-based index over all cells. */
  cell: z.number().nullable().default(null),
  /** The 1-based line of the callee's last name, in a notebook within the cell. */
  line: z.number(),
  kind: z.string(),
  sdk: z.string(),
  api: z.string().default(''),
  /** Null where the code does not tell. */
  model: z.string().nullable().default(null),
  /** Further answers that are right. Null stands for none at all. */
  model_accept: z.array(z.string().nullable()).nullish(),
  output_cap: z
    .union([z.number(), z.enum(['absent', 'dynamic', 'n/a'])])
    .nullable()
    .default(null),
  expected_findings: z.array(z.string()).nullish(),
  /** Findings that can be defended either way. */
  optional_findings: z.array(z.string()).nullish(),
  /** Counts neither as found nor as missed. */
  optional: z.boolean().nullish(),
});

/** Reads files of labels, one JSON object a line. Throws an error that names the line which is not understood. */
export function readLabels(texts: readonly string[]): LabelSet {
  const rows = texts.flatMap((text) => text.split('\n').filter((line) => line.trim() !== '')).map(readRow);
  return {
    files: rows.flatMap((row) => ('file' in row ? [row] : [])),
    labels: rows.flatMap((row) => ('file' in row ? [] : [row])),
  };
}

/** The files in which the calls of the project's own functions are labelled completely. */
export function completeOf({ files, labels }: LabelSet): LabelSet {
  const complete = files.filter((file) => file.via_complete);
  const isWanted = ({ repo, path }: Label): boolean =>
    complete.some((file) => file.repo === repo && file.path === path);
  return { files: complete, labels: labels.filter(isWanted) };
}

function readRow(line: string): Label | LabelledFile {
  const value: unknown = JSON.parse(line);
  const isFile = typeof value === 'object' && value !== null && 'file' in value;
  const row = isFile ? fileSchema.safeParse(value) : labelSchema.safeParse(value);
  if (!row.success) throw new Error(`Not a label: ${line.slice(0, 200)}\n${z.prettifyError(row.error)}`);
  return row.data;
}
