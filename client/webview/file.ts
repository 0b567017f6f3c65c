// The script inside the HTML file: searches and sorts its table of calls. Without it the file can be read and printed all the same.

const table = document.querySelector<HTMLTableElement>('table.calls');
if (table) enliven(table);

function enliven(calls: HTMLTableElement): void {
  const rows = [...calls.tBodies].map((body, index) => ({ body, index, text: textOf(body) }));
  const filters = document.querySelector<HTMLElement>('.filters');
  const search = document.querySelector<HTMLInputElement>('#search');
  const found = document.querySelector<HTMLInputElement>('#with-findings');
  const shown = document.querySelector<HTMLElement>('#shown');
  if (!filters || !search || !found || !shown) return;

  const filter = (): void => {
    const words = search.value.toLowerCase().split(/\s+/);
    let count = 0;
    for (const { body, text } of rows) {
      const isShown =
        words.every((word) => text.includes(word)) && (!found.checked || Number(body.dataset['findings']) > 0);
      body.hidden = !isShown;
      if (isShown) count++;
    }
    shown.textContent = `${count} of ${rows.length} shown`;
  };
  const sortBy = (head: HTMLElement, key: string): void => {
    const isAscending = head.getAttribute('aria-sort') === 'descending';
    for (const other of calls.querySelectorAll('th[aria-sort]')) other.setAttribute('aria-sort', 'none');
    head.setAttribute('aria-sort', isAscending ? 'ascending' : 'descending');
    const sign = isAscending ? 1 : -1;
    const sorted = rows.toSorted(
      (a, b) => sign * compare(a.body.dataset[key] ?? '', b.body.dataset[key] ?? '') || a.index - b.index,
    );
    calls.append(...sorted.map(({ body }) => body));
  };

  filters.hidden = false;
  search.addEventListener('input', filter);
  found.addEventListener('change', filter);
  for (const head of calls.querySelectorAll<HTMLElement>('th[data-key]')) {
    const key = head.dataset['key'] ?? '';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    button.append(...head.childNodes);
    button.addEventListener('click', () => sortBy(head, key));
    head.append(button);
    head.setAttribute('aria-sort', key === 'cost' ? 'descending' : 'none');
  }
  filter();
}

function textOf(body: HTMLElement): string {
  return (body.querySelector('tr.call')?.textContent ?? '').toLowerCase();
}

/** Numbers by size, and what has none last among the ascending; else by the alphabet. */
function compare(a: string, b: string): number {
  const [x, y] = [Number(a || Number.NaN), Number(b || Number.NaN)];
  if (Number.isNaN(x) || Number.isNaN(y)) {
    if (Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(x) ? -1 : 1;
    return a.localeCompare(b);
  }
  return x - y;
}
