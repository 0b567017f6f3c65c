import { contains, type Span } from '../base/span.ts';
import { changeBetween, type TextChange } from '../base/textChange.ts';
import type { Bindings } from '../ir/bind.ts';
import type { Expr, FileIr, ImportIr, PartIr, Stmt } from '../ir/types.ts';
import { walkStmt } from '../ir/walk.ts';

/** A file as it read at one time. */
export interface Version {
  readonly ir: FileIr;
  readonly bindings: Bindings;
  /** The words of its statements, by their texts, as far as somebody has asked: with the next edit most are asked for again. */
  readonly words: Map<string, ReadonlySet<string>>;
}

/** What an edit has left alone: places of the text before it and where they stand now. */
export interface Untouched {
  readonly change: TextChange;
  /** Whether a place of the present text lies in code whose results are those of the text before. */
  readonly isUntouched: (place: Span) => boolean;
  /** The same of a place of the text before. */
  readonly wasUntouched: (place: Span) => boolean;
}

/**
 * The statements of the module that an edit cannot have changed the results of: they read as before, and no name leads from them to one that
 * reads differently. Two statements are taken to be tied if both mention a function or class of the module, or a variable that functions
 * change or that is made of such; even the words of strings and the keys of objects count as mentions. Null if everything has to be looked at.
 */
export function untouchedBy(
  before: Version,
  after: Version,
  /** Whether what is done to an imported name is seen wherever else it is used. */
  isShared: (item: ImportIr) => boolean,
): Untouched | null {
  const change = changeBetween(before.ir.text, after.ir.text);
  const kept = keptParts(before.ir, after.ir, change);
  if (kept.size === 0) return null;
  const was = nodesOf(before, before);
  const now = nodesOf(after, before);
  const nodes = [...was, ...now];
  const edited = nodes.filter(({ part }) => !kept.has(part));
  if (edited.some(({ statements }) => statements.some(loadsUnnamed))) return null;

  const names = new Set([...namesOf(before), ...namesOf(after)]);
  const run = edited.filter(({ statements }) => !statements.every(isPlainStatement));
  const changed = [
    ...[before, after].flatMap((version) => changedNames(version, isShared)),
    ...run.flatMap(({ words }) => [...words].filter((word) => names.has(word))),
  ];
  const shared = new Set([...edited.flatMap(({ defines }) => [...defines]), ...withOrigins(changed, nodes, names)]);
  addMadeOfShared(shared, nodes, names);
  const others = nodes.filter(({ part }) => kept.has(part));
  const tied = tiedNames(edited, others, shared);
  const isTied = ({ part, words }: Node): boolean => !kept.has(part) || intersects(words, tied);
  const touched = { was: was.filter(isTied), now: now.filter(isTied) };
  const outside =
    (nodes: readonly Node[]) =>
    (place: Span): boolean =>
      !nodes.some(({ span }) => contains(span, place));
  return { change, isUntouched: outside(touched.now), wasUntouched: outside(touched.was) };
}

/** Parts of both versions that read the same and were lowered the same. */
function keptParts(before: FileIr, after: FileIr, { start, oldEnd, newEnd }: TextChange): ReadonlySet<PartIr> {
  const earlier = new Map(before.parts?.map((part) => [part.span.start, part]));
  const kept = new Set<PartIr>();
  for (const part of after.parts ?? []) {
    const { span, lowered } = part;
    const by = span.end <= start ? 0 : span.start >= newEnd ? newEnd - oldEnd : null;
    const same = by === null ? undefined : earlier.get(span.start - by);
    if (!same || same.lowered !== lowered || same.span.end !== span.end - (by ?? 0)) continue;
    kept.add(part).add(same);
  }
  return kept;
}

/** A statement or type of the module, with the blank space and comments above it. */
interface Node {
  readonly span: Span;
  readonly statements: readonly Stmt[];
  readonly words: ReadonlySet<string>;
  readonly defines: ReadonlySet<string>;
  readonly part: PartIr;
  /** Whether it holds a function or class, whose runs others may lead to. */
  readonly holdsCode: boolean;
}

function nodesOf(version: Version, earlier: Version): readonly Node[] {
  const known = nodesKnown.get(version);
  if (known) return known;
  const { ir } = version;
  const nodes: Node[] = [];
  const items = [
    ...ir.module.body.map((statement) => ({ span: statement.span, statement, type: null })),
    ...(ir.types ?? []).map((type) => ({ span: type.span, statement: null, type })),
  ].toSorted((a, b) => a.span.start - b.span.start);
  let next = 0;
  for (const part of ir.parts ?? []) {
    const own: typeof items = [];
    for (let item = items[next]; item && item.span.start < part.span.end; item = items[++next]) own.push(item);
    let { start } = part.span;
    own.forEach(({ span, statement, type }, index) => {
      const end = index === own.length - 1 ? part.span.end : Math.max(span.end, start);
      // A type within a function is a part of it.
      if (statement === null && span.end <= start) return;
      const whole = { start, end };
      const inside = definedBy(statement);
      if (type) inside.defines.add(type.name);
      const statements = statement ? [statement] : [];
      const words = wordsOf(whole, version, earlier);
      nodes.push({ span: whole, statements, words, part, ...inside });
      start = end;
    });
  }
  nodesKnown.set(version, nodes);
  return nodes;
}

