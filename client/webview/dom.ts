import type { PageNode } from '../../server/src/protocol.ts';

/** Makes elements of a piece of a page. Texts stay texts: nothing is parsed as markup. */
export function render(node: PageNode): Node {
  if (typeof node === 'string') return document.createTextNode(node);
  const { tag, attributes, children } = node;
  const made =
    tag === 'svg' || tag === 'rect'
      ? document.createElementNS('http://www.w3.org/2000/svg', tag)
      : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.map(render));
  return made;
}

type Attributes = Readonly<Record<string, string | boolean | ((event: Event) => void)>>;

/** An element of the page's own: attributes, `true` for those without a value, functions for events. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== false) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** The text of a piece of a page. */
export const textOf = (node: PageNode): string =>
  typeof node === 'string' ? node : node.children.map(textOf).join(' ');
