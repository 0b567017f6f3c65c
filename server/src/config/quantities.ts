/** Reads `1200`, `1_200`, `1.2k`, `3M`. Null for anything else and for negative numbers. */
export function parseCount(text: string): number | null {
  const match = /^(\d[\d_]*(?:\.\d+)?)\s*([kmb])?$/i.exec(text.trim());
  if (match === null) return null;
  const factor = { k: 1e3, m: 1e6, b: 1e9 }[(match[2] ?? '').toLowerCase()] ?? 1;
  // Rounded against what floating point adds to figures such as 1.1k.
  return Number((Number((match[1] ?? '').replaceAll('_', '')) * factor).toPrecision(12));
}

/** Reads a rate such as `10k/day`, `3 per minute` or `250000/month` as calls a day. A month has 30 days. */
export function parseCallsPerDay(text: string): number | null {
  const match = /^(.+?)\s*(?:\/|\bper\b)\s*(second|sec|s|minute|min|m|hour|hr|h|day|d|week|w|month|mo)$/i.exec(
    text.trim(),
  );
  const count = match === null ? null : parseCount(match[1] ?? '');
  if (match === null || count === null) return null;
  const unit = (match[2] ?? '').toLowerCase();
  if (unit.startsWith('s')) return count * 86_400;
  if (unit.startsWith('mo')) return count / 30;
  if (unit.startsWith('m')) return count * 1_440;
  if (unit.startsWith('h')) return count * 24;
  return unit.startsWith('w') ? count / 7 : count;
}

/** Reads `70%` or `0.7` as a share from 0 to 1. */
export function parseShare(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*(%)?$/.exec(text.trim());
  if (match === null) return null;
  const share = Number(match[1]) / (match[2] === undefined ? 1 : 100);
  return share <= 1 ? share : null;
}
