import type { Fact } from '../../server/src/base/fact.ts';
import type { CallSite, Request } from '../../server/src/resolve/callSite.ts';
import { requestsOf } from '../../server/src/rules/requests.ts';
import { analyseText } from './analyse.ts';
import { readFixture } from './fixtures.ts';

/** The call sites of a project that is written as one text, in order; `installed` is the version of every SDK. */
export const callsIn = (text: string, installed?: string): readonly CallSite[] =>
  analyseText(readFixture(text).files, undefined, installed).sites;

/** The only call site of a project, and the only request that it sends. */
export function onlyCall(text: string, installed?: string): { readonly site: CallSite; readonly request: Request } {
  const sites = callsIn(text, installed);
  const [site] = sites;
  const [request, ...others] = site === undefined ? [] : requestsOf(site.plan);
  if (site === undefined || sites.length > 1 || request === undefined || others.length > 0)
    throw new Error(`There are ${sites.length} calls with ${others.length + 1} requests in the first.`);
  return { site, request };
}

/** A fact in one word: `gpt-5`, `gpt-5 | gpt-5-mini`, `gpt-5?`, `absent (2)`, `unknown: parameter`. */
export function word(fact: Fact<string | number | boolean>): string {
  switch (fact.state) {
    case 'known':
      return String(fact.value);
    case 'several':
      return `${fact.alternatives.map(({ value }) => value).join(' | ')}${fact.maybeAbsent ? '?' : ''}`;
    case 'absent':
      return fact.fallback === null ? 'absent' : `absent (${fact.fallback.value})`;
    case 'unknown':
      return `unknown: ${fact.why}`;
  }
}
