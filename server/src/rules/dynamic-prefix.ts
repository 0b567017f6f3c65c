import { valuesOf } from '../base/fact.ts';
import { formatCount } from '../base/money.ts';
import type { Location } from '../base/span.ts';
import { ratesFor } from '../catalog/price.ts';
import type { CacheMode, ModelInfo } from '../catalog/types.ts';
import type { CallSite, Request } from '../resolve/callSite.ts';
import { moveBehindStaticText } from './moveDynamic.ts';
import { numberOption } from './options.ts';
import { calleeOf, holds, isInCall, isInPrompt } from './places.ts';
import { type DynamicPart, type PrefixBreak, prefixBreak } from './prefix.ts';
import { mainRequestsOf, requestsOf, writesText } from './requests.ts';
import { defineRule, type RuleTools } from './rule.ts';
import type { Saving, Severity } from './types.ts';
import { quoted, tokens } from './wording.ts';

export const dynamicPrefix = defineRule({
  id: 'dynamic-prefix',
  title: 'Run-time text ahead of static text',
  category: 'cache',
  severity: 'warning',
  since: '0.1.0',
  scope: 'site',
  docs: {
    what: 'The prompt begins with something that differs from call to call (the time, an id, what the user wrote, retrieved text), and long static text stands behind it. Data flow decides, not names: constants, environment values and files are no reason to report.',
    why: 'Providers cache a prompt from its first token to the first difference: tools, then system text, then messages. One changing value in front makes everything behind it new, so it is billed at the full price each time. Where writing to the cache costs extra and happens unasked, it is even billed above that.',
    saving:
      'The static tokens behind the changing part, times the difference between the input price and the price of cached input. It assumes that calls follow each other within the lifetime of the cache, and counts the writes of the calls that miss it.',
    exceptions:
      'Silent for values that stay the same while the program runs, for parts whose content is not known, for tool results and later messages of a conversation, behind an explicit cache marker that already ends before the changing part, on providers without a prompt cache, and where it is not known whether there is one. A hint only, where the static text is shorter than the minimum of the model, or where only the day changes.',
    fix: 'Moves the sentence or the line with the changing value behind the static text, or moves the message. **Review**: the model reads the same words in another order.',
  },
  examples: {
    bad: [
      {
        language: 'typescript',
        code: "import OpenAI from 'openai';\n\nconst client = new OpenAI();\nawait client.chat.completions.create({\n  model: 'gpt-4o',\n  max_completion_tokens: 400,\n  messages: [\n    { role: 'system', content: `It is ${new Date().toISOString()}. You are the assistant of a book shop. Answer in two sentences at most. Recommend only books in stock. Never promise a delivery date.` },\n    { role: 'user', content: 'Any news?' },\n  ],\n});\n",
        fixed:
          "import OpenAI from 'openai';\n\nconst client = new OpenAI();\nawait client.chat.completions.create({\n  model: 'gpt-4o',\n  max_completion_tokens: 400,\n  messages: [\n    { role: 'system', content: `You are the assistant of a book shop. Answer in two sentences at most. Recommend only books in stock. Never promise a delivery date. It is ${new Date().toISOString()}.` },\n    { role: 'user', content: 'Any news?' },\n  ],\n});\n",
      },
    ],
    good: [
      {
        language: 'python',
        code: 'from datetime import datetime\nfrom openai import OpenAI\n\nclient = OpenAI()\nclient.responses.create(\n    model="gpt-4o",\n    instructions="You are the assistant of a book shop. Answer in two sentences at most. Recommend only books in stock.",\n    input=f"It is {datetime.now()}. Any news?",\n    max_output_tokens=400,\n)\n',
      },
    ],
  },
  options: {
    minimumStaticTokens: numberOption({
      default: 130,
      minimum: 1,
      maximum: 1_000_000,
      doc: 'Static tokens that must stand behind the changing part for a hint. Clock and random values need a tenth of it.',
    }),
    cacheHitRate: numberOption({
      default: 0.8,
      minimum: 0,
      maximum: 1,
      doc: 'Share of calls that find the prefix in the cache, from 0 to 1; the saving is worked out with it.',
    }),
  },
  check([site], context) {
    if (!writesText(site)) return;
    for (const [index, request] of mainRequestsOf(site.plan).entries()) {
      const loss = lossOf(request, context);
      if (loss === null || !isReal(site, loss, context)) continue;
      const severity = gravity(loss, context.options.minimumStaticTokens);
      if (severity === null) continue;
      const at = loss.dynamic.location ?? loss.part.location ?? calleeOf(site);
      context.report({
        at,
        key: String(index),
        sites: sitesHolding(site, at, context),
        severity,
        message: messageOf(loss),
        why: whyOf(loss),
        related: relatedTo(site, loss, at),
        saving: savingOf(loss, context.options.cacheHitRate),
        fixes: moveBehindStaticText(site, loss, needed(loss, context.options.minimumStaticTokens), context),
      });
    }
  },
});

