import { expect, it } from 'vitest';
import { callsIn, onlyCall, word } from '../../support/calls.ts';

it.each([
  ['https://api.openai.com/v1/chat/completions', 'openai', false],
  ['https://api.x.ai/v1/chat/completions', 'xai', false],
  ['https://api.deepseek.com/chat/completions', 'deepseek', false],
  ['https://api.perplexity.ai/chat/completions', 'perplexity', false],
  ['http://localhost:1234/v1/chat/completions', 'lmstudio', true],
  ['http://localhost:4000/v1/chat/completions', 'unknown: unsupported', false],
])('%s is answered by %s', (url, provider, isLocal) => {
  const { request } = onlyCall(`
await fetch('${url}', { method: 'POST', body: JSON.stringify({ model: 'some-model', messages: [{ role: 'user', content: 'Hi' }] }) });
`);
  expect([word(request.provider), request.isLocal]).toEqual([provider, isLocal]);
});

it('does not say that a body lacks what cannot be seen', () => {
  const caps = (body: string) =>
    word(
      onlyCall(`
export async function post(payload, extra) {
  return fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body: ${body} });
}
`).request.outputCap,
    );
  expect(['JSON.stringify(payload)', 'payload', "JSON.stringify({ model: 'gpt-4o', ...extra })"].map(caps)).toEqual([
    'unknown: parameter',
    'unknown: parameter',
    'unknown: parameter',
  ]);
});

describe('an address out of the settings', () => {
  it('is one of a model by the path and by what is sent', () => {
    expectEveryPath(
      'typescript',
      [],
      `
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
`,
    );
    expectEveryPath(
      'python',
      [],
      `
#- /plain.py
import os
import requests
base = os.getenv("LLM_BASE")
messages = [{"role": "user", "content": "Hi"}]
requests.post(f"{base}/v1/chat/completions", json={"model": "gpt-4o", "messages": messages, "max_tokens": 5}) #= POST chat.completions, gpt-4o, 5
requests.post(f"{base}/completions", json={"model": "gpt-3.5-turbo-instruct", "prompt": "Hi", "max_tokens": 6}) #= POST completions, gpt-3.5-turbo-instruct, 6
`,
    );
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

it.each([
  [
    'another host',
    "await fetch('https://api.github.com/chat/completions', { method: 'POST', body: JSON.stringify({ model: 'gpt-4o' }) });",
  ],
  [
    'an own route',
    "await fetch('/api/chat/completions', { method: 'POST', body: JSON.stringify({ model: 'gpt-4o' }) });",
  ],
  ['an address of a parameter', "const post = (url) => fetch(url, { method: 'POST', body: '{}' }); // api.openai.com"],
  ['a page about an interface', "await fetch('https://platform.openai.com/docs/api-reference/chat/completions');"],
  ['the list of models', "await fetch('https://api.openai.com/v1/models');"],
  ['a file', "await fetch('https://api.openai.com/v1/files', { method: 'POST', body: form });"],
  [
    'a function of that name',
    "function fetch(url, options) { return url; }\nfetch('https://api.openai.com/v1/chat/completions', { body: '{}' });",
  ],
  [
    'a mock',
    "const fetch = vi.fn();\nawait fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body: '{}' });",
  ],
  ['an address in a text', "const url = 'https://api.openai.com/v1/chat/completions';\nconsole.log(url);"],
  [
    'a client of another host',
    "import axios from 'axios';\nconst api = axios.create({ baseURL: 'https://api.github.com' });\nawait api.post('/chat/completions', { model: 'gpt-4o' }); // not api.openai.com",
  ],
  [
    'a method of another object',
    "import { router } from './router';\nrouter.post('https://api.openai.com/v1/chat/completions', { model: 'gpt-4o' });",
  ],
  [
    'an interceptor',
    "import nock from 'nock';\nnock('https://api.openai.com').post('/v1/chat/completions').reply(200, { model: 'gpt-4o' });",
  ],
])('is silent on %s', (_, code) => {
  expect(callsIn(code)).toEqual([]);
});

it.each([
  ['another host', 'import requests\nrequests.post("https://hooks.slack.com/services/x", json={"text": "gpt-4o"})'],
  ['a local application', 'import requests\nrequests.post("http://localhost:8000/predict", json={"prompt": "Hi"})'],
  [
    'a session of something else',
    'from db import session\nsession.post("https://api.openai.com/v1/chat/completions", json={})',
  ],
  [
    'a web application',
    'from fastapi import FastAPI\napp = FastAPI()\n@app.post("/v1/chat/completions")\ndef chat(body: dict):\n    return {"url": "https://api.openai.com/v1/chat/completions"}',
  ],
  [
    'a mock',
    'import responses\nresponses.post("https://api.openai.com/v1/chat/completions", json={"model": "gpt-4o"})',
  ],
  [
    'a local generate_content',
    'class Model:\n    def generate_content(self, contents):\n        return contents\nModel().generate_content("generativelanguage.googleapis.com")',
  ],
])('is silent on %s in Python', (_, code) => {
  expect(callsIn(`#- /a.py\n${code}\n`)).toEqual([]);
});
