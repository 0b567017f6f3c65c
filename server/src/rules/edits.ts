import { type Location, type Span, sameSpan, spanOf } from '../base/span.ts';
import type { CallExpr, Expr, FileIr, LanguageId, ListExpr, RecordExpr, TextExpr } from '../ir/types.ts';
import { findCall, forEachExpr } from '../ir/walk.ts';
import type { Language, TextEdit } from '../languages/language.ts';
import type { CallSite, Request } from '../resolve/callSite.ts';
import type { Value } from '../resolve/value.ts';
import type { FixTools } from './rule.ts';

/** A parameter to add: a dotted path in the call's options (`config.maxOutputTokens`) and its value as source text. */
export interface NewParameter {
  readonly path: string;
  readonly value: string;
}

/**
 * Adds a parameter to the call of a site. A path that starts with `$client.` adds it where the client is made, one that starts with
 * `$request.` to the second options object. Options that a variable holds are extended where the variable's record is written.
 */
export function addToCall(
  program: FixTools,
  site: CallSite,
  request: Request,
  parameter: NewParameter,
  argument: number | null,
): readonly TextEdit[] | null {
  const [root = '', ...rest] = parameter.path.split('.');
  if (root === '$client') return addToClient(program, site, { ...parameter, path: rest.join('.') });
  const inCall = { ...parameter, path: root === '$request' ? rest.join('.') : parameter.path };
  const edits =
    argument === null ? null : addOptions(program, { path: site.path, span: site.call }, [inCall], argument);
  if (edits !== null || root === '$request') return edits;
  const record = innermostRecord(request.parameters, inCall);
  return record === null || record.at.path !== site.path ? null : addToRecord(program, record.at, record.entry);
}

/** The innermost record on the way to a parameter that is written somewhere, and the rest of the way from there. */
function innermostRecord(
  value: Value,
  entry: NewParameter,
): { readonly at: Location; readonly entry: NewParameter } | null {
  const record = value.kind === 'text' && value.json ? value.json : value;
  if (record.kind !== 'record') return null;
  const [name = '', ...rest] = entry.path.split('.');
  const found = record.entries.findLast(({ key, isMaybe }) => key === name && !isMaybe)?.value;
  if (found !== undefined) return rest.length === 0 ? null : innermostRecord(found, { ...entry, path: rest.join('.') });
  return record.definition === null ? null : { at: record.definition, entry };
}

/** Adds an option where the object is made that a call is made on, or with `$parent.` where the object is made that makes that one. */
function addToClient(program: FixTools, { client }: CallSite, option: NewParameter): readonly TextEdit[] | null {
  const isParents = option.path.startsWith('$parent.');
  const made = (isParents ? client?.parent : client?.made) ?? null;
  const path = isParents ? option.path.slice('$parent.'.length) : option.path;
  return made === null ? null : addOptions(program, made, [{ ...option, path }]);
}

/** Adds options to the call at a place, one after the other, and gives them as one edit. */
export function addOptions(
  program: FixTools,
  at: Location,
  options: readonly NewParameter[],
  argument?: number,
): readonly TextEdit[] | null {
  return inSteps(program, at.path, options, (option, ir, language, grown) => {
    const call = findCall(ir, spanOf(at.span.start, at.span.end + grown));
    return call === null ? null : addOption(ir, language, call, option, argument);
  });
}

