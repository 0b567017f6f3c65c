import { type Fact, valuesOf } from '../base/fact.ts';
import { formatUsd } from '../base/money.ts';
import type { LanguageId } from '../ir/types.ts';
import type { TextEdit } from '../languages/language.ts';
import type { CallSite, Client, Request } from '../resolve/callSite.ts';
import type { Value } from '../resolve/value.ts';
import { addOptions, type NewParameter } from './edits.ts';
import { numberOption } from './options.ts';
import { calleeOf } from './places.ts';
import { isInWorkLoop, mainRequestsOf, requestsOf } from './requests.ts';
import { defineRule, type FixOffer, type FixTools, type RuleTools } from './rule.ts';
import { roomForThinking } from './thinking.ts';
import { counted, duration } from './wording.ts';

export const missingRetryBudget = defineRule({
  id: 'missing-retry-budget',
  title: 'Retries and timeout left to the SDK',
  category: 'retries',
  severity: 'warning',
  since: '0.1.0',
  scope: 'client',
  docs: {
    what: 'A client is made without saying how often it may try again and how long it may wait, so the defaults of its SDK decide. Reported once a client, however many calls it makes.',
    why: 'Most SDKs repeat a request that timed out, and the provider bills each generation it has begun. The usual defaults are two retries and ten minutes an attempt: one answer can be paid three times, half an hour after anybody still wants it.',
    saving:
      'Attempts in the worst case times the cost of a call. On a good day nothing is saved: this is a budget for bad ones.',
    exceptions:
      'Silent where both are set, at the client or in the call, where options come from elsewhere, where the SDK does not retry, for embeddings, for models on your own machine or on a server for such models whose address only the run knows, and where all attempts together cost next to nothing. A hint for the plain defaults; a warning for four or more attempts or retries without end, and, where no timeout is set, for calls in loops and jobs and for a ten-minute default under a request handler.',
    fix: 'Adds both options under the names and in the units of this SDK. **Review**: choose a timeout above your longest wanted answer, and more for models that think.',
  },
  examples: {
    bad: [
      {
        language: 'python',
        code: 'from openai import OpenAI\n\nclient = OpenAI()\nclient.chat.completions.create(\n    model="gpt-4o",\n    messages=[{"role": "user", "content": "Hello"}],\n    max_completion_tokens=300,\n)\n',
        fixed:
          'from openai import OpenAI\n\nclient = OpenAI(max_retries=2, timeout=60)\nclient.chat.completions.create(\n    model="gpt-4o",\n    messages=[{"role": "user", "content": "Hello"}],\n    max_completion_tokens=300,\n)\n',
      },
    ],
    good: [
      {
        language: 'typescript',
        code: "import OpenAI from 'openai';\n\nconst client = new OpenAI({ maxRetries: 1, timeout: 30_000 });\nawait client.responses.create({ model: 'gpt-4o', input: 'Hello', max_output_tokens: 300 });\n",
      },
    ],
  },
  options: {
    attempts: numberOption({
      default: 4,
      minimum: 2,
      maximum: 1000,
      doc: 'Attempts in the worst case, the first one included, from which on this is a warning.',
    }),
    leastUsd: numberOption({
      default: 0.002,
      minimum: 0,
      maximum: 100,
      doc: 'Cost of all attempts in USD below which nothing is said.',
    }),
    suggestedRetries: numberOption({
      default: 2,
      minimum: 0,
      maximum: 100,
      doc: 'Retries that the fix proposes, the first attempt not included.',
    }),
    suggestedTimeoutSeconds: numberOption({
      default: 60,
      minimum: 1,
      maximum: 3600,
      doc: 'Timeout in seconds that the fix proposes; three times as much for models that think.',
    }),
  },
  check(group, context) {
    const first = group.find((site) => site.kind === 'direct');
    if (first === undefined || (first.client !== null && first.client.made === null)) return;
    const exposures = exposuresAmong(group, (site) => exposuresOf(site, context));
    const grave = exposures.flatMap((exposure) => {
      const reason = reasonOf(exposure, context.options.attempts);
      return reason === null ? [] : [{ ...exposure, reason }];
    });
    const worst = dearest(grave) ?? dearest(exposures);
    if (worst === null || exposures.every((exposure) => isCheap(exposure, context.options.leastUsd))) return;
    const gaps = gapsOf(exposures);
    const reason = grave.find((exposure) => exposure.site === worst.site)?.reason ?? null;
    const calls = [...new Set(exposures.map(({ site }) => site))].filter((site) => site.kind === 'direct');
    const at = first.client === null ? worst.site : first;
    if (first.client === null && worst.site.kind !== 'direct') return;
    context.report({
      at: first.client?.made ?? calleeOf(at),
      site: at,
      sites: exposures.map(({ site }) => site),
      severity: reason === null ? 'hint' : 'warning',
      message: `${unset(at, gaps, first.client === null ? calls.length - 1 : 0)}: ${worstCase(worst)}${reason === null ? '' : ` (${reason})`}`,
      why: 'A timed-out request is sent again, and each generation that was begun is billed. Set both to what an answer is worth to you.',
      related:
        first.client === null
          ? calls.filter((site) => site !== at).map((site) => ({ location: calleeOf(site), message: 'this call too' }))
          : reason === null
            ? []
            : [{ location: calleeOf(worst.site), message: 'the worst case is this call' }],
      fixes: fixesOf(at, { ...worst, ...gaps }, first.client === null ? exposures : [], context.options),
    });
  },
});

