import { describe, expect, it } from 'vitest';
import { evaluateDemanded, type ImportersOf } from '../../../server/src/analysis/demand.ts';
import { neverCancelled } from '../../../server/src/base/cancellation.ts';
import { readFixture } from '../../support/fixtures.ts';
import { hostOf } from './host.ts';

/** Evaluates a project of files from its seeds. `imports` says who imports which names of what. */
function demand(
  text: string,
  seeds: readonly string[],
  imports: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>,
) {
  const importersOf: ImportersOf = (path) =>
    Object.entries(imports[path] ?? {}).map(([importer, names]) => ({
      path: importer,
      names: names.includes('*') ? '*' : names.map((imported) => ({ imported })),
    }));
  const files = readFixture(text).files;
  const read: string[] = [];
  const host = hostOf(files);
  const seen: typeof host = {
    ...host,
    module: (path) => {
      read.push(path);
      return host.module(path);
    },
  };
  const { program, demanded } = evaluateDemanded(seen, seeds, importersOf, neverCancelled);
  const sites = new Set(program.observations.map(({ path, through }) => through[0]?.location.path ?? path));
  return { demanded: [...demanded].toSorted(), read: [...new Set(read)].toSorted(), sites: [...sites].toSorted() };
}

const project = `
//- /llm.ts
import OpenAI from 'openai';
import { MODEL } from './config';
const client = new OpenAI();
export const VERSION = 1;
export async function ask() { return client.chat.completions.create({ model: MODEL, messages: [] }); }
//- /config.ts
export const MODEL = 'gpt-4o';
//- /barrel.ts
export * from './llm';
//- /uses.ts
import { ask } from './barrel';
export const run = () => ask();
//- /further.ts
import { run } from './uses';
export const main = () => run();
//- /version.ts
import { VERSION } from './llm';
export const text = String(VERSION);
//- /alone.ts
export const nothing = 0;
`;

const imports = {
  'llm.ts': { 'barrel.ts': ['*'], 'version.ts': ['VERSION'] },
  'barrel.ts': { 'uses.ts': ['ask'] },
  'uses.ts': { 'further.ts': ['run'] },
  'config.ts': { 'llm.ts': ['MODEL'] },
};

describe('demand', () => {
  const found = demand(project, ['llm.ts'], imports);

  it('spreads from a seed to the importers of names that lead to a call, through barrels and further on', () => {
    expect(found.demanded).toEqual(['barrel.ts', 'further.ts', 'llm.ts', 'uses.ts']);
    expect(found.sites).toEqual(['further.ts', 'llm.ts', 'uses.ts']);
  });

  it('goes down only to the modules of names that are read', () => {
    expect(found.read).toEqual(['barrel.ts', 'config.ts', 'further.ts', 'llm.ts', 'uses.ts']);
  });

  it('is none without a seed', () => {
    expect(demand(project, [], imports)).toEqual({ demanded: [], read: [], sites: [] });
  });

  it('ends where files import each other', () => {
    const text = `
//- /a.ts
import OpenAI from 'openai';
import { second } from './b';
const client = new OpenAI();
export async function first() { return client.chat.completions.create({ model: 'gpt-4o', messages: [] }); }
export const again = () => second();
//- /b.ts
import { first } from './a';
export const second = () => first();
`;
    const cyclic = demand(text, ['a.ts'], { 'a.ts': { 'b.ts': ['first'] }, 'b.ts': { 'a.ts': ['second'] } });
    expect(cyclic.demanded).toEqual(['a.ts', 'b.ts']);
    expect(cyclic.sites).toEqual(['a.ts', 'b.ts']);
  });

  it('takes a client, a class and an object with a method for names that lead to a call', () => {
    const text = `
//- /llm.py
from openai import OpenAI
client = OpenAI()
class Llm:
    def ask(self):
        return client.chat.completions.create(model="gpt-4o", messages=[])
llm = Llm()
limit = 100
#- /by_client.py
from llm import client
def run():
    return client.chat.completions.create(model="gpt-4o-mini", messages=[])
#- /by_class.py
from llm import Llm
def run():
    return Llm().ask()
#- /by_object.py
from llm import llm
def run():
    return llm.ask()
#- /by_number.py
from llm import limit
`;
    const named = {
      'by_client.py': ['client'],
      'by_class.py': ['Llm'],
      'by_object.py': ['llm'],
      'by_number.py': ['limit'],
    };
    expect(demand(text, ['llm.py'], { 'llm.py': named }).sites).toEqual([
      'by_class.py',
      'by_client.py',
      'by_object.py',
      'llm.py',
    ]);
  });
});

describe('a file whose evaluation fails', () => {
  const files = readFixture(project).files;
  const host = hostOf(files);
  const failing: typeof host = {
    ...host,
    resolve: (from, specifier, language) => {
      if (from === 'barrel.ts') throw new RangeError('too deep');
      return host.resolve(from, specifier, language);
    },
  };
  const importersOf: ImportersOf = () => [];

  it('is named, and the others are evaluated', () => {
    const seeds = ['barrel.ts', 'llm.ts'];
    const { program, failures } = evaluateDemanded(failing, seeds, importersOf, neverCancelled);
    expect([...failures.keys()]).toEqual(['barrel.ts']);
    expect(program.observations.map(({ path }) => path)).toEqual(['llm.ts']);
  });
});
