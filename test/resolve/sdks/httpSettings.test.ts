import { describe, expect, it } from 'vitest';
import { callsIn, onlyCall, word } from '../../support/calls.ts';
import { readFixture } from '../../support/fixtures.ts';
import { seenCalls, statedCalls } from './statedCalls.ts';

function expectStated(project: string): void {
  const { files } = readFixture(project);
  const seen = seenCalls(files).map(({ place, api, requests }) => `${place} ${api}, ${requests}`);
  expect(seen.toSorted()).toEqual(statedCalls(files).toSorted());
}

describe('an address out of the settings', () => {
  it('is one of a model by the path and by what is sent', () => {
    expectStated(`
//- /plain.ts
import axios from 'axios';
import { settings } from './settings';
const messages = [{ role: 'user', content: 'Hi' }];
export async function run(baseUrl: string, chunk: string) {
  await fetch(\`\${baseUrl}/chat/completions\`, { method: 'POST', body: JSON.stringify({ model: 'gpt-4o', messages, max_tokens: 1 }) }); //= POST chat.completions, gpt-4o, 1
  await fetch(settings.url + '/v1/embeddings', { method: 'POST', body: JSON.stringify({ model: 'text-embedding-3-small', input: chunk }) }); //= POST embeddings, text-embedding-3-small, absent
  await fetch(\`\${process.env.LLM_URL}/v1/messages\`, { method: 'POST', body: JSON.stringify({ model: 'claude-opus-4-8', messages, max_tokens: 2 }) }); //= POST messages, claude-opus-4-8, 2
  const api = axios.create({ baseURL: process.env.GATEWAY });
  await api.post('/v1/chat/completions', { model: 'gpt-4o-mini', messages, max_tokens: 3 }); //= POST chat.completions, gpt-4o-mini, 3
  await fetch('https://llm.example.com/v1/chat/completions', { method: 'POST', body: JSON.stringify({ model: 'gpt-4o', messages, max_tokens: 4 }) }); //= POST chat.completions, gpt-4o, 4
}
`);
    expectStated(`
#- /plain.py
import os
import requests
base = os.getenv("LLM_BASE")
messages = [{"role": "user", "content": "Hi"}]
requests.post(f"{base}/v1/chat/completions", json={"model": "gpt-4o", "messages": messages, "max_tokens": 5}) #= POST chat.completions, gpt-4o, 5
requests.post(f"{base}/completions", json={"model": "gpt-3.5-turbo-instruct", "prompt": "Hi", "max_tokens": 6}) #= POST completions, gpt-3.5-turbo-instruct, 6
`);
  });

  it('may be one of several, each with its provider', () => {
    const { request } = onlyCall(`
function settings() {
  if (process.env.OPENAI_API_KEY) return { url: 'https://api.openai.com', model: 'gpt-4o-mini' };
  if (process.env.TOGETHER_API_KEY) return { url: 'https://api.together.xyz', model: 'meta-llama/Llama-3-8b-chat-hf' };
  return { url: process.env.LLM_URL, model: process.env.LLM_MODEL };
}
export async function chat(body) {
  const { url } = settings();
  return fetch(url + '/v1/chat/completions', { method: 'POST', body: JSON.stringify(body) });
}
`);
    expect(word(request.provider)).toContain('openai');
  });

  it.each([
    [
      'an own route',
      'await fetch(`${base}/api/chat/completions`, { body: JSON.stringify({ model: 1, messages: [] }) });',
    ],
    ['no model', 'await fetch(`${base}/v1/chat/completions`, { body: JSON.stringify({ messages: [] }) });'],
    ['no messages', 'await fetch(`${base}/v1/chat/completions`, { body: JSON.stringify({ model: 1, id: 2 }) });'],
    ['a body out of sight', 'await fetch(`${base}/v1/chat/completions`, { body: JSON.stringify(payload) });'],
    ['a chat of people', 'await fetch(`${base}/v1/messages`, { body: JSON.stringify({ model: 1, messages: [] }) });'],
    ['a list', 'await fetch(`${base}/v1/chat/completions?limit=9`);'],
    [
      'a relative address',
      "await fetch('/v1/chat/completions', { body: JSON.stringify({ model: 1, messages: [] }) });",
    ],
    ['another path', 'await fetch(`${base}/v1/chat`, { body: JSON.stringify({ model: 1, messages: [] }) });'],
  ])('is none with %s', (_, line) => {
    expect(callsIn(`export async function run(base, payload) {\n  ${line}\n}\n// /chat/completions`)).toEqual([]);
  });
});
