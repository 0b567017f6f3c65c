import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sdkTables } from '../../server/src/sdks/registry.ts';
import { claimsOf } from './asks.ts';
import { judgePython, type PythonRecord, unseenIn } from './judgePython.ts';
import { pythonElsewhere, pythonReleases, pythonUnchecked } from './pythonReleases.ts';

const read = <T>(name: string): T =>
  JSON.parse(readFileSync(join(dirname(fileURLToPath(import.meta.url)), name), 'utf8')) as T;

const records = read<Readonly<Record<string, Omit<PythonRecord, 'label' | 'version'>>>>('python-claims.generated.json');
const clients = read<readonly { readonly package: string }[]>('python-clients.generated.json');

const recordsOf = (id: string): readonly PythonRecord[] =>
  pythonReleases
    .filter(({ sdk }) => sdk === id)
    .flatMap(({ sdk, version }) => {
      const record = records[`${sdk} ${version}`];
      return record === undefined ? [] : [{ ...record, label: `${sdk} ${version}`, version }];
    });

const tables = sdkTables.filter(({ python }) => python !== undefined);
const checked = tables.filter(({ id }) => pythonReleases.some(({ sdk }) => sdk === id));

describe.each(checked)('the Python side of $title', (table) => {
  it('names what the packages have', () => {
    expect(recordsOf(table.id).length).toBeGreaterThan(0);
    expect(judgePython(claimsOf(table, 'python'), recordsOf(table.id))).toEqual([]);
  });

  it('names the source of what is of other releases', () => {
    const sources = Object.keys(pythonElsewhere[table.id] ?? {});
    expect(unseenIn(claimsOf(table, 'python'), recordsOf(table.id)).toSorted()).toEqual(sources.toSorted());
  });
});

it('has every table checked, or listed with the reason why not', () => {
  const elsewhere = new Set(['openai', 'anthropic', ...clients.map(({ package: name }) => name)]);
  const isChecked = ({ id, python }: (typeof tables)[number]): boolean =>
    checked.some((table) => table.id === id) || elsewhere.has(id) || elsewhere.has(python?.packages[0] ?? '');
  const missing = tables.filter((table) => !isChecked(table)).map(({ id }) => id);
  expect(missing).toEqual(Object.keys(pythonUnchecked));
});

it('finds what is not there by its name', () => {
  const agents = sdkTables.find(({ id }) => id === 'openai-agents');
  const claims = agents ? claimsOf(agents, 'python') : [];
  const [run] = claims.filter(({ member }) => member === 'run_sync');
  const wrong = claims.map((claim) => {
    if (claim !== run || claim.call === null) return claim;
    const parameters = { ...claim.call.parameters, timeout: [{ path: 'time' }] };
    return { ...claim, group: null, call: { ...claim.call, parameters } };
  });
  expect(judgePython(wrong, recordsOf('openai-agents')).map((text) => text.replace(/^.*Runner/, 'Runner'))).toEqual([
    'Runner.run_sync has no parameter time',
  ]);
  const moved = claims.map((claim) => (claim === run ? { ...claim, group: null, member: 'run_now' } : claim));
  expect(judgePython(moved, recordsOf('openai-agents')).map((text) => text.replace(/^.*Runner/, 'Runner'))).toEqual([
    'Runner.run_now',
  ]);
});
