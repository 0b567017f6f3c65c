/** A piece of a page as plain data. The panel makes elements of it, the HTML file text: both show the same. */
export type PageNode = string | PageElement;

export interface PageElement {
  readonly tag: PageTag;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly PageNode[];
}

/** Nothing that loads, runs or links to anything. */
export type PageTag =
  | 'abbr'
  | 'button'
  | 'caption'
  | 'code'
  | 'dd'
  | 'details'
  | 'div'
  | 'dl'
  | 'dt'
  | 'footer'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'header'
  | 'input'
  | 'label'
  | 'li'
  | 'ol'
  | 'p'
  | 'rect'
  | 'section'
  | 'span'
  | 'strong'
  | 'summary'
  | 'svg'
  | 'table'
  | 'tbody'
  | 'td'
  | 'th'
  | 'thead'
  | 'tr'
  | 'ul';

/** Who shows the page. Only the panel can jump to code and filter. */
export type Medium = 'panel' | 'file';

export const element = (
  tag: PageTag,
  attributes: PageElement['attributes'],
  ...children: readonly PageNode[]
): PageElement => ({ tag, attributes, children });

/** An element with a class, or without attributes. */
export const box = (tag: PageTag, name: string | null, ...children: readonly PageNode[]): PageElement =>
  element(tag, name === null ? {} : { class: name }, ...children);

/** A text in which pieces between backticks are code. */
export const prose = (text: string): readonly PageNode[] =>
  text
    .split(/(`[^`]+`)/)
    .filter((piece) => piece !== '')
    .map((piece) => (/^`[^`]+`$/.test(piece) ? box('code', null, piece.slice(1, -1)) : piece));

/** Text for screen readers alone. */
export const spoken = (text: string): PageElement => box('span', 'spoken', text);
