import type * as vscode from 'vscode';

export { State, WorkDoneProgress } from 'vscode-languageclient/node';

import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  type StaticFeature,
  TransportKind,
} from 'vscode-languageclient/node';
import { documentSelector } from '../documents.ts';
import { createCrashCounter } from './crashes.ts';
import { serverFlags } from './flags.ts';

/** The connection to a server that is not yet running. This module and the packages it imports are loaded when the first one is needed. */
export function createConnection(input: {
  readonly module: string;
  readonly log: vscode.LogOutputChannel;
  /** The server has crashed too often and stays down. */
  readonly gaveUp: () => void;
}): LanguageClient {
  const { module, log, gaveUp } = input;
  const crashes = createCrashCounter(Date.now);
  const client = new LanguageClient(
    'llmCost',
    'LLM Cost Lens',
    { module, transport: TransportKind.ipc, options: { execArgv: [...serverFlags] } },
    {
      documentSelector: [...documentSelector],
      outputChannel: log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      diagnosticPullOptions: { onChange: true, onTabs: true, onFocus: true },
      errorHandler: {
        error: (error) => {
          log.error(`The connection to the server: ${error.message}`);
          return { action: ErrorAction.Continue, handled: true };
        },
        closed: () => {
          if (crashes.mayRestart()) {
            log.warn('The server has ended unexpectedly and is started again.');
            return { action: CloseAction.Restart, handled: true };
          }
          log.error('The server has ended unexpectedly too often. It is not started again.');
          gaveUp();
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
    },
  );
  client.registerFeature(ownCommands);
  return client;
}

/** Tells the server that this client has the commands of `protocol.ts`. */
const ownCommands: StaticFeature = {
  fillClientCapabilities: (capabilities) => {
    capabilities.experimental = { ...capabilities.experimental, llmCost: { commands: true } };
  },
  initialize: () => {},
  getState: () => ({ kind: 'static' }),
  clear: () => {},
};
