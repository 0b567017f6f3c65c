import type { Provenance, Task, TextPart } from '../resolve/callSite.ts';
import { type Assumption, type AssumptionTable, assume } from './assumptions.ts';

export type DynamicText = Extract<TextPart, { kind: 'dynamic' }>;

/** The length of a text that only the run time knows: by its origin, what the call is for, and the name that it has in the code. */
export function runTimeText(text: DynamicText, task: Task | null, table: AssumptionTable): Assumption {
  const { kind } = text.provenance;
  const narrowed = task === null ? [] : [`input.${kind}.${task}`];
  const length = task === 'embedding' ? null : lengthByName(text);
  return length === null ? assume(table, `input.${kind}`, ...narrowed) : assume(table, `input.${length}`);
}

/** In words, for lines of a bill. */
export const originWords: Readonly<Record<Provenance['kind'], string>> = {
  'user-input': 'user input',
  retrieval: 'retrieved text',
  'loop-variable': 'item of the loop',
  parameter: 'text from the caller',
  environment: 'environment variable',
  clock: 'date or time',
  random: 'random value',
  file: 'file content',
  'model-output': 'earlier answer',
  other: 'run-time text',
};

/** What the last name of an expression tells of its length, where its origin tells nothing. */
function lengthByName({ provenance, code }: DynamicText): 'short-value' | 'long-text' | null {
  if (provenance.kind !== 'parameter' && provenance.kind !== 'other' && provenance.kind !== 'loop-variable')
    return null;
  if (/^len\(|\.(length|size)\W*$/.test(code)) return 'short-value';
  const name =
    /([\p{L}_$][\p{L}\p{N}_$]*)\W*$/u.exec(code)?.[1] ?? (provenance.kind === 'parameter' ? provenance.name : '');
  const word =
    name
      .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
      .toLowerCase()
      .split('_')
      .findLast((each) => each !== '') ?? '';
  return shortNames.has(word) ? 'short-value' : longNames.has(word) ? 'long-text' : null;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const shortNames = words(
  `id name language lang locale date today day month year time city country title category label tone style role user username count
   number index type kind status version model key url email format currency level age gender topic color size score`.replace(
    /\s+/g,
    ' ',
  ),
);

const longNames = words(
  `document documents docs doc article articles transcript context chapter essay paper pages html markdown source diff patch file files
   conversation log logs corpus book thread contract chunks passages`.replace(/\s+/g, ' '),
);
