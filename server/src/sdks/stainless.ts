import type { Dialect, Members } from './build.ts';
import type { ClientSettings, Meaning, Setting, Shape } from './types.ts';

/** What differs between the clients that the generator Stainless writes. */
export interface StainlessClient {
  /** Name of the kind of object. */
  readonly name: string;
  readonly provider: string;
  /** Environment variable that moves the base URL. */
  readonly environment: string;
  readonly members: Members;
  /** Retries, not counting the first attempt. */
  readonly retries: Setting<number>['defaults'];
  /** ms. */
  readonly timeouts: Setting<number>['defaults'];
  /** Statuses that are retried, as the source names them. */
  readonly retried: string;
  /** False where there are no copies with other options (`withOptions`). */
  readonly withOptions?: boolean;
}

/** A client with the options and helpers that all generated clients have. */
export function stainlessShape(d: Dialect, made: StainlessClient): Readonly<Record<string, Shape>> {
  const isPython = d.language === 'python';
  const settings: ClientSettings = {
    maxRetries: { path: isPython ? 'max_retries' : 'maxRetries', defaults: made.retries },
    timeout: {
      path: 'timeout',
      unit: isPython ? 's' : 'ms',
      ...(isPython && { isNullEndless: true }),
      defaults: isPython ? made.timeouts.map(inSeconds) : made.timeouts,
    },
    baseUrl: { path: isPython ? 'base_url' : 'baseURL', environment: [made.environment] },
    retries: made.retried,
  };
  const helpers: Members =
    made.withOptions === false
      ? {}
      : isPython
        ? { with_options: { kind: 'same' }, copy: { kind: 'same' } }
        : { withOptions: { kind: 'same', bind: { record: 0 } } };
  return {
    [made.name]: {
      provider: made.provider,
      settings,
      members: { ...made.members, ...helpers },
      ...(isPython && { hops: ['with_raw_response', 'with_streaming_response'] }),
    },
  };
}

/** The names under which a package exports its client: in Python also for asynchronous code. */
export const stainlessNames = (d: Dialect, name: string): Readonly<Record<string, Meaning>> => {
  const client: Meaning = { kind: 'constructor', shape: name };
  return d.language === 'python'
    ? { [name]: client, [`Async${name}`]: client, Client: client, AsyncClient: client }
    : { default: client, [name]: client };
};

type TimeoutDefault = Setting<number>['defaults'][number];

const inSeconds = (entry: TimeoutDefault): TimeoutDefault => ({
  ...entry,
  value: entry.value === null ? null : entry.value / 1000,
});

export const usualRetries = 'connection errors, timeouts, 408, 409, 429 and 5xx';
