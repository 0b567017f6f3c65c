import type { TreeGrouping, TreeNode, TreeParams, TreeResult, TreeTarget } from '../../protocol.ts';
import { plural } from '../../report/labels.ts';
import type { ReportFinding, ReportPosition } from '../../report/model.ts';
import { type CallRow, type ReportView, rank, viewOf } from '../../report/view.ts';
import { summaryLine } from '../breakdown.ts';
import type { Context } from '../context.ts';
import type { Folder } from '../folder.ts';
import { uriOf } from '../folders.ts';
import { type Block, markup } from '../markup.ts';

/** Calls and findings of the workspace as lines of a side view, out of the last scan. */
export async function tree({ folders, scans }: Context, { grouping, scan = 'first' }: TreeParams): Promise<TreeResult> {
  const all = folders.all();
  if (scan === 'first') await Promise.all(all.map((folder) => scans.first(folder)));
  if (scan === 'fresh') await Promise.all(all.map((folder) => scans.ensure(folder)));
  const scanned = all
    .filter((folder) => folder.isScanned())
    .map((folder) => {
      const report = folder.report();
      return {
        folder,
        calls: report?.totals.callSites ?? 0,
        found: report?.findings ?? [],
        nodes: report === null ? [] : groupings[grouping](pageOf(folder, viewOf(report))),
      };
    });
  const findings = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { found } of scanned) for (const { severity } of found) findings[severity]++;
  return {
    nodes:
      all.length === 1
        ? (scanned[0]?.nodes ?? [])
        : scanned.map(({ folder, calls, nodes }) => ({
            ...leaf,
            id: folder.uri,
            kind: 'folder',
            label: folder.name,
            description: plural(calls, 'call'),
            children: nodes,
          })),
    calls: scanned.reduce((sum, { calls }) => sum + calls, 0),
    findings,
  };
}

/** A report with what the nodes of its tree need to know. */
interface Page {
  readonly view: ReportView;
  readonly rows: readonly CallRow[];
  readonly findings: readonly ReportFinding[];
  readonly targetOf: (at: ReportPosition) => TreeTarget;
  /** Starts the ids of nodes, which are unique over all folders. */
  readonly prefix: string;
}

const pageOf = (folder: Folder, view: ReportView): Page => ({
  view,
  rows: [...view.priced, ...view.unpriced],
  findings: view.report.findings.toSorted((a, b) => rank[a.severity] - rank[b.severity]),
  targetOf: (at) => targetIn(folder, at),
  prefix: `${folder.uri} `,
});

const groupings: Readonly<Record<TreeGrouping, (page: Page) => readonly TreeNode[]>> = {
  file: byFile,
  model: byModel,
  rule: byRule,
  saving: bySaving,
};

/** The files with the dearest calls first, then those that hold findings alone. */
function byFile(page: Page): readonly TreeNode[] {
  const withCalls = page.view.byFile.map(({ name }) => name);
  const others = page.view.findings.map(({ file }) => file).filter((file) => !withCalls.includes(file));
  return [...withCalls, ...others].map((file): TreeNode => {
    const rows = page.rows.filter(({ site }) => site.file === file);
    const calls = rows.map((row) => callNode(page, 'file', row, row.site.place.function ?? row.site.api));
    const shown = new Set(rows.map(({ site }) => site.id));
    const loose = page.findings.filter(
      ({ file: own, callSite }) => own === file && (callSite === null || !shown.has(callSite)),
    );
    return {
      ...leaf,
      id: `${page.prefix}file ${file}`,
      kind: 'file',
      label: shortName(file),
      description: file.split('/').slice(0, -2).join('/'),
      target: { ...page.targetOf(nowhereIn(file)), range: null },
      children: [...calls, ...loose.map((finding) => findingNode(page, 'file', finding, lineOf(finding)))],
    };
  });
}

function byModel(page: Page): readonly TreeNode[] {
  return page.view.byModel.map(({ name, calls }): TreeNode => {
    const rows = page.rows.filter(({ site, model }) => (site.model.state === 'unknown' ? 'unknown' : model) === name);
    return {
      ...leaf,
      id: `${page.prefix}model ${name}`,
      kind: 'model',
      label: name,
      description: plural(calls, 'call'),
      children: rows.map((row) => callNode(page, `model ${name}`, row, shortPlace(row.site))),
    };
  });
}

