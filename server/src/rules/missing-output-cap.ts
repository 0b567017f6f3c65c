import { formatUsd } from '../base/money.ts';
import type { ModelInfo } from '../catalog/types.ts';
import type { CallSite, Request } from '../resolve/callSite.ts';
import { addToCall } from './edits.ts';
import { numberOption } from './options.ts';
import { calleeOf } from './places.ts';
import { isAgentic, isInWorkLoop, mainRequestsOf, writesText } from './requests.ts';
import { defineRule, type FixOffer, type RuleTools } from './rule.ts';
import { roomForThinking } from './thinking.ts';
import type { Saving } from './types.ts';
import { tokens } from './wording.ts';

export const missingOutputCap = defineRule({
  id: 'missing-output-cap',
  title: 'No limit on output tokens',
  category: 'output',
  severity: 'warning',
  since: '0.1.0',
  scope: 'site',
  docs: {
    what: 'The call sets no limit on the length of the reply, and neither the SDK nor the API sets a small one.',
    why: 'Output tokens are the dearest part of most bills. Without a limit, one confused or talkative reply runs to the maximum of the model: tens of thousands of tokens where a few hundred were wanted. In a loop, a job or an agent this repeats without anybody watching.',
    saving:
      'The difference between the longest possible reply and the longest wanted one, times the output price. Usual replies cost the same as before.',
    exceptions:
      'Silent where the limit cannot be seen (options from elsewhere, a stored prompt), where the SDK requires one (Anthropic) or fills in a small one, for legacy completions (the API stops after 16 tokens), for embeddings, and for models on your own machine or on a server for such models whose address only the run knows. A hint only, where the form of the answer already keeps it short.',
    fix: 'Adds the parameter that this SDK, API and model understand. The value comes from the task; models that think get room for it, because thinking counts as output. **Review**: a reply that reaches the limit is cut off, so check the longest reply you want.',
  },
  examples: {
    bad: [
      {
        language: 'python',
        code: 'from openai import OpenAI\n\nclient = OpenAI()\nreply = client.chat.completions.create(\n    model="gpt-4o",\n    messages=[{"role": "user", "content": "Summarise this report."}],\n)\n',
        fixed:
          'from openai import OpenAI\n\nclient = OpenAI()\nreply = client.chat.completions.create(\n    model="gpt-4o",\n    messages=[{"role": "user", "content": "Summarise this report."}],\n    max_completion_tokens=1024,\n)\n',
      },
      {
        language: 'typescript',
        code: "import { openai } from '@ai-sdk/openai';\nimport { generateText } from 'ai';\n\nconst { text } = await generateText({ model: openai('gpt-4o'), prompt: 'Summarise this report.' });\n",
      },
    ],
    good: [
      {
        language: 'typescript',
        code: "import OpenAI from 'openai';\n\nconst client = new OpenAI();\nawait client.responses.create({ model: 'gpt-4o', input: 'Summarise this report.', max_output_tokens: 400 });\n",
      },
    ],
  },
  options: {
    suggestedCap: numberOption({
      default: 1024,
      minimum: 16,
      maximum: 200_000,
      doc: 'Cap in tokens that the fix proposes where the task of the call is not known.',
    }),
    ratio: numberOption({
      default: 10,
      minimum: 1,
      maximum: 10_000,
      doc: 'How many times the expected output the longest possible reply must be for a warning; below it is a hint.',
    }),
  },
  check([site], context) {
    if (site.kind !== 'direct' || !writesText(site)) return;
    const gaps = mainRequestsOf(site.plan)
      .map((request, index) => gapOf(site, request, index, context))
      .filter((gap) => gap !== null && isWorthSaying(gap, context.options.ratio));
    const worst = gaps.reduce((a, b) => ((b?.ceiling ?? 0) > (a?.ceiling ?? 0) ? b : a), gaps[0] ?? null);
    if (!worst) return;
    const isGrave = (isFarAbove(worst, context.options.ratio) || isUnattended(site)) && !isShortByForm(worst.request);
    const cap = suggestedCap(site, worst, context.options.suggestedCap);
    context.report({
      at: calleeOf(site),
      severity: isGrave ? 'warning' : 'hint',
      message: `no output cap${whereOf(site)}: ${worstReply(worst)}`,
      why: `Nothing stops a reply that runs on, and output is the dearest kind of token. ${remedy(worst)}`,
      saving: savingOf(worst, cap),
      fixes: cap === null ? [] : [capFix(site, worst, cap)],
    });
  },
});

interface Gap {
  readonly request: Request;
  readonly model: ModelInfo | null;
  /** The longest possible reply in tokens; null if it is not known. */
  readonly ceiling: number | null;
  /** True if the SDK itself sends the ceiling. */
  readonly isSent: boolean;
  /** The reply that is to be expected, in tokens. */
  readonly expected: number | null;
  /** USD per million tokens of output. */
  readonly price: number | null;
}

