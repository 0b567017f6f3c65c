import { type AgentCall, agentCall, making } from './agents/agentKit.ts';
import { at, parameters } from './build.ts';
import type { Member, SdkTable } from './types.ts';

const generate: Omit<AgentCall, 'api'> = {
  owner: '$request',
  bind: { record: 0 },
  model: ['model', '$client.model'],
  cap: ['config.maxOutputTokens'],
  instructions: [],
  input: ['messages', 'prompt'],
  more: { temperature: 'config.temperature', tools: 'tools', responseFormat: ['output.schema', 'output'] },
  loop: {
    limit: [{ path: 'maxTurns' }],
    default: 5,
    unit: 'turns',
    source: '@genkit-ai/ai 1.42.0: generate/action.js, maxTurns ?? 5',
  },
};

const call = (api: string, isStream: boolean): Member => {
  const spec = agentCall({ ...generate, api, isStream });
  const prompt = [
    { path: 'tools', role: 'tools', form: 'tools' } as const,
    { path: 'system', role: 'system', form: 'text' } as const,
    ...spec.prompt,
  ];
  const outputCap = [{ path: 'config.maxOutputTokens' }];
  return { kind: 'call', call: { ...spec, prompt, parameters: { ...spec.parameters, outputCap } } };
};

/** A prompt of a file, or of code. A call gives it the input, and options that go before its own. */
const prompt = (api: string): Member => ({
  kind: 'call',
  call: {
    api,
    operation: 'chat',
    cap: 'optional',
    bind: { positional: ['input', '$options'] },
    parameters: parameters({
      model: ['$options.model', '$client.model', '$client.$parent.model'],
      outputCap: [
        at('$options.config.maxOutputTokens', deprecatedHere),
        at('$client.config.maxOutputTokens', deprecatedHere),
      ],
      temperature: ['$options.config.temperature', '$client.config.temperature'],
      tools: ['$options.tools', '$client.tools'],
      responseFormat: ['$options.output.schema', '$client.output.schema'],
    }),
    prompt: [
      { path: '$options.tools', role: 'tools', form: 'tools' },
      { path: '$client.tools', role: 'tools', form: 'tools', unless: '$options.tools' },
      { path: '$client.system', role: 'system', form: 'text' },
      { path: '$client.messages', role: 'messages', form: 'messages' },
      { path: '$client.prompt', role: 'messages', form: 'messages' },
      { path: '$options.messages', role: 'messages', form: 'messages' },
    ],
    ...(generate.loop && {
      loop: { ...generate.loop, limit: [{ path: '$options.maxTurns' }, { path: '$client.maxTurns' }] },
    }),
    ...(api.includes('stream') && { isStream: true }),
  },
});

/** What a prompt is may stand in a file that a fix does not write to. */
const deprecatedHere = { deprecated: true };

const embed = (api: string): Member => ({
  kind: 'call',
  call: {
    api,
    operation: 'embedding',
    bind: { record: 0 },
    cap: 'none',
    parameters: parameters({ model: 'embedder', input: 'content' }),
    prompt: [{ path: 'content', role: 'user', form: 'texts' }],
  },
});

const model = { provider: null, members: {}, model: { id: 'name' } };

const plugins: readonly (readonly [module: string, name: string, provider: string])[] = [
  ['@genkit-ai/googleai', 'googleAI', 'google'],
  ['@genkit-ai/google-genai', 'googleAI', 'google'],
  ['@genkit-ai/google-genai', 'vertexAI', 'vertex'],
  ['@genkit-ai/vertexai', 'vertexAI', 'vertex'],
  ['@genkit-ai/compat-oai/openai', 'openAI', 'openai'],
  ['@genkit-ai/anthropic', 'anthropic', 'anthropic'],
];

export const genkit: SdkTable = {
  id: 'genkit',
  title: 'Genkit',
  typescript: {
    usage: { fields: ['usage.inputTokens', 'usage.outputTokens'], source: 'genkit 1.42.0 (npm), GenerationUsage' },
    packages: ['genkit', ...new Set(plugins.map(([module]) => module.split('/').slice(0, 2).join('/')))],
    modules: {
      genkit: making('Genkit', 'genkit'),
      'genkit/beta': making('Genkit', 'genkit'),
      ...Object.fromEntries(
        plugins.map(([module]) => [
          module,
          Object.fromEntries(
            plugins
              .filter(([other]) => other === module)
              .map(([, name, provider]) => [name, { kind: 'instance', shape: `${provider}Plugin` } as const]),
          ),
        ]),
      ),
    },
    shapes: {
      Genkit: {
        provider: null,
        members: {
          generate: call('generate', false),
          generateStream: call('generateStream', true),
          embed: embed('embed'),
          embedMany: embed('embedMany'),
          prompt: {
            kind: 'file',
            shape: 'Prompt',
            folder: { option: 'promptDir', default: 'prompts' },
            ending: '.prompt',
            variant: 'variant',
            body: 'messages',
          },
          definePrompt: { kind: 'make', shape: 'Prompt', bind: { record: 0, positional: [null, 'prompt'] } },
        },
      },
      Prompt: {
        provider: null,
        members: { stream: prompt('prompt.stream'), render: { kind: 'free' }, asTool: { kind: 'free' } },
        call: prompt('prompt'),
      },
      ...Object.fromEntries(
        [...new Set(plugins.map(([, , provider]) => provider))].flatMap((provider) => [
          [`${provider}Model`, { ...model, provider }],
          [
            `${provider}Plugin`,
            {
              provider,
              members: {
                model: { kind: 'make', shape: `${provider}Model`, bind: { positional: ['name', 'config'] } } as const,
                // Anthropic has no models for embeddings.
                ...(provider !== 'anthropic' && {
                  embedder: {
                    kind: 'make',
                    shape: `${provider}Model`,
                    bind: { positional: ['name', 'config'] },
                  } as const,
                }),
              },
              call: { kind: 'free' } as const,
            },
          ],
        ]),
      ),
    },
  },
};
