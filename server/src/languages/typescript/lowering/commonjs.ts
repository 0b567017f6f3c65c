import type { Span } from '../../../base/span.ts';
import type { ExportIr, Expr, Stmt, Target } from '../../../ir/types.ts';

/** Exports of a script whose statements assign `module.exports`, `module.exports.x` or `exports.x`. */
export function commonJsExports(body: readonly Stmt[]): readonly ExportIr[] {
  const exports: ExportIr[] = [];
  for (const stmt of body) addCommonJsExports(stmt, exports);
  return exports;
}

function addCommonJsExports(stmt: Stmt, exports: ExportIr[]): void {
  if (stmt.kind !== 'assign' || stmt.operator !== null) return;
  const targets: Target[] = [stmt.target];
  let value: Expr = stmt.value;
  while (value.kind === 'assign-expr' && value.operator === null) {
    targets.push(value.target);
    value = value.value;
  }
  if (value.kind === 'unary' && value.operator === 'void') return;
  for (const target of targets) {
    const name = exportedName(target);
    if (name === 'export=') addWholeExport(value, stmt.span, exports);
    else if (name !== null) exports.push({ kind: 'local', name, value, span: stmt.span });
  }
}

/** `export = value`: the module is the value, which importers also see as its default, and its properties as names. */
export function addWholeExport(value: Expr, span: Span, exports: ExportIr[]): void {
  exports.push({ kind: 'local', name: 'export=', value, span }, { kind: 'local', name: 'default', value, span });
  if (value.kind === 'import') addAll(value.module, span, exports);
  if (value.kind !== 'record') return;
  for (const entry of value.entries) {
    if (entry.kind === 'entry') exports.push({ kind: 'local', name: entry.key, value: entry.value, span: entry.span });
    if (entry.kind === 'spread' && entry.value.kind === 'import') addAll(entry.value.module, entry.span, exports);
  }
}

function addAll(module: string, span: Span, exports: ExportIr[]): void {
  exports.push({ kind: 're-export', name: '*', module, imported: '*', span });
}

/** `export=` for `module.exports`, the property for one of its members, else null. */
function exportedName(target: Target): string | null {
  if (isModuleExports(target)) return 'export=';
  if (target.kind === 'member' && isExports(target.object)) return target.name;
  if (target.kind !== 'index' || !isExports(target.object) || target.index.kind !== 'text') return null;
  const [part] = target.index.parts;
  return target.index.parts.length === 1 && part?.kind === 'static' ? part.text : null;
}

const isExports = (expr: Expr): boolean => (expr.kind === 'name' && expr.name === 'exports') || isModuleExports(expr);

const isModuleExports = (expr: Expr | Target): boolean =>
  expr.kind === 'member' && expr.name === 'exports' && expr.object.kind === 'name' && expr.object.name === 'module';
