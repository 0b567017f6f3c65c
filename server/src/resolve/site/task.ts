import { valuesOf } from '../../base/fact.ts';
import type { Operation } from '../../base/operation.ts';
import type { Prompt, Request, Task } from '../callSite.ts';

export interface TaskFacts {
  readonly task: Task | null;
  readonly evidence: readonly string[];
}

/**
 * What a call is for. A phrase that asks for it in so many words is enough; single words count only together with another kind of
 * evidence (the schema, the function's name), because they also stand in prompts that do something else.
 */
export function readTask(
  operation: Operation,
  request: Request,
  functionName: string | null,
  isAgent: boolean,
): TaskFacts {
  const byOperation = operationTasks[operation];
  if (byOperation !== undefined) return { task: byOperation, evidence: [`operation: ${operation}`] };
  const found = [
    ...promptClues(request.prompt),
    ...schemaClues(request),
    ...nameClues(functionName),
    ...(isAgent
      ? [{ task: 'agent', kind: 'loop', isStrong: true, words: 'loop: calls the model again by itself' } as const]
      : []),
  ];
  return strongest(found);
}

const operationTasks: Readonly<Partial<Record<Operation, Task>>> = {
  embedding: 'embedding',
  image: 'image',
  audio: 'audio',
  moderation: 'moderation',
};

interface Clue {
  readonly task: Task;
  readonly kind: 'prompt' | 'schema' | 'name' | 'loop';
  readonly isStrong: boolean;
  readonly words: string;
}

/** Tasks of a few output tokens. Which of them it is matters little, so that the first wins where two are as likely. */
const shortTasks: readonly Task[] = ['classification', 'routing', 'moderation', 'judging'];

/** The task with the most evidence; null without enough, or if two unlike tasks have the same. */
function strongest(clues: readonly Clue[]): TaskFacts {
  const scores = [...new Set(clues.map((each) => each.task))].map((task) => {
    const own = clues.filter((each) => each.task === task);
    const isEnough = own.some((each) => each.isStrong) || new Set(own.map((each) => each.kind)).size >= 2;
    return { task, own, isEnough, score: own.reduce((sum, each) => sum + (each.isStrong ? 3 : 1), 0) };
  });
  const [best, second] = scores.filter((entry) => entry.isEnough).toSorted((a, b) => b.score - a.score);
  if (best === undefined) return { task: null, evidence: [] };
  const isTie = best.score === second?.score;
  if (isTie && !(shortTasks.includes(best.task) && shortTasks.includes(second.task)))
    return { task: null, evidence: [] };
  return { task: best.task, evidence: best.own.map((each) => each.words) };
}

/** Instructions stand at the start; words deep in a long prompt are about something else. */
const clueCharacters = { strong: 4000, weak: 800 };

function promptClues(prompt: Prompt): readonly Clue[] {
  const instructions = prompt.parts.filter((part) => part.role === 'system' || part.role === 'user');
  const written = instructions
    .map((part) => part.text.map((piece) => (piece.kind === 'static' ? piece.text : ' … ')).join(''))
    .join('\n')
    .slice(0, clueCharacters.strong);
  const text = withoutProhibitions(written);
  const start = text.slice(0, clueCharacters.weak);
  return tasks.flatMap(({ task, strong, weak }): Clue[] => {
    const phrase = strong.exec(text)?.[0];
    if (phrase !== undefined)
      return [{ task, kind: 'prompt', isStrong: true, words: `prompt: "${shortened(phrase)}"` }];
    const word = weak.exec(start)?.[0];
    return word === undefined ? [] : [{ task, kind: 'prompt', isStrong: false, words: `prompt: "${word}"` }];
  });
}

/** What a prompt forbids is not what it asks for: `never summarise the ticket`. Behind a comma the sentence may go on with what it wants. */
function withoutProhibitions(text: string): string {
  return text.replace(prohibition, (clause) => {
    const comma = clause.indexOf(',');
    const isList = comma < 0 || /\b(or|nor)\b/i.test(clause.slice(comma));
    return isList ? ' … ' : ` … ${clause.slice(comma)}`;
  });
}

