import type { ExportFormat } from '../../../server/src/protocol.ts';
import { vscode } from '../vscode.ts';

/** Asks where to, writes the file and offers to open it. Null if the user thinks better of it. */
export async function saveExport(folder: string, format: ExportFormat, text: string): Promise<string | null> {
  const { name, extension } = formats[format];
  const uri = await vscode.window.showSaveDialog({
    title: `Export the cost report as ${name}`,
    defaultUri: vscode.Uri.joinPath(vscode.Uri.parse(folder), `llm-cost-report.${extension}`),
    filters: { [name]: [extension] },
  });
  if (!uri) return null;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const file = vscode.workspace.asRelativePath(uri);
  void offerToOpen(uri, file, format);
  return file;
}

async function offerToOpen(uri: vscode.Uri, file: string, format: ExportFormat): Promise<void> {
  const open = format === 'html' ? 'Open in Browser' : 'Open';
  const chosen = await vscode.window.showInformationMessage(`The report has been written to ${file}.`, open);
  if (chosen !== open) return;
  if (format === 'html') await vscode.env.openExternal(uri);
  else await vscode.commands.executeCommand('vscode.open', uri);
}

const formats: Readonly<Record<ExportFormat, { readonly name: string; readonly extension: string }>> = {
  html: { name: 'HTML', extension: 'html' },
  json: { name: 'JSON', extension: 'json' },
  csv: { name: 'CSV', extension: 'csv' },
  markdown: { name: 'Markdown', extension: 'md' },
};
