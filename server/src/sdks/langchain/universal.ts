import type { Meaning } from '../types.ts';
import type { Side } from './runnable.ts';

type Names = Readonly<Record<string, Meaning>>;

/** Functions that make a model of whichever provider the id or an argument names. */
export const universalNames = ({ spell, language }: Side): Names => ({
  [spell('initChatModel')]: {
    kind: 'constructor',
    shape: 'AnyModel',
    bind: language === 'python' ? { positional: ['model'] } : { positional: ['model'], record: 1 },
  },
  [spell('initEmbeddings')]: { kind: 'constructor', shape: 'AnyEmbeddings', bind: { positional: ['model'] } },
});

/** Values of `model_provider`. */
export const providers: Readonly<Record<string, string>> = {
  openai: 'openai',
  anthropic: 'anthropic',
  azure_openai: 'azure',
  google_genai: 'google',
  'google-genai': 'google',
  google_vertexai: 'vertex',
  'google-vertexai': 'vertex',
  bedrock: 'bedrock',
  bedrock_converse: 'bedrock',
  groq: 'groq',
  mistralai: 'mistral',
  cohere: 'cohere',
  ollama: 'ollama',
  fireworks: 'fireworks',
  together: 'together',
  deepseek: 'deepseek',
  xai: 'xai',
  perplexity: 'perplexity',
  openrouter: 'openrouter',
};

/** Classes that type a model without making one. */
export const abstractNames: Names = Object.fromEntries(
  ['BaseChatModel', 'BaseLanguageModel', 'BaseLLM', 'LLM', 'SimpleChatModel'].map((name) => [
    name,
    { kind: 'constructor', shape: 'AnyModel' } as const,
  ]),
);

/** A class of parsers, with the functions that make one. */
export function passiveParser({ language }: Side): Meaning {
  const made: Meaning = { kind: 'constructor', shape: 'Passive' };
  const names = language === 'python' ? ['from_response_schemas'] : ['fromZodSchema', 'fromNamesAndDescriptions'];
  return { ...made, members: Object.fromEntries(names.map((name) => [name, made])) };
}
