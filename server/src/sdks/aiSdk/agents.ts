import { at, type Paths, parameters, type Spec } from '../build.ts';
import type { CallSpec, Parameter, PromptSource, Shape } from '../types.ts';
import { generateText, textPrompt } from './calls.ts';

/** What a run itself takes from version 6 on. */
const perRun: Paths = {
  timeout: [at('timeout', { versions: '>=6.0.0' }), at('timeout.totalMs', { versions: '>=6.0.0' })],
  signal: at('abortSignal', { versions: '>=6.0.0' }),
};

/**
 * Agents hold the settings of `generateText` and run it. In version 5 the class is called `Experimental_Agent` and stops after one step; from
 * version 6 on it is `ToolLoopAgent`, keeps the old name as an alias, and stops after twenty.
 */
const agentLoop: NonNullable<CallSpec['loop']> = {
  limit: [{ path: '$client.stopWhen' }],
  default: 20,
  unit: 'steps',
  source: 'ai 6.0.326: stopWhen ?? stepCountIs(20); ai 7.0.173: isStepCount(20)',
  variants: [
    { default: 1, versions: '<6.0.0', source: 'ai 5.0.277: the agent calls generateText, stopWhen = stepCountIs(1)' },
  ],
};

export const agentShapes: Readonly<Record<string, Shape>> = {
  Agent: agent({
    generate: run('$client', perRun),
    stream: { ...run('$client', perRun), isStream: true },
    respond: {
      ...run('$client', {}),
      versions: '<6.0.0',
      isStream: true,
      prompt: [
        { path: '$client.tools', role: 'tools', form: 'tools' },
        { path: '$client.system', role: 'system', form: 'text' },
        { path: 'messages', role: 'messages', form: 'messages' },
      ],
    },
  }),
  WorkflowAgent: agent({
    stream: {
      ...run('$client', { timeout: 'timeout', signal: 'abortSignal' }),
      versions: '>=7.0.0',
      isStream: true,
      loop: {
        limit: [{ path: 'stopWhen' }, { path: '$client.stopWhen' }],
        default: null,
        unit: 'steps',
        source: 'ai 7.0.173 documentation, workflow agent: stream() has no default step limit',
      },
    },
  }),
};

/** `createAgentUIStreamResponse({ agent, uiMessages })`: runs an agent that is given as an argument. */
export const agentRunner: Spec = {
  ...run('agent', perRun),
  versions: '>=6.0.0',
  prompt: [...heldPrompt('agent'), { path: 'uiMessages', role: 'messages', form: 'messages' }],
  loop: { ...agentLoop, limit: [{ path: 'agent.stopWhen' }] },
};

function agent(calls: Readonly<Record<string, Spec>>): Shape {
  return {
    provider: null,
    members: Object.fromEntries(
      Object.entries(calls).map(([api, spec]) => [api, { kind: 'call', call: { api: `agent.${api}`, ...spec } }]),
    ),
  };
}

/** `owner` is where the agent stands: `$client`, or the argument that holds it. `own` is what a run may be given itself. */
function run(owner: string, own: Paths): Spec {
  return {
    operation: 'chat',
    bind: { record: 0 },
    cap: 'optional',
    parameters: withHeld(owner, parameters(own)),
    prompt: [
      ...heldPrompt(owner),
      { path: 'messages', role: 'messages', form: 'messages' },
      { path: 'prompt', role: 'messages', form: 'messages' },
    ],
    ...(generateText.defaults && { defaults: generateText.defaults }),
    loop: agentLoop,
  };
}

/** The agent's settings behind what a run is given. Settings of version 4 are left out: it has no agents. */
function withHeld(owner: string, own: CallSpec['parameters']): CallSpec['parameters'] {
  const all: Record<string, readonly Parameter[]> = { ...own };
  for (const [concept, list] of Object.entries(generateText.parameters)) {
    if (concept === 'signal' || concept === 'timeout') continue;
    const held = list.flatMap((parameter) => heldBy(owner, parameter));
    all[concept] = [...(all[concept] ?? []), ...held];
  }
  return all;
}

function heldBy(owner: string, { path, ...limits }: Parameter): readonly Parameter[] {
  if (path.startsWith('$model.') || limits.versions === '<5.0.0') return [];
  const versions = path.startsWith('providerOptions')
    ? '>=6.0.0'
    : path.startsWith('experimental_output')
      ? '<6.0.0'
      : limits.versions;
  return [{ ...limits, path: `${owner}.${path}`, ...(versions !== undefined && { versions }) }];
}

function heldPrompt(owner: string): readonly PromptSource[] {
  return textPrompt
    .filter(({ role }) => role !== 'messages')
    .map((source) => ({ ...source, path: `${owner}.${source.path}` }));
}
