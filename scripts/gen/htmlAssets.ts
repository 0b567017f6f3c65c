import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** The style and the script inside an HTML report, with the hashes that its content security policy names. */
export function htmlAssets(root: string): string {
  const style = bundled(join(root, 'client/webview/page.css'));
  const script = bundled(join(root, 'client/webview/file.ts'));
  return `${JSON.stringify({ style, styleHash: hashOf(style), script, scriptHash: hashOf(script) }, null, 2)}\n`;
}

function bundled(entry: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'chrome120',
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'error',
  });
  const text = outputFiles[0]?.text.trim() ?? '';
  if (/<\/|<!--/.test(text)) throw new Error(`${entry} cannot stand inside an HTML file: it has "</" or "<!--" in it`);
  return text;
}

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
