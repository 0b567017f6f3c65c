import { type Calls, type Dialect, members, parameters, python, type Spec, typescript } from './build.ts';
import type { Meaning, Member, SdkTable, Shape } from './types.ts';

/** Models that run in LM Studio on this machine or one's own server, where a request costs nothing. */
function modelCalls(d: Dialect): Calls {
  const isPython = d.language === 'python';
  const within = isPython ? 'config.' : '';
  const answer = (input: string): Spec => ({
    operation: 'chat',
    bind: isPython ? { positional: [input] } : { positional: [input], record: 1 },
    cap: 'optional',
    parameters: parameters({
      model: `$client.${modelKey(d)}`,
      outputCap: `${within}maxTokens`,
      temperature: `${within}temperature`,
      stop: `${within}stopStrings`,
      responseFormat: isPython ? 'response_format' : 'structured',
    }),
    prompt: [{ path: input, role: 'messages', form: 'messages' }],
  });
  const input = isPython ? 'history' : 'chat';
  const act: Spec = {
    ...answer('chat'),
    bind: isPython ? { positional: ['chat', 'tools'] } : { positional: ['chat', 'tools'], record: 2 },
    parameters: {
      ...parameters({ model: `$client.${modelKey(d)}`, outputCap: `${within}maxTokens`, tools: 'tools' }),
    },
    prompt: [
      { path: 'tools', role: 'tools', form: 'tools' },
      { path: 'chat', role: 'messages', form: 'messages' },
    ],
    loop: {
      limit: [{ path: isPython ? 'max_prediction_rounds' : 'maxPredictionRounds' }],
      default: null,
      unit: 'turns',
      source: '@lmstudio/sdk 1.5.0, lmstudio 1.5.0 (PyPI): no limit unless given',
    },
  };
  return {
    respond: answer(input),
    complete: { ...answer('prompt'), operation: 'completion' },
    ...(isPython && {
      respondStream: { ...answer(input), isStream: true },
      completeStream: { ...answer('prompt'), operation: 'completion', isStream: true },
    }),
    act,
    tokenize: 'free',
    countTokens: 'free',
  };
}

const modelKey = (d: Dialect): string => (d.language === 'python' ? 'model_key' : 'modelKey');

function embedding(d: Dialect): Spec {
  const input = d.language === 'python' ? 'input' : 'inputString';
  return {
    operation: 'embedding',
    bind: { positional: [input] },
    cap: 'none',
    parameters: parameters({ model: `$client.${modelKey(d)}`, input }),
    prompt: [{ path: input, role: 'user', form: 'texts' }],
  };
}

function shapes(d: Dialect): Readonly<Record<string, Shape>> {
  const make = (shape: string): Member => ({ kind: 'make', shape, bind: { positional: [modelKey(d)] } });
  return {
    LMStudioClient: {
      provider: 'lmstudio',
      ...(d.language === 'python' && { bind: { positional: ['api_host'] } }),
      settings: { baseUrl: { path: d.language === 'python' ? 'api_host' : 'baseUrl', isOwnServer: true } },
      members: {
        'llm.model': make('LanguageModel'),
        [d.language === 'python' ? 'llm.load_new_instance' : 'llm.load']: make('LanguageModel'),
        'embedding.model': make('EmbeddingModel'),
        [d.language === 'python' ? 'embedding.load_new_instance' : 'embedding.load']: make('EmbeddingModel'),
      },
    },
    LanguageModel: { provider: 'lmstudio', members: members(d, modelCalls(d)) },
    EmbeddingModel: { provider: 'lmstudio', members: members(d, { embed: embedding(d) }) },
  };
}

const client: Meaning = { kind: 'constructor', shape: 'LMStudioClient' };
const model = (shape: string): Meaning => ({ kind: 'constructor', shape, bind: { positional: ['model_key'] } });

/** LM Studio's SDKs. */
export const lmstudio: SdkTable = {
  id: 'lmstudio',
  title: 'LM Studio',
  typescript: {
    usage: {
      fields: ['stats.promptTokensCount', 'stats.predictedTokensCount'],
      source: '@lmstudio/sdk 1.5.0 (npm), LLMPredictionStats',
    },
    packages: ['@lmstudio/sdk'],
    modules: { '@lmstudio/sdk': { LMStudioClient: client } },
    shapes: shapes(typescript),
  },
  python: {
    usage: {
      fields: ['stats.prompt_tokens_count', 'stats.predicted_tokens_count'],
      source: 'lmstudio 1.5.0 (PyPI), LlmPredictionStats',
    },
    packages: ['lmstudio'],
    modules: {
      lmstudio: {
        Client: client,
        AsyncClient: client,
        llm: model('LanguageModel'),
        embedding_model: model('EmbeddingModel'),
      },
    },
    shapes: shapes(python),
  },
};
