import type { Binding, Bindings } from '../../../ir/bind.ts';
import { isMutatorName } from '../../../ir/bind.ts';
import type { CallExpr, Expr, FileIr, NameExpr, Stmt, Target } from '../../../ir/types.ts';
import { walkFunction } from '../../../ir/walk.ts';

/** Something that code does to an object which other code reads by a name: `settings.model = …`, `OPTIONS.update(…)`. */
export interface OutsideWrite {
  /** The variable that the object is reached through: an import, or one of the module that a function writes to. */
  readonly binding: Binding;
  /** The keys on the way from the variable to what is set; for a change that cannot be told in full, to what is changed. */
  readonly keys: readonly string[];
  readonly change: { readonly kind: 'set'; readonly value: Expr | null } | { readonly kind: 'open' };
  /** Whether it happens whenever the file is loaded: a statement of the module body under no condition. */
  readonly isAlways: boolean;
  readonly target: Expr | Target;
}

/** What the code of a file does to objects of other files, and its functions to those of the module. It only reads the program. */
export function outsideWrites(ir: FileIr, bindings: Bindings): readonly OutsideWrite[] {
  const known = summaries.get(bindings);
  if (known) return known;
  const writes: OutsideWrite[] = [];
  const always = new Set<unknown>(ir.module.body.flatMap((stmt) => [stmt, ...callOf(stmt)]));
  const inBody = new Set<unknown>();
  const visit = (note: (node: Stmt | Expr) => void, isBodyOnly: boolean): void =>
    walkFunction(ir.module, {
      function: (fn) => !isBodyOnly || fn === ir.module,
      stmt: (stmt) => note(stmt),
      expr: (expr) => note(expr),
    });
  visit((node) => inBody.add(node), true);
  visit((node) => {
    for (const { target, skipped, change } of changesOf(node)) {
      const path = pathOf(target, skipped);
      const binding = path ? bindings.of(path.root) : null;
      if (!path || !binding || (path.keys.length === 0 && change.kind === 'set')) continue;
      const isOwn = binding.owner === ir.module && binding.kind === 'variable' && !inBody.has(node);
      if (binding.kind !== 'import' && !isOwn) continue;
      const isOpen = path.isCut || change.kind === 'open';
      writes.push({
        binding,
        keys: path.keys,
        change: isOpen ? { kind: 'open' } : change,
        isAlways: always.has(node),
        target,
      });
    }
  }, false);
  summaries.set(bindings, writes);
  return writes;
}

/** A call through an imported name: `dspy.configure(…)`. */
export interface OutsideCall {
  readonly binding: Binding;
  readonly keys: readonly string[];
  readonly call: CallExpr;
  /** Whether it happens whenever the file is loaded. */
  readonly isAlways: boolean;
}

export function outsideCalls(ir: FileIr, bindings: Bindings): readonly OutsideCall[] {
  const calls: OutsideCall[] = [];
  const always = new Set<unknown>(ir.module.body.flatMap(callOf));
  walkFunction(ir.module, {
    function: () => true,
    expr: (expr) => {
      const path = expr.kind === 'call' ? pathOf(expr.callee, null) : null;
      const binding = path ? bindings.of(path.root) : null;
      if (expr.kind === 'call' && path && !path.isCut && binding?.kind === 'import')
        calls.push({ binding, keys: path.keys, call: expr, isAlways: always.has(expr) });
    },
  });
  return calls;
}

const summaries = new WeakMap<Bindings, readonly OutsideWrite[]>();

interface Change {
  readonly target: Expr | Target;
  /** A key below the target: of `setattr(target, key, …)`, `target.update({ key: … })`. */
  readonly skipped: string | null;
  readonly change: OutsideWrite['change'];
}

const set = (target: Expr | Target, value: Expr | null, skipped: string | null = null): Change => ({
  target,
  skipped,
  change: { kind: 'set', value },
});
const open = (target: Expr | Target): Change => ({ target, skipped: null, change: { kind: 'open' } });

function changesOf(node: Stmt | Expr): readonly Change[] {
  switch (node.kind) {
    case 'assign':
    case 'assign-expr':
      return isPlace(node.target) ? [set(node.target, node.operator === null ? node.value : null)] : [];
    case 'delete':
      return isPlace(node.target) ? [set(node.target, null)] : [];
    case 'call':
      return changesOfCall(node);
    default:
      return [];
  }
}

function changesOfCall({ callee, args }: CallExpr): readonly Change[] {
  const [first, ...rest] = args.map((argument) => argument.value);
  const isMethod = callee.kind === 'member';
  if (isMethod && callee.name === 'assign' && callee.object.kind === 'name' && callee.object.name === 'Object')
    return first ? rest.flatMap((record) => entriesOf(first, record)) : [];
  if (callee.kind === 'name' && callee.name === 'setattr') {
    const key = rest[0] ? textOf(rest[0]) : null;
    return first ? [key === null ? open(first) : set(first, rest[1] ?? null, key)] : [];
  }
  if (!isMethod || !isMutatorName(callee.name)) return [];
  if (callee.name !== 'update') return [open(callee.object)];
  return args.flatMap((argument) =>
    argument.form === 'named' && argument.name !== null
      ? [set(callee.object, argument.value, argument.name)]
      : entriesOf(callee.object, argument.value),
  );
}

const entriesOf = (target: Expr, record: Expr): readonly Change[] =>
  record.kind === 'record'
    ? record.entries.map((entry) => (entry.kind === 'entry' ? set(target, entry.value, entry.key) : open(target)))
    : [open(target)];

const isPlace = (target: Target): boolean => target.kind === 'member' || target.kind === 'index';

/** `a.b["c"]` as the name `a` and the keys `b`, `c`. Behind a key that only the run knows nothing is told. */
function pathOf(
  place: Expr | Target,
  last: string | null,
): { readonly root: NameExpr; readonly keys: readonly string[]; readonly isCut: boolean } | null {
  const keys: string[] = last === null ? [] : [last];
  let isCut = false;
  let base = place;
  while (base.kind === 'member' || base.kind === 'index') {
    const key = base.kind === 'member' ? base.name : textOf(base.index);
    if (key === null) {
      isCut = true;
      keys.length = 0;
    } else keys.unshift(key);
    base = base.object;
  }
  return base.kind === 'name' ? { root: base, keys, isCut } : null;
}

function textOf(expr: Expr): string | null {
  if (expr.kind !== 'text' || expr.parts.length > 1) return null;
  const [part] = expr.parts;
  return part === undefined ? '' : part.kind === 'static' ? part.text : null;
}

function callOf(stmt: Stmt): readonly Expr[] {
  if (stmt.kind !== 'expr') return [];
  return stmt.expr.kind === 'await' ? [stmt.expr.operand] : [stmt.expr];
}
