/** A text file as its bytes say it is, so that it can be written back the same way. */
export interface DecodedFile {
  /** Without a byte order mark. */
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly hasMark: boolean;
}

/** Null where the bytes are no valid text: writing them back would change more than was asked for. */
export function decodeFile(bytes: Uint8Array): DecodedFile | null {
  const encoding = markOf(bytes);
  try {
    const text = new TextDecoder(encoding ?? 'utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : { text, encoding: encoding ?? 'utf-8', hasMark: encoding !== null };
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** The bytes of another text in the encoding of a file. */
export function encodeFile(text: string, { encoding, hasMark }: DecodedFile): Uint8Array {
  const marked = hasMark ? `\uFEFF${text}` : text;
  if (encoding === 'utf-8') return new TextEncoder().encode(marked);
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < marked.length; index++) {
    view.setUint16(index * 2, marked.charCodeAt(index), encoding === 'utf-16le');
  }
  return bytes;
}

function markOf(bytes: Uint8Array): DecodedFile['encoding'] | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}
