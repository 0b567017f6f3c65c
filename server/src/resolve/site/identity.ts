import { hashText } from '../../base/hash.ts';
import type { ObservedCall } from '../observed.ts';
import type { Value } from '../value.ts';

/** What stays of a call when lines move and texts change: its file, the names around it, and the API. */
export const placeKey = (path: string, symbols: readonly string[], api: string): string =>
  [path, ...symbols, '', api].join('\0');

/** `ordinal` counts the calls of the same key from the top of the file. */
export const siteId = (key: string, ordinal: number): string => hashText(`${key}\0${ordinal}`);

/** A hash of what the call says, without places: a moved call keeps it, a changed one does not. */
export const shapeHash = (observed: ObservedCall): string =>
  hashText(
    [
      observed.sdk.id,
      observed.language,
      observed.spec.api,
      observed.receiver === null ? '' : canonical(observed.receiver),
      ...observed.through.map((step) => step.name),
      canonical(observed.parameters),
    ].join('\0'),
  );

/** A text that is equal for values that say the same. Keys keep no order, lists do. */
function canonical(value: Value): string {
  switch (value.kind) {
    case 'literal':
      return String(value.value);
    case 'text':
      if (value.json) return `json${canonical(value.json)}`;
      return JSON.stringify(
        value.parts.map((part) => (part.kind === 'static' ? part.text : { hole: part.provenance.kind })),
      );
    case 'list':
      return `[${value.items.map((item) => canonical(item.value) + (item.isRepeated ? '*' : '')).join()}${value.isClosed ? '' : '…'}]`;
    case 'record': {
      const entries = value.entries.map((entry) => `${JSON.stringify(entry.key)}:${canonical(entry.value)}`).toSorted();
      return `{${entries.join()}${value.isClosed ? '' : '…'}}`;
    }
    case 'instance':
      return `${value.sdk}.${value.shape}${canonical(value.options)}`;
    case 'function':
      return `function ${value.name ?? ''}`;
    case 'choice':
      return value.alternatives.map(canonical).join('|');
    case 'opaque':
      return `<${value.provenance.kind}>`;
  }
}
