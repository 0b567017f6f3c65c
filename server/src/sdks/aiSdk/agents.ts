import { parameters, type Spec } from '../build.ts';
import type { CallSpec, Parameter, PromptSource, Shape } from '../types.ts';
import { generateText, textPrompt } from './calls.ts';

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
    generate: run(),
    stream: { ...run(), isStream: true },
    respond: { ...run(), isStream: true, versions: '<6.0.0' },
  }),
  WorkflowAgent: agent({
    stream: {
      ...run(),
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
  ...run(),
  versions: '>=6.0.0',
  parameters: below('agent', parameters({ timeout: 'timeout', signal: 'abortSignal' })),
  prompt: prompt('agent').concat({ path: 'uiMessages', role: 'messages', form: 'messages' }),
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

function run(): Spec {
  return {
    operation: 'chat',
    bind: { record: 0 },
    cap: 'optional',
    parameters: below('$client', parameters({ timeout: 'timeout', signal: 'abortSignal' })),
    prompt: [
      ...prompt('$client'),
      { path: 'messages', role: 'messages', form: 'messages' },
      { path: 'prompt', role: 'messages', form: 'messages' },
    ],
    ...(generateText.defaults && { defaults: generateText.defaults }),
    loop: agentLoop,
  };
}

/** The agent's own settings, behind what a run may be given itself. */
function below(owner: string, own: CallSpec['parameters']): CallSpec['parameters'] {
  const inherited = Object.entries(generateText.parameters).map(([concept, list]): [string, readonly Parameter[]] => [
    concept,
    list
      .filter(
        ({ path }) => !path.startsWith('$model') && !/^max(Tokens|Steps)$|^experimental_providerMetadata$/.test(path),
      )
      .map((parameter) => ({ ...parameter, path: `${owner}.${parameter.path}` })),
  ]);
  const { signal: _, ...settings } = Object.fromEntries(inherited);
  const merged: Record<string, readonly Parameter[]> = { ...own };
  for (const [concept, list] of Object.entries(settings)) merged[concept] = [...(merged[concept] ?? []), ...list];
  return merged;
}

function prompt(owner: string): PromptSource[] {
  return textPrompt
    .filter(({ role }) => role !== 'messages')
    .map((source) => ({ ...source, path: `${owner}.${source.path}` }));
}
