import type { Meaning } from './types.ts';

/** What Python SDKs make messages with: a function or class for each role, whose content may be the first argument. */
export const roleMessages = (names: Readonly<Record<string, string>>): Readonly<Record<string, Meaning>> =>
  Object.fromEntries(
    Object.entries(names).map(([name, role]): [string, Meaning] => [
      name,
      { kind: 'record', bind: { positional: ['content'] }, with: { role } },
    ]),
  );
