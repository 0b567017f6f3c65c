import type { Fact } from '../base/fact.ts';
import { oneOf, type Range3, range3 } from '../base/range3.ts';
import type { ModelInfo, ReasoningFacts } from '../catalog/types.ts';
import type { CallSite, Request, ResponseShape } from '../resolve/callSite.ts';
import { type Assumption, type AssumptionTable, assume } from './assumptions.ts';
import type { UsedAssumption } from './types.ts';

/** Tokens of one answer: the visible ones, and the hidden thinking that is billed with them. */
export interface OutputAmounts {
  readonly visible: Range3;
  readonly reasoning: Range3;
  readonly assumptions: readonly UsedAssumption[];
}

/**
 * The length of one answer. Its high end is the cap where one is known, else that of the table of assumptions, never the model's context.
 * The cap covers thinking too. Forms that end by themselves (a label, a number) do not grow to the cap.
 */
export function outputAmounts(
  site: CallSite,
  request: Request,
  info: ModelInfo,
  table: AssumptionTable,
): OutputAmounts {
  const answer = answerLength(site, request.responseFormat, table);
  const thinking = thinkingLength(request, info, table);
  const amounts = thinking.lengths.flatMap((reasoning) =>
    capsOf(request, info).map((cap) => capped(answer.length, reasoning, cap, answer.endsByItself)),
  );
  return {
    visible: oneOf(amounts.map(({ visible }) => visible)),
    reasoning: oneOf(amounts.map(({ reasoning }) => reasoning)),
    assumptions: [...answer.assumptions, ...thinking.assumptions],
  };
}

// ---------------------------------------------------------------------------------------------------------------- answer

interface Length {
  readonly length: Range3;
  readonly endsByItself: boolean;
  readonly assumptions: readonly Assumption[];
}

function answerLength(site: CallSite, format: Fact<ResponseShape>, table: AssumptionTable): Length {
  const shapes: readonly ResponseShape[] =
    format.state === 'known'
      ? [format.value]
      : format.state === 'several'
        ? format.alternatives.map(({ value }) => value)
        : [{ kind: 'text' }];
  const rows = shapes.map((shape) => answerRow(site, shape, table));
  return {
    length: oneOf(rows.map(({ value }) => value)),
    endsByItself: shapes.every(({ kind }) => kind === 'labels' || kind === 'boolean' || kind === 'number'),
    assumptions: rows,
  };
}

function answerRow({ task }: CallSite, shape: ResponseShape, table: AssumptionTable): Assumption {
  switch (shape.kind) {
    case 'labels':
    case 'boolean':
    case 'number':
      return assume(table, `output.${shape.kind}`);
    case 'object':
      return assume(table, shape.isSmall ? 'output.small-object' : 'output.object');
    case 'json':
      return task !== null && shortTasks.has(task)
        ? assume(table, 'output.json', `output.${task}`)
        : assume(table, 'output.json');
    case 'text':
      return assume(table, 'output.unknown', ...(task === null ? [] : [`output.${task}`]));
  }
}

/** Tasks that say more of the length of an answer than that it is JSON. */
const shortTasks: ReadonlySet<string> = new Set(['classification', 'routing', 'moderation', 'judging']);

// ---------------------------------------------------------------------------------------------------------------- cap

interface Cap {
  readonly tokens: number;
  /** True for a limit that answers may be expected to run into, false for the most that the model can write. */
  readonly isSet: boolean;
}

/** The limits that may hold, null for none. What an SDK fills in is a limit unless it is the most that the model can write. */
function capsOf({ outputCap }: Request, { maxOutputTokens }: ModelInfo): readonly (Cap | null)[] {
  const most = maxOutputTokens ?? Number.POSITIVE_INFINITY;
  const unset = maxOutputTokens === null ? null : { tokens: maxOutputTokens, isSet: false };
  const given = (tokens: number): Cap => ({ tokens: Math.min(Math.max(tokens, 0), most), isSet: true });
  switch (outputCap.state) {
    case 'known':
      return [given(outputCap.value)];
    case 'several':
      return [...outputCap.alternatives.map(({ value }) => given(value)), ...(outputCap.maybeAbsent ? [unset] : [])];
    case 'absent':
      return [outputCap.fallback !== null && outputCap.fallback.value < most ? given(outputCap.fallback.value) : unset];
    case 'unknown':
      return [unset];
  }
}

