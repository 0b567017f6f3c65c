import { describe, expect, it } from 'vitest';
import { callsIn, onlyCall, word } from '../../support/calls.ts';
import { expectEveryPath } from './everyPath.ts';

describe('requests without an SDK', () => {
  it('are found in JavaScript by their address', () => {
    expectEveryPath(
      'typescript',
      [],
      `
//- /fetch.ts
const messages = [{ role: 'user', content: 'Hi' }];
const headers = { Authorization: 'Bearer key' };
await fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', headers, body: JSON.stringify({ model: 'gpt-4o', messages, max_tokens: 300 }) }); //= POST chat.completions, gpt-4o, 300
await fetch('https://api.openai.com/v1/responses', { method: 'POST', body: JSON.stringify({ model: 'gpt-5', input: 'Hi', max_output_tokens: 50 }) }); //= POST responses, gpt-5, 50
await globalThis.fetch(new Request('https://api.anthropic.com/v1/messages', { method: 'POST', body: JSON.stringify({ model: 'claude-opus-4-8', max_tokens: 64, messages }) })); //= POST messages, claude-opus-4-8, 64
const BASE = process.env.LLM_URL ?? 'https://openrouter.ai/api/v1';
const body = { model: 'openai/gpt-4o-mini', messages };
await fetch(\`\${BASE}/chat/completions\`, { method: 'POST', body: JSON.stringify(body) }); //= POST chat.completions, openai/gpt-4o-mini, absent
const MODEL = 'gemini-2.5-flash';
await fetch(\`https://generativelanguage.googleapis.com/v1beta/models/\${MODEL}:generateContent?key=\${key}\`, { method: 'POST', body: JSON.stringify({ contents: [], generationConfig: { maxOutputTokens: 20 } }) }); //= POST generateContent, gemini-2.5-flash, 20
await fetch('https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/l/publishers/google/models/gemini-2.5-pro:streamGenerateContent', { method: 'POST', body: JSON.stringify({ contents: [] }) }); //= POST streamGenerateContent, gemini-2.5-pro, absent
await fetch('https://acme.openai.azure.com/openai/deployments/writer/chat/completions?api-version=2024-06-01', { method: 'POST', body: JSON.stringify({ messages }) }); //= POST chat.completions, writer, absent
await fetch('http://localhost:11434/api/chat', { method: 'POST', body: JSON.stringify({ model: 'llama3', messages, options: { num_predict: 9 } }) }); //= POST api.chat, llama3, 9
await fetch('https://api.openai.com/v1/embeddings', { method: 'POST', body: JSON.stringify({ model: 'text-embedding-3-small', input: ['a'] }) }); //= POST embeddings, text-embedding-3-small, absent
await fetch('https://api.openai.com/v1/models');
await fetch('https://api.anthropic.com/v1/messages/count_tokens', { method: 'POST', body: JSON.stringify({ model: 'claude-opus-4-8', messages }) });
//- /clients.ts
import axios from 'axios';
import got from 'got';
import ky from 'ky';
import { fetch, request } from 'undici';
import nodeFetch from 'node-fetch';
const messages = [{ role: 'user', content: 'Hi' }];
await axios.post('https://api.openai.com/v1/chat/completions', { model: 'gpt-4o', messages, max_tokens: 1 }, { headers: {} }); //= POST chat.completions, gpt-4o, 1
await axios({ method: 'post', url: 'https://api.x.ai/v1/chat/completions', data: { model: 'grok-4', messages, max_tokens: 2 } }); //= POST chat.completions, grok-4, 2
const api = axios.create({ baseURL: 'https://api.groq.com/openai/v1', timeout: 9000 });
await api.post('/chat/completions', { model: 'llama-3.3-70b-versatile', messages, max_tokens: 3 }); //= POST chat.completions, llama-3.3-70b-versatile, 3
await axios.request({ url: 'https://api.cohere.com/v2/chat', method: 'POST', data: { model: 'command-r', messages } }); //= POST chat, command-r, absent
await got.post('https://api.mistral.ai/v1/chat/completions', { json: { model: 'mistral-large-latest', messages, max_tokens: 4 } }).json(); //= POST chat.completions, mistral-large-latest, 4
await ky.post('https://api.deepseek.com/chat/completions', { json: { model: 'deepseek-chat', messages } }); //= POST chat.completions, deepseek-chat, absent
await request('https://api.perplexity.ai/chat/completions', { method: 'POST', body: JSON.stringify({ model: 'sonar', messages }) }); //= POST chat.completions, sonar, absent
await fetch('https://api.fireworks.ai/inference/v1/completions', { method: 'POST', body: JSON.stringify({ model: 'accounts/fireworks/models/kimi-k3', prompt: 'Hi' }) }); //= POST completions, accounts/fireworks/models/kimi-k3, absent (16)
await nodeFetch('https://api.openai.com/v1/images/generations', { method: 'POST', body: JSON.stringify({ model: 'gpt-image-1.5', prompt: 'a cat', n: 2 }) }); //= POST images.generations, gpt-image-1.5, absent
`,
    );
  });

  it('are found in Python by their address', () => {
    expectEveryPath(
      'python',
      [],
      `
#- /plain.py
import json
import os
import urllib.request
import httpx
import requests
messages = [{"role": "user", "content": "Hi"}]
headers = {"Authorization": f"Bearer {os.environ['KEY']}"}
requests.post("https://api.openai.com/v1/chat/completions", headers=headers, json={"model": "gpt-4o", "messages": messages, "max_tokens": 300}, timeout=60) #= POST chat.completions, gpt-4o, 300
payload = {"model": "claude-opus-4-8", "messages": messages}
payload["max_tokens"] = 20
requests.post("https://api.anthropic.com/v1/messages", headers=headers, data=json.dumps(payload)) #= POST messages, claude-opus-4-8, 20
requests.request("POST", "https://api.together.xyz/v1/chat/completions", json={"model": "meta-llama/Llama-3-70b", "messages": messages}) #= POST chat.completions, meta-llama/Llama-3-70b, absent
session = requests.Session()
session.post(url="https://openrouter.ai/api/v1/chat/completions", json={"model": "openai/gpt-4o", "messages": messages}) #= POST chat.completions, openai/gpt-4o, absent
httpx.post("https://api.mistral.ai/v1/embeddings", json={"model": "mistral-embed", "input": ["a"]}) #= POST embeddings, mistral-embed, absent
request = urllib.request.Request("https://api.openai.com/v1/chat/completions", data=json.dumps({"model": "gpt-4o-mini", "messages": messages, "max_tokens": 5}).encode(), headers=headers)
urllib.request.urlopen(request) #= POST chat.completions, gpt-4o-mini, 5
model = "gemini-2.5-flash"
url = f"https://generativelanguage.googleapis.com/v1beta/models/{model}:generateContent"
requests.post(url, json={"contents": [], "generation_config": {"max_output_tokens": 8}}) #= POST generateContent, gemini-2.5-flash, 8
requests.get("https://api.openai.com/v1/models", headers=headers)
#- /asynchronous.py
import aiohttp
import httpx
async def ask(messages):
    async with aiohttp.ClientSession() as session:
        async with session.post("https://api.openai.com/v1/chat/completions", json={"model": "gpt-4o", "messages": messages, "max_tokens": 9}) as response: #= POST chat.completions, gpt-4o, 9
            print(await response.json())
    async with httpx.AsyncClient(base_url="http://localhost:11434", timeout=30) as client:
        await client.post("/api/generate", json={"model": "llama3", "prompt": "Hi"}) #= POST api.generate, llama3, absent
`,
    );
  });
});

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