const prohibition =
  /\b(never|(do|does|must|should|shall|may|can|will) ?not|(don|doesn|mustn|shouldn|can|won)['’]t|not to|refuse to|avoid|without|rather than|instead of|no need to)\b[^.;:!?\n]*?(?=[.;:!?\n]|\b(but|just|only|instead|simply)\b|$)/gi;

function schemaClues(request: Request): readonly Clue[] {
  const [shape, ...others] = valuesOf(request.responseFormat);
  if (shape === undefined || others.length > 0) return [];
  switch (shape.kind) {
    case 'labels': {
      const words = `schema: ${shape.labels.length} labels`;
      return (['classification', 'routing', 'moderation', 'judging'] as const).map((task) =>
        clue(task, 'schema', words),
      );
    }
    case 'boolean':
      return (['classification', 'moderation', 'judging'] as const).map((task) =>
        clue(task, 'schema', 'schema: boolean'),
      );
    case 'number':
      return [clue('judging', 'schema', 'schema: number')];
    case 'object':
      return [clue('extraction', 'schema', `schema: object of ${shape.fields} fields`)];
    case 'json':
      return shape.schema === 'given' ? [clue('extraction', 'schema', 'schema: given')] : [];
    case 'text':
      return [];
  }
}

/** `classifyTicket` and `classify_ticket` name what they do. */
function nameClues(name: string | null): readonly Clue[] {
  if (name === null) return [];
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_$]+/g, ' ')
    .trim();
  return tasks.flatMap(({ task, named }) => (named.test(words) ? [clue(task, 'name', `function: ${name}`)] : []));
}

const clue = (task: Task, kind: Clue['kind'], words: string): Clue => ({ task, kind, isStrong: false, words });

const shortened = (phrase: string): string => {
  const flat = phrase.replace(/\s+/g, ' ').trim();
  return flat.length > 60 ? `${flat.slice(0, 59)}…` : flat;
};

