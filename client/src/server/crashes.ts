/** Decides whether a server that has crashed is started again: up to `limit` times within `period` ms. */
export function createCrashCounter(
  now: () => number,
  limit = 4,
  period = 180_000,
): { readonly mayRestart: () => boolean } {
  let crashes: readonly number[] = [];
  return {
    mayRestart: () => {
      const time = now();
      crashes = [...crashes.filter((crash) => time - crash < period), time];
      return crashes.length <= limit;
    },
  };
}
