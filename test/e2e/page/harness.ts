import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Page } from 'playwright-core';
import { shellOf } from '../../../client/src/reportPanel/shell.ts';
import type { FromPage, ToPage } from '../../../client/webview/messages.ts';
import { root } from '../../../scripts/lib/project.mjs';
import { startBrowser } from '../../../scripts/workbench/browser.ts';
import type { Ways } from '../../../server/src/cost/whatIf/ways.ts';
import { callDetails } from '../../../server/src/report/page/callDetails.ts';
import { pageOf } from '../../../server/src/report/page/page.ts';
import { whatIfPage } from '../../../server/src/report/page/whatIf.ts';
import type { ReportView } from '../../../server/src/report/view.ts';
import { whatIfView } from '../../../server/src/report/whatIf.ts';
import { type Theme, themes } from './themes.ts';

/** The page of the panel in a browser, with its real policy, and this process in the place of the extension. */
export interface Harness {
  readonly page: Page;
  /** What the page has asked for. */
  readonly asked: readonly FromPage[];
  readonly tell: (message: ToPage) => Promise<void>;
  /** What the policy has refused, and errors of the script. There must be none. */
  readonly complaints: readonly string[];
  readonly foreignOrigins: ReadonlySet<string>;
  /** Loads the page anew, as an editor does that shows it again. */
  readonly reload: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export type Host = (message: FromPage) => readonly ToPage[];

export async function openPage(options: {
  readonly host: Host;
  readonly theme?: Theme;
  readonly size?: { readonly width: number; readonly height: number };
}): Promise<Harness> {
  const { host, theme = 'light', size = { width: 1200, height: 850 } } = options;
  const served = await serve();
  const browser = await startBrowser(size);
  const { page } = browser;
  const asked: FromPage[] = [];
  const complaints: string[] = [];
  const tell = (message: ToPage): Promise<void> => page.evaluate((data) => window.postMessage(data, '*'), message);
  page.on('pageerror', (error) => void complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.exposeFunction('toExtension', async (message: FromPage) => {
    asked.push(message);
    for (const answer of host(message)) await tell(answer);
  });
  await page.emulateMedia({ colorScheme: themes[theme].scheme });
  await page.addInitScript(standIn, themes[theme]);
  await page.goto(served.address);
  return {
    page,
    asked,
    tell,
    complaints,
    foreignOrigins: browser.foreignOrigins,
    reload: async () => {
      await page.reload();
    },
    stop: async () => {
      await browser.stop();
      served.stop();
    },
  };
}

/** Answers as the extension and the server do, without a scan. */
export function hostOf(view: ReportView, ways: ReadonlyMap<string, Ways> = new Map()): Host {
  const { report } = view;
  return (message) => {
    switch (message.kind) {
      case 'ready':
      case 'refresh':
        return [
          {
            kind: 'page',
            folders: [{ uri: 'file:///app', name: 'app' }],
            folder: 'file:///app',
            page: pageOf(view, 'panel'),
          },
          { kind: 'current' },
        ];
      case 'details': {
        const id = message.ids[0] ?? '';
        const site = report.callSites.find((one) => one.id === id);
        const found = report.findings.filter(({ callSite }) => callSite !== null && message.ids.includes(callSite));
        return [{ kind: 'details', id, details: site ? callDetails(site, found, report.priceDate) : null }];
      }
      case 'whatIf': {
        const among = message.among && new Set(message.among);
        return [
          { kind: 'whatIf', number: message.number, answer: whatIfPage(whatIfView(view, ways, message.levers, among)) },
        ];
      }
      default:
        return [];
    }
  };
}

/** What an editor gives a page before its script runs. State outlives a reload. */
function standIn({ kind, colours }: (typeof themes)[Theme]): void {
  const page = window as unknown as { toExtension: (message: unknown) => void; acquireVsCodeApi: () => unknown };
  page.acquireVsCodeApi = () => ({
    postMessage: (message: unknown) => page.toExtension(message),
    getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null'),
    setState: (state: unknown) => sessionStorage.setItem('state', JSON.stringify(state)),
  });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    console.error(`refused: ${violatedDirective} ${blockedURI}`),
  );
  document.addEventListener('DOMContentLoaded', () => {
    document.body.className = kind;
    for (const [name, value] of Object.entries(colours))
      document.documentElement.style.setProperty(`--vscode-${name}`, value);
  });
}

async function serve(): Promise<{ readonly address: string; readonly stop: () => void }> {
  const [script = '', style = ''] = ['main.ts', 'panel.css'].map((name) => {
    const { outputFiles } = buildSync({
      entryPoints: [join(root, 'client/webview', name)],
      bundle: true,
      write: false,
      format: 'iife',
      target: 'chrome120',
      logLevel: 'error',
    });
    return outputFiles[0]?.text ?? '';
  });
  let origin = '';
  const files: Readonly<Record<string, () => readonly [type: string, text: string]>> = {
    '/': () => [
      'text/html',
      shellOf({ cspSource: origin, script: '/webview.js', style: '/webview.css', nonce: 'a1b2c3' }),
    ],
    '/webview.js': () => ['text/javascript', script],
    '/webview.css': () => ['text/css', style],
    '/favicon.ico': () => ['image/x-icon', ''],
  };
  const server = createServer(({ url = '' }, response) => {
    const [type, text] = files[url]?.() ?? ['text/plain', ''];
    response.writeHead(files[url] ? 200 : 404, { 'content-type': type }).end(text);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { address: `${origin}/`, stop: () => void server.close() };
}