const tasks: readonly {
  readonly task: Task;
  readonly strong: RegExp;
  readonly weak: RegExp;
  readonly named: RegExp;
}[] = [
  {
    task: 'classification',
    strong:
      /\bclassify\s+(the|this|these|each|every|it|whether|if|as|into|a|an|my|user|customer|incoming|following)\b|\bcategori[sz]e\s+(the|this|these|each|it|into|a|an|following)\b|\b(answer|respond|reply|return|output)\b[^.\n]{0,30}\b(["'`]?yes["'`]?\s*(or|\/|\|)\s*["'`]?no\b|["'`]?true["'`]?\s*(or|\/|\|)\s*["'`]?false\b)|\b(one|exactly one) of (the )?(following|these) (categories|labels|classes|tags|options|sentiments)\b|\byou are an?\b[^.\n]{0,30}\bclassifier\b|\b(determine|detect|identify|analy[sz]e) the sentiment\b/i,
    weak: /\b(classif\w+|categor\w+|labels?|sentiment|triage|spam)\b/i,
    named: /\b(classif\w*|categor\w*|label|tag|sentiment|triage|detect|is spam)\b/i,
  },
  {
    task: 'routing',
    strong:
      /\broute\s+(the|this|each|it|user|customer|incoming)\b[^.\n]{0,40}\bto\b|\b(determine|detect|identify|classify) the (user'?s? )?intent\b|\bwhich (agent|tool|department|team|specialist|route) (should|is best)\b|\byou are an?\b[^.\n]{0,30}\b(router|dispatcher)\b/i,
    weak: /\b(intents?|rout(e|ing)|dispatch)\b/i,
    named: /\b(rout(e|er|ing)|intent|dispatch|pick tool|select agent)\b/i,
  },
  {
    task: 'moderation',
    strong:
      /\b(violates?|complies with|against) (our|the|any) [^.\n]{0,30}(policy|policies|guidelines)\b|\bis (this|the) [^.\n]{0,30}\b(toxic|harmful|unsafe|offensive|inappropriate)\b|\bcontent moderat(or|ion)\b|\b(safe|unsafe) or (unsafe|safe)\b/i,
    weak: /\b(moderat\w+|toxic\w*|harmful|offensive|unsafe|jailbreak|prompt injection)\b/i,
    named: /\b(moderat\w*|guard(rail)?|safety|toxic\w*|is safe)\b/i,
  },
  {
    task: 'judging',
    strong:
      /\b(rate|score|grade)\s+(the|this|each|how|it|following)\b[^.\n]{0,80}\b(from|on a scale|between|out of|\d+\s*(-|–|to)\s*\d+)\b|\byou are an?\b[^.\n]{0,40}\b(judge|grader|evaluator)\b|\bwhich (answer|response|output) is better\b|\bon a scale (of|from) \d/i,
    weak: /\b(score|grade|rate|rating|evaluat\w+|judge|relevan(t|ce))\b/i,
    named: /\b(score|grade|judge|evaluat\w*|eval|rate|rank|rerank|relevan\w*)\b/i,
  },
  {
    task: 'extraction',
    strong:
      /\bextract\s+(the|all|any|every|each|following|key|structured|information|data|entities|names|fields|relevant)\b|\bparse (the|this) [^.\n]{0,40}\binto\b|\bpull out (the|all|any|every)\b/i,
    weak: /\b(extract\w*|entities|parse|fields)\b/i,
    named: /\b(extract\w*|parse|ner|entities)\b/i,
  },
  {
    task: 'summary',
    strong:
      /\bsummari[sz]e\s+(the|this|these|it|each|following|in|all|what|conversation|text|my|a|an)\b|\b(write|create|give|provide|generate|produce) (me )?an?\b[^.\n]{0,30}\bsummary\b|\btl;?dr\b/i,
    weak: /\b(summar\w+|condense|recap)\b/i,
    named: /\b(summar\w*|condense|recap|tldr|digest)\b/i,
  },
  {
    task: 'translation',
    strong:
      /\btranslate\s+(the|this|these|it|following|from|into|to|text|each|all|every|user)\b|\byou are an?\b[^.\n]{0,30}\btranslator\b/i,
    weak: /\btranslat\w+\b/i,
    named: /\b(translat\w*|locali[sz]e)\b/i,
  },
  {
    task: 'code',
    strong:
      /\b(write|generate|produce|output|complete|refactor|fix|debug) (the |this |a |an |some |valid |only )*(python|javascript|typescript|java|sql|rust|go|bash|shell|react|html)? ?(code|script|function|query|unit tests?|program)\b|\byou are an?\b[^.\n]{0,40}\b(programmer|software engineer|developer|coding assistant|code reviewer)\b/i,
    weak: /\b(code|sql|refactor|unit tests?)\b/i,
    named: /\b(code|sql|refactor|codegen|unit test)\b/i,
  },
  {
    task: 'chat',
    strong:
      /\byou are an?\b[^.\n]{0,40}\b(chat ?bot|customer (support|service) (agent|assistant|representative)|conversational (agent|assistant|ai))\b/i,
    weak: /\b(chat ?bot|conversation|assistant)\b/i,
    named: /\b(chat|reply|converse|conversation)\b/i,
  },
  {
    task: 'generation',
    strong:
      /\b(write|draft|compose) (me )?(a|an|the|some|one) ([a-z-]+ ){0,3}(email|e-mail|article|blog post|post|story|poem|essay|letter|tweet|headline|description|message|response|reply|report|copy)\b/i,
    weak: /\b(write|draft|compose|brainstorm)\b/i,
    named: /\b(write|draft|compose|generate (email|post|story|article|description|copy))\b/i,
  },
];
