import type { CallSpec } from '../../sdks/types.ts';
import type { ObservedCall } from '../observed.ts';
import type { InstanceValue, Value } from '../value.ts';
import { alternativesOf, type FieldValue, field, isNothing, isValue } from './values.ts';

/** The requests of a run of an agent that may hand over to others, each as a call on the agent that sends it. */
export interface Handoffs {
  /** The call as a whole: its limit counts the turns of all agents. */
  readonly whole: ObservedCall;
  readonly turns: readonly ObservedCall[];
}

const maxAgents = 16;

/** Null where the agent that starts cannot be seen or hands over to nobody. */
export function handoffsOf(observed: ObservedCall): Handoffs | null {
  const { handsOver } = observed.spec;
  if (handsOver === undefined) return null;
  const { handsOver: _, loop: __, ...spec } = observed.spec;
  const { agents, isOpen } = reached(field(observed.parameters, handsOver.agent), handsOver);
  if (agents.length === 0 || (agents.length === 1 && !isOpen)) return null;
  const turn = (agent: Value): ObservedCall => ({
    ...observed,
    spec,
    parameters: put(observed, handsOver.agent, agent),
  });
  const [first] = agents;
  const unseen = isOpen && first !== undefined ? [unseenAgent(first)] : [];
  const { tools: ___, ...parameters } = observed.spec.parameters;
  const whole: CallSpec = { ...observed.spec, parameters };
  return { whole: { ...observed, spec: whole }, turns: [...agents, ...unseen].map(turn) };
}

/** The agents that a run may come to, each once. `isOpen` says that there may be others. */
function reached(
  start: FieldValue,
  { to, tools }: NonNullable<CallSpec['handsOver']>,
): { readonly agents: readonly InstanceValue[]; readonly isOpen: boolean } {
  const agents = new Map<string, InstanceValue>();
  let isOpen = false;
  const queue: Value[] = isValue(start) ? [...alternativesOf(start)] : [];
  const isSeen = queue.every(({ kind }) => kind === 'instance');
  if (!isSeen) return { agents: [], isOpen: false };
  for (const value of queue) {
    if (value.kind === 'list') {
      isOpen ||= !value.isClosed;
      queue.push(...value.items.flatMap((item) => alternativesOf(item.value)));
    } else if (value.kind !== 'instance') isOpen ||= !isNothing(value);
    else {
      const key = keyOf(value);
      if (agents.has(key)) continue;
      if (agents.size >= maxAgents) return { agents: [...agents.values()], isOpen: true };
      agents.set(key, value);
      const next = field(value.options, to);
      if (isValue(next)) queue.push(...alternativesOf(next));
      else isOpen ||= next !== 'absent';
      if (tools !== undefined) queue.push(...agentsAmong(field(value.options, tools), value.shape));
    }
  }
  return { agents: [...agents.values()], isOpen };
}

/** Tools that are agents: each stands for itself, and what else is listed is no agent. */
function agentsAmong(tools: FieldValue, shape: string): readonly InstanceValue[] {
  const lists = isValue(tools) ? alternativesOf(tools) : [];
  return lists
    .flatMap((value) => (value.kind === 'list' ? value.items.flatMap((item) => alternativesOf(item.value)) : []))
    .flatMap((value) => (value.kind === 'instance' && value.shape === shape ? [value] : []));
}

const keyOf = ({ made, options }: InstanceValue): string =>
  made === null ? JSON.stringify(options) : `${made.path}:${made.span.start}`;

const unseenAgent = ({ use, definition, from }: InstanceValue): Value => ({
  kind: 'opaque',
  why: 'unfollowed-call',
  provenance: { kind: 'other' },
  code: '',
  use,
  definition,
  from,
});

function put({ parameters }: ObservedCall, key: string, value: Value): ObservedCall['parameters'] {
  const kept = parameters.entries.filter((entry) => entry.key !== key);
  return { ...parameters, entries: [...kept, { key, value, isMaybe: false, location: value.use }] };
}
