import { absent, type Fact } from '../../base/fact.ts';
import { hashText } from '../../base/hash.ts';
import type { ClientSettings, Setting, Shape } from '../../sdks/types.ts';
import type { Client } from '../callSite.ts';
import type { InstanceValue, Value } from '../value.ts';
import type { Scope } from './applies.ts';
import type { SiteContext } from './context.ts';
import { settledDefault } from './parameters.ts';
import { type FieldValue, factOf, field, isValue, mapFact, readNumber, staticText } from './values.ts';

/** The client object behind a call with its retry and timeout settings. */
export function readClient(receiver: InstanceValue, context: SiteContext, scope: Scope): Client {
  const settings = shapeOf(receiver, context)?.settings;
  return {
    id: receiver.made === null ? null : hashText(`${receiver.made.path}\0${receiver.made.span.start}`),
    name: receiver.shape,
    made: receiver.made,
    maxRetries: settingFact(receiver, settings?.maxRetries, scope, readNumber),
    timeout: readClientTimeout(receiver, settings?.timeout, scope),
    baseUrl:
      settings?.baseUrl === undefined ? absent() : factOf(field(receiver.options, settings.baseUrl.path), staticText),
    maxRetriesOption: settings?.maxRetries?.path ?? null,
    timeoutOption:
      settings?.timeout === undefined ? null : { name: settings.timeout.path, unit: settings.timeout.unit },
  };
}

function readClientTimeout(
  receiver: InstanceValue,
  setting: NonNullable<ClientSettings['timeout']> | undefined,
  scope: Scope,
): Fact<number> {
  if (setting?.isNullEndless === true && isNull(field(receiver.options, setting.path))) return absent();
  return inMilliseconds(settingFact(receiver, setting, scope, readNumber), setting?.unit ?? 'ms');
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
  const fallback = settingDefault(setting, scope);
  return absent(
    fallback === null || fallback.value === null ? null : { value: fallback.value, source: fallback.source },
  );
}

/** The default of a setting. Its value is null where the SDK sets no bound: no timeout, or retries without end. */
export function settingDefault<T>(
  setting: Setting<T>,
  scope: Scope,
): { readonly value: T | null; readonly source: string } | null {
  const entries = setting.defaults.map((entry) => ({
    ...entry,
    value: JSON.stringify(entry.value),
    given: entry.value,
  }));
  const settled = settledDefault(entries, scope);
  return settled === null ? null : { value: settled.given, source: settled.source };
}

export const inMilliseconds = (fact: Fact<number>, unit: 'ms' | 's'): Fact<number> =>
  unit === 's' ? mapFact(fact, (seconds) => seconds * 1000) : fact;
