import type { TextDocumentContentParams, TextDocumentContentResult } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { nameOf } from '../../base/paths.ts';
import { ruleDocs } from '../../rules/docs.ts';
import { ruleById } from '../../rules/index.ts';

/** The page of a rule as a document that an editor can open without the web. */
export function rulePage({ uri }: TextDocumentContentParams): TextDocumentContentResult | null {
  const rule = ruleById(nameOf(URI.parse(uri).path).replace(/\.md$/, ''));
  return rule && { text: ruleDocs(rule) };
}
