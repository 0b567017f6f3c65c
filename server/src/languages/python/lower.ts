import type { FileIr } from '../../ir/types.ts';
import { readComments } from './lowering/comments.ts';
import type { LowerContext } from './lowering/context.ts';
import { createContext } from './lowering/context.ts';
import { lowerBlock } from './lowering/statements.ts';
import type { ParsePython } from './parse.ts';
import { recoverTree } from './recovery/recover.ts';
import type { SyntaxTree } from './syntax.ts';

/** Lowers a text. Until the parser is loaded, and where it gives up, the program is empty and the whole text is an error. */
export function lowerPython(path: string, text: string, parse: ParsePython | null): FileIr {
  const tree = parse?.(text) ?? null;
  if (parse === null || tree === null) return fileOf(path, text, emptyTree(text), createContext(text));
  const context = createContext(text);
  const lowered = fileOf(path, text, tree, context);
  if (lowered.errors.length === 0 && !context.hasLineJump) return lowered;
  const recovered = recoverTree(text, tree, parse);
  return recovered.root === tree.root ? lowered : fileOf(path, text, recovered, createContext(text));
}

function fileOf(path: string, text: string, tree: SyntaxTree, context: LowerContext): FileIr {
  const body = lowerBlock(tree.root, context);
  return {
    path,
    language: 'python',
    text,
    module: {
      kind: 'function',
      name: null,
      nameSpan: null,
      span: { start: 0, end: text.length },
      params: [],
      body,
      isAsync: false,
      isGenerator: false,
      decorators: [],
      returns: null,
      role: 'module',
      isArrow: false,
    },
    imports: context.imports,
    exports: [],
    comments: readComments(text, tree.comments),
    errors: tree.errors,
  };
}

function emptyTree(text: string): SyntaxTree {
  const whole = { start: 0, end: text.length };
  return {
    root: { ...whole, type: 'module', field: null, isNamed: true, children: [] },
    comments: [],
    errors: text.length > 0 ? [whole] : [],
  };
}
