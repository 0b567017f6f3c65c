import { type Calls, type Dialect, free, parameters, type Spec } from '../build.ts';

/** Text completions of older versions, agents that the provider hosts, and what is free. */
export function otherCalls(d: Dialect): Calls {
  return {
    'completions.create': completion(d),
    ...hostedAgents(d),
    ...free('models', 'list retrieve'),
    ...free('beta.models', 'list retrieve'),
    ...free('beta.files', 'list delete download retrieveMetadata upload'),
  };
}

const completion = (d: Dialect): Spec => ({
  operation: 'completion',
  ...(d.language === 'typescript' && { versions: '<1.0.0' }),
  bind: d.body(),
  cap: 'required',
  parameters: parameters(d.request, {
    model: 'model',
    outputCap: 'max_tokens_to_sample',
    temperature: 'temperature',
    stop: 'stop_sequences',
    stream: 'stream',
    user: 'metadata.user_id',
  }),
  prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
});

function hostedAgents(d: Dialect): Calls {
  const hosted: Spec = {
    operation: 'chat',
    parameters: parameters(),
    prompt: [],
    notEstimated: 'The agent runs with the provider, which decides how often it calls its model.',
  };
  return {
    'beta.sessions.create': { ...hosted, bind: d.body() },
    'beta.sessions.events.send': { ...hosted, bind: d.body('session_id') },
    'beta.deployments.run': { ...hosted, bind: d.body('deployment_id') },
    'beta.dreams.create': { ...hosted, bind: d.body() },
    ...free('beta.agents', 'create list retrieve update archive'),
    ...free('beta.sessions', 'list retrieve update delete archive'),
    ...free('beta.sessions.events', 'list stream'),
  };
}
