import type { Known } from '../base/fact.ts';
import { formatUsd } from '../base/money.ts';
import type { Location } from '../base/span.ts';
import type { ModelInfo } from '../catalog/types.ts';
import type { CallSite, Request } from '../resolve/callSite.ts';
import { replaceByString, replaceString } from './edits.ts';
import { enumOption, numberOption, textListOption } from './options.ts';
import { calleeOf, isInCall, sameLocation } from './places.ts';
import { mainRequestsOf, requestsOf, withModel, writesText } from './requests.ts';
import { defineRule, type FixOffer, type RuleTools } from './rule.ts';
import { asksForThinking } from './thinking.ts';
import type { Saving } from './types.ts';
import { quoted, times } from './wording.ts';

export const flagshipForSimpleTask = defineRule({
  id: 'flagship-for-simple-task',
  title: 'Flagship model for a simple task',
  category: 'model',
  severity: 'warning',
  since: '0.1.0',
  scope: 'site',
  docs: {
    what: 'A model of the dearest class sorts, extracts, routes, moderates or judges, and the request itself asks for a tiny answer: a label, a number, yes or no, a small record, or a few tokens.',
    why: 'Small models of the same family do such work at a fraction of the price, and often faster. It is the largest single saving that most teams find.',
    saving: 'The cost of the call with this model less its cost with the smaller model of the same provider.',
    exceptions:
      'Needs evidence of the task and of the form of the answer; one alone is not enough. Silent where the model or its price is not known, where the code already chooses between models, hands the model tools or pictures, or asks it to think hard.',
    fix: 'Replaces the name of the model at this call. **Review**: compare both models on 50 to 100 of your own cases first. A definition that other calls share is offered as a second fix which lists them.',
  },
  examples: {
    bad: [
      {
        language: 'typescript',
        code: "import { openai } from '@ai-sdk/openai';\nimport { generateObject } from 'ai';\n\nconst { object } = await generateObject({\n  model: openai('gpt-4o'),\n  output: 'enum',\n  enum: ['positive', 'negative', 'neutral'],\n  prompt: 'Classify the sentiment of this review: wonderful!',\n});\n",
        fixed:
          "import { openai } from '@ai-sdk/openai';\nimport { generateObject } from 'ai';\n\nconst { object } = await generateObject({\n  model: openai('gpt-4o-mini'),\n  output: 'enum',\n  enum: ['positive', 'negative', 'neutral'],\n  prompt: 'Classify the sentiment of this review: wonderful!',\n});\n",
      },
    ],
    good: [
      {
        language: 'python',
        code: 'from openai import OpenAI\n\nclient = OpenAI()\nclient.chat.completions.create(\n    model="gpt-4o",\n    messages=[{"role": "user", "content": "Prove that there are infinitely many primes."}],\n    max_completion_tokens=2000,\n)\n',
      },
    ],
  },
  options: {
    tiers: enumOption({
      values: ['flagship', 'flagship-and-mid'],
      default: 'flagship',
      doc: 'Which classes of models are too large for a simple task.',
    }),
    tasks: textListOption({
      default: ['classification', 'extraction', 'routing', 'moderation', 'judging'],
      doc: 'Tasks that count as simple.',
    }),
    tinyCap: numberOption({
      default: 50,
      minimum: 1,
      maximum: 10_000,
      doc: 'An output cap in tokens up to which an answer counts as tiny.',
    }),
    minimumRatio: numberOption({
      default: 2,
      minimum: 1,
      maximum: 1000,
      doc: 'How many times cheaper the smaller model must be.',
    }),
  },
  check([site], context) {
    const { tasks, tiers, tinyCap, minimumRatio } = context.options;
    if (!writesText(site) || site.task === null || !tasks.includes(site.task)) return;
    const [request, ...others] = mainRequestsOf(site.plan);
    if (request === undefined || others.length > 0 || needsMore(request)) return;
    const shape = answerShape(request, tinyCap);
    const swap = shape === null ? null : cheaperModel(site, request, context);
    if (swap === null || swap.ratio < minimumRatio || !isTooLarge(swap.model, tiers)) return;
    const { model, sibling, ratio } = swap;
    context.report({
      at: placeOf(site, swap.written),
      message: `${model.id} for ${site.task}, answered with ${shape}: ${sibling.id} is ${times(ratio)} cheaper${costs(swap)}`,
      why: 'Sorting, extracting and judging with short answers is work for a small model. Run 50 to 100 representative cases through both before you switch.',
      related: definitionOf(site, swap.written),
      saving: savingOf(swap),
      fixes: fixesOf(site, swap, context),
    });
  },
});

