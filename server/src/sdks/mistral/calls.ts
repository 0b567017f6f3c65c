import {
  at,
  type Calls,
  type Dialect,
  free,
  type Paths,
  parameters,
  type Spec,
  streaming,
  withoutSwitch,
} from '../build.ts';
import type { Parameter, PromptSource } from '../types.ts';

/** The billed methods of the clients of version 1 and 2. In Python each has a second form for asynchronous code. */
export function mistralCalls(d: Dialect): Calls {
  return {
    ...chatCalls(d),
    ...readingCalls(d),
    ...mediaCalls(d),
    ...both(d, { 'batch.jobs.create': batch(d) }),
    ...both(d, {
      ...free('models', 'list retrieve'),
      ...free('files', 'list retrieve delete'),
      ...free('batch.jobs', 'get list cancel'),
      ...free('beta.conversations', 'get list getHistory getMessages'),
    }),
  };
}

/** Retries are a policy with a time limit, not a number. */
export const request = (d: Dialect): Paths =>
  d.language === 'python'
    ? { maxRetries: 'retries', timeout: 'timeout_ms' }
    : {
        maxRetries: '$request.retries.strategy',
        timeout: '$request.timeoutMs',
        signal: [at('$request.signal', { versions: '>=1.10.0' }), '$request.fetchOptions.signal'],
      };

function chatCalls(d: Dialect): Calls {
  const complete = chat(d);
  const agent: Spec = { ...ofAgent(d, complete), notEstimated: agentUnseen };
  const fim: Spec = {
    operation: 'completion',
    bind: d.body(),
    cap: 'optional',
    parameters: parameters(request(d), {
      model: 'model',
      outputCap: d.spell('maxTokens'),
      temperature: 'temperature',
      stop: 'stop',
      stream: 'stream',
    }),
    prompt: [
      { path: 'prompt', role: 'user', form: 'text' },
      { path: 'suffix', role: 'user', form: 'text' },
    ],
  };
  return {
    ...both(d, {
      'chat.complete': complete,
      'chat.stream': streaming(complete),
      'chat.parse': { ...withoutSwitch(complete), ...d.since('1.5.0', '1.5.0') },
      'chat.parseStream': { ...streaming(complete), ...d.since('1.5.0', '1.5.0') },
      'fim.complete': fim,
      'fim.stream': streaming(fim),
      'agents.complete': agent,
      'agents.stream': streaming(agent),
    }),
    ...both(d, conversationCalls(d)),
  };
}

const agentUnseen = 'The model and the instructions of the agent stand with the provider.';

export const chatPrompt: readonly PromptSource[] = [
  { path: 'tools', role: 'tools', form: 'tools' },
  { path: 'messages', role: 'messages', form: 'messages' },
];

const chat = (d: Dialect): Spec => ({
  operation: 'chat',
  bind: d.body(),
  cap: 'optional',
  parameters: parameters(request(d), {
    model: 'model',
    outputCap: d.spell('maxTokens'),
    n: at('n', d.since('1.3.1', '1.2.0')),
    temperature: 'temperature',
    stop: 'stop',
    stream: 'stream',
    effort: at(d.spell('reasoningEffort'), d.since('2.0.0', '2.0.0')),
    responseFormat: d.spell('responseFormat'),
    tools: 'tools',
    toolChoice: d.spell('toolChoice'),
    cacheKey: at(d.spell('promptCacheKey'), d.since('2.2.0', '2.4.0')),
  }),
  prompt: chatPrompt,
});

/** What the agent's own definition leaves open. */
function ofAgent(d: Dialect, spec: Spec): Spec {
  const { model: _, temperature: __, ...rest } = spec.parameters;
  const dated = d.since('1.0.0', '1.1.0');
  return {
    ...spec,
    parameters: {
      ...rest,
      ...keptParameters(d, rest.outputCap ?? [], d.spell('agentId')),
      ...parameters({
        responseFormat: at(d.spell('responseFormat'), dated),
        tools: at('tools', dated),
        toolChoice: at(d.spell('toolChoice'), dated),
      }),
    },
  };
}

/** What the call leaves out stands with the provider, under an id. */
const keptParameters = (d: Dialect, caps: readonly Parameter[], id: string): Spec['parameters'] => ({
  model: [{ path: `${id}.model`, isKept: true }],
  outputCap: [...caps, { path: `${id}.${d.spell('maxTokens')}`, isKept: true, deprecated: true }],
});

/** The provider keeps what was said before. Node puts the parameters of what follows into a record of their own. */
function conversationCalls(d: Dialect): Calls {
  const dated = d.since('1.7.0', '1.8.0');
  const start = said(d, '');
  const later = (name: string): Spec => {
    const spec = said(d, d.language === 'python' ? '' : `conversation${name}Request.`);
    return {
      ...spec,
      ...dated,
      parameters: {
        ...spec.parameters,
        ...keptParameters(d, spec.parameters.outputCap ?? [], d.spell('conversationId')),
      },
      notEstimated: 'What was said before stands with the provider.',
    };
  };
  const first: Spec = {
    ...start,
    ...dated,
    parameters: { ...start.parameters, ...parameters({ model: 'model', tools: 'tools' }) },
    prompt: [
      { path: 'tools', role: 'tools', form: 'tools' },
      { path: 'instructions', role: 'system', form: 'text' },
      ...start.prompt,
    ],
  };
  return {
    'beta.conversations.start': first,
    'beta.conversations.startStream': streaming(first),
    'beta.conversations.append': later('Append'),
    'beta.conversations.appendStream': streaming(later('AppendStream')),
    'beta.conversations.restart': later('Restart'),
    'beta.conversations.restartStream': streaming(later('RestartStream')),
  };
}

