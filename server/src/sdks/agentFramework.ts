import { client, embedder, turn } from './agentFramework/clients.ts';
import { chats, embedders, type Row } from './agentFramework/rows.ts';
import { patterns, workflow } from './agentFramework/workflows.ts';
import { agentCall, making, named } from './agents/agentKit.ts';
import type { ArgumentBinding, Meaning, SdkTable } from './types.ts';

const rows: readonly Row[] = [...chats, ...embedders];
const shapeOf = ({ names }: Row): string => names.split(' ')[0] ?? names;

function clientModules(): Record<string, Record<string, Meaning>> {
  const modules: Record<string, Record<string, Meaning>> = {};
  for (const row of rows)
    for (const module of row.modules)
      modules[module] = { ...modules[module], ...making(shapeOf(row), row.names, row.bind) };
  return modules;
}

const builders = Object.assign({}, ...patterns.map(({ name }) => making(`${name}Builder`, `${name}Builder`)));
const agentBinding: ArgumentBinding = { positional: ['client', 'instructions'] };

/** Microsoft's framework of agents. `ChatAgent` and `run_stream` are of the releases before 1.0. */
export const agentFramework: SdkTable = {
  id: 'agent-framework',
  title: 'Microsoft Agent Framework',
  python: {
    usage: { fields: ['usage_details'], source: 'agent-framework-core 1.13.0: _types.py: UsageDetails' },
    packages: [
      'agent_framework',
      ...new Set(rows.flatMap(({ modules }) => modules.filter((name) => !name.includes('.')))),
    ],
    distribution: 'agent-framework-core',
    modules: {
      agent_framework: { ...making('Agent', 'Agent ChatAgent', agentBinding), ...builders },
      'agent_framework.orchestrations': builders,
      agent_framework_orchestrations: builders,
      ...clientModules(),
    },
    shapes: {
      Agent: {
        provider: null,
        request: agentCall({ ...turn, api: 'agent.run' }),
        members: { ...named('run run_stream', 'agent.', turn), as_tool: { kind: 'free' } },
      },
      ...Object.fromEntries(chats.map((row) => [shapeOf(row), client(row)])),
      ...Object.fromEntries(embedders.map((row) => [shapeOf(row), embedder(row)])),
      ...Object.assign({}, ...patterns.map(workflow)),
    },
  },
};
