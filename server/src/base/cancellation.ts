/** Asked between steps of long work; work that finds it cancelled stops early and its result is thrown away. */
export interface Cancellation {
  readonly isCancelled: () => boolean;
}

export const neverCancelled: Cancellation = { isCancelled: () => false };
