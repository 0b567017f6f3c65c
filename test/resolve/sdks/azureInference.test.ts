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

const python = (text: string): string => `
#- /a.py
from azure.ai.inference import ChatCompletionsClient
${text}
`;

it('reads what the client keeps for its requests, unless the request is written as a whole', () => {
  const made = 'client = ChatCompletionsClient(endpoint, credential, model="Phi-4", max_tokens=90, temperature=0.5)';
  const kept = onlyCall(python(`${made}\nclient.complete(messages=[])`)).request;
  expect([word(kept.model), word(kept.outputCap), word(kept.temperature)]).toEqual(['Phi-4', '90', '0.5']);
  const own = onlyCall(python(`${made}\nclient.complete(messages=[], max_tokens=20)`)).request;
  expect(word(own.outputCap)).toBe('20');
  const whole = onlyCall(python(`${made}\nclient.complete({"messages": [], "model": "gpt-4.1"})`)).request;
  expect([word(whole.model), word(whole.outputCap)]).toEqual(['gpt-4.1', 'absent']);
  const unseen = onlyCall(python(`${made}\nclient.complete(open("request.json", "rb"))`)).request;
  expect([word(unseen.model), word(unseen.outputCap)]).toEqual(['unknown: run-time-value', 'unknown: run-time-value']);
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
