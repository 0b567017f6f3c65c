import { type Abstract, type HeapObject, opaque } from './domain.ts';
import { type Host, type Module, newProgram, type Program } from './program.ts';
import type { State } from './state.ts';

/**
 * Evaluates until what files read of each other in a circle settles. A file that is being run has no final values yet; whoever reads one
 * then gets that of the run before, and unknown in the first. If all of them turn out as they were read, nothing is run again. What has
 * not settled after some runs is unknown. `before` is what an earlier run over
 * the same files has found out: the first run starts from it.
 */
export function settled(host: Host, run: (program: Program) => void, before: EarlierRun = { modules: null }): Program {
  const given = new Set<string>();
  const { modules, ...known } = before;
  let program = newProgram(host, { assumed: modules && { modules, given }, ...known });
  run(program);
  for (let runs = 1; runs <= MAX_RUNS; runs++) {
    const changed = [...program.cyclicReads].filter(([key, read]) => !given.has(key) && isOther(program, read));
    if (changed.length === 0) return program;
    if (runs === MAX_RUNS) for (const [key] of changed) given.add(key);
    program = newProgram(host, { assumed: { modules: program.modules, given }, ...known });
    run(program);
  }
  return program;
}

interface EarlierRun {
  /** The files as it left them, if some read each other in a circle. */
  readonly modules: Program['modules'] | null;
  readonly knownHot?: Program['knownHot'];
}

const MAX_RUNS = 4;

/** What was read of a file while it was being run. */
export interface CyclicRead {
  readonly path: string;
  readonly final: (module: Module) => Abstract | null;
  readonly digests: Set<string>;
}

/** The value of a name of a file that is being run. `final` gives it once the file has been. */
export function cyclicValue(
  program: Program,
  module: Module,
  name: string,
  now: Abstract | null,
  final: CyclicRead['final'],
): Abstract {
  program.cyclicCount++;
  const { path } = module.ir;
  const key = `${path}\0${name}`;
  const known = program.cyclicReads.get(key);
  const read = known ?? { path, final, digests: new Set<string>() };
  program.cyclicReads.set(key, read);
  const before = program.assumed?.modules.get(path);
  const isGiven = program.assumed?.given.has(key) === true;
  const value = isGiven
    ? opaque('bound-reached', name)
    : ((before?.status === 'done' ? final(before) : now) ?? opaque('bound-reached', name));
  read.digests.add(digest(before?.status === 'done' ? before.state : module.state, value));
  return value;
}

function isOther(program: Program, { path, final, digests }: CyclicRead): boolean {
  const module = program.modules.get(path);
  if (module?.status !== 'done') return false;
  const value = final(module) ?? opaque('bound-reached');
  return digests.size > 1 || !digests.has(digest(module.state, value));
}

/** A value as text, as far as it can be told without working anything out. */
function digest(state: State, value: Abstract, depth = 0): string {
  if (depth > MAX_DEPTH) return '';
  const inner = (item: Abstract): string => digest(state, item, depth + 1);
  switch (value.kind) {
    case 'literal':
      return String(value.value);
    case 'text':
      return JSON.stringify(value.parts.map((part) => (part.kind === 'static' ? part.text : [part.code])));
    case 'closure':
      return `function ${value.module.ir.path} ${value.function.span.start}`;
    case 'class':
      return `class ${value.module.ir.path} ${value.class.span.start}`;
    case 'ref':
      return digestObject(state.object(value.id), inner);
    case 'instance':
      return `${value.table.id} ${value.shapeName} ${inner(value.options)}`;
    case 'sdk-member':
      return `${inner(value.object)} ${value.path.join('.')}`;
    case 'choice':
      return `(${value.alternatives.map(inner).join(' | ')})`;
    case 'partial':
      return `partial ${inner(value.callee)}`;
    case 'method':
      return `${inner(value.object)}.${value.name}`;
    case 'namespace':
      return `file ${value.module.ir.path}`;
    case 'opaque':
      return `unknown ${value.provenance.kind}`;
    case 'sdk':
      return `sdk ${value.name}`;
    case 'external':
    case 'path':
      return `${value.kind} ${value.path}`;
    case 'lazy':
      return value.kind;
  }
}

const MAX_DEPTH = 4;

function digestObject(object: HeapObject | null, inner: (item: Abstract) => string): string {
  if (!object) return 'nothing';
  if (object.kind === 'list') return `[${object.items.map((item) => inner(item.value)).join()} ${object.open}]`;
  const entries = [...object.entries].map(([key, entry]) => `${key}${entry.isMaybe ? '?' : ''}: ${inner(entry.value)}`);
  return `{${entries.toSorted().join()} ${object.open}}`;
}
