import { applyEdits, findNodeAtLocation, modify, type ParseError, parseTree } from 'jsonc-parser';
import { type Span, spanOf } from '../base/span.ts';

/** A change of a config file's text. */
export interface ConfigEdit {
  /** In the old text, in ascending order. */
  readonly edits: readonly { readonly span: Span; readonly newText: string }[];
  /** Where the value stands in the new text; that of a string without its quotes. */
  readonly value: Span;
}

/**
 * Sets one value and keeps everything else as it is, comments included. A rule's level goes into its options where it has some.
 * Null if the text is no JSON object.
 */
export function settingEdit(text: string, keys: readonly string[], value: string): ConfigEdit | null {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  if (errors.length > 0 || tree?.type !== 'object') return null;
  const isOptions = keys[0] === 'rules' && findNodeAtLocation(tree, [...keys])?.type === 'object';
  const path = isOptions ? [...keys, 'level'] : [...keys];
  const changes = modify(text, path, value, { formattingOptions: formattingOf(text) });
  const node = findNodeAtLocation(parseTree(applyEdits(text, changes)) ?? tree, path);
  if (!node) return null;
  return {
    edits: changes
      .map(({ offset, length, content }) => ({ span: spanOf(offset, offset + length), newText: content }))
      .sort((a, b) => a.span.start - b.span.start),
    value: spanOf(node.offset + 1, node.offset + node.length - 1),
  };
}

/** The text of a new config file with one setting, and where its value stands. */
export function newConfig(keys: readonly string[], value: string): { readonly text: string; readonly value: Span } {
  const nested = keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  const text = `${JSON.stringify(nested, null, 2)}\n`;
  const node = findNodeAtLocation(parseTree(text) ?? { type: 'null', offset: 0, length: 2 }, [...keys]);
  return { text, value: node ? spanOf(node.offset + 1, node.offset + node.length - 1) : spanOf(0, 0) };
}

function formattingOf(text: string) {
  const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
  const eol = /\r?\n/.exec(text)?.[0] ?? '\n';
  return { insertSpaces: !indent.startsWith('\t'), tabSize: indent.startsWith('\t') ? 1 : indent.length, eol };
}
