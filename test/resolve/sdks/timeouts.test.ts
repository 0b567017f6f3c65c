import { describe, expect, it } from 'vitest';
import { onlyCall, word } from '../../support/calls.ts';

/** The attempts of the SDK and the timeout of one in ms. */
function call(text: string): string {
  const { request } = onlyCall(text);
  return `${word(request.retries.attempts)} attempts, ${word(request.timeout)} ms`;
}

const python = (client: string, then = '', own = '') => `
import httpx
import openai
from openai import OpenAI
client = OpenAI(${client})
${then === '' ? '' : `client = client.${then}`}
client.chat.completions.create(model="gpt-4o", messages=[]${own === '' ? '' : `, ${own}`})
`;

describe('retries and timeout in Python', () => {
  it.each([
    ['', '', '', '3 attempts, absent (600000) ms'],
    ['max_retries=0, timeout=20', '', '', '1 attempts, 20000 ms'],
    ['timeout=None', '', '', '3 attempts, absent ms'],
    ['timeout=httpx.Timeout(60)', '', '', '3 attempts, 60000 ms'],
    ['timeout=httpx.Timeout(60.0, connect=5.0)', '', '', '3 attempts, 60000 ms'],
    ['timeout=httpx.Timeout(timeout=300, read=30, connect=5)', '', '', '3 attempts, 30000 ms'],
    ['timeout=openai.Timeout(45)', '', '', '3 attempts, 45000 ms'],
    ['timeout=httpx.Timeout(None)', '', '', '3 attempts, absent ms'],
    ['', 'with_options(max_retries=5)', '', '6 attempts, absent (600000) ms'],
    ['timeout=20', 'with_options(max_retries=1)', '', '2 attempts, 20000 ms'],
    ['timeout=20', 'copy(timeout=httpx.Timeout(8))', '', '3 attempts, 8000 ms'],
    ['timeout=20', '', 'timeout=7.5', '3 attempts, 7500 ms'],
    ['timeout=20', '', 'timeout=None', '3 attempts, absent ms'],
    ['timeout=20', '', 'timeout=openai.NOT_GIVEN', '3 attempts, 20000 ms'],
  ])('OpenAI(%s) %s create(%s): %s', (client, then, own, expected) => {
    expect(call(python(client, then, own))).toBe(expected);
  });

  it('may be set for one call', () => {
    expect(
      call(`
from anthropic import AsyncAnthropic
client = AsyncAnthropic(max_retries=4)
async def ask(text: str):
    return await client.with_options(max_retries=1, timeout=30).messages.create(
        model="claude-haiku-4-5", max_tokens=100, messages=[{"role": "user", "content": text}]
    )
`),
    ).toBe('2 attempts, 30000 ms');
  });
});

describe('retries and timeout in TypeScript', () => {
  const typescript = (client: string, made = 'client', request = '') => `
import OpenAI from 'openai';
const client = new OpenAI(${client});
await ${made}.chat.completions.create({ model: 'gpt-4o', messages: [] }${request});
`;

  it.each([
    ['', 'client', '', '3 attempts, absent (600000) ms'],
    ['{ maxRetries: 0, timeout: 20 * 1000 }', 'client', '', '1 attempts, 20000 ms'],
    ['{ timeout: undefined }', 'client', '', '3 attempts, absent (600000) ms'],
    ['{ timeout: 9000 }', 'client.withOptions({ maxRetries: 5 })', '', '6 attempts, 9000 ms'],
    ['{ maxRetries: 5 }', 'client', ', { maxRetries: 1, timeout: 5_000 }', '2 attempts, 5000 ms'],
    ['', 'client', ', options', 'unknown: unfollowed-call attempts, unknown: unfollowed-call ms'],
  ])('new OpenAI(%s), %s %s: %s', (client, made, request, expected) => {
    expect(call(typescript(client, made, request))).toBe(expected);
  });

  it('may be options that several calls share', () => {
    expect(
      call(`
import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
const patient = { timeout: 120_000, maxRetries: 0 };
export const ask = (content: string) =>
  client.messages.create({ model: 'claude-haiku-4-5', max_tokens: 100, messages: [{ role: 'user', content }] }, patient);
`),
    ).toBe('1 attempts, 120000 ms');
  });
});

describe('an HTTP client of the program', () => {
  const timeout = (made: string, imports = 'from openai import OpenAI'): string =>
    word(
      onlyCall(`
import httpx
${imports}
from openai import DefaultHttpxClient
client = ${made}
client.chat.completions.create(model="gpt-4o", messages=[])
`).request.timeout,
    );

  it.each([
    ['OpenAI(http_client=httpx.Client(timeout=20))', '20000'],
    ['OpenAI(http_client=httpx.Client(timeout=httpx.Timeout(60, connect=5), proxy="http://proxy"))', '60000'],
    ['OpenAI(http_client=DefaultHttpxClient(timeout=30))', '30000'],
    ['OpenAI(timeout=10, http_client=httpx.Client(timeout=20))', '10000'],
    ['OpenAI(http_client=httpx.Client(timeout=None))', 'absent'],
  ])('%s decides', (made, expected) => {
    expect(timeout(made)).toBe(expected);
  });

  it.each([
    ['OpenAI(http_client=httpx.Client(proxy="http://proxy"))', 'absent (600000)'],
    ['OpenAI(http_client=httpx.Client(timeout=5))', 'absent (600000)'],
    ['OpenAI(http_client=DefaultHttpxClient())', 'absent (600000)'],
    ['OpenAI()', 'absent (600000)'],
  ])('%s leaves the default of the SDK', (made, expected) => {
    expect(timeout(made)).toBe(expected);
  });

  it('that is not known leaves the timeout unknown', () => {
    expect(
      timeout('OpenAI(http_client=make_client())', 'from openai import OpenAI\nfrom net import make_client'),
    ).toMatch(/^unknown/);
  });
});
