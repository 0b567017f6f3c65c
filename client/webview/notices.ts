import { make } from './dom.ts';
import type { FromPage, ToPage } from './messages.ts';

type Problem = Extract<ToPage, { kind: 'problem' }>['problem'];
type Ask = (message: FromPage) => void;

/** A line above the report that says what is going on, while the report stays. */
export interface Notices {
  readonly element: HTMLElement;
  readonly scanning: (percent: number | null, text: string) => void;
  readonly outdated: () => void;
  readonly problem: (kind: Problem, text: string) => void;
  readonly hide: () => void;
}

export function createNotices(ask: Ask): Notices {
  const element = make('div', { class: 'banner', hidden: true });
  const show = (kind: string, ...children: readonly Node[]): void => {
    element.className = `banner ${kind}`;
    element.replaceChildren(...children);
    element.hidden = false;
  };
  return {
    element,
    scanning: (percent, text) => {
      const known = element.hidden ? null : element.querySelector('progress');
      if (known) {
        if (percent !== null) known.value = percent;
        element.querySelector('.text')?.replaceChildren(text);
        return;
      }
      const value = percent === null ? {} : { value: `${percent}` };
      const bar = make('progress', { max: '100', 'aria-label': 'Scanning the workspace', ...value });
      show('scanning', bar, words(text), asking(ask, 'Cancel', { kind: 'cancel' }));
    },
    outdated: () =>
      show('outdated', words('The code has changed since this report.'), asking(ask, 'Refresh', { kind: 'refresh' })),
    problem: (kind, text) => show(kind, words(`${problemTitles[kind]} ${text}`), ...wayOut(kind, ask)),
    hide: () => {
      element.hidden = true;
    },
  };
}

export const problemTitles: Readonly<Record<Problem, string>> = {
  cancelled: 'The scan was cancelled.',
  failed: 'The scan failed.',
  'no-folder': 'No folder is open.',
};

/** In the place of a report that there is not. */
export const problemPage = (kind: Problem, text: string, ask: Ask): HTMLElement =>
  make(
    'div',
    { class: 'empty' },
    make('h1', {}, problemTitles[kind]),
    make('p', {}, text),
    make('p', { class: 'buttons' }, ...wayOut(kind, ask)),
  );

/** For a workspace in which nothing was found. */
export const nothingFound = (): HTMLElement =>
  make(
    'div',
    { class: 'empty' },
    make('h2', {}, 'No LLM calls found'),
    make(
      'p',
      {},
      'Nothing here reaches an LLM SDK, a framework or a provider that is known. Tests, examples, documentation and generated code are left out. Calls through wrappers of your own can be declared in ',
      make('code', {}, 'llm-cost.json'),
      '.',
    ),
  );

/** A button that asks the extension for something. */
export const asking = (ask: Ask, text: string, message: FromPage, label = text): HTMLButtonElement =>
  make('button', { type: 'button', 'aria-label': label, click: () => ask(message) }, text);

const words = (text: string): HTMLElement => make('span', { class: 'text' }, text);

function wayOut(kind: Problem, ask: Ask): readonly HTMLElement[] {
  if (kind === 'no-folder') return [];
  const again = asking(ask, 'Scan again', { kind: 'refresh' });
  return kind === 'failed' ? [again, asking(ask, 'Show the log', { kind: 'log' })] : [again];
}
