import { at, parameters, type Spec } from '../build.ts';
import type { CallSpec, Parameter } from '../types.ts';

/** An operation of the service: a command in JavaScript, a method in Python. */
export interface BedrockOperation {
  readonly name: string;
  readonly call: CallSpec | 'free';
}

/** Operations of the runtime. Names of fields are those of the service in every language. */
export function runtimeOperations(shared: CallSpec['parameters']): readonly BedrockOperation[] {
  const converse: Spec = { ...converseSpec, parameters: { ...converseSpec.parameters, ...shared } };
  const invoke: Spec = { ...invokeSpec, parameters: { ...invokeSpec.parameters, ...shared } };
  return [
    operation('Converse', converse),
    operation('ConverseStream', { ...converse, isStream: true }),
    operation('InvokeModel', invoke),
    operation('InvokeModelWithResponseStream', { ...invoke, isStream: true }),
    operation('InvokeModelWithBidirectionalStream', {
      operation: 'audio',
      cap: 'none',
      parameters: parameters({ model: 'modelId' }),
      prompt: [],
      notEstimated: 'The conversation is sent over a connection after this call.',
    }),
    operation('StartAsyncInvoke', {
      operation: 'video',
      operations: [{ models: ['*embed*'], operation: 'embedding' }],
      cap: 'none',
      parameters: { ...parameters({ model: 'modelId' }), ...shared },
      prompt: [
        { path: 'modelInput.textToVideoParams.text', role: 'user', form: 'text' },
        { path: 'modelInput.prompt', role: 'user', form: 'text' },
      ],
      notEstimated: 'The length of what is made is not in the code.',
    }),
    operation('ApplyGuardrail', guardrail),
    { name: 'CountTokens', call: 'free' },
    { name: 'GetAsyncInvoke', call: 'free' },
    { name: 'ListAsyncInvokes', call: 'free' },
  ];
}

/** Operations of the control plane: batches are billed, the rest is not. */
export const controlOperations: readonly BedrockOperation[] = [
  operation('CreateModelInvocationJob', {
    operation: 'batch',
    isBatch: true,
    cap: 'none',
    parameters: parameters({ model: 'modelId' }),
    prompt: [],
    notEstimated: 'The requests stand in files that are not in the code.',
  }),
  { name: 'GetModelInvocationJob', call: 'free' },
  { name: 'ListModelInvocationJobs', call: 'free' },
  { name: 'StopModelInvocationJob', call: 'free' },
];

function operation(api: string, spec: Spec): BedrockOperation {
  return { name: api, call: { api, ...spec } };
}

const converseSpec: Spec = {
  operation: 'chat',
  cap: 'optional',
  parameters: parameters({
    model: 'modelId',
    outputCap: 'inferenceConfig.maxTokens',
    temperature: 'inferenceConfig.temperature',
    stop: 'inferenceConfig.stopSequences',
    tools: 'toolConfig.tools',
    toolChoice: 'toolConfig.toolChoice',
    serviceTier: 'serviceTier.type',
    effort: ['outputConfig.effort', 'additionalModelRequestFields.output_config.effort'],
    thinking: 'additionalModelRequestFields.thinking',
    thinkingBudget: 'additionalModelRequestFields.thinking.budget_tokens',
    responseFormat: 'outputConfig.textFormat',
  }),
  prompt: [
    { path: 'toolConfig.tools', role: 'tools', form: 'tools' },
    { path: 'system', role: 'system', form: 'blocks' },
    { path: 'messages', role: 'messages', form: 'messages' },
  ],
};

const guardrail: Spec = {
  operation: 'moderation',
  cap: 'none',
  parameters: parameters({ input: 'content' }),
  prompt: [{ path: 'content', role: 'user', form: 'texts' }],
  notEstimated: 'Guardrails are billed by units of text and by policy.',
};

// ------------------------------------------------------------------------------------------------------------------ invoke

const claude = ['*anthropic.*'];
const nova = ['*amazon.nova-*'];
const llama = ['*meta.llama*'];
const titan = ['*amazon.titan-text*', '*amazon.titan-tg1*'];
const others = ['*mistral.*', '*cohere.*', '*deepseek.*', '*qwen.*', '*ai21.*', '*openai.*', '*nvidia.*', '*google.*'];

const forModels = (path: string, models: readonly string[]): Parameter => at(path, { models });

/** The body is JSON in the form of each maker, so that the model decides what its fields are called. */
const invokeSpec: Spec = {
  operation: 'other',
  operations: [
    { models: ['*embed*'], operation: 'embedding' },
    { models: ['*rerank*'], operation: 'rerank' },
    { models: ['*nova-canvas*', '*titan-image*', '*stability.*'], operation: 'image' },
    { models: ['*nova-sonic*', '*nova-2-sonic*'], operation: 'audio' },
    { models: [...claude, ...nova, ...llama, ...titan, ...others, '*writer.*'], operation: 'chat' },
  ],
  cap: 'optional',
  parameters: parameters({
    model: 'modelId',
    outputCap: [
      forModels('body.max_tokens', [...claude, ...others]),
      forModels('body.max_tokens_to_sample', claude),
      forModels('body.max_completion_tokens', ['*openai.*']),
      forModels('body.inferenceConfig.maxTokens', nova),
      forModels('body.inferenceConfig.max_new_tokens', nova),
      forModels('body.max_gen_len', llama),
      forModels('body.textGenerationConfig.maxTokenCount', titan),
    ],
    temperature: [
      'body.temperature',
      forModels('body.inferenceConfig.temperature', nova),
      forModels('body.textGenerationConfig.temperature', titan),
    ],
    stop: ['body.stop_sequences', 'body.stop', forModels('body.inferenceConfig.stopSequences', nova)],
    tools: ['body.tools', forModels('body.toolConfig.tools', nova)],
    thinking: forModels('body.thinking', claude),
    thinkingBudget: forModels('body.thinking.budget_tokens', claude),
    effort: forModels('body.output_config.effort', claude),
    responseFormat: ['body.output_config.format', 'body.response_format'],
    input: ['body.inputText', 'body.texts'],
    dimensions: ['body.dimensions', 'body.output_dimension'],
    n: forModels('body.imageGenerationConfig.numberOfImages', ['*nova-canvas*', '*titan-image*']),
    serviceTier: 'serviceTier',
  }),
  prompt: [
    { path: 'body.tools', role: 'tools', form: 'tools' },
    { path: 'body.toolConfig.tools', role: 'tools', form: 'tools' },
    { path: 'body.system', role: 'system', form: 'blocks' },
    { path: 'body.messages', role: 'messages', form: 'messages' },
    { path: 'body.prompt', role: 'user', form: 'text' },
    { path: 'body.inputText', role: 'user', form: 'texts' },
    { path: 'body.texts', role: 'user', form: 'texts' },
    { path: 'body.textToImageParams.text', role: 'user', form: 'text' },
  ],
};
