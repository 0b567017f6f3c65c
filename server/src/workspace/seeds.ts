import { extensionOf } from '../base/paths.ts';
import type { ModuleEdge } from './importTable.ts';

/** What makes a file worth parsing on its own account. */
export interface SeedPatterns {
  /** npm packages of the SDK tables: `openai`, `@ai-sdk/anthropic`; `@ai-sdk/*` means all that start so. */
  readonly npm: readonly string[];
  /** Import roots of the SDK tables: `openai`, `google.genai`; `langchain_*` means all that start so. */
  readonly python: readonly string[];
  /** Hosts of known interfaces: `api.openai.com`. */
  readonly hosts: readonly string[];
  /** Modules of declared wrappers: `./src/llm.ts`, `@acme/llm`, `app.llm`. */
  readonly wrappers: readonly string[];
}

export type SeedReason = 'package' | 'wrapper' | 'host';

/** Tells why a file is a seed; null if it is none. */
export type SeedTest = (path: string, text: string, edges: readonly ModuleEdge[]) => SeedReason | null;

export function seedTestOf(patterns: SeedPatterns): SeedTest {
  const npm = prefixSetOf(patterns.npm, '/');
  const python = prefixSetOf(patterns.python, '.');
  const wrappers = new Set(patterns.wrappers.map(moduleTail));
  const hosts = patterns.hosts.length === 0 ? null : new RegExp(patterns.hosts.map(literally).join('|'));
  return (path, text, edges) => {
    const extension = extensionOf(path);
    const isPython = extension === '.py' || extension === '.ipynb';
    if (edges.some((edge) => (isPython ? importsAnyOf(python, edge) : npm(packagePart(edge.specifier)))))
      return 'package';
    if (wrappers.size > 0 && edges.some((edge) => wrapperNames(edge).some((name) => wrappers.has(name))))
      return 'wrapper';
    return hosts?.test(text) === true ? 'host' : null;
  };
}

function importsAnyOf(packages: (name: string) => boolean, edge: ModuleEdge): boolean {
  if (edge.specifier.startsWith('.')) return false;
  if (packages(edge.specifier)) return true;
  return edge.names !== '*' && edge.names.some(({ imported }) => packages(`${edge.specifier}.${imported}`));
}

/** A test whether a name, or a leading part of it, is in a list. Entries that end with `*` match by their beginning. */
function prefixSetOf(entries: readonly string[], separator: string): (name: string) => boolean {
  const exact = new Set(entries.filter((entry) => !entry.endsWith('*')));
  const open = entries.filter((entry) => entry.endsWith('*')).map((entry) => entry.slice(0, -1));
  return (name) => {
    for (let part = name; part !== ''; part = part.slice(0, Math.max(part.lastIndexOf(separator), 0))) {
      if (exact.has(part)) return true;
    }
    return open.some((start) => name.startsWith(start));
  };
}

/** `npm:openai@4/x` and `https://esm.sh/openai@4` without what stands before and behind the package's name. */
function packagePart(specifier: string): string {
  const bare = specifier
    .replace(/^https?:\/\/[^/]+\/(?:npm\/|x\/|gh\/|-\/|v\d+\/)?/, '')
    .replace(/^(?:npm|jsr):\/?/, '');
  return bare.replace(/^((?:@[^/@]+\/)?[^/@]+)@[^/]*/, '$1');
}

function wrapperNames(edge: ModuleEdge): readonly string[] {
  const tail = moduleTail(edge.specifier);
  return edge.names === '*' ? [tail] : [tail, ...edge.names.map(({ imported }) => imported)];
}

/** The last segment of a module without its ending: it is the same however the path is written. */
function moduleTail(module: string): string {
  const path = module.replace(/\/(?:index|__init__)(?:\.\w+)?$/, '').replace(/\.(?:[cm]?[jt]sx?|py)$/, '');
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('.')) + 1);
}

const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
