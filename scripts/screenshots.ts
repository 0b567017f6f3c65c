// npm run screenshots: takes the pictures of README.md in the newest host, with the packaged extension and the examples, into docs/images.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run } from './lib/project.mjs';
import { startBrowser } from './workbench/browser.ts';
import { installHost, newestHost } from './workbench/hosts.ts';
import { installExtension, startWorkbenchServer } from './workbench/server.ts';
import { installPrograms } from './workbench/system.ts';
import { openWorkbench } from './workbench/workbench.ts';

const settings = {
  'workbench.colorTheme': 'Default Dark Modern',
  'editor.minimap.enabled': false,
  'editor.fontSize': 13,
  'typescript.validate.enable': false,
  'breadcrumbs.enabled': false,
};

installPrograms();
const work = mkdtempSync(join(tmpdir(), 'llm-cost-s-'));
process.once('exit', () => rmSync(work, { recursive: true, force: true, maxRetries: 5 }));
const vsix = join(work, 'llm-cost-lens.vsix');
run(process.execPath, [join(root, 'scripts', 'run.mjs'), 'scripts/package.ts', '--out', vsix]);
const folder = join(work, 'examples');
cpSync(join(root, 'examples'), folder, { recursive: true });
// Its packages are not installed there, which the editor would complain of.
rmSync(join(folder, 'support-copilot', 'tsconfig.json'));
const extensions = join(work, 'extensions');
const host = installHost(newestHost);
installExtension(host, vsix, extensions);
const server = await startWorkbenchServer(host, { extensions, settings });
const browser = await startBrowser({ width: 1280, height: 760 });
try {
  const workbench = await openWorkbench(browser.page, server.address(folder));
  await takePictures(workbench);
} finally {
  await browser.stop();
  await server.stop();
}

async function takePictures(workbench: Awaited<ReturnType<typeof openWorkbench>>): Promise<void> {
  const { page, openFile, sees, goTo, command, hover, press, webview } = workbench;
  const shoot = async (name: string): Promise<void> => {
    // Lists and lenses settle, and the mouse points at nothing.
    await page.mouse.move(25, 500);
    await page.waitForTimeout(1_500);
    mkdirSync(join(root, 'docs', 'images'), { recursive: true });
    await page.screenshot({ path: join(root, 'docs', 'images', `${name}.png`) });
  };
  await openFile('support-copilot/src/app/api/suggest/route.ts');
  await sees('warning', '');
  await sees('code', '~$');
  await command('LLM Cost Lens: Focus on Calls View');
  await (await sees('tree', 'suggest/route.ts')).click();
  await press('ArrowRight');
  await sees('tree', 'POST');
  await openFile('support-copilot/src/app/api/suggest/route.ts');
  await shoot('editor');
  await goTo(11, 60);
  await hover('per call');
  await shoot('hover');
  await press('Escape');
  await goTo(11, 60);
  await press('Control+.');
  await sees('menu', 'Limit the reply');
  await shoot('fixes');
  await press('Escape');
  await command('LLM Cost Lens: Show the Cost Report of the Workspace');
  await webview('gpt-5.4');
  await command('View: Close Primary Side Bar');
  await shoot('report');
}