interface Swap {
  readonly written: Known<string>;
  /** What stands before the id in the code: `openai/`. */
  readonly prefix: string | null;
  readonly model: ModelInfo;
  readonly sibling: ModelInfo;
  /** How many times dearer one call is with the model than with its sibling. */
  readonly ratio: number;
  /** USD for one call, expected. */
  readonly now: number;
  readonly then: number;
}

/** Requests that ask for more than their answer shows. */
function needsMore(request: Request): boolean {
  const { count } = request.tools;
  const hasTools = count.state !== 'absent' && !(count.state === 'known' && count.value === 0);
  return hasTools || asksForThinking(request) || request.prompt.parts.some((part) => part.media.length > 0);
}

/** What makes the answer tiny, in words; null if nothing shows that it is. */
function answerShape({ responseFormat, outputCap, prompt }: Request, tinyCap: number): string | null {
  if (responseFormat.state === 'known') {
    const shape = responseFormat.value;
    if (shape.kind === 'labels') return `one of ${shape.labels.length} labels`;
    if (shape.kind === 'boolean') return 'yes or no';
    if (shape.kind === 'number') return 'a number';
    if (shape.kind === 'object' && shape.isSmall) return 'a small record';
  }
  if (outputCap.state === 'known' && outputCap.value > 0 && outputCap.value <= tinyCap)
    return `at most ${outputCap.value} tokens`;
  const wording = prompt.parts
    .filter((part) => !part.isMaybe && (part.role === 'system' || part.role === 'user'))
    .flatMap((part) => part.text)
    .map((text) => (text.kind === 'static' ? text.text : ' '))
    .join('');
  return shortAnswers.some((phrase) => phrase.test(wording)) ? 'a word or two' : null;
}

