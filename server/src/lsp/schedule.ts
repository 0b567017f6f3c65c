import { nextTurn } from './guard.ts';

/**
 * When to analyse a file that is being edited: at once, unless its last analysis was slow and it is being typed in. Then a pause in the typing is
 * waited for, the longer the slower it was, so that work which the next key press would throw away is not begun. An edit after a pause, such as a
 * fix that is taken or text that is pasted, does not wait.
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
  const edits = new Map<string, Edits>();
  const lastRun = new Map<string, number>();
  const remaining = (key: string): number => {
    const duration = lastRun.get(key) ?? 0;
    const known = edits.get(key);
    const isTyping = known !== undefined && known.last - known.before < longestWait;
    return isTyping && duration > patience ? known.last + Math.min(duration - patience, longestWait) - now() : 0;
  };
  return {
    edited: (key) => {
      const { count, last } = edits.get(key) ?? { count: 0, last: Number.NEGATIVE_INFINITY };
      edits.set(key, { count: count + 1, last: now(), before: last });
    },
    turn: async (key) => {
      await arrivals(() => edits.get(key)?.count);
      for (let rest = remaining(key); rest > 0; rest = remaining(key)) await sleep(rest);
    },
    ran: (key, duration) => void lastRun.set(key, duration),
    forget: (key) => {
      edits.delete(key);
      lastRun.delete(key);
    },
  };
}

interface Edits {
  readonly count: number;
  /** When the last two came, in ms. */
  readonly last: number;
  readonly before: number;
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
/** In ms; also how close edits are that are typed. */
const longestWait = 400;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
