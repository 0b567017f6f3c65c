import type { Fact } from '../base/fact.ts';
import type { Range3 } from '../base/range3.ts';
import type { TokenizerFamily } from '../catalog/tokenizers.ts';
import type { CallSite, PromptPart, Request, TextPart } from '../resolve/callSite.ts';
import { partWeights } from './alternatives.ts';
import { type Assumption, type AssumptionTable, assume } from './assumptions.ts';
import { type DynamicText, originWords, runTimeText } from './promptText.ts';
import { always, combine, none, once, plus, product, rangeOf, type Scenarios, scenarios, total } from './scenarios.ts';
import { type CountTokens, messageOverhead, toolOverhead } from './tokens.ts';
import type { CostComponent, Tag, UsedAssumption } from './types.ts';

/** Tokens of one kind that a request sends to be read. */
export interface Amount {
  readonly kind: Extract<CostComponent['kind'], 'input' | 'tools' | 'image'>;
  readonly label: string;
  readonly tokens: Scenarios;
  readonly tag: Tag;
  /** Index of the prompt part that it is in; null for what belongs to the request. */
  readonly part: number | null;
  /** True for text that is not in the code: its length is limited by the model's context alone. */
  readonly isRunTime: boolean;
}

export interface PromptAmounts {
  readonly amounts: readonly Amount[];
  readonly assumptions: readonly UsedAssumption[];
  /** What is sent beside the text and has no length in the code: `the length of the audio is not in the code`. */
  readonly unmeasured: readonly string[];
  readonly gaps: readonly string[];
}

export interface PromptSituation {
  readonly site: CallSite;
  readonly family: TokenizerFamily;
  readonly contextWindow: number | null;
  readonly table: AssumptionTable;
  readonly countTokens: CountTokens;
  /** True if this request is one of an agent's, whose own history is counted apart. */
  readonly isStep: boolean;
}

/** What one request sends to be read, in tokens of the model. */
export function promptAmounts(request: Request, situation: PromptSituation): PromptAmounts {
  const { site, family, table } = situation;
  const operation = request.operation ?? site.operation;
  const isListOfTexts = operation === 'embedding' || operation === 'moderation';
  const { parts } = request.prompt;
  const weights = partWeights(parts);
  const pieces = isListOfTexts ? null : tooManyPieces(parts, weights, situation);
  const share = pieces?.share ?? once;
  const read: readonly Reading[] = [
    ...parts.flatMap((part, index) =>
      part.role === 'tools' ? [] : readPart(part, index, weights[index] ?? once, share, situation, isListOfTexts),
    ),
    ...readTools(request, weights, situation),
    ...hiddenText(request, table, isListOfTexts),
  ];
  const conversation = parts.some((part) => isConversation(part, isListOfTexts)) || holdsConversation(request);
  const history = conversation ? [historyReading(site, situation)] : [];
  const overhead = isListOfTexts || operation === 'image' ? [] : [messageReading(parts, weights, family)];
  const readings = [...read, ...history, ...overhead];
  const amounts = readings.map(({ amount }) => amount);
  const isOpenList = isListOfTexts && request.items.state === 'unknown';
  return {
    amounts: isListOfTexts ? amounts : withinContext(amounts, situation.contextWindow),
    assumptions: [...readings.flatMap(({ assumptions }) => assumptions), ...(pieces ? [pieces.assumption] : [])],
    unmeasured: parts.flatMap(({ media }) => (media.some(({ kind }) => kind === 'audio') ? [unknownAudio] : [])),
    gaps: isOpenList ? ['the number of texts is not known: the figure is for one of them'] : [],
  };
}

const unknownAudio = 'the length of the audio is not in the code';

interface Reading {
  readonly amount: Amount;
  readonly assumptions: readonly Assumption[];
}

// ---------------------------------------------------------------------------------------------------------------- text

function readPart(
  part: PromptPart,
  index: number,
  certainty: Scenarios,
  share: Scenarios,
  situation: PromptSituation,
  isListOfTexts: boolean,
): readonly Reading[] {
  const { table } = situation;
  const messages = part.isRepeated && !isListOfTexts ? assume(table, 'history.messages') : null;
  const weight = product(certainty, messages === null ? once : scenarios(messages.value));
  const isHistory = isConversation(part, isListOfTexts);
  const dynamic = isHistory ? [] : part.text.filter((text) => text.kind === 'dynamic');
  return [
    ...staticReading(part, index, weight, messages, situation),
    ...dynamic.map((text) => {
      const assumption = assumedLength(part, text, situation);
      const label = part.role === 'tool' ? 'tool result' : originWords[text.provenance.kind];
      const counted = isPiece(text, assumption) ? product(weight, share) : weight;
      return assumedReading('input', label, assumption, product(counted, scenarios(assumption.value)), index);
    }),
    ...part.media.flatMap((media) => readMedia(media, index, weight, table)),
  ];
}

