import type { PrintContext } from './print-expr.ts';
import { printExpr, printSpan, printTarget, printType } from './print-expr.ts';
import type { ClassIr, ExportIr, Expr, FileIr, FunctionIr, ImportIr, ParamIr, Stmt, Target } from './types.ts';

/**
 * A program as indented text, one statement a line, for tests and for debugging. It is lossy only in spans, which `spans` adds to
 * statements and calls as `@start-end`.
 */
export function printIr(ir: FileIr, options: { readonly spans?: boolean } = {}): string {
  const printer: Printer = { spans: options.spans ?? false };
  return [
    ...ir.module.body.flatMap((stmt) => stmtLines(stmt, '', printer)),
    ...(ir.types ?? []).map((type) => `${type.isExported ? 'export ' : ''}type ${type.name} = ${printType(type.type)}`),
    ...ir.exports.map((exported) => printExport(exported, printer)),
    ...ir.comments.map((comment) => `# ${comment.text}${spanSuffix(comment, printer)}`),
    ...ir.errors.map(
      (span) => `error ${JSON.stringify(ir.text.slice(span.start, span.end))}${spanSuffix({ span }, printer)}`,
    ),
  ].join('\n');
}

interface Printer {
  readonly spans: boolean;
}

function stmtLines(stmt: Stmt, indent: string, printer: Printer): string[] {
  const context = contextOf(printer, indent);
  const expr = (value: Expr): string => printExpr(value, context);
  const target = (value: Target): string => printTarget(value, context);
  const body = (stmts: readonly Stmt[]): string[] => bodyLines(stmts, indent, printer);
  const line = (text: string): string => indent + text;
  const head = (text: string): string => line(text) + spanSuffix(stmt, printer);
  const section = (title: string, stmts: readonly Stmt[]): string[] =>
    stmts.length === 0 ? [] : [line(title), ...body(stmts)];
  switch (stmt.kind) {
    case 'expr':
      return [head(expr(stmt.expr))];
    case 'assign':
      return [
        head(
          `${target(stmt.target)}${stmt.type ? `: ${printType(stmt.type)}` : ''} ${stmt.operator ?? ''}= ${expr(stmt.value)}`,
        ),
      ];
    case 'function':
      return [head(`${declarationWord(stmt.name.declares)}${functionText(stmt.function, indent, printer)}`)];
    case 'class':
      return [head(`${declarationWord(stmt.name.declares)}${classText(stmt.class, indent, printer)}`)];
    case 'if':
      return [head(`if ${expr(stmt.test)}`), ...body(stmt.then), ...section('else', stmt.otherwise)];
    case 'loop': {
      const words = [`${stmt.isAsync ? 'async ' : ''}${stmt.form}`];
      if (stmt.target) words.push(target(stmt.target));
      if (stmt.iterable) words.push(`in ${expr(stmt.iterable)}`);
      if (stmt.test) words.push(`test ${expr(stmt.test)}`);
      return [
        ...section('init', stmt.init),
        head(words.join(' ')),
        ...body(stmt.body),
        ...section('update', stmt.update),
        ...section('else', stmt.otherwise),
      ];
    }
    case 'try':
      return [
        head('try'),
        ...body(stmt.body),
        ...stmt.handlers.flatMap((handler) => [
          line(['catch', ...handler.types.map(expr), ...(handler.target ? [target(handler.target)] : [])].join(' ')),
          ...body(handler.body),
        ]),
        ...section('else', stmt.otherwise),
        ...section('finally', stmt.finally),
      ];
    case 'switch':
      return [
        head(`switch ${expr(stmt.subject)}`),
        ...stmt.cases.flatMap((branch) => [
          line(
            `  ${branch.tests.length === 0 ? 'default' : `case ${branch.tests.map(expr).join(', ')}`}${branch.falls ? ' (falls)' : ''}`,
          ),
          ...bodyLines(branch.body, `${indent}  `, printer),
        ]),
      ];
    case 'with': {
      const items = stmt.items.map((item) => expr(item.context) + (item.target ? ` as ${target(item.target)}` : ''));
      return [head(`${stmt.isAsync ? 'async ' : ''}with ${items.join(', ')}`), ...body(stmt.body)];
    }
    case 'return':
    case 'throw':
      return [head(stmt.kind + (stmt.value ? ` ${expr(stmt.value)}` : ''))];
    case 'delete':
      return [head(`delete ${target(stmt.target)}`)];
    case 'block':
      return [head('block'), ...body(stmt.body)];
    case 'outer-names':
      return [head(`${stmt.scope === 'module' ? 'global' : 'nonlocal'} ${stmt.names.join(', ')}`)];
    case 'import':
      return stmt.imports.map((imported) => head(printImport(imported)));
    case 'break':
    case 'continue':
      return [head(stmt.kind)];
  }
}

