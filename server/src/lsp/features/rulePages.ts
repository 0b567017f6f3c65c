import type { TextDocumentContentParams, TextDocumentContentResult } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { nameOf } from '../../base/paths.ts';
import { pageOf } from '../../rules/pages.ts';

/** The page of a rule as a document that an editor can open without the web. */
export function rulePage({ uri }: TextDocumentContentParams): TextDocumentContentResult | null {
  const page = pageOf(nameOf(URI.parse(uri).path).replace(/\.md$/, ''));
  return page === null ? null : { text: page };
}
