import { describe, expect, it } from 'vitest';
import { callsIn, onlyCall, word } from '../../support/calls.ts';
import { expectEveryPath } from './everyPath.ts';

describe('Amazon Bedrock', () => {
  it('is called in every way that the JavaScript packages have', () => {
    expectEveryPath(
      'typescript',
      ['bedrock'],
      `
//- /runtime.ts
import { BedrockRuntime, BedrockRuntimeClient, ApplyGuardrailCommand, ConverseCommand, ConverseStreamCommand, CountTokensCommand, InvokeModelCommand, InvokeModelWithBidirectionalStreamCommand, InvokeModelWithResponseStreamCommand, StartAsyncInvokeCommand } from '@aws-sdk/client-bedrock-runtime';
const client = new BedrockRuntimeClient({ region: 'us-east-1' });
const modelId = 'us.anthropic.claude-sonnet-4-5-20250929-v1:0';
const messages = [{ role: 'user', content: [{ text: 'Hi' }] }];
await client.send(new ConverseCommand({ modelId, messages, inferenceConfig: { maxTokens: 300 } })); //= Converse, us.anthropic.claude-sonnet-4-5-20250929-v1:0, 300
const command = new ConverseStreamCommand({ modelId, messages });
await client.send(command, { abortSignal }); //= ConverseStream, us.anthropic.claude-sonnet-4-5-20250929-v1:0, absent
await client.send(new InvokeModelCommand({ modelId, body: JSON.stringify({ anthropic_version: 'bedrock-2023-05-31', max_tokens: 512, messages }) })); //= InvokeModel, us.anthropic.claude-sonnet-4-5-20250929-v1:0, 512
const body = new TextEncoder().encode(JSON.stringify({ prompt: 'Hi', max_gen_len: 64 }));
await client.send(new InvokeModelWithResponseStreamCommand({ modelId: 'meta.llama3-70b-instruct-v1:0', body })); //= InvokeModelWithResponseStream, meta.llama3-70b-instruct-v1:0, 64
await client.send(new InvokeModelWithBidirectionalStreamCommand({ modelId: 'amazon.nova-sonic-v1:0', body: stream })); //= InvokeModelWithBidirectionalStream, amazon.nova-sonic-v1:0, absent
await client.send(new StartAsyncInvokeCommand({ modelId: 'amazon.nova-reel-v1:0', modelInput: {}, outputDataConfig })); //= StartAsyncInvoke, amazon.nova-reel-v1:0, absent
await client.send(new ApplyGuardrailCommand({ guardrailIdentifier: 'g', guardrailVersion: '1', source: 'INPUT', content: [] })); //= ApplyGuardrail, absent, absent
await client.send(new CountTokensCommand({ modelId, input: {} }));
const whole = new BedrockRuntime({});
await whole.converse({ modelId, messages, inferenceConfig: { maxTokens: 9 } }); //= Converse, us.anthropic.claude-sonnet-4-5-20250929-v1:0, 9
await whole.countTokens({ modelId, input: {} });
//- /others.ts
import { BedrockClient, CreateModelInvocationJobCommand, ListModelInvocationJobsCommand } from '@aws-sdk/client-bedrock';
import { BedrockAgentRuntimeClient, InvokeAgentCommand, InvokeInlineAgentCommand, RetrieveAndGenerateCommand, RetrieveAndGenerateStreamCommand } from '@aws-sdk/client-bedrock-agent-runtime';
const control = new BedrockClient();
await control.send(new CreateModelInvocationJobCommand({ modelId: 'amazon.nova-lite-v1:0', jobName: 'job', roleArn, inputDataConfig, outputDataConfig })); //= CreateModelInvocationJob, amazon.nova-lite-v1:0, absent
await control.send(new ListModelInvocationJobsCommand({}));
const agents = new BedrockAgentRuntimeClient({});
await agents.send(new InvokeAgentCommand({ agentId: 'a', agentAliasId: 'b', sessionId: 'c', inputText: 'Hi' })); //= InvokeAgent, absent, absent
await agents.send(new InvokeInlineAgentCommand({ foundationModel: 'amazon.nova-pro-v1:0', instruction: 'Help', sessionId: 'c' })); //= InvokeInlineAgent, amazon.nova-pro-v1:0, absent
await agents.send(new RetrieveAndGenerateCommand({ input: { text: 'Hi' } })); //= RetrieveAndGenerate, absent, absent
await agents.send(new RetrieveAndGenerateStreamCommand({ input: { text: 'Hi' } })); //= RetrieveAndGenerateStream, absent, absent
`,
    );
  });

  it('is called in every way that boto3 has', () => {
    expectEveryPath(
      'python',
      ['bedrock'],
      `
#- /runtime.py
import json
import boto3
from botocore.config import Config
client = boto3.client("bedrock-runtime", region_name="us-east-1", config=Config(read_timeout=300))
sonnet = "anthropic.claude-3-sonnet-20240229-v1:0"
messages = [{"role": "user", "content": [{"text": "Hi"}]}]
client.converse(modelId=sonnet, messages=messages, inferenceConfig={"maxTokens": 300}) #= converse, anthropic.claude-3-sonnet-20240229-v1:0, 300
client.converse_stream(modelId=sonnet, messages=messages) #= converse_stream, anthropic.claude-3-sonnet-20240229-v1:0, absent
native = {"anthropic_version": "bedrock-2023-05-31", "messages": messages}
native["max_tokens"] = 512
client.invoke_model(modelId=sonnet, body=json.dumps(native)) #= invoke_model, anthropic.claude-3-sonnet-20240229-v1:0, 512
body = json.dumps({"inputText": "Hi", "textGenerationConfig": {"maxTokenCount": 77}}).encode("utf-8")
client.invoke_model_with_response_stream(modelId="amazon.titan-text-express-v1", body=body) #= invoke_model_with_response_stream, amazon.titan-text-express-v1, 77
client.invoke_model_with_bidirectional_stream(modelId="amazon.nova-sonic-v1:0") #= invoke_model_with_bidirectional_stream, amazon.nova-sonic-v1:0, absent
client.start_async_invoke(modelId="amazon.nova-reel-v1:0", modelInput={}, outputDataConfig={}) #= start_async_invoke, amazon.nova-reel-v1:0, absent
client.apply_guardrail(guardrailIdentifier="g", guardrailVersion="1", source="INPUT", content=[]) #= apply_guardrail, absent, absent
client.count_tokens(modelId=sonnet, input={})
#- /others.py
import aioboto3
import boto3
session = boto3.Session(profile_name="work")
session.client(service_name="bedrock").create_model_invocation_job(modelId="amazon.nova-lite-v1:0", jobName="job") #= create_model_invocation_job, amazon.nova-lite-v1:0, absent
agents = boto3.session.Session().client("bedrock-agent-runtime")
agents.invoke_agent(agentId="a", agentAliasId="b", sessionId="c", inputText="Hi") #= invoke_agent, absent, absent
agents.invoke_inline_agent(foundationModel="amazon.nova-pro-v1:0", instruction="Help", sessionId="c") #= invoke_inline_agent, amazon.nova-pro-v1:0, absent
agents.retrieve_and_generate(input={"text": "Hi"}) #= retrieve_and_generate, absent, absent
agents.retrieve_and_generate_stream(input={"text": "Hi"}) #= retrieve_and_generate_stream, absent, absent
async def main():
    async with aioboto3.Session().client("bedrock-runtime") as client:
        await client.converse(modelId="amazon.nova-micro-v1:0", messages=[]) #= converse, amazon.nova-micro-v1:0, absent
#- /typed.py
from mypy_boto3_bedrock_runtime import BedrockRuntimeClient
def ask(client: BedrockRuntimeClient):
    return client.converse(modelId="amazon.nova-micro-v1:0", messages=[], inferenceConfig={"maxTokens": 5}) #= converse, amazon.nova-micro-v1:0, 5
`,
    );
  });
});

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
