import type { Location } from '../../../base/span.ts';
import type { PromptPart } from '../../callSite.ts';
import type { RecordValue, Value } from '../../value.ts';
import { factOf, field, isNothing, isValue, placeOf, staticText } from '../values.ts';
import {
  changed,
  choiceDraft,
  type Draft,
  dynamicDraft,
  empty,
  listDraft,
  marked,
  type Role,
  textDraft,
} from './draft.ts';
import { jsonText } from './jsonText.ts';

/**
 * The content of a message or of a system option: a text, a list of blocks, or one block. `location` is the message, for texts that are
 * its whole content.
 */
export function contentDraft(value: Value, role: Role, location: Location | null = null): Draft {
  switch (value.kind) {
    case 'text':
      return value.parts.length === 0 ? empty : textDraft(role, value.parts, location ?? placeOf(value));
    case 'literal':
      return isNothing(value)
        ? empty
        : textDraft(role, [{ kind: 'static', text: String(value.value), location: null }], location);
    case 'list':
      return listDraft(value, (item) => contentDraft(item, role));
    case 'record':
      return blockDraft(value, role);
    case 'choice':
      return choiceDraft(value.alternatives, (alternative) => contentDraft(alternative, role, location));
    case 'instance':
      return instanceDraft(value.options, role, value);
    case 'function':
    case 'opaque':
      return isNothing(value) ? empty : dynamicDraft(role, value);
  }
}

/** A content block of any provider: text, image, audio, file, tool call or tool result. */
function blockDraft(block: RecordValue, role: Role): Draft {
  const location = placeOf(block);
  const type = typeOf(block);
  const media = mediaOf(block, type);
  if (media !== null) {
    const withMedia = changed(textDraft(role, [], location), { media: [media] });
    return marked(withMedia, block);
  }
  const result = toolResultOf(block, type);
  if (result !== null) return marked(contentDraft(result, 'tool', location), block);
  const text = firstOf(block, ['text', 'content', 'page_content', 'pageContent', 'parts', 'thinking', 'refusal']);
  if (text !== null) return marked(contentDraft(text, role, location), block);
  if (isToolCall(block, type)) return marked(textDraft('assistant', jsonText(block), location), block);
  // What is left is a block that only marks the end of the cached prefix (`{ cachePoint: {…} }`), or one that nobody can see into.
  const bare = marked(textDraft(role, [], location), block);
  if (bare.parts.some((part) => part.marker !== null)) return bare;
  return block.isClosed ? empty : { ...dynamicDraft(role, block), isComplete: false };
}

const instanceDraft = (options: RecordValue, role: Role, value: Value): Draft => {
  const text = firstOf(options, ['text', 'content']);
  return text === null ? dynamicDraft(role, value) : contentDraft(text, role, placeOf(value));
};

/** A bare cache mark belongs to the part before it. */
export function withCachePointsAttached(draft: Draft): Draft {
  const parts: Draft['parts'][number][] = [];
  for (const part of draft.parts) {
    const last = parts.at(-1);
    const isBareMark = part.marker !== null && part.text.length === 0 && part.media.length === 0;
    if (!isBareMark) parts.push(part);
    else if (last !== undefined) parts[parts.length - 1] = { ...last, marker: part.marker };
  }
  return { ...draft, parts };
}

export function firstOf(record: Value, keys: readonly string[]): Value | null {
  for (const key of keys) {
    const found = field(record, key);
    if (isValue(found) && !isNothing(found)) return found;
  }
  return null;
}

export function typeOf(block: Value): string | null {
  const type = field(block, 'type');
  return isValue(type) ? staticText(type) : null;
}

type Media = PromptPart['media'][number];

const mediaTypes: Readonly<Record<string, Media['kind']>> = {
  image: 'image',
  image_url: 'image',
  input_image: 'image',
  input_audio: 'audio',
  audio: 'audio',
  file: 'file',
  input_file: 'file',
  document: 'file',
  media: 'file',
};

const mediaKeys: Readonly<Record<string, Media['kind']>> = {
  image_url: 'image',
  image: 'image',
  input_audio: 'audio',
  document: 'file',
  inlineData: 'file',
  inline_data: 'file',
  fileData: 'file',
  file_data: 'file',
};

/** The `detail` of an image stands in the image or in the block around it. */
function mediaOf(block: RecordValue, type: string | null): Media | null {
  const key = Object.keys(mediaKeys).find((name) => block.entries.some((entry) => entry.key === name));
  const kind = type !== null ? mediaTypes[type] : key === undefined ? undefined : mediaKeys[key];
  if (kind === undefined) return null;
  const inner = field(block, 'image_url.detail');
  const outer = inner === 'absent' || !isValue(inner) ? field(block, 'detail') : inner;
  const detail = outer === 'absent' ? field(block, 'providerOptions.openai.imageDetail') : outer;
  return { kind: mimeKind(block) ?? kind, detail: factOf(detail, staticText), location: placeOf(block) };
}

/** Gemini and AI SDK files say by their media type what they are. */
function mimeKind(block: RecordValue): Media['kind'] | null {
  const paths = [
    'inlineData.mimeType',
    'inline_data.mime_type',
    'fileData.mimeType',
    'file_data.mime_type',
    'mediaType',
    'mimeType',
  ];
  for (const path of paths) {
    const found = field(block, path);
    const mime = isValue(found) ? staticText(found) : null;
    if (mime !== null) return mime.startsWith('image/') ? 'image' : mime.startsWith('audio/') ? 'audio' : 'file';
  }
  return null;
}

function toolResultOf(block: RecordValue, type: string | null): Value | null {
  if (type === 'tool_result') return firstOf(block, ['content']);
  if (type === 'tool-result') return firstOf(block, ['output.value', 'output', 'result']);
  if (type === 'function_call_output') return firstOf(block, ['output']);
  return firstOf(block, ['toolResult.content', 'functionResponse.response', 'function_response.response']);
}

const isToolCall = (block: RecordValue, type: string | null): boolean =>
  ['tool_use', 'tool-call', 'function_call', 'function'].includes(type ?? '') ||
  block.entries.some((entry) => ['toolUse', 'functionCall', 'function_call'].includes(entry.key));
