import { requestsOf } from '../../../server/src/rules/requests.ts';
import { analyseText } from '../../support/analyse.ts';
import { word } from '../../support/calls.ts';
import type { SourceFile } from '../../support/fixtures.ts';

export interface SeenCall {
  readonly sdk: string;
  readonly api: string;
  /** `app.py:12` */
  readonly place: string;
  /** `gpt-5, 100`: model and cap of each request, several joined by ` + `. */
  readonly requests: string;
}

/** The direct calls of a project; `installed` is the version of every SDK. */
export function seenCalls(files: readonly SourceFile[], installed?: string): readonly SeenCall[] {
  const { sites } = analyseText(files, undefined, installed);
  return sites.flatMap(({ path, callee, kind, sdk, api, plan }) => {
    const text = files.find((file) => file.path === path)?.text ?? '';
    const line = text.slice(0, callee.start).split('\n').length;
    const requests = requestsOf(plan).map(({ model, outputCap }) => `${word(model)}, ${word(outputCap)}`);
    return kind === 'via' ? [] : [{ sdk, api, place: `${path}:${line}`, requests: requests.join(' + ') }];
  });
}

/** What the lines of a project say that they call: `//= api, model, cap` (`#=` in Python) at the end of a line, with ` + ` between requests. */
export const statedCalls = (files: readonly SourceFile[]): readonly string[] =>
  files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const said = /(?:\/\/|#)= (.+)$/.exec(line)?.[1];
      return said === undefined ? [] : [`${path}:${index + 1} ${said}`];
    }),
  );
