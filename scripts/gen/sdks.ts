import { callsOfMeaning, callsOfMember } from '../../server/src/sdks/lookup.ts';
import type {
  CallSpec,
  Default,
  Meaning,
  Parameter,
  SdkLanguage,
  SdkTable,
  Shape,
} from '../../server/src/sdks/types.ts';

/** The page docs/sdks.md: for each SDK what is recognised, which parameters are read, and the defaults with their sources. */
export function sdkDocs(tables: readonly SdkTable[]): string {
  return `${[
    '# Known SDKs',
    '<!-- Generated from server/src/sdks by `npm run gen`. Do not edit. -->',
    'What counts as a billed call, which parameters of it are read, and what holds where a parameter is not given.',
    'In Python every parameter of a request may also stand in `extra_body`. Version ranges are those of the first package of a table.',
    ...tables.flatMap((table) => [
      `## ${table.title}`,
      ...endpointDocs(table),
      ...languageDocs('TypeScript and JavaScript', table.typescript),
      ...languageDocs('Python', table.python),
    ]),
  ].join('\n\n')}\n`;
}

/** Interfaces that plain requests reach, by their addresses. */
function endpointDocs({ endpoints }: SdkTable): readonly string[] {
  if (endpoints === undefined) return [];
  const rows = endpoints.list.map(({ url, call }) => {
    const [api = '', ...rest] = callRow(call);
    return [api, code(url), ...rest];
  });
  return [
    `Hosts: ${list(endpoints.hosts.map(code))}, and the user's own machine.`,
    'Interfaces by the pattern of their address, the first that fits counting; fields of the body are parameters:',
    table(['Call', 'Address', 'Operation', 'Model', 'Output cap', 'Also read', 'Versions', 'Remarks'], rows),
  ];
}

function languageDocs(title: string, language: SdkLanguage | undefined): readonly string[] {
  if (language === undefined) return [];
  const groups = callGroups(language);
  return [
    `### ${title}`,
    ...(language.packages.length > 0 ? [`Packages: ${list(language.packages.map(code))}.`] : []),
    table(
      ['Module', 'Names'],
      Object.entries(language.modules).map(([module, names]) => [code(module), namesOf(names)]),
    ),
    ...usageDocs(language),
    ...clientDocs(language),
    ...alike(groups).flatMap(({ on, rows }) => [
      `Calls of ${list(on)}:`,
      table(['Call', 'Operation', 'Model', 'Output cap', 'Also read', 'Versions', 'Remarks'], rows),
    ]),
    ...defaultDocs(groups),
  ];
}

function usageDocs({ usage }: SdkLanguage): readonly string[] {
  if (usage === undefined) return [];
  const { fields, streamOption, callbacks = [], source } = usage;
  const told = [
    `${list(fields.map(code))} of what a call gives`,
    ...(callbacks.length > 0 ? [list(callbacks.map(code))] : []),
  ];
  const stream = streamOption === undefined ? '' : ` A stream tells only where ${code(streamOption)} is set.`;
  return [`Usage is told by ${told.join(', and by ')} (${source}).${stream}`];
}

interface CallGroup {
  readonly on: string;
  readonly calls: readonly CallSpec[];
  /** The objects are models: what holds by default differs from one to the other, and is the same for all their calls. */
  readonly areModels: boolean;
}

/** Objects whose calls read the same are listed once. */
function alike(groups: readonly CallGroup[]): readonly { readonly on: readonly string[]; readonly rows: Rows }[] {
  const byRows = new Map<string, { readonly on: string[]; readonly rows: Rows }>();
  for (const { on, calls } of groups) {
    const rows = joined(calls.map(callRow));
    const known = byRows.get(JSON.stringify(rows)) ?? { on: [], rows };
    known.on.push(on);
    byRows.set(JSON.stringify(rows), known);
  }
  return [...byRows.values()];
}

type Rows = readonly (readonly string[])[];

/** The calls by what they are made on. Objects with the same members stand together. */
function callGroups({ modules, shapes }: SdkLanguage): readonly CallGroup[] {
  const functions = Object.values(modules).flatMap((names) => Object.values(names).flatMap(callsOfMeaning));
  const byMembers = new Map<unknown, { names: string[]; shape: Shape }>();
  for (const [name, shape] of Object.entries(shapes)) {
    const known = byMembers.get(shape.members);
    if (known === undefined) byMembers.set(shape.members, { names: [name], shape });
    else known.names.push(name);
  }
  const listed = new Set<CallSpec>();
  const ofShapes = [...byMembers.values()].map(({ names, shape }) => {
    // A client that adds to another one shows what it adds.
    const calls = Object.values(shape.members)
      .flatMap(callsOfMember)
      .filter((call) => !listed.has(call));
    for (const call of calls) listed.add(call);
    return { on: list(names.map(code)), calls, areModels: shape.request !== undefined };
  });
  const known = new Set(ofShapes.flatMap(({ calls }) => calls.map(({ api }) => api)));
  const own = [...new Map(functions.map((call) => [call.api, call])).values()].filter(({ api }) => !known.has(api));
  return [...ofShapes, { on: 'the module', calls: own, areModels: false }].filter(({ calls }) => calls.length > 0);
}

function callRow(call: CallSpec): readonly string[] {
  const { model, outputCap, ...others } = call.parameters;
  const paths = Object.values(others).flatMap((parameters) => parameters.map(({ path }) => path));
  const prompt = call.prompt.map(({ path }) => path);
  const also = [...new Set([...prompt, ...paths])].filter((path) => !path.startsWith('extra_body.'));
  return [
    code(call.api),
    call.operation,
    parameterList(model),
    `${parameterList(outputCap)}${call.cap === 'required' ? ' (required)' : ''}`,
    also.map(code).join(' '),
    call.versions === undefined ? '' : code(call.versions),
    remarks(call),
  ];
}

