import type {
  ArgumentIr,
  CallExpr,
  ClassIr,
  ComprehensionExpr,
  Expr,
  FunctionIr,
  ListExpr,
  PatternElement,
  RecordEntryIr,
  Target,
  TextExpr,
  TypeIr,
} from './types.ts';

/** How the printer of expressions reaches the printers of bodies, and whether it writes spans behind calls. */
export interface PrintContext {
  readonly spans: boolean;
  readonly indent: string;
  readonly function: (fn: FunctionIr, indent: string) => string;
  readonly class: (cls: ClassIr, indent: string) => string;
}

/** One expression as a line of text (functions and classes inside it take more lines). */
export function printExpr(expr: Expr, context: PrintContext): string {
  const print = (inner: Expr): string => printExpr(inner, context);
  const operand = (inner: Expr): string => (isOperator(inner) ? `(${print(inner)})` : print(inner));
  switch (expr.kind) {
    case 'literal':
      return Object.is(expr.value, -0) ? '-0' : String(expr.value);
    case 'text':
      return printText(expr, print);
    case 'list':
      return `${listOpening(expr.form)}${expr.items.map((item) => (item.isSpread ? '...' : '') + print(item.value)).join(', ')}]`;
    case 'record':
      return expr.entries.length === 0
        ? '{}'
        : `{ ${expr.entries.map((entry) => printEntry(entry, print)).join(', ')} }`;
    case 'name':
      return expr.name;
    case 'this':
    case 'super':
      return expr.kind;
    case 'member':
      return `${operand(expr.object)}${expr.isOptional ? '?.' : '.'}${expr.name}`;
    case 'index':
      return `${operand(expr.object)}[${expr.isSlice ? 'slice ' : ''}${print(expr.index)}]`;
    case 'call':
      return printCall(expr, context, operand(expr.callee));
    case 'import':
      return `${expr.isRequire ? 'require' : 'import'}(${JSON.stringify(expr.module)})`;
    case 'function-expr':
      return context.function(expr.function, context.indent);
    case 'class-expr':
      return context.class(expr.class, context.indent);
    case 'conditional':
      return `${operand(expr.test)} ? ${operand(expr.then)} : ${operand(expr.otherwise)}`;
    case 'logical':
    case 'binary':
      return `${operand(expr.left)} ${expr.operator} ${operand(expr.right)}`;
    case 'unary':
      return `${expr.operator}${/[a-z]/.test(expr.operator) ? ' ' : ''}${operand(expr.operand)}`;
    case 'await':
      return `await ${operand(expr.operand)}`;
    case 'yield':
      return `yield${expr.isDelegate ? '*' : ''}${expr.operand ? ` ${operand(expr.operand)}` : ''}`;
    case 'assign-expr':
      return `${printTarget(expr.target, context)} ${expr.operator ?? ''}= ${operand(expr.value)}`;
    case 'comprehension':
      return printComprehension(expr, context);
    case 'cast':
      return `${operand(expr.operand)} as ${printType(expr.type)}`;
    case 'sequence':
      return `sequence(${expr.items.map(print).join(', ')})`;
    case 'opaque':
      return `opaque(${expr.parts.map(print).join(', ')})`;
  }
}

/** A target. `let` and `var` mark names that it declares in the block and in the function. */
export function printTarget(target: Target, context: PrintContext, mark: 'marked' | 'bare' = 'marked'): string {
  const element = (inner: PatternElement): string =>
    (inner.isRest ? '...' : '') +
    printTarget(inner.target, context, mark) +
    (inner.default ? ` = ${printExpr(inner.default, context)}` : '');
  switch (target.kind) {
    case 'name':
      if (target.declares === null || (mark === 'bare' && target.declares === 'block')) return target.name;
      return `${target.declares === 'block' ? 'let' : 'var'} ${target.name}`;
    case 'list-pattern':
      return `[${target.elements.map((inner) => (inner ? element(inner) : '')).join(', ')}]`;
    case 'record-pattern':
      return `{ ${target.entries.map((entry) => (entry.element.isRest ? '' : `${entry.key ?? '[computed]'}: `) + element(entry.element)).join(', ')} }`;
    case 'member':
    case 'index':
    case 'opaque':
      return printExpr(target, context);
  }
}

