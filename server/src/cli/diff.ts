/** The change of one file in the unified format that `patch` and `git apply` read; empty if the texts are equal. */
export function unifiedDiff(path: string, before: string, after: string, context = 3): string {
  if (before === after) return '';
  const [a, b] = [linesOf(before), linesOf(after)];
  const hunks = hunksOf(scriptOf(a, b), context);
  const body = hunks.map((hunk) => [headOf(hunk), ...hunk.map(({ mark, text }) => mark + text)].join('\n'));
  return `${[`--- a/${path}`, `+++ b/${path}`, ...body].join('\n')}\n`.replaceAll(
    /(?<!\n)\0\n/g,
    '\n\\ No newline at end of file\n',
  );
}

interface Line {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
  /** 0-based line numbers in both texts at this point. */
  readonly a: number;
  readonly b: number;
}

/** Lines without their `\n`. A last line that has none ends with NUL, so that it differs from one that has. */
function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  return last === '' ? lines : [...lines, `${last}\0`];
}

/** Myers' algorithm over what is left between the common beginning and end. */
function scriptOf(a: readonly string[], b: readonly string[]): readonly Line[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - start && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const changed = shortestEdit(a.slice(start, a.length - tail), b.slice(start, b.length - tail));
  const marks = [...Array<' '>(start).fill(' '), ...changed, ...Array<' '>(tail).fill(' ')];
  let [i, j] = [0, 0];
  return marks.map((mark) => {
    const line = { mark, text: (mark === '+' ? b[j] : a[i]) ?? '', a: i, b: j };
    if (mark !== '+') i++;
    if (mark !== '-') j++;
    return line;
  });
}

function shortestEdit(a: readonly string[], b: readonly string[]): readonly Line['mark'][] {
  const trace: ReadonlyMap<number, number>[] = [];
  const furthest = new Map<number, number>([[1, 0]]);
  const at = (of: ReadonlyMap<number, number>, diagonal: number): number => of.get(diagonal) ?? -1;
  for (let cost = 0; ; cost++) {
    trace.push(new Map(furthest));
    for (let diagonal = -cost; diagonal <= cost; diagonal += 2) {
      const isDown =
        diagonal === -cost || (diagonal !== cost && at(furthest, diagonal - 1) < at(furthest, diagonal + 1));
      let x = isDown ? at(furthest, diagonal + 1) : at(furthest, diagonal - 1) + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      furthest.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return backtrack(trace, a.length, b.length, at);
    }
  }
}

function backtrack(
  trace: readonly ReadonlyMap<number, number>[],
  endX: number,
  endY: number,
  at: (of: ReadonlyMap<number, number>, diagonal: number) => number,
): readonly Line['mark'][] {
  const marks: Line['mark'][] = [];
  let [x, y] = [endX, endY];
  for (let cost = trace.length - 1; cost >= 0; cost--) {
    const furthest = trace[cost] ?? new Map<number, number>();
    const diagonal = x - y;
    const isDown = diagonal === -cost || (diagonal !== cost && at(furthest, diagonal - 1) < at(furthest, diagonal + 1));
    const previous = isDown ? diagonal + 1 : diagonal - 1;
    const [fromX, fromY] = [at(furthest, previous), at(furthest, previous) - previous];
    for (; x > fromX && y > fromY; x--, y--) marks.push(' ');
    if (cost > 0) marks.push(isDown ? '+' : '-');
    [x, y] = [fromX, fromY];
  }
  return marks.reverse();
}

/** Groups of changes with the lines around them; changes whose surroundings touch are one group. */
function hunksOf(script: readonly Line[], context: number): readonly (readonly Line[])[] {
  const changes = script.flatMap(({ mark }, index) => (mark === ' ' ? [] : [index]));
  const ranges: { start: number; end: number }[] = [];
  for (const index of changes) {
    const [start, end] = [Math.max(0, index - context), Math.min(script.length, index + context + 1)];
    const last = ranges.at(-1);
    if (last !== undefined && start <= last.end) last.end = end;
    else ranges.push({ start, end });
  }
  return ranges.map(({ start, end }) => script.slice(start, end));
}

function headOf(hunk: readonly Line[]): string {
  const [first] = hunk;
  const old = hunk.filter(({ mark }) => mark !== '+').length;
  const fresh = hunk.filter(({ mark }) => mark !== '-').length;
  // An empty side is named by the line before it.
  const from = (line: number, count: number): string => `${count === 0 ? line : line + 1},${count}`;
  return `@@ -${from(first?.a ?? 0, old)} +${from(first?.b ?? 0, fresh)} @@`;
}