/** What was looked at as the present text is the text before with the next edit. */
const nodesKnown = new WeakMap<Version, readonly Node[]>();

function definedBy(statement: Stmt | null): { readonly defines: Set<string>; readonly holdsCode: boolean } {
  const defines = new Set<string>();
  let holdsCode = false;
  const code = (): boolean => {
    holdsCode = true;
    return false;
  };
  if (statement)
    walkStmt(statement, {
      target: (target) => target.kind === 'name' && defines.add(target.name),
      function: code,
      class: code,
    });
  return { defines, holdsCode };
}

function wordsOf({ start, end }: Span, { ir, words }: Version, earlier: Version): ReadonlySet<string> {
  const code = ir.text.slice(start, end);
  const found = words.get(code) ?? earlier.words.get(code) ?? new Set(code.match(/[\w$\u0080-\uffff]+/g));
  words.set(code, found);
  return found;
}

/** An import that brings names which it does not say, or runs a file for what it does. */
const loadsUnnamed = (stmt: Stmt): boolean =>
  stmt.kind === 'import' && stmt.imports.some(({ local, loads }) => local === null || loads !== undefined);

/** Whether running a statement of the module changes nothing but the names that it defines. */
function isPlainStatement(stmt: Stmt): boolean {
  switch (stmt.kind) {
    case 'function':
      return true;
    case 'class':
      return (stmt.class.effects ?? []).length === 0;
    case 'assign':
      return stmt.target.kind === 'name' && stmt.operator === null && isPlain(stmt.value);
    case 'expr':
      return isPlain(stmt.expr);
    case 'import':
      return true;
    default:
      return false;
  }
}

function isPlain(expr: Expr): boolean {
  switch (expr.kind) {
    case 'literal':
    case 'name':
    case 'function-expr':
      return true;
    case 'text':
      return expr.parts.every((part) => part.kind === 'static' || isPlain(part.expr));
    case 'list':
      return expr.items.every(({ value }) => isPlain(value));
    case 'record':
      return expr.entries.every((entry) => entry.kind === 'entry' && isPlain(entry.value));
    case 'member':
      return isPlain(expr.object);
    case 'cast':
    case 'unary':
      return isPlain(expr.operand);
    case 'binary':
    case 'logical':
      return isPlain(expr.left) && isPlain(expr.right);
    case 'opaque':
      return expr.parts.every(isPlain);
    default:
      return false;
  }
}

const namesOf = ({ ir, bindings }: Version): readonly string[] => [
  ...bindings.moduleNames.keys(),
  ...(ir.types ?? []).map(({ name }) => name),
];

/** Names of the module through which one function may change what another one sees. */
function changedNames({ ir, bindings }: Version, isShared: (item: ImportIr) => boolean): readonly string[] {
  const changed = [...bindings.moduleNames].filter(
    ([, binding]) => binding.isMutatedElsewhere || binding.outerWriters.size > 0,
  );
  const imported = ir.imports.filter(isShared).flatMap(({ local }) => (local ? [local.name] : []));
  return [...changed.map(([name]) => name), ...imported];
}

/** Names together with those that their values may come from: who changes the one may change what the other holds. */
function withOrigins(
  changed: readonly string[],
  nodes: readonly Node[],
  names: ReadonlySet<string>,
): ReadonlySet<string> {
  const found = new Set(changed);
  let open = nodes.filter(({ holdsCode }) => !holdsCode);
  for (let count = -1; count !== found.size; ) {
    count = found.size;
    open = open.filter(({ defines, words }) => {
      if (!intersects(defines, found)) return true;
      for (const word of words) if (names.has(word)) found.add(word);
      return false;
    });
  }
  return found;
}

/** What is made of shared names is shared itself, and so is all that holds code. */
function addMadeOfShared(shared: Set<string>, nodes: readonly Node[], names: ReadonlySet<string>): void {
  let open = nodes;
  for (let count = -1; count !== shared.size; ) {
    count = shared.size;
    open = open.filter(({ holdsCode, words, defines }) => {
      if (!holdsCode && !intersects(words, shared)) return true;
      for (const name of defines) if (names.has(name)) shared.add(name);
      return false;
    });
  }
}

/** The shared names that lead from a changed statement to others, over any number of them. */
function tiedNames(edited: readonly Node[], others: readonly Node[], shared: ReadonlySet<string>): ReadonlySet<string> {
  const tied = new Set<string>();
  const add = ({ words }: Node): void => {
    for (const word of words) if (shared.has(word)) tied.add(word);
  };
  edited.forEach(add);
  let open = others;
  for (let count = -1; count !== tied.size; ) {
    count = tied.size;
    open = open.filter((node) => {
      if (!intersects(node.words, tied)) return true;
      add(node);
      return false;
    });
  }
  return tied;
}

function intersects(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  const [fewer, more] = some.size < others.size ? [some, others] : [others, some];
  for (const item of fewer) if (more.has(item)) return true;
  return false;
}
