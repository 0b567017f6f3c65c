import { expect, it } from 'vitest';
import { callsIn, onlyCall, word } from '../../support/calls.ts';
import { expectEveryPath } from './everyPath.ts';

it('is called in every way that the JavaScript package has', () => {
  expectEveryPath(
    'typescript',
    ['azure-ai-inference'],
    `
//- /a.ts
import ModelClient, { isUnexpected } from '@azure-rest/ai-inference';
import { AzureKeyCredential } from '@azure/core-auth';
const client = ModelClient('https://acme.services.ai.azure.com/models', new AzureKeyCredential('key'));
const response = await client.path('/chat/completions').post({ body: { model: 'Phi-4', messages: [{ role: 'user', content: 'Hi' }], max_tokens: 300 } }); //= POST chat/completions, Phi-4, 300
await client.path('/embeddings').post({ body: { model: 'embed-v-4-0', input: ['a'] } }); //= POST embeddings, embed-v-4-0, absent
await client.path('/images/embeddings').post({ body: { model: 'embed-v-4-0', input: [] } }); //= POST images/embeddings, embed-v-4-0, absent
await client.path('/info').get();
if (isUnexpected(response)) throw response.body.error;
`,
  );
});

it('is called in every way that the Python package has', () => {
  expectEveryPath(
    'python',
    ['azure-ai-inference'],
    `
#- /a.py
from azure.ai.inference import ChatCompletionsClient, EmbeddingsClient, ImageEmbeddingsClient
from azure.ai.inference.models import SystemMessage, UserMessage
from azure.core.credentials import AzureKeyCredential
endpoint = "https://acme.services.ai.azure.com/models"
client = ChatCompletionsClient(endpoint, AzureKeyCredential("key"), model="Phi-4")
client.complete(messages=[SystemMessage("Be short"), UserMessage(content="Hi")], max_tokens=300) #= complete, Phi-4, 300
client.complete(messages=[UserMessage("Hi")], model="DeepSeek-R1") #= complete, DeepSeek-R1, absent
EmbeddingsClient(endpoint=endpoint, credential=key).embed(input=["a"], model="embed-v-4-0") #= embed, embed-v-4-0, absent
ImageEmbeddingsClient(endpoint=endpoint, credential=key).embed(input=[], model="embed-v-4-0") #= image embed, embed-v-4-0, absent
client.get_model_info()
`,
  );
});

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