function remarks(call: CallSpec): string {
  const limit = call.loop?.limit.map(({ path }) => code(path)).join(' or ') || 'nothing';
  const loop =
    call.loop && `Runs up to ${call.loop.default ?? 'any number of'} ${call.loop.unit} unless limited by ${limit}.`;
  const each =
    call.each &&
    ('as' in call.each
      ? `Once for every item of ${code(call.each.list)}.`
      : `Of every item of ${code(call.each.list)}${call.each.request === '' ? '' : `, in its ${code(call.each.request)}`}.`);
  const routes = call.routes && `The model is a route of ${code(call.routes.list)}.`;
  const paths = [...new Set(call.fallbacks?.map(({ path }) => code(path)))];
  const fallbacks = paths.length > 0 && `Falls back on ${paths.join(', ')}.`;
  return [
    each,
    routes,
    fallbacks,
    call.notEstimated && `Not estimated: ${call.notEstimated}`,
    loop,
    call.isStream && 'Streams.',
  ]
    .filter((each) => typeof each === 'string')
    .join(' ');
}

const parameterList = (parameters: readonly Parameter[] | undefined): string =>
  (parameters ?? [])
    .filter(({ path }) => !path.startsWith('extra_body.'))
    .map(
      ({ path, versions, providers, deprecated }) =>
        `${code(path)}${versions ? ` ${code(versions)}` : ''}${deprecated ? ' (old)' : ''}${atProviders(providers)}`,
    )
    .join(', ');

/** ` (openai, azure)`, ` (not openai, azure)` */
function atProviders(providers: readonly string[] = []): string {
  const names = providers.map((name) => name.replace('!', ''));
  if (names.length === 0) return '';
  return ` (${providers.every((name) => name.startsWith('!')) ? 'not ' : ''}${list(names)})`;
}

function clientDocs({ shapes }: SdkLanguage): readonly string[] {
  const rows = Object.entries(shapes)
    .filter(([, { settings, model }]) => model === undefined && settings !== undefined)
    .map(([name, { provider, settings }]) => [
      code(name),
      provider ?? '',
      settingText(settings?.maxRetries, ''),
      settingText(settings?.timeout, settings?.timeout?.unit ?? ''),
      settings?.baseUrl ? [settings.baseUrl.path, ...(settings.baseUrl.environment ?? [])].map(code).join(', ') : '',
    ]);
  return rows.length === 0
    ? []
    : ['Clients:', table(['Client', 'Provider', 'Retries', 'Timeout', 'Base URL'], joined(rows))];
}

function settingText(setting: NonNullable<Shape['settings']>['maxRetries'], unit: string): string {
  if (setting === undefined) return '';
  const values = setting.defaults.map(
    ({ value, source }) => `${value ?? 'no limit'}${unit && value !== null ? ` ${unit}` : ''} (${source})`,
  );
  return `${code(setting.path)}: ${values.join('; ')}`;
}

function defaultDocs(groups: readonly CallGroup[]): readonly string[] {
  const calls = groups.flatMap((group) => group.calls);
  const ofCalls = groups.flatMap(({ on, calls, areModels }) =>
    calls.flatMap((call) => (call.defaults ?? []).map((entry) => ({ on: areModels ? on : code(call.api), entry }))),
  );
  const loops = calls.flatMap(({ api, loop }) =>
    loop === undefined
      ? []
      : [loopRow(api, loop), ...(loop.variants ?? []).map((variant) => loopRow(api, { ...loop, ...variant }))],
  );
  const rows = [...grouped(ofCalls), ...joined(loops)];
  return rows.length === 0 ? [] : ['Defaults:', table(['Of', 'What', 'Value', 'Versions', 'Models', 'Source'], rows)];
}

const loopRow = (
  api: string,
  loop: NonNullable<CallSpec['loop']> & { readonly versions?: string },
): readonly string[] => [
  code(api),
  loop.unit,
  String(loop.default ?? 'no limit'),
  loop.versions ? code(loop.versions) : '',
  '',
  loop.source,
];

/** One row for a default that several calls share. */
function grouped(entries: readonly { readonly on: string; readonly entry: Default }[]): readonly (readonly string[])[] {
  return joined(
    entries.map(({ on, entry }) => [
      on,
      entry.concept,
      String(entry.value),
      entry.versions ? code(entry.versions) : '',
      (entry.models ?? []).map(code).join(' '),
      entry.source,
    ]),
  );
}

/** Rows that differ in their first cell only are one row. */
function joined(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const byRest = new Map<string, { readonly first: Set<string>; readonly rest: readonly string[] }>();
  for (const [first = '', ...rest] of rows) {
    const key = rest.join('\0');
    const known = byRest.get(key) ?? { first: new Set<string>(), rest };
    known.first.add(first);
    byRest.set(key, known);
  }
  return [...byRest.values()].map(({ first, rest }) => [[...first].join(' '), ...rest]);
}

/** Names by what they are: clients and providers by name, the rest by kind. Functions that are billed stand in the table of calls. */
function namesOf(names: Readonly<Record<string, Meaning>>): string {
  return Object.entries(names)
    .map(([name, meaning]) => (meaning.kind === 'identity' ? `${code(name)} (returns its argument)` : code(name)))
    .join(', ');
}

const code = (text: string): string => `\`${text}\``;

const list = (items: readonly string[]): string => items.join(', ');

const cell = (text: string): string => text.replaceAll('|', '\\|').trim();

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