/** A broken prefix with what it means for the cache. */
interface Loss extends PrefixBreak {
  readonly model: ModelInfo | null;
  readonly aheadTokens: number;
  readonly behindTokens: number;
  /** Tokens below which the provider caches nothing; null if it is not known. */
  readonly minimum: number | null;
  readonly mode: CacheMode | null;
  readonly isMarked: boolean;
}

function lossOf(request: Request, tools: RuleTools): Loss | null {
  if (request.mayBeLocal) return null;
  const found = prefixBreak(request.prompt);
  if (found === null || found.behind.length === 0) return null;
  const model = tools.model(request);
  const mode = model?.cache?.mode ?? null;
  if (!isCached(request, model, tools) || endsBefore(request, found)) return null;
  return {
    ...found,
    model,
    mode,
    isMarked: request.cacheMarkers.length > 0,
    aheadTokens: tools.countTokens(found.ahead, model),
    behindTokens: tools.countTokens(found.behind.map(({ text }) => text).join(''), model),
    minimum: model?.cache?.minimumTokens ?? smallestMinimum(request, tools),
  };
}

/** Whether the prompt is known to be cached, or can be: by the facts of the model, else by its price for cached input or by the provider. */
function isCached({ provider, cacheMarkers }: Request, model: ModelInfo | null, tools: RuleTools): boolean {
  if (model !== null && model.cache !== null) return model.cache.mode !== 'none';
  if (cacheMarkers.length > 0) return true;
  if (model !== null) return model.price !== null && ratesFor(model.price, 0).cachedInput !== null;
  const providers = valuesOf(provider);
  return providers.length > 0 && providers.every((name) => tools.cachesPrompts(name) === true);
}

function smallestMinimum(request: Request, tools: RuleTools): number | null {
  const minimums = valuesOf(request.provider).map(tools.smallestCacheMinimum);
  const known = minimums.filter((minimum) => minimum !== null);
  return known.length === 0 || known.length < minimums.length ? null : Math.max(...known);
}

/** Marked prefixes that all end before the changing part are what the author wanted cached. */
function endsBefore({ cacheMarkers }: Request, { index }: PrefixBreak): boolean {
  return cacheMarkers.length > 0 && cacheMarkers.every((marker) => marker.part !== null && marker.part < index);
}

/** Text that only some of the requests send is that of the callers who make them. */
function sitesHolding(site: CallSite, at: Location, { callers }: RuleTools): readonly CallSite[] {
  const isOwn = requestsOf(site.plan).every(({ prompt }) => holds(prompt, at));
  const holders = isOwn ? [] : callers(site).filter((caller) => isInPrompt(caller, at));
  return holders.length === 0 ? [site] : holders;
}

/** What a parameter holds is only settled by the callers: where all of them are known, one of them must break the prefix. */
function isReal(site: CallSite, loss: Loss, tools: RuleTools): boolean {
  const callers = site.kind === 'direct' && loss.dynamic.provenance.kind === 'parameter' ? tools.callers(site) : [];
  if (callers.length === 0) return true;
  return callers.some((caller) =>
    requestsOf(caller.plan).some((request) => {
      const own = prefixBreak(request.prompt);
      return own !== null && own.ahead.length <= loss.ahead.length && own.behind.length > 0;
    }),
  );
}

function gravity(loss: Loss, usual: number): Severity | null {
  const { behindTokens, aheadTokens, minimum } = loss;
  if (behindTokens < needed(loss, usual)) return null;
  const isAboveMinimum = minimum !== null && behindTokens >= minimum;
  if (!isAboveMinimum && aheadTokens >= Math.max(minimum ?? 0, mostlyCached * behindTokens)) return null;
  return isAboveMinimum && !isDaily(loss.dynamic) && !hasFewValues(loss.dynamic) ? 'warning' : 'hint';
}

/** Static tokens behind the changing part that are worth a word. */
const needed = (loss: Loss, usual: number): number => (isAvoidable(loss.dynamic) ? usual / 10 : usual);

/** With so many times the text in front of the changing part as behind it, there is little left to win. */
const mostlyCached = 2;

/** Nobody needs the time or a random id at the head of a prompt. */
const isAvoidable = ({ provenance }: DynamicPart): boolean =>
  provenance.kind === 'random' || (provenance.kind === 'clock' && provenance.granularity !== 'day');

