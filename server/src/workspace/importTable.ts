import { extensionOf } from '../base/paths.ts';

/** One import or re-export as it is written, found without parsing. What stands in a string or comment may be among them. */
export interface ModuleEdge {
  /** The module as written: `./llm`, `openai`, `.client`, `app.llm`. */
  readonly specifier: string;
  /** The imported names; `*` for the whole module. */
  readonly names: readonly EdgeName[] | '*';
  /** True if other files can import the names from this file in turn: re-exports, and Python imports at the top level. */
  readonly passesOn: boolean;
  readonly typeOnly: boolean;
}

export interface EdgeName {
  /** `default` for a default import, `*` for a namespace. */
  readonly imported: string;
  /** The name in, or out of, this file. */
  readonly as: string;
}

/**
 * The imports and re-exports of a source text, by a lexical scan that takes a few microseconds a file. It prefers to find too much:
 * the table only narrows down which files are worth parsing.
 */
export function importTableOf(path: string, text: string): readonly ModuleEdge[] {
  switch (extensionOf(path)) {
    case '.py':
      return pythonEdges(text, false);
    case '.ipynb':
      return pythonEdges(text, true);
    default:
      return scriptEdges(text);
  }
}

// ---------------------------------------------------------------------------------------------------------------- TypeScript, JavaScript

