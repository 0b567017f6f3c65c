import {
  at,
  type Calls,
  type Dialect,
  free,
  members,
  type Paths,
  parameters,
  python,
  type Spec,
  typescript,
} from './build.ts';
import type { ArgumentBinding, ClientSettings, Meaning, SdkTable, Shape } from './types.ts';

/**
 * Any kind of model runs here, and each has an input of its own: what a call does and how it is billed only the model tells. The names of
 * inputs are those that most language models have.
 */
const input: Paths = {
  outputCap: ['input.max_tokens', 'input.max_new_tokens', 'input.max_completion_tokens', 'input.max_length'],
  temperature: 'input.temperature',
  n: 'input.num_outputs',
};

const run = (given: Paths): Spec => ({
  operation: 'other',
  cap: 'none',
  parameters: parameters(given, input),
  prompt: [
    { path: 'input.system_prompt', role: 'system', form: 'text' },
    { path: 'input.prompt', role: 'user', form: 'text' },
  ],
});

function calls(d: Dialect): Calls {
  const isPython = d.language === 'python';
  const signal: Paths = isPython ? {} : { signal: at('signal', { versions: '>=1.0.0' }) };
  const name = isPython ? 'ref' : 'identifier';
  const byName: Spec = { ...run({ model: name, ...(!isPython && { signal: 'signal' }) }), bind: lead(d, name) };
  const prediction: Spec = { ...run({ model: ['model', 'version'], ...signal }), bind: lead(d) };
  const deployed: Spec = {
    ...run(signal),
    notEstimated: 'The deployment decides which model runs and on what machine.',
  };
  return {
    run: byName,
    stream: { ...byName, isStream: true },
    'predictions.create': prediction,
    'deployments.predictions.create': {
      ...deployed,
      bind: isPython ? { positional: ['deployment', 'input'] } : { positional: [null, null], record: 2 },
    },
    'trainings.create': {
      operation: 'other',
      bind: isPython ? {} : { positional: [null, null, null], record: 3 },
      parameters: parameters(signal),
      prompt: [],
      notEstimated: 'Training is billed by the time that it takes.',
    },
    ...(isPython && {
      asyncRun: byName,
      asyncStream: { ...byName, isStream: true },
      'predictions.asyncCreate': prediction,
      'models.predictions.create': { ...run({ model: 'model' }), bind: { positional: ['model', 'input'] } },
    }),
    ...free('predictions', 'get cancel list'),
    ...free('models', 'get list'),
    ...free('collections', 'get list'),
    ...free('hardware', 'list'),
    ...free('trainings', 'get cancel list'),
  };
}

/** Positional arguments in front; in Python the input follows them. */
const lead = (d: Dialect, ...names: readonly string[]): ArgumentBinding =>
  d.language === 'python'
    ? { positional: [...names, 'input'] }
    : { ...(names.length > 0 && { positional: names }), record: names.length };

const settings = (d: Dialect): ClientSettings =>
  d.language === 'python'
    ? {
        baseUrl: { path: 'base_url', environment: ['REPLICATE_BASE_URL'] },
        retries: 'ten attempts for 429, 503 and 504; nothing sets another number',
      }
    : {
        baseUrl: { path: 'baseUrl' },
        retries: 'five attempts for 429, for reading also for 5xx; nothing sets another number',
      };

const shape = (d: Dialect): Shape => ({ provider: 'replicate', settings: settings(d), members: members(d, calls(d)) });

const client: Meaning = { kind: 'constructor', shape: 'Replicate' };

/** The methods of the client that the Python module has made; what has further members is an object. */
function ofModule(): {
  readonly names: Readonly<Record<string, Meaning>>;
  readonly shapes: Readonly<Record<string, Shape>>;
} {
  const names: Record<string, Meaning> = {};
  const shapes: Record<string, Shape> = {};
  for (const [path, member] of Object.entries(shape(python).members)) {
    const [head = '', ...rest] = path.split('.');
    if (rest.length === 0) {
      if (member.kind === 'call') names[head] = { kind: 'call', call: member.call, shape: 'Replicate' };
      continue;
    }
    const known = shapes[head] ?? { ...shape(python), members: {} };
    shapes[head] = { ...known, members: { ...known.members, [rest.join('.')]: member } };
    names[head] = { kind: 'instance', shape: head };
  }
  return { names, shapes };
}

const module = ofModule();

/** Replicate's SDKs. */
export const replicate: SdkTable = {
  id: 'replicate',
  title: 'Replicate',
  typescript: {
    usage: { fields: ['metrics.predict_time'], source: 'replicate 1.4.0 (npm), index.d.ts: Prediction.metrics' },
    packages: ['replicate'],
    modules: { replicate: { default: client } },
    shapes: { Replicate: shape(typescript) },
  },
  python: {
    usage: { fields: ['metrics.predict_time'], source: 'replicate 1.0.7 (PyPI), prediction.py: Prediction.metrics' },
    packages: ['replicate'],
    modules: { replicate: { Client: client, ...module.names } },
    shapes: { Replicate: shape(python), ...module.shapes },
  },
};
