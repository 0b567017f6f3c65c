import { expect } from 'vitest';
import { applyEdits } from '../../server/src/rules/edits.ts';
import type { RuleRun } from '../../server/src/rules/engine.ts';
import type { Finding } from '../../server/src/rules/types.ts';
import { type Analysis, analyseText } from './analyse.ts';
import { type Marker, readFixture, type SourceFile, writeFixture } from './fixtures.ts';

type Settings = RuleRun['settings'];

/** The findings of one rule in a project must be those that its marker lines name; without markers there must be none. */
export function checkFindings(rule: string, text: string, options: Readonly<Record<string, unknown>> = {}): void {
  const { files, markers } = readFixture(text);
  const { findings } = analyse(rule, files, options);
  const found = findings.map((finding) => markerOf(finding, files));
  expect(writeFixture(files, found)).toBe(writeFixture(files, markers));
}

/** There must be a call site to speak of, and the rule must not speak of it. */
export function checkSilent(rule: string, text: string, options: Readonly<Record<string, unknown>> = {}): void {
  const { files } = readFixture(text);
  const { findings, sites } = analyse(rule, files, options);
  expect(sites.length).toBeGreaterThan(0);
  expect(findings.map(({ message }) => message)).toEqual([]);
}

/** The only finding of one rule. */
export function onlyFinding(rule: string, text: string, options: Readonly<Record<string, unknown>> = {}): Finding {
  const { findings } = analyse(rule, readFixture(text).files, options);
  expect(findings.map(({ message }) => message)).toHaveLength(1);
  const [finding] = findings;
  if (finding === undefined) throw new Error('No finding.');
  return finding;
}

/**
 * Applies a fix of the rule's first finding. The result must be `after`, must parse, and the finding must be gone. `after` may leave out
 * files that stay as they are.
 */
export function checkFix(
  rule: string,
  before: string,
  after: string,
  { fix = 0, options = {} }: { readonly fix?: number; readonly options?: Readonly<Record<string, unknown>> } = {},
): void {
  const { files } = readFixture(before);
  const analysis = analyse(rule, files, options);
  const [finding] = analysis.findings;
  const chosen = finding === undefined ? undefined : analysis.fixesOf(finding)[fix];
  if (finding === undefined || chosen === undefined) throw new Error(`No such fix of ${rule}.`);
  const fixed = files.map(({ path, text }) => ({
    path,
    text: applyEdits(
      text,
      chosen.edits.filter((edit) => edit.path === path),
    ),
  }));
  const expected = readFixture(after).files;
  const changed = fixed.filter(({ path }) => expected.some((file) => file.path === path));
  expect(writeFixture(changed, [])).toBe(writeFixture(expected, []));
  const again = analyse(rule, fixed, options);
  expect(again.irs.flatMap(({ errors }) => errors)).toEqual([]);
  expect(again.findings.map(({ id }) => id)).not.toContain(finding.id);
}

/** The rule's first finding must offer no fix. */
export function checkNoFix(rule: string, text: string): void {
  const [finding] = analyse(rule, readFixture(text).files, {}).findings;
  expect(finding?.fixes).toEqual([]);
}

function analyse(rule: string, files: readonly SourceFile[], options: Readonly<Record<string, unknown>>): Analysis {
  const settings: Settings = (candidate) => ({ level: candidate.id === rule ? null : 'off', options });
  return analyseText(files, settings);
}

function markerOf({ location, severity, rule, fixes }: Finding, files: readonly SourceFile[]): Marker {
  const { path, span } = location;
  const text = files.find((file) => file.path === path)?.text ?? '';
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const newline = text.indexOf('\n', span.start);
  const lineEnd = newline < 0 ? text.length : newline;
  return {
    path,
    line: text.slice(0, span.start).split('\n').length - 1,
    start: span.start - lineStart,
    end: Math.min(span.end, lineEnd) - lineStart,
    label: `${severity} ${rule}${fixes.length > 0 ? ' fix' : ''}`,
  };
}
