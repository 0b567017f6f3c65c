import type { FromPage, ToPage } from './messages.ts';
import { createPanel } from './panel.ts';

// The page of the report panel: it shows what it is sent and asks for the rest.

interface VsCode {
  readonly postMessage: (message: FromPage) => void;
  readonly getState: () => unknown;
  readonly setState: (state: unknown) => void;
}

declare const acquireVsCodeApi: () => VsCode;

const vscode = acquireVsCodeApi();
const panel = createPanel({
  root: document.body,
  ask: (message) => vscode.postMessage(message),
  remembered: vscode.getState(),
  remember: (state) => vscode.setState(state),
});
window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => panel.receive(data));
vscode.postMessage({ kind: 'ready' });