const assumedLength = (part: PromptPart, text: DynamicText, { site, table }: PromptSituation): Assumption =>
  part.role === 'tool' ? assume(table, 'input.tool-result') : runTimeText(text, site.task, table);

/** Text of a prompt that is more than a value filled in, and no document: at least 100 tokens are expected. */
const isPiece = (text: TextPart, { value }: Assumption): boolean => value.expected >= 100 && !isDocument(text);

/**
 * How much of each piece of run-time text is counted, where the analysis sees more of them than anybody would put into one prompt: it
 * then sees the same text in the forms that different callers give it. Null where there are no more.
 */
function tooManyPieces(
  parts: readonly PromptPart[],
  weights: readonly Scenarios[],
  situation: PromptSituation,
): { readonly share: Scenarios; readonly assumption: Assumption } | null {
  const counts = parts.map((part, index) => {
    if (part.role === 'tools' || isConversation(part, false)) return 0;
    const [, expected] = weights[index] ?? once;
    const pieces = part.text.filter(
      (text) => text.kind === 'dynamic' && isPiece(text, assumedLength(part, text, situation)),
    );
    return expected * pieces.length;
  });
  const count = counts.reduce((sum, each) => sum + each, 0);
  const assumption = assume(situation.table, 'prompt.pieces');
  const share = combine((most) => (count > most ? most / count : 1), scenarios(assumption.value));
  return share.every((each) => each === 1) ? null : { share, assumption };
}

/** Text that stands in the code: counted, exactly where the model's tokenizer is at hand. */
function staticReading(
  part: PromptPart,
  index: number,
  weight: Scenarios,
  messages: Assumption | null,
  { family, countTokens }: PromptSituation,
): readonly Reading[] {
  const text = part.text.map((each) => (each.kind === 'static' ? each.text : '')).join('');
  if (text === '') return [];
  const { tokens, tag } = countTokens(text, family);
  const isSure = !part.isMaybe && messages === null;
  const amount: Amount = {
    kind: 'input',
    label: 'prompt text in the code',
    tokens: product(scenarios(tokens), weight),
    tag: isSure ? tag : 'assumed',
    part: index,
    isRunTime: messages !== null,
  };
  return [{ amount, assumptions: messages === null ? [] : [messages] }];
}

/** Any number of messages whose texts are not in the code. Documents that were looked up or read are no conversation. */
function isConversation(part: PromptPart, isListOfTexts: boolean): boolean {
  if (isListOfTexts || !part.isRepeated || part.role === 'tools') return false;
  return part.text.some((text) => text.kind === 'dynamic') && !part.text.some(isDocument);
}

const isDocument = (text: TextPart): boolean =>
  text.kind === 'dynamic' && (text.provenance.kind === 'retrieval' || text.provenance.kind === 'file');

/** The provider keeps the conversation, and bills it as input all the same. */
function holdsConversation({ parameters }: Request): boolean {
  if (parameters.kind !== 'record') return false;
  return parameters.entries.some(({ key }) => ['previous_response_id', 'conversation'].includes(key));
}

function historyReading({ task }: CallSite, { table, isStep }: PromptSituation): Reading {
  const isAgent = !isStep && task === 'agent';
  const assumption = assume(table, 'input.history', ...(isAgent ? ['input.history.agent'] : []));
  return assumedReading('input', 'earlier messages, sent again', assumption, scenarios(assumption.value), null);
}

/** Parts that are built where the analysis cannot follow. */
function hiddenText({ prompt }: Request, table: AssumptionTable, isListOfTexts: boolean): readonly Reading[] {
  const isSeen = prompt.isComplete || prompt.parts.some(({ isRepeated }) => isRepeated);
  if ((isSeen && prompt.parts.length > 0) || (isListOfTexts && prompt.parts.length > 0)) return [];
  const assumption = assume(table, 'input.unseen');
  return [assumedReading('input', 'prompt that is built elsewhere', assumption, scenarios(assumption.value), null)];
}

function messageReading(parts: readonly PromptPart[], weights: readonly Scenarios[], family: TokenizerFamily): Reading {
  const count = rangeOf(total(weights.filter((_, index) => parts[index]?.role !== 'tools')));
  const { tokens } = messageOverhead(family, count);
  return {
    amount: {
      kind: 'input',
      label: 'message overhead',
      tokens: scenarios(tokens),
      tag: 'assumed',
      part: null,
      isRunTime: false,
    },
    assumptions: [],
  };
}

// ---------------------------------------------------------------------------------------------------------------- media

function readMedia(
  { kind, detail }: PromptPart['media'][number],
  part: number,
  weight: Scenarios,
  table: AssumptionTable,
): readonly Reading[] {
  switch (kind) {
    case 'image': {
      const assumption = assume(table, `image.${detailOf(detail)}-detail`);
      return [assumedReading('image', 'images sent', assumption, product(weight, scenarios(assumption.value)), part)];
    }
    case 'file': {
      const assumption = assume(table, 'input.attachment');
      return [
        assumedReading('input', 'attached files', assumption, product(weight, scenarios(assumption.value)), part),
      ];
    }
    case 'audio':
      return [];
  }
}

