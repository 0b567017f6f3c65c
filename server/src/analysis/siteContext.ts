import { absent, known, unknown } from '../base/fact.ts';
import type { Span } from '../base/span.ts';
import { anyVersion, exactVersion, intersects, isWithin, onlyVersion, type Versions } from '../base/version.ts';
import { parseNpmRange } from '../base/versionRange.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { providerOfBaseUrl } from '../catalog/hosts.ts';
import { lookupModel } from '../catalog/lookup.ts';
import { splitProvider } from '../catalog/modelIds.ts';
import { isLocalProvider } from '../catalog/providers.ts';
import type { Annotation, SdkVersion, SiteContext } from '../resolve/site/context.ts';
import type { VersionResolver } from '../resolve/versions/versions.ts';
import { sdkOf } from '../sdks/lookup.ts';
import type { SdkTable } from '../sdks/types.ts';

/** What the call sites of a workspace need besides their code. */
export function createSiteContext(input: {
  readonly catalog: Catalog;
  readonly asOf: string;
  readonly versions: VersionResolver;
  /** The tables of declared wrappers, by id. */
  readonly declaredSdkOf?: (id: string) => SdkTable | null;
  readonly alias: (id: string) => string | null;
  readonly providerOfVariable: SiteContext['providerOfVariable'];
  readonly providerOfUrl: SiteContext['providerOfBaseUrl'];
  readonly annotationOf: (path: string, call: Span) => Annotation | null;
  readonly directIdOf: SiteContext['directIdOf'];
}): SiteContext {
  const versions = new Map<string, SdkVersion>();
  return {
    sdkOf: (id) => input.declaredSdkOf?.(id) ?? sdkOf(id),
    versionOf: (sdk, language, path) => {
      const key = `${sdk.id}\0${language}\0${path}`;
      const found = versions.get(key) ?? versionOf(input.versions, sdk, language, path);
      versions.set(key, found);
      return found;
    },
    providerOfBaseUrl: (url) => input.providerOfUrl(url) ?? providerOfBaseUrl(url),
    providerOfVariable: input.providerOfVariable,
    splitProvider,
    providerOfModel: (model) => lookupModel(input.catalog, null, model, input.asOf)?.provider ?? null,
    isLocalProvider,
    alias: input.alias,
    annotationOf: input.annotationOf,
    directIdOf: input.directIdOf,
  };
}

function versionOf(
  resolver: VersionResolver,
  sdk: SdkTable,
  language: 'typescript' | 'python',
  path: string,
): SdkVersion {
  const table = sdk[language];
  const name = table?.distribution ?? table?.packages[0];
  return name ? versionOfPackage(resolver, name, language, path) : { version: absent(), possible: () => 'maybe' };
}

function versionOfPackage(
  resolver: VersionResolver,
  name: string,
  language: 'typescript' | 'python',
  path: string,
): SdkVersion {
  const installed = resolver.installedVersion(path, name, language === 'python' ? 'python' : 'npm');
  const intervals: Versions =
    installed.kind === 'exact'
      ? exactVersion(installed.version)
      : installed.kind === 'range'
        ? installed.intervals
        : anyVersion;
  const exact = installed.kind === 'exact' ? installed.version : onlyVersion(intervals);
  return {
    version: exact === null ? unknown('version-unknown') : known(exact, 'config'),
    possible: (range) => {
      const other = /^(@?[a-z][^\s]*) (.+)$/i.exec(range);
      if (other?.[1] !== undefined && other[2] !== undefined)
        return versionOfPackage(resolver, other[1], language, path).possible(other[2]);
      const wanted = parseNpmRange(range);
      if (wanted === null || intervals === anyVersion) return 'maybe';
      return isWithin(intervals, wanted) ? 'yes' : intersects(intervals, wanted) ? 'maybe' : 'no';
    },
  };
}
