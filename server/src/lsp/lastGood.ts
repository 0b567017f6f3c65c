import type { FileAnalysis } from '../analysis/types.ts';
import { overlaps, type Span, spanOf } from '../base/span.ts';
import { changeBetween, moveSpans } from '../base/textChange.ts';
import type { FileIr } from '../ir/types.ts';
import { walkFunction } from '../ir/walk.ts';

/** What a file shows: fresh results, and older ones where the code is half typed. */
export interface Shown {
  readonly analysis: FileAnalysis;
  /** The text that the spans count in. */
  readonly code: string;
  /** Ids of findings that are kept from before. There are no fixes for them until the code parses again. */
  readonly kept: ReadonlySet<string>;
}

/**
 * Half-typed code must not make findings blink. In the statements where the parser had to recover, what stood there before stays, moved along
 * with the edit; everywhere else the fresh results count. Without errors all is fresh.
 */
export function withLastGood(before: Shown | null, fresh: FileAnalysis, code: string, program: FileIr | null): Shown {
  const broken = program === null ? [] : brokenRegions(program);
  if (broken.length === 0) return { analysis: fresh, code, kept: new Set() };
  const isBroken = (span: Span): boolean => broken.some((region) => overlaps(region, wide(span)));
  const soundFindings = fresh.findings.filter(({ location }) => !isBroken(location.span));
  const soundSites = fresh.sites.filter(({ site }) => !isBroken(site.call));
  if (before === null)
    return { analysis: { ...fresh, findings: soundFindings, sites: soundSites }, code, kept: new Set() };

  const move = movedBy(before.code, code);
  const isKept = (span: Span): boolean => {
    const moved = move(span);
    return moved !== null && isBroken(moved);
  };
  const fix = <T>(value: T): T => moveSpans(value, fresh.path, move);
  const known = new Set(soundFindings.map(({ id }) => id));
  const findings = before.analysis.findings
    .filter(({ id, location }) => !known.has(id) && isKept(location.span))
    .map(fix);
  const knownSites = new Set(soundSites.map(({ site }) => site.id));
  const sites = before.analysis.sites.filter(({ site }) => !knownSites.has(site.id) && isKept(site.call)).map(fix);
  return {
    analysis: {
      ...fresh,
      findings: [...soundFindings, ...findings].sort((a, b) => a.location.span.start - b.location.span.start),
      sites: [...soundSites, ...sites].sort((a, b) => a.site.call.start - b.site.call.start),
    },
    code,
    kept: new Set(findings.map(({ id }) => id)),
  };
}

/** The errors, each widened to the innermost statement around it: what an error does to the rest of its statement is anybody's guess. */
function brokenRegions({ errors, module }: FileIr): readonly Span[] {
  if (errors.length === 0) return [];
  const around = new Map<Span, Span>();
  walkFunction(module, {
    // Statements without an error are left out with all that is inside of them.
    stmt: ({ span }) => {
      const inside = errors.filter((error) => overlaps(span, wide(error)));
      for (const error of inside) {
        const known = around.get(error);
        if (known === undefined || length(span) < length(known)) around.set(error, span);
      }
      return inside.length > 0;
    },
  });
  return errors.map((error) => {
    const { start, end } = around.get(error) ?? error;
    return spanOf(Math.min(error.start, start), Math.max(error.end, end));
  });
}

/** Maps spans over the one edit that lies between two texts; null where the text of the span has gone. */
export function movedBy(before: string, after: string): (span: Span) => Span | null {
  const { start: from, oldEnd: to, newEnd } = changeBetween(before, after);
  const delta = newEnd - to;
  return ({ start, end }) => {
    if (end <= from) return { start, end };
    if (start >= to) return { start: start + delta, end: end + delta };
    // Where the edit eats one end of the span, what is left of it still stands for it.
    const moved = spanOf(start < from ? start : Math.min(start, from), end > to ? end + delta : from);
    return moved.end > moved.start ? moved : null;
  };
}

/** An empty span touches what is on both sides of it. */
const wide = ({ start, end }: Span): Span => (end > start ? { start, end } : { start: start - 1, end: end + 1 });

const length = (span: Span): number => span.end - span.start;