function detailOf(detail: Fact<string>): 'low' | 'high' | 'unknown' {
  if (detail.state !== 'known') return 'unknown';
  return detail.value === 'low' ? 'low' : detail.value === 'high' ? 'high' : 'unknown';
}

// ---------------------------------------------------------------------------------------------------------------- tools

function readTools(
  request: Request,
  weights: readonly Scenarios[],
  { table, family, countTokens }: PromptSituation,
): readonly Reading[] {
  const parts = request.prompt.parts.flatMap((part, index) => (part.role === 'tools' ? [{ part, index }] : []));
  const seen = parts.filter(({ part }) => part.text.some((text) => text.kind === 'static'));
  const schema = assume(table, 'tools.schema');
  const written = seen.map(({ part, index }): Reading => {
    const text = part.text.map((each) => (each.kind === 'static' ? each.text : '')).join('');
    const { tokens, tag } = countTokens(text, family);
    const isWhole = part.text.every((each) => each.kind === 'static');
    const hidden = isWhole ? none : scenarios(schema.value);
    const amount: Amount = {
      kind: 'tools',
      label: 'tool definitions',
      tokens: product(plus(scenarios(tokens), hidden), weights[index] ?? once),
      tag: isWhole && !part.isMaybe ? tag : 'assumed',
      part: index,
      isRunTime: !isWhole,
    };
    return { amount, assumptions: isWhole ? [] : [schema] };
  });
  const { count, assumptions } = toolCount(request, seen.length, seen.length < parts.length, table);
  const isListed = seen.length > 0 && seen.length === parts.length;
  const unseen = isListed && assumptions.length === 0 ? none : combine((all) => Math.max(0, all - seen.length), count);
  const overhead = overheadOf(family, count);
  return [
    ...written,
    ...(Math.max(...unseen) === 0
      ? []
      : [
          withMore(
            assumedReading('tools', 'tool definitions', schema, product(unseen, scenarios(schema.value)), null),
            assumptions,
          ),
        ]),
    ...(Math.max(...overhead) === 0 ? [] : [toolOverheadReading(overhead)]),
  ];
}

function toolCount(
  { tools: { count } }: Request,
  seen: number,
  hasUnseen: boolean,
  table: AssumptionTable,
): { readonly count: Scenarios; readonly assumptions: readonly Assumption[] } {
  switch (count.state) {
    case 'known':
      return { count: always(count.value), assumptions: [] };
    case 'several': {
      const counts = [...count.alternatives.map(({ value }) => value), ...(count.maybeAbsent ? [0] : [])];
      const mean = counts.reduce((sum, each) => sum + each, 0) / counts.length;
      return { count: [Math.min(...counts), mean, Math.max(...counts)], assumptions: [] };
    }
    case 'absent':
      if (seen > 0) return { count: always(seen), assumptions: [] };
      if (!hasUnseen) return { count: none, assumptions: [] };
      break;
    case 'unknown':
      break;
  }
  const assumption = assume(table, 'tools.count');
  return { count: combine((each) => Math.max(each, seen), scenarios(assumption.value)), assumptions: [assumption] };
}

function overheadOf(family: TokenizerFamily, count: Scenarios): Scenarios {
  const at = (tools: number): Range3 => toolOverhead(family, tools).tokens;
  return [at(count[0]).low, at(count[1]).expected, at(count[2]).high];
}

const toolOverheadReading = (tokens: Scenarios): Reading => ({
  amount: { kind: 'tools', label: 'tool overhead', tokens, tag: 'assumed', part: null, isRunTime: false },
  assumptions: [],
});

// ---------------------------------------------------------------------------------------------------------------- shared

const assumedReading = (
  kind: Amount['kind'],
  label: string,
  assumption: Assumption,
  tokens: Scenarios,
  part: number | null,
): Reading => ({
  amount: { kind, label, tokens, tag: assumption.tag, part, isRunTime: true },
  assumptions: [assumption],
});

const withMore = (reading: Reading, assumptions: readonly Assumption[]): Reading => ({
  ...reading,
  assumptions: [...reading.assumptions, ...assumptions],
});

/** A prompt cannot be longer than the model's context, so that run-time text is at most what the rest leaves of it. */
function withinContext(amounts: readonly Amount[], contextWindow: number | null): readonly Amount[] {
  if (contextWindow === null) return amounts;
  const sumOf = (isRunTime: boolean): Scenarios =>
    total(amounts.filter((amount) => amount.isRunTime === isRunTime).map(({ tokens }) => tokens));
  const share = combine(
    (fixed, runTime) =>
      runTime === 0 || fixed + runTime <= contextWindow ? 1 : Math.max(0, contextWindow - fixed) / runTime,
    sumOf(false),
    sumOf(true),
  );
  return amounts.map((amount) => (amount.isRunTime ? { ...amount, tokens: product(amount.tokens, share) } : amount));
}
