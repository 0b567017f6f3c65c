import { coreKinds, type Label, type LabelledFile, type LabelSet, wrapperKinds } from './labels.ts';
import { isHit, pairsOf } from './match.ts';

/** A call as a report has it, reduced to what is compared. */
export interface Prediction {
  readonly repo: string;
  readonly file: string;
  readonly cell: number | null;
  readonly line: number;
  readonly endLine: number;
  readonly kind: 'direct' | 'via';
  /** All models that the report names for the call; empty if it names none. */
  readonly models: readonly string[];
  /** Null where the report does not tell. */
  readonly outputCap: number | 'absent' | null;
  readonly findings: readonly string[];
}

export interface Score {
  readonly files: number;
  readonly labels: number;
  readonly found: number;
  readonly missed: readonly Label[];
  readonly falseAlarms: readonly Prediction[];
  readonly falseInTraps: number;
  /** Labels whose model the code tells: among the found ones, and among all. */
  readonly models: { readonly right: number; readonly wrong: number; readonly ofFound: number; readonly ofAll: number };
  readonly caps: { readonly right: number; readonly of: number };
  readonly rules: ReadonlyMap<string, RuleScore>;
}

export interface RuleScore {
  hit: number;
  false: number;
  missed: number;
}

export interface ScoreOptions {
  /**
   * `core`: calls of SDKs and frameworks; `all`: calls of a project's own functions around them as well; `wrappers`: of all, what concerns the
   * latter, whose false alarms are known only in files that are labelled completely.
   */
  readonly kinds: 'core' | 'all' | 'wrappers';
  /** Only labels of these SDKs count; empty means all. */
  readonly only: readonly string[];
}

/** The rules whose findings the labels judge. */
const judgedRules = new Set([
  ...['missing-output-cap', 'dynamic-prefix', 'flagship-for-simple-task', 'uncached-prefix', 'batchable-loop'],
  ...['embedding-loop', 'unbounded-agent-loop', 'unbounded-retry', 'stacked-retry', 'full-history', 'fan-out'],
]);

/** With more models than this an answer says too little to be right. */
const maxModels = 3;

/**
 * Compares predictions with labels, file by file. Recall counts all labels, precision the predictions in labelled files. What meets a label
 * that does not count (an optional one, raw HTTP, another SDK) counts neither way.
 */
export function scoreOf(set: LabelSet, predictions: readonly Prediction[], options: ScoreOptions): Score {
  const counted = set.labels.filter((label) => counts(label, options));
  const neutral = set.labels.filter((label) => !counts(label, options));
  const isAsked = ({ kind }: Label): boolean => options.kinds !== 'wrappers' || wrapperKinds.has(kind);
  const asked = counted.filter(isAsked);
  const labelsOf = groupBy(counted, keyOf);
  const neutralOf = groupBy(neutral, keyOf);
  const predictionsOf = groupBy(predictions, ({ repo, file }) => keyOf({ repo, path: file }));
  const files = [...new Map(set.files.map((file) => [keyOf(file), file])).values()];
  const results = files.map((file) => {
    const key = keyOf(file);
    return fileResult(file, labelsOf.get(key) ?? [], neutralOf.get(key) ?? [], predictionsOf.get(key) ?? [], options);
  });
  const pairs = results.flatMap((result) => result.pairs).filter(({ label }) => isAsked(label));
  const falseAlarms = results.flatMap((result) => result.falseAlarms);
  return {
    files: files.length,
    labels: asked.length,
    found: pairs.length,
    missed: results.flatMap((result) => result.missed).filter(isAsked),
    falseAlarms,
    falseInTraps: results.reduce((sum, { file, falseAlarms }) => sum + (file.trap ? falseAlarms.length : 0), 0),
    models: modelScore(pairs, asked.filter(({ model }) => model !== null).length),
    caps: capScore(pairs),
    rules: ruleScores(pairs),
  };
}

interface Pair {
  readonly label: Label;
  readonly prediction: Prediction;
}

function fileResult(
  file: LabelledFile,
  labels: readonly Label[],
  neutral: readonly Label[],
  predictions: readonly Prediction[],
  { kinds }: ScoreOptions,
) {
  const pairs = pairsOf(labels, predictions);
  const used = new Set<Label | Prediction>(pairs.flatMap(({ label, prediction }) => [label, prediction]));
  return {
    file,
    pairs,
    missed: labels.filter((label) => !used.has(label)),
    falseAlarms: predictions.filter(
      (prediction) =>
        !used.has(prediction) &&
        !neutral.some((label) => isHit(prediction, label)) &&
        isJudged(prediction, file, kinds),
    ),
  };
}

function isJudged({ kind }: Prediction, file: LabelledFile, kinds: ScoreOptions['kinds']): boolean {
  if (kinds === 'wrappers') return kind === 'via' && file.via_complete;
  return kinds === 'all' || kind !== 'via';
}

function counts({ kind, optional, sdk }: Label, { kinds, only }: ScoreOptions): boolean {
  if (optional === true && !wrapperKinds.has(kind)) return false;
  if (only.length > 0 && !only.includes(sdk)) return false;
  return coreKinds.has(kind) || (kinds !== 'core' && wrapperKinds.has(kind));
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

const keyOf = ({ repo, path }: { readonly repo: string; readonly path: string }): string => `${repo}\n${path}`;

function modelScore(pairs: readonly Pair[], ofAll: number): Score['models'] {
  let [right, wrong, ofFound] = [0, 0, 0];
  for (const { label, prediction } of pairs) {
    const accepted = new Set([label.model, ...(label.model_accept ?? [])].flatMap((id) => (id ? [bareId(id)] : [])));
    if (accepted.size === 0) continue;
    ofFound++;
    const answers = new Set(prediction.models);
    if (answers.size <= maxModels && [...answers].some((id) => accepted.has(bareId(id)))) right++;
    else if (answers.size > 0) wrong++;
  }
  return { right, wrong, ofFound, ofAll };
}

/** A model's id without what routers write before it: `openai/gpt-5`, `bedrock:claude`. */
const bareId = (id: string): string => id.slice(Math.max(id.lastIndexOf('/'), id.lastIndexOf(':')) + 1);

function capScore(pairs: readonly Pair[]): Score['caps'] {
  const asked = pairs.filter(({ label }) => label.output_cap !== 'n/a');
  const right = asked.filter(
    ({ label, prediction }) => prediction.outputCap === (label.output_cap === 'dynamic' ? null : label.output_cap),
  );
  return { right: right.length, of: asked.length };
}

function ruleScores(pairs: readonly Pair[]): ReadonlyMap<string, RuleScore> {
  const scores = new Map<string, RuleScore>();
  for (const { label, prediction } of pairs) {
    const expected = new Set(label.expected_findings ?? []);
    const got = new Set(prediction.findings);
    for (const rule of new Set([...expected, ...got])) {
      if (!judgedRules.has(rule)) continue;
      const score = scores.get(rule) ?? { hit: 0, false: 0, missed: 0 };
      scores.set(rule, score);
      if (expected.has(rule) && got.has(rule)) score.hit++;
      else if (expected.has(rule)) score.missed++;
      else if (!(label.optional_findings ?? []).includes(rule)) score.false++;
    }
  }
  return scores;
}
