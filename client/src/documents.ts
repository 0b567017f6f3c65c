import type { TextDocument } from 'vscode';
import { analysedLanguages } from '../../server/src/protocol.ts';

/** Documents that the server is told of. Others, such as the old side of a comparison, have no findings of their own. */
const schemes = ['file', 'untitled', 'vscode-notebook-cell', 'vscode-vfs'] as const;

export const documentSelector = [
  ...analysedLanguages.flatMap((language) => schemes.map((scheme) => ({ scheme, language }))),
  { scheme: 'file', pattern: '**/llm-cost.json' },
] as const;

export const isAnalysed = ({ languageId, uri }: Pick<TextDocument, 'languageId' | 'uri'>): boolean =>
  analysedLanguages.some((language) => language === languageId) && schemes.some((scheme) => scheme === uri.scheme);
