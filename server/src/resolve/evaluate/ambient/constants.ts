import type { Expr } from '../../../ir/types.ts';
import { walkExpr } from '../../../ir/walk.ts';
import { moduleContext } from '../context.ts';
import { type Abstract, opaque } from '../domain.ts';
import { evaluate } from '../expressions.ts';
import type { Module, Program } from '../program.ts';
import type { State } from '../state.ts';
import { importOf, originOf } from './origins.ts';

const MAX_NAMES = 6;

/**
 * The value of an expression that stands anywhere in a file, as far as it is the same whenever it is evaluated: constants, names of
 * constants, and what packages make of them. Unknown otherwise. Runs no file, so that it never depends on what has been run before.
 */
export function constantOf(program: Program, module: Module, expr: Expr, state: State, depth = 0): Abstract {
  if (expr.kind === 'name' && depth < MAX_NAMES) {
    const binding = module.bindings.of(expr);
    const origin = binding ? originOf(program, module, binding) : null;
    if (origin?.kind === 'variable') {
      const value = onlyValue(origin.module, origin.binding);
      return value ? constantOf(program, origin.module, value, state, depth + 1) : opaque('run-time-value', expr.name);
    }
  }
  const written = withOwnConstants(module, expr);
  return isClosed(program, module, written)
    ? evaluate(moduleContext(program, module, state), written)
    : opaque('run-time-value');
}

/** `OpenAI(model=MODEL)` with what the file's own `MODEL` holds. */
function withOwnConstants(module: Module, expr: Expr): Expr {
  if (expr.kind !== 'call') return expr;
  return { ...expr, args: expr.args.map((argument) => ({ ...argument, value: ownConstant(module, argument.value) })) };
}

function ownConstant(module: Module, expr: Expr): Expr {
  if (expr.kind === 'record')
    return {
      ...expr,
      entries: expr.entries.map((entry) =>
        entry.kind === 'entry' ? { ...entry, value: ownConstant(module, entry.value) } : entry,
      ),
    };
  const binding = expr.kind === 'name' ? module.bindings.of(expr) : null;
  const value = binding && binding.owner === module.ir.module ? onlyValue(module, binding) : null;
  return value && (value.kind === 'text' || value.kind === 'literal') ? value : expr;
}

/** What a variable holds that is assigned once, in the module body. */
function onlyValue(module: Module, binding: Parameters<typeof originOf>[2]): Expr | null {
  if (binding.writes !== 1 || binding.isMutatedElsewhere) return null;
  for (const stmt of module.ir.module.body) {
    if (stmt.kind === 'assign' && stmt.target.kind === 'name' && module.bindings.of(stmt.target) === binding)
      return stmt.operator === null ? stmt.value : null;
  }
  return null;
}

/** Whether an expression reads no variable of the workspace and defines nothing. */
function isClosed(program: Program, module: Module, expr: Expr): boolean {
  let closed = true;
  walkExpr(expr, {
    expr: (inner) => {
      if (!closed) return false;
      if (inner.kind === 'name') closed = isFromPackage(program, module, inner);
      else closed = !variable.has(inner.kind);
      return closed;
    },
    function: () => {
      closed = false;
      return false;
    },
  });
  return closed;
}

const variable: ReadonlySet<Expr['kind']> = new Set([
  'this',
  'super',
  'import',
  'class-expr',
  'yield',
  'assign-expr',
  'comprehension',
]);

function isFromPackage(program: Program, module: Module, name: Extract<Expr, { kind: 'name' }>): boolean {
  const binding = module.bindings.of(name);
  if (!binding) return true;
  const item = importOf(module, binding);
  if (!item) return false;
  const { kind } = program.host.resolve(module.ir.path, item.module, module.language);
  return kind === 'package' || kind === 'missing';
}
