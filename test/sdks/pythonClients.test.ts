import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { satisfies } from '../../server/src/base/version.ts';
import { parseNpmRange } from '../../server/src/base/versionRange.ts';
import { sdkTables } from '../../server/src/sdks/registry.ts';
import type { ArgumentBinding, CallSpec, Meaning, Shape, VersionRange } from '../../server/src/sdks/types.ts';

/** What scripts/python-clients.py records of a release. */
interface Release {
  readonly package: string;
  readonly version: string;
  /** Names that code can import, by module. */
  readonly modules: Readonly<Record<string, readonly string[]>>;
  /** Clients by `module#Class`. */
  readonly classes: Readonly<Record<string, Client>>;
  readonly constants: Readonly<Record<string, string>>;
}

interface Client {
  readonly constructor: readonly string[];
  readonly methods: Readonly<Record<string, readonly string[]>>;
}

/** Packages whose methods pass further keywords to the transport: what they send is named. */
const transports = ['azure.ai.inference'];

const withoutTransport = (release: Release): Release => ({
  ...release,
  classes: mapValues(release.classes, (client) => ({
    ...client,
    methods: mapValues(client.methods, (written) => written.filter((parameter) => !parameter.startsWith('**'))),
  })),
});

const mapValues = <T>(record: Readonly<Record<string, T>>, change: (value: T) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

const file = join(dirname(fileURLToPath(import.meta.url)), 'python-clients.generated.json');
const all = (JSON.parse(readFileSync(file, 'utf8')) as readonly Release[]).map((release) =>
  transports.includes(release.package) ? withoutTransport(release) : release,
);

const packages = {
  mistral: 'mistralai',
  cohere: 'cohere',
  groq: 'groq',
  together: 'together',
  cerebras: 'cerebras.cloud.sdk',
  ollama: 'ollama',
  replicate: 'replicate',
  huggingface: 'huggingface_hub',
  voyage: 'voyageai',
  xai: 'xai_sdk',
  zhipu: 'zhipuai',
  zai: 'zai',
  lmstudio: 'lmstudio',
  'llama-cpp': 'llama_cpp',
  'azure-ai-inference': 'azure.ai.inference',
};

const sdks = Object.entries(packages).map(([id, name]) => {
  const python = sdkTables.find((table) => table.id === id)?.python;
  if (python === undefined) throw new Error(`${id} has no Python table.`);
  return { id, python, releases: all.filter((release) => release.package === name) };
});

describe.each(sdks)('the Python side of $id', ({ python, releases }) => {
  const names = Object.entries(python.modules).flatMap(([module, meanings]) =>
    Object.entries(meanings).map(([name, meaning]) => ({ module, name, meaning })),
  );

  it('has releases to be compared with', () => {
    expect(releases.length).toBeGreaterThan(0);
  });

  it('names exports that the package has', () => {
    expect(names.flatMap((named) => missingExport(named, releases))).toEqual([]);
  });

  it('names methods and parameters that the package has', () => {
    expect(names.flatMap((named) => judgeName(named, python.shapes, releases))).toEqual([]);
  });

  it('names client options and defaults that the constructors have', () => {
    expect(names.flatMap((named) => judgeOptions(named, python.shapes, releases))).toEqual([]);
  });
});

it('finds what is not there by its name', () => {
  const [release] = all.filter(({ package: name }) => name === 'cohere').slice(-1);
  const call: CallSpec = {
    api: 'chat',
    operation: 'chat',
    prompt: [],
    parameters: { outputCap: [{ path: 'max_output' }] },
  };
  const named = { module: 'cohere', name: 'ClientV2', meaning: { kind: 'constructor', shape: 'C' } as const };
  const shapes = {
    C: { provider: null, members: { chat: { kind: 'call', call }, talk: { kind: 'call', call } } },
  } as const;
  expect(judgeName(named, shapes, release === undefined ? [] : [release])).toEqual([
    'cohere 7.0.9: ClientV2.chat has no parameter max_output',
    'cohere 7.0.9: there is no ClientV2.talk',
  ]);
});

interface Named {
  readonly module: string;
  readonly name: string;
  readonly meaning: Meaning;
}

type Shapes = Readonly<Record<string, Shape>>;

function missingExport({ module, name, meaning }: Named, releases: readonly Release[]): readonly string[] {
  const range = 'versions' in meaning ? meaning.versions : undefined;
  const having = releases.filter((release) => release.modules[module] !== undefined && holds(range, release));
  const found = having.filter((release) => release.modules[module]?.includes(name));
  const missing = range === undefined && found.length > 0 ? [] : having.filter((release) => !found.includes(release));
  return missing.map((release) => `${labelOf(release)}: ${module} has no ${name}`);
}

function judgeName({ module, name, meaning }: Named, shapes: Shapes, releases: readonly Release[]): readonly string[] {
  switch (meaning.kind) {
    case 'constructor': {
      const clients = clientsOf(`${module}#${name}`, releases, meaning.versions);
      const shape = shapes[meaning.shape];
      return clients.length === 0
        ? []
        : [...judgeMembers(name, shape, shapes, clients), ...judgeKept(name, shape, clients)];
    }
    // Functions and objects of the module are those of the client that it has made.
    case 'call': {
      const clients = clientsOf(`${module}#Client`, releases);
      return clients.length === 0 ? [] : judgeMethod('Client', name, meaning.call, [meaning.call.versions], clients);
    }
    case 'instance': {
      const members = Object.entries(shapes[meaning.shape]?.members ?? {});
      const clients = clientsOf(`${module}#Client`, releases);
      return clients.length === 0
        ? []
        : members.flatMap(([path, member]) =>
            judgeMethod('Client', `${name}.${path}`, member.kind === 'call' ? member.call : null, [], clients),
          );
    }
    default:
      return [];
  }
}

interface Of {
  readonly release: Release;
  readonly client: Client;
}

const clientsOf = (key: string, releases: readonly Release[], range?: VersionRange): readonly Of[] =>
  releases.flatMap((release) => {
    const client = release.classes[key];
    return client !== undefined &&
      holds(range, release) &&
      release.modules[key.split('#')[0] ?? '']?.includes(key.split('#')[1] ?? '')
      ? [{ release, client }]
      : [];
  });

function judgeMembers(
  name: string,
  shape: Shape | undefined,
  shapes: Shapes,
  clients: readonly Of[],
): readonly string[] {
  return Object.entries(shape?.members ?? {}).flatMap(([path, member]) => {
    const made = member.kind === 'make' ? shapes[member.shape] : undefined;
    const call = member.kind === 'call' ? member.call : null;
    return [
      ...judgeMethod(name, path, call, [call?.versions], clients),
      ...(made === undefined || made === shape ? [] : judgeMade(path, made, shapes, clients)),
    ];
  });
}

/** What a method of a client makes is a class of its own, of the same name with a capital: `chat.create` makes a `Chat`. */
function judgeMade(path: string, made: Shape, shapes: Shapes, clients: readonly Of[]): readonly string[] {
  const name = (path.split('.')[0] ?? '').replace(/^./, (letter) => letter.toUpperCase());
  const found = clients.flatMap(({ release }) =>
    Object.entries(release.classes).flatMap(([key, client]) => (key.endsWith(`#${name}`) ? [{ release, client }] : [])),
  );
  const creates = clients.flatMap(({ release, client }) => (client.methods[path] ? [{ release, client }] : []));
  const options = Object.values(made.members).flatMap((member) =>
    member.kind === 'call'
      ? [...Object.values(member.call.parameters).flat(), ...member.call.prompt].flatMap((parameter) =>
          parameter.path.startsWith('$client.') ? [parameter.path.slice('$client.'.length)] : [],
        )
      : [],
  );
  const newest = creates.at(-1);
  return [
    ...judgeMembers(name, made, shapes, found),
    ...[...new Set(options)]
      .filter((option) => !isTaken(newest?.client.methods[path] ?? [], option))
      .map((option) => `${newest ? labelOf(newest.release) : ''}: ${path} has no parameter ${option}`),
  ];
}

function judgeMethod(
  name: string,
  path: string,
  call: CallSpec | null,
  ranges: readonly (VersionRange | undefined)[],
  clients: readonly Of[],
): readonly string[] {
  const relevant = clients.filter(({ release }) => ranges.every((range) => holds(range, release)));
  const found = relevant.filter(({ client }) => client.methods[path] !== undefined);
  const isDated = ranges.some((range) => range?.startsWith('>=') === true);
  const missing = isDated || found.length === 0 ? relevant.filter((of) => !found.includes(of)) : [];
  return [
    ...(isDated ? missing : missing.slice(-1)).map(({ release }) => `${labelOf(release)}: there is no ${name}.${path}`),
    ...(call === null
      ? []
      : found.flatMap(({ release, client }) =>
          judgeCall(call, client.methods[path] ?? [], release, found).map(
            (problem) => `${labelOf(release)}: ${name}.${path} ${problem}`,
          ),
        )),
    ...(call === null ? [] : missingPrompts(call, path, found).map((problem) => `${name}.${path} ${problem}`)),
  ];
}

function judgeCall(
  call: CallSpec,
  written: readonly string[],
  release: Release,
  found: readonly Of[],
): readonly string[] {
  const heads = [...Object.values(call.parameters).flat(), ...(call.loop?.limit ?? [])]
    .filter(({ path, versions, isKept }) => !path.startsWith('$') && isKept !== true && holds(versions, release))
    .filter(({ path }) => !path.startsWith('extra_body.') || isTaken(written, 'extra_body'))
    .map(({ path }) => path.split('.')[0] ?? '');
  const isNewest = found.at(-1)?.release === release;
  return [
    ...[...new Set(heads)].filter((name) => !isTaken(written, name)).map((name) => `has no parameter ${name}`),
    ...(isNewest ? misplaced(call.bind ?? {}, written) : []),
  ];
}

/** What a client keeps for its requests is given to what makes it: its constructor, or a function of its class. */
function judgeKept(name: string, shape: Shape | undefined, clients: readonly Of[]): readonly string[] {
  const calls = Object.values(shape?.members ?? {}).flatMap((member) => (member.kind === 'call' ? [member.call] : []));
  const kept = calls.flatMap(({ parameters, prompt }) => [...Object.values(parameters).flat(), ...prompt]);
  return clients.flatMap(({ release, client }) => {
    const given = [client.constructor, ...Object.values(client.methods)].flat().map((each) => each.split('=')[0]);
    const options = kept
      .filter((each) => each.path.startsWith('$client.') && (!('versions' in each) || holds(each.versions, release)))
      .map(({ path }) => path.split('.')[1] ?? '');
    return [...new Set(options)]
      .filter((option) => !given.includes(option))
      .map((option) => `${labelOf(release)}: ${name} has no option ${option}`);
  });
}

/** Positional arguments stand where the function has them. */
const misplaced = ({ positional = [] }: ArgumentBinding, written: readonly string[]): readonly string[] =>
  positional.flatMap((name, index) => {
    const declared = written[index]?.split('=')[0] ?? '';
    return name === null || declared === name || declared.startsWith('*')
      ? []
      : [`has no argument ${name} at ${index}`];
  });

/** A source of the prompt may be of some versions only. */
const missingPrompts = ({ prompt }: CallSpec, path: string, found: readonly Of[]): readonly string[] =>
  found.length === 0
    ? []
    : prompt
        .filter((source) => !source.path.startsWith('$'))
        .map((source) => source.path.split('.')[0] ?? '')
        .filter((name) => !found.some(({ release }) => hasSomewhere(release.package, path, name)))
        .map((name) => `has no prompt ${name} in any release`);

const hasSomewhere = (sdk: string, path: string, name: string): boolean =>
  all
    .filter((release) => release.package === sdk)
    .some(({ classes }) => Object.values(classes).some(({ methods }) => isTaken(methods[path] ?? [], name)));

function judgeOptions(
  { module, name, meaning }: Named,
  shapes: Shapes,
  releases: readonly Release[],
): readonly string[] {
  if (meaning.kind !== 'constructor') return [];
  const { maxRetries, timeout, baseUrl } = shapes[meaning.shape]?.settings ?? {};
  return clientsOf(`${module}#${name}`, releases, meaning.versions).flatMap(({ release, client }) => {
    const options = [maxRetries, timeout, baseUrl].flatMap((setting) =>
      setting !== undefined && holds(setting.versions, release) ? [setting.path] : [],
    );
    return [
      ...options.filter((option) => !isTaken(client.constructor, option)).map((option) => `has no option ${option}`),
      ...wrongDefault(maxRetries, client, release, 'DEFAULT_MAX_RETRIES', 'MAX_RETRIES'),
      ...wrongDefault(timeout, client, release, 'DEFAULT_TIMEOUT', 'TIMEOUT_SECS'),
    ].map((problem) => `${labelOf(release)}: ${name} ${problem}`);
  });
}

type AnySetting = NonNullable<NonNullable<Shape['settings']>['maxRetries']>;

/** Where the package states a number, at the constructor or as a constant, the table says the same of that release. */
function wrongDefault(
  setting: AnySetting | undefined,
  client: Client,
  release: Release,
  ...constants: readonly string[]
): readonly string[] {
  const said = setting?.defaults.find(({ versions }) => holds(versions, release))?.value;
  const written = client.constructor.find((parameter) => parameter.split('=')[0] === setting?.path)?.split('=')[1];
  const stated = [written, ...constants.map((name) => release.constants[name])]
    .map(numberIn)
    .find((each) => each !== null);
  const inTable = setting?.counts === 'attempts' && typeof said === 'number' && said > 0 ? said + 1 : said;
  return said === undefined || stated === undefined || stated === inTable
    ? []
    : [`${setting?.path} is ${stated}, not ${said}`];
}

/** `2`, `60.0`, or the seconds of `httpx.Timeout(timeout=60, connect=5.0)`. */
function numberIn(text: string | undefined): number | null {
  const found = /^([\d.]+)$|timeout=([\d.]+)/.exec(text ?? '');
  return found === null ? null : Number(found[1] ?? found[2]);
}

const isTaken = (written: readonly string[], name: string): boolean =>
  written.some((parameter) => parameter.startsWith('**') || parameter.split('=')[0] === name);

const labelOf = (release: Release): string => `${release.package} ${release.version}`;

const holds = (range: VersionRange | undefined, { version }: Release): boolean =>
  range === undefined || satisfies(version, parseNpmRange(range) ?? []);
