import { contains, type Location, sameSpan } from '../base/span.ts';
import type { CallSite } from '../resolve/callSite.ts';

export const sameLocation = (a: Location, b: Location): boolean => a.path === b.path && sameSpan(a.span, b.span);

export const isInCall = (site: CallSite, at: Location): boolean =>
  at.path === site.path && contains(site.call, at.span);

export const calleeOf = (site: CallSite): Location => ({ path: site.path, span: site.callee });
