import type { EditFigures } from './edits.ts';
import type { ScanFigures } from './scans.ts';
import type { MemoryFigures } from './serverFigures.ts';

export interface Figures {
  readonly machine: string;
  readonly runs: number;
  readonly generated: ScanFigures;
  readonly real: readonly { readonly name: string; readonly figures: ScanFigures }[];
  readonly edits: readonly { readonly name: string; readonly engine: EditFigures; readonly server: EditFigures }[];
  readonly memory: MemoryFigures | null;
}

/** The page of benchmarks: every figure beside its budget. */
export function benchmarkPage({ machine, runs, generated, real, edits, memory }: Figures): string {
  return `# Benchmarks

Made by \`npm run bench -- --write\` on ${machine}. Times are medians of ${runs} runs, each by a process of its own, with files in the system's cache; MB are 10^6 bytes of resident memory.

## Against the budgets

${table(
  ['What', 'Figure', 'Budget', ''],
  [
    ...scanRows(generated),
    ...edits.flatMap(({ name, engine, server }) => editRows(name, engine, server)),
    ...(memory === null ? [] : memoryRows(memory)),
  ],
)}

The generated workspace has 5,000 files, half of them Python. 6 % import an SDK; every folder has a barrel; there are import cycles and wrappers of three hops with 200 callers. The large file has 2,000 lines and 50 calls; the edits are 60 characters typed one after the other, so that most of the texts do not parse.

## Cold scans

Of the whole program, from its start to the written report. "Bare read" walks the same tree and reads the same files by Node and does nothing else${generated.searchMs === null ? '' : '; `rg -l` searches them for the names of SDKs'}. A file is parsed if it imports an SDK or a name that leads to a call, or if a call needs a value out of it.

${table(
  [
    'Tree',
    'Files',
    'Parsed',
    'Calls',
    'Time',
    'Fastest to slowest',
    'Files/s',
    'User CPU',
    'Peak',
    'Bare read',
    ...(generated.searchMs === null ? [] : ['`rg -l`']),
  ],
  [{ name: 'generated', figures: generated }, ...real].map(({ name, figures }) => treeRow(name, figures)),
)}
`;
}

type Row = readonly string[];

function scanRows(scan: ScanFigures): Row[] {
  return [
    row('Cold scan of 5,000 generated files', seconds(scan.wallMs), '2.00 s', scan.wallMs <= 2_000),
    ['… as a multiple of a bare read', times(scan.wallMs / scan.readMs), '', ''],
    ...(scan.searchMs === null ? [] : [['… as a multiple of `rg -l`', times(scan.wallMs / scan.searchMs), '', '']]),
    ['… CPU time in user mode', seconds(scan.userMs), '', ''],
    ['… files parsed', `${scan.parsed} of ${scan.files}`, '', ''],
  ];
}

function editRows(name: string, engine: EditFigures, server: EditFigures): Row[] {
  return [
    row(`${name}: edit to results in the engine, median`, ms(engine.medianMs), '30 ms', engine.medianMs <= 30),
    [`${name}: … 95 of 100`, ms(engine.p95Ms), '', ''],
    ...(engine.cpuMs === null ? [] : [[`${name}: … CPU time, median`, ms(engine.cpuMs), '', '']]),
    [`${name}: edit to diagnostics through the server, median`, ms(server.medianMs), '', ''],
    row(`${name}: … 95 of 100`, ms(server.p95Ms), '60 ms', server.p95Ms <= 60),
  ];
}

const memoryRows = (memory: MemoryFigures): Row[] => [
  row('Server, idle, no SDK met', mb(memory.idleMB), '70 MB', memory.idleMB <= 70),
  row('Server after the scan of the generated files', mb(memory.afterScanMB), '250 MB', memory.afterScanMB <= 250),
  ['… at its peak', mb(memory.peakMB), '', ''],
  ['First diagnostics of a file, server just started', ms(memory.firstMs), '', ''],
  ['… and the scan of the workspace behind it', seconds(memory.scanMs), '', ''],
];

const row = (what: string, figure: string, budget: string, isKept: boolean): Row => [
  what,
  figure,
  budget,
  isKept ? 'kept' : '**missed**',
];

const treeRow = (name: string, scan: ScanFigures): Row => [
  name,
  String(scan.files),
  `${scan.parsed} (${Math.round((100 * scan.parsed) / Math.max(1, scan.files))} %)`,
  String(scan.calls),
  seconds(scan.wallMs),
  `${seconds(scan.fastestMs)} to ${seconds(scan.slowestMs)}`,
  String(Math.round(scan.files / (scan.wallMs / 1000))),
  seconds(scan.userMs),
  mb(scan.peakMB),
  seconds(scan.readMs),
  ...(scan.searchMs === null ? [] : [seconds(scan.searchMs)]),
];

const seconds = (value: number): string => `${(value / 1000).toFixed(2)} s`;
const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const mb = (value: number): string => `${Math.round(value)} MB`;
const times = (value: number): string => `${value.toFixed(1)} ×`;

function table(head: Row, rows: readonly Row[]): string {
  const line = (cells: Row): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
