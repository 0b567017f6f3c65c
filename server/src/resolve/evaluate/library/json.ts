import { type Abstract, type HeapEntry, literal, opaque, type Provenant, staticText } from '../domain.ts';
import { State } from '../state.ts';
import { parseYaml } from './yaml.ts';

/** Configuration is small; a larger file is data, whose single values nobody names in code. In characters. */
export const MAX_LENGTH = 200_000;
const MAX_DEPTH = 24;

/** The value of a JSON text as a record, list or plain value; null if it is no JSON or too long. */
export function jsonValue(text: string, origin: Provenant): Abstract | null {
  if (text.length > MAX_LENGTH) return null;
  const parsed = parse(text);
  return parsed === undefined ? null : toAbstract(State.empty(), parsed, origin, 0);
}

/** The same of a YAML text; null for YAML that is not understood. What readers tell differently is unknown. */
export function yamlValue(text: string, origin: Provenant): Abstract | null {
  const parsed = parseYaml(text);
  return parsed === undefined ? null : toAbstract(State.empty(), parsed, origin, 0);
}

/** The value of a file that has been read already. */
export const dataValue = (value: unknown, origin: Provenant): Abstract => toAbstract(State.empty(), value, origin, 0);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the program that reads it will fail, and nothing is known of the value.
    return undefined;
  }
}

function toAbstract(state: State, value: unknown, origin: Provenant, depth: number): Abstract {
  if (typeof value === 'string') return staticText(value, null, origin);
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return literal(value, origin);
  if (typeof value !== 'object' || value instanceof Date) return opaque('run-time-value', '', { kind: 'file' });
  const open = depth > MAX_DEPTH ? 'bound-reached' : null;
  if (Array.isArray(value)) {
    const items = open ? [] : value.map((item: unknown) => toAbstract(state, item, origin, depth + 1));
    return state.allocate(
      {
        kind: 'list',
        items: items.map((item) => ({ value: item, isMaybe: false, isRepeated: false, location: null })),
        open,
      },
      origin,
    );
  }
  const entries = new Map<string, HeapEntry>();
  if (!open)
    for (const [key, item] of Object.entries(value ?? {}))
      entries.set(key, { value: toAbstract(state, item, origin, depth + 1), isMaybe: false, location: null });
  return state.allocate({ kind: 'record', entries, open, instance: null }, origin);
}
