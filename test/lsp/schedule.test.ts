import { expect, it } from 'vitest';
import { createPacer } from '../../server/src/lsp/schedule.ts';

function clock() {
  let time = 0;
  const waits: number[] = [];
  return {
    now: () => time,
    waits,
    sleep: async (ms: number) => {
      waits.push(ms);
      time += ms;
    },
  };
}

it('does not wait after a quick analysis', async () => {
  const { now, sleep, waits } = clock();
  const pacer = createPacer(now, sleep);
  pacer.ran('a', 49);
  pacer.edited('a');
  await pacer.turn('a');
  expect(waits).toEqual([]);
});

it('waits for a pause as long as an analysis is too slow, but not for ever', async () => {
  const { now, sleep, waits } = clock();
  const pacer = createPacer(now, sleep);
  pacer.ran('a', 120);
  pacer.edited('a');
  pacer.edited('a');
  await pacer.turn('a');
  expect(waits).toEqual([70]);
  pacer.ran('a', 5_000);
  pacer.edited('a');
  await pacer.turn('a');
  expect(waits).toEqual([70, 400]);
});

it('does not wait after an edit that is not one of many', async () => {
  const { now, sleep, waits } = clock();
  const pacer = createPacer(now, sleep);
  pacer.ran('a', 120);
  pacer.edited('a');
  await pacer.turn('a');
  await sleep(1_000);
  pacer.edited('a');
  await pacer.turn('a');
  expect(waits).toEqual([1_000]);
});

it('starts the wait again on a new edit', async () => {
  const { now, sleep, waits } = clock();
  let pacer = createPacer(now, sleep);
  let edits = 0;
  pacer = createPacer(now, async (ms) => {
    await sleep(edits === 0 ? ms / 2 : ms);
    if (edits++ === 0) pacer.edited('a');
  });
  pacer.ran('a', 100);
  pacer.edited('a');
  pacer.edited('a');
  await pacer.turn('a');
  expect(waits).toEqual([25, 50]);
});
