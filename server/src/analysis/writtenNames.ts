/**
 * The names through which a text writes to objects, among those that it may have imported. Of the text that a file had before, what has been
 * found in its blocks is kept.
 */
export function createWrittenNames(text: (path: string) => string | null): (path: string) => ReadonlySet<string> {
  const found = new Map<string, Found>();
  return (path) => {
    const now = text(path) ?? '';
    const before = found.get(path);
    if (before?.text === now) return before.names;
    const blocks = new Map<string, readonly string[]>();
    for (const block of blocksOf(now)) blocks.set(block, before?.blocks.get(block) ?? writtenIn(block));
    const written = new Set([...blocks.values()].flat());
    const isImported = importedIn(now);
    const names = new Set([...written].filter((name) => name !== 'this' && name !== 'self' && isImported(name)));
    found.set(path, { text: now, blocks, names });
    return names;
  };
}

interface Found {
  readonly text: string;
  /** What is written to in each block. */
  readonly blocks: ReadonlyMap<string, readonly string[]>;
  readonly names: ReadonlySet<string>;
}

/** A text cut at blank lines, behind which something starts that goes on with nothing above it. */
function blocksOf(text: string): readonly string[] {
  const blocks: string[] = [];
  let open = '';
  for (const block of text.split(/\n\n(?=[A-Za-z_$@])/)) {
    open = open === '' ? block : `${open}\n\n${block}`;
    if (/(?:\(|\bdel|\bdelete)$/.test(open.trimEnd().slice(-8))) continue;
    blocks.push(open);
    open = '';
  }
  return open === '' ? blocks : [...blocks, open];
}

const place = String.raw`([A-Za-z_$][\w$]*)(?:\??\.[\w$]+|\[[^\]\n]{0,80}\])+`;
const assignment = new RegExp(
  String.raw`(?<![\w$.)\]'"])${place}\s*(?:\*\*|\/\/|\|\||&&|\?\?|[-+*/|&%])?=(?![=>])`,
  'g',
);
const changingCall =
  /(?<![\w$.)\]'"])([A-Za-z_$][\w$]*)(?:\??\.[\w$]+|\[[^\]\n]{0,80}\])*\.(?:update|setdefault|append|extend|insert|push|unshift|splice|pop|clear|remove|set|delete)\(/g;
const changedArgument = /\b(?:Object\.assign|setattr|delattr)\(\s*([A-Za-z_$][\w$]*)/g;
const deletion = /\b(?:del|delete)\s+([A-Za-z_$][\w$]*)[.[]/g;

function writtenIn(block: string): readonly string[] {
  const written = new Set<string>();
  for (const pattern of [assignment, changingCall, changedArgument, deletion])
    for (const [, name = ''] of block.matchAll(pattern)) written.add(name);
  return [...written];
}

/** Whether a name stands in an import of a text, or behind `require`. */
function importedIn(text: string): (name: string) => boolean {
  const named = new Set<string>();
  let seen = 0;
  for (const { index } of text.matchAll(/\bimport\b/g)) {
    const [reach = ''] = /^[^;=]{0,2006}[\w$]*/.exec(text.slice(index, index + 2200)) ?? [];
    const end = index + reach.length;
    for (const [word] of text.slice(Math.max(seen, index), end).matchAll(/[\w$]+/g)) named.add(word);
    seen = Math.max(seen, end);
  }
  const hasCalls = /\b(?:require|import)\s*\(/.test(text);
  return (name) => named.has(name) || (hasCalls && isLoaded(text, name));
}

const isLoaded = (text: string, name: string): boolean =>
  new RegExp(
    String.raw`(?<![\w$])${name.replaceAll('$', String.raw`\$`)}\s*(?:\}\s*)?=\s*(?:await\s+)?(?:require|import)\s*\(`,
  ).test(text);
