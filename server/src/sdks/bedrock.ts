import { agentOperations } from './bedrock/agents.ts';
import { type BedrockOperation, controlOperations, runtimeOperations } from './bedrock/calls.ts';
import { parameters } from './build.ts';
import type { CallSpec, ClientSettings, Meaning, Member, NamedKinds, SdkTable, Shape } from './types.ts';

// ------------------------------------------------------------------------------------------------------------------ JavaScript

const scriptSettings: ClientSettings = {
  maxRetries: {
    path: 'maxAttempts',
    counts: 'attempts',
    defaults: [{ value: 2, source: '@smithy/core (npm), retry/config.js: DEFAULT_MAX_ATTEMPTS = 3' }],
  },
  baseUrl: { path: 'endpoint' },
  retries: 'connection errors, timeouts, throttling and 5xx',
};

/** Commands are made by themselves and sent by the client, or called as methods of the client with all of them. */
function scriptService(client: string, operations: readonly BedrockOperation[]) {
  const billed = operations.flatMap(({ name, call }) => (call === 'free' ? [] : [{ name, call }]));
  const sending: Member = {
    kind: 'send',
    argument: 0,
    request: 1,
    calls: Object.fromEntries(billed.map(({ name, call }) => [`${name}Command`, call])),
  };
  const methods = Object.fromEntries(
    operations.map(({ name, call }): [string, Member] => [
      name.charAt(0).toLowerCase() + name.slice(1),
      call === 'free' ? { kind: 'free' } : { kind: 'call', call: { ...call, bind: { record: 0, request: 1 } } },
    ]),
  );
  const shape = { provider: 'bedrock', settings: scriptSettings };
  const shapes: Readonly<Record<string, Shape>> = {
    [`${client}Client`]: { ...shape, members: { send: sending } },
    [client]: { ...shape, members: { send: sending, ...methods } },
    ...Object.fromEntries(billed.map(({ name }) => [`${name}Command`, { provider: 'bedrock', members: {} }])),
  };
  const names = Object.fromEntries(
    Object.keys(shapes).map((name): [string, Meaning] => [name, { kind: 'constructor', shape: name }]),
  );
  return { shapes, names };
}

const scriptRequest = parameters({ signal: '$request.abortSignal' });
const runtime = scriptService('BedrockRuntime', runtimeOperations(scriptRequest));
const control = scriptService('Bedrock', controlOperations);
const agents = scriptService('BedrockAgentRuntime', agentOperations);

// ------------------------------------------------------------------------------------------------------------------ Python

/** boto3 retries in its oldest mode unless told otherwise, and waits a minute for each part of an answer. */
const pythonSettings: ClientSettings = {
  maxRetries: {
    path: 'config.retries.max_attempts',
    isObject: true,
    defaults: [
      {
        value: 2,
        given: { path: 'config.retries.mode', values: ['standard', 'adaptive'] },
        source: 'botocore 1.43.107 (PyPI), retries/standard.py: DEFAULT_MAX_ATTEMPTS = 3',
      },
      { value: 4, source: 'botocore 1.43.107 (PyPI), data/_retry.json: max_attempts 5 in legacy mode' },
    ],
  },
  timeout: {
    path: 'config.read_timeout',
    isObject: true,
    unit: 's',
    defaults: [{ value: 60, source: 'botocore 1.43.107 (PyPI), endpoint.py: DEFAULT_TIMEOUT = 60' }],
  },
  baseUrl: { path: 'endpoint_url' },
  retries: 'connection errors, timeouts, throttling, 500, 502, 503 and 504',
};

const pythonRequest = parameters({
  maxRetries: { path: '$client.config.retries.total_max_attempts', counts: 'attempts', deprecated: true },
});

function pythonService(operations: readonly BedrockOperation[]): Shape {
  const snake = (name: string): string => name.replaceAll(/(?<=.)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
  const member = (name: string, call: CallSpec | 'free'): Member =>
    call === 'free' ? { kind: 'free' } : { kind: 'call', call: { ...call, api: snake(name), bind: {} } };
  return {
    provider: 'bedrock',
    settings: pythonSettings,
    members: Object.fromEntries(operations.map(({ name, call }) => [snake(name), member(name, call)])),
  };
}

/** Which service a client is for stands in its first argument. */
const client: NamedKinds = {
  kind: 'named',
  argument: 0,
  name: 'service_name',
  shapes: { 'bedrock-runtime': 'BedrockRuntime', bedrock: 'Bedrock', 'bedrock-agent-runtime': 'BedrockAgentRuntime' },
  bind: { positional: ['service_name', 'region_name', 'api_version', 'use_ssl', 'verify', 'endpoint_url'] },
};

const session: Meaning = { kind: 'constructor', shape: 'Session' };
const makeSession: Meaning = { kind: 'constructor', shape: 'CoreSession' };
const config: Meaning = { kind: 'record' };
const typed: Readonly<Record<string, Meaning>> = {
  BedrockRuntimeClient: { kind: 'constructor', shape: 'BedrockRuntime' },
};

/** Amazon Bedrock through the AWS SDKs: the interface for all models, that of each maker, batches and agents. */
export const bedrock: SdkTable = {
  id: 'bedrock',
  title: 'Amazon Bedrock',
  typescript: {
    usage: {
      fields: ['usage.inputTokens', 'usage.outputTokens', 'metadata.usage'],
      source: '@aws-sdk/client-bedrock-runtime 3.1162.0 (npm), TokenUsage; streams end with metadata',
    },
    packages: ['@aws-sdk/client-bedrock-runtime', '@aws-sdk/client-bedrock', '@aws-sdk/client-bedrock-agent-runtime'],
    modules: {
      '@aws-sdk/client-bedrock-runtime': runtime.names,
      '@aws-sdk/client-bedrock': control.names,
      '@aws-sdk/client-bedrock-agent-runtime': agents.names,
    },
    shapes: { ...runtime.shapes, ...control.shapes, ...agents.shapes },
  },
  python: {
    usage: {
      fields: ['usage.inputTokens', 'usage.outputTokens', 'metadata.usage'],
      source: 'botocore 1.43.67, data/bedrock-runtime/2023-09-30/service-2.json: TokenUsage; streams end with metadata',
    },
    packages: [
      'boto3',
      'aioboto3',
      'botocore',
      'aiobotocore',
      'mypy_boto3_bedrock_runtime',
      'types_boto3_bedrock_runtime',
    ],
    texts: ['bedrock-runtime', 'bedrock-agent-runtime', 'boto3_bedrock_runtime', 'create_model_invocation_job'],
    modules: {
      boto3: { client, Session: session, session: { kind: 'namespace', members: { Session: session } } },
      'boto3.session': { Session: session },
      aioboto3: { Session: session },
      'botocore.session': { get_session: makeSession, Session: makeSession },
      'aiobotocore.session': { get_session: makeSession, AioSession: makeSession },
      'botocore.config': { Config: config },
      'botocore.client': { Config: config },
      mypy_boto3_bedrock_runtime: typed,
      'mypy_boto3_bedrock_runtime.client': typed,
      types_boto3_bedrock_runtime: typed,
      'types_boto3_bedrock_runtime.client': typed,
    },
    shapes: {
      Session: { provider: null, members: { client } },
      CoreSession: { provider: null, members: { create_client: client } },
      BedrockRuntime: pythonService(runtimeOperations(pythonRequest)),
      Bedrock: pythonService(controlOperations),
      BedrockAgentRuntime: pythonService(agentOperations),
    },
  },
};