export function printType(type: TypeIr): string {
  const args = type.args.map(printType);
  if (type.path.length === 1 && type.path[0] === '|') return args.join(' | ');
  if (type.members) {
    return `{ ${type.members.map((member) => `${member.name}: ${printType(member.type)}`).join('; ')} }`;
  }
  return type.path.join('.') + (args.length > 0 ? `<${args.join(', ')}>` : '');
}

export const printSpan = (span: { readonly start: number; readonly end: number }): string =>
  `@${span.start}-${span.end}`;

const isOperator = (expr: Expr): boolean =>
  expr.kind === 'conditional' ||
  expr.kind === 'logical' ||
  expr.kind === 'binary' ||
  expr.kind === 'unary' ||
  expr.kind === 'await' ||
  expr.kind === 'yield' ||
  expr.kind === 'assign-expr' ||
  expr.kind === 'cast' ||
  expr.kind === 'function-expr' ||
  expr.kind === 'class-expr';

const listOpening = (form: ListExpr['form']): string => (form === 'list' ? '[' : `${form}[`);

function printText(text: TextExpr, print: (expr: Expr) => string): string {
  const prefix = (text.isBytes ? 'b' : '') + (text.isRaw ? 'r' : '');
  const [first] = text.parts;
  if (first === undefined) return `${prefix}""`;
  if (text.parts.length === 1 && first.kind === 'static') return prefix + JSON.stringify(first.text);
  let body = '';
  let afterStatic = false;
  for (const part of text.parts) {
    if (part.kind === 'static') {
      body += (afterStatic ? '|' : '') + JSON.stringify(part.text).slice(1, -1).replaceAll('|', '\\|');
    } else {
      body += `\${${print(part.expr)}${part.format === null ? '' : ` ${part.format}`}}`;
    }
    afterStatic = part.kind === 'static';
  }
  return `${prefix}\`${body}\``;
}

function printEntry(entry: RecordEntryIr, print: (expr: Expr) => string): string {
  switch (entry.kind) {
    case 'entry':
      return entry.isShorthand ? print(entry.value) : `${printKey(entry.key)}: ${print(entry.value)}`;
    case 'computed':
      return `[${print(entry.key)}]: ${print(entry.value)}`;
    case 'spread':
      return `...${print(entry.value)}`;
  }
}

const printKey = (key: string): string => (/^[\w$]+$/.test(key) ? key : JSON.stringify(key));

function printCall(call: CallExpr, context: PrintContext, callee: string): string {
  const args = call.args.map((argument) => printArgument(argument, context)).join(', ');
  const open = call.isOptional ? '?.(' : '(';
  const close = call.isClosed ? ')' : ' <unclosed>';
  const prefix = (call.isNew ? 'new ' : '') + (call.isTagged ? 'tagged ' : '');
  return prefix + callee + open + args + close + (context.spans ? printSpan(call.span) : '');
}

function printArgument(argument: ArgumentIr, context: PrintContext): string {
  const value = printExpr(argument.value, context);
  switch (argument.form) {
    case 'positional':
      return value;
    case 'named':
      return `${argument.name ?? '?'}: ${value}`;
    case 'spread':
      return `...${value}`;
    case 'spread-named':
      return `**${value}`;
  }
}

function printComprehension(expr: ComprehensionExpr, context: PrintContext): string {
  const print = (inner: Expr): string => printExpr(inner, context);
  const clauses = expr.clauses
    .map(
      (clause) =>
        ` ${clause.isAsync ? 'async ' : ''}for ${printTarget(clause.target, context)} in ${print(clause.iterable)}` +
        clause.conditions.map((condition) => ` if ${print(condition)}`).join(''),
    )
    .join('');
  return `${expr.form}<${expr.key ? `${print(expr.key)}: ` : ''}${print(expr.element)}${clauses}>`;
}
