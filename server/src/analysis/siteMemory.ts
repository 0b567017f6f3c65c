import type { Span } from '../base/span.ts';
import { changeBetween, isSpan, isWhole, moveSpans, placeAfter, type TextChange } from '../base/textChange.ts';
import type { CallSite } from '../resolve/callSite.ts';
import type { ObservedCall } from '../resolve/observed.ts';
import { clientId } from '../resolve/site/client.ts';
import type { EarlierForms } from './takenOver.ts';

/** The call sites of a file that is being edited, from one text to the next. */
export interface SiteMemory {
  /** Begins with the sites of a text. Those of the text before it are remembered, older ones are forgotten. */
  readonly begin: (text: string) => void;
  /** The site that observations of one call make: the one of the text before, moved to its present place, if they say the same. */
  readonly recall: (group: readonly ObservedCall[], facts: unknown, make: () => CallSite) => CallSite;
}

/** A site that has been moved, and the one that it was first: but for places they are the same. */
export type FirstForms = WeakMap<CallSite, CallSite>;

/** A site with all that it was made from. */
interface Remembered {
  readonly madeFrom: unknown;
  readonly site: CallSite;
}

interface Generation {
  readonly text: string;
  /** By where the call starts. */
  readonly sites: Map<number, Remembered[]>;
}

export function createSiteMemory(path: string, firstForms: FirstForms, earlierForms: EarlierForms): SiteMemory {
  let before: Generation = { text: '', sites: new Map() };
  let now = before;
  let change: TextChange = { start: 0, oldEnd: 0, newEnd: 0 };
  return {
    begin: (text) => {
      if (text === now.text) return;
      before = now;
      now = { text, sites: new Map() };
      change = changeBetween(before.text, text);
    },
    recall: (group, facts, make) => {
      const place = group[0]?.call.start ?? 0;
      const known = now.sites.get(place) ?? [];
      now.sites.set(place, known);
      const madeFrom = [group, facts];
      const same = [...known, ...(isMovedGroup(group) ? [] : (before.sites.get(place) ?? []))].find((other) =>
        isSameButForPlaces(madeFrom, other.madeFrom, isSameSpan, Object.is),
      );
      const site = same?.site ?? moved(group, madeFrom) ?? make();
      if (!same || !known.includes(same)) known.push({ madeFrom, site });
      return site;
    },
  };

  /** Whether all of them were taken over, and some from other places. */
  function isMovedGroup(group: readonly ObservedCall[]): boolean {
    return group.every((item) => earlierForms.has(item)) && group.some((item) => earlierForms.get(item) !== item);
  }

  function moved(group: readonly ObservedCall[], madeFrom: unknown): CallSite | null {
    const isLocal = group.every((item) => [item, ...item.through.map(({ location }) => location)].every(isHere));
    if (!isLocal) return null;
    const placeOf = placeAfter(change);
    const isSame: SameSpan = (now, old, owner) =>
      owner !== undefined && owner !== path
        ? isSameSpan(now, old)
        : isWhole(old, change) && isSameSpan(now, placeOf(old));
    const place = group[0]?.call.start ?? 0;
    const earlier = before.sites.get(place < change.newEnd ? place : place + change.oldEnd - change.newEnd);
    const isTakenOver: SameObject = (now, old) => earlierForms.get(now) === old;
    const found = earlier?.find((other) => isSameButForPlaces(madeFrom, other.madeFrom, isSame, isTakenOver));
    return found ? movedSite(found.site, path, change, firstForms) : null;
  }

  function isHere(item: { readonly path: string }): boolean {
    return item.path === path;
  }
}

/** Whether two places are the same; `owner` is the file that a location names, undefined for a span that stands by itself. */
type SameSpan = (now: Span, old: Span, owner?: unknown) => boolean;

const isSameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;

/** Whether an object is known to be the same as another, but for its places. */
type SameObject = (now: object, old: object) => boolean;

/** Whether plain data is equal but for its places. Tables of SDKs, which are large, are the same objects if they are equal at all. */
function isSameButForPlaces(
  now: unknown,
  old: unknown,
  isSame: SameSpan,
  isKnown?: SameObject,
  owner?: unknown,
): boolean {
  if (typeof now !== 'object' || typeof old !== 'object' || now === null || old === null) return now === old;
  if (isKnown?.(now, old)) return true;
  if (Array.isArray(now)) {
    if (!Array.isArray(old) || now.length !== old.length) return false;
    for (let index = 0; index < now.length; index++)
      if (!isSameButForPlaces(now[index], old[index], isSame, isKnown)) return false;
    return true;
  }
  if (isSpan(now)) return isSpan(old) && isSame(now, old, owner);
  return isSameRecordButForPlaces(now as PlainRecord, old as PlainRecord, isSame, isKnown);
}

type PlainRecord = Readonly<Record<string, unknown>>;

function isSameRecordButForPlaces(
  now: PlainRecord,
  old: PlainRecord,
  isSame: SameSpan,
  isKnown: SameObject | undefined,
): boolean {
  let count = 0;
  for (const key in now) {
    count++;
    const [item, other] = [now[key], old[key]];
    const isTable = key === 'sdk' || key === 'spec';
    const owner = key === 'span' ? now['path'] : undefined;
    if (isTable ? item !== other : !isSameButForPlaces(item, other, isSame, isKnown, owner)) return false;
  }
  for (const _ in old) count--;
  return count === 0;
}

function movedSite(site: CallSite, path: string, change: TextChange, firstForms: FirstForms): CallSite {
  const copy = moveSpans(site, path, placeAfter(change));
  const made = copy.client?.made ?? null;
  const result =
    copy.client && made?.path === path ? { ...copy, client: { ...copy.client, id: clientId(made) } } : copy;
  if (result !== site) firstForms.set(result, firstForms.get(site) ?? site);
  return result;
}
