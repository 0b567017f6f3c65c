import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { useSession } from './session.ts';

const suggest = 'support-copilot/src/app/api/suggest/route.ts';

describe('the language server', () => {
  const session = useSession();

  it('is not started for files without an LLM SDK', async () => {
    const { openFile, sees, folder } = session();
    await openFile('support-copilot/tsconfig.json');
    await sees('code', 'compilerOptions');
    expect(servers(folder)).toEqual([]);
  });

  it('is started again when it crashes, and says the same', async () => {
    const { openFile, sees, folder, goTo, type } = session();
    await openFile(suggest);
    await sees('warning', '');
    const [first = 0] = servers(folder);
    expect(first).toBeGreaterThan(0);
    process.kill(first, 'SIGKILL');
    await expect.poll(() => servers(folder).filter((pid) => pid !== first).length, { timeout: 90_000 }).toBe(1);
    await goTo(1, 1);
    await type('\n');
    await sees('warning', '');
    await sees('code', '~$0.0044–$0.044');
  });

  it('is restarted by a command', async () => {
    const { sees, command, folder } = session();
    const before = servers(folder);
    await command('LLM Cost Lens: Restart the Server');
    await expect.poll(() => servers(folder), { timeout: 90_000 }).not.toEqual(before);
    await expect.poll(() => servers(folder).length, { timeout: 90_000 }).toBe(1);
    await sees('warning', '');
  });

  it('writes a log', async () => {
    const { command, sees } = session();
    await command('LLM Cost Lens: Show the Log');
    await sees('.part.panel .view-line', 'LLM Cost Lens');
  });
});

/** The processes of this session's server. */
function servers(folder: string): readonly number[] {
  const extensions = folder.replace(/workspace$/, 'extensions');
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      const command = commandLine(name);
      return command.includes(`${extensions}/`) && command.includes('dist/server.mjs');
    })
    .map(Number);
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}
