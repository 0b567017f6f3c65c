import { describe, expect, it } from 'vitest';
import { readFixture } from '../support/fixtures.ts';
import { factLike } from './facts.ts';
import { notebookOf, sitesIn } from './project.ts';

/**
 * The same program in several languages, and what holds of its calls in all of them (`facts.ts` has the notation). `//- /path` starts a
 * file, else a text is one file. `a != b` says what must not be concluded.
 */
export interface Scenario {
  readonly title: string;
  readonly typescript?: string;
  readonly javascript?: string;
  readonly python?: string;
  /** Code cells of one notebook. */
  readonly notebook?: readonly string[];
  readonly facts: readonly string[];
}

export function checkScenarios(name: string, scenarios: readonly Scenario[]): void {
  describe(name, () => {
    for (const scenario of scenarios) {
      const { title, typescript, javascript, python, notebook, facts } = scenario;
      if (typescript !== undefined) it(`${title} (TypeScript)`, () => check(typescript, 'app.ts', facts));
      if (javascript !== undefined) it(`${title} (JavaScript)`, () => check(javascript, 'app.js', facts));
      if (python !== undefined) it(`${title} (Python)`, () => check(python, 'app.py', facts));
      if (notebook !== undefined) it(`${title} (notebook)`, () => check(notebookOf(notebook), 'app.ipynb', facts));
    }
  });
}

async function check(text: string, path: string, facts: readonly string[]): Promise<void> {
  const isProject = /^\s*(\/\/|#)- \//.test(text);
  const files = isProject ? readFixture(text).files : [{ path, text }];
  const sites = await sitesIn(files);
  for (const fact of facts.filter((each) => each.includes(' != '))) {
    expect(factLike(fact, sites)).not.toBe(fact.replace(' != ', ' = '));
  }
  const expected = facts.filter((each) => !each.includes(' != '));
  expect(expected.map((fact) => factLike(fact, sites)).join('\n')).toBe(expected.join('\n'));
}
