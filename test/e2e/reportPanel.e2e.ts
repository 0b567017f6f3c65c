import { describe, expect, it } from 'vitest';
import { useSession } from './session.ts';

describe('the report panel in the workbench', () => {
  const session = useSession({ settings: { 'typescript.validate.enable': false } });

  it('shows the calls of the workspace, with no need of a file that is open', async () => {
    const { command, webview, shoot } = session();
    await command('LLM Cost Lens: Show the Cost Report of the Workspace');
    const page = await webview('What the figures rest on');
    await page.locator('.calls > tbody').first().waitFor();
    expect(await page.locator('.calls > tbody').count()).toBeGreaterThan(30);
    expect(await page.locator('h1').textContent()).toBe('LLM cost report');
    await shoot('report');
  });

  it('works out what levers would change', async () => {
    const { webview, shoot } = session();
    const page = await webview('What if');
    await page.getByLabel('Smaller model in %').fill('100');
    await page.locator('.result').first().waitFor();
    expect(await page.locator('.result').first().textContent()).toMatch(/\d+ of \d+ calls would cost something else/);
    await page.locator('#what-if').scrollIntoViewIfNeeded();
    await shoot('report-what-if');
  });

  it('opens the breakdown of a call and leads to its code', async () => {
    const { webview, sees, shoot } = session();
    const page = await webview('What if');
    await page.getByRole('searchbox').fill('urgency');
    await page.locator('.toggle').first().click();
    await page.locator('.bill').first().waitFor();
    await shoot('report-breakdown');
    await page.locator('.calls .place').first().click();
    await sees('.tab.active', 'urgency.ts');
    await sees('statusBar', 'Ln ');
  });

  it('follows the code on disk by itself', async () => {
    const { webview, command, write, read } = session();
    const path = 'support-copilot/src/llm/models.ts';
    write(path, read(path).replace("'gpt-5.4-mini'", "'gpt-5.4-nano'"));
    await command('LLM Cost Lens: Show the Cost Report of the Workspace');
    const page = await webview('What if');
    await page.getByRole('searchbox').fill('urgency nano');
    await page.locator('.calls > tbody').first().waitFor({ timeout: 60_000 });
  });

  it('asks nothing of other machines', () => {
    expect([...session().foreignOrigins]).toEqual([]);
  });
});
