import { createNodeEngine } from '../../server/src/node/engine.ts';
import { median, readTreeScript, runNode, runOther } from './measure.ts';

/** The cold scan of one tree: medians over several runs, each by a process of its own. */
export interface ScanFigures {
  readonly files: number;
  readonly parsed: number;
  readonly calls: number;
  readonly wallMs: number;
  readonly fastestMs: number;
  readonly slowestMs: number;
  readonly userMs: number;
  readonly peakMB: number;
  /** Walking and reading the same files by Node, in turn with the scans. */
  readonly readMs: number;
  /** `rg -l` for the names of SDKs, in turn with the scans; null where it is not installed. */
  readonly searchMs: number | null;
}

/** Scans a folder with the built command line. `isAll` looks at tests, examples and the like too. */
export async function measureScan(cli: string, folder: string, runs: number, isAll: boolean): Promise<ScanFigures> {
  const rounds = Array.from({ length: runs }, () => ({
    read: runNode([readTreeScript, folder], folder),
    search: runOther('rg', ['-l', 'openai|anthropic|ai-sdk', folder], folder),
    scan: runNode([cli, 'scan', '--format', 'json', ...(isAll ? ['--no-default-excludes'] : [])], folder),
  }));
  const engine = createNodeEngine(folder, { asOf: null, configPath: null, ruleLevels: {} });
  const analysis = await engine.analyseWorkspace({ defaultExcludes: !isAll });
  const walls = rounds.map(({ scan }) => scan.wallMs);
  const searches = rounds.flatMap(({ search }) => (search === null ? [] : [search.wallMs]));
  return {
    files: analysis.filesScanned,
    parsed: analysis.filesParsed,
    calls: analysis.files.reduce((sum, { sites }) => sum + sites.length, 0),
    wallMs: median(walls),
    fastestMs: Math.min(...walls),
    slowestMs: Math.max(...walls),
    userMs: median(rounds.map(({ scan }) => scan.userMs)),
    peakMB: median(rounds.map(({ scan }) => scan.peakMB)),
    readMs: median(rounds.map(({ read }) => read.wallMs)),
    searchMs: searches.length === 0 ? null : median(searches),
  };
}
