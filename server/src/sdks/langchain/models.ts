import { at, deprecated, fallback, type Paths, parameters } from '../build.ts';
import type { CallSpec, ClientSettings, Default, Member, PromptSource, Setting, Shape } from '../types.ts';
import { configurablePaths } from './configurable.ts';
import { runnable, type Side } from './runnable.ts';

/** One class of models. Names are those of JavaScript; Python has the same in its own spelling unless a row says otherwise. */
export interface ModelRow {
  readonly provider: string | null;
  readonly kind?: 'chat' | 'completion' | 'embedding';
  /** Options that name the model; `model` and `modelName` if not given. */
  readonly id?: readonly string[];
  /** Options that limit the answer; none if there is no such option. */
  readonly cap?: readonly string[];
  /** Whether its options may come with the configuration of the run. */
  readonly isConfigurable?: boolean;
  /** False for a model of chats that is called as one of texts. */
  readonly takesTools?: boolean;
  readonly defaults?: readonly Default[];
  readonly settings?: ClientSettings;
  /** Names of options that take reasoning settings. */
  readonly reasoning?: Paths;
}

/** A class of models in a language. */
export function modelShape(side: Side, row: ModelRow): Shape {
  const ids = row.id ?? ['model', 'modelName'];
  const [first = 'model'] = ids;
  const spec = row.kind === 'embedding' ? embedding(side, row, ids) : chat(side, row, ids);
  return {
    provider: row.provider,
    bind: side.language === 'python' ? {} : { record: 0 },
    ...(row.settings && { settings: row.settings }),
    model: { id: side.spell(first), operation: spec.operation },
    request: spec,
    members: row.kind === 'embedding' ? embeddingMembers(side, spec) : runnable(side, chatMembers(side, spec, row)),
    ...(row.kind !== 'embedding' && side.language === 'python' && { call: { kind: 'call', call: spec } as const }),
  };
}

const held = (side: Side, names: readonly string[]): readonly string[] =>
  names.map((name) => `$client.${side.spell(name)}`);

/** Prompt and tools as a chain or an agent gives them, then as the model object and the call itself do. */
const prompt: readonly PromptSource[] = [
  { path: '$tools', role: 'tools', form: 'tools' },
  { path: '$client.$tools', role: 'tools', form: 'tools' },
  { path: '$client.tools', role: 'tools', form: 'tools' },
  { path: '$system', role: 'system', form: 'text' },
  { path: '$template', role: 'messages', form: 'template' },
  { path: 'input', role: 'messages', form: 'messages' },
];

const attempts = (side: Side) => ['$attempts', `$client.${side.spell('stopAfterAttempt')}`, '$client.$attempts'];

function chat(side: Side, row: ModelRow, ids: readonly string[]): CallSpec {
  return {
    api: 'invoke',
    operation: row.kind === 'completion' ? 'completion' : 'chat',
    bind: side.language === 'python' ? { positional: ['input', 'config'] } : { positional: ['input'], request: 1 },
    cap: 'optional',
    parameters: parameters(
      {
        model: row.isConfigurable ? configurablePaths(side, 'model', 'modelName') : held(side, ids),
        outputCap: row.isConfigurable ? configurablePaths(side, 'maxTokens') : capPaths(side, row.cap ?? ['maxTokens']),
        temperature: row.isConfigurable ? configurablePaths(side, 'temperature') : held(side, ['temperature']),
        n: held(side, ['n']),
        stop: [side.language === 'python' ? 'stop' : '$request.stop', ...held(side, ['stop', 'stopSequences'])],
        tools: ['$tools', '$client.$tools', '$client.tools'],
        toolChoice: ['$client.tool_choice', '$client.toolChoice'],
        responseFormat: ['$client.$schema', '$client.schema', '$schema', '$client.response_format'],
        serviceTier: held(side, ['serviceTier']),
        attempts: attempts(side),
      },
      row.reasoning ?? {},
    ),
    prompt,
    ...(row.defaults && { defaults: row.defaults }),
  };
}

