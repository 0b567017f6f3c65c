import { at, type Calls, type Dialect, free, type Members, parameters, type Spec } from '../build.ts';
import type { Parameter, PromptSource, Shape } from '../types.ts';

/** What runs on the provider's side: assistants, agents, batches, fine-tuning, evaluation, realtime; and what is free. */
export function hostedCalls(d: Dialect): Calls {
  return {
    ...assistantCalls(d),
    ...jobCalls(d),
    ...realtimeCalls(d),
    ...(d.language === 'typescript' && agentCalls()),
    'moderations.create': 'free',
    ...free('models', 'list retrieve delete'),
    ...free('files', 'create list retrieve delete content waitForProcessing'),
    ...free('batches', 'list retrieve cancel'),
    ...free('uploads', 'create cancel complete'),
  };
}

function assistantCalls(d: Dialect): Calls {
  const run: Spec = {
    operation: 'chat',
    bind: d.body('thread_id'),
    cap: 'optional',
    notEstimated: 'The thread and the assistant stand with the provider, and a run may call the model many times.',
    parameters: parameters(d.request, {
      // What a run leaves out is the assistant's.
      model: ['model', kept('assistant_id.model')],
      outputCap: at('max_completion_tokens', d.since('4.34.0', '1.18.0')),
      temperature: ['temperature', kept('assistant_id.temperature')],
      responseFormat: ['response_format', kept('assistant_id.response_format')],
      tools: ['tools', kept('assistant_id.tools')],
      toolChoice: 'tool_choice',
    }),
    prompt: runPrompt,
  };
  const streamed: Spec = { ...run, isStream: true };
  const create: Spec = { ...run, parameters: { ...run.parameters, stream: [{ path: 'stream' }] } };
  const started: Spec = { ...run, bind: d.body(), prompt: startPrompt };
  const continued: Spec = {
    operation: 'chat',
    notEstimated: run.notEstimated ?? '',
    parameters: {},
    prompt: [],
  };
  return {
    'beta.threads.runs.create': create,
    'beta.threads.runs.createAndPoll': run,
    'beta.threads.runs.createAndStream': streamed,
    'beta.threads.runs.stream': streamed,
    'beta.threads.runs.submitToolOutputs': continued,
    'beta.threads.runs.submitToolOutputsAndPoll': continued,
    'beta.threads.runs.submitToolOutputsStream': { ...continued, isStream: true },
    'beta.threads.createAndRun': { ...started, parameters: create.parameters },
    'beta.threads.createAndRunPoll': started,
    'beta.threads.createAndRunStream': { ...started, isStream: true },
    ...free('beta.assistants', 'list retrieve delete'),
    ...free('beta.threads', 'create retrieve update delete'),
    ...free('beta.threads.messages', 'create list retrieve update delete'),
    ...free('beta.threads.runs', 'list retrieve update cancel poll'),
    ...free('beta.threads.runs.steps', 'list retrieve'),
  };
}

const kept = (path: string): Parameter => ({ path, isKept: true });

const runPrompt: readonly PromptSource[] = [
  { path: 'tools', role: 'tools', form: 'tools' },
  { path: 'instructions', role: 'system', form: 'text' },
  { path: 'additional_instructions', role: 'system', form: 'text' },
  { path: 'additional_messages', role: 'messages', form: 'messages' },
];

const startPrompt: readonly PromptSource[] = [
  { path: 'tools', role: 'tools', form: 'tools' },
  { path: 'instructions', role: 'system', form: 'text' },
  { path: 'thread.messages', role: 'messages', form: 'messages' },
];

/** Making an assistant costs nothing. Its settings are those of the runs that name it. */
export const assistantMembers = (d: Dialect): Members => ({
  'beta.assistants.create': { kind: 'make', shape: 'Assistant', bind: d.body() },
  'beta.assistants.update': { kind: 'make', shape: 'Assistant', bind: d.body('assistant_id'), isChange: true },
});

export const assistantShapes: Readonly<Record<string, Shape>> = { Assistant: { provider: 'openai', members: {} } };

function jobCalls(d: Dialect): Calls {
  const job: Spec = { operation: 'other', bind: d.body(), parameters: parameters(d.request), prompt: [] };
  return {
    'batches.create': {
      ...job,
      ...d.since('4.34.0', '1.18.0'),
      operation: 'batch',
      isBatch: true,
      notEstimated: 'The requests stand in the uploaded file.',
    },
    'fineTuning.jobs.create': {
      ...job,
      parameters: parameters(d.request, { model: 'model' }),
      notEstimated: 'Training is billed by the tokens of the training file and the epochs.',
    },
    'fineTuning.alpha.graders.run': { ...job, notEstimated: 'The grader that is given decides which model runs.' },
    'evals.runs.create': {
      ...job,
      bind: d.body('eval_id'),
      notEstimated: 'A run samples and grades every item of its data source.',
    },
    'vectorStores.create': { ...job, notEstimated: 'Storage is billed by size and day.' },
    'containers.create': { ...job, notEstimated: 'A container is billed by session.' },
    ...free('fineTuning.jobs', 'list retrieve cancel pause resume listEvents'),
    ...free('evals', 'create list retrieve update delete'),
    ...free('evals.runs', 'list retrieve cancel delete'),
    ...free('vectorStores', 'list retrieve update delete search'),
  };
}

function realtimeCalls(d: Dialect): Calls {
  const session: Spec = {
    operation: 'audio',
    bind: d.body(),
    parameters: {},
    prompt: [],
    notEstimated: 'A realtime session is billed by the tokens that go over its connection.',
  };
  return {
    'realtime.clientSecrets.create': session,
    'beta.realtime.sessions.create': session,
    'beta.realtime.transcriptionSessions.create': session,
    'realtime.calls.accept': { ...session, bind: d.body('call_id') },
    ...(d.language === 'python'
      ? { 'realtime.connect': session, 'beta.realtime.connect': session }
      : {
          'realtime.calls.create': { ...session, versions: '>=7.0.0' },
          'live.create': { ...session, versions: '>=7.0.0' },
        }),
  };
}

/** Agents that the provider hosts (TypeScript only so far). */
function agentCalls(): Calls {
  const agent: Spec = {
    operation: 'chat',
    versions: '>=7.0.0',
    parameters: {},
    prompt: [],
    notEstimated: 'The agent runs with the provider, which decides how often it calls its model.',
  };
  return {
    'beta.agents.sessions.create': agent,
    'beta.agents.sessions.stream': { ...agent, isStream: true },
    'beta.agents.sessions.events.create': agent,
    'beta.agents.automations.create': agent,
    'beta.agents.automations.invocations.create': agent,
    ...free('beta.agents', 'create retrieve update list delete'),
  };
}
