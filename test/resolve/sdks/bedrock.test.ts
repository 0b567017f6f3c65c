import { describe, expect, it } from 'vitest';
import { callsIn, onlyCall, word } from '../../support/calls.ts';

describe('the attempts of a client', () => {
  const attempts = (setup: string) => {
    const { request } = onlyCall(`
import boto3
from botocore.config import Config
client = boto3.client("bedrock-runtime"${setup})
client.converse(modelId="amazon.nova-micro-v1:0", messages=[])
`);
    return `${word(request.retries.attempts)} of ${word(request.timeout)}`;
  };

  it.each([
    ['', '5 of absent (60000)'],
    [', config=Config(retries={"mode": "standard"})', '3 of absent (60000)'],
    [', config=Config(retries={"max_attempts": 1}, read_timeout=900)', '2 of 900000'],
    [', config=Config(retries={"total_max_attempts": 2, "mode": "adaptive"})', '2 of absent (60000)'],
  ])('boto3.client("bedrock-runtime"%s): %s', (setup, expected) => {
    expect(attempts(setup)).toBe(expected);
  });

  it.each([
    ['{}', '3'],
    ['{ maxAttempts: 1 }', '1'],
    ['config', 'unknown: run-time-value'],
  ])('new BedrockRuntimeClient(%s): %s', (options, expected) => {
    const { request } = onlyCall(`
import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
const client = new BedrockRuntimeClient(${options});
await client.send(new ConverseCommand({ modelId: 'amazon.nova-micro-v1:0', messages: [] }));
`);
    expect(word(request.retries.attempts)).toBe(expected);
  });
});

it('does with each model what the model is for', () => {
  const operation = (model: string) =>
    onlyCall(`
import boto3, json
client = boto3.client("bedrock-runtime")
client.invoke_model(modelId=${model}, body=json.dumps({"inputText": "Hi"}))
`).site.operation;
  expect(
    [
      '"amazon.titan-embed-text-v2:0"',
      '"us.amazon.nova-lite-v1:0"',
      '"amazon.nova-canvas-v1:0"',
      '"cohere.rerank-v3-5:0"',
      '"arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0"',
      'os.environ["MODEL"]',
    ].map(operation),
  ).toEqual(['embedding', 'chat', 'image', 'rerank', 'chat', 'other']);
});

it('reads the prompt and its cache points', () => {
  const { request } = onlyCall(`
import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
const client = new BedrockRuntimeClient({});
await client.send(new ConverseCommand({
  modelId: 'anthropic.claude-opus-4-8',
  system: [{ text: 'You are a bot.' }, { cachePoint: { type: 'default', ttl: '1h' } }],
  toolConfig: { tools: [{ toolSpec: { name: 'search' } }, { cachePoint: { type: 'default' } }] },
  messages: [{ role: 'user', content: [{ text: 'Hi' }, { image: { format: 'png', source: { bytes } } }] }],
  additionalModelRequestFields: { thinking: { type: 'enabled', budget_tokens: 2048 } },
  serviceTier: { type: 'flex' },
}));
`);
  expect(request.prompt.parts.map(({ role, media }) => [role, ...media.map(({ kind }) => kind)].join())).toEqual([
    'tools',
    'system',
    'user',
    'user,image',
  ]);
  expect(request.cacheMarkers.map(({ part }) => part)).toEqual([0, 1]);
  expect(word(request.tools.count)).toBe('1');
  expect([request.thinking, request.thinkingBudget, request.serviceTier].map(word)).toEqual([
    'enabled',
    '2048',
    'flex',
  ]);
});

it('is silent on other services and on other things to send', () => {
  expect(
    callsIn(`
#- /bedrock-runtime.py
import boto3
s3 = boto3.client("s3")
s3.converse(modelId="amazon.nova-micro-v1:0")
s3.invoke_model(modelId="amazon.nova-micro-v1:0", body="{}")
boto3.client(name).converse(modelId="amazon.nova-micro-v1:0")
boto3.resource("bedrock-runtime").converse(modelId="amazon.nova-micro-v1:0")
class Client:
    def converse(self, modelId, messages):
        return modelId
Client().converse(modelId="amazon.nova-micro-v1:0", messages=[])
//- /send.ts
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
class ConverseCommand { constructor(readonly input: object) {} }
const client = new BedrockRuntimeClient({});
await client.send(new GetObjectCommand({ Bucket: 'b', Key: 'k' }));
await client.send(new ConverseCommand({ modelId: 'amazon.nova-micro-v1:0' }));
await new S3Client({}).send(new GetObjectCommand({ Bucket: 'b', Key: 'k' }));
client.destroy();
`),
  ).toEqual([]);
});
