import type { ReportPage } from '../../server/src/protocol.ts';
import { arranged, everything, type Filter, isFiltered, type Row, sortedBy } from './arrange.ts';
import { type CallTable, createCallTable } from './callTable.ts';
import { make, render, textOf } from './dom.ts';
import { createFilters, type Filters } from './filters.ts';
import type { Folder, FromPage, Place, ToPage } from './messages.ts';
import { createNotices, nothingFound, problemPage, problemTitles } from './notices.ts';
import { type Remembered, rememberedFrom } from './remembered.ts';
import { toolbar } from './toolbar.ts';
import { createWhatIf, isMoved, type WhatIfControls } from './whatIf.ts';

export interface Panel {
  readonly receive: (message: ToPage) => void;
}

export function createPanel(input: {
  readonly root: HTMLElement;
  readonly ask: (message: FromPage) => void;
  readonly remembered: unknown;
  readonly remember: (state: Remembered) => void;
}): Panel {
  const { root, ask } = input;
  let state = rememberedFrom(input.remembered);
  let shown: Shown | null = null;
  let question = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const notices = createNotices(ask);
  const live = make('div', { class: 'spoken', role: 'status' });
  const content = make('main', {});
  root.replaceChildren(notices.element, live, content);
  root.addEventListener('click', clicked);

  function remember(changes: Partial<Remembered>): void {
    state = { ...state, ...changes };
    input.remember(state);
  }

  /** For screen readers; what has been said is not said again. */
  function say(text: string): void {
    if (live.textContent !== text) live.textContent = text;
  }

  // -------------------------------------------------------------------------------------------------------- messages

  function receive(message: ToPage): void {
    switch (message.kind) {
      case 'scanning':
        notices.scanning(message.percent, message.text);
        say('Scanning the workspace');
        break;
      case 'page':
        show(message.page, message.folders, message.folder);
        break;
      case 'current':
        notices.hide();
        break;
      case 'outdated':
        notices.outdated();
        break;
      case 'problem':
        problem(message.problem, message.text);
        break;
      case 'details':
        shown?.table.showDetails(message.id, message.details);
        break;
      case 'whatIf':
        if (message.number !== question) break;
        shown?.whatIf.show(message.answer);
        shown?.table.showAfter(message.answer?.after ?? {});
        break;
      case 'said':
        say(message.text);
    }
  }

  function problem(kind: Extract<ToPage, { kind: 'problem' }>['problem'], text: string): void {
    say(problemTitles[kind]);
    if (shown) {
      notices.problem(kind, text);
      return;
    }
    notices.hide();
    content.replaceChildren(problemPage(kind, text, ask));
  }

  // ------------------------------------------------------------------------------------------------------------ page

  function show(page: ReportPage, folders: readonly Folder[], folder: string): void {
    const top = document.documentElement.scrollTop;
    const isSame = shown?.folder === folder;
    const focused = document.activeElement?.getAttribute('aria-label') ?? null;
    const opened = isSame ? (shown?.table.open() ?? []) : [];
    if (page.calls.length === 0) {
      shown = null;
      content.replaceChildren(toolbar(folders, folder, ask), render(page.headline), nothingFound(), render(page.basis));
      return;
    }
    const rows = page.calls.map((call): Row => ({ call, text: `${textOf(call.row)} ${call.words}`.toLowerCase() }));
    const open = page.calls.filter(({ id }) => opened.includes(id));
    const table = createCallTable(
      page.columns,
      open.map(({ id }) => id),
      {
        sort: (key) => {
          remember({ sort: sortedBy(state.sort, key) });
          arrange();
        },
        details: (call) => ask({ kind: 'details', ids: call.ids }),
        clear: () => shown?.filters.set(everything),
      },
    );
    const filters = createFilters(rows, (filter) => {
      remember({ filter });
      arrange();
      askWhatIf();
    });
    const whatIf = createWhatIf(() => {
      remember({ levers: whatIf.levers() });
      askWhatIf();
    });
    shown = { folder, rows, table, filters, whatIf };
    const kept = known(state.filter, rows);
    whatIf.set(state.levers);
    // Without a cost there is nothing that a lever could change.
    whatIf.element.hidden = rows.every(({ call }) => call.cost === null);
    content.replaceChildren(
      // The charts have many controls, which those who use the keyboard need not go through.
      make('button', { type: 'button', class: 'skip', click: filters.focus }, 'Go to the calls'),
      toolbar(folders, folder, ask),
      render(page.headline),
      render(page.figures),
      make('div', { class: 'charts' }, ...page.charts.map(render)),
      whatIf.element,
      make(
        'section',
        { class: 'all-calls', 'aria-labelledby': 'calls' },
        make('h2', { id: 'calls' }, 'Calls'),
        filters.element,
        table.element,
      ),
      ...(page.savings === null ? [] : [render(page.savings)]),
      render(page.basis),
    );
    stickBelow(filters.element);
    filters.set(kept);
    for (const { ids } of open) ask({ kind: 'details', ids });
    if (isSame) document.documentElement.scrollTop = top;
    if (isSame && focused !== null) focusOn(focused);
    say(textOf(page.headline));
  }

  /** A page that is drawn anew leaves the user where they were. */
  function focusOn(label: string): void {
    const same = [...content.querySelectorAll<HTMLElement>('[aria-label]')].find(
      (each) => each.getAttribute('aria-label') === label,
    );
    same?.focus({ preventScroll: true });
  }

  function arrange(): void {
    if (!shown) return;
    const { rows, table, filters } = shown;
    const left = arranged(rows, state.filter, state.sort);
    table.show(left, state.sort);
    filters.count(left.length, rows.length);
  }

  /** Asks once the levers rest for a moment. */
  function askWhatIf(): void {
    if (!shown) return;
    const { rows, whatIf, table } = shown;
    const chosen = isFiltered(state.filter) ? arranged(rows, state.filter, state.sort) : null;
    whatIf.about(
      chosen === null
        ? 'Move a lever to see what every call would cost. Filters of the table choose the calls that it is about.'
        : `About the ${chosen.length} rows that the filters of the table leave.`,
    );
    question++;
    clearTimeout(timer);
    if (!isMoved(state.levers)) {
      whatIf.show(null);
      table.showAfter({});
      return;
    }
    const number = question;
    const among = chosen?.flatMap(({ call }) => call.ids) ?? null;
    timer = setTimeout(() => ask({ kind: 'whatIf', number, levers: state.levers, among }), 60);
  }

  // ---------------------------------------------------------------------------------------------------------- clicks

  function clicked({ target }: Event): void {
    const made = target instanceof Element ? target.closest('button') : null;
    if (!made || !shown) return;
    const { file, group, value, from, to } = made.dataset;
    if (file !== undefined) ask({ kind: 'open', place: placeOf(made.dataset, file) });
    const filter = filterOf(group, value, from, to);
    if (filter === null) return;
    shown.filters.set(filter);
    document.querySelector('#calls')?.scrollIntoView({ block: 'start' });
    say(`${arranged(shown.rows, state.filter, state.sort).length} rows`);
  }

  return { receive };
}

