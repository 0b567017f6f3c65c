import { type CallStyle, pythonStyles, scriptStyles } from './calls.ts';
import { type Name, nameOf, nouns } from './names.ts';
import { pythonBlocks, pythonHead, pythonImports } from './python.ts';
import type { Random } from './random.ts';
import { type Block, componentBlock, scriptBlocks } from './typescript.ts';

export type CodeLanguage = 'typescript' | 'python';

export interface ModuleOptions {
  /** What the module's entry function is called after; the same name in another module makes another function. */
  readonly name: Name;
  readonly imports: readonly ModuleImport[];
  /** Pieces of ordinary code. */
  readonly blocks: number;
  /** Functions that call a model by its SDK. */
  readonly calls: number;
  readonly isComponent?: boolean;
  /** Calls in all styles; else all are in one of them. */
  readonly isMixed?: boolean;
}

/** A function of another module, which this one calls with a text. */
export interface ModuleImport {
  readonly from: string;
  readonly name: string;
  /** In front of the text, for functions that take a task first. */
  readonly task?: string;
}

/** The name of a module's entry function. */
export const entryOf = (language: CodeLanguage, { pascal, snake }: Name): string =>
  language === 'python' ? `load_${snake}` : `load${pascal}`;

/** One module of ordinary code, with calls of models in it if wanted. */
export function moduleText(language: CodeLanguage, options: ModuleOptions, random: Random): string {
  return language === 'python' ? pythonModule(options, random) : scriptModule(options, random);
}

function scriptModule(options: ModuleOptions, random: Random): string {
  const { name, imports, isComponent = false } = options;
  const styles = stylesOf(scriptStyles, options, random);
  const head = [
    ...(isComponent ? ["import { useEffect, useMemo, useState } from 'react';"] : []),
    ...(random.chance(0.4) ? ["import { z } from 'zod';"] : []),
    ...imports.map(({ from, name: imported }) => `import { ${imported} } from '${from}';`),
  ];
  const entry = `export async function load${name.pascal}(id: string, depth = 0): Promise<string[]> {
  if (depth > ${random.between(2, 6)}) return [id];
  const parts: string[] = [id];
${imports.map((one) => `  ${scriptUse(one, random)}\n`).join('')}  return parts.filter((part) => part.length > 0);
}
`;
  return [
    `${head.join('\n')}${head.length > 0 ? '\n' : ''}`,
    ...(options.calls > 0 ? styles.map(({ head }) => head) : []),
    ...pieces(isComponent ? [componentBlock, ...scriptBlocks] : scriptBlocks, styles, options, random),
    entry,
  ].join('\n');
}

function pythonModule(options: ModuleOptions, random: Random): string {
  const { name, imports } = options;
  const styles = stylesOf(pythonStyles, options, random);
  const entry = `def load_${name.snake}(key: str, depth: int = 0) -> list[str]:
    if depth > ${random.between(2, 6)}:
        return [key]
    parts = [key]
${imports.map((one) => `    ${pythonUse(one, random)}\n`).join('')}    return [part for part in parts if part]
`;
  const lines = imports.map(({ from, name: imported }) => `from ${from} import ${imported}\n`);
  return [
    `${pythonImports}${lines.join('')}`,
    ...(options.calls > 0 ? styles.map(({ head }) => head) : []),
    pythonHead,
    ...pieces(pythonBlocks, styles, options, random).map((piece) => `\n${piece}`),
    `\n${entry}`,
  ].join('\n');
}

/** What a caller does with a result: code rarely does nothing with it. */
function scriptUse({ name, task }: ModuleImport, random: Random): string {
  const call = `await ${name}(${task === undefined ? '' : `'${task}', `}id)`;
  if (task !== undefined) return `parts.push(${call});`;
  return random.pick([
    `parts.push(...(${call}).slice(0, ${random.between(2, 9)}));`,
    `const ${name}Result = ${call};\n  if (${name}Result.length > ${random.between(0, 3)}) parts.push(...${name}Result);`,
    `parts.push(\`\${id} has \${(${call}).length}\`);`,
    `if (depth === ${random.between(0, 2)}) return ${call};`,
  ]);
}

function pythonUse({ name, task }: ModuleImport, random: Random): string {
  const call = `${name}(${task === undefined ? '' : `"${task}", `}key)`;
  if (task !== undefined) return `parts.append(${call})`;
  return random.pick([
    `parts.extend(${call}[:${random.between(2, 9)}])`,
    `found = ${call}\n    if len(found) > ${random.between(0, 3)}:\n        parts.extend(found)`,
    `parts.append(f"{key} has {len(${call})}")`,
    `if depth == ${random.between(0, 2)}:\n        return ${call}`,
  ]);
}

type Styles = readonly [CallStyle, ...CallStyle[]];

const stylesOf = (all: Styles, { isMixed = false }: ModuleOptions, random: Random): Styles =>
  isMixed ? all : [random.pick(all)];

function pieces(
  blocks: readonly [Block, ...Block[]],
  styles: Styles,
  options: ModuleOptions,
  random: Random,
): string[] {
  const count = options.blocks + options.calls;
  return Array.from({ length: count }, (_, index) => {
    const name = nameOf(random.pick(nouns), `part${index}`);
    // Calls are spread over the module, as evenly as they fit.
    const isCall = Math.floor(((index + 1) * options.calls) / count) > Math.floor((index * options.calls) / count);
    return (isCall ? random.pick(styles).block : random.pick(blocks))(name, random);
  });
}
