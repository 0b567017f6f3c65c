import type { Span } from '../../../base/span.ts';
import type { Binding } from '../../../ir/bind.ts';
import type { ExportIr } from '../../../ir/types.ts';
import { setOnClass } from '../assignment.ts';
import { moduleContext } from '../context.ts';
import { type Abstract, choice, type HeapRecord, isNothing, opaque } from '../domain.ts';
import { memberOf } from '../members.ts';
import { loadModule, type Module, type OutsideWriteInto, type Program } from '../program.ts';
import { markEscaped } from '../state.ts';
import { constantOf } from './constants.ts';
import { exportOrigin, type Origin, originOf, submodule } from './origins.ts';
import { type OutsideWrite, outsideWrites } from './outsideWrites.ts';

/**
 * Adds to the variables of a module, at the end of its body, what functions and other files write to what they hold: nobody knows when
 * that happens, so that from then on each such place holds what it did or what is written there.
 */
export function applyOutsideWrites(program: Program, module: Module): void {
  for (const [target, writes] of writesInto(program, module)) {
    if (!isBinding(target)) continue;
    const slot = module.frame.slot(target);
    const now = module.state.variable(slot);
    const set = valuesAt(program, module, writes, 0);
    if (set.length > 0) {
      const values = set.map(({ value }) => value);
      module.frame.history.set(target, [...(module.frame.history.get(target) ?? []), ...values]);
      module.state.setVariable(slot, choice([...(now && !isNothing(now) ? [now] : []), ...values]));
    }
    if (now) writeInto(program, module, now, writes);
  }
}

/** The same for what a module exports without giving it a name. */
export function withOutsideWrites(
  program: Program,
  module: Module,
  item: Extract<ExportIr, { kind: 'local' }>,
  value: Abstract,
): Abstract {
  const writes = writesInto(program, module).get(item) ?? [];
  writeInto(program, module, value, writes);
  return choice([value, ...valuesAt(program, module, writes, 0).map((set) => set.value)]);
}

/** The files in whose variables a file puts something that leads to a billed call: `state.client = OpenAI()`. */
export function filesGivenClients(
  program: Program,
  module: Module,
  isHot: (value: Abstract) => boolean,
): readonly string[] {
  const given = new Set<string>();
  for (const write of outsideWrites(module.ir, module.bindings)) {
    const value = write.change.kind === 'set' ? write.change.value : null;
    if (value?.kind !== 'call' && value?.kind !== 'name') continue;
    const target = targetOf(program, module, write)?.origin.module;
    if (target && target !== module && isHot(constantOf(program, module, value, module.state)))
      given.add(target.ir.path);
  }
  return [...given].toSorted();
}

type Place = Binding | ExportIr;

const isBinding = (place: Place): place is Binding => 'owner' in place;

function writesInto(program: Program, module: Module): ReadonlyMap<Place, readonly OutsideWriteInto[]> {
  if (module.outsideWrites) return module.outsideWrites;
  const found = new Map<Place, OutsideWriteInto[]>();
  module.outsideWrites = found;
  const changers = program.host.ambient?.changersOf(module.ir.path) ?? [];
  for (const from of [...(changesOwn(module) ? [module] : []), ...loaded(program, changers)]) {
    for (const write of outsideWrites(from.ir, from.bindings)) {
      const target = targetOf(program, from, write);
      if (target?.origin.module !== module) continue;
      const place = target.origin.kind === 'variable' ? target.origin.binding : target.origin.item;
      const writes = found.get(place) ?? [];
      found.set(place, writes);
      if (writes.length < MAX_WRITES) writes.push({ from, keys: target.keys, write });
    }
  }
  return found;
}

const MAX_WRITES = 16;

const loaded = (program: Program, paths: readonly string[]): readonly Module[] =>
  paths.map((path) => loadModule(program, path)).filter((module) => module !== null);

const changesOwn = ({ bindings }: Module): boolean =>
  [...bindings.moduleNames.values()].some(({ kind, isMutatedElsewhere }) => kind === 'variable' && isMutatedElsewhere);

