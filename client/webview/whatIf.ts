import type { Levers, WhatIfPage } from '../../server/src/protocol.ts';
import { make, render } from './dom.ts';

export interface WhatIfControls {
  readonly element: HTMLElement;
  readonly levers: () => Levers;
  readonly set: (levers: Levers) => void;
  readonly show: (answer: WhatIfPage | null) => void;
  /** Says which calls the what-if is about. */
  readonly about: (text: string) => void;
}

export const asItIs: Levers = { smallerModelShare: null, cacheHitShare: null, batchShare: null, outputCap: null };

export const isMoved = (levers: Levers): boolean => Object.values(levers).some((value) => value !== null);

interface LeverSpec {
  readonly key: keyof Levers;
  readonly title: string;
  readonly hint: string;
  readonly unit: string;
  readonly most: number;
  readonly step: number;
  /** Where it stands when it is switched on. */
  readonly start: number;
  /** From what is shown to what is sent. */
  readonly factor: number;
}

const share = { unit: '%', most: 100, step: 5, factor: 0.01 } as const;

const specs: readonly LeverSpec[] = [
  {
    ...share,
    key: 'smallerModelShare',
    title: 'Smaller model',
    hint: 'share of executions that a smaller model of the same provider takes over',
    start: 50,
  },
  {
    ...share,
    key: 'cacheHitShare',
    title: 'Cache hits',
    hint: 'share of executions that find the static start of their prompt in the cache',
    start: 80,
  },
  { ...share, key: 'batchShare', title: 'Batch', hint: 'share of executions that go through the batch API', start: 50 },
  {
    key: 'outputCap',
    title: 'Output cap',
    hint: 'longest answer',
    unit: 'tokens',
    most: 4000,
    step: 50,
    start: 500,
    factor: 1,
  },
];

/** The levers, and what the server answers when they are moved. No figure is calculated here. */
export function createWhatIf(changed: () => void): WhatIfControls {
  const rows = specs.map((spec) => leverRow(spec, changed));
  const about = make('p', { class: 'hint' });
  const answer = make('div', { class: 'answer-box', 'aria-live': 'polite' });
  const reset = make(
    'button',
    {
      type: 'button',
      class: 'link',
      click: () => {
        for (const row of rows) row.set(null);
        changed();
      },
    },
    'Reset',
  );
  return {
    element: make(
      'section',
      { class: 'card wide what-if', 'aria-labelledby': 'what-if' },
      make('h2', { id: 'what-if' }, 'What if'),
      about,
      make('div', { class: 'levers' }, ...rows.map(({ element }) => element)),
      reset,
      answer,
    ),
    levers: () => Object.fromEntries(rows.map(({ key, value }) => [key, value()])) as unknown as Levers,
    set: (levers) => {
      for (const row of rows) row.set(levers[row.key]);
    },
    show: (page) => answer.replaceChildren(...(page === null ? [] : [render(page.summary)])),
    about: (text) => {
      about.textContent = text;
    },
  };
}

interface LeverRow {
  readonly key: keyof Levers;
  readonly element: HTMLElement;
  readonly value: () => number | null;
  readonly set: (value: number | null) => void;
}

function leverRow({ key, title, hint, unit, most, step, start, factor }: LeverSpec, changed: () => void): LeverRow {
  const isOn = make('input', { type: 'checkbox', id: `lever-${key}`, change: () => enable() });
  const number = make('input', {
    type: 'number',
    min: '0',
    max: `${most}`,
    step: '1',
    value: `${start}`,
    'aria-label': `${title} in ${unit}`,
    input: () => move(number.value),
  });
  const slider = make('input', {
    type: 'range',
    min: '0',
    max: `${most}`,
    step: `${step}`,
    value: `${start}`,
    'aria-label': `${title}: ${hint}`,
    input: () => move(slider.value),
  });
  const enable = (): void => {
    element.classList.toggle('on', isOn.checked);
    slider.setAttribute('aria-valuetext', isOn.checked ? `${slider.value} ${unit}` : 'as it is');
    changed();
  };
  /** Whoever moves a lever wants it on. */
  const move = (value: string): void => {
    if (value === '') return;
    number.value = value;
    slider.value = value;
    isOn.checked = true;
    enable();
  };
  const element = make(
    'div',
    { class: 'lever' },
    make('label', { for: `lever-${key}` }, isOn, make('span', { class: 'title' }, title)),
    slider,
    make('span', { class: 'amount-of' }, number, ` ${unit}`),
    make('span', { class: 'hint' }, hint),
  );
  return {
    key,
    element,
    value: () => {
      const given = Number(number.value);
      if (!isOn.checked || number.value === '' || !Number.isFinite(given)) return null;
      return Math.min(factor === 1 ? 1_000_000 : most, Math.max(0, given)) * factor;
    },
    set: (value) => {
      isOn.checked = value !== null;
      if (value !== null) {
        number.value = `${Math.round(value / factor)}`;
        slider.value = number.value;
      }
      element.classList.toggle('on', isOn.checked);
    },
  };
}
