/**
 * A 64-bit FNV-1a style hash of a text as 16 hexadecimal digits. It names things (ids, cache keys); it is no protection against
 * somebody who wants a collision.
 */
export function hashText(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x01000193 ^ text.length;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    low = Math.imul(low ^ (code & 0xff), 0x01000193);
    low = Math.imul(low ^ (code >>> 8), 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b);
    high ^= high >>> 13;
  }
  return hex(low ^ (high >>> 16)) + hex(Math.imul(high ^ low, 0xc2b2ae35));
}

const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');
