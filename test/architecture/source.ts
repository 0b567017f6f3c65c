import ts from 'typescript6';

export interface Import {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly specifier: string;
  /** Nothing of the import is left at run time. */
  readonly typeOnly: boolean;
  /** It is an `import()` that runs. */
  readonly dynamic: boolean;
}

export interface PlatformUse {
  readonly line: number;
  readonly name: string;
}

/** Every import of a file: declarations, re-exports, `import()` as call and as type, `require()`. */
export function importsOf(file: string, text: string): readonly Import[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  visit(source, (node) => {
    const specifier = specifierOf(node);
    if (specifier !== null) {
      found.push({
        file,
        line: lineOf(source, specifier),
        specifier: specifier.text,
        typeOnly: isTypeOnly(node),
        dynamic: isDynamic(node),
      });
    }
  });
  return found;
}

/** Uses of the clock, the network, timers, randomness, the process and the console, unless the file declares the name itself. */
export function platformUsesOf(file: string, text: string): readonly PlatformUse[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const declared = new Set<string>();
  visit(source, (node) => {
    if (ts.isIdentifier(node) && isDeclarationName(node)) declared.add(node.text);
  });
  const found: PlatformUse[] = [];
  visit(source, (node) => {
    const name = platformName(node);
    if (name !== null && !declared.has(name.split('.')[0] ?? name)) found.push({ line: lineOf(source, node), name });
  });
  return found;
}

const platformObjects = ['console', 'process', 'performance', 'Buffer', 'globalThis', 'navigator'];
const platformFunctions = ['fetch', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'require'];

function platformName(node: ts.Node): string | null {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date') {
    return (node.arguments ?? []).length === 0 ? 'Date.now' : null;
  }
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    return platformFunctions.includes(node.expression.text) ? node.expression.text : null;
  }
  if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression)) return null;
  const name = `${node.expression.text}.${node.name.text}`;
  if (name === 'Date.now' || name === 'Math.random') return name;
  return platformObjects.includes(node.expression.text) ? name : null;
}

function isDeclarationName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    ((ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent)) &&
      parent.name === node) ||
    (ts.isFunctionDeclaration(parent) && parent.name === node) ||
    ((ts.isImportSpecifier(parent) || ts.isImportClause(parent) || ts.isNamespaceImport(parent)) &&
      parent.name === node)
  );
}

function isDynamic(node: ts.Node): boolean {
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
}

function specifierOf(node: ts.Node): ts.StringLiteralLike | null {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return literal(node.moduleSpecifier);
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? literal(node.argument.literal) : null;
  if (ts.isExternalModuleReference(node)) return literal(node.expression);
  if (!ts.isCallExpression(node)) return null;
  const loads = isDynamic(node) || (ts.isIdentifier(node.expression) && node.expression.text === 'require');
  return loads ? literal(node.arguments[0]) : null;
}

function literal(node: ts.Node | undefined): ts.StringLiteralLike | null {
  return node !== undefined && ts.isStringLiteralLike(node) ? node : null;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  return ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function lineOf(source: ts.SourceFile, node: ts.Node): number {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}