/** Bound per call first (`model.bind({ maxTokens })` ends up among the object's options), then the constructor's. */
function capPaths(side: Side, names: readonly string[]) {
  const [proposed, ...others] = held(side, names);
  return proposed === undefined ? [] : [at(proposed, {}), ...others.map((path) => deprecated(path))];
}

function embedding(side: Side, row: ModelRow, ids: readonly string[]): CallSpec {
  return {
    api: 'embedQuery',
    operation: 'embedding',
    bind: side.row('input'),
    cap: 'none',
    parameters: parameters({
      model: held(side, ids),
      input: 'input',
      dimensions: held(side, ['dimensions']),
    }),
    prompt: [{ path: 'input', role: 'user', form: 'texts' }],
    ...(row.defaults && { defaults: row.defaults }),
  };
}

/** Names of the time before runnables, which models and some chains have. */
const legacy = ['predict', 'predictMessages', 'generate'];
const streaming = ['stream', 'astream', 'streamEvents', 'streamLog', 'astreamEvents', 'astreamLog'];
const single = ['invoke', 'ainvoke', 'predict', 'apredict', 'predictMessages', 'apredictMessages'];
/** One input an item: texts, or lists of messages. */
const several = ['batch', 'abatch', 'generate', 'agenerate', 'batchAsCompleted', 'abatchAsCompleted'];

const isPythons = (name: string): boolean => name === 'batchAsCompleted';
const isJavaScripts = (name: string): boolean => name === 'streamEvents' || name === 'streamLog';

/** Calls by name, as far as the language has them: asynchronous twins start with `a` in Python. */
export function calls(
  side: Side,
  prefix: string,
  spec: CallSpec,
  { isModel = false }: { readonly isModel?: boolean } = {},
): Readonly<Record<string, Member>> {
  const isOwn = (name: string): boolean =>
    !isModel && legacy.some((each) => name === each || name.toLowerCase() === `a${each.toLowerCase()}`)
      ? false
      : side.language === 'python'
        ? !isJavaScripts(name)
        : !name.startsWith('a') && !isPythons(name);
  const member = (name: string, change: Partial<CallSpec>): readonly [string, Member][] => {
    const spelt = side.spell(name);
    return isOwn(name) ? [[spelt, { kind: 'call', call: { ...spec, api: prefix + spelt, ...change } }]] : [];
  };
  return Object.fromEntries([
    ...single.flatMap((name) => member(name, {})),
    ...streaming.flatMap((name) => member(name, { isStream: true })),
    ...several.flatMap((name) => member(name, { perItem: 'input' })),
  ]);
}

function chatMembers(
  side: Side,
  spec: CallSpec,
  { kind, takesTools = true }: ModelRow,
): Readonly<Record<string, Member>> {
  const { spell } = side;
  const view = (...names: readonly string[]): Member => ({
    kind: 'same',
    bind: side.language === 'python' ? { positional: names } : { positional: names, request: names.length },
    isView: true,
  });
  return {
    ...calls(side, '', spec, { isModel: true }),
    ...(side.language === 'typescript' && { call: { kind: 'call', call: { ...spec, api: 'call' } } as const }),
    ...(kind !== 'completion' && takesTools && { [spell('bindTools')]: view('$tools') }),
    ...(side.language === 'python' && {
      configurable_fields: { kind: 'same', isView: true, bind: {} },
      configurable_alternatives: { kind: 'same', isView: true, bind: {} },
    }),
    [spell('withStructuredOutput')]: view('$schema'),
    [spell('getNumTokens')]: { kind: 'free' },
  };
}

function embeddingMembers(side: Side, spec: CallSpec): Readonly<Record<string, Member>> {
  const names = [
    'embedQuery',
    'embedDocuments',
    ...(side.language === 'python' ? ['aembedQuery', 'aembedDocuments'] : []),
  ];
  return Object.fromEntries(
    names.map((name): [string, Member] => {
      const api = side.spell(name);
      return [api, { kind: 'call', call: { ...spec, api } }];
    }),
  );
}