const said = (d: Dialect, within: string): Spec => ({
  operation: 'chat',
  bind: d.body(),
  cap: 'optional',
  parameters: parameters(request(d), {
    outputCap: `${within}${d.spell('completionArgs')}.${d.spell('maxTokens')}`,
    temperature: `${within}${d.spell('completionArgs')}.temperature`,
    responseFormat: `${within}${d.spell('completionArgs')}.${d.spell('responseFormat')}`,
  }),
  prompt: [{ path: `${within}inputs`, role: 'messages', form: 'messages' }],
});

function readingCalls(d: Dialect): Calls {
  const reading = (path: string): Spec => ({
    operation: 'moderation',
    ...d.since('1.3.0', '1.2.4'),
    bind: d.body(),
    cap: 'none',
    parameters: parameters(request(d), { model: 'model', input: path }),
    prompt: [{ path, role: 'user', form: 'texts' }],
  });
  const chatReading: Spec = {
    ...reading('inputs'),
    parameters: parameters(request(d), {
      model: 'model',
      input: [at('inputs', { versions: '<2.0.0' }), at('input', { versions: '>=2.0.0' })],
    }),
    prompt: ['inputs', 'input'].map((path) => ({ path, role: 'user', form: 'texts' })),
  };
  return both(d, {
    'embeddings.create': {
      operation: 'embedding',
      bind: d.body(),
      cap: 'none',
      parameters: parameters(request(d), {
        model: 'model',
        input: 'inputs',
        dimensions: at(d.spell('outputDimension'), d.since('1.6.0', '1.8.0')),
      }),
      prompt: [{ path: 'inputs', role: 'user', form: 'texts' }],
    },
    'classifiers.moderate': reading('inputs'),
    'classifiers.moderateChat': reading('inputs'),
    'classifiers.classify': { ...reading('inputs'), ...d.since('1.6.0', '1.7.0') },
    'classifiers.classifyChat': { ...chatReading, ...d.since('1.6.0', '1.7.0') },
  });
}

function mediaCalls(d: Dialect): Calls {
  const audio: Spec = { operation: 'audio', bind: d.body(), cap: 'none', parameters: {}, prompt: [] };
  const transcription: Spec = {
    ...audio,
    ...d.since('1.9.17', '1.9.6'),
    parameters: parameters(request(d), { model: 'model', input: 'file', temperature: 'temperature' }),
  };
  return both(d, {
    'ocr.process': {
      operation: 'other',
      ...d.since('1.5.1', '1.6.0'),
      bind: d.body(),
      cap: 'none',
      parameters: parameters(request(d), { model: 'model' }),
      prompt: [],
      notEstimated: 'The number of pages is not in the code.',
    },
    'audio.transcriptions.complete': transcription,
    'audio.transcriptions.stream': streaming(transcription),
    'audio.speech.complete': {
      ...audio,
      ...d.since('2.0.0', '2.1.0'),
      parameters: parameters(request(d), { model: 'model', input: 'input' }),
      prompt: [{ path: 'input', role: 'user', form: 'text' }],
    },
  });
}

const batch = (d: Dialect): Spec => ({
  operation: 'batch',
  ...d.since('1.4.0', '1.3.0'),
  isBatch: true,
  bind: d.body(),
  parameters: parameters(request(d), { model: 'model' }),
  prompt: [],
  notEstimated: 'The requests stand in the uploaded file or are listed without their prompts.',
});

/** In Python every method has a form for asynchronous code under a name of its own. */
function both(d: Dialect, calls: Calls): Calls {
  if (d.language !== 'python') return calls;
  return { ...calls, ...Object.fromEntries(Object.entries(calls).map(([path, spec]) => [`${path}Async`, spec])) };
}

/** Version 0: one class with plain methods. */
export function legacyCalls(d: Dialect): Calls {
  const chatting: Spec = {
    operation: 'chat',
    cap: 'optional',
    ...(d.language === 'typescript' && { bind: { record: 0, request: 1 } }),
    parameters: parameters(d.language === 'typescript' ? { signal: '$request.signal' } : {}, {
      model: 'model',
      outputCap: d.spell('maxTokens'),
      temperature: 'temperature',
      responseFormat: d.spell('responseFormat'),
      tools: 'tools',
      toolChoice: d.spell('toolChoice'),
    }),
    prompt: chatPrompt,
  };
  const completion: Spec = {
    ...chatting,
    operation: 'completion',
    parameters: parameters({
      model: 'model',
      outputCap: d.spell('maxTokens'),
      temperature: 'temperature',
      stop: 'stop',
    }),
    prompt: [
      { path: 'prompt', role: 'user', form: 'text' },
      { path: 'suffix', role: 'user', form: 'text' },
    ],
  };
  return {
    chat: chatting,
    chatStream: streaming(chatting),
    completion,
    completionStream: streaming(completion),
    embeddings: {
      operation: 'embedding',
      ...(d.language === 'typescript' ? { bind: { record: 0 } } : { bind: { positional: ['model', 'input'] } }),
      cap: 'none',
      parameters: parameters({ model: 'model', input: 'input' }),
      prompt: [{ path: 'input', role: 'user', form: 'texts' }],
    },
    listModels: 'free',
  };
}