/** A request that surely has no cap although it could have one. */
function gapOf(site: CallSite, request: Request, index: number, tools: RuleTools): Gap | null {
  const { outputCap, cap, mayBeLocal } = request;
  if (outputCap.state !== 'absent' || cap.policy !== 'optional' || mayBeLocal || hasStoredPrompt(site, request))
    return null;
  const model = tools.model(request);
  const oneReply = { ...request, n: { state: 'absent', fallback: null } } as const;
  const { components } = tools.estimateOf(site, oneReply, `one reply to ${index}`);
  const output = components.filter((component) => component.kind === 'output' || component.kind === 'reasoning');
  const expected = output.reduce((sum, component) => sum + (component.quantity?.expected ?? 0), 0);
  return {
    request,
    model,
    ceiling: outputCap.fallback?.value ?? model?.maxOutputTokens ?? null,
    isSent: outputCap.fallback !== null,
    expected: expected > 0 ? expected : null,
    price: output.find((component) => component.price !== null)?.price?.high ?? null,
  };
}

/** A prompt that the provider holds (`prompt: { id }` of the Responses API) may bring a cap of its own. */
const hasStoredPrompt = (site: CallSite, { prompt, parameters }: Request): boolean =>
  !prompt.isComplete &&
  parameters.kind === 'record' &&
  parameters.entries.some(
    ({ key, value }) => key === 'prompt' && (value.kind === 'record' || site.api.startsWith('responses')),
  );

/** A cap that the SDK fills in is fine unless it is far above what is wanted. */
const isWorthSaying = (gap: Gap, ratio: number): boolean =>
  !gap.isSent || ((gap.ceiling ?? 0) > smallFallback && isFarAbove(gap, ratio));

const smallFallback = 4096;

const isFarAbove = ({ ceiling, expected }: Gap, ratio: number): boolean =>
  ceiling !== null && expected !== null && ceiling >= ratio * expected;

const isUnattended = (site: CallSite): boolean =>
  isInWorkLoop(site) || site.place.lane === 'deferred' || isAgentic(site.plan) || site.task === 'agent';

/** A reply that must be a label, a number or yes or no ends by itself. */
function isShortByForm({ responseFormat }: Request): boolean {
  if (responseFormat.state !== 'known') return false;
  const { kind } = responseFormat.value;
  return kind === 'labels' || kind === 'boolean' || kind === 'number';
}

function whereOf(site: CallSite): string {
  if (isAgentic(site.plan)) return ' in a call that repeats by itself';
  if (isInWorkLoop(site)) return ' in a loop';
  return site.place.lane === 'deferred' ? ' in a job' : '';
}

function worstReply({ ceiling, expected, price, isSent }: Gap): string {
  if (ceiling === null) return 'one reply can be as long as the model allows';
  const figure = (count: number): string =>
    price === null ? tokens(count) : `${formatUsd((count * price) / 1e6)} (${tokens(count)})`;
  const usual = expected === null ? '' : `, about ${figure(expected)} is expected`;
  return `one reply can cost up to ${figure(ceiling)}${isSent ? ', which the SDK fills in' : ''}${usual}`;
}

const remedy = ({ request }: Gap): string =>
  request.cap.parameter === null
    ? 'Limit the reply to the longest one that you want.'
    : `Set \`${spokenName(request.cap.parameter)}\` to the longest reply that you want.`;

const spokenName = (parameter: string): string => parameter.replace(/^(\$(client|request|parent)\.)+/, '');

/** The proposed cap in tokens; null where the code or the model leaves no room for one. */
function suggestedCap(site: CallSite, gap: Gap, usual: number): number | null {
  if (gap.request.cap.parameter === null) return null;
  const reply = site.task === null || gap.expected === null ? usual : niceCap(2 * gap.expected);
  const cap = Math.min(reply + roomForThinking(gap.request, gap.model), largestCap(gap));
  return gap.ceiling !== null && cap >= gap.ceiling ? null : cap;
}

/** The next power of two, from 64 to 8,192 tokens. */
const niceCap = (count: number): number => Math.min(8192, Math.max(64, 2 ** Math.ceil(Math.log2(count))));

/** Anthropic's SDKs refuse more than this without streaming, because the answer could take over ten minutes. */
const largestUnstreamed = 21_333;

function largestCap({ request, model }: Gap): number {
  const isStreamed = request.stream.state === 'known' && request.stream.value;
  const provider = model?.home.provider ?? (request.provider.state === 'known' ? request.provider.value : null);
  return provider === 'anthropic' && !isStreamed ? largestUnstreamed : Number.POSITIVE_INFINITY;
}

function capFix(site: CallSite, { request, model }: Gap, cap: number): FixOffer {
  const thinking = roomForThinking(request, model) > 0 ? ', thinking included' : '';
  return {
    title: `Limit the reply to ${tokens(cap)}${thinking}`,
    safety: 'review',
    edits: (program) => {
      const { parameter, argument } = request.cap;
      if (parameter === null) return null;
      return addToCall(program, site, request, { path: parameter, value: String(cap) }, argument);
    },
  };
}

function savingOf({ ceiling, price }: Gap, cap: number | null): Saving | null {
  if (ceiling === null || price === null || cap === null) return null;
  const high = ((ceiling - cap) * price) / 1e6;
  const formula = `at worst (${tokens(ceiling)} − ${tokens(cap)}) × $${price} per million; usual replies cost the same`;
  return { low: 0, expected: 0, high, unit: 'per-call', formula };
}
