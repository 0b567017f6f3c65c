import type { ArgumentBinding, Member, Shape } from '../types.ts';

/** LangChain in one language: the same objects under names of that language's form. */
export interface Side {
  readonly language: 'typescript' | 'python';
  /** `maxTokens` is `max_tokens` in Python. */
  readonly spell: (name: string) => string;
  /** Arguments of a method: values in a row, then in JavaScript the run's configuration, in Python keywords. */
  readonly row: (...names: readonly string[]) => ArgumentBinding;
  /** Arguments of a constructor or function that takes one record in JavaScript and keywords in Python, where some may stand in a row. */
  readonly fields: (...names: readonly string[]) => ArgumentBinding;
}

export const typescript: Side = {
  language: 'typescript',
  spell: (name) => name,
  row: (...names) => ({ positional: names, request: names.length }),
  fields: () => ({ record: 0 }),
};

export const python: Side = {
  language: 'python',
  spell: (name) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  row: (...names) => ({ positional: names }),
  fields: (...names) => (names.length > 0 ? { positional: names } : {}),
};

type Members = Readonly<Record<string, Member>>;

const join = (shape: string): Member => ({ kind: 'join', shape });
const free: Member = { kind: 'free' };

/** What every runnable has: it is put in a row with others, retried, replaced by others when it fails, and given settings. */
export function runnable(side: Side, more: Members = {}): Members {
  const { language, fields } = side;
  const view = (bind: ArgumentBinding): Member => ({ kind: 'same', bind, isView: true });
  const common: Members = {
    pipe: join('Sequence'),
    bind: view(fields()),
    [side.spell('withConfig')]: view(fields('config')),
    [side.spell('withRetry')]: { kind: 'same', bind: fields(), isView: true, sets: { $attempts: 3 } },
    [side.spell('withFallbacks')]: join('Fallbacks'),
    [side.spell('withListeners')]: view({}),
  };
  return language === 'python'
    ? {
        '|': join('Sequence'),
        with_types: view({}),
        ...common,
        ...more,
      }
    : { ...common, ...more };
}

/** Objects that change or pick what goes through a chain and send nothing. */
export const passive = (side: Side): Shape => ({
  provider: null,
  members: runnable(
    side,
    Object.fromEntries(
      ['invoke', ...(side.language === 'python' ? ['ainvoke'] : []), 'batch', 'parse'].map((name) => [name, free]),
    ),
  ),
});
