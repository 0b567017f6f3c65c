import type { Meanings } from '../build.ts';
import type { Meaning } from '../types.ts';

const schemaTypes = ['STRING', 'NUMBER', 'INTEGER', 'BOOLEAN', 'ARRAY', 'OBJECT'] as const;

const tiers = {
  FLEX: { kind: 'constant', value: 'flex' },
  STANDARD: { kind: 'constant', value: 'standard' },
  PRIORITY: { kind: 'constant', value: 'priority' },
} as const;

export const scriptNames: Meanings = {
  createPartFromText: { kind: 'record', bind: { positional: ['text'] } },
  createPartFromUri: { kind: 'record', bind: { positional: ['fileUri', 'mimeType'] }, under: 'fileData' },
  createPartFromBase64: { kind: 'record', bind: { positional: ['data', 'mimeType'] }, under: 'inlineData' },
  createUserContent: { kind: 'record', bind: { positional: ['parts'] }, with: { role: 'user' } },
  createModelContent: { kind: 'record', bind: { positional: ['parts'] }, with: { role: 'model' } },
  ThinkingLevel: constants(['LOW', 'MEDIUM', 'HIGH', 'MINIMAL']),
  ServiceTier: { kind: 'namespace', members: tiers },
  Type: constants(schemaTypes),
};

/** Other classes of the module are plain records of their keywords, which the evaluation knows of typed Python SDKs. */
export const pythonTypes: Meanings = {
  Part: {
    kind: 'record',
    members: {
      from_text: { kind: 'record', bind: { positional: ['text'] } },
      from_bytes: { kind: 'record', bind: { positional: ['data', 'mime_type'] }, under: 'inline_data' },
      from_uri: { kind: 'record', bind: { positional: ['file_uri', 'mime_type'] }, under: 'file_data' },
    },
  },
  UserContent: { kind: 'record', bind: { positional: ['parts'] }, with: { role: 'user' } },
  ModelContent: { kind: 'record', bind: { positional: ['parts'] }, with: { role: 'model' } },
  ThinkingLevel: constants(['LOW', 'MEDIUM', 'HIGH', 'MINIMAL']),
  ServiceTier: { kind: 'namespace', members: tiers },
  Type: constants(schemaTypes),
};

/** An enumeration: each name with its value. */
export function constants(names: readonly string[], spelled: (name: string) => string = (name) => name): Meaning {
  return {
    kind: 'namespace',
    members: Object.fromEntries(names.map((name) => [name, { kind: 'constant', value: spelled(name) } as const])),
  };
}
