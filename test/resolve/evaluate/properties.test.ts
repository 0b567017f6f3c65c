import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateDemanded } from '../../../server/src/analysis/demand.ts';
import { neverCancelled } from '../../../server/src/base/cancellation.ts';
import { analyseFile } from '../../../server/src/resolve/evaluate/analyse.ts';
import { settled } from '../../../server/src/resolve/evaluate/cycles.ts';
import { newProgram } from '../../../server/src/resolve/evaluate/program.ts';
import { notebookOf, sitesIn } from '../../conformance/project.ts';
import type { SourceFile } from '../../support/fixtures.ts';
import { asText, hostOf } from './host.ts';
import { pythonProject, typescriptProject } from './projects.ts';

const projects = [
  { name: 'TypeScript', files: typescriptProject },
  { name: 'Python', files: pythonProject },
];

describe.each(projects)('a project in $name', ({ files }) => {
  const paths = files.map(({ path }) => path);

  it('is evaluated without a fault wherever a file breaks off', () => {
    const cut = fc
      .constantFrom(...files)
      .chain((file) => fc.record({ path: fc.constant(file.path), length: fc.nat(file.text.length) }));
    fc.assert(
      fc.property(cut, ({ path, length }) => {
        const broken = files.map((file) => (file.path === path ? { path, text: file.text.slice(0, length) } : file));
        const { program } = evaluateDemanded(hostOf(broken), paths, () => [], neverCancelled);
        expect(program.pending.size).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  it('is evaluated without a fault whatever part of a file is missing', () => {
    const gap = fc.constantFrom(...files).chain((file) =>
      fc.record({
        path: fc.constant(file.path),
        from: fc.nat(file.text.length),
        length: fc.integer({ min: 1, max: 40 }),
      }),
    );
    fc.assert(
      fc.property(gap, ({ path, from, length }) => {
        const broken = files.map((file) =>
          file.path === path ? { path, text: file.text.slice(0, from) + file.text.slice(from + length) } : file,
        );
        const { program } = evaluateDemanded(hostOf(broken), paths, () => [], neverCancelled);
        expect(program.pending.size).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  it('says the same in whatever order its files are given', () => {
    const run = (order: readonly string[]): readonly string[] =>
      asText(evaluateDemanded(hostOf(files), order, () => [], neverCancelled).program.observations);
    const expected = run(paths);
    expect(expected.length).toBeGreaterThanOrEqual(6);
    fc.assert(
      fc.property(fc.shuffledSubarray(paths, { minLength: paths.length }), (order) => {
        expect(run(order)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it('observes the same calls in whatever order its files are evaluated', () => {
    const callsOf = (order: readonly string[]): readonly string[] => {
      const program = newProgram({ ...hostOf(files), isDemanded: () => true });
      for (const path of order) analyseFile(program, path);
      return [
        ...new Set(
          program.observations.map(({ path, call, through }) => JSON.stringify([path, call, through[0]?.location])),
        ),
      ].toSorted();
    };
    const expected = callsOf(paths);
    fc.assert(
      fc.property(fc.shuffledSubarray(paths, { minLength: paths.length }), (order) => {
        expect(callsOf(order)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps the id of every call site under 200 unrelated edits', async () => {
    const expected = await idsIn(files);
    expect(expected.length).toBeGreaterThanOrEqual(6);
    const edit = fc.record({ file: fc.nat(), line: fc.nat(), kind: fc.constantFrom(...kinds) });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 10, maxLength: 10 }), async (edits) => {
        const edited = edits.reduce((current, { file, line, kind }, index) => {
          const at = file % current.length;
          return current.map((each, position) => (position === at ? change(each, line, kind, index) : each));
        }, files);
        expect(await idsIn(edited)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});

/** Files that call each other while they are loaded. */
const circles = [
  {
    name: 'TypeScript',
    files: [
      {
        path: 'a.ts',
        text: "import OpenAI from 'openai';\nimport { boot } from './b';\nconst client = new OpenAI();\nexport function ask(model: string) { return client.chat.completions.create({ model, max_tokens: limits.cap, messages: [] }); }\nboot();\nexport var limits = { cap: 100 };\n",
      },
      {
        path: 'b.ts',
        text: "import { again } from './c';\nimport { ask } from './a';\nexport function boot() { return 1; }\nexport const first = ask('gpt-4o');\nagain();\nexport const MODEL = 'gpt-4.1';\n",
      },
      {
        path: 'c.ts',
        text: "import { ask } from './a';\nimport { MODEL } from './b';\nexport function again() { return ask(MODEL); }\nexport const answer = again();\n",
      },
    ],
  },
  {
    name: 'Python',
    files: [
      {
        path: 'a.py',
        text: 'from openai import OpenAI\nfrom b import boot\nclient = OpenAI()\ndef ask(model):\n    return client.chat.completions.create(model=model, max_tokens=CAP, messages=[])\nboot()\nCAP = 100\n',
      },
      {
        path: 'b.py',
        text: 'from c import again\nfrom a import ask\ndef boot():\n    return 1\nfirst = ask("gpt-4o")\nagain()\nMODEL = "gpt-4.1"\n',
      },
      {
        path: 'c.py',
        text: 'from a import ask\nfrom b import MODEL\ndef again():\n    return ask(MODEL)\nanswer = again()\n',
      },
    ],
  },
];

describe.each(circles)('files in a circle in $name', ({ files }) => {
  it('say the same whichever is the first', () => {
    const run = (order: readonly string[]): readonly string[] => {
      const program = settled({ ...hostOf(files), isDemanded: () => true }, (next) => {
        for (const path of order) analyseFile(next, path);
      });
      return asText(program.observations);
    };
    const paths = files.map(({ path }) => path);
    const expected = run(paths);
    expect(expected.length).toBeGreaterThanOrEqual(4);
    expect(expected.join('\n')).not.toContain('bound-reached');
    fc.assert(
      fc.property(fc.shuffledSubarray(paths, { minLength: paths.length }), (order) => {
        expect(run(order)).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  });
});

describe('a notebook', () => {
  const cells = [
    'from openai import OpenAI\nclient = OpenAI()',
    'def ask(prompt):\n    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}])',
    'ask("One")',
    'client.chat.completions.create(model="gpt-4o-mini", messages=[])',
  ];

  it('keeps the id of every call site when cells are added between its own', async () => {
    const idsOf = (sources: readonly string[]) => idsIn([{ path: 'a.ipynb', text: notebookOf(sources) }]);
    const expected = await idsOf(cells);
    expect(expected).toHaveLength(3);
    for (let at = 0; at <= cells.length; at++) {
      const more = [...cells.slice(0, at), '%matplotlib inline\nimport pandas as pd', '# nothing', ...cells.slice(at)];
      expect(await idsOf(more)).toEqual(expected);
    }
  });
});

const idsIn = async (files: readonly SourceFile[]): Promise<readonly string[]> =>
  (await sitesIn(files)).map(({ path, api, kind, id }) => `${path} ${api} ${kind} ${id}`).toSorted();

const kinds = ['comment', 'blank', 'function'] as const;

/** A comment or blank line at any line, or a function of no concern in front of a statement of the module. */
function change(file: SourceFile, line: number, kind: (typeof kinds)[number], index: number): SourceFile {
  const isPython = file.path.endsWith('.py');
  const lines = file.text.split('\n');
  const places = lines.flatMap((text, at) => (kind !== 'function' || startsStatement(text, lines[at - 1]) ? [at] : []));
  const at = places[line % places.length] ?? 0;
  const added = {
    comment: `${/^\s*/.exec(lines[at] ?? '')?.[0] ?? ''}${isPython ? '#' : '//'} gpt-4o was here`,
    blank: '',
    function: isPython
      ? `def unrelated_${index}(x):\n    return x + 1`
      : `export function unrelated${index}(x: number) { return x + 1; }`,
  }[kind];
  return { path: file.path, text: [...lines.slice(0, at), added, ...lines.slice(at)].join('\n') };
}

const startsStatement = (line: string, before: string | undefined): boolean =>
  /^(import|from|export|const|let|class|async|def|function|@)\b|^@/.test(line) && !before?.startsWith('@');
