import type { InstanceValue, RecordValue, Value } from '../../value.ts';
import { alternativesOf, field, isNothing, isValue, placeOf, staticText } from '../values.ts';
import { contentDraft, firstOf, typeOf } from './content.ts';
import {
  choiceDraft,
  type Draft,
  dynamicDraft,
  empty,
  joined,
  listDraft,
  marked,
  type Role,
  textDraft,
} from './draft.ts';
import { jsonText } from './jsonText.ts';

/**
 * A list of messages, or a text that stands for one user message. What only the run knows is the messages so far, unless its type says that
 * it is a text; `isTextLikely` for parameters that are given one text by most code (`prompt`, `input`).
 */
export function messagesDraft(value: Value, role: Role, isTextLikely = false): Draft {
  switch (value.kind) {
    case 'list':
      return listDraft(value, (item) => messageDraft(item, role));
    case 'choice':
      return choiceDraft(value.alternatives, (alternative) => messagesDraft(alternative, role, isTextLikely));
    case 'opaque':
      if (isNothing(value)) return empty;
      return value.type === 'text' || (isTextLikely && !value.type && !namesMessages.test(value.code))
        ? contentDraft(value, role)
        : history(value, role);
    case 'function':
      return history(value, role);
    case 'text':
    case 'literal':
    case 'record':
    case 'instance':
      return messageDraft(value, role);
  }
}

const namesMessages = /messages|history|conversation|dialog|turns|items|transcript|list\b/i;

function history(value: Value, role: Role): Draft {
  const { parts } = dynamicDraft(role, value);
  return { parts: parts.map((part) => ({ ...part, isRepeated: true })), isComplete: false };
}

function messageDraft(value: Value, role: Role): Draft {
  switch (value.kind) {
    case 'choice':
      return choiceDraft(value.alternatives, (alternative) => messageDraft(alternative, role));
    case 'record':
      return recordDraft(value, role);
    case 'instance':
      return instanceDraft(value, role);
    case 'list':
      return tupleDraft(value, role);
    case 'opaque':
      // An answer that is sent back is the assistant's message.
      return contentDraft(value, value.provenance.kind === 'model-output' ? 'assistant' : role);
    case 'text':
    case 'literal':
    case 'function':
      return contentDraft(value, role);
  }
}

function recordDraft(message: RecordValue, fallback: Role): Draft {
  const said = field(message, 'role');
  const type = typeOf(message);
  const isBlock = type !== null && type !== 'message' && !isValue(said);
  const role = isValue(said) ? (roleOfValue(said) ?? fallback) : fallback;
  if (isBlock) return contentDraft(message, role);
  const location = placeOf(message);
  const content = firstOf(message, ['content', 'parts', 'text', 'message']);
  const calls = firstOf(message, ['tool_calls', 'toolCalls']);
  const drafts = [
    content === null ? empty : contentDraft(content, role, location),
    calls === null ? empty : textDraft('assistant', jsonText(calls), placeOf(calls)),
  ];
  if (content === null && calls === null) {
    return message.isClosed && !isValue(said) ? contentDraft(message, role) : unseen(message, role);
  }
  return marked(joined(drafts), message);
}

/** A message whose content is left out has none; in an open record it may be there. */
const unseen = (message: RecordValue, role: Role): Draft =>
  message.isClosed ? empty : { ...dynamicDraft(role, message), isComplete: false };

/** LangChain's message objects name their role: `SystemMessage`, `HumanMessage`. */
function instanceDraft(message: InstanceValue, fallback: Role): Draft {
  const content = firstOf(message.options, ['content', 'text', 'parts']);
  const said = field(message.options, 'role');
  const role =
    (isValue(said) ? roleOfValue(said) : null) ?? roleOf(message.shape.replace(/Message.*$/, '')) ?? fallback;
  return content === null ? dynamicDraft(role, message) : contentDraft(content, role, placeOf(message));
}

/** LangChain's pairs: `("system", "You are …")`. */
function tupleDraft(pair: Extract<Value, { kind: 'list' }>, fallback: Role): Draft {
  const [first, second, ...rest] = pair.items;
  const role = first === undefined ? null : roleOfValue(first.value);
  if (role === null || second === undefined || rest.length > 0) return contentDraft(pair, fallback);
  return contentDraft(second.value, role, placeOf(pair));
}

function roleOfValue(value: Value): Role | null {
  for (const alternative of alternativesOf(value)) {
    const role = roleOf(staticText(alternative) ?? '');
    if (role !== null) return role;
  }
  return null;
}

function roleOf(name: string): Role | null {
  switch (name.toLowerCase()) {
    case 'system':
    case 'developer':
      return 'system';
    case 'user':
    case 'human':
      return 'user';
    case 'assistant':
    case 'ai':
    case 'model':
    case 'chatbot':
      return 'assistant';
    case 'tool':
    case 'function':
      return 'tool';
    default:
      return null;
  }
}
