import type { Engine } from '../../server/src/analysis/engine.ts';
import type { FileAnalysis } from '../../server/src/analysis/types.ts';
import { plainSource } from '../../server/src/base/source.ts';
import { readNotebook } from '../../server/src/languages/notebook.ts';
import type { Finding, Fix, FixSafety } from '../../server/src/rules/types.ts';
import { createNodeFiles } from '../../server/src/workspace/node.ts';
import { analysis, finding } from '../report/fixture.ts';

/** What is wrong with a word: the texts that replace it, each a fix. */
export interface WordRule {
  readonly word: string;
  readonly fixes: readonly { readonly title: string; readonly safety: FixSafety; readonly text: string }[];
}

/** An engine whose findings are words in the text, so that a test of the command line depends on no rule. */
export function wordEngine(root: string, paths: readonly string[], rules: readonly WordRule[]): Engine {
  const files = createNodeFiles(root);
  const overlays = new Map<string, string>();
  const lowered = (path: string): string => {
    const file = files.read(path);
    const text = overlays.get(path) ?? (file.kind === 'text' ? file.text : '');
    return path.endsWith('.ipynb') ? readNotebook(text).text : text;
  };
  const analyse = (path: string): FileAnalysis => {
    const text = lowered(path);
    const findings = rules.flatMap(({ word, fixes }) =>
      [...text.matchAll(new RegExp(word, 'g'))].map(({ index }, ordinal) =>
        finding({
          id: `${path} ${word} ${ordinal}`,
          location: { path, span: { start: index, end: index + word.length } },
          fixes: fixes.map(({ title, safety }) => ({ title, safety })),
        }),
      ),
    );
    return { path, language: 'typescript', source: plainSource(text), sites: [], findings, notices: [] };
  };
  const fixesOf = ({ location }: Finding): readonly Fix[] => {
    const word = lowered(location.path).slice(location.span.start, location.span.end);
    const fixes = rules.find((rule) => rule.word === word)?.fixes ?? [];
    return fixes.map(({ title, safety, text }) => ({ title, safety, edits: [{ ...location, newText: text }] }));
  };
  return {
    prepare: async () => {},
    analyseWorkspace: async (options) => {
      for (let done = 1; done <= 4; done++) options?.onProgress?.(done, 4);
      return analysis({ files: paths.map(analyse) });
    },
    analyseFile: analyse,
    fixesOf,
    countTokens: (text) => text.length,
    waysOf: () => null,
    setOverlay: (path, text) => {
      if (text === null) overlays.delete(path);
      else overlays.set(path, text);
      return { changesSummary: () => true };
    },
    filesChanged: () => {},
    dependantsOf: () => [],
    isCandidate: () => true,
  };
}