/** Where a write goes to: `config.MODEL` through the imported file `config` is the variable `MODEL` of that file. */
function targetOf(program: Program, from: Module, { binding, keys }: OutsideWrite) {
  let origin: Origin | null = originOf(program, from, binding);
  let left = keys;
  while (origin?.kind === 'file') {
    const [name, ...rest] = left;
    if (name === undefined) return null;
    origin = exportOrigin(program, origin.module, name) ?? submodule(program, origin.module, '.', name);
    left = rest;
  }
  return origin && { origin, keys: left };
}

/** The values that are set at a depth below the variable. */
const valuesAt = (program: Program, module: Module, writes: readonly OutsideWriteInto[], depth: number) =>
  writes.flatMap(({ from, keys, write }) =>
    write.change.kind === 'set' && keys.length === depth
      ? [
          {
            key: keys[depth - 1] ?? '',
            value: write.change.value
              ? constantOf(program, from, write.change.value, module.state)
              : opaque('run-time-value'),
            isAlways: write.isAlways,
            from,
            span: write.target.span,
          },
        ]
      : [],
  );

function writeInto(program: Program, module: Module, value: Abstract, writes: readonly OutsideWriteInto[]): void {
  if (writes.length === 0) return;
  switch (value.kind) {
    case 'lazy':
      writeInto(program, module, value.force(), writes);
      return;
    case 'choice':
      for (const item of value.alternatives) writeInto(program, module, item, writes);
      return;
    case 'class':
      for (const set of valuesAt(program, module, writes, 1)) setOnClass(value, set.key, set.value);
      return;
    case 'ref':
      break;
    default:
      return;
  }
  if (writes.some(({ keys, write }) => keys.length === 0 && write.change.kind === 'open'))
    markEscaped(module.state, value, 'escaped');
  const set = valuesAt(program, module, writes, 1);
  for (const key of new Set(set.map((item) => item.key))) {
    const values = set.filter((item) => item.key === key);
    setField(program, module, value, key, values);
  }
  const record = module.state.object(value.id);
  const below = new Set(
    writes.flatMap(({ keys, write }) => (keys.length > (write.change.kind === 'open' ? 0 : 1) ? keys.slice(0, 1) : [])),
  );
  for (const key of below) {
    const entry = record?.kind === 'record' ? record.entries.get(key) : undefined;
    const inner = writes.filter(({ keys }) => keys[0] === key).map((item) => ({ ...item, keys: item.keys.slice(1) }));
    if (entry)
      writeInto(
        program,
        module,
        entry.value,
        inner.filter(({ keys, write }) => keys.length > 0 || write.change.kind === 'open'),
      );
  }
}

function setField(
  program: Program,
  module: Module,
  object: Extract<Abstract, { kind: 'ref' }>,
  key: string,
  written: readonly {
    readonly value: Abstract;
    readonly isAlways: boolean;
    readonly from: Module;
    readonly span: Span;
  }[],
): void {
  const record = module.state.object(object.id);
  if (record?.kind !== 'record') return;
  const before = valueBefore(program, module, object, record, key);
  const values = written.map(({ value }) => value);
  const isCertain = written.every(({ isAlways }) => isAlways);
  const [first] = written;
  const others = before ? [before] : isCertain ? [] : [opaque('escaped', key)];
  const entries = new Map(record.entries).set(key, {
    value: choice([...others, ...values]),
    isMaybe: false,
    location: first ? { path: first.from.ir.path, span: first.span } : null,
  });
  module.state.setObject(object.id, { ...record, entries });
}

/** What a field held at the end of the module body; null if it had no value of its own. A field that is empty at first is there to be set. */
function valueBefore(
  program: Program,
  module: Module,
  object: Extract<Abstract, { kind: 'ref' }>,
  record: HeapRecord,
  key: string,
): Abstract | null {
  const entry = record.entries.get(key);
  if (!entry && !record.instance) return null;
  const value = record.instance
    ? memberOf(moduleContext(program, module, module.state), object, key, { start: 0, end: 0 })
    : entry?.isMaybe
      ? choice([entry.value, opaque('escaped', key)])
      : (entry?.value ?? null);
  const isUnset = value === null || value.kind === 'method' || (record.instance !== null && isNothing(value));
  return isUnset ? null : value;
}
