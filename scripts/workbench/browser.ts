import { chromium as launcher, type Page } from 'playwright-core';
import { chromium } from './system.ts';

export interface Browser {
  readonly page: Page;
  /** Origins other than this machine that the page has asked for; there must be none. */
  readonly foreignOrigins: ReadonlySet<string>;
  readonly stop: () => Promise<void>;
}

/** Web views load their files under such names; a worker in the page answers, and nothing goes out. */
const inPage = '.vscode-resource.vscode-cdn.net';

/** A headless Chromium that reaches nothing but this machine. */
export async function startBrowser(size = { width: 1400, height: 850 }): Promise<Browser> {
  const browser = await launcher.launch({
    executablePath: chromium(),
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
  const context = await browser.newContext({ viewport: size, deviceScaleFactor: 1 });
  const page = await context.newPage();
  const foreignOrigins = new Set<string>();
  page.on('request', (request) => {
    const { hostname, origin } = new URL(request.url());
    if (hostname !== '' && hostname !== '127.0.0.1' && !hostname.endsWith(inPage)) foreignOrigins.add(origin);
  });
  return { page, foreignOrigins, stop: () => browser.close() };
}