const word = String.raw`[\w$\u0080-\uffff]`;
// The alternatives exclude each other and another statement ends the clause, so that no text makes the match backtrack or run far.
const clause = String.raw`(?:(?!(?:import|export)\b)${word}+(?!${word})|[*{},\s]|//[^\n]*\n|/\*(?:[^*]|\*(?!/))*\*/)*?`;
const statement = new RegExp(String.raw`(?:import|export)\b(${clause})\bfrom\s*(['"])([^'"\n]+)\2`, 'y');
const sideEffect = /import\s*(['"])([^'"\n]+)\1/y;
const call = /(?:import|require)\s*\(\s*(?:\/\*[^*]*\*\/\s*)*(['"`])([^'"`\n]+)\1\s*,?\s*(?:\)\s*\.\s*([\w$]+))?/y;

function scriptEdges(text: string): readonly ModuleEdge[] {
  const edges: ModuleEdge[] = [];
  const keyword = /\b(?:import|export|require)\b/g;
  for (let match = keyword.exec(text); match !== null; match = keyword.exec(text)) {
    const edge = scriptEdgeAt(text, match.index);
    if (edge === null) continue;
    edges.push(edge.edge);
    keyword.lastIndex = edge.end;
  }
  return edges;
}

function scriptEdgeAt(text: string, start: number): { readonly edge: ModuleEdge; readonly end: number } | null {
  const near = text.slice(Math.max(0, start - 200), start);
  const before = near.slice(near.lastIndexOf('\n') + 1);
  if (/^\s*(?:\/\/|\*)/.test(before)) return null;
  const dynamic = matchAt(call, text, start);
  if (dynamic !== null) {
    const [, , specifier = '', member] = dynamic.match;
    const picked = /(?:const|let|var)\s*\{([^{}]*)\}\s*=\s*(?:await\s+)?$/.exec(
      text.slice(Math.max(0, start - 400), start),
    );
    const names =
      member !== undefined ? [{ imported: member, as: member }] : picked === null ? '*' : namesOf(picked[1] ?? '', /:/);
    return { edge: { specifier, names, passesOn: false, typeOnly: false }, end: dynamic.end };
  }
  if (!/(?:^|[;}])\s*$/.test(before)) return null;
  const plain = matchAt(sideEffect, text, start);
  if (plain !== null) {
    return { edge: { specifier: plain.match[2] ?? '', names: [], passesOn: false, typeOnly: false }, end: plain.end };
  }
  const full = matchAt(statement, text, start);
  if (full === null) return null;
  const [, written = '', , specifier = ''] = full.match;
  const isExport = text.startsWith('export', start);
  const bare = written.includes('/') ? written.replaceAll(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, ' ') : written;
  const typeOnly = /^\s*type\b\s*[^\s,]/.test(bare);
  return {
    edge: { ...clauseNames(specifier, bare.replace(/^\s*type\b(?=\s*[^\s,])/, ''), isExport), typeOnly },
    end: full.end,
  };
}

function clauseNames(specifier: string, text: string, isExport: boolean): Omit<ModuleEdge, 'typeOnly'> {
  const star = /\*\s*(?:as\s+([\w$\u0080-\uffff]+))?/.exec(text);
  if (star !== null) {
    const [, as] = star;
    const names = isExport && as !== undefined ? [{ imported: '*', as }] : '*';
    return { specifier, names, passesOn: isExport };
  }
  const braces = /\{([^}]*)\}?/.exec(text);
  const named = braces === null ? [] : namesOf(braces[1] ?? '', /\bas\b/);
  const standard = /^\s*([\w$\u0080-\uffff]+)/.exec(text);
  const names = standard === null ? named : [{ imported: 'default', as: standard[1] ?? 'default' }, ...named];
  return { specifier, names, passesOn: isExport };
}

function namesOf(list: string, renaming: RegExp): readonly EdgeName[] {
  const names: EdgeName[] = [];
  for (const item of list.split(',')) {
    const [imported = '', as = imported] = item
      .replace(/^\s*type\s+(?=\S)/, '')
      .replace(/=.*$/s, '')
      .split(renaming)
      .map((part) => part.trim());
    if (imported !== '' && !imported.startsWith('...')) names.push({ imported, as });
  }
  return names;
}

function matchAt(
  pattern: RegExp,
  text: string,
  at: number,
): { readonly match: RegExpExecArray; readonly end: number } | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match === null ? null : { match, end: at + match[0].length };
}

// ---------------------------------------------------------------------------------------------------------------- Python, notebooks

const importLine = /(?:^|[;:\n])([ \t]*)(?:from[ \t]+(\.*[ \t]*[\w.\u0080-\uffff]*)[ \t]*)?$/;
/** In a notebook a line of code is a JSON string, or stands behind an escaped line break. */
const notebookLine = /(?:["\n;:]|\\n)([ \t]*)(?:from[ \t]+(\.*[ \t]*[\w.\u0080-\uffff]*)[ \t]*)?$/;
/** What a decorator is told to import: `imports=["litellm", "json"]`. */
const importList = /imports?\s*=\s*[[(]([^\])]{0,400})[\])]/y;
const importFunction = /import(?:_module|__)\s*\(\s*\\?(['"])([\w.]+)\\?\1/y;

function pythonEdges(text: string, isNotebook: boolean): readonly ModuleEdge[] {
  const edges: ModuleEdge[] = [];
  const line = isNotebook ? notebookLine : importLine;
  for (let at = text.indexOf('import'); at >= 0; at = text.indexOf('import', at + 6)) {
    const call = matchAt(importFunction, text, at);
    if (call !== null) {
      edges.push({ specifier: call.match[2] ?? '', names: '*', passesOn: false, typeOnly: false });
      continue;
    }
    const list = matchAt(importList, text, at);
    for (const [, specifier = ''] of list?.match[1]?.matchAll(/['"]([\w.]+)\\?['"]/g) ?? [])
      edges.push({ specifier, names: '*', passesOn: false, typeOnly: false });
    const next = text.charCodeAt(at + 6);
    if (next !== 32 && next !== 9 && next !== 40 && next !== 42 && next !== 92) continue;
    const match = line.exec(text.slice(Math.max(0, at - 200), at));
    if (match === null) continue;
    const [, indent = '', module] = match;
    const names = pythonNames(text, at + 6, isNotebook);
    if (module === undefined)
      for (const { imported } of names)
        edges.push({ specifier: imported, names: '*', passesOn: false, typeOnly: false });
    else edges.push(fromImport(module.replaceAll(/\s/g, ''), names, indent === ''));
  }
  return edges;
}

function fromImport(specifier: string, names: readonly EdgeName[], passesOn: boolean): ModuleEdge {
  return { specifier, names: names.some(({ imported }) => imported === '*') ? '*' : names, passesOn, typeOnly: false };
}

/** The names behind `import`, up to the end of the line or the closing parenthesis. */
function pythonNames(text: string, start: number, isNotebook: boolean): readonly EdgeName[] {
  const open = /^[ \t]*\(/.test(text.slice(start, start + 20));
  const ahead = text.slice(start, start + 8_000);
  const end = open ? ahead.indexOf(')') : endOfLine(ahead, isNotebook);
  const written = end < 0 ? ahead.slice(0, 200) : ahead.slice(0, end);
  const lines = isNotebook ? written.replaceAll(/\\n"?\s*,?\s*"?|"/g, '\n') : written;
  return namesOf(lines.replaceAll(/#[^\n]*|[()]|\\\r?\n/g, ' '), /\bas\b/).filter(({ imported }) =>
    /^[\w.*\u0080-\uffff]+$/.test(imported),
  );
}

function endOfLine(text: string, isNotebook: boolean): number {
  const end = text.search(isNotebook ? /\n|\\n|"|;/ : /(?<!\\\r?)\n|;/);
  return end < 0 ? text.length : end;
}