/** At the high end the cap is used up. What is expected to be seen is written even if the model thinks on. */
function capped(
  answer: Range3,
  thinking: Range3,
  cap: Cap | null,
  endsByItself: boolean,
): { readonly visible: Range3; readonly reasoning: Range3 } {
  if (cap === null) return { visible: answer, reasoning: thinking };
  const natural = answer.high + thinking.high;
  const most = cap.isSet && !endsByItself ? cap.tokens : Math.min(cap.tokens, natural);
  const visible = Math.min(answer.expected, most);
  const reasoning = Math.min(thinking.expected, most - visible);
  const reasoningHigh = Math.min(thinking.high, most - visible);
  return {
    visible: range3(Math.min(answer.low, visible), visible, most - reasoningHigh),
    reasoning: range3(Math.min(thinking.low, reasoning), reasoning, reasoningHigh),
  };
}

// ---------------------------------------------------------------------------------------------------------------- thinking

interface Thinking {
  /** One for each of the efforts that may be asked for. */
  readonly lengths: readonly Range3[];
  readonly assumptions: readonly Assumption[];
}

const noThinking: Thinking = { lengths: [range3(0, 0, 0)], assumptions: [] };

/** Hidden thinking, by what the request asks for and else by what the model does unasked. */
function thinkingLength(request: Request, { reasoning, home }: ModelInfo, table: AssumptionTable): Thinking {
  if (reasoning.supported === false) return noThinking;
  const { thinking, effort, thinkingBudget } = request;
  const canBeOff = reasoning.canDisable !== false;
  if (thinking.state === 'known' && isOff(thinking.value) && canBeOff) return noThinking;
  const isAsked = thinking.state === 'known' && !isOff(thinking.value);
  // On Anthropic the effort sets how much the model writes; it thinks only if that is on.
  const needsSwitch = home.provider === 'anthropic' && reasoning.onByDefault === false && !isAsked;
  if (needsSwitch && thinking.state === 'absent') return noThinking;

  const isOpen = thinking.state === 'unknown' || thinking.state === 'several';
  const efforts = effortsOf(effort, reasoning, isAsked, isOpen);
  const rows = efforts.map((name) => effortRow(name, canBeOff, table));
  const lengths = rows.map((row) => row?.value ?? range3(0, 0, 0));
  const assumptions = rows.filter((row) => row !== null);
  return { lengths: budgeted(lengths, thinkingBudget), assumptions };
}

/** The efforts that may be asked for; `none` for no thinking. */
function effortsOf(
  effort: Fact<string>,
  { onByDefault, defaultEffort }: ReasoningFacts,
  isAsked: boolean,
  isOpen: boolean,
): readonly string[] {
  const thinks = isAsked || onByDefault === true ? true : isOpen ? null : onByDefault;
  const unasked = thinks === true ? (defaultEffort ?? 'default') : thinks === false ? 'none' : 'unknown';
  switch (effort.state) {
    case 'known':
      return [effort.value];
    case 'several':
      return [...effort.alternatives.map(({ value }) => value), ...(effort.maybeAbsent ? [unasked] : [])];
    case 'absent':
      return [effort.fallback?.value ?? unasked];
    case 'unknown':
      return ['default'];
  }
}

function effortRow(effort: string, canBeOff: boolean, table: AssumptionTable): Assumption | null {
  switch (effort.toLowerCase()) {
    case 'none':
    case 'disabled':
      return canBeOff ? null : assume(table, 'reasoning.minimal');
    case 'minimal':
      return assume(table, 'reasoning.minimal');
    case 'low':
    case 'between_tools':
      return assume(table, 'reasoning.low');
    case 'medium':
      return assume(table, 'reasoning.medium');
    case 'high':
      return assume(table, 'reasoning.high');
    case 'xhigh':
    case 'max':
      return assume(table, 'reasoning.max');
    case 'unknown':
      return assume(table, 'reasoning.unknown');
    default:
      return assume(table, 'reasoning.default');
  }
}

/** A budget is the most that is thought; without one the lengths stay as they are. */
function budgeted(lengths: readonly Range3[], budget: Fact<number>): readonly Range3[] {
  const budgets =
    budget.state === 'known'
      ? [budget.value]
      : budget.state === 'several'
        ? budget.alternatives.map(({ value }) => value)
        : [];
  if (budgets.length === 0) return lengths;
  return budgets.flatMap((most) =>
    // Gemini writes -1 for a budget of the model's own choice.
    lengths.map((length) =>
      most < 0 ? length : range3(Math.min(length.low, most), Math.min(length.expected, most), most),
    ),
  );
}

const isOff = (thinking: string): boolean => /^(disabled|none|off|false)$/i.test(thinking);
