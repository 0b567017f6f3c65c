import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { largeFile } from '../../scripts/bench/code/largeFile.ts';
import { workspaceOf } from './memory.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const usedMB = (): number => {
  collect();
  collect();
  return process.memoryUsage().heapUsed / 1e6;
};

it('of the texts that were typed before, nothing is kept in memory', () => {
  const text = largeFile('python');
  const at = text.indexOf('    verdicts = []\n', text.length / 3);
  const { engine } = workspaceOf({});
  const type = (count: number): void => {
    for (let typed = 1; typed <= count; typed++) {
      engine.setOverlay('app.py', `${text.slice(0, at)}    noted = "${'x'.repeat(typed)}"\n${text.slice(at)}`);
      engine.analyseFile('app.py');
    }
  };
  type(10);
  const before = usedMB();
  type(60);
  expect(usedMB() - before).toBeLessThan(4);
});
