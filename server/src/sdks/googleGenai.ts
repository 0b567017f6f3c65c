import { type Dialect, python, typescript } from './build.ts';
import { genaiShapes } from './google/genai.ts';
import { pythonTypes, scriptNames } from './google/names.ts';
import type { Meaning, SdkTable } from './types.ts';

const client: Meaning = { kind: 'constructor', shape: 'Client' };
const chat: Meaning = { kind: 'constructor', shape: 'Chat' };

/** Requests take their options in `config`, so that the second argument of the dialect is not one of theirs. */
const script: Dialect = { ...typescript, body: () => ({ record: 0 }) };

/** Google's current SDK, for the Gemini API and for Vertex AI. */
export const googleGenai: SdkTable = {
  id: 'google-genai',
  title: 'Google Gen AI',
  typescript: {
    usage: {
      fields: ['usageMetadata.promptTokenCount', 'usageMetadata.candidatesTokenCount'],
      source: '@google/genai 3.1.0 (npm), GenerateContentResponseUsageMetadata',
    },
    packages: ['@google/genai'],
    modules: {
      '@google/genai': { GoogleGenAI: client, ...scriptNames },
      '@google/genai/node': { GoogleGenAI: client, ...scriptNames },
      '@google/genai/web': { GoogleGenAI: client, ...scriptNames },
    },
    shapes: genaiShapes(script),
  },
  python: {
    usage: {
      fields: ['usage_metadata.prompt_token_count', 'usage_metadata.candidates_token_count'],
      source: 'google-genai 2.19.0 (PyPI), types.py: GenerateContentResponseUsageMetadata',
    },
    packages: ['google.genai'],
    distribution: 'google-genai',
    modules: {
      'google.genai': { Client: client },
      'google.genai.client': { Client: client, AsyncClient: client },
      'google.genai.chats': { Chat: chat, AsyncChat: chat },
      'google.genai.types': pythonTypes,
    },
    shapes: genaiShapes(python),
  },
};
