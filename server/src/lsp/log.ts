import type { Connection } from 'vscode-languageserver';

/** Messages for the editor's output channel, by level. */
export interface Log {
  readonly error: (message: string, cause?: unknown) => void;
  readonly warn: (message: string) => void;
  readonly info: (message: string) => void;
  readonly debug: (message: string) => void;
  /** Shown only while the client traces the server. */
  readonly trace: (message: string) => void;
}

export function createLog({ console, tracer }: Connection): Log {
  return {
    error: (message, cause) => console.error(cause === undefined ? message : `${message}: ${describe(cause)}`),
    warn: (message) => console.warn(message),
    info: (message) => console.info(message),
    debug: (message) => console.debug(message),
    trace: (message) => tracer.log(message),
  };
}

const describe = (cause: unknown): string =>
  cause instanceof Error ? (cause.stack ?? `${cause.name}: ${cause.message}`) : String(cause);
