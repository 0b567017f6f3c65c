import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { createNodeEngine } from '../../server/src/node/engine.ts';
import { applyEdits } from '../../server/src/rules/edits.ts';
import { rules } from '../../server/src/rules/index.ts';
import type { Finding } from '../../server/src/rules/types.ts';
import { examples } from './report.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const tsc = join(root, 'node_modules/typescript/bin/tsc');
const folder = mkdtempSync(join(tmpdir(), 'llm-cost-lens-fixes-'));
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const settings = { asOf: null, configPath: null, ruleLevels: {} };

async function findingsOf(): Promise<{
  readonly findings: readonly Finding[];
  readonly fix: (finding: Finding) => boolean;
}> {
  const engine = createNodeEngine(folder, settings);
  const { files } = await engine.analyseWorkspace({ defaultExcludes: false });
  const fix = (finding: Finding): boolean => {
    const [first] = engine.fixesOf(finding);
    for (const { path } of first?.edits ?? []) {
      const edits = (first?.edits ?? []).filter((edit) => edit.path === path);
      writeFileSync(join(folder, path), applyEdits(readFileSync(join(folder, path), 'utf8'), edits));
    }
    return first !== undefined;
  };
  return { findings: files.flatMap((file) => file.findings), fix };
}

it('every fix of the TypeScript example, one after the other, leaves code that type-checks against the real SDKs', async () => {
  cpSync(join(examples, 'support-copilot'), folder, { recursive: true });
  const config = JSON.parse(readFileSync(join(folder, 'tsconfig.json'), 'utf8'));
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ ...config, compilerOptions: { ...config.compilerOptions, noUnusedLocals: false } }),
  );
  mkdirSync(join(folder, 'src/rules'), { recursive: true });
  for (const { id, examples: shown } of rules)
    shown.bad.forEach(({ language, fixed }, index) => {
      if (language === 'typescript' && fixed !== undefined)
        writeFileSync(join(folder, `src/rules/${id}-${index}.ts`), `${fixed}\nexport {};\n`);
    });
  const fixed = new Set<string>();
  for (let round = 0; round < 40; round++) {
    const { findings, fix } = await findingsOf();
    const next = findings.find((finding) => finding.fixes.length > 0 && !fixed.has(finding.id));
    if (!next) break;
    fixed.add(next.id);
    expect(fix(next), `${next.rule} in ${next.location.path}`).toBe(true);
  }
  expect(fixed.size).toBeGreaterThan(5);
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
  expect(stdout).toBe('');
  expect(status).toBe(0);
  const { findings } = await findingsOf();
  expect(findings.filter((finding) => finding.fixes.length > 0 && fixed.has(finding.id))).toEqual([]);
});
