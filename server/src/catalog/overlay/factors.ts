import type { FactorRow } from './schema.ts';
import { sources } from './sources.ts';

/** What batch, flex and priority processing multiply the bill by. A provider or tier that is not listed is unknown, or has none. */
export const factors: readonly FactorRow[] = [
  {
    provider: 'openai',
    tier: 'batch',
    factor: 0.5,
    operations: ['chat', 'completion', 'embedding', 'image', 'moderation'],
    except: /realtime|audio|search-preview|deep-research|^chatgpt|chat-latest/,
    source: sources.openaiDocs,
  },
  {
    provider: 'openai',
    tier: 'flex',
    factor: 0.5,
    except: /^(?!o3|o4|gpt-[56])|chat|codex|-pro$/,
    source: sources.aiSdkOpenai,
  },
  {
    provider: 'openai',
    tier: 'priority',
    factor: 2,
    except: /^(?!o3|o4|gpt-[456])|nano|-pro$|audio|realtime|search/,
    source: sources.aiSdkOpenai,
  },
  { provider: 'anthropic', tier: 'batch', factor: 0.5, source: sources.anthropicDocs },
  {
    provider: 'google',
    tier: 'batch',
    factor: 0.5,
    operations: ['chat', 'embedding', 'image'],
    except: /live|tts|native-audio|gemma/,
    source: sources.googleDocs,
  },
  {
    provider: 'google',
    tier: 'flex',
    factor: 0.5,
    except: /live|tts|gemma|gemini-[12]\.0/,
    source: sources.googleDocs,
  },
  {
    provider: 'google',
    tier: 'priority',
    factor: [1.75, 1.8, 2],
    except: /live|tts|gemma|gemini-[12]\.0/,
    source: sources.googleDocs,
  },
  { provider: 'vertex', tier: 'batch', factor: 0.5, makers: ['google'], source: sources.notVerified },
  { provider: 'mistral', tier: 'batch', factor: 0.5, operations: ['chat', 'embedding'], source: sources.mistralDocs },
  { provider: 'groq', tier: 'batch', factor: 0.5, operations: ['chat', 'audio'], source: sources.notVerified },
  { provider: 'groq', tier: 'flex', factor: 1, source: sources.groqDocs },
  { provider: 'together', tier: 'batch', factor: 0.5, source: sources.notVerified },
  { provider: 'azure', tier: 'batch', factor: 0.5, makers: ['openai'], source: sources.notVerified },
  { provider: 'bedrock', tier: 'batch', factor: 0.5, except: /anthropic\./, source: sources.notVerified },
  { provider: 'bedrock', tier: 'flex', factor: 0.5, except: /anthropic\./, source: sources.notVerified },
  { provider: 'bedrock', tier: 'priority', factor: 1.75, except: /anthropic\./, source: sources.notVerified },
];
