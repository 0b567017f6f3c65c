import type { Location } from '../base/span.ts';
import type { Prompt, PromptPart } from '../resolve/callSite.ts';
import type { TextPart } from '../resolve/value.ts';

export type DynamicPart = Extract<TextPart, { kind: 'dynamic' }>;

/** Where a prompt stops being the same from call to call, and what stands around that place. */
export interface PrefixBreak {
  readonly dynamic: DynamicPart;
  /** Index of the prompt part that holds it. */
  readonly index: number;
  readonly part: PromptPart;
  readonly ahead: string;
  readonly behind: readonly StaticText[];
}

export interface StaticText {
  readonly text: string;
  readonly location: Location | null;
  /** Index of the prompt part that holds it. */
  readonly index: number;
}

/**
 * The first part of a prompt that surely differs between calls, with the static text on both sides of it; null if there is none.
 * What may or may not be there counts on neither side. From a resent history, an answer or a tool result on, a conversation follows, which
 * grows at its end and keeps its prefix whatever stands in it.
 */
export function prefixBreak(prompt: Prompt): PrefixBreak | null {
  const ahead: string[] = [];
  const behind: StaticText[] = [];
  let found: Pick<PrefixBreak, 'dynamic' | 'index' | 'part'> | null = null;
  for (const [index, part] of prompt.parts.entries()) {
    const isVaried = part.isRepeated || (isReply(part) && part.text.some((text) => text.kind === 'dynamic'));
    if (isVaried && part.role !== 'tools' && part.role !== 'system') break;
    if (part.isMaybe || part.isRepeated) continue;
    for (const text of part.text) {
      if (text.kind === 'dynamic') {
        if (found === null && isVarying(text, part)) found = { dynamic: text, index, part };
      } else if (found === null) ahead.push(text.text);
      else behind.push({ text: text.text, location: text.location, index });
    }
  }
  return found === null ? null : { ...found, ahead: ahead.join(''), behind };
}

const isReply = (part: PromptPart): boolean => part.role === 'assistant' || part.role === 'tool';

/** Values that surely differ between calls of one process. */
export function isVarying({ provenance }: DynamicPart, part: PromptPart): boolean {
  switch (provenance.kind) {
    case 'clock':
    case 'random':
    case 'user-input':
    case 'retrieval':
    case 'loop-variable':
    case 'model-output':
      return true;
    case 'parameter':
      // A parameter that is a whole system text or tool list is how wrappers hand on their callers' constants.
      return part.text.length > 1 || (part.role !== 'system' && part.role !== 'tools');
    case 'environment':
    case 'file':
    case 'other':
      return false;
  }
}