/** Replaces what stands between the quotes of a string without holes. `text` must need no escapes. */
export function replaceString(program: FixTools, at: Location, text: string): readonly TextEdit[] | null {
  const ir = program.ir(at.path);
  const found = ir === null ? null : textAt(ir, at.span);
  const [part, ...more] = found?.parts ?? [];
  if (part?.kind !== 'static' || more.length > 0 || /['"`\\\n{}]/.test(text)) return null;
  return [{ path: at.path, span: part.raw, newText: text }];
}

/** Replaces the expression with exactly this span, or the value of the argument or entry with it, by a string in the quotes of the file. */
export function replaceByString(program: FixTools, at: Location, text: string): readonly TextEdit[] | null {
  const ir = program.ir(at.path);
  const language = ir === null ? null : program.language(ir);
  const expr = ir === null ? null : valueAt(ir, at.span);
  if (ir === null || language === null || expr === null) return null;
  return language.edit.replaceExpr(ir, expr, language.edit.quote(ir, text));
}

function valueAt(ir: FileIr, span: Span): Expr | null {
  const holder = findExpr(
    ir,
    (expr) => sameSpan(expr.span, span) || slotsOf(expr).some((slot) => sameSpan(slot.span, span)),
  );
  if (holder === null || sameSpan(holder.span, span)) return holder;
  return slotsOf(holder).find((slot) => sameSpan(slot.span, span))?.value ?? null;
}

const slotsOf = (expr: Expr): readonly { readonly span: Span; readonly value: Expr }[] =>
  expr.kind === 'call' ? expr.args : expr.kind === 'record' ? expr.entries : [];

/** The first expression that meets a condition, outer before inner. */
export function findExpr(ir: FileIr, accepts: (expr: Expr) => boolean): Expr | null {
  let found: Expr | null = null;
  forEachExpr(ir, (expr) => {
    if (found === null && accepts(expr)) found = expr;
  });
  return found;
}

/** The list whose items have these spans among them. */
export function listHolding(ir: FileIr, items: readonly Span[]): ListExpr | null {
  const found = findExpr(
    ir,
    (expr) => expr.kind === 'list' && items.every((span) => expr.items.some((item) => sameSpan(item.value.span, span))),
  );
  return found?.kind === 'list' ? found : null;
}

function textAt(ir: FileIr, span: Span): TextExpr | null {
  const found = findExpr(
    ir,
    (expr) =>
      expr.kind === 'text' && (sameSpan(expr.span, span) || expr.parts.some((part) => sameSpan(part.raw, span))),
  );
  return found?.kind === 'text' ? found : null;
}

function addOption(
  ir: FileIr,
  language: Language,
  call: CallExpr,
  option: NewParameter,
  argument: number | undefined,
): readonly TextEdit[] | null {
  const [name = '', ...rest] = option.path.split('.');
  const at = argument === undefined ? {} : { argument };
  const inner = { path: rest.join('.'), value: option.value };
  const container = optionOf(call, name, argument ?? 0);
  if (rest.length === 0) {
    // An option that is there already, with a value that means nothing, is not to be written twice.
    return container === null ? language.edit.addOption(ir, call, name, option.value, at) : null;
  }
  if (container === null) return language.edit.addOption(ir, call, name, nested(ir.language, inner), at);
  if (container.kind === 'record') return addEntry(ir, language, container, inner);
  return container.kind === 'call' ? addOption(ir, language, container, inner, undefined) : null;
}

function addEntry(ir: FileIr, language: Language, record: RecordExpr, entry: NewParameter): readonly TextEdit[] | null {
  const [name = '', ...rest] = entry.path.split('.');
  const inner = { path: rest.join('.'), value: entry.value };
  if (rest.length === 0) return language.edit.addEntry(ir, record, name, entry.value);
  const container = entryOf(record, name);
  if (container === null) return language.edit.addEntry(ir, record, name, nested(ir.language, inner));
  if (container.kind === 'record') return addEntry(ir, language, container, inner);
  return container.kind === 'call' ? addOption(ir, language, container, inner, undefined) : null;
}

function addToRecord(program: FixTools, at: Location, entry: NewParameter): readonly TextEdit[] | null {
  const ir = program.ir(at.path);
  const language = ir === null ? null : program.language(ir);
  const record = ir === null ? null : findExpr(ir, (expr) => expr.kind === 'record' && sameSpan(expr.span, at.span));
  return ir === null || language === null || record?.kind !== 'record' ? null : addEntry(ir, language, record, entry);
}

/** What a call gives for a name: a keyword, or an entry of its options record. */
function optionOf(call: CallExpr, name: string, argument: number): Expr | null {
  const keyword = call.args.find((candidate) => candidate.form === 'named' && candidate.name === name);
  if (keyword) return keyword.value;
  const record = call.args[argument];
  return record?.form === 'positional' && record.value.kind === 'record' ? entryOf(record.value, name) : null;
}

function entryOf(record: RecordExpr, name: string): Expr | null {
  const entry = record.entries.findLast((candidate) => candidate.kind === 'entry' && candidate.key === name);
  return entry?.value ?? null;
}

/** `a.b` as `{ a: { b: value } }` in the language's own spelling. */
function nested(language: LanguageId, { path, value }: NewParameter): string {
  const names = path.split('.');
  return language === 'python'
    ? names.reduceRight((inner, name) => `{"${name}": ${inner}}`, value)
    : names.reduceRight((inner, name) => `{ ${name}: ${inner} }`, value);
}

/** Applies edits one by one, each on the program that the last one left, and gives the whole as one edit. */
function inSteps<Step>(
  program: FixTools,
  path: string,
  steps: readonly Step[],
  editsOf: (step: Step, ir: FileIr, language: Language, grown: number) => readonly TextEdit[] | null,
): readonly TextEdit[] | null {
  const original = program.ir(path);
  const language = original === null ? null : program.language(original);
  if (original === null || language === null) return null;
  let current = original;
  for (const [index, step] of steps.entries()) {
    const edits = editsOf(step, current, language, current.text.length - original.text.length);
    if (edits === null) return null;
    if (steps.length === 1) return edits;
    const text = applyEdits(current.text, edits);
    if (index === steps.length - 1) return [difference(path, original.text, text)];
    current = language.lower(path, text);
  }
  return null;
}

/** The text after edits that do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.end), text);
}

function difference(path: string, before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { path, span: spanOf(start, before.length - tail), newText: after.slice(start, after.length - tail) };
}