const isDaily = ({ provenance }: DynamicPart): boolean =>
  provenance.kind === 'clock' && provenance.granularity === 'day';

/** Parameters that by their names take one of a few values, each with a cached prefix of its own. */
const hasFewValues = ({ provenance }: DynamicPart): boolean =>
  provenance.kind === 'parameter' &&
  /(^|_)(lang|language|locale|tone|style|mode|format|role|persona|level|version|env|environment|variant|kind|type|currency|country|region)$/i.test(
    provenance.name.replace(/([a-z])([A-Z])/g, '$1_$2'),
  );

function messageOf(loss: Loss): string {
  const { aheadTokens, behindTokens, minimum, dynamic } = loss;
  const cause = quoted(dynamic.code === '' ? spoken(dynamic) : dynamic.code);
  if (isDaily(dynamic)) return `${cause} changes daily and stands ahead of ${tokens(behindTokens)} of static text`;
  if (minimum === null || behindTokens < minimum)
    return `${cause} stands ahead of ${tokens(behindTokens)} of static text, which can never be part of a cached prefix`;
  const cached = aheadTokens >= minimum ? `only ${formatCount(aheadTokens)}` : 'none';
  return `${cached} of ${formatCount(aheadTokens + behindTokens)} static tokens can be cached: ${cause} comes first`;
}

function spoken({ provenance }: DynamicPart): string {
  return provenance.kind === 'parameter' ? provenance.name : provenance.kind.replaceAll('-', ' ');
}

function whyOf(loss: Loss): string {
  const { minimum, behindTokens, mode } = loss;
  const order = 'A prompt is cached from its first token to the first difference.';
  const remedy = 'Put what changes behind what stays the same.';
  if (isDaily(loss.dynamic)) return `${order} The cache is lost once a day, and wherever two days meet. ${remedy}`;
  if (minimum !== null && behindTokens < minimum)
    return `${order} This text is below the ${tokens(minimum)} that are cached at least, so it costs nothing yet; it will when the prompt grows. ${remedy}`;
  return `${order} ${costOf(mode, loss.isMarked)} ${remedy}`;
}

function costOf(mode: CacheMode | null, isMarked: boolean): string {
  switch (mode) {
    case 'automatic-charged':
      return 'This model writes each new prefix to the cache at a surcharge, so the changing part raises the price of all text behind it.';
    case 'explicit':
      return isMarked
        ? 'The marked prefix differs in each call: it is written at a surcharge and never read.'
        : 'Nothing is cached without a marker here, and with this order no marker could help.';
    case 'automatic-free':
    case 'none':
    case null:
      return 'All text behind it is billed at the full input price each time.';
  }
}

function relatedTo(site: CallSite, loss: Loss, at: Location): { location: Location; message: string }[] {
  const first = loss.behind.find(({ location }) => location !== null)?.location ?? null;
  return [
    ...(first === null ? [] : [{ location: first, message: 'static text that cannot be cached' }]),
    ...(isInCall(site, at) ? [] : [{ location: calleeOf(site), message: 'sent by this call' }]),
  ];
}

/** USD per 1,000 calls. */
function savingOf(loss: Loss, hitRate: number): Saving | null {
  const { model, minimum, mode, aheadTokens, behindTokens } = loss;
  const all = aheadTokens + behindTokens;
  if (model?.price === null || model === null || minimum === null || all < minimum || isDaily(loss.dynamic))
    return null;
  const { input, cachedInput, cacheWrite } = ratesFor(model.price, all);
  if (input === null || cachedInput === null) return null;
  const gained = aheadTokens >= minimum ? behindTokens : all;
  const write = (mode === 'automatic-free' ? null : cacheWrite?.expected) ?? input.expected;
  const now = mode === 'automatic-charged' || (mode === 'explicit' && loss.isMarked) ? write : input.expected;
  const read = cachedInput.expected;
  const per1000 = (usd: number): number => Math.max(0, (gained * usd * 1000) / 1e6);
  const ttl = model.cache?.ttlSeconds ?? null;
  const lifetime = ttl === null ? 'the lifetime of the cache' : `${Math.round(ttl / 60)} minutes`;
  return {
    low: 0,
    expected: per1000(now - hitRate * read - (1 - hitRate) * write),
    high: per1000(now - read),
    unit: 'per-1000-calls',
    formula: `${tokens(gained)} × ($${now} − ${Math.round(hitRate * 100)} % × $${read} read − ${Math.round((1 - hitRate) * 100)} % × $${write} written) per million, if calls follow each other within ${lifetime}`,
  };
}
