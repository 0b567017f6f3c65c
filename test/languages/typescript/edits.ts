import { expect } from 'vitest';
import type { CallExpr, FileIr, ListExpr, RecordExpr, Stmt } from '../../../server/src/ir/types.ts';
import { forEachExpr, forEachStmt } from '../../../server/src/ir/walk.ts';
import type { TextEdit } from '../../../server/src/languages/language.ts';
import { lower } from './support.ts';

/** Applies edits of one file; they must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => b.span.start - a.span.start || b.span.end - a.span.end);
  let edited = text;
  let from = text.length;
  for (const { span, newText } of sorted) {
    expect(span.end).toBeLessThanOrEqual(from);
    edited = edited.slice(0, span.start) + newText + edited.slice(span.end);
    from = span.start;
  }
  return edited;
}

/** The source after an edit, which must parse, or null where there is no place for it. */
export function edited(source: string, edit: (ir: FileIr) => readonly TextEdit[] | null): string | null {
  const ir = lower(source);
  const edits = edit(ir);
  if (edits === null) return null;
  expect(edits.every((one) => one.path === ir.path)).toBe(true);
  const after = applyEdits(source, edits);
  expect(lower(after).errors.map((span) => after.slice(span.start, span.end))).toEqual([]);
  return after;
}

/** The first call whose callee ends in the name `create`. */
export const createCall = (ir: FileIr): CallExpr =>
  firstExpr(ir, (expr): CallExpr | null => {
    if (expr.kind !== 'call') return null;
    const { callee } = expr;
    return (callee.kind === 'name' || callee.kind === 'member') && callee.name === 'create' ? expr : null;
  });

export const firstList = (ir: FileIr): ListExpr => firstExpr(ir, (expr) => (expr.kind === 'list' ? expr : null));

export const firstRecord = (ir: FileIr): RecordExpr => firstExpr(ir, (expr) => (expr.kind === 'record' ? expr : null));

/** The first statement that starts with a text. */
export function stmtWith(ir: FileIr, start: string): Stmt {
  const found: Stmt[] = [];
  forEachStmt(ir, (stmt) => {
    if (ir.text.startsWith(start, stmt.span.start)) found.push(stmt);
  });
  const [stmt] = found;
  if (stmt === undefined) throw new Error(`No statement starts with ${start}`);
  return stmt;
}

function firstExpr<T>(ir: FileIr, pick: (expr: Parameters<Parameters<typeof forEachExpr>[1]>[0]) => T | null): T {
  const found: T[] = [];
  forEachExpr(ir, (expr) => {
    const picked = pick(expr);
    if (picked !== null) found.push(picked);
  });
  const [first] = found;
  if (first === undefined) throw new Error('No such expression');
  return first;
}
