import { type CodeLanguage, moduleText } from './modules.ts';
import { nameOf } from './names.ts';
import { randomFrom } from './random.ts';

/** One module of about 2,000 lines with 50 calls of a model between ordinary code. */
export function largeFile(language: CodeLanguage, lines = 2_000, calls = 50): string {
  let best = '';
  for (let blocks = 10; blocks < 200; blocks++) {
    const options = { name: nameOf('large'), imports: [], blocks, calls, isMixed: true };
    best = moduleText(language, options, randomFrom(1));
    if (best.split('\n').length >= lines) break;
  }
  return best;
}
