import type { Frame, Locator, Page } from 'playwright-core';

/** What a person does in the workbench, and what they see. Everything waits for what it needs. */
export interface Workbench {
  readonly page: Page;
  /** Opens a file of the folder in the editor, by its path from the folder. */
  readonly openFile: (path: string) => Promise<void>;
  /** Puts the cursor at a line and column, both from 1. */
  readonly goTo: (line: number, column: number) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  readonly press: (keys: string) => Promise<void>;
  /** Runs a command by its title in the palette. */
  readonly command: (title: string) => Promise<void>;
  /** Waits for a visible element with a text in it. */
  readonly sees: (what: Place | string, text: string, timeout?: number) => Promise<Locator>;
  /** Waits until there is no such element any more. */
  readonly isRidOf: (what: Place | string, text?: string) => Promise<void>;
  /** The texts of all such elements now. */
  readonly texts: (what: Place | string) => Promise<readonly string[]>;
  /** The hover at the cursor, as text. */
  readonly hover: (text: string) => Promise<string>;
  /** The titles of what is offered at the cursor. */
  readonly quickFixes: () => Promise<readonly string[]>;
  /** Takes one of what is offered at the cursor. */
  readonly quickFix: (title: string) => Promise<void>;
  readonly save: () => Promise<void>;
  /** The page inside the web view that is open. */
  readonly webview: (text: string) => Promise<Frame>;
}

const places = {
  code: '.editor-instance .view-line',
  codeLens: '.codelens-decoration',
  warning: '.squiggly-warning',
  hint: '.squiggly-hint',
  problem: '.markers-panel .monaco-list-row',
  statusBar: '.statusbar-item',
  notification: '.notification-toast',
  tree: '.composite.viewlet .monaco-list-row',
  menu: '.action-widget .monaco-list-row',
} as const;

export type Place = keyof typeof places;

/** In ms; on a busy machine with two cores the language server alone takes half a minute to start. */
const patience = 90_000;

export async function openWorkbench(page: Page, address: string): Promise<Workbench> {
  await page.goto(address);
  await page.waitForSelector('.explorer-folders-view .monaco-list-row', { timeout: 90_000 });
  const { keyboard } = page;

  const locate = (what: Place | string, text?: string): Locator => {
    const all = page.locator(what in places ? places[what as Place] : what);
    return (text === undefined ? all : all.filter({ hasText: asSeen(text) })).filter({ visible: true });
  };

  /** Types into a box that shows a list, the way a person does: what is typed before the list is there gets lost. */
  async function choose(keys: string, text: string, row: string): Promise<void> {
    const input = page.locator('.quick-input-widget input:visible').first();
    await retry(
      5,
      async () => {
        await keyboard.press(keys);
        await input.waitFor({ timeout: 10_000 });
        // Of files there is no list before something is typed.
        if (keys === 'F1') await page.waitForSelector('.quick-input-widget .monaco-list-row', { timeout: 10_000 });
        await page.waitForTimeout(300);
        await keyboard.type(text, { delay: 5 });
        if (!(await input.inputValue()).endsWith(text)) throw new Error(`The box has not taken ${text}.`);
        const focused = page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: row });
        await focused.waitFor({ timeout: 15_000 });
        await keyboard.press('Enter');
        await page.waitForSelector('.quick-input-widget', { state: 'hidden', timeout: 10_000 });
      },
      () => keyboard.press('Escape'),
    );
  }

  async function openMenu(): Promise<void> {
    const menu = locate('menu').first();
    // Other extensions are waited for, which may take its time. The same keys on an open menu would take its first entry.
    await retry(
      3,
      async () => {
        if (!(await menu.isVisible())) await keyboard.press('Control+.');
        await menu.waitFor({ timeout: 25_000 });
      },
      () => keyboard.press('Escape'),
    );
  }

  return {
    page,
    openFile: async (path) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      await choose('Control+p', path, name);
      await page.locator('.tab.active').filter({ hasText: name }).waitFor({ timeout: patience });
    },
    goTo: async (line, column) => {
      await retry(
        3,
        async () => {
          await keyboard.press('Control+g');
          await page.waitForSelector('.quick-input-widget', { timeout: 5_000 });
          await keyboard.type(`${line}:${column}`, { delay: 5 });
          await keyboard.press('Enter');
          await locate('statusBar', `Ln ${line}, Col ${column}`).first().waitFor({ timeout: 5_000 });
        },
        () => keyboard.press('Escape'),
      );
    },
    type: (text) => keyboard.type(text, { delay: 20 }),
    press: (keys) => keyboard.press(keys),
    command: (title) => choose('F1', title, title),
    sees: async (what, text, timeout = patience) => {
      const found = locate(what, text).first();
      await found.waitFor({ timeout });
      return found;
    },
    isRidOf: (what, text) => locate(what, text).first().waitFor({ state: 'hidden', timeout: patience }),
    texts: async (what) => (await locate(what).allTextContents()).map(asWritten),
    hover: async (text) => {
      const box = page
        .locator('.monaco-hover:visible')
        .filter({ hasText: asSeen(text) })
        .first();
      // A late code lens moves the lines away from the hover that is being shown.
      await retry(
        6,
        async () => {
          await keyboard.press('Control+K');
          await keyboard.press('Control+I');
          await box.waitFor({ timeout: 4_000 });
        },
        () => keyboard.press('Escape'),
      );
      return asWritten((await box.textContent()) ?? '');
    },
    quickFixes: async () => {
      await openMenu();
      const titles = (await locate('menu').allTextContents()).map(asWritten);
      await keyboard.press('Escape');
      return titles;
    },
    quickFix: async (title) => {
      await openMenu();
      await locate('menu', title).first().waitFor({ timeout: 10_000 });
      // By keyboard, because the list is drawn anew while other extensions answer.
      const focused = page.locator('.action-widget .monaco-list-row.focused').filter({ hasText: asSeen(title) });
      for (let step = 0; step < 40 && (await focused.count()) === 0; step++) await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
      await page.waitForSelector('.action-widget', { state: 'hidden', timeout: 10_000 });
    },
    save: () => keyboard.press('Control+s'),
    webview: (text) => webviewWith(page, text),
  };
}

/** A web view is a frame in a frame. Which one is shown is told by a text in it. */
async function webviewWith(page: Page, text: string): Promise<Frame> {
  return retry(
    60,
    async () => {
      for (const frame of page.frames()) {
        if (!frame.parentFrame()?.parentFrame()) continue;
        if ((await frame.locator('body').textContent())?.includes(text)) return frame;
      }
      throw new Error(`There is no web view with the text ${text}.`);
    },
    () => page.waitForTimeout(500),
  );
}

/** Tries again what is known to fail now and then: lists that are drawn anew, hovers that are moved away. */
async function retry<T>(times: number, attempt: () => Promise<T>, after: () => Promise<unknown>): Promise<T> {
  for (let left = times; ; left--) {
    try {
      return await attempt();
    } catch (error) {
      await after();
      if (left <= 1) throw error;
    }
  }
}

/** The workbench shows code with spaces that do not break. */
function asSeen(text: string): RegExp {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(escaped.replace(/[ \u00a0]/g, '[ \\u00a0]'));
}

const asWritten = (text: string): string => text.replaceAll('\u00a0', ' ').replace(/[\u200b\u200c]/g, '');
