import { agentCall, making } from './agents/agentKit.ts';
import { javascriptModels, pythonModels } from './strands/models.ts';
import type { ArgumentBinding, CallSpec, Default, Meaning, Member, SdkTable, Shape } from './types.ts';

/** How a language spells what an agent is made and asked with. */
interface Side {
  readonly system: string;
  readonly bind: ArgumentBinding;
  /** What a call itself may say of the answer's form and of its turns. */
  readonly form: readonly string[];
  readonly limit: NonNullable<CallSpec['loop']>['limit'];
  readonly defaults: readonly Default[];
  readonly source: string;
}

const python: Side = {
  system: 'system_prompt',
  bind: { positional: ['prompt'] },
  form: ['structured_output_model', '$client.structured_output_model'],
  limit: [],
  defaults: pythonModels.ofAgent,
  source: 'strands-agents 1.40.0: event_loop.py goes on until the model asks for no tool',
};

const javascript: Side = {
  system: 'systemPrompt',
  bind: { positional: ['prompt'], request: 1 },
  form: ['$request.structuredOutputSchema', '$client.structuredOutputSchema'],
  limit: [{ path: '$request.limits.turns', versions: '>=1.3.0' }],
  defaults: javascriptModels.ofAgent,
  source: '@strands-agents/sdk 1.3.0: agent.ts goes on until the model asks for no tool',
};

/** A question to an agent. A model that is named by its id alone is one of Bedrock. */
const ask = (side: Side, api: string, isStream: boolean): CallSpec =>
  agentCall({
    api,
    owner: '$client',
    bind: side.bind,
    model: ['$client.model'],
    cap: [],
    instructions: [side.system],
    tools: ['tools'],
    input: ['prompt'],
    more: { responseFormat: side.form },
    defaults: side.defaults,
    loop: { limit: side.limit, default: null, unit: 'turns', source: side.source },
    isStream,
  });

/** One request for an answer of a form, without tools. */
const structured = (api: string): CallSpec => {
  const { loop: _, ...once } = ask(python, api, false);
  return {
    ...once,
    bind: { positional: ['output_model', 'prompt'] },
    parameters: { ...once.parameters, responseFormat: [{ path: 'output_model' }] },
  };
};

const member = (call: CallSpec): Member => ({ kind: 'call', call });

/** An agent is asked through the model object that it was given. */
const agent = (side: Side, members: Shape['members'], call?: CallSpec): Shape => ({
  provider: 'bedrock',
  request: ask(side, 'agent', false),
  runs: {
    parts: ['model'],
    combinator: 'one-of',
    gives: { $tools: ['$client.tools'], $system: [`$client.${side.system}`], $form: side.form },
  },
  members,
  ...(call && { call: member(call) }),
});

/** Agents that work on one task. How many of them are asked, and how often, is up to their answers. */
function several(
  api: string,
  names: string,
  runs: Pick<NonNullable<Shape['runs']>, 'parts' | 'combinator'>,
  loop?: CallSpec['loop'],
): Shape {
  const spec = (name: string): CallSpec => ({
    api: name,
    operation: 'chat',
    cap: 'none',
    bind: { positional: ['prompt'] },
    parameters: {},
    prompt: [{ path: 'prompt', role: 'messages', form: 'messages' }],
    ...(loop && { loop }),
    ...(/stream/.test(name) && { isStream: true }),
  });
  return {
    provider: null,
    runs,
    request: spec(api),
    members: Object.fromEntries(names.split(' ').map((name) => [name, member(spec(`${api}.${name}`))])),
    ...(names.includes('async') && { call: member(spec(api)) }),
  };
}

const swarmLoop = (path: string, limit: number | null, source: string): NonNullable<CallSpec['loop']> => ({
  limit: [{ path: `$client.${path}` }],
  default: limit,
  unit: 'turns',
  source,
});

const pythonAgent = making('Agent', 'Agent', { positional: ['model', 'messages', 'tools', 'system_prompt'] });
const builder: Meaning = { kind: 'constructor', shape: 'GraphBuilder' };
const swarm = making('Swarm', 'Swarm', { positional: ['nodes'] });

/** Strands Agents of AWS. */
export const strands: SdkTable = {
  id: 'strands',
  title: 'Strands Agents',
  typescript: {
    usage: { fields: ['metrics.accumulatedUsage'], source: '@strands-agents/sdk 1.19.0 (npm), AgentResult.metrics' },
    packages: ['@strands-agents/sdk'],
    modules: {
      '@strands-agents/sdk': {
        ...making('Agent', 'Agent'),
        ...making('bedrock', 'BedrockModel'),
        ...making('Swarm', 'Swarm'),
        ...making('Graph', 'Graph'),
      },
      '@strands-agents/sdk/multiagent': { ...making('Swarm', 'Swarm'), ...making('Graph', 'Graph') },
      ...javascriptModels.modules,
    },
    shapes: {
      ...javascriptModels.shapes,
      Agent: agent(javascript, {
        invoke: member(ask(javascript, 'agent.invoke', false)),
        stream: member(ask(javascript, 'agent.stream', true)),
      }),
      Swarm: several(
        'swarm',
        'invoke stream',
        { parts: ['nodes'], combinator: 'one-of' },
        swarmLoop('maxSteps', null, '@strands-agents/sdk 1.3.0: swarm.ts, maxSteps is Infinity'),
      ),
      Graph: several('graph', 'invoke stream', { parts: ['nodes'], combinator: 'all' }),
    },
  },
  python: {
    usage: {
      fields: ['metrics.accumulated_usage'],
      callbacks: ['hooks'],
      source: 'strands-agents 1.40.0: telemetry/metrics.py: EventLoopMetrics',
    },
    packages: ['strands'],
    distribution: 'strands-agents',
    modules: {
      strands: pythonAgent,
      'strands.agent': pythonAgent,
      'strands.agent.agent': pythonAgent,
      'strands.multiagent': { ...swarm, GraphBuilder: builder },
      'strands.multiagent.swarm': swarm,
      'strands.multiagent.graph': { GraphBuilder: builder },
      ...pythonModels.modules,
    },
    shapes: {
      ...pythonModels.shapes,
      Agent: agent(
        python,
        {
          invoke_async: member(ask(python, 'agent.invoke_async', false)),
          stream_async: member(ask(python, 'agent.stream_async', true)),
          structured_output: member(structured('agent.structured_output')),
          structured_output_async: member(structured('agent.structured_output_async')),
        },
        ask(python, 'agent', false),
      ),
      Swarm: several(
        'swarm',
        'invoke_async stream_async',
        { parts: ['nodes'], combinator: 'one-of' },
        swarmLoop('max_iterations', 20, 'strands-agents 1.40.0: swarm.py, max_iterations = 20'),
      ),
      GraphBuilder: {
        provider: null,
        members: { add_node: { kind: 'append', path: 'nodes' }, build: { kind: 'make', shape: 'Graph' } },
      },
      Graph: several('graph', 'invoke_async stream_async', { parts: ['$parent.nodes'], combinator: 'all' }),
    },
  },
};
