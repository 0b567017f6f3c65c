import { formatCount } from '../base/money.ts';

/** `16,384 tokens`. */
export const tokens = (count: number): string =>
  `${formatCount(count)} ${Math.round(count) === 1 ? 'token' : 'tokens'}`;

/** `10 minutes`, `30 seconds`, `500 ms`. */
export function duration(ms: number): string {
  if (ms >= 120_000 || ms === 60_000) return counted(ms / 60_000, 'minute');
  return ms >= 1000 ? counted(ms / 1000, 'second') : `${formatCount(ms)} ms`;
}

/** `1 attempt`, `3 attempts`. */
export const counted = (count: number, noun: string): string => {
  const figure = Number.isInteger(count) ? formatCount(count) : String(Number(count.toFixed(1)));
  return `${figure} ${noun}${count === 1 ? '' : 's'}`;
};

/** `2.5 times`, `17 times`. */
export const times = (ratio: number): string => `${ratio >= 10 ? Math.round(ratio) : Number(ratio.toFixed(1))} times`;

/** Code in a message: one line, shortened, in backticks. */
export function quoted(code: string): string {
  const line = code.replace(/\s+/g, ' ').replaceAll('`', "'").trim();
  return `\`${line.length > maxCode ? `${line.slice(0, maxCode - 1)}…` : line}\``;
}

const maxCode = 48;
