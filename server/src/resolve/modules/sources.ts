import { parse } from 'jsonc-parser';
import { type JsonObject, type PathIndex, PendingText, type ReadText, type Sources } from './types.ts';

export function sourcesOf(index: PathIndex, read: ReadText): Sources {
  const texts = new Map<string, string | null>();
  const objects = new Map<string, JsonObject | null>();
  const text = (path: string): string | null => {
    if (!index.has(path)) return null;
    const known = texts.get(path);
    if (known !== undefined) return known;
    const content = read(path);
    if (content === 'pending') throw new PendingText(path);
    texts.set(path, content);
    return content;
  };
  return {
    index,
    text,
    json: (path) => {
      const known = objects.get(path);
      if (known !== undefined) return known;
      const object = parseObject(text(path));
      objects.set(path, object);
      return object;
    },
  };
}

function parseObject(text: string | null): JsonObject | null {
  if (text === null) return null;
  const value: unknown = parse(text, [], { allowTrailingComma: true });
  return isObject(value) ? value : null;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isText = (value: unknown): value is string => typeof value === 'string';

/** The texts in a value that should be a list of texts; a single text counts as a list of one. */
export function textsOf(value: unknown): readonly string[] {
  if (isText(value)) return [value];
  return Array.isArray(value) ? value.filter(isText) : [];
}
