import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What one run of a program took, seen from outside. */
export interface Usage {
  readonly wallMs: number;
  readonly userMs: number;
  /** The largest resident set, in MB (10^6 bytes). */
  readonly peakMB: number;
}

/** Runs Node with a program and its arguments to its end. Throws if the program fails. */
export function runNode(args: readonly string[], cwd: string): Usage {
  const hook = new URL('./usage.mjs', import.meta.url).href;
  const start = performance.now();
  const run = spawnSync(process.execPath, ['--import', hook, ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const wallMs = performance.now() - start;
  if (run.error) throw run.error;
  if (run.status !== 0) throw new Error(`node ${args.join(' ')} ended with ${run.status}: ${run.stderr}`);
  const { userCPUTime, maxRSS } = JSON.parse(String(run.output[3]));
  return { wallMs, userMs: userCPUTime / 1000, peakMB: (maxRSS * 1024) / 1e6 };
}

/** Runs another program; null if there is no such program here. */
export function runOther(command: string, args: readonly string[], cwd: string): { readonly wallMs: number } | null {
  const start = performance.now();
  const { error } = spawnSync(command, args, { cwd, stdio: 'ignore' });
  return error ? null : { wallMs: performance.now() - start };
}

/** The program that walks and reads a tree and nothing else. */
export const readTreeScript = fileURLToPath(new URL('./readTree.mjs', import.meta.url));

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value that a share of all values does not exceed; NaN for no values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? Number.NaN;
}