/** A call of a function that asks one of several clients has requests of the others too: those are repeated by what these say. */
function exposuresAmong(
  group: readonly CallSite[],
  exposuresIn: (site: CallSite) => readonly Exposure[],
): readonly Exposure[] {
  const layers = group
    .filter(({ kind }) => kind === 'direct')
    .flatMap(({ plan }) => requestsOf(plan).flatMap(({ retries }) => retries.layers));
  const own = new Set(layers.filter(({ kind }) => kind === 'sdk').map(({ name }) => name));
  return group.flatMap((site) => exposuresIn(site).filter(({ layer }) => site.kind === 'direct' || own.has(layer)));
}

/** A request whose retries or timeout are left to the SDK. */
interface Exposure {
  readonly site: CallSite;
  readonly request: Request;
  /** The SDK that repeats it. */
  readonly layer: string;
  /** Attempts of the SDK and of all layers around it in the worst case, the first included; null without a bound. */
  readonly attempts: number | null;
  readonly retries: 'set' | 'default';
  readonly timeout: 'set' | 'default';
  /** ms an attempt; null where nothing bounds it. */
  readonly wait: number | null;
  /** USD for one attempt; null without a price. */
  readonly cost: number | null;
  readonly thinks: boolean;
}

function exposuresOf(site: CallSite, tools: RuleTools): readonly Exposure[] {
  const isDear = ['chat', 'completion', 'image', 'audio', 'video'].includes(site.operation);
  return isDear
    ? mainRequestsOf(site.plan).flatMap((request, index) => exposureOf(site, request, index, tools) ?? [])
    : [];
}

function exposureOf(site: CallSite, request: Request, index: number, tools: RuleTools): Exposure | null {
  const layer = request.retries.layers.find(({ kind }) => kind === 'sdk');
  if (layer === undefined || request.mayBeLocal || request.isBatch) return null;
  const retries = settledBy(site.client?.maxRetries, layer.isUnbounded ? 'default' : stateOf(layer.attempts));
  const timeout = isTimeoutOut(site, request) ? 'set' : settledBy(site.client?.timeout, stateOf(request.timeout));
  if (retries === null || timeout === null || (retries === 'set' && timeout === 'set')) return null;
  const attempts = layer.isUnbounded ? null : (mostOf(request.retries.attempts) ?? mostOf(layer.attempts));
  // Without a repetition there is nothing to budget, and without a known default nothing to say.
  if (attempts === 1 || (attempts === null && !layer.isUnbounded)) return null;
  const once = { ...request, retries: { attempts: { state: 'absent', fallback: null }, layers: [] } } as const;
  return {
    site,
    request,
    layer: layer.name,
    attempts,
    retries,
    timeout,
    wait: mostOf(request.timeout),
    cost: tools.estimateOf(site, once, `one attempt at ${index}`).perCall?.expected ?? null,
    thinks: roomForThinking(request, tools.model(request)) > 0,
  };
}

