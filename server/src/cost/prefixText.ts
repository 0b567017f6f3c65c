import type { PromptPart } from '../resolve/callSite.ts';

/** The text that is the same in every call: up to the first run-time text, or the first part that is not always there. */
export function prefixTexts(parts: readonly PromptPart[]): readonly string[] {
  const texts: string[] = [];
  for (const part of parts) {
    if (part.isMaybe || part.isRepeated) break;
    const end = part.text.findIndex((piece) => piece.kind === 'dynamic');
    texts.push(staticText(part.text.slice(0, end < 0 ? undefined : end)));
    if (end >= 0 || part.media.length > 0) break;
  }
  return texts;
}

/** The text of a part that stands in the code. */
export const staticText = (pieces: PromptPart['text']): string =>
  pieces.map((piece) => (piece.kind === 'static' ? piece.text : '')).join('');
