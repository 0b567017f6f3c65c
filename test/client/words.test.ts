import { describe, expect, it } from 'vitest';
import { fixSummary } from '../../client/src/commands/fixSummary.ts';
import { createCrashCounter } from '../../client/src/server/crashes.ts';
import { badgeOf } from '../../client/src/sideView/badge.ts';
import { statusCommands, statusText } from '../../client/src/statusBar/statusText.ts';
import { findingWords } from '../../client/src/words.ts';
import type { StatusResult } from '../../server/src/protocol.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const quiet = { error: 0, warning: 0, information: 0, hint: 0 };
const status: StatusResult = {
  calls: 1,
  unpriced: 0,
  dearest: { cost: '~$0.001–$0.02', model: 'gpt-4o', range },
  findings: quiet,
  scan: 'done',
};

describe('the status bar', () => {
  it.each([
    ['one call', status, '$(credit-card) ~$0.001–$0.02'],
    ['several calls', { ...status, calls: 3 }, '$(credit-card) 3 calls, dearest ~$0.001–$0.02'],
    ['no price', { ...status, dearest: null, unpriced: 1 }, '$(credit-card) cost unknown'],
    [
      'findings',
      { ...status, findings: { ...quiet, warning: 2, information: 1, hint: 4 } },
      '$(credit-card) ~$0.001–$0.02 $(warning) 2 $(info) 1',
    ],
    [
      'findings alone',
      { ...status, calls: 0, dearest: null, findings: { ...quiet, error: 1 } },
      '$(credit-card) $(error) 1',
    ],
  ])('tells %s', (_, given, text) => expect(statusText('running', given)?.text).toBe(text));

  it('is not there where there is nothing to tell', () => {
    expect(statusText('idle', status)).toBeNull();
    expect(statusText('running', null)).toBeNull();
    expect(statusText('running', { ...status, calls: 0, dearest: null })).toBeNull();
  });
  it('is there while the server starts, and when it has stopped', () => {
    expect(statusText('starting', null)).toMatchObject({ isProblem: false });
    expect(statusText('failed', null)).toMatchObject({ isProblem: true });
  });
  it('links to no command but those that it names as its own', () => {
    const tooltips = [statusText('running', status), statusText('failed', null)].map((shown) => shown?.tooltip ?? '');
    const linked = tooltips.flatMap((text) => [...text.matchAll(/\(command:([\w.]+)/g)].map((match) => match[1]));
    expect(linked.length).toBeGreaterThan(3);
    for (const command of linked) expect(statusCommands).toContain(command);
  });
  it('shows the name of a model as text', () => {
    const model = '[x](command:llmCost.restartServer)';
    const shown = statusText('running', { ...status, dearest: { cost: '$1', model, range } });
    expect(shown?.tooltip).not.toContain(model);
  });
});

describe('findings', () => {
  it('are counted in words', () => {
    expect(findingWords(quiet)).toBe('no findings');
    expect(findingWords({ error: 1, warning: 1200, information: 2, hint: 1 })).toBe(
      '1 error, 1,200 warnings, 2 notes, 1 hint',
    );
  });
  it('are on the badge unless they are hints', () => {
    expect(badgeOf({ ...quiet, hint: 7 })).toBeUndefined();
    expect(badgeOf({ error: 1, warning: 2, information: 3, hint: 4 })?.value).toBe(6);
  });
});

it('a summary of fixes tells what is left out', () => {
  expect(fixSummary({ edit: {}, fixes: 1, files: 1, closedNotebooks: 0 })).toBe('1 safe fix in 1 file.');
  expect(fixSummary({ edit: {}, fixes: 12, files: 3, closedNotebooks: 2 })).toBe(
    '12 safe fixes in 3 files. 2 notebooks with safe fixes must be opened to be fixed.',
  );
  expect(fixSummary({ edit: null, fixes: 0, files: 0, closedNotebooks: 0 })).toBe('There is no safe fix to apply.');
});

it('a server that crashes again and again stays down, one that does so now and then does not', () => {
  let time = 0;
  const fast = createCrashCounter(() => (time += 1_000));
  expect([1, 2, 3, 4, 5].map(() => fast.mayRestart())).toEqual([true, true, true, true, false]);
  const slow = createCrashCounter(() => (time += 100_000));
  expect([1, 2, 3, 4, 5, 6, 7].map(() => slow.mayRestart())).not.toContain(false);
});