type State = 'set' | 'default' | null;

/** What the client sets is set for all its calls, also where a call may be made on one of several clients. */
function settledBy(client: Fact<number> | undefined, call: State): State {
  const own = client === undefined ? call : stateOf(client);
  return own === 'set' || call === 'set' ? 'set' : own === null ? null : call;
}

/** Where nothing takes a timeout, none is missing. */
function isTimeoutOut({ client }: CallSite, request: Request): boolean {
  const isSettable = client === null ? request.timeoutParameter : client.timeoutOption;
  return !isSettable || hasSignal(request.parameters);
}

/** An abort signal ends the waiting as well as a timeout does. */
function hasSignal(parameters: Value): boolean {
  if (parameters.kind !== 'record') return false;
  return parameters.entries.some(
    ({ key, value }) => /^(abortSignal|signal)$/.test(key) || (key === '$request' && hasSignal(value)),
  );
}

/** Whether the code sets something; null if that cannot be told. */
function stateOf(fact: Fact<number>): State {
  switch (fact.state) {
    case 'known':
      return fact.from === 'sdk-default' ? 'default' : 'set';
    case 'several':
      return fact.maybeAbsent ? null : 'set';
    case 'absent':
      return 'default';
    case 'unknown':
      return null;
  }
}

function mostOf(fact: Fact<number>): number | null {
  if (fact.state === 'absent') return fact.fallback?.value ?? null;
  const values = valuesOf(fact);
  return values.length === 0 ? null : Math.max(...values);
}

const tenMinutes = 600_000;

/** Why the worst case is bad, in words; null for plain defaults where they do little harm. */
function reasonOf({ site, attempts, timeout, wait }: Exposure, tooMany: number): string | null {
  if (attempts === null || attempts >= tooMany) return 'each can be billed';
  if (timeout === 'set') return null;
  if (site.place.lane === 'interactive' && wait !== null && wait >= tenMinutes) return 'somebody waits for this answer';
  if (isInWorkLoop(site)) return 'for each round of a loop';
  return site.place.lane === 'deferred' ? 'in a job that nobody watches' : null;
}

function dearest<E extends Exposure>(exposures: readonly E[]): E | null {
  const weight = ({ attempts, cost }: E): number => (attempts ?? Number.POSITIVE_INFINITY) * (cost ?? 1e-9);
  return exposures.reduce<E | null>((best, each) => (best === null || weight(each) > weight(best) ? each : best), null);
}

const isCheap = ({ attempts, cost }: Exposure, leastUsd: number): boolean =>
  attempts !== null && cost !== null && attempts * cost < leastUsd;

/** What some call lacks is missing at the client. */
function gapsOf(exposures: readonly Exposure[]): Pick<Exposure, 'retries' | 'timeout'> {
  const lacks = (name: 'retries' | 'timeout'): 'set' | 'default' =>
    exposures.some((exposure) => exposure[name] === 'default') ? 'default' : 'set';
  return { retries: lacks('retries'), timeout: lacks('timeout') };
}

function unset(
  { client, api }: CallSite,
  { retries, timeout }: Pick<Exposure, 'retries' | 'timeout'>,
  others: number,
): string {
  const names = [...(retries === 'default' ? ['retries'] : []), ...(timeout === 'default' ? ['timeout'] : [])];
  const left = `${names.join(' and ')} to the SDK`;
  return others > 0
    ? `${api} and ${counted(others, 'more call')} leave ${left}`
    : `${client === null ? api : spokenClient(client)} leaves ${left}`;
}

/** Objects that several classes of an SDK make are not called as one of these is. */
const spokenClient = ({ name }: Client): string => (/^\p{Lu}/u.test(name) ? name : 'this client');

