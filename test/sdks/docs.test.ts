import { expect, it } from 'vitest';
import { sdkDocs } from '../../scripts/gen/sdks.ts';
import { sdkTables } from '../../server/src/sdks/registry.ts';
import type { SdkTable } from '../../server/src/sdks/types.ts';

const table: SdkTable = {
  id: 'example',
  title: 'Example',
  typescript: {
    packages: ['example'],
    modules: { example: { Client: { kind: 'constructor', shape: 'Client' }, wrap: { kind: 'identity', argument: 0 } } },
    shapes: {
      Client: {
        provider: 'example',
        settings: {
          maxRetries: { path: 'retries', defaults: [{ value: 4, source: 'example 1.2' }] },
          timeout: { path: 'timeout', unit: 's', defaults: [{ value: null, source: 'example 1.2' }] },
        },
        members: {
          ask: {
            kind: 'call',
            call: {
              api: 'ask',
              operation: 'chat',
              cap: 'required',
              parameters: {
                model: [{ path: 'model' }],
                outputCap: [
                  { path: 'limit', versions: '>=1.0.0' },
                  { path: 'max', deprecated: true },
                ],
              },
              prompt: [{ path: 'text', role: 'user', form: 'text' }],
              defaults: [{ concept: 'outputCap', value: 100, models: ['a|b*'], source: 'example 1.2' }],
              loop: { limit: [{ path: 'steps' }], default: null, unit: 'steps', source: 'example 1.2' },
            },
          },
          list: { kind: 'free' },
        },
      },
    },
  },
};

it('lists packages, clients, calls and defaults with their sources', () => {
  expect(
    sdkDocs([table])
      .split('\n')
      .filter((line) => line.startsWith('|') && !line.startsWith('| ---')),
  ).toEqual([
    '| Module | Names |',
    '| `example` | `Client`, `wrap` (returns its argument) |',
    '| Client | Provider | Retries | Timeout | Base URL |',
    '| `Client` | example | `retries`: 4 (example 1.2) | `timeout`: no limit (example 1.2) |  |',
    '| Call | Operation | Model | Output cap | Also read | Versions | Remarks |',
    '| `ask` | chat | `model` | `limit` `>=1.0.0`, `max` (old) (required) | `text` |  | Runs up to any number of steps unless limited by `steps`. |',
    '| Of | What | Value | Versions | Models | Source |',
    '| `ask` | outputCap | 100 |  | `a\\|b*` | example 1.2 |',
    '| `ask` | steps | no limit |  |  | example 1.2 |',
  ]);
});

it('has every call of the real tables', () => {
  const text = sdkDocs(sdkTables);
  expect(text).not.toMatch(/undefined|\[object/);
  for (const { typescript, python } of sdkTables) {
    const shapes = [...Object.values(typescript?.shapes ?? {}), ...Object.values(python?.shapes ?? {})];
    const calls = shapes.flatMap(({ members }) =>
      Object.values(members).flatMap((member) => (member.kind === 'call' ? [member.call.api] : [])),
    );
    const firstCells = text.split('\n').map((line) => /^\| (`.*?`) \|/.exec(line)?.[1] ?? '');
    const listed = new Set(firstCells.flatMap((cell) => cell.match(/`[^`]+`/g) ?? []));
    expect(calls.filter((api) => !listed.has(`\`${api}\``))).toEqual([]);
  }
});
