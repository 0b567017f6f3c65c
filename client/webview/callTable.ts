import type { AfterCost, PageCall, PageElement, ReportPage } from '../../server/src/protocol.ts';
import type { Row, Sort, SortKey } from './arrange.ts';
import { make, render } from './dom.ts';

export interface CallTable {
  readonly element: HTMLElement;
  readonly show: (rows: readonly Row[], sort: Sort) => void;
  /** What calls would cost, by id; empty for no what-if. */
  readonly showAfter: (after: Readonly<Record<string, AfterCost>>) => void;
  readonly showDetails: (id: string, details: PageElement | null) => void;
  /** Ids of the calls whose breakdown is open. */
  readonly open: () => readonly string[];
}

/** The table of calls, a hundred at a time. */
export function createCallTable(
  columns: ReportPage['columns'],
  /** Ids of calls whose breakdown is on its way. */
  opened: readonly string[],
  asked: {
    readonly sort: (key: SortKey) => void;
    readonly details: (call: PageCall) => void;
    readonly clear: () => void;
  },
): CallTable {
  let rows: readonly Row[] = [];
  let first = 0;
  let after: Readonly<Record<string, AfterCost>> = {};
  const open = new Map<string, PageElement | null>(opened.map((id) => [id, null]));
  const bodies = new Map<string, HTMLTableSectionElement>();

  const heads = columns.map(({ key, title, name }) =>
    make(
      'th',
      { scope: 'col', class: name, 'data-key': key },
      make('button', { type: 'button', class: 'sort', click: () => asked.sort(key as SortKey) }, title),
    ),
  );
  const table = make(
    'table',
    { class: 'calls', keydown: moveFocus },
    make('caption', { class: 'spoken' }, 'Every call with its cost, model and place'),
    make('thead', {}, make('tr', {}, ...heads)),
  );
  const none = make(
    'p',
    { class: 'none', hidden: true },
    'No call matches. ',
    make('button', { type: 'button', class: 'link', click: asked.clear }, 'Show all calls'),
  );
  const back = make('button', { type: 'button', click: () => turn(-pageSize) }, 'Previous');
  const on = make('button', { type: 'button', click: () => turn(pageSize) }, 'Next');
  const where = make('span', { role: 'status' });
  const pager = make('nav', { class: 'pager', 'aria-label': 'Pages of the table' }, back, where, on);

  function turn(by: number): void {
    first = Math.max(0, first + by);
    draw();
    table.scrollIntoView({ block: 'start' });
  }

  function draw(): void {
    for (const body of [...table.tBodies]) body.remove();
    bodies.clear();
    const shown = rows.slice(first, first + pageSize);
    table.append(...shown.map(({ call }) => bodyOf(call)));
    table.hidden = rows.length === 0;
    none.hidden = rows.length > 0;
    pager.hidden = rows.length <= pageSize;
    back.disabled = first === 0;
    on.disabled = first + pageSize >= rows.length;
    where.textContent = `Rows ${first + 1}–${first + shown.length} of ${rows.length}`;
  }

  function bodyOf(call: PageCall): HTMLTableSectionElement {
    const row = render(call.row) as HTMLTableRowElement;
    const toggle = make(
      'button',
      {
        type: 'button',
        class: 'toggle',
        'aria-expanded': 'false',
        'aria-label': `Breakdown of ${call.rank === null ? 'the call' : `call ${call.rank}`} at ${call.place}`,
        click: () => switchDetails(call),
      },
      call.rank === null ? '–' : `${call.rank}`,
    );
    row.querySelector('.rank')?.replaceChildren(toggle);
    const body = make('tbody', {}, row);
    bodies.set(call.id, body);
    drawAfter(call.id, body);
    if (open.has(call.id)) drawDetails(call.id);
    return body;
  }

  function switchDetails(call: PageCall): void {
    const isOpen = open.delete(call.id);
    if (!isOpen) open.set(call.id, null);
    drawDetails(call.id);
    if (!isOpen) asked.details(call);
  }

  function drawDetails(id: string): void {
    const body = bodies.get(id);
    if (!body) return;
    const isOpen = open.has(id);
    const details = open.get(id) ?? null;
    body.classList.toggle('open', isOpen);
    body.querySelector('.toggle')?.setAttribute('aria-expanded', `${isOpen}`);
    body.querySelector('.more')?.remove();
    if (!isOpen) return;
    const content = details === null ? make('p', { class: 'hint' }, 'Loading…') : render(details);
    body.append(make('tr', { class: 'more' }, make('td', { colspan: `${columns.length}` }, content)));
  }

  function drawAfter(id: string, body: HTMLElement): void {
    body.querySelector('.then')?.remove();
    const then = after[id];
    if (!then) return;
    const words = make('span', { class: `then ${then.direction}` }, `then ${then.cost}, ${then.change}`);
    body.querySelector('.cost')?.append(words);
  }

  return {
    element: make('div', {}, table, none, pager),
    show: (next, sort) => {
      rows = next;
      first = 0;
      for (const head of heads)
        head.setAttribute('aria-sort', head.dataset['key'] === sort.key ? sort.direction : 'none');
      draw();
    },
    showAfter: (next) => {
      after = next;
      for (const [id, body] of bodies) drawAfter(id, body);
    },
    open: () => [...open.keys()],
    showDetails: (id, details) => {
      if (!open.has(id)) return;
      open.set(id, details);
      drawDetails(id);
    },
  };
}

const pageSize = 100;

/** Up and down go to the same button of the next row. */
function moveFocus(event: Event): void {
  if (!(event instanceof KeyboardEvent) || !(event.target instanceof HTMLElement)) return;
  const name = ['toggle', 'place'].find((each) => (event.target as HTMLElement).classList.contains(each));
  const body = event.target.closest('tbody');
  if (!name || !body || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  const next = event.key === 'ArrowDown' ? body.nextElementSibling : body.previousElementSibling;
  const button = next?.querySelector<HTMLElement>(`.call .${name}`);
  if (!button) return;
  event.preventDefault();
  button.focus();
}
