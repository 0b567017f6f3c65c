import type { Fact } from '../../server/src/base/fact.ts';
import type { CallSite, Prompt, Request } from '../../server/src/resolve/callSite.ts';
import type { LoopContext } from '../../server/src/resolve/observed.ts';
import type { Provenance, TextPart } from '../../server/src/resolve/value.ts';
import { mainRequestsOf, requestsOf } from '../../server/src/rules/requests.ts';

/**
 * What is said of a project's call sites, as short text. A fact is about the only direct site, unless it starts with the function that its
 * site stands in (`ask: model = known gpt-4o`), for a call of the project's own functions with `via` before it (`via main: cap = absent`).
 * `sites = 2 direct 1 via` counts them. A source in parentheses may be left out of what is expected.
 */
export function factLike(expected: string, sites: readonly CallSite[]): string {
  const [, prefix = '', name = ''] = /^((?:via )?[\w.<>]+: )?([\w ]+) !?= /.exec(expected) ?? [];
  if (name === '') throw new Error(`This is no fact: ${expected}`);
  if (name === 'sites') return `sites = ${countOf(sites)}`;
  const chosen = sites.filter((site) => isMeant(site, prefix));
  const [site] = chosen;
  if (site === undefined || chosen.length > 1)
    return `${prefix}${name}: ${chosen.length} such sites (${listOf(sites)})`;
  const wantsSource = /\([a-z-]+\)$/.test(expected);
  return `${prefix}${name} = ${readerOf(name)(site, wantsSource)}`;
}

function isMeant(site: CallSite, prefix: string): boolean {
  const kind = prefix.startsWith('via ') ? 'via' : 'direct';
  const place = prefix.replace(/^via /, '').replace(/: $/, '');
  const own = site.place.symbols.length === 0 ? 'module' : site.place.symbols.join('.');
  return site.kind === kind && (place === '' || place === own || place === site.place.function);
}

function countOf(sites: readonly CallSite[]): string {
  const direct = sites.filter((site) => site.kind === 'direct').length;
  const via = sites.length - direct;
  if (sites.length === 0) return 'none';
  return via === 0 ? `${direct} direct` : `${direct} direct ${via} via`;
}

const listOf = (sites: readonly CallSite[]): string =>
  sites.map((site) => `${site.kind} ${site.path} ${site.place.symbols.join('.')}`).join(', ');

type Reader = (site: CallSite, wantsSource: boolean) => string;

const ofRequest =
  (read: (request: Request, wantsSource: boolean) => string): Reader =>
  (site, wantsSource) =>
    [...new Set(mainRequestsOf(site.plan).map((request) => read(request, wantsSource)))].join(' || ');

const readers: Readonly<Record<string, Reader>> = {
  model: ofRequest((request, wantsSource) => factText(request.model, wantsSource)),
  provider: ofRequest((request, wantsSource) => factText(request.provider, wantsSource)),
  cap: ofRequest((request, wantsSource) => factText(request.outputCap, wantsSource)),
  temperature: ofRequest((request, wantsSource) => factText(request.temperature, wantsSource)),
  effort: ofRequest((request, wantsSource) => factText(request.effort, wantsSource)),
  items: ofRequest((request, wantsSource) => factText(request.items, wantsSource)),
  messages: ofRequest((request) => promptText(request.prompt)),
  tools: ofRequest((request, wantsSource) => factText(request.tools.count, wantsSource)),
  attempts: ofRequest((request, wantsSource) => factText(request.retries.attempts, wantsSource)),
  retries: (site, wantsSource) => (site.client ? factText(site.client.maxRetries, wantsSource) : 'no client'),
  timeout: ofRequest((request, wantsSource) => factText(request.timeout, wantsSource)),
  api: (site) => `${site.sdk} ${site.api}`,
  sdk: (site) => site.sdk,
  path: (site) => site.path,
  loops: (site) => (site.place.loops.length === 0 ? 'none' : site.place.loops.map(loopText).join(', ')),
  lane: (site) => site.place.lane,
  decorators: (site) => site.place.decorators.join(', ') || 'none',
  through: (site) => `${site.through.length} direct`,
  requests: (site) => `${requestsOf(site.plan).length} ${site.plan.kind}`,
};

function readerOf(name: string): Reader {
  const reader = readers[name];
  if (reader === undefined) throw new Error(`There is no fact named ${name}.`);
  return reader;
}

/** `known gpt-4o (constant)`, `several 100 | 400`, `several 100 or absent`, `absent`, `unknown escaped`. */
function factText(fact: Fact<string | number | boolean>, wantsSource: boolean): string {
  switch (fact.state) {
    case 'known':
      return `known ${fact.value}${wantsSource ? ` (${fact.from})` : ''}`;
    case 'several':
      return `several ${fact.alternatives.map(({ value }) => value).join(' | ')}${fact.maybeAbsent ? ' or absent' : ''}`;
    case 'absent':
      return 'absent';
    case 'unknown':
      return `unknown ${fact.why}`;
  }
}

/** `[system: "Be brief.", user?: "Hi ${parameter}", user*: ${loop-variable}, ...]`: `?` may be there, `*` any number of them, `...` more unseen. */
function promptText({ parts, isComplete }: Prompt): string {
  const shown = parts.map(
    ({ role, text, isMaybe, isRepeated }) => `${role}${isRepeated ? '*' : isMaybe ? '?' : ''}: ${textText(text)}`,
  );
  return `[${[...shown, ...(isComplete ? [] : ['...'])].join(', ')}]`;
}

function textText(parts: readonly TextPart[]): string {
  const [only] = parts;
  if (only?.kind === 'dynamic' && parts.length === 1) return holeText(only.provenance);
  const inner = parts.map((part) => (part.kind === 'static' ? part.text : holeText(part.provenance))).join('');
  return JSON.stringify(inner);
}

const holeText = (provenance: Provenance): string => `\${${provenance.kind}}`;

/** `for-each 3`, `while unbounded`, `for retry 3`. */
function loopText({ kind, count, isUnbounded, isRetry }: LoopContext): string {
  const words = [
    kind,
    ...(isRetry ? ['retry'] : []),
    ...(isUnbounded ? ['unbounded'] : []),
    ...(count === null ? [] : [count]),
  ];
  return words.join(' ');
}
