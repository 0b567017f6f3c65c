import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruleById } from '../../server/src/rules/index.ts';
import { examples, examplesReport } from './report.ts';

// The examples say in the comment of each function whether it is wasteful, and by which rules, or right.
const report = await examplesReport();

interface Promised {
  readonly file: string;
  readonly name: string;
  /** Rules that must fire; null for a function that is right. */
  readonly rules: readonly string[] | null;
}

const files = [...new Set(report.callSites.map(({ file }) => file))];
const promised = files.flatMap((file) => promisesOf(file, readFileSync(join(examples, file), 'utf8')));

it('has wasteful and right functions', () => {
  expect(promised.filter(({ rules }) => rules !== null).length).toBeGreaterThanOrEqual(10);
  expect(promised.filter(({ rules }) => rules === null).length).toBeGreaterThanOrEqual(10);
  expect(report.callSites.length).toBeGreaterThanOrEqual(20);
});

const sitesOf = ({ file, name }: Promised) =>
  report.callSites.filter((site) => site.file === file && site.place.function === name);

describe.each(promised.filter(({ rules }) => rules !== null))('$file $name', (one) => {
  it('is reported for what its comment names', () => {
    const found = sitesOf(one).flatMap(({ findings }) => findings);
    for (const rule of one.rules ?? []) if (ruleById(rule)) expect(found).toContain(rule);
  });
});

describe.each(promised.filter(({ rules }) => rules === null))('$file $name', (one) => {
  it('is not warned of', () => {
    const ids = sitesOf(one).map(({ id }) => id);
    const warnings = report.findings.filter(
      ({ callSite, severity }) => severity === 'warning' && ids.some((id) => id === callSite),
    );
    expect(ids.length).toBeGreaterThan(0);
    expect(warnings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });
});

/** TypeScript has the comment above the function, Python inside. */
function promisesOf(file: string, text: string): readonly Promised[] {
  const verdict = String.raw`(?:Wasteful \((?<rules>[\w, -]+)\)|Right):`;
  const script = new RegExp(
    String.raw`/\*\*\s+(?:\* )?${verdict}(?:(?!\*/)[^])*\*/\s*export async function (?<name>\w+)`,
    'g',
  );
  const python = new RegExp(String.raw`def (?<name>\w+)\([^"]*?:\n\s+"""${verdict}`, 'g');
  return [...text.matchAll(file.endsWith('.py') ? python : script)].map(({ groups }) => ({
    file,
    name: groups?.['name'] ?? '',
    rules: groups?.['rules']?.split(', ') ?? null,
  }));
}