const core = '@langchain/core 1.4.0: AsyncCaller, maxRetries ?? 6';

/** Every model of LangChain.js is called through one helper that tries seven times. */
const callerRetries: Setting<number> = {
  path: 'maxRetries',
  defaults: [{ value: 6, source: core }],
};

export const javascriptSettings = (baseUrl: string | null): ClientSettings => ({
  maxRetries: callerRetries,
  ...(baseUrl !== null && { baseUrl: { path: baseUrl } }),
});

/** In Python the packages hand their own options on to the provider's SDK; where they give none its defaults hold. */
export const pythonSettings = (
  retries: { readonly value: number; readonly source: string } | null,
  baseUrl: string | null,
): ClientSettings => ({
  ...(retries && { maxRetries: { path: 'max_retries', defaults: [retries] } }),
  timeout: { path: 'timeout', unit: 's', defaults: [] },
  ...(baseUrl !== null && { baseUrl: { path: baseUrl } }),
});

const anthropicJs = '@langchain/anthropic';
const tableOne = `${anthropicJs} 1.0.0 to 1.3.0: defaultMaxOutputTokensForModel`;
const tableTwo = `${anthropicJs} 1.5.11: defaultMaxOutputTokensForModel`;
const older = { versions: `${anthropicJs} >=1.0.0 <1.4.0` };
const newer = { versions: `${anthropicJs} >=1.5.0` };
const cap = (tokens: number, source: string, limits: Pick<Default, 'versions' | 'models'>) =>
  fallback('outputCap', tokens, source, limits);

/** The API needs a cap, so that the package always sends one. */
export const chatAnthropicJs: readonly Default[] = [
  fallback('model', 'claude-2.1', `${anthropicJs} 0.3.34: modelName = "claude-2.1"`, {
    versions: `${anthropicJs} <1.0.0`,
  }),
  fallback('model', 'claude-sonnet-4-5-20250929', `${anthropicJs} 1.5.11: model`, newer),
  cap(2048, `${anthropicJs} 0.1.21 to 0.3.34: maxTokens = 2048`, { versions: `${anthropicJs} <1.0.0` }),
  cap(8192, tableOne, { ...older, models: ['claude-opus-4*', 'claude-sonnet-4*'] }),
  cap(4096, tableOne, { ...older, models: ['claude-3-5-sonnet*', 'claude-3-5-haiku*'] }),
  cap(2048, tableOne, {
    ...older,
    models: ['!claude-opus-4*', '!claude-sonnet-4*', '!claude-3-5-sonnet*', '!claude-3-5-haiku*'],
  }),
  cap(8192, tableTwo, { ...newer, models: ['claude-3-7-sonnet*', 'claude-3-5-sonnet*', 'claude-3-5-haiku*'] }),
  cap(4096, tableTwo, { ...newer, models: ['claude-3-opus*', 'claude-3-sonnet*', 'claude-3-haiku*', 'claude-2*'] }),
  cap(16_384, tableTwo, {
    ...newer,
    models: ['claude-opus-*', 'claude-sonnet-*', 'claude-haiku-4-5*', 'claude-fable-5*', 'claude-mythos-*'],
  }),
];

const anthropicPy = 'langchain-anthropic';
/** Before version 1 every reply was cut at 1,024 tokens; since then the model's own maximum is sent. */
export const chatAnthropicPy: readonly Default[] = [
  cap(1024, 'langchain_anthropic/chat_models.py at 00c670bf: max_tokens: int = 1024', {
    versions: `${anthropicPy} <1.0.0`,
  }),
  {
    concept: 'outputCap',
    value: null,
    versions: `${anthropicPy} >=1.0.0`,
    source: 'langchain-anthropic 1: the maximum of the model, from its profile',
  },
];
