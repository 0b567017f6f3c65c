import { contains, type Location, sameSpan } from '../base/span.ts';
import type { CallSite, Prompt } from '../resolve/callSite.ts';
import { requestsOf } from './requests.ts';

export const sameLocation = (a: Location, b: Location): boolean => a.path === b.path && sameSpan(a.span, b.span);

export const isInCall = (site: CallSite, at: Location): boolean =>
  at.path === site.path && contains(site.call, at.span);

export const calleeOf = (site: CallSite): Location => ({ path: site.path, span: site.callee });

/** Whether a part of a prompt is written there. */
export const holds = (prompt: Prompt, at: Location): boolean =>
  prompt.parts.some((part) => part.text.some(({ location }) => location !== null && sameLocation(location, at)));

/** Whether the site sends a prompt with a part that is written there. */
export const isInPrompt = (site: CallSite, at: Location): boolean =>
  requestsOf(site.plan).some(({ prompt }) => holds(prompt, at));
