import { expect, it } from 'vitest';
import { createTidy } from '../../server/src/lsp/tidy.ts';

/** Pauses that last until they are ended. */
function tidyWithPauses() {
  const pauses: (() => void)[] = [];
  let collected = 0;
  const tidy = createTidy(
    () => collected++,
    () => new Promise((resolve) => pauses.push(resolve)),
  );
  const endPause = async (index: number): Promise<number> => {
    pauses[index]?.();
    await Promise.resolve();
    await Promise.resolve();
    return collected;
  };
  return { tidy, endPause };
}

it('collects garbage a moment after an analysis', async () => {
  const { tidy, endPause } = tidyWithPauses();
  tidy();
  expect(await endPause(0)).toBe(1);
  tidy();
  expect(await endPause(1)).toBe(2);
});

it('waits for the last of several analyses', async () => {
  const { tidy, endPause } = tidyWithPauses();
  tidy();
  tidy();
  expect(await endPause(0)).toBe(0);
  expect(await endPause(1)).toBe(1);
});
