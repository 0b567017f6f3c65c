import type { Span } from '../base/span.ts';
import { changeBetween, moveSpans, type TextChange } from '../base/textChange.ts';
import type { CallSite } from '../resolve/callSite.ts';
import type { ObservedCall } from '../resolve/observed.ts';
import { clientId } from '../resolve/site/client.ts';

/** The call sites of a file that is being edited, from one text to the next. */
export interface SiteMemory {
  /** Begins with the sites of a text. Those of the text before it are remembered, older ones are forgotten. */
  readonly begin: (text: string) => void;
  /** The site that observations of one call make: the one of the text before, moved to its present place, if they say the same. */
  readonly recall: (group: readonly ObservedCall[], facts: unknown, make: () => CallSite) => CallSite;
}

/** A site that has been moved, and the one that it was first: but for places they are the same. */
export type FirstForms = WeakMap<CallSite, CallSite>;

interface Generation {
  readonly text: string;
  /** By all that the site is made from, as JSON. */
  readonly sites: Map<string, CallSite>;
}

export function createSiteMemory(path: string, firstForms: FirstForms): SiteMemory {
  let before: Generation = { text: '', sites: new Map() };
  let now = before;
  let change: TextChange = { start: 0, oldEnd: 0, newEnd: 0 };
  /** Tables of SDKs are large and stay the same, so that keys name them by numbers. */
  const tables = new Map<object, number>();
  const numberOf = (table: object): number => {
    const number = tables.get(table) ?? tables.size;
    tables.set(table, number);
    return number;
  };
  const plain = ({ sdk, spec, ...rest }: ObservedCall): unknown => ({
    ...rest,
    sdk: numberOf(sdk),
    spec: numberOf(spec),
  });
  return {
    begin: (text) => {
      if (text === now.text) return;
      before = now;
      now = { text, sites: new Map() };
      change = changeBetween(before.text, text);
    },
    recall: (group, facts, make) => {
      const key = JSON.stringify([facts, group.map(plain)]);
      const known = now.sites.get(key) ?? before.sites.get(key) ?? moved(key, group) ?? make();
      now.sites.set(key, known);
      return known;
    },
  };

  function moved(key: string, group: readonly ObservedCall[]): CallSite | null {
    const isLocal = group.every((item) => [item, ...item.through.map(({ location }) => location)].every(isHere));
    const keyBefore = isLocal ? placedBefore(key, path, change) : null;
    const site = keyBefore === null ? undefined : before.sites.get(keyBefore);
    return site === undefined ? null : movedSite(site, path, change, firstForms);
  }

  function isHere(item: { readonly path: string }): boolean {
    return item.path === path;
  }
}

const spanInJson = /("path":"(?:[^"\\]|\\.)*","span":)?\{"start":(\d+),"end":(\d+)\}/g;

/** The JSON of data with the places of a file as they were before a change. Null if one of them touches what was changed. */
function placedBefore(json: string, path: string, { start, oldEnd, newEnd }: TextChange): string | null {
  const here = `"path":${JSON.stringify(path)},"span":`;
  let isTouched = false;
  const result = json.replace(spanInJson, (span: string, place: string | undefined, from: string, to: string) => {
    if ((place !== undefined && place !== here) || Number(to) <= start) return span;
    if (Number(from) < newEnd) isTouched = true;
    const by = oldEnd - newEnd;
    return `${place ?? ''}{"start":${Number(from) + by},"end":${Number(to) + by}}`;
  });
  return isTouched ? null : result;
}

function movedSite(site: CallSite, path: string, { oldEnd, newEnd }: TextChange, firstForms: FirstForms): CallSite {
  const by = newEnd - oldEnd;
  const move = ({ start, end }: Span): Span => (start < oldEnd ? { start, end } : { start: start + by, end: end + by });
  const copy = moveSpans(site, path, move);
  const made = copy.client?.made ?? null;
  const result =
    copy.client && made?.path === path ? { ...copy, client: { ...copy.client, id: clientId(made) } } : copy;
  firstForms.set(result, firstForms.get(site) ?? site);
  return result;
}
