/**
 * Collects the garbage of an analysis once nobody has typed for a moment. Most of what an analysis makes is of no use after the next one: where
 * the system collects it when there is no more room, that is in the middle of an edit, and what is still in use then counts as long-lived.
 */
export function createTidy(collect: () => void, sleep: (ms: number) => Promise<void> = pause): () => void {
  let analyses = 0;
  return () => {
    const analysis = ++analyses;
    void sleep(quietMs).then(() => {
      if (analysis === analyses) collect();
    });
  };
}

/** As long as it takes to send results, and shorter than the time between two keys. */
const quietMs = 12;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
