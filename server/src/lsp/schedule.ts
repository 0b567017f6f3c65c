import { nextTurn } from './guard.ts';

/**
 * When to analyse a file that is being edited: at once, unless its last analysis was slow. Then a pause in the typing is waited for, the longer
 * the slower it was, so that work which the next key press would throw away is not begun.
 */
export interface Pacer {
  readonly edited: (key: string) => void;
  /** Settles when it is time to analyse. A new edit in the meantime starts the wait again. */
  readonly turn: (key: string) => Promise<void>;
  /** Tells how long an analysis took, in ms. */
  readonly ran: (key: string, duration: number) => void;
  readonly forget: (key: string) => void;
}

export function createPacer(now: () => number, sleep: (ms: number) => Promise<void> = pause): Pacer {
  const edits = new Map<string, number>();
  const lastEdit = new Map<string, number>();
  const lastRun = new Map<string, number>();
  const remaining = (key: string): number => {
    const duration = lastRun.get(key) ?? 0;
    const edit = lastEdit.get(key);
    if (duration <= patience || edit === undefined) return 0;
    return edit + Math.min(duration - patience, longestWait) - now();
  };
  return {
    edited: (key) => {
      edits.set(key, (edits.get(key) ?? 0) + 1);
      lastEdit.set(key, now());
    },
    turn: async (key) => {
      await arrivals(() => edits.get(key));
      for (let rest = remaining(key); rest > 0; rest = remaining(key)) await sleep(rest);
    },
    ran: (key, duration) => void lastRun.set(key, duration),
    forget: (key) => {
      edits.delete(key);
      lastEdit.delete(key);
      lastRun.delete(key);
    },
  };
}

/** Waits until no edit is left among the messages that have arrived. They are handed over one a turn. */
async function arrivals(edits: () => number | undefined): Promise<void> {
  for (;;) {
    const before = edits();
    await nextTurn();
    await nextTurn();
    if (edits() === before) return;
  }
}

/** An analysis up to this long, in ms, is run on every edit. */
const patience = 50;
const longestWait = 400;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
