import { message } from '../anthropic/messages.ts';
import { parameters, python, type Spec, typescript } from '../build.ts';
import { byModel } from '../google/content.ts';
import { chat } from '../openai/chat.ts';
import { completion, embedding } from '../openai/media.ts';
import { response } from '../openai/responses.ts';
import type { CallSpec, Endpoint, Parameter } from '../types.ts';

/** Any host that a provider is known at; which these are is checked apart. */
const anyHostPattern = '^https?://[^/]+';

/**
 * Interfaces that programs call without an SDK, by host and path; the first that fits counts. Fields of the body are parameters, and the
 * model may stand in the path. Who bills at a host is the catalogue's knowledge.
 */
export const endpoints = (): readonly Endpoint[] => [
  // Azure names the deployment in the path.
  to(azure, 'chat/completions', 'chat.completions', { ...inBody(chat(typescript)), ...inPath(chat(typescript)) }),
  to(azure, 'completions', 'completions', { ...inBody(completion(typescript)), ...inPath(completion(typescript)) }),
  to(azure, 'embeddings', 'embeddings', { ...inBody(embedding(typescript)), ...inPath(embedding(typescript)) }),
  ...gemini(),
  ...bedrock(),
  to(
    host('api\\.anthropic\\.com', 'anthropic\\.helicone\\.ai', 'api\\.deepseek\\.com/anthropic'),
    'messages',
    'messages',
    inBody(message(typescript)),
  ),
  ...cohere(),
  ...ollama(),
  {
    ...to(anyHost, 'chat/completions', 'chat.completions', inBody(chat(typescript))),
    evidence: ['model', 'messages'],
  },
  { ...to(anyHost, 'responses', 'responses', inBody(response(typescript))), evidence: ['model', 'input'] },
  { ...to(anyHost, 'completions', 'completions', inBody(completion(typescript))), evidence: ['model', 'prompt'] },
  { ...to(anyHost, 'embeddings', 'embeddings', inBody(embedding(typescript))), evidence: ['model', 'input'] },
  {
    ...to(anyHost, 'v1/messages', 'messages', inBody(message(typescript))),
    evidence: ['model', 'messages', 'max_tokens'],
  },
  to(anyHost, 'images/generations', 'images.generations', {
    operation: 'image',
    cap: 'none',
    parameters: parameters({ model: 'model', n: 'n', size: 'size', quality: 'quality' }),
    prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
  }),
  to(anyHost, 'audio/speech', 'audio.speech', {
    operation: 'audio',
    cap: 'none',
    parameters: parameters({ model: 'model', input: 'input' }),
    prompt: [{ path: 'input', role: 'user', form: 'text' }],
  }),
  {
    url: `^https?://api-inference\\.huggingface\\.co/models/(?<model>[^?]+)`,
    call: {
      api: 'POST models',
      operation: 'completion',
      cap: 'optional',
      parameters: parameters({
        model: '$model',
        outputCap: 'parameters.max_new_tokens',
        temperature: 'parameters.temperature',
      }),
      prompt: [{ path: 'inputs', role: 'user', form: 'texts' }],
    },
  },
];

function host(...names: readonly string[]): string {
  return `^https?://(?:${names.join('|')})`;
}

function anyHost(path: string): string {
  return `${anyHostPattern}(?:/[^?]*)?/${path}/?(?:\\?|$)`;
}

function azure(path: string): string {
  return `${anyHostPattern}/openai/deployments/(?<model>[^/?]+)/${path}(?:\\?|$)`;
}

function to(where: string | ((path: string) => string), path: string, api: string, spec: Spec): Endpoint {
  const url = typeof where === 'string' ? `${where}(?:/[^?]*)?/${path}/?(?:\\?|$)` : where(path);
  return { url, call: { ...spec, api: `POST ${api}` } };
}

/**
 * A call of an SDK as the interface behind it takes it: all fields of the newest version, and no options of the SDK itself.
 */
function inBody(spec: Spec): Spec {
  const { versions: _, bind: __, ...rest } = spec;
  return {
    ...rest,
    parameters: Object.fromEntries(
      Object.entries(spec.parameters).map(([concept, list]) => [concept, list.flatMap(newest)]),
    ),
  };
}

function newest({ versions, ...parameter }: Parameter): readonly Parameter[] {
  return versions?.startsWith('<') === true || parameter.path.startsWith('$') ? [] : [parameter];
}

const inPath = (spec: Spec): Pick<CallSpec, 'parameters'> => ({
  parameters: { ...inBody(spec).parameters, model: [{ path: '$model' }] },
});

