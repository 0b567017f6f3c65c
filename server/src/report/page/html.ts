import { plain } from '../writers/text.ts';
import type { PageElement, PageNode } from './node.ts';

/** The text of a piece of a page. Nothing in it can be markup but what its elements are. */
export function html(node: PageNode): string {
  if (typeof node === 'string') return escaped(node);
  const { tag, attributes, children } = node;
  const given = Object.entries(attributes).map(([name, value]) =>
    value === '' ? ` ${name}` : ` ${name}="${escaped(value)}"`,
  );
  const start = `<${tag}${given.join('')}>`;
  return isVoid(tag) ? start : `${start}${children.map(html).join('')}</${tag}>`;
}

/** Elements that have no end in a page. A bar of a chart has one. */
const isVoid = (tag: PageElement['tag']): boolean => tag === 'input';

/** For texts and for attributes between quotes. */
export const escaped = (text: string): string =>
  plain(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
