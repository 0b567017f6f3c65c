/** The page of the panel before its script runs: nothing may be loaded, run or styled by but what is named here. */
export function shellOf(source: {
  /** Where the files of the extension come from, as a policy names it. */
  readonly cspSource: string;
  readonly script: string;
  readonly style: string;
  /** New for every page. */
  readonly nonce: string;
}): string {
  const { cspSource, script, style, nonce } = source;
  const policy = [
    "default-src 'none'",
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<title>LLM cost report</title>',
    `<link rel="stylesheet" href="${style}">`,
    '</head>',
    '<body>',
    `<script nonce="${nonce}" src="${script}"></script>`,
    '</body>',
    '</html>',
  ].join('\n');
}
