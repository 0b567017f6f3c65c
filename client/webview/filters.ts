import { choices, everything, type Filter, isFiltered, type Row } from './arrange.ts';
import { make } from './dom.ts';

export interface Filters {
  readonly element: HTMLElement;
  readonly set: (filter: Filter) => void;
  /** Takes the keyboard to its first control. */
  readonly focus: () => void;
  /** Says how many rows are left. */
  readonly count: (shown: number, all: number) => void;
}

/** The row above the table that chooses calls. */
export function createFilters(rows: readonly Row[], changed: (filter: Filter) => void): Filters {
  let filter = everything;
  let typing: ReturnType<typeof setTimeout> | undefined;
  const change = (changes: Partial<Filter>): void => {
    filter = { ...filter, ...changes };
    clear.hidden = !isFiltered(filter);
    range.hidden = filter.from === null;
    changed(filter);
  };
  const search = make('input', {
    type: 'search',
    'aria-label': 'Search the calls',
    placeholder: 'Search model, file, function, rule',
    input: () => {
      clearTimeout(typing);
      typing = setTimeout(() => change({ text: search.value }), pauseOfTyping);
    },
  });
  const lists = (['model', 'task', 'folder'] as const).map((key) => {
    const options = choices(rows, key).map(([value, count]) => make('option', { value }, `${value} (${count})`));
    const list = make(
      'select',
      { 'aria-label': `Filter by ${key}`, change: () => change({ [key]: list.value }) },
      make('option', { value: '' }, `Every ${key}`),
      ...options,
    );
    return { key, list };
  });
  const only = make(
    'select',
    { 'aria-label': 'Filter by what is known', change: () => change({ only: only.value as Filter['only'] }) },
    make('option', { value: 'all' }, 'All calls'),
    make('option', { value: 'findings' }, 'With findings'),
    make('option', { value: 'unknown' }, 'Cost not known'),
  );
  const range = make(
    'button',
    { type: 'button', class: 'chip', hidden: true, click: () => change({ from: null, to: null }) },
    'One step of costs ×',
  );
  const clear = make(
    'button',
    { type: 'button', class: 'link', hidden: true, click: () => set(everything) },
    'Clear filters',
  );
  const shown = make('span', { role: 'status', class: 'shown' });

  function set(next: Filter): void {
    clearTimeout(typing);
    search.value = next.text;
    for (const { key, list } of lists) list.value = next[key];
    only.value = next.only;
    change(next);
  }

  return {
    element: make(
      'div',
      { class: 'filters', role: 'search' },
      search,
      ...lists.map(({ list }) => list),
      only,
      range,
      clear,
      shown,
    ),
    set,
    focus: () => search.focus(),
    count: (left, all) => {
      shown.textContent = left === all ? `${all} rows` : `${left} of ${all} rows`;
    },
  };
}

/** In ms: a table is not drawn for every letter of a word. */
const pauseOfTyping = 80;
