import type { Operation } from '../../base/operation.ts';
import type { ArgumentBinding, Meaning, Member, Shape } from '../types.ts';
import { type Provider, providers } from './providerRows.ts';

const kinds: Readonly<Record<string, Operation>> = {
  language: 'chat',
  chat: 'chat',
  responses: 'chat',
  completion: 'completion',
  embedding: 'embedding',
  image: 'image',
  audio: 'audio',
  video: 'video',
  rerank: 'rerank',
  other: 'chat',
} satisfies Record<Kind, Operation>;

type Kind =
  | 'language'
  | 'chat'
  | 'responses'
  | 'completion'
  | 'embedding'
  | 'image'
  | 'audio'
  | 'video'
  | 'rerank'
  | 'other';

const kindNames = Object.keys(kinds) as readonly Kind[];

/** `openai('gpt-5', settings)`: the id, and behind it settings (version 4). */
const modelBinding: ArgumentBinding = { positional: ['id'], record: 1 };

export const providerShapes: Readonly<Record<string, Shape>> = Object.fromEntries(providers.flatMap(shapesOf));

export const providerModules: Readonly<Record<string, Readonly<Record<string, Meaning>>>> = Object.fromEntries(
  providers.map((row) => [row.module, meaningsOf(row)]),
);

export function meaningsOf({ name, instance, factories }: Provider): Readonly<Record<string, Meaning>> {
  return {
    ...(instance !== null && { [instance]: { kind: 'instance', shape: name } }),
    ...Object.fromEntries(
      factories.map((factory): [string, Meaning] => [factory, { kind: 'constructor', shape: name }]),
    ),
  };
}

function shapesOf(row: Provider): readonly [string, Shape][] {
  const used = kindNames.filter((kind) => row[kind] !== undefined);
  const make = (kind: Kind): Member => ({ kind: 'make', shape: `${row.name}.${kind}`, bind: modelBinding });
  const members = used.flatMap((kind) =>
    (row[kind] ?? '').split(' ').map((method): [string, Member] => [method, make(kind)]),
  );
  return [
    [row.name, { provider: row.provider, members: Object.fromEntries(members), call: make('language') }],
    ...used.map((kind): [string, Shape] => [`${row.name}.${kind}`, modelShape(row, kind)]),
  ];
}

function modelShape(row: Provider, kind: Kind): Shape {
  const api = kind === 'chat' || kind === 'responses' ? kind : kind === 'language' ? row.api : undefined;
  return {
    provider: row.provider,
    model: {
      id: 'id',
      operation: kinds[kind] ?? 'other',
      ...(api !== undefined && { api }),
    },
    settings: { baseUrl: { path: '$parent.baseURL', ...(row.environment && { environment: row.environment }) } },
    members: {},
  };
}