function byRule(page: Page): readonly TreeNode[] {
  return page.view.byRule.map(
    ({ rule, severity, count }): TreeNode => ({
      ...leaf,
      id: `${page.prefix}rule ${rule}`,
      kind: 'rule',
      label: rule,
      description: plural(count, 'finding'),
      severity,
      rule,
      children: page.findings
        .filter((finding) => finding.rule === rule)
        .map((finding) => ({
          ...findingNode(page, 'rule', finding, finding.message),
          label: shortPlace(finding),
          description: finding.message,
        })),
    }),
  );
}

function bySaving(page: Page): readonly TreeNode[] {
  return page.view.savings.map(({ finding, saving, place }) => ({
    ...findingNode(page, 'saving', finding, place),
    label: saving,
    description: `${finding.rule} · ${shortPlace(finding)}`,
  }));
}

function callNode(page: Page, group: string, row: CallRow, label: string): TreeNode {
  const { site, calls, cost } = row;
  // Where files are listed, what stands in another file is shown there.
  const findings = findingsOf(page, site.id).filter(({ file }) => group !== 'file' || file === site.file);
  const model = group === 'file' && site.model.state !== 'unknown' ? ` · ${row.model}` : '';
  const gap = site.estimate.perCall === null ? (site.estimate.gaps[0] ?? 'cost unknown') : cost;
  return {
    ...leaf,
    id: `${page.prefix}${group} ${site.id}`,
    kind: 'call',
    label,
    description: `${gap}${model}${calls > 1 ? ` · ${plural(calls, 'call')}` : ''}`,
    tooltip: markdown([
      { kind: 'heading', text: summaryLine(site) },
      { kind: 'paragraph', text: [`${site.sdk} `, { code: site.api }, `, ${row.place}`] },
      ...(findings.length === 0 ? [] : [{ kind: 'list', items: findings.map(({ message }) => message) } as const]),
    ]),
    severity: findings[0]?.severity ?? null,
    target: page.targetOf(site),
    children: findings.map((finding) => findingNode(page, `${group} ${site.id}`, finding, lineOf(finding))),
  };
}

function findingNode(page: Page, group: string, finding: ReportFinding, description: string): TreeNode {
  const { id, rule, severity, message, why, fixes } = finding;
  return {
    ...leaf,
    id: `${page.prefix}${group} ${id}`,
    kind: 'finding',
    label: message,
    description,
    tooltip: markdown([
      { kind: 'heading', text: message },
      { kind: 'paragraph', text: why },
      ...(fixes.length === 0
        ? []
        : [{ kind: 'list', items: fixes.map(({ title, safety }) => `Fix (${safety}): ${title}`) } as const]),
      { kind: 'paragraph', text: [{ code: rule }, `, ${severity}`] },
    ]),
    severity,
    rule,
    target: page.targetOf(finding),
  };
}

const findingsOf = ({ findings }: Page, site: string): readonly ReportFinding[] =>
  findings.filter(({ callSite }) => callSite === site);

const leaf = { description: '', tooltip: null, severity: null, rule: null, target: null, children: [] } as const;

const markdown = (blocks: readonly Block[]): string => markup(blocks, 'markdown').value;

/** Many frameworks call all files of a kind the same: the folder tells them apart. */
const shortName = (file: string): string => file.split('/').slice(-2).join('/');

/** `chat/route.ts:12`, in a notebook `a.ipynb, cell 3`. */
const shortPlace = (at: ReportPosition): string => {
  const name = shortName(at.file);
  return at.cell === null ? `${name}${at.line === null ? '' : `:${at.line}`}` : `${name}, cell ${at.cell}`;
};

const lineOf = ({ cell, line }: ReportPosition): string =>
  line === null ? '' : `${cell === null ? '' : `cell ${cell}, `}line ${line}`;

const nowhereIn = (file: string): ReportPosition => ({
  file,
  cell: null,
  physicalLine: null,
  line: null,
  column: null,
  endLine: null,
  endColumn: null,
});

function targetIn(folder: Folder, { file, cell, line, column, endLine, endColumn }: ReportPosition): TreeTarget {
  const range =
    line === null || column === null
      ? null
      : {
          start: { line: line - 1, character: column - 1 },
          end: { line: (endLine ?? line) - 1, character: (endColumn ?? column) - 1 },
        };
  return { uri: uriOf(folder, file), range, cell };
}
