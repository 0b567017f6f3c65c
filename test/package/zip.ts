import { inflateRawSync } from 'node:zlib';

/** The files in a zip archive without comment, by name, in their order. Each is unpacked when it is asked for. */
export function zipEntries(zip: Buffer): ReadonlyMap<string, () => Buffer> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('This is no zip archive.');
  const entries = new Map<string, () => Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const name = zip.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    const header = {
      isPacked: zip.readUInt16LE(at + 10) === 8,
      size: zip.readUInt32LE(at + 20),
      start: zip.readUInt32LE(at + 42),
    };
    entries.set(name, () => contentOf(zip, header));
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return entries;
}

function contentOf(
  zip: Buffer,
  { isPacked, size, start }: { readonly isPacked: boolean; readonly size: number; readonly start: number },
): Buffer {
  const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
  const data = zip.subarray(from, from + size);
  return isPacked ? inflateRawSync(data) : data;
}
