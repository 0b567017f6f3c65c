import { vscode } from '../vscode.ts';

/** The next way to show hints: all, the cursor's call alone, none. */
export async function cycleHints(): Promise<void> {
  const next = { all: 'currentLine', currentLine: 'off', off: 'all' } as const;
  const words = { all: 'for all calls', currentLine: 'for the call at the cursor', off: 'off' } as const;
  const settings = vscode.workspace.getConfiguration('llmCost');
  const now = settings.get<keyof typeof next>('inlayHints', 'all');
  await settings.update('inlayHints', next[now], vscode.ConfigurationTarget.Global);
  vscode.window.setStatusBarMessage(`Cost hints: ${words[next[now]]}`, 3_000);
}

export async function toggleLenses(): Promise<void> {
  const settings = vscode.workspace.getConfiguration('llmCost');
  await settings.update('codeLens', !settings.get('codeLens', false), vscode.ConfigurationTarget.Global);
}
