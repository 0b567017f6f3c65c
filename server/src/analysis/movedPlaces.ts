import { isLocation, moveLocations, placeAfter, type TextChange } from '../base/textChange.ts';
import type { CallSite } from '../resolve/callSite.ts';
import { clientId } from '../resolve/site/client.ts';

/**
 * Call sites of files that read as they were scanned, with their places in other files where these stand now: the client that a caller has
 * made, the constant that names a model. A place that an edit has cut stays where it was. `changeOf` tells how a file has changed since
 * the scan, null if it has not.
 */
export function createMovedPlaces(changeOf: (path: string) => TextChange | null): (site: CallSite) => CallSite {
  const mentioned = new WeakMap<CallSite, ReadonlySet<string>>();
  const pathsOf = (site: CallSite): ReadonlySet<string> => {
    const known = mentioned.get(site) ?? otherPaths(site);
    mentioned.set(site, known);
    return known;
  };
  return (site) => {
    let result = site;
    for (const path of pathsOf(site)) {
      const change = changeOf(path);
      if (change) result = withMoved(result, path, change);
    }
    const { client } = result;
    return client?.made && client !== site.client
      ? { ...result, client: { ...client, id: clientId(client.made) } }
      : result;
  };
}

function otherPaths(site: CallSite): ReadonlySet<string> {
  const paths = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) for (const item of value) collect(item);
    else if (!isLocation(value)) for (const key in value) collect((value as Readonly<Record<string, unknown>>)[key]);
    else if (value.path !== site.path) paths.add(value.path);
  };
  collect(site);
  return paths;
}

function withMoved(site: CallSite, path: string, change: TextChange): CallSite {
  const moved = placeAfter(change);
  return moveLocations(site, (place) => {
    const span = place.path === path ? moved(place.span) : place.span;
    return span === place.span ? place : { ...place, span };
  });
}
