import { parameters } from '../build.ts';
import type { CallSpec, Meaning, Runs, Shape } from '../types.ts';
import { unseen } from './chains.ts';
import { calls } from './models.ts';
import { runnable, type Side } from './runnable.ts';

/** Agents call their model until it asks for no more tools. What holds them are limits of the executor or of the graph that runs them. */
export function agentShapes(side: Side): Readonly<Record<string, Shape>> {
  const { spell, language } = side;
  const isPython = language === 'python';
  const limit = isPython
    ? [{ path: 'config.recursion_limit' }, { path: '$client.recursion_limit' }]
    : [{ path: '$request.recursionLimit' }, { path: '$client.recursionLimit' }];
  const graphLoop: NonNullable<CallSpec['loop']> = isPython
    ? {
        limit,
        default: null,
        unit: 'steps',
        source: 'langchain agents/factory.py at 005adc30: recursion_limit 10_000; langgraph 1.2.11: 10007',
      }
    : { limit, default: 25, unit: 'steps', source: '@langchain/core 1.4.0: runnables/config.js, recursionLimit: 25' };
  const executorLoop: NonNullable<CallSpec['loop']> = {
    limit: [{ path: `$client.${spell('maxIterations')}` }],
    default: 15,
    unit: 'steps',
    source: '@langchain/classic 1.0.50 and langchain: AgentExecutor, max iterations 15',
  };
  const graph: CallSpec = { ...agentSpec(side, 'agent.', ['$client.model']), loop: graphLoop };
  const step = { ...agentSpec(side, 'agent.', []), prompt: stepPrompt };
  const executor: CallSpec = { ...step, loop: executorLoop };
  return {
    GraphAgent: agent(side, graph, {
      parts: ['model', 'llm', 'agents'],
      combinator: 'all',
      isCertain: true,
      gives: {
        $tools: ['$client.tools'],
        $system: systemOptions(side),
        $schema: [`$client.${spell('responseFormat')}`],
        input: ['input.messages'],
      },
    }),
    AgentCore: agent(side, step, {
      parts: ['prompt', 'llm'],
      combinator: 'all',
      isCertain: true,
      gives: { $tools: ['$client.tools'] },
    }),
    AgentExecutor: agent(
      side,
      executor,
      {
        parts: ['agent', 'llm'],
        combinator: 'all',
        isCertain: true,
        gives: { $tools: ['$client.tools'] },
      },
      true,
    ),
    StateGraph: {
      provider: null,
      members: {
        ...Object.fromEntries(
          ['addNode', 'addEdge', 'addConditionalEdges', 'addSequence', 'setEntryPoint', 'setFinishPoint'].map(
            (name) => [spell(name), { kind: 'same', bind: { positional: [] }, isView: true } as const],
          ),
        ),
        compile: { kind: 'make', shape: 'CompiledGraph' },
      },
    },
    CompiledGraph: {
      provider: null,
      members: runnable(side, calls(side, 'graph.', { ...graphRun, bind: side.row('input') })),
    },
  };
}

/** What a graph costs is what its nodes send, and these calls stand in the code of the nodes. */
const graphRun: CallSpec = {
  api: 'invoke',
  operation: 'chat',
  cap: 'none',
  parameters: {},
  prompt: [],
  notEstimated: 'A graph sends what its nodes send; their calls are counted where they stand.',
};

/** Names of the agents' makers, old ones and new ones. */
const systemOptions = (side: Side): readonly string[] =>
  [
    'systemPrompt',
    'prompt',
    'stateModifier',
    'messageModifier',
    ...(side.language === 'python' ? ['instructions', 'messagesModifier'] : []),
  ].map((name) => `$client.${side.spell(name)}`);

/** Agents of executors have their instructions in a prompt with holes. */
const stepPrompt: CallSpec['prompt'] = [
  { path: '$client.tools', role: 'tools', form: 'tools' },
  { path: 'input.messages', role: 'messages', form: 'messages' },
  { path: '$template', role: 'messages', form: 'template' },
];

function agentSpec(side: Side, api: string, model: readonly string[]): CallSpec {
  return {
    api,
    operation: 'chat',
    bind: side.language === 'python' ? { positional: ['input', 'config'] } : { positional: ['input'], request: 1 },
    cap: 'optional',
    parameters: parameters({ model, tools: ['$tools', '$client.tools'] }, unseen),
    prompt: [
      { path: '$client.tools', role: 'tools', form: 'tools' },
      ...systemOptions(side).map((path) => ({ path, role: 'system', form: 'text' }) as const),
      { path: 'input.messages', role: 'messages', form: 'messages' },
      { path: '$template', role: 'messages', form: 'template' },
    ],
  };
}

function agent(side: Side, spec: CallSpec, runs: Runs, isOld = false): Shape {
  return {
    provider: null,
    runs,
    request: spec,
    members: runnable(side, { ...calls(side, 'agent.', spec), ...(isOld && legacy(side, spec)) }),
  };
}

const legacy = (side: Side, spec: CallSpec): Shape['members'] =>
  Object.fromEntries(
    (side.language === 'python' ? ['run', 'arun'] : ['run', 'call']).map((name) => [
      name,
      { kind: 'call', call: { ...spec, api: `agent.${name}` } } as const,
    ]),
  );

/** Functions and classes that make agents. */
export function agentNames(
  side: Side,
): Readonly<Record<'agents' | 'executors' | 'graphs', Readonly<Record<string, Meaning>>>> {
  const { spell, fields, language } = side;
  const made = (shape: string, bind = fields(), members: Readonly<Record<string, Meaning>> = {}): Meaning => ({
    kind: 'constructor',
    shape,
    bind,
    members,
  });
  const cores = [
    'createToolCallingAgent',
    'createOpenaiFunctionsAgent',
    'createOpenaiToolsAgent',
    'createStructuredChatAgent',
    'createXmlAgent',
    'createJsonChatAgent',
  ];
  const coresJs = [
    'createToolCallingAgent',
    'createOpenAIFunctionsAgent',
    'createOpenAIToolsAgent',
    'createStructuredChatAgent',
    'createXmlAgent',
  ];
  const core = made('AgentCore', fields('llm', 'tools', 'prompt'));
  const fromParts = made('AgentExecutor', fields('agent', 'tools'));
  return {
    agents: {
      [spell('createAgent')]: made('GraphAgent', fields('model', 'tools')),
      [spell('createDeepAgent')]: made('GraphAgent', fields('model', 'tools')),
      [spell('createSupervisor')]: made('GraphAgent', fields('agents')),
      [spell('createReactAgent')]: made('GraphAgent', fields('model', 'tools')),
    },
    executors: {
      ...Object.fromEntries((language === 'python' ? cores.map(spell) : coresJs).map((name) => [name, core])),
      [spell('createReactAgent')]: core,
      AgentExecutor: made('AgentExecutor', fields(), { [spell('fromAgentAndTools')]: fromParts }),
      ...(language === 'python'
        ? { initialize_agent: made('AgentExecutor', fields('tools', 'llm')) }
        : {
            initializeAgentExecutorWithOptions: made('AgentExecutor', { positional: ['tools', 'llm'], record: 2 }),
            initializeAgentExecutor: made('AgentExecutor', { positional: ['tools', 'llm'] }),
          }),
    },
    graphs: { StateGraph: made('StateGraph'), MessageGraph: made('StateGraph'), Graph: made('StateGraph') },
  };
}
