import { expect } from 'vitest';
import { requestsOf } from '../../server/src/rules/requests.ts';
import { analyseText } from '../support/analyse.ts';
import { word } from '../support/calls.ts';
import { readFixture } from '../support/fixtures.ts';

/**
 * The calls of a project must be these: `app/a.py:12 gpt-4o, 400` for a call in line 12 with this model and output cap, `via` before it for a
 * call of the project's own function.
 */
export function expectCalls(project: string, expected: readonly string[]): void {
  const { files } = readFixture(project);
  const { sites } = analyseText(files);
  const seen = sites.map(({ path, callee, kind, plan }) => {
    const text = files.find((file) => file.path === path)?.text ?? '';
    const line = text.slice(0, callee.start).split('\n').length;
    const requests = requestsOf(plan).map(({ model, outputCap }) => `${word(model)}, ${word(outputCap)}`);
    return `${kind === 'via' ? 'via ' : ''}${path}:${line} ${requests.join(' + ')}`;
  });
  expect(seen.toSorted()).toEqual(expected.toSorted());
}