function gemini(): readonly Endpoint[] {
  const where = host(
    'generativelanguage\\.googleapis\\.com',
    '[^/]*aiplatform\\.googleapis\\.com',
    'gateway\\.ai\\.cloudflare\\.com',
  );
  const both = (path: string): readonly [string, string] => [path, python.spell(path)];
  const generate: Spec = {
    operation: 'chat',
    operations: byModel,
    cap: 'optional',
    parameters: parameters({
      model: '$model',
      outputCap: both('generationConfig.maxOutputTokens'),
      n: both('generationConfig.candidateCount'),
      temperature: 'generationConfig.temperature',
      stop: both('generationConfig.stopSequences'),
      responseFormat: [...both('generationConfig.responseSchema'), ...both('generationConfig.responseMimeType')],
      thinkingBudget: 'generationConfig.thinkingConfig.thinkingBudget',
      effort: 'generationConfig.thinkingConfig.thinkingLevel',
      tools: 'tools',
      toolChoice: 'toolConfig',
    }),
    prompt: [
      { path: 'tools', role: 'tools', form: 'tools' },
      { path: 'cachedContent', role: 'system', form: 'kept' },
      { path: 'systemInstruction', role: 'system', form: 'text' },
      { path: 'system_instruction', role: 'system', form: 'text' },
      { path: 'contents', role: 'messages', form: 'messages' },
    ],
  };
  const embed: Spec = {
    operation: 'embedding',
    cap: 'none',
    parameters: parameters({ model: '$model', input: ['content', 'requests'] }),
    prompt: [
      { path: 'content', role: 'user', form: 'texts' },
      { path: 'requests', role: 'user', form: 'texts' },
    ],
  };
  const method = (name: string, spec: Spec): Endpoint => ({
    url: `${where}/[^?]*models/(?<model>[^/?:]+):${name}(?:\\?|$)`,
    call: { ...spec, api: `POST ${name}` },
  });
  return [
    method('generateContent', generate),
    method('streamGenerateContent', { ...generate, isStream: true }),
    method('embedContent', embed),
    method('batchEmbedContents', embed),
  ];
}

function bedrock(): readonly Endpoint[] {
  const converse: Spec = {
    operation: 'chat',
    cap: 'optional',
    parameters: parameters({
      model: '$model',
      outputCap: 'inferenceConfig.maxTokens',
      temperature: 'inferenceConfig.temperature',
      tools: 'toolConfig.tools',
    }),
    prompt: [
      { path: 'toolConfig.tools', role: 'tools', form: 'tools' },
      { path: 'system', role: 'system', form: 'blocks' },
      { path: 'messages', role: 'messages', form: 'messages' },
    ],
  };
  const method = (name: string, spec: Spec): Endpoint => ({
    url: `^https?://bedrock-runtime[^/]*/model/(?<model>[^/?]+)/${name}$`,
    call: { ...spec, api: `POST ${name}` },
  });
  return [method('converse', converse), method('converse-stream', { ...converse, isStream: true })];
}

function cohere(): readonly Endpoint[] {
  const where = host('api\\.cohere\\.(?:com|ai)');
  return [
    to(where, 'chat', 'chat', {
      operation: 'chat',
      cap: 'optional',
      parameters: parameters({
        model: 'model',
        outputCap: 'max_tokens',
        temperature: 'temperature',
        tools: 'tools',
        stream: 'stream',
      }),
      prompt: [
        { path: 'tools', role: 'tools', form: 'tools' },
        { path: 'preamble', role: 'system', form: 'text' },
        { path: 'chat_history', role: 'messages', form: 'messages' },
        { path: 'messages', role: 'messages', form: 'messages' },
        { path: 'message', role: 'user', form: 'text' },
      ],
    }),
    to(where, 'embed', 'embed', {
      operation: 'embedding',
      cap: 'none',
      parameters: parameters({ model: 'model', input: 'texts' }),
      prompt: [{ path: 'texts', role: 'user', form: 'texts' }],
    }),
    to(where, 'rerank', 'rerank', {
      operation: 'rerank',
      cap: 'none',
      parameters: parameters({ model: 'model' }),
      prompt: [],
    }),
  ];
}

/** A server on the user's own machine costs nothing, Ollama's own service does. */
function ollama(): readonly Endpoint[] {
  const where = host('(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0|host\\.docker\\.internal)(?::\\d+)?', 'ollama\\.com');
  const options = { outputCap: 'options.num_predict', temperature: 'options.temperature' } as const;
  return [
    to(where, 'api/chat', 'api.chat', {
      operation: 'chat',
      cap: 'optional',
      parameters: parameters(options, { model: 'model', tools: 'tools', stream: 'stream', responseFormat: 'format' }),
      prompt: [
        { path: 'tools', role: 'tools', form: 'tools' },
        { path: 'messages', role: 'messages', form: 'messages' },
      ],
    }),
    to(where, 'api/generate', 'api.generate', {
      operation: 'completion',
      cap: 'optional',
      parameters: parameters(options, { model: 'model', stream: 'stream', responseFormat: 'format' }),
      prompt: [
        { path: 'system', role: 'system', form: 'text' },
        { path: 'prompt', role: 'user', form: 'text' },
      ],
    }),
    to(where, 'api/embed', 'api.embed', {
      operation: 'embedding',
      cap: 'none',
      parameters: parameters({ model: 'model', input: 'input' }),
      prompt: [{ path: 'input', role: 'user', form: 'texts' }],
    }),
  ];
}
