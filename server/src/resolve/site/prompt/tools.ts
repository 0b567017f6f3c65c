import { absent, type Fact, type Known, known, unknown } from '../../../base/fact.ts';
import type { ListValue, RecordValue, Value } from '../../value.ts';
import {
  alternativesOf,
  field,
  isNothing,
  isValue,
  maxAlternatives,
  placeOf,
  severalOf,
  whyUnreadable,
} from '../values.ts';
import { choiceDraft, type Draft, dynamicDraft, empty, joined, listDraft, marked, textDraft } from './draft.ts';
import { jsonText } from './jsonText.ts';

/** Tool definitions as the JSON that is sent for them, one part a tool. */
export function toolsDraft(value: Value): Draft {
  switch (value.kind) {
    case 'list':
      return listDraft(value, (tool) => toolDraft(tool, null));
    case 'record': {
      const drafts = value.entries.map((entry) => {
        const draft = toolDraft(entry.value, entry.key);
        return entry.isMaybe ? { ...draft, parts: draft.parts.map((part) => ({ ...part, isMaybe: true })) } : draft;
      });
      const all = joined(drafts);
      return value.isClosed ? all : { ...all, isComplete: false };
    }
    case 'choice':
      return choiceDraft(value.alternatives, toolsDraft);
    case 'literal':
      return empty;
    case 'text':
    case 'instance':
    case 'function':
    case 'opaque': {
      if (isNothing(value)) return empty;
      const { parts } = dynamicDraft('tools', value);
      return { parts: parts.map((part) => ({ ...part, isRepeated: true })), isComplete: false };
    }
  }
}

function toolDraft(tool: Value, name: string | null): Draft {
  if (tool.kind === 'choice') return choiceDraft(tool.alternatives, (alternative) => toolDraft(alternative, name));
  if (isNothing(tool)) return empty;
  if (isCachePoint(tool)) return marked(textDraft('tools', [], placeOf(tool)), tool);
  const key = name === null ? [] : [{ kind: 'static', text: `${JSON.stringify(name)}:`, location: null } as const];
  return marked(textDraft('tools', [...key, ...jsonText(tool)], placeOf(tool)), tool);
}

/** Bedrock marks the end of the cached tools by an item of its own: `{ cachePoint: { type: 'default' } }`. */
const isCachePoint = (tool: Value): boolean =>
  tool.kind === 'record' && tool.entries.length > 0 && tool.entries.every(({ key }) => key === 'cachePoint');

/** How many tools a request offers. */
export function toolCount(value: Value): Fact<number> {
  const counts = new Map<number, Known<number>>();
  let maybeAbsent = false;
  for (const alternative of alternativesOf(value)) {
    if (isNothing(alternative)) {
      maybeAbsent = true;
      continue;
    }
    const range = countOf(alternative);
    if (range === null) return unknown(whyUncountable(alternative));
    if (range.high - range.low >= maxAlternatives) return unknown('too-many-alternatives');
    for (let count = range.low; count <= range.high; count++) {
      counts.set(count, known(count, alternative.from, alternative.use, alternative.definition));
    }
  }
  return counts.size === 0 ? absent() : severalOf([...counts.values()], maybeAbsent);
}

interface Count {
  readonly low: number;
  readonly high: number;
}

function countOf(value: Value): Count | null {
  if (value.kind === 'list') return listCount(value);
  if (value.kind !== 'record' || !value.isClosed) return null;
  const sure = value.entries.filter((entry) => !entry.isMaybe).length;
  return { low: sure, high: value.entries.length };
}

function listCount(list: ListValue): Count | null {
  if (!list.isClosed || list.items.some((item) => item.isRepeated)) return null;
  let low = 0;
  let high = 0;
  for (const item of list.items) {
    if (isCachePoint(item.value)) continue;
    const declared = item.value.kind === 'record' ? declarations(item.value) : { low: 1, high: 1 };
    if (declared === null) return null;
    low += item.isMaybe ? 0 : declared.low;
    high += declared.high;
  }
  return { low, high };
}

/** Gemini groups its functions: `{ functionDeclarations: [a, b] }`. */
function declarations(tool: RecordValue): Count | null {
  const found = ['functionDeclarations', 'function_declarations'].map((key) => field(tool, key)).find(isValue);
  if (found === undefined) return { low: 1, high: 1 };
  return found.kind === 'list' ? listCount(found) : null;
}

const whyUncountable = (value: Value) =>
  value.kind === 'list' || value.kind === 'record' ? (value.openBecause ?? 'run-time-value') : whyUnreadable(value);