function worstCase({ attempts, wait, cost }: Exposure): string {
  const each = wait === null ? '' : ` of ${duration(wait)}`;
  if (attempts === null) {
    const price = cost === null ? '' : `, each costing about ${formatUsd(cost)}`;
    return `attempts${each} without end${price}`;
  }
  const price = cost === null ? '' : `, ${formatUsd(attempts * cost)} for an answer of ${formatUsd(cost)}`;
  return `up to ${counted(attempts, 'attempt')}${each}${price}`;
}

interface Suggestion {
  readonly suggestedRetries: number;
  readonly suggestedTimeoutSeconds: number;
}

function fixesOf(
  site: CallSite,
  worst: Exposure,
  calls: readonly Exposure[],
  options: Suggestion,
): readonly FixOffer[] {
  const { client } = site;
  const seconds = (exposure: Exposure): number => options.suggestedTimeoutSeconds * (exposure.thinks ? 3 : 1);
  if (client !== null) {
    const added = ofClient(client, worst, options.suggestedRetries, seconds(worst));
    const made = client.made ?? { path: site.path, span: site.call };
    return offer(site, added, 1, {
      edits: (program) => addOptions(program, made, added),
      isPossible: (program) => addOptions(program, made, added.slice(0, 1)) !== null,
    });
  }
  const added = ofCall(worst, options.suggestedRetries, seconds(worst));
  const sites = [
    ...new Map(calls.filter((call) => call.site.kind === 'direct').map((call) => [call.site.id, call])).values(),
  ];
  const editsOf = (program: FixTools, most: number): readonly TextEdit[] | null => {
    const edits = sites.map((call) =>
      addOptions(
        program,
        { path: call.site.path, span: call.site.call },
        ofCall(call, options.suggestedRetries, seconds(call)).slice(0, most),
        0,
      ),
    );
    return edits.some((each) => each === null) ? null : edits.flatMap((each) => each ?? []);
  };
  return offer(site, added, sites.length, {
    edits: (program) => editsOf(program, added.length),
    isPossible: (program) => editsOf(program, 1) !== null,
  });
}

function offer(
  site: CallSite,
  added: readonly NewParameter[],
  calls: number,
  how: Pick<FixOffer, 'edits' | 'isPossible'>,
): readonly FixOffer[] {
  if (added.length === 0) return [];
  const what = added.map(({ path, value }) => spelled(site.language, path, value)).join(' and ');
  return [{ title: calls > 1 ? `Set ${what} in ${calls} calls` : `Set ${what}`, safety: 'review', ...how }];
}

function ofClient(client: Client, worst: Exposure, retries: number, seconds: number): readonly NewParameter[] {
  const { maxRetriesOption, maxRetriesWord = null, timeoutOption } = client;
  const count = client.counts === 'attempts' ? retries + 1 : retries;
  return [
    ...(maxRetriesOption !== null && worst.retries === 'default'
      ? [{ path: maxRetriesOption, value: maxRetriesWord === null ? String(count) : `'${maxRetriesWord}'` }]
      : []),
    ...(timeoutOption !== null && worst.timeout === 'default'
      ? [{ path: timeoutOption.name, value: inUnit(seconds, timeoutOption.unit) }]
      : []),
  ];
}

/** Plain functions of a module take both per call. */
function ofCall({ request, ...worst }: Exposure, retries: number, seconds: number): readonly NewParameter[] {
  const { retriesParameter = null, timeoutParameter = null } = request;
  return [
    ...(retriesParameter !== null && worst.retries === 'default'
      ? [{ path: retriesParameter, value: String(retries) }]
      : []),
    ...(timeoutParameter !== null && worst.timeout === 'default'
      ? [{ path: timeoutParameter.name, value: inUnit(seconds, timeoutParameter.unit) }]
      : []),
  ];
}

const inUnit = (seconds: number, unit: 'ms' | 's'): string => String(unit === 's' ? seconds : seconds * 1000);

const spelled = (language: LanguageId, path: string, value: string): string =>
  language === 'python' ? `${path}=${value}` : `${path}: ${value}`;
