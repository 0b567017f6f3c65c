import { absent, type Fact } from '../../base/fact.ts';
import { hashText } from '../../base/hash.ts';
import type { Location } from '../../base/span.ts';
import type { ClientSettings, Setting, Shape } from '../../sdks/types.ts';
import type { Client } from '../callSite.ts';
import type { InstanceValue, Value } from '../value.ts';
import type { Scope } from './applies.ts';
import type { Answer, SiteContext } from './context.ts';
import { settledDefault } from './parameters.ts';
import {
  alternativesOf,
  type FieldValue,
  factOf,
  field,
  isNothing,
  isValue,
  mapFact,
  readNumber,
  staticText,
} from './values.ts';

/** The client object behind a call with its retry and timeout settings. */
export function readClient(receiver: InstanceValue, context: SiteContext, scope: Scope): Client {
  const settings = shapeOf(receiver, context)?.settings;
  return {
    id: receiver.made === null ? null : clientId(receiver.made),
    name: receiver.shape,
    made: receiver.made,
    ...parentOf(receiver),
    maxRetries: readMaxRetries(receiver, settings?.maxRetries, scope),
    timeout: readClientTimeout(receiver, settings?.timeout, scope),
    baseUrl:
      settings?.baseUrl === undefined ? absent() : factOf(field(receiver.options, settings.baseUrl.path), staticText),
    maxRetriesOption: ownOption(settings?.maxRetries, receiver, scope),
    maxRetriesWord: Object.keys(settings?.maxRetries?.words ?? {})[0] ?? null,
    ...(settings?.maxRetries?.counts && { counts: settings.maxRetries.counts }),
    timeoutOption: timeoutOption(settings?.timeout, receiver, scope),
  };
}

function parentOf({ options }: InstanceValue): Pick<Client, 'parent'> {
  const parent = options.entries.find(({ key }) => key === '$parent')?.value;
  return parent?.kind === 'instance' && parent.made !== null ? { parent: parent.made } : {};
}

/**
 * The option as a fix may write it: where the object itself is made, and in no object of another class that is not there yet. Null where
 * this version may not take it.
 */
function ownOption(setting: Setting<unknown> | undefined, { options }: InstanceValue, scope: Scope): string | null {
  if (setting === undefined || setting.path.startsWith('$') || setting.isReadOnly === true) return null;
  const [head = ''] = setting.path.split('.');
  const isMissing = setting.isObject === true && !options.entries.some(({ key }) => key === head);
  const isTaken = setting.versions === undefined || scope.possible(setting.versions) === 'yes';
  return isMissing || !isTaken ? null : setting.path;
}

function timeoutOption(
  setting: ClientSettings['timeout'],
  receiver: InstanceValue,
  scope: Scope,
): Client['timeoutOption'] {
  const name = ownOption(setting, receiver, scope);
  return setting === undefined || name === null ? null : { name, unit: setting.unit };
}

/** Retries beyond the first attempt, whatever the SDK counts. Defaults of the tables are in retries. */
function readMaxRetries(receiver: InstanceValue, setting: ClientSettings['maxRetries'], scope: Scope): Fact<number> {
  const fact = settingFact(receiver, setting, scope, countOf(setting));
  return setting?.counts === 'attempts' && fact.state !== 'absent'
    ? mapFact(fact, (attempts) => Math.max(0, attempts - 1))
    : fact;
}

/** Clients are named by the place where they are made. */
export const clientId = ({ path, span }: Location): string => hashText(`${path}\0${span.start}`);

function readClientTimeout(
  receiver: InstanceValue,
  setting: NonNullable<ClientSettings['timeout']> | undefined,
  scope: Scope,
): Fact<number> {
  if (setting?.isNullEndless === true && isNull(field(receiver.options, setting.path))) return absent();
  const own = settingFact(receiver, setting, scope, readNumber);
  const { ofTransport } = setting ?? {};
  if (own.state !== 'absent' || !ofTransport) return inMilliseconds(own, setting?.unit ?? 'ms');
  const found = field(receiver.options, ofTransport.path);
  if (setting?.isNullEndless === true && isNull(found)) return absent();
  const given = factOf(found, readNumber);
  const isNone = given.state === 'absent' || (given.state === 'known' && given.value === ofTransport.none);
  return inMilliseconds(isNone ? own : given, setting?.unit ?? 'ms');
}

/** Null and nothing else is written. */
export const isNull = (found: FieldValue): boolean =>
  isValue(found) && found.kind === 'literal' && found.value === null;

/** The table entry of an object, null if its SDK does not list it. */
export function shapeOf(instance: InstanceValue, context: SiteContext): Shape | null {
  const language = context.sdkOf(instance.sdk)?.[instance.language];
  return language?.shapes[instance.shape] ?? null;
}

/** A setting of a client: as its constructor says, else the default that the possible versions agree on. */
export function settingFact<T>(
  client: InstanceValue,
  setting: Setting<T> | undefined,
  scope: Scope,
  read: (value: Value) => T | null,
): Fact<T> {
  if (setting === undefined) return absent();
  const fact = factOf(field(client.options, setting.path), read);
  if (fact.state !== 'absent') return fact;
  const fallback = settingDefault(setting, scope, client);
  return absent(
    fallback === null || fallback.value === null ? null : { value: fallback.value, source: fallback.source },
  );
}

/** The default of a setting. Its value is null where the SDK sets no bound: no timeout, or retries without end. */
export function settingDefault<T>(
  setting: Setting<T>,
  scope: Scope,
  client: InstanceValue | null,
): { readonly value: T | null; readonly source: string } | null {
  const entries = setting.defaults.map((entry) => ({
    ...entry,
    value: JSON.stringify(entry.value),
    written: entry.value,
  }));
  const settled = settledDefault(entries, scope, ({ given }) => isGiven(given, client));
  return settled === null ? null : { value: settled.written, source: settled.source };
}

/** Whether an option of the client is given, and has one of the values that a default asks for. */
function isGiven(given: Setting<unknown>['defaults'][number]['given'], client: InstanceValue | null): Answer {
  if (given === undefined) return 'yes';
  const found = client === null ? 'absent' : field(client.options, given.path);
  if (found === 'absent') return 'no';
  if (!isValue(found)) return 'maybe';
  const answers = alternativesOf(found).map((value): Answer => {
    if (isNothing(value)) return 'no';
    const text = given.values === undefined ? null : staticText(value);
    return given.values === undefined ? 'yes' : text === null ? 'maybe' : given.values.includes(text) ? 'yes' : 'no';
  });
  const [first] = answers;
  return first !== undefined && answers.every((answer) => answer === first) ? first : 'maybe';
}

/** Reads a setting that is a number, or a word that stands for one. */
export const countOf =
  (setting: Setting<number> | undefined) =>
  (value: Value): number | null => {
    const word = setting?.words === undefined ? null : staticText(value);
    return word === null ? readNumber(value) : (setting?.words?.[word] ?? null);
  };

export const inMilliseconds = (fact: Fact<number>, unit: 'ms' | 's'): Fact<number> =>
  unit === 's' ? mapFact(fact, (seconds) => seconds * 1000) : fact;
