import type { Engine } from '../analysis/engine.ts';
import { nextTurn } from './guard.ts';

/**
 * Analyses a text again and again while somebody seems to type in it, in an engine without files. The first edits of a file would
 * take twice the time of those that follow, because Node compiles code while it runs: that is done by the time somebody really types.
 * `isFree` is asked before each turn; another one takes as long as an edit does.
 */
export async function warmUp(
  engine: Engine,
  now: () => number,
  path: string,
  text: string,
  isFree: () => boolean,
): Promise<void> {
  await engine.prepare(path);
  const at = text.indexOf('\n', text.length / 2) + 1;
  const end = now() + longest;
  for (let typed = 1; typed <= phrase.length && now() < end; typed++) {
    await nextTurn();
    await nextTurn();
    if (!isFree()) return;
    engine.setOverlay(path, text.slice(0, at) + phrase.slice(0, typed) + text.slice(at));
    engine.analyseFile(path);
  }
}

/** Means something in all languages, and half of the time is not whole. */
const phrase = 'total = total + count(text[0], "and more")';

/** In ms. */
const longest = 3_000;
