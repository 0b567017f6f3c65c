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