interface Shown {
  readonly folder: string;
  readonly rows: readonly Row[];
  readonly table: CallTable;
  readonly filters: Filters;
  readonly whatIf: WhatIfControls;
}

/** A filter without the values that this report does not have. */
function known(filter: Filter, rows: readonly Row[]): Filter {
  const has = (key: 'model' | 'task' | 'folder'): string =>
    rows.some(({ call }) => call[key] === filter[key]) ? filter[key] : '';
  return { ...filter, model: has('model'), task: has('task'), folder: has('folder') };
}

/** What a click on a group or on a bar shows. */
function filterOf(
  group: string | undefined,
  value = '',
  from: string | undefined,
  to: string | undefined,
): Filter | null {
  if (group === 'model' || group === 'task' || group === 'folder') return { ...everything, [group]: value };
  if (from === undefined || to === undefined) return null;
  return { ...everything, from: Number(from), to: Number(to) };
}

function placeOf({ cell, line, column, endLine, endColumn }: DOMStringMap, file: string): Place {
  const number = (text: string | undefined): number | null => (text === undefined ? null : Number(text));
  return {
    file,
    cell: number(cell),
    line: number(line),
    column: number(column),
    endLine: number(endLine),
    endColumn: number(endColumn),
  };
}

/** The head of the table stays below the filters, however many lines these take. */
function stickBelow(filters: HTMLElement): void {
  new ResizeObserver(() =>
    document.documentElement.style.setProperty('--below-filters', `${filters.offsetHeight}px`),
  ).observe(filters);
}
