import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { satisfies } from '../../server/src/base/version.ts';
import { parseNpmRange } from '../../server/src/base/versionRange.ts';
import { sdkTables } from '../../server/src/sdks/registry.ts';
import type { CallSpec, Meaning, SdkLanguage, Shape, VersionRange } from '../../server/src/sdks/types.ts';
import { withoutItems } from './asks.ts';

/** Signatures of released Python packages as scripts/python-signatures.py records them. */
interface Release {
  readonly package: string;
  readonly version: string;
  readonly exports: readonly string[];
  /** Methods by their path on the client; on the module before 1.0 of openai. */
  readonly methods: Readonly<Record<string, readonly string[]>>;
  readonly constructors: Readonly<Record<string, readonly string[]>>;
  readonly constants: Readonly<Record<string, string>>;
}

const file = join(dirname(fileURLToPath(import.meta.url)), 'python-signatures.generated.json');
const releases = JSON.parse(readFileSync(file, 'utf8')) as readonly Release[];

const sdks = ['openai', 'anthropic'].map((id) => {
  const python = sdkTables.find((table) => table.id === id)?.python;
  if (python === undefined) throw new Error(`${id} has no Python table.`);
  return { id, python, releases: releases.filter((release) => release.package === id) };
});

describe.each(sdks)('the Python side of $id', ({ id, python, releases: own }) => {
  const names = Object.entries(python.modules[id] ?? {});

  it('names exports that the package has', () => {
    expect(names.flatMap(([name, meaning]) => missingExport(name, meaning, own))).toEqual([]);
  });

  it('names methods and parameters that the package has', () => {
    expect(methodsOf(python, names).flatMap((method) => judge(method, own))).toEqual([]);
  });

  it('names client options that the constructors take', () => {
    const clients = names.flatMap(([name, meaning]) =>
      meaning.kind === 'constructor' ? [{ name, shape: python.shapes[meaning.shape] }] : [],
    );
    expect(clients.flatMap(({ name, shape }) => missingOptions(name, shape, own))).toEqual([]);
  });

  it('states the defaults of the newest release', () => {
    const constants: Release['constants'] = own.at(-1)?.constants ?? {};
    for (const shape of Object.values(python.shapes)) {
      if (shape.settings?.maxRetries === undefined) continue;
      expect(shape.settings?.maxRetries?.defaults.map(({ value }) => value)).toEqual([
        Number(constants['DEFAULT_MAX_RETRIES']),
      ]);
      expect(shape.settings?.timeout?.defaults.map(({ value }) => value)).toEqual([
        seconds(constants['DEFAULT_TIMEOUT'] ?? ''),
      ]);
    }
  });
});

it('finds what is not there by its name', () => {
  const own = releases.filter((release) => release.package === 'anthropic').slice(-1);
  const create: CallSpec = {
    api: 'messages.create',
    operation: 'chat',
    cap: 'required',
    prompt: [],
    parameters: { outputCap: [{ path: 'max_output' }] },
  };
  expect(judge({ path: 'messages.create', call: create, versions: [] }, own)).toEqual([
    'anthropic 0.121.0: messages.create has no parameter max_output',
    'anthropic 0.121.0: messages.create does not require its cap',
  ]);
  expect(judge({ path: 'messages.make', call: null, versions: [] }, own)).toEqual([
    'anthropic 0.121.0: there is no messages.make',
  ]);
});

interface Method {
  readonly path: string;
  readonly call: CallSpec | null;
  readonly versions: readonly VersionRange[];
}

/** Methods of the clients, and functions of the module itself. */
function methodsOf(python: SdkLanguage, names: readonly (readonly [string, Meaning])[]): readonly Method[] {
  const clients = names.flatMap(([, meaning]) => (meaning.kind === 'constructor' ? [meaning] : []));
  const shapes = new Map(clients.map((meaning) => [python.shapes[meaning.shape]?.members, meaning]));
  return [
    ...[...shapes].flatMap(([members, { versions }]) =>
      Object.entries(members ?? {}).map(([path, member]): Method => {
        const call = member.kind === 'call' ? withoutItems(member.call) : null;
        return { path, call, versions: [versions ?? [], call?.versions ?? []].flat() };
      }),
    ),
    ...names.flatMap(([name, meaning]) => (meaning.kind === 'instance' ? onModule(name, meaning, python) : [])),
  ];
}

