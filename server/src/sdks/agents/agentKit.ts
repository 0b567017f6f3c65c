import { at, type Paths, parameters } from '../build.ts';
import type { ArgumentBinding, CallSpec, Default, Meaning, Member, PromptSource } from '../types.ts';

/** What frameworks of agents have in common, so that each of their tables says only what is its own. */
export interface AgentCall {
  readonly api: string;
  /** Where the agent's options stand: `$client` for a method of the agent, the argument's name for a function that runs one. */
  readonly owner: string;
  readonly bind: ArgumentBinding;
  readonly model: readonly string[];
  readonly cap?: readonly string[];
  readonly instructions: readonly string[];
  readonly tools?: readonly string[];
  /** Parameters of the call that hold the conversation or the question. */
  readonly input: readonly string[];
  readonly more?: Paths;
  readonly defaults?: readonly Default[];
  readonly loop?: CallSpec['loop'];
  readonly handsOver?: CallSpec['handsOver'];
  readonly isStream?: boolean;
}

/**
 * A run of an agent: its instructions and tools, then what it is asked, again and again until it asks for no more tools. Options of the
 * agent object are read where they stand and proposed only where a fix can write them.
 */
export function agentCall(call: AgentCall): CallSpec {
  const { owner } = call;
  const ofOwner = (names: readonly string[] = []): readonly string[] => names.map((name) => `${owner}.${name}`);
  const source =
    (role: PromptSource['role'], form: PromptSource['form']) =>
    (path: string): PromptSource => ({ path, role, form });
  const canPropose = owner === '$client';
  return {
    api: call.api,
    operation: 'chat',
    bind: call.bind,
    cap: call.cap === undefined ? 'none' : 'optional',
    parameters: parameters(
      {
        model: call.model,
        outputCap: (call.cap ?? []).map((path) => at(path, canPropose ? {} : { deprecated: true })),
        ...(call.tools && { tools: ofOwner(call.tools) }),
      },
      call.more ?? {},
    ),
    prompt: [
      ...ofOwner(call.tools).map(source('tools', 'tools')),
      ...ofOwner(call.instructions).map(source('system', 'text')),
      ...call.input.map(source('messages', 'messages')),
    ],
    ...(call.defaults && { defaults: call.defaults }),
    ...(call.loop && { loop: call.loop }),
    ...(call.handsOver && { handsOver: call.handsOver }),
    ...(call.isStream && { isStream: true }),
  };
}

/** The same call under several names. */
export const named = (names: string, prefix: string, call: Omit<AgentCall, 'api'>): Readonly<Record<string, Member>> =>
  Object.fromEntries(
    names.split(' ').map((name) => [
      name,
      {
        kind: 'call',
        call: agentCall({ ...call, api: `${prefix}${name}`, isStream: /stream/i.test(name) }),
      } as const,
    ]),
  );

/** Functions and classes that make an object of a shape, by name. */
export const making = (shape: string, names: string, bind?: ArgumentBinding): Readonly<Record<string, Meaning>> =>
  Object.fromEntries(
    names.split(' ').map((name) => [name, { kind: 'constructor', shape, ...(bind && { bind }) } as const]),
  );