const contextOf = (printer: Printer, indent: string): PrintContext => ({
  spans: printer.spans,
  indent,
  function: (fn, at) => functionExprText(fn, at, printer),
  class: (cls, at) => classText(cls, at, printer),
});

const bodyLines = (stmts: readonly Stmt[], indent: string, printer: Printer): string[] =>
  stmts.flatMap((stmt) => stmtLines(stmt, `${indent}  `, printer));

const declarationWord = (declares: 'block' | 'function' | null): string =>
  declares === null ? '' : declares === 'block' ? 'let ' : 'var ';

const spanSuffix = (node: { readonly span: FileIr['errors'][number] }, printer: Printer): string =>
  printer.spans ? ` ${printSpan(node.span)}` : '';

/** A declared function: its head, and the lines of its body one level deeper than `indent`. */
function functionText(fn: FunctionIr, indent: string, printer: Printer): string {
  return [functionHead(fn, indent, printer), ...bodyLines(fn.body, indent, printer)].join('\n');
}

/** A function inside an expression has braces around its body, which stays on the line if it is one statement. */
function functionExprText(fn: FunctionIr, indent: string, printer: Printer): string {
  const head = functionHead(fn, indent, printer);
  const lines = bodyLines(fn.body, indent, printer);
  const [line] = lines;
  if (line === undefined) return `${head} {}`;
  if (lines.length === 1 && !line.includes('\n')) return `${head} { ${line.trim()} }`;
  return [`${head} {`, ...lines, `${indent}}`].join('\n');
}

function functionHead(fn: FunctionIr, indent: string, printer: Printer): string {
  const context = contextOf(printer, indent);
  const decorators = fn.decorators.map((decorator) => `@${printExpr(decorator, context)} `).join('');
  const params = fn.params.map((param) => printParam(param, context)).join(', ');
  const returns = fn.returns ? `: ${printType(fn.returns)}` : '';
  const star = fn.isGenerator ? '*' : '';
  const name = fn.name === null ? '' : ` ${fn.name}`;
  return `${decorators}${fn.isOpen ? 'open ' : ''}${fn.isAsync ? 'async ' : ''}${fn.isArrow ? 'arrow' : fn.role}${star}${name}(${params})${returns}`;
}

function printParam(param: ParamIr, context: PrintContext): string {
  const prefix = { positional: '', 'named-only': 'named ', rest: '...', 'rest-named': '**' }[param.form];
  const type = param.type ? `: ${printType(param.type)}` : '';
  const value = param.default ? ` = ${printExpr(param.default, context)}` : '';
  return prefix + printTarget(param.target, context, 'bare') + type + value;
}

function classText(cls: ClassIr, indent: string, printer: Printer): string {
  const context = contextOf(printer, indent);
  const decorators = cls.decorators.map((decorator) => `@${printExpr(decorator, context)} `).join('');
  const bases = cls.bases.map((base) => printExpr(base, context)).join(', ');
  const inner = `${indent}  `;
  const fields = cls.fields.map((field) => {
    const type = field.type ? `: ${printType(field.type)}` : '';
    const value = field.value ? ` = ${printExpr(field.value, contextOf(printer, inner))}` : '';
    return `${inner}${field.isStatic ? 'static ' : ''}field ${field.name}${type}${value}`;
  });
  const methods = cls.methods.map((method) => inner + functionText(method, inner, printer));
  const effects = (cls.effects ?? []).map((effect) => inner + printExpr(effect, contextOf(printer, inner)));
  const implemented = (cls.implements ?? []).map(printType).join(', ');
  const head = [
    `${decorators}class`,
    ...(cls.name === null ? [] : [cls.name]),
    ...(bases === '' ? [] : [`extends ${bases}`]),
    ...(implemented === '' ? [] : [`implements ${implemented}`]),
  ].join(' ');
  return [head, ...fields, ...effects, ...methods].join('\n');
}

function printImport(imported: ImportIr): string {
  const name = imported.name === null ? '' : ` ${imported.name}`;
  const local = imported.local === null || imported.local.name === imported.name ? '' : ` as ${imported.local.name}`;
  const loads = imported.loads === undefined ? '' : ` loads ${imported.loads.join(', ')}`;
  return `import ${imported.typeOnly ? 'type ' : ''}${JSON.stringify(imported.module)}${name}${local}${loads}`;
}

function printExport(exported: ExportIr, printer: Printer): string {
  switch (exported.kind) {
    case 'local':
      return `export ${exported.name} = ${printExpr(exported.value, contextOf(printer, ''))}`;
    case 're-export':
      return `export ${exported.name} from ${JSON.stringify(exported.module)} ${exported.imported}`;
  }
}