function onModule(
  name: string,
  meaning: Extract<Meaning, { kind: 'instance' }>,
  python: SdkLanguage,
): readonly Method[] {
  return Object.entries(python.shapes[meaning.shape]?.members ?? {}).flatMap(([path, member]): readonly Method[] => {
    if (member.kind !== 'call') return [];
    return [
      {
        path: `${name}.${path}`,
        call: member.call,
        versions: [meaning.versions ?? [], member.call.versions ?? []].flat(),
      },
    ];
  });
}

function judge({ path, call, versions }: Method, own: readonly Release[]): readonly string[] {
  const relevant = own.filter((release) => versions.every((range) => holds(range, release)));
  const found = relevant.filter((release) => release.methods[path] !== undefined);
  const isDated = call?.versions?.startsWith('>=') === true;
  const missing = isDated
    ? relevant.filter((release) => !found.includes(release))
    : found.length === 0
      ? relevant.slice(-1)
      : [];
  return [
    ...missing.map((release) => `${labelOf(release)}: there is no ${path}`),
    ...(call === null ? [] : found.flatMap((release) => judgeCall(path, call, release))),
  ];
}

function judgeCall(path: string, call: CallSpec, release: Release): readonly string[] {
  const written = release.methods[path] ?? [];
  const has = (name: string): boolean =>
    written.some((parameter) => parameter.startsWith('**') || parameter.split('=')[0] === name);
  const heads = [...Object.values(call.parameters).flat(), ...(call.loop?.limit ?? [])]
    .filter(({ versions }) => versions === undefined || holds(versions, release))
    .map((parameter) => parameter.path.split('.')[0] ?? '');
  const wanted = [...new Set([...heads, ...(call.bind?.positional ?? []).flatMap((name) => name ?? [])])];
  const sources = call.prompt.map((source) => source.path.split('.')[0] ?? '');
  const problems = [
    ...wanted.filter((name) => !has(name)).map((name) => `has no parameter ${name}`),
    ...sources.filter((name) => !has(name) && !isLater(name, path, release)).map((name) => `has no prompt ${name}`),
    ...(call.cap === 'required' && !has('**') && !written.includes(call.parameters.outputCap?.[0]?.path ?? '')
      ? ['does not require its cap']
      : []),
  ];
  return problems.map((problem) => `${labelOf(release)}: ${path} ${problem}`);
}

/** Whether a later release has a parameter that this one lacks. */
const isLater = (name: string, path: string, { package: sdk }: Release): boolean =>
  releases.some(
    (release) =>
      release.package === sdk && release.methods[path]?.some((parameter) => parameter.split('=')[0] === name),
  );

function missingExport(name: string, meaning: Meaning, own: readonly Release[]): readonly string[] {
  const range = meaning.kind === 'constructor' ? meaning.versions : undefined;
  const relevant = own.filter((release) => range === undefined || holds(range, release));
  const found = relevant.filter(({ exports }) => exports.includes(name));
  const missing =
    range === undefined
      ? found.length === 0
        ? relevant.slice(-1)
        : []
      : relevant.filter((release) => !found.includes(release));
  return missing.map((release) => `${labelOf(release)}: there is no ${name}`);
}

function missingOptions(name: string, shape: Shape | undefined, own: readonly Release[]): readonly string[] {
  const newest = own.at(-1);
  const written = newest?.constructors[name];
  if (newest === undefined || written === undefined) return [];
  const { maxRetries, timeout, baseUrl, deployment } = shape?.settings ?? {};
  return [maxRetries, timeout, baseUrl, deployment]
    .flatMap((setting) => setting?.path ?? [])
    .filter((option) => !written.some((parameter) => parameter.split('=')[0] === option))
    .map((option) => `${labelOf(newest)}: ${name} has no option ${option}`);
}

const labelOf = (release: Release): string => `${release.package} ${release.version}`;

const holds = (range: VersionRange, { version }: Release): boolean => satisfies(version, parseNpmRange(range) ?? []);

/** The seconds of `httpx.Timeout(timeout=10 * 60, connect=5.0)`. */
const seconds = (text: string): number =>
  Number(/timeout=([\d.]+)/.exec(text)?.[1]) * Number(/timeout=\d+ \* (\d+)/.exec(text)?.[1] ?? 1);
