import type { Connection } from 'vscode-languageserver';
import type { ClientSupport } from './client.ts';
import type { Folder } from './folder.ts';
import { readSettings, type Settings, sectionOf, settingsSection } from './settings.ts';

/** The settings of the editor, for each folder its own. */
export interface Configuration {
  /** Settles when settings have been loaded for the first time, or when a client takes too long to tell them. */
  readonly ready: Promise<void>;
  /** For files outside of all folders. */
  readonly unscoped: () => Settings;
  /** Settings that a client sends of its own accord, as options of the start or with a change. */
  readonly sent: (settings: unknown) => void;
  /** Asks the client, if it can be asked, and hands the answers to the folders. */
  readonly load: (client: ClientSupport, folders: readonly Folder[]) => Promise<void>;
}

export function createConfiguration(connection: Connection): Configuration {
  let sent: unknown;
  let settle = (): void => {};
  let isWaiting = false;
  const loaded = new Promise<void>((resolve) => {
    settle = resolve;
  });

  async function ask(folders: readonly Folder[]): Promise<void> {
    const scopes = folders.map(({ uri }) => (uri === '' ? {} : { scopeUri: uri }));
    const items = [{}, ...scopes].map((scope) => ({ ...scope, section: settingsSection }));
    const [own, ...answers]: unknown[] = await connection.workspace.getConfiguration(items);
    sent = own;
    for (const [index, folder] of folders.entries()) folder.configure(readSettings(answers[index]));
  }

  return {
    ready: loaded,
    unscoped: () => readSettings(sent),
    sent: (settings) => {
      // A client that does not go on gets the defaults rather than nothing.
      if (!isWaiting) setTimeout(settle, longestWait);
      isWaiting = true;
      sent = sectionOf(settings) ?? settings ?? sent;
    },
    load: async (client, folders) => {
      try {
        if (client.configuration) await ask(folders);
        else for (const folder of folders) folder.configure(readSettings(sent));
      } finally {
        settle();
      }
    },
  };
}

/** In ms. */
const longestWait = 1_000;
