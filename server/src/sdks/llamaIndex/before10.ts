import { making } from '../agents/agentKit.ts';
import { fallback, parameters } from '../build.ts';
import type { CallSpec, Default, Meaning, Member, Shape } from '../types.ts';
import { made, typed } from './engines.ts';

/** One class of models as it was before 0.10, when all of them stood in `llama_index.llms`. */
interface Row {
  readonly name: string;
  readonly provider: string | null;
  /** The model where none is named, and the cap where none is given. */
  readonly id?: string;
  readonly cap?: number;
  readonly retries?: number;
}

/** Read in 0.9.48. Earlier releases had other usual models, so that these are known from 0.9 on. */
const rows: readonly Row[] = [
  { name: 'OpenAI', provider: 'openai', id: 'gpt-3.5-turbo', retries: 3 },
  { name: 'AzureOpenAI', provider: 'azure', retries: 3 },
  { name: 'Anthropic', provider: 'anthropic', id: 'claude-2', cap: 512, retries: 10 },
  { name: 'Bedrock', provider: 'bedrock', cap: 512, retries: 10 },
  { name: 'Cohere', provider: 'cohere', id: 'command', cap: 512, retries: 10 },
  { name: 'Gemini', provider: 'google' },
  { name: 'Vertex', provider: 'vertex', id: 'text-bison', cap: 512, retries: 10 },
  { name: 'MistralAI', provider: 'mistral', id: 'mistral-tiny', cap: 512, retries: 5 },
  { name: 'Perplexity', provider: 'perplexity', id: 'mistral-7b-instruct', retries: 10 },
  { name: 'OpenRouter', provider: 'openrouter', id: 'gryphe/mythomax-l2-13b', cap: 256, retries: 5 },
  { name: 'TogetherLLM', provider: 'together' },
  { name: 'Replicate', provider: 'replicate' },
  { name: 'Ollama', provider: 'ollama' },
  { name: 'OpenAILike', provider: null },
  { name: 'LiteLLM', provider: null, id: 'gpt-3.5-turbo', retries: 10 },
];

const versions = 'llama-index >=0.9.0 <0.10.0';
const source = 'llama-index 0.9.48, llms';

const defaultsOf = ({ id, cap, retries }: Row): readonly Default[] => [
  ...(id === undefined ? [] : [fallback('model', id, source, { versions })]),
  ...(cap === undefined ? [] : [fallback('outputCap', cap, source, { versions })]),
  ...(retries === undefined ? [] : [fallback('maxRetries', retries, source, { versions })]),
];

const request = (api: string, input: string, defaults: readonly Default[]): CallSpec => ({
  api,
  operation: 'chat',
  bind: { positional: [input] },
  cap: 'optional',
  parameters: parameters({
    model: ['model', '$client.model'],
    outputCap: ['$client.max_tokens', { path: 'max_tokens', deprecated: true }],
    temperature: '$client.temperature',
    maxRetries: '$client.max_retries',
    tools: ['tools', '$tools'],
  }),
  prompt: [
    { path: '$tools', role: 'tools', form: 'tools' },
    { path: '$client.system_prompt', role: 'system', form: 'text' },
    { path: '$system', role: 'system', form: 'text' },
    ...[...new Set([input, 'message', 'str_or_query_bundle'])].map(
      (path) => ({ path, role: 'messages', form: 'messages' }) as const,
    ),
  ],
  defaults,
});

const calls = (names: string, input: string, defaults: readonly Default[]): Readonly<Record<string, Member>> =>
  Object.fromEntries(
    names.split(' ').map((name) => {
      const call = { ...request(`llm.${name}`, input, defaults), ...(name.includes('stream') && { isStream: true }) };
      return [name, { kind: 'call', call }];
    }),
  );

const model = (provider: string | null, defaults: readonly Default[]): Shape => ({
  provider,
  bind: { positional: ['model'] },
  model: { id: 'model' },
  settings: {
    baseUrl: { path: 'api_base' },
    ...(provider === 'azure' && { deployment: { path: 'engine' } }),
  },
  request: request('llm.chat', 'message', defaults),
  members: {
    ...calls('chat achat stream_chat astream_chat', 'messages', defaults),
    ...calls('complete acomplete stream_complete astream_complete', 'prompt', defaults),
    ...calls('predict apredict stream astream', 'prompt', defaults),
  },
});

const multiModalDefaults: readonly Default[] = [
  fallback('model', 'gpt-4-vision-preview', 'llama-index 0.9.48: multi_modal_llms/openai.py', { versions }),
  fallback('outputCap', 300, 'llama-index 0.9.48: multi_modal_llms/openai.py, max_new_tokens = 300', { versions }),
];

/** A model that also sees pictures: its cap has another name. */
function multiModal(): Shape {
  const shape = model('openai', multiModalDefaults);
  const capped = (call: CallSpec): CallSpec => ({
    ...call,
    parameters: { ...call.parameters, outputCap: [{ path: '$client.max_new_tokens' }] },
  });
  const members = Object.entries(shape.members).map(([name, member]): [string, Member] => [
    name,
    member.kind === 'call' ? { kind: 'call', call: capped(member.call) } : member,
  ]);
  return {
    ...shape,
    ...(shape.request && { request: capped(shape.request) }),
    members: Object.fromEntries(members),
  };
}

export const shapesBefore10: Readonly<Record<string, Shape>> = {
  ...Object.fromEntries(rows.map((row) => [`old.${row.name}`, model(row.provider, defaultsOf(row))])),
  OpenAIMultiModal: multiModal(),
  AnyModel: model(null, []),
};

export const modulesBefore10: Readonly<Record<string, Readonly<Record<string, Meaning>>>> = {
  llama_index: {
    ...made('ServiceContext', 'ServiceContext', 'from_defaults from_service_context'),
    ...making('OpenAIEmbedding', 'OpenAIEmbedding'),
  },
  'llama_index.llms': {
    ...Object.assign({}, ...rows.map(({ name }) => making(`old.${name}`, name))),
    ...typed('AnyModel', 'LLM'),
  },
  'llama_index.llms.base': typed('AnyModel', 'LLM'),
  'llama_index.llms.llm': typed('AnyModel', 'LLM'),
  'llama_index.multi_modal_llms': making('OpenAIMultiModal', 'OpenAIMultiModal'),
  'llama_index.multi_modal_llms.openai': making('OpenAIMultiModal', 'OpenAIMultiModal'),
};
