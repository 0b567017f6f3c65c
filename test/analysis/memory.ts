import { createEngine } from '../../server/src/analysis/createEngine.ts';
import type { Engine, EngineSettings } from '../../server/src/analysis/engine.ts';
import type { FileAnalysis, Notice, WorkspaceAnalysis } from '../../server/src/analysis/types.ts';
import { valuesOf } from '../../server/src/base/fact.ts';
import { createNodeTools } from '../../server/src/node/engine.ts';
import type { Request, RequestPlan } from '../../server/src/resolve/callSite.ts';
import type { WorkspaceFiles } from '../../server/src/workspace/ports.ts';
import { walk } from '../../server/src/workspace/walk.ts';
import { readFixture } from '../support/fixtures.ts';
import { foldersOf } from '../workspace/tree.ts';

/** The real engine over files in memory. */
export interface MemoryWorkspace {
  readonly engine: Engine;
  /** Writes a file to the disk, or removes it, and tells the engine. */
  readonly write: (path: string, text: string | null) => void;
}

/** Grammars and tokenizer are loaded once for all tests of a file. */
const tools = createNodeTools();
for (const language of tools.languages) await tools.prepare(language);
await tools.prepareTokens();

export const settings: EngineSettings = { asOf: '2026-11-20', configPath: null, ruleLevels: {} };

/** `text` holds the files, each behind a line such as `//- /src/a.ts`. `unreadable` are paths whose bytes the system does not give. */
export function workspaceOf(
  text: string | Readonly<Record<string, string>>,
  changes: Partial<EngineSettings> = {},
  unreadable: readonly string[] = [],
): MemoryWorkspace {
  const tree: Record<string, string> = typeof text === 'string' ? filesOf(text) : { ...text };
  const read = (path: string) =>
    unreadable.includes(path)
      ? ({ kind: 'skipped', reason: 'unreadable' } as const)
      : tree[path] === undefined
        ? ({ kind: 'missing' } as const)
        : ({ kind: 'text', text: tree[path], notice: null } as const);
  const files: WorkspaceFiles = {
    list: (options) => walk(foldersOf(tree), options),
    read,
    readRaw: (path) => {
      const found = read(path);
      return found.kind === 'text' ? { kind: 'decoded', text: found.text } : found;
    },
    listFolder: (path) =>
      foldersOf(tree)
        .entries(path)
        ?.map(({ name }) => name) ?? null,
    size: (path) => tree[path]?.length ?? null,
  };
  const engine = createEngine({ ...tools, files }, { ...settings, ...changes });
  return {
    engine,
    write: (path, content) => {
      if (content === null) delete tree[path];
      else tree[path] = content;
      engine.filesChanged([path]);
    },
  };
}

export const filesOf = (text: string): Record<string, string> =>
  Object.fromEntries(readFixture(text).files.map((file) => [file.path, file.text]));

export const scan = (text: string, changes: Partial<EngineSettings> = {}): Promise<WorkspaceAnalysis> =>
  workspaceOf(text, changes).engine.analyseWorkspace();

/** Each call in a line: `a.ts:3 gpt-4o at openai`. */
export const calls = ({ files }: Pick<WorkspaceAnalysis, 'files'>): readonly string[] =>
  files.flatMap((file) =>
    file.sites.map(({ site }) => {
      const [request] = requestsOf(site.plan);
      return `${placeOf(file, site.callee.start)} ${request ? modelOf(request) : 'nothing'}`;
    }),
  );

function modelOf({ model, provider }: Request): string {
  const name = model.state === 'absent' ? (model.fallback?.value ?? 'none') : valuesOf(model).join('|') || 'unknown';
  return `${name} at ${valuesOf(provider).join('|') || 'unknown'}`;
}

/** Each finding in a line: `a.ts:3 warning missing-output-cap`. */
export const findings = ({ files }: Pick<WorkspaceAnalysis, 'files'>): readonly string[] =>
  files.flatMap((file) =>
    file.findings.map(({ location, severity, rule }) => `${placeOf(file, location.span.start)} ${severity} ${rule}`),
  );

/** Each notice in a line: `llm-cost.json:2 message`. */
export const notices = ({ files, notices: own }: Pick<WorkspaceAnalysis, 'files' | 'notices'>): readonly string[] =>
  [...own, ...files.flatMap((file) => file.notices)].map(
    ({ path, line, message }: Notice) => `${path}${line === null ? '' : `:${line}`} ${message}`,
  );

/** The only call of a workspace. */
export function onlySite({ files }: Pick<WorkspaceAnalysis, 'files'>): FileAnalysis['sites'][number] {
  const sites = files.flatMap((file) => file.sites);
  const [site] = sites;
  if (site === undefined || sites.length > 1) throw new Error(`There are ${sites.length} calls.`);
  return site;
}

/** All results as data that can be compared. */
export const plainResults = (files: readonly FileAnalysis[]): unknown =>
  JSON.parse(JSON.stringify(files.map(({ source: _, ...file }) => file)));

export function requestsOf(plan: RequestPlan): readonly Request[] {
  if (plan.kind === 'one') return [plan.request];
  return plan.kind === 'loop' ? requestsOf(plan.plan) : plan.plans.flatMap(requestsOf);
}

function placeOf(file: FileAnalysis, offset: number): string {
  const { cell, line } = file.source.position(offset);
  return `${file.path}:${cell === null ? '' : `${cell}:`}${line}`;
}
