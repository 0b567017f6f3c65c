import type { CliPorts } from './ports.ts';

export interface Progress {
  readonly show: (done: number, total: number) => void;
  /** Clears the line. */
  readonly end: () => Promise<void>;
}

/** One line on stderr that is written over, at most ten times a second; nothing where stderr is no terminal. */
export function progressLine({ stderr, now }: CliPorts, quiet: boolean): Progress {
  if (quiet || !stderr.isTerminal) return { show: () => {}, end: async () => {} };
  let last = now();
  let written: Promise<void> = Promise.resolve();
  let isShown = false;
  return {
    show: (done, total) => {
      if (now() - last < 100) return;
      last = now();
      isShown = true;
      const text = `\r\u001b[K${done} of ${total} files`;
      written = written.then(() => stderr.write(text));
    },
    end: async () => {
      await written;
      if (isShown) await stderr.write('\r\u001b[K');
    },
  };
}