/** Instructions that leave room for one word, one letter or one figure. */
const shortAnswers: readonly RegExp[] = [
  /\b(answer|respond|reply|return|output|write|give|say)\b[^.!?\n]{0,40}\b(only|just|exactly|single|one|nothing but|simply)\b[^.!?\n]{0,30}\b(word|letter|label|category|class|number|digit|integer|index|score|name|token|character|option)\b/i,
  /\b(answer|respond|reply|return|output|write|say)\b[^.!?\n]{0,40}\b["'`]?(yes|true|pass|correct|positive|relevant|safe)["'`]?\s*(or|\/|,)\s*["'`]?(no|false|fail|incorrect|negative|irrelevant|unsafe)\b/i,
  /\b(only|just)\b[^.!?\n]{0,25}\b(the (word|letter|label|category|class|number|name of the (category|class|label)))\b/i,
  /\bone[- ]word (answer|response|reply|label)\b/i,
  /\b(single|one)[- ](letter|digit|word|label)\b[^.!?\n]{0,20}\b(answer|response|reply|only)\b/i,
];

function isTooLarge({ tier }: ModelInfo, tiers: 'flagship' | 'flagship-and-mid'): boolean {
  return tier === 'flagship' || (tier === 'mid' && tiers === 'flagship-and-mid');
}

/** The smaller model of the same provider with what both cost here; null if a price is missing or the code leaves the model open. */
function cheaperModel(site: CallSite, request: Request, tools: RuleTools): Swap | null {
  const model = request.model.state === 'known' ? tools.model(request) : null;
  const sibling = model?.sibling ? tools.modelOf(model.provider, model.sibling) : null;
  if (request.model.state !== 'known' || model === null || sibling === null) return null;
  const now = tools.estimateOf(site, request, 'as it is').perCall?.expected ?? 0;
  const then = tools.estimateOf(site, withModel(request, sibling.id), `with ${sibling.id}`).perCall?.expected ?? 0;
  return now > 0 && then > 0
    ? { written: request.model, prefix: request.modelPrefix ?? null, model, sibling, now, then, ratio: now / then }
    : null;
}

const costs = ({ now, then }: Swap): string => ` (about ${formatUsd(then)} in place of ${formatUsd(now)} a call)`;

/** The literal where it stands in the call or its file, else the argument that leads to it, else the callee. */
function placeOf(site: CallSite, { use, definition }: Known<string>): Location {
  for (const place of [definition, use]) if (place !== null && isInCall(site, place)) return place;
  return site.kind === 'direct' && definition?.path === site.path ? definition : calleeOf(site);
}

function definitionOf(site: CallSite, written: Known<string>): { location: Location; message: string }[] {
  const at = placeOf(site, written);
  const { definition } = written;
  return definition === null || sameLocation(definition, at)
    ? []
    : [{ location: definition, message: 'the model is named here' }];
}

/** USD per 1,000 calls. */
function savingOf({ now, then, ratio }: Swap): Saving {
  const expected = (now - then) * 1000;
  return {
    low: 0,
    expected,
    high: expected,
    unit: 'per-1000-calls',
    formula: `1,000 × (${formatUsd(now)} − ${formatUsd(then)}), ${times(ratio)} cheaper; nothing if an evaluation shows that the smaller model does not do`,
  };
}

function fixesOf(site: CallSite, swap: Swap, tools: RuleTools): readonly FixOffer[] {
  const { written, sibling } = swap;
  const { definition, use } = written;
  const name = nameLike(swap);
  if (name === null || definition === null) return [];
  const users = otherUsers(site, definition, tools);
  const atDefinition: FixOffer = {
    title:
      users.length === 0
        ? `Use ${sibling.id} (needs an evaluation)`
        : `Use ${sibling.id} here and in ${users.length === 1 ? '1 other call' : `${users.length} other calls`}: ${placesOf(users)} (needs an evaluation)`,
    safety: 'review',
    edits: (program) => replaceString(program, definition, name),
  };
  if (users.length === 0) return [atDefinition];
  const here: FixOffer = {
    title: `Use ${sibling.id} in this call only (needs an evaluation)`,
    safety: 'review',
    edits: (program) => (use === null || sameLocation(use, definition) ? null : replaceByString(program, use, name)),
  };
  return [here, atDefinition];
}

/** The sibling as this code spells models, with the prefix of the model. Null for spellings with parts of their own. */
function nameLike({ written, prefix, model, sibling }: Swap): string | null {
  const isPlain =
    written.value === model.id || (/^[\w.-]+$/.test(written.value) && model.provider === model.home.provider);
  return isPlain ? (prefix ?? '') + sibling.id : null;
}

/** Other calls whose model is written at the same place. */
function otherUsers(site: CallSite, definition: Location, tools: RuleTools): readonly CallSite[] {
  return tools.sites.filter(
    (other) =>
      other.id !== site.id &&
      other.kind === 'direct' &&
      requestsOf(other.plan).some(
        ({ model }) =>
          model.state === 'known' && model.definition !== null && sameLocation(model.definition, definition),
      ),
  );
}

function placesOf(users: readonly CallSite[]): string {
  const names = users.slice(0, 3).map((user) => quoted(user.place.function ?? user.path));
  return names.join(', ') + (users.length > 3 ? ' …' : '');
}
