import type { ClientSupport } from './client.ts';
import type { Folders } from './folders.ts';
import type { Locator } from './locate.ts';
import type { OpenFiles } from './openFiles.ts';
import type { LspPorts } from './ports.ts';
import type { Scans } from './scans.ts';
import type { Session } from './session.ts';

/** What the features work with. */
export interface Context {
  readonly ports: LspPorts;
  readonly client: () => ClientSupport;
  readonly files: OpenFiles;
  readonly folders: Folders;
  readonly session: Session;
  readonly scans: Scans;
  readonly locator: Locator;
  /** The line of the cursor by document, where the client tells it. */
  readonly cursors: ReadonlyMap<string, number>;
}
