import { satisfies } from '../../server/src/base/version.ts';
import { parseNpmRange } from '../../server/src/base/versionRange.ts';
import type { CallSpec, Parameter } from '../../server/src/sdks/types.ts';
import { type Claim, declaredPart, makerOf, settingPaths } from './asks.ts';
import { keyOf, type Signature } from './signatures.ts';

/** The signatures of the packages of an SDK at one version. */
export interface Release {
  readonly label: string;
  /** The version that decides which facts of the table hold. */
  readonly version: string;
  readonly modules: readonly string[];
  readonly signatures: Readonly<Record<string, Signature>>;
}

/** What the claims of a table say and the releases do not have, each with its name. */
export function judge(claims: readonly Claim[], releases: readonly Release[]): readonly string[] {
  return claims.flatMap((claim) => {
    const relevant = releases.filter(
      (release) => release.modules.includes(claim.module) && holds(claim.versions, release),
    );
    const found = relevant.filter((release) => release.signatures[keyOf(claim)] !== undefined);
    // A name that has no first version may have come at any time; else it must be in all releases from then on.
    const missing = !claim.isDated
      ? found.length === 0 && relevant.length > 0
        ? relevant.slice(-1)
        : []
      : relevant.filter((release) => !found.includes(release));
    return [
      ...missing.map(({ label }) => `${label}: there is no ${keyOf(claim)}`),
      ...found.flatMap((release) => judgeSignature(claim, release)),
    ];
  });
}

function judgeSignature(claim: Claim, release: Release): readonly string[] {
  const signature = release.signatures[keyOf(claim)];
  if (signature === undefined) return [];
  const problem = (text: string): string => `${release.label}: ${keyOf(claim)} ${text}`;
  if (claim.call !== null) return judgeCall(claim.call, claim, release, signature).map(problem);
  if (claim.bind === null || declaresLess.test(claim.module)) return [];
  const fields = signature.parameters[claim.bind.record ?? 0]?.fields ?? [];
  const positional = (claim.bind.positional ?? []).flatMap((name) => name ?? []);
  return settingPaths(claim.shape, (range) => holds([range], release))
    .filter((path) => !isNamed(fields, path) && !positional.includes(path.split('.')[0] ?? ''))
    .map((path) => problem(`has no option ${path}`));
}

/** Packages whose constructors declare some options of the client that they extend and pass on all. */
const declaresLess = /^@posthog\/ai/;

function judgeCall(call: CallSpec, claim: Claim, release: Release, signature: Signature): readonly string[] {
  const { positional = [], record, request } = call.bind ?? {};
  const body = record === undefined ? [] : (signature.parameters[record]?.fields ?? []);
  const options = request === undefined ? [] : (signature.parameters[request]?.fields ?? []);
  const client = optionsOf(claim, makerOf(claim.member), release);
  const parent = optionsOf(claim, makerOf(makerOf(claim.member)), release);
  const named = new Set(
    positional.map((name, index) => (sameName(signature.parameters[index]?.name, name) ? name : null)),
  );
  const has = (path: string): boolean => {
    if (path.startsWith('$request.')) return isNamed(options, path.slice('$request.'.length));
    if (path.startsWith('$client.$parent.')) return isNamed(parent, path.slice('$client.$parent.'.length));
    if (path.startsWith('$client.')) return isNamed(client, path.slice('$client.'.length));
    if (/^(\$model|agent|assistant_id|agentId|conversationId)\./.test(path)) return true;
    return isNamed(body, path) || named.has(path);
  };
  const all: readonly Parameter[] = [...Object.values(call.parameters).flat(), ...(call.loop?.limit ?? [])];
  return [
    ...positional.flatMap((name, index) =>
      name === null || sameName(signature.parameters[index]?.name, name) ? [] : [`has no argument ${name} at ${index}`],
    ),
    ...all.flatMap(({ path, versions }) =>
      holds(versions ? [versions] : [], release) && !has(path) ? [`has no parameter ${path}`] : [],
    ),
    ...(call.cap === 'required' && !body.includes(call.parameters.outputCap?.[0]?.path ?? '')
      ? ['does not require its cap']
      : []),
  ];
}

/** Prompt sources that no release has, of any call with that prompt: a source may be of some versions only. */
export function judgePrompts(claims: readonly Claim[], releases: readonly Release[]): readonly string[] {
  const prompts = new Set(claims.flatMap(({ call }) => call?.prompt ?? []));
  return [...prompts].flatMap((source) => {
    const users = claims.filter(({ call }) => call?.prompt.includes(source));
    const known = users.flatMap((claim) => releases.flatMap((release) => knownNames(claim, release)));
    const isKnown = isNamed(known, source.path) || known.some((name) => sameName(name, source.path));
    return known.length === 0 || isKnown || source.path.startsWith('agent.')
      ? []
      : [`${users.map(keyOf).join(', ')} has no prompt ${source.path} in any release`];
  });
}

/** Arguments and fields of a call, and options of what it is called on. */
function knownNames(claim: Claim, release: Release): readonly string[] {
  const call = release.signatures[keyOf(claim)];
  if (call === undefined) return [];
  const maker = makerOf(claim.member);
  return [
    ...call.parameters.flatMap(({ name, fields }) => [name, ...fields]),
    ...optionsOf(claim, maker, release).map((field) => `$client.${field}`),
    ...optionsOf(claim, makerOf(maker), release).map((field) => `$client.$parent.${field}`),
  ];
}

/** The fields of what a constructor or method takes that makes an object. */
const optionsOf = (claim: Claim, member: string | null, { signatures }: Release): readonly string[] =>
  (signatures[keyOf({ ...claim, member })]?.parameters ?? []).flatMap(({ name, fields }) => [name, ...fields]);

function isNamed(fields: readonly string[], path: string): boolean {
  const asked = declaredPart(path);
  return fields.includes(asked) || fields.includes(`${asked}?`);
}

const sameName = (declared: string | undefined, ours: string | null): boolean =>
  declared !== undefined && ours !== null && plain(declared) === plain(ours);

const plain = (name: string): string => name.replaceAll('_', '').toLowerCase();

const holds = (ranges: readonly string[], { version }: Release): boolean =>
  ranges.every((range) => satisfies(version, parseNpmRange(range) ?? []));
