import { agentCall, making } from './agents/agentKit.ts';
import { parameters, unseenModel } from './build.ts';
import type { CallSpec, SdkTable, Shape } from './types.ts';

const source = 'dspy 3.3.1';

/** A program is compiled to prompts that are not in the code, and runs the model that was configured for the whole program. */
const predict = (loop?: CallSpec['loop'], isWholly: boolean = true): Shape => ({
  provider: null,
  runs: { parts: ['lm'], combinator: 'all', isCertain: true, otherwise: ['$global.lm'] },
  members: {
    set_lm: { kind: 'append', path: 'lm' },
    ...Object.fromEntries(
      ['forward', 'acall', ...(isWholly ? ['aforward'] : []), 'batch'].map((name) => [
        name,
        { kind: 'call', call: call(`program.${name}`, loop) } as const,
      ]),
    ),
  },
  call: { kind: 'call', call: call('program', loop) },
});

function call(api: string, loop?: CallSpec['loop']): CallSpec {
  return {
    api,
    operation: 'chat',
    cap: 'optional',
    bind: {},
    parameters: parameters(unseenModel),
    prompt: [],
    ...(loop && { loop }),
  };
}

/** Tries a program again until its answer is good enough. */
const repeated = (): Shape => {
  const tries = {
    limit: [{ path: '$client.N' }],
    default: null,
    unit: 'steps',
    source: `${source}: predict/best_of_n.py, predict/refine.py: N has no default`,
  } as const;
  const shape = predict(tries, false);
  return { ...shape, ...(shape.runs && { runs: { ...shape.runs, parts: ['module'] } }) };
};

/** How often a program is run for that is told by examples and trials, which are data. */
const runsOften = (api: string, why: string): CallSpec => ({ ...call(api), notEstimated: why });

/** Optimizers run the program that they improve, and some ask models of their own. */
const optimizer: Shape = {
  provider: null,
  runs: {
    parts: ['prompt_model', 'task_model', 'reflection_lm'],
    combinator: 'all',
    also: [{ parts: [], combinator: 'all', isCertain: true, otherwise: ['$global.lm'] }],
  },
  members: {
    compile: {
      kind: 'call',
      call: runsOften('optimizer.compile', 'An optimizer runs the program for each example and trial.'),
    },
  },
};

const optimizers = making(
  'Optimizer',
  'BootstrapFewShot BootstrapFewShotWithRandomSearch BootstrapFewShotWithOptuna BootstrapFinetune MIPROv2 COPRO SIMBA GEPA InferRules BetterTogether AvatarOptimizer',
);
const evaluate = making('Evaluate', 'Evaluate');

const steps = (option: string, count: number): NonNullable<CallSpec['loop']> => ({
  limit: [{ path: `$client.${option}` }],
  default: count,
  unit: 'steps',
  source: `${source}: ${option} = ${count}`,
});

const asked = agentCall({
  api: 'lm',
  owner: '$client',
  bind: { positional: ['prompt'] },
  model: ['$client.model'],
  cap: ['max_tokens', '$client.max_tokens'],
  instructions: [],
  input: ['messages', 'prompt'],
});

export const dspy: SdkTable = {
  id: 'dspy',
  title: 'DSPy',
  python: {
    usage: {
      fields: ['history', 'get_lm_usage'],
      callbacks: ['track_usage'],
      source: 'dspy 3.3.1: primitives/prediction.py, utils/usage_tracker.py',
    },
    packages: ['dspy'],
    globals: { shape: 'LM', options: { 'settings.lm': 'lm' }, areShared: true },
    modules: {
      dspy: {
        configure: { kind: 'configure', options: { lm: 'lm' } },
        context: { kind: 'configure', options: { lm: 'lm' }, isScoped: true },
        settings: {
          kind: 'namespace',
          members: {
            configure: { kind: 'configure', options: { lm: 'lm' } },
            context: { kind: 'configure', options: { lm: 'lm' }, isScoped: true },
          },
        },
        ...making('LM', 'LM', { positional: ['model'] }),
        ...making('Predict', 'Predict ChainOfThought ChainOfThoughtWithHint MultiChainComparison', {
          positional: ['signature'],
        }),
        ...making('ReAct', 'ReAct ReActV2', { positional: ['signature', 'tools'] }),
        ...making('ProgramOfThought', 'ProgramOfThought', { positional: ['signature'] }),
        ...making('CodeAct', 'CodeAct', { positional: ['signature', 'tools'] }),
        ...making('RLM', 'RLM', { positional: ['signature', 'max_iters'] }),
        ...making('Repeated', 'BestOfN Refine', { positional: ['module', 'N'] }),
        ...optimizers,
        ...evaluate,
      },
      'dspy.teleprompt': optimizers,
      'dspy.evaluate': evaluate,
    },
    shapes: {
      Predict: predict(),
      ReAct: predict(steps('max_iters', 20)),
      ProgramOfThought: predict(steps('max_iters', 3), false),
      CodeAct: predict(steps('max_iters', 5)),
      RLM: predict(steps('max_iters', 20)),
      Repeated: repeated(),
      Optimizer: optimizer,
      Evaluate: {
        provider: null,
        runs: { parts: [], combinator: 'all', isCertain: true, otherwise: ['$global.lm'] },
        members: {},
        call: { kind: 'call', call: runsOften('evaluate', 'An evaluation runs the program for each example.') },
      },
      LM: {
        provider: null,
        model: { id: 'model' },
        settings: {
          maxRetries: { path: 'num_retries', defaults: [{ value: 3, source: `${source}: num_retries = 3` }] },
          baseUrl: { path: 'api_base' },
        },
        members: {},
        call: { kind: 'call', call: asked },
        // The texts that a program is compiled to are not in the code.
        request: { ...asked, prompt: [] },
      },
    },
  },
};
