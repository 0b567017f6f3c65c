import { printIr } from '../../../server/src/ir/print.ts';
import type { CallExpr, Expr, FileIr, ListExpr, RecordExpr } from '../../../server/src/ir/types.ts';
import { forEachExpr } from '../../../server/src/ir/walk.ts';
import type { TextEdit } from '../../../server/src/languages/language.ts';
import { createPythonLanguage } from '../../../server/src/languages/python/index.ts';
import { loadAsset } from '../../../server/src/workspace/nodeAssets.ts';

export const language = createPythonLanguage({
  runtimeWasm: () => loadAsset('web-tree-sitter.wasm'),
  grammarWasm: () => loadAsset('tree-sitter-python.wasm'),
});
await language.ready();

export const lower = (source: string): FileIr => language.lower('file.py', source);

/** The printed program of a source. */
export const printed = (source: string): string => printIr(lower(source));

export function exprs(ir: FileIr): readonly Expr[] {
  const found: Expr[] = [];
  forEachExpr(ir, (expr) => void found.push(expr));
  return found;
}

export const calls = (ir: FileIr): readonly CallExpr[] => exprs(ir).filter((expr) => expr.kind === 'call');

/** The call of a function with this last name, which the source has exactly once. */
export function callNamed(ir: FileIr, name: string): CallExpr {
  const found = calls(ir).filter(({ callee }) => 'name' in callee && callee.name === name);
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`Expected one call of ${name}, found ${found.length}.`);
  return only;
}

export function onlyRecord(ir: FileIr): RecordExpr {
  const record = exprs(ir).find((expr) => expr.kind === 'record');
  if (record === undefined) throw new Error('No record in the source.');
  return record;
}

export function onlyList(ir: FileIr): ListExpr {
  const list = exprs(ir).find((expr) => expr.kind === 'list');
  if (list === undefined) throw new Error('No list in the source.');
  return list;
}

export function applyEdits(text: string, edits: readonly TextEdit[] | null): string | null {
  if (edits === null) return null;
  let result = text;
  for (const { span, newText } of [...edits].sort((a, b) => b.span.start - a.span.start || b.span.end - a.span.end)) {
    result = result.slice(0, span.start) + newText + result.slice(span.end);
  }
  return result;
}
