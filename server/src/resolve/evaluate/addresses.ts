import { type Abstract, choice, forced } from './domain.ts';

/**
 * A text that starts with one of several addresses: one text for each of them, so that it still shows who answers a request. Null for other
 * texts, in which a choice is a part that only the run knows.
 */
export function behindAddresses(start: Abstract, build: (start: Abstract) => Abstract): Abstract | null {
  const settled = forced(start);
  if (settled.kind !== 'choice' || !settled.alternatives.some(isAddress)) return null;
  return choice(settled.alternatives.map(build), settled.origin);
}

function isAddress(value: Abstract): boolean {
  const [first] = value.kind === 'text' ? value.parts : [];
  return first?.kind === 'static' && /^https?:\/\//.test(first.text);
}
