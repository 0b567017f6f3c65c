import { expect, it } from 'vitest';
import { callsIn, onlyCall, word } from '../../support/calls.ts';

it('reads messages that are made without names, and who answers at the endpoint', () => {
  const { request } = onlyCall(`
#- /a.py
from azure.ai.inference import ChatCompletionsClient
from azure.ai.inference.models import SystemMessage, UserMessage
client = ChatCompletionsClient(endpoint="https://models.github.ai/inference", credential=key)
client.complete(messages=[SystemMessage("Be short"), UserMessage("Hi")], model="openai/gpt-4.1")
`);
  expect(request.prompt.parts.map(({ role }) => role)).toEqual(['system', 'user']);
  expect(word(request.provider)).toBe('github');
});

it('is silent on other routes and other clients', () => {
  expect(
    callsIn(`
import ModelClient from '@azure-rest/ai-inference';
import createClient from './client';
await ModelClient(endpoint, credential).path('/info').post({ body: {} });
await createClient(endpoint).path('/chat/completions').post({ body: { model: 'Phi-4' } });
`),
  ).toEqual([]);
});
