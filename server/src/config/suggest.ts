/** The known name that a wrong one most likely means; null if none is near. */
export function nearestName(wrong: string, known: Iterable<string>): string | null {
  let best: { readonly name: string; readonly distance: number } | null = null;
  const lower = wrong.toLowerCase();
  for (const name of known) {
    const distance = editDistance(lower, name.toLowerCase());
    if (distance <= Math.max(1, Math.floor(name.length / 3)) && (best === null || distance < best.distance))
      best = { name, distance };
  }
  return best?.name ?? null;
}

/** What to do about a name that does not exist. */
export function remedyForName(wrong: string, known: readonly string[]): string {
  const near = nearestName(wrong, known);
  if (near !== null) return `Did you mean "${near}"?`;
  if (known.length === 0) return 'Remove it.';
  const shown = known.slice(0, 20);
  return `Remove it, or use one of: ${shown.join(', ')}${shown.length < known.length ? ' and others' : ''}.`;
}

/** The number of letters to insert, remove, change, or swap with their neighbour. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 12 || a.length > 80) return Number.POSITIVE_INFINITY;
  let above: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const change = (row[j - 1] ?? 0) + (same ? 0 : 1);
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change, swapped ? (above[j - 2] ?? 0) + 1 : change),
      );
    }
    [above, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
