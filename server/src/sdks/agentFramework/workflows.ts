import { parameters, unseenModel } from '../build.ts';
import type { Member, Shape } from '../types.ts';

/** A workflow whose agents all run once, or take turns as one of them decides. */
interface Pattern {
  readonly name: string;
  readonly combinator: 'all' | 'one-of';
  /** Methods of its builder beside those that all have, with the option that they set. */
  readonly methods?: Readonly<Record<string, string>>;
  /** Options that limit the rounds, where there are rounds. */
  readonly rounds?: readonly string[];
  readonly source?: string;
}

export const patterns: readonly Pattern[] = [
  { name: 'Sequential', combinator: 'all' },
  { name: 'Concurrent', combinator: 'all' },
  {
    name: 'GroupChat',
    combinator: 'one-of',
    methods: {
      with_max_rounds: 'max_rounds',
      with_orchestrator: '$manager',
      with_termination_condition: 'termination_condition',
    },
    rounds: ['max_rounds'],
    source: 'agent-framework-orchestrations 1.13.0: max_rounds is None, so that only the termination condition ends it',
  },
  {
    name: 'Handoff',
    combinator: 'one-of',
    methods: {
      with_start_agent: '$start',
      with_termination_condition: 'termination_condition',
      add_handoff: '$from',
    },
    rounds: ['$turns'],
    source: 'agent-framework-orchestrations 1.13.0: agents hand over until one of them is done',
  },
  {
    name: 'Magentic',
    combinator: 'one-of',
    methods: { with_standard_manager: '$manager' },
    rounds: ['max_round_count'],
    source: 'agent-framework-orchestrations 1.13.0: max_round_count is None',
  },
];

export const workflow = ({
  name,
  combinator,
  methods = {},
  rounds,
  source: said = '',
}: Pattern): Readonly<Record<string, Shape>> => {
  const call = (api: string): Member => ({
    kind: 'call',
    call: {
      api,
      operation: 'chat',
      cap: 'optional',
      bind: { positional: ['message'] },
      parameters: parameters(unseenModel),
      prompt: [{ path: 'message', role: 'messages', form: 'messages' }],
      ...(/stream/.test(api) && { isStream: true }),
      ...(rounds && {
        loop: {
          limit: rounds.map((path) => ({ path: `$client.$parent.${path}` })),
          default: null,
          unit: 'turns',
          source: said,
        },
      }),
    },
  });
  return {
    [`${name}Builder`]: {
      provider: null,
      members: {
        build: { kind: 'make', shape: `${name}Workflow` },
        participants: setting('participants'),
        with_checkpointing: setting('$checkpoints'),
        ...Object.fromEntries(Object.entries(methods).map(([method, option]) => [method, setting(option)])),
      },
    },
    [`${name}Workflow`]: {
      provider: null,
      runs: { parts: ['$parent.participants'], combinator, isCertain: true, gives: { messages: ['message'] } },
      members: {
        run: call('workflow.run'),
        run_stream: call('workflow.run_stream'),
        as_agent: { kind: 'make', shape: `${name}Agent` },
      },
    },
    [`${name}Agent`]: {
      provider: null,
      runs: {
        parts: ['$parent.$parent.participants'],
        combinator,
        isCertain: true,
        gives: { messages: ['message'] },
      },
      members: { run: call('agent.run'), run_stream: call('agent.run_stream') },
    },
  };
};

const setting = (option: string): Member => ({ kind: 'same', bind: { positional: [option] } });
