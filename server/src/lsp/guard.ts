import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Log } from './log.ts';

/** Answers a request. Edits and cancellations that are already on their way are taken in before the work begins. */
export type Handler<Params, Result> = (
  params: Params,
  token: CancellationToken,
) => Promise<Result | ResponseError<never>>;

/** Runs the work of a request so that it cannot harm the others: a failure is logged under the request's name and answered as if there was nothing to tell. */
export type Guard = <Params, Result>(
  name: string,
  nothing: Result,
  work: (params: Params, token: CancellationToken) => Promise<Result> | Result,
) => Handler<Params, Result>;

export function createGuard(log: Log, now: () => number): Guard {
  return (name, nothing, work) => async (params, token) => {
    await nextTurn();
    if (token.isCancellationRequested) return cancelled();
    const start = now();
    try {
      const result = await work(params, token);
      if (token.isCancellationRequested) return cancelled();
      log.trace(`${name}: ${Math.round(now() - start)} ms`);
      return result;
    } catch (error) {
      if (token.isCancellationRequested) return cancelled();
      log.error(`${name} failed`, error);
      return nothing;
    }
  };
}

/** Runs work that nobody waits for. */
export function inBackground(log: Log, name: string, work: () => Promise<unknown>): void {
  work().catch((error: unknown) => log.error(`${name} failed`, error));
}

/** Lets messages that have arrived be handled first. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const cancelled = (): ResponseError<never> =>
  new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
