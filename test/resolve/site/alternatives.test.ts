import { describe, expect, it } from 'vitest';
import { estimateSite } from '../../../server/src/cost/estimate.ts';
import type { CallSite } from '../../../server/src/resolve/callSite.ts';
import { contextOf } from '../../cost/made.ts';
import { callsIn } from '../../support/calls.ts';

/** Tokens that the only call sends to be read: low, expected, high. */
function tokens(text: string): readonly [number, number, number] {
  const [site, ...others] = callsIn(text);
  if (site === undefined || others.length > 0) throw new Error('There is not one call.');
  return sum(site);
}

function sum(site: CallSite): readonly [number, number, number] {
  const { components } = estimateSite(site, contextOf());
  const input = components.filter(({ kind }) => kind === 'input').map(({ quantity }) => quantity);
  const at = (end: 'low' | 'expected' | 'high') => input.reduce((all, each) => all + (each?.[end] ?? 0), 0);
  return [at('low'), at('expected'), at('high')];
}

const words = (count: number): string => Array(count).fill('tea').join(' ');

const inPython = (body: string): readonly [number, number, number] =>
  tokens(`
from openai import OpenAI
client = OpenAI()
def ask(kind):
${body.replace(/^/gm, '    ')}
`);

const askPython = (content: string): string =>
  `client.chat.completions.create(model="gpt-4o", max_tokens=10, messages=[{"role": "user", "content": ${content}}])`;

const inTypeScript = (body: string): readonly [number, number, number] =>
  tokens(`
import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(kind: string, isLong: boolean) {
${body}
}
`);

const askTypeScript = (content: string): string =>
  `await client.chat.completions.create({ model: 'gpt-4o', max_tokens: 10, messages: [{ role: 'user', content: ${content} }] });`;

describe('of several texts for one message, one is sent', () => {
  const short = inPython(askPython(`"${words(10)}"`));
  const middle = inPython(askPython(`"${words(20)}"`));
  const long = inPython(askPython(`"${words(60)}"`));

  /** The range from the cheapest alternative to the dearest, with their mean. */
  const between = (...all: readonly (readonly [number, number, number])[]): readonly number[] => [
    Math.min(...all.map(([low]) => low)),
    all.reduce((sum, [, expected]) => sum + expected, 0) / all.length,
    Math.max(...all.map(([, , high]) => high)),
  ];

  it('in a loop over texts', () => {
    expect(inPython(`for text in ["${words(10)}", "${words(60)}"]:\n    ${askPython('text')}`)).toEqual(
      between(short, long),
    );
    expect(inTypeScript(`for (const text of ['${words(60)}', '${words(10)}']) ${askTypeScript('text')}`)).toEqual(
      between(short, long),
    );
  });

  it('by a condition', () => {
    const texts = `{"a": "${words(10)}", "b": "${words(20)}", "c": "${words(60)}"}[kind]`;
    inPython(askPython(texts)).forEach((tokens, end) => {
      expect(tokens).toBeCloseTo(between(short, middle, long)[end] ?? 0);
    });
    expect(inTypeScript(askTypeScript(`isLong ? '${words(60)}' : '${words(20)}'`))).toEqual(between(middle, long));
  });

  it('and of several lists of messages', () => {
    const message = (count: number) => `{ role: 'user' as const, content: '${words(count)}' }`;
    const call = (messages: string) =>
      inTypeScript(`await client.chat.completions.create({ model: 'gpt-4o', max_tokens: 10, messages: ${messages} });`);
    const both = call(`[${message(10)}, ${message(60)}]`);
    expect(call(`isLong ? [${message(10)}, ${message(60)}] : [${message(20)}]`)).toEqual(between(middle, both));
  });
});

it('a text that is there or not counts as such', () => {
  const [low, , high] = inTypeScript(askTypeScript(`isLong ? '${words(60)}' : null`));
  expect(low).toBeLessThan(10);
  expect(high).toBeGreaterThan(60);
});
