import { describe, it } from 'vitest';
import { expectEveryPath } from './everyPath.ts';

/** The SDKs of providers and of what passes requests on to them. */
const tables = [
  'mistral',
  'cohere',
  'groq',
  'together',
  'cerebras',
  'openrouter',
  'ollama',
  'replicate',
  'huggingface',
  'voyage',
];

describe('the SDKs of providers in JavaScript and TypeScript', () => {
  it('are seen in every way of calling them', () => {
    expectEveryPath(
      'typescript',
      tables,
      `
//- /cerebras.ts
import Cerebras from '@cerebras/cerebras_cloud_sdk';
const cerebras = new Cerebras();
await cerebras.chat.completions.create({ model: 'llama3.1-8b', messages: [], max_completion_tokens: 18 }); //= chat.completions.create, llama3.1-8b, 18
await cerebras.completions.create({ model: 'llama3.1-8b', prompt: 'Hi', max_tokens: 19 }); //= completions.create, llama3.1-8b, 19
await cerebras.models.list();
//- /cohere.ts
import { CohereClient, CohereClientV2 } from 'cohere-ai';
const one = new CohereClient({ token: 't' });
const two = new CohereClientV2({ token: 't' });
await one.chat({ model: 'command-r', message: 'Hi', maxTokens: 10 }); //= chat, command-r, 10
await one.chatStream({ message: 'Hi' }); //= chatStream, absent, absent
await one.generate({ model: 'command', prompt: 'Hi', maxTokens: 11 }); //= generate, command, 11
await one.generateStream({ model: 'command', prompt: 'Hi' }); //= generateStream, command, absent
await one.embed({ model: 'embed-english-v3.0', texts: ['a'], inputType: 'search_document' }); //= embed, embed-english-v3.0, absent
await one.rerank({ model: 'rerank-v3.5', query: 'a', documents: ['b'] }); //= rerank, rerank-v3.5, absent
await one.classify({ inputs: ['a'], examples: [] }); //= classify, absent, absent
await one.summarize({ model: 'command', text: 'a long text' }); //= summarize, command, absent
await one.v2.chat({ model: 'command-a-03-2025', messages: [], maxTokens: 12 }); //= chat, command-a-03-2025, 12
await two.chat({ model: 'command-a-03-2025', messages: [], maxTokens: 13 }); //= chat, command-a-03-2025, 13
await two.chatStream({ model: 'command-a-03-2025', messages: [] }); //= chatStream, command-a-03-2025, absent
await two.embed({ model: 'embed-v4.0', texts: ['a'], inputType: 'search_query', embeddingTypes: ['float'] }); //= embed, embed-v4.0, absent
await two.rerank({ model: 'rerank-v3.5', query: 'a', documents: ['b'] }); //= rerank, rerank-v3.5, absent
await one.tokenize({ text: 'a', model: 'command' });
await two.checkApiKey();
//- /cohereAws.ts
import { BedrockClientV2 } from 'cohere-ai/aws';
await new BedrockClientV2({}).chat({ model: 'cohere.command-r-v1:0', messages: [] }); //= chat, cohere.command-r-v1:0, absent
//- /cohereOld.js
import cohere from 'cohere-ai';
cohere.init('key');
await cohere.generate({ model: 'command', prompt: 'Hi', max_tokens: 14 }); //= generate, command, 14
await cohere.embed({ model: 'embed-english-v2.0', texts: ['a'] }); //= embed, embed-english-v2.0, absent
await cohere.summarize({ model: 'command', text: 'a' }); //= summarize, command, absent
await cohere.classify({ inputs: ['a'] }); //= classify, absent, absent
//- /groq.ts
import Groq from 'groq-sdk';
const groq = new Groq();
await groq.chat.completions.create({ model: 'llama-3.3-70b-versatile', messages: [], max_completion_tokens: 15 }); //= chat.completions.create, llama-3.3-70b-versatile, 15
await groq.embeddings.create({ model: 'nomic-embed-text-v1_5', input: 'a' }); //= embeddings.create, nomic-embed-text-v1_5, absent
await groq.audio.speech.create({ model: 'playai-tts', input: 'Hi', voice: 'v', response_format: 'wav' }); //= audio.speech.create, playai-tts, absent
await groq.audio.transcriptions.create({ model: 'whisper-large-v3', file }); //= audio.transcriptions.create, whisper-large-v3, absent
await groq.audio.translations.create({ model: 'whisper-large-v3', file }); //= audio.translations.create, whisper-large-v3, absent
await groq.batches.create({ input_file_id: 'f', endpoint: '/v1/chat/completions', completion_window: '24h' }); //= batches.create, absent, absent
await groq.models.list();
//- /huggingface.ts
import { chatCompletion, InferenceClient } from '@huggingface/inference';
const hf = new InferenceClient('token');
const llama = 'meta-llama/Llama-3.1-8B-Instruct';
await chatCompletion({ accessToken: 't', model: llama, messages: [], max_tokens: 26 }); //= chatCompletion, meta-llama/Llama-3.1-8B-Instruct, 26
await hf.chatCompletion({ model: llama, messages: [], max_tokens: 27, provider: 'together' }); //= chatCompletion, meta-llama/Llama-3.1-8B-Instruct, 27
for await (const part of hf.chatCompletionStream({ model: llama, messages: [] })) console.log(part); //= chatCompletionStream, meta-llama/Llama-3.1-8B-Instruct, absent
await hf.textGeneration({ model: llama, inputs: 'Hi', parameters: { max_new_tokens: 28 } }); //= textGeneration, meta-llama/Llama-3.1-8B-Instruct, 28
for await (const part of hf.textGenerationStream({ model: llama, inputs: 'Hi' })) console.log(part); //= textGenerationStream, meta-llama/Llama-3.1-8B-Instruct, absent
await hf.featureExtraction({ model: 'BAAI/bge-small-en', inputs: ['a'] }); //= featureExtraction, BAAI/bge-small-en, absent
await hf.textToImage({ model: 'black-forest-labs/FLUX.1-dev', inputs: 'a cat' }); //= textToImage, black-forest-labs/FLUX.1-dev, absent
await hf.textToSpeech({ model: 'hexgrad/Kokoro-82M', inputs: 'Hi' }); //= textToSpeech, hexgrad/Kokoro-82M, absent
await hf.automaticSpeechRecognition({ model: 'openai/whisper-large-v3', data }); //= automaticSpeechRecognition, openai/whisper-large-v3, absent
await hf.summarization({ model: 'facebook/bart-large-cnn', inputs: 'a long text' }); //= summarization, facebook/bart-large-cnn, absent
await hf.translation({ model: 't5-base', inputs: 'a text' }); //= translation, t5-base, absent
await hf.textToVideo({ model: 'Wan-AI/Wan2.1', inputs: 'a bird' }); //= textToVideo, Wan-AI/Wan2.1, absent
await hf.audioClassification({ model: 'm', data }); //= audioClassification, m, absent
await hf.documentQuestionAnswering({ model: 'm', inputs }); //= documentQuestionAnswering, m, absent
await hf.fillMask({ model: 'm', inputs: 'a' }); //= fillMask, m, absent
await hf.imageClassification({ model: 'm', data }); //= imageClassification, m, absent
await hf.imageSegmentation({ model: 'm', data }); //= imageSegmentation, m, absent
await hf.imageToImage({ model: 'm', inputs }); //= imageToImage, m, absent
await hf.imageToText({ model: 'm', data }); //= imageToText, m, absent
await hf.objectDetection({ model: 'm', data }); //= objectDetection, m, absent
await hf.questionAnswering({ model: 'm', inputs }); //= questionAnswering, m, absent
await hf.sentenceSimilarity({ model: 'm', inputs }); //= sentenceSimilarity, m, absent
await hf.tableQuestionAnswering({ model: 'm', inputs }); //= tableQuestionAnswering, m, absent
await hf.textClassification({ model: 'm', inputs: 'a' }); //= textClassification, m, absent
await hf.tokenClassification({ model: 'm', inputs: 'a' }); //= tokenClassification, m, absent
await hf.visualQuestionAnswering({ model: 'm', inputs }); //= visualQuestionAnswering, m, absent
await hf.zeroShotClassification({ model: 'm', inputs: 'a' }); //= zeroShotClassification, m, absent
await hf.endpoint('https://x.endpoints.huggingface.cloud').textGeneration({ inputs: 'Hi', parameters: { max_new_tokens: 29 } }); //= textGeneration, absent, 29
//- /mistral.ts
import { Mistral } from '@mistralai/mistralai';
const client = new Mistral({ apiKey: 'key' });
const model = 'mistral-small-latest';
const messages = [{ role: 'user', content: 'Hi' }];
await client.chat.complete({ model, messages, maxTokens: 300 }); //= chat.complete, mistral-small-latest, 300
await client.chat.stream({ model, messages }); //= chat.stream, mistral-small-latest, absent
await client.chat.parse({ model, messages, responseFormat: Answer }); //= chat.parse, mistral-small-latest, absent
await client.chat.parseStream({ model, messages, responseFormat: Answer }); //= chat.parseStream, mistral-small-latest, absent
await client.fim.complete({ model: 'codestral-latest', prompt: 'def f(', suffix: 'return', maxTokens: 9 }); //= fim.complete, codestral-latest, 9
await client.fim.stream({ model: 'codestral-latest', prompt: 'def f(' }); //= fim.stream, codestral-latest, absent
await client.agents.complete({ agentId: 'ag', messages, maxTokens: 5 }); //= agents.complete, unknown: run-time-value, 5
await client.agents.stream({ agentId: 'ag', messages }); //= agents.stream, unknown: run-time-value, unknown: run-time-value
await client.beta.conversations.start({ model, inputs: 'Hi', completionArgs: { maxTokens: 7 } }); //= beta.conversations.start, mistral-small-latest, 7
await client.beta.conversations.startStream({ model, inputs: 'Hi' }); //= beta.conversations.startStream, mistral-small-latest, absent
await client.beta.conversations.append({ conversationId: 'c', conversationAppendRequest: { inputs: 'Hi', completionArgs: { maxTokens: 8 } } }); //= beta.conversations.append, unknown: run-time-value, 8
await client.beta.conversations.appendStream({ conversationId: 'c', conversationAppendStreamRequest: { inputs: 'Hi' } }); //= beta.conversations.appendStream, unknown: run-time-value, unknown: run-time-value
await client.beta.conversations.restart({ conversationId: 'c', conversationRestartRequest: { inputs: 'Hi' } }); //= beta.conversations.restart, unknown: run-time-value, unknown: run-time-value
await client.beta.conversations.restartStream({ conversationId: 'c', conversationRestartStreamRequest: { inputs: 'Hi' } }); //= beta.conversations.restartStream, unknown: run-time-value, unknown: run-time-value
await client.embeddings.create({ model: 'mistral-embed', inputs: ['a', 'b'] }); //= embeddings.create, mistral-embed, absent
await client.classifiers.moderate({ model: 'mistral-moderation-latest', inputs: 'a' }); //= classifiers.moderate, mistral-moderation-latest, absent
await client.classifiers.moderateChat({ model: 'mistral-moderation-latest', inputs: messages }); //= classifiers.moderateChat, mistral-moderation-latest, absent
await client.classifiers.classify({ model: 'ft:classifier', inputs: 'a' }); //= classifiers.classify, ft:classifier, absent
await client.classifiers.classifyChat({ model: 'ft:classifier', input: messages }); //= classifiers.classifyChat, ft:classifier, absent
await client.ocr.process({ model: 'mistral-ocr-latest', document }); //= ocr.process, mistral-ocr-latest, absent
await client.audio.transcriptions.complete({ model: 'voxtral-mini-latest', file }); //= audio.transcriptions.complete, voxtral-mini-latest, absent
await client.audio.transcriptions.stream({ model: 'voxtral-mini-latest', file }); //= audio.transcriptions.stream, voxtral-mini-latest, absent
await client.audio.speech.complete({ model: 'voxtral-tts', input: 'Hi' }); //= audio.speech.complete, voxtral-tts, absent
await client.batch.jobs.create({ model, inputFiles: ['f'], endpoint: '/v1/chat/completions' }); //= batch.jobs.create, mistral-small-latest, absent
await client.models.list();
await client.files.list();
await client.batch.jobs.get({ jobId: 'j' });
//- /mistralOld.ts
import MistralClient from '@mistralai/mistralai';
const client = new MistralClient('key');
await client.chat({ model: 'mistral-large-latest', messages: [], maxTokens: 20 }); //= chat, mistral-large-latest, 20
await client.chatStream({ model: 'mistral-large-latest', messages: [] }); //= chatStream, mistral-large-latest, absent
await client.completion({ model: 'codestral-latest', prompt: 'a', maxTokens: 3 }); //= completion, codestral-latest, 3
await client.completionStream({ model: 'codestral-latest', prompt: 'a' }); //= completionStream, codestral-latest, absent
await client.embeddings({ model: 'mistral-embed', input: ['a'] }); //= embeddings, mistral-embed, absent
await client.listModels();
//- /ollama.ts
import ollama, { Ollama } from 'ollama';
await ollama.chat({ model: 'llama3.2', messages: [], options: { num_predict: 23 } }); //= chat, llama3.2, 23
const own = new Ollama({ host: 'http://gpu-box:11434' });
await own.generate({ model: 'llama3.2', prompt: 'Hi' }); //= generate, llama3.2, absent
await own.embed({ model: 'nomic-embed-text', input: ['a'] }); //= embed, nomic-embed-text, absent
await own.embeddings({ model: 'nomic-embed-text', prompt: 'a' }); //= embeddings, nomic-embed-text, absent
await own.webSearch({ query: 'a' }); //= webSearch, absent, absent
await own.webFetch({ url: 'https://example.com' }); //= webFetch, absent, absent
await own.pull({ model: 'llama3.2' });
await ollama.list();
//- /openrouter.ts
import { OpenRouter } from '@openrouter/sdk';
const router = new OpenRouter({ apiKey: 'key' });
await router.chat.send({ chatRequest: { model: 'openai/gpt-4o', messages: [], maxCompletionTokens: 20 } }); //= chat.send, openai/gpt-4o, 20
await router.chat.send({ chatRequest: { models: ['openai/gpt-4o', 'anthropic/claude-sonnet-4.5'], messages: [] } }); //= chat.send, openai/gpt-4o, absent + anthropic/claude-sonnet-4.5, absent
await router.responses.send({ responsesRequest: { model: 'openai/gpt-4o', input: 'Hi', maxOutputTokens: 21 } }); //= responses.send, openai/gpt-4o, 21
await router.beta.responses.send({ responsesRequest: { model: 'openai/gpt-4o', input: 'Hi' } }); //= beta.responses.send, openai/gpt-4o, absent
await router.embeddings.generate({ requestBody: { model: 'openai/text-embedding-3-small', input: ['a'] } }); //= embeddings.generate, openai/text-embedding-3-small, absent
await router.rerank.rerank({ requestBody: { model: 'cohere/rerank-v3.5', query: 'a', documents: ['b'] } }); //= rerank.rerank, cohere/rerank-v3.5, absent
router.callModel({ model: 'openai/gpt-4o', input: 'Hi', maxOutputTokens: 22 }); //= callModel, openai/gpt-4o, 22
await router.images.generate({ imageGenerationRequest: { model: 'google/gemini-2.5-flash-image', prompt: 'a cat' } }); //= images.generate, google/gemini-2.5-flash-image, absent
await router.tts.createSpeech({ speechRequest: { model: 'openai/tts-1', input: 'Hi' } }); //= tts.createSpeech, openai/tts-1, absent
await router.stt.createTranscription({ sttRequest: { model: 'openai/whisper-1' } }); //= stt.createTranscription, openai/whisper-1, absent
await router.videoGeneration.generate({ videoGenerationRequest: { model: 'google/veo-3', prompt: 'a bird' } }); //= videoGeneration.generate, google/veo-3, absent
await router.models.list();
//- /replicate.ts
import Replicate from 'replicate';
const replicate = new Replicate();
await replicate.run('meta/meta-llama-3-70b-instruct', { input: { prompt: 'Hi', max_tokens: 24 } }); //= run, meta/meta-llama-3-70b-instruct, 24
for await (const event of replicate.stream('meta/meta-llama-3-70b-instruct', { input: { prompt: 'Hi' } })) console.log(event); //= stream, meta/meta-llama-3-70b-instruct, absent
await replicate.predictions.create({ model: 'black-forest-labs/flux-schnell', input: { prompt: 'a cat' } }); //= predictions.create, black-forest-labs/flux-schnell, absent
await replicate.deployments.predictions.create('me', 'mine', { input: { prompt: 'Hi', max_new_tokens: 25 } }); //= deployments.predictions.create, absent, 25
await replicate.trainings.create('me', 'mine', 'v', { destination: 'me/new', input: {} }); //= trainings.create, absent, absent
await replicate.predictions.get('p');
//- /together.ts
import Together from 'together-ai';
const together = new Together({});
const llama = 'meta-llama/Llama-3.3-70B-Instruct-Turbo';
await together.chat.completions.create({ model: llama, messages: [], max_tokens: 16 }); //= chat.completions.create, meta-llama/Llama-3.3-70B-Instruct-Turbo, 16
together.chat.completions.stream({ model: llama, messages: [] }); //= chat.completions.stream, meta-llama/Llama-3.3-70B-Instruct-Turbo, absent
await together.completions.create({ model: llama, prompt: 'Hi', max_tokens: 17 }); //= completions.create, meta-llama/Llama-3.3-70B-Instruct-Turbo, 17
await together.embeddings.create({ model: 'BAAI/bge-base-en-v1.5', input: ['a'] }); //= embeddings.create, BAAI/bge-base-en-v1.5, absent
await together.images.generate({ model: 'black-forest-labs/FLUX.1-schnell', prompt: 'a cat', n: 2 }); //= images.generate, black-forest-labs/FLUX.1-schnell, absent
await together.images.create({ model: 'black-forest-labs/FLUX.1-schnell', prompt: 'a cat' }); //= images.create, black-forest-labs/FLUX.1-schnell, absent
await together.rerank.create({ model: 'Salesforce/Llama-Rank-V1', query: 'a', documents: ['b'] }); //= rerank.create, Salesforce/Llama-Rank-V1, absent
await together.rerank({ model: 'Salesforce/Llama-Rank-V1', query: 'a', documents: ['b'] }); //= rerank, Salesforce/Llama-Rank-V1, absent
await together.audio.create({ model: 'cartesia/sonic', input: 'Hi', voice: 'v' }); //= audio.create, cartesia/sonic, absent
await together.audio.speech.create({ model: 'cartesia/sonic', input: 'Hi', voice: 'v' }); //= audio.speech.create, cartesia/sonic, absent
await together.audio.transcriptions.create({ model: 'openai/whisper-large-v3', file }); //= audio.transcriptions.create, openai/whisper-large-v3, absent
await together.audio.translations.create({ model: 'openai/whisper-large-v3', file }); //= audio.translations.create, openai/whisper-large-v3, absent
await together.videos.create({ model: 'google/veo-3.0', prompt: 'a bird' }); //= videos.create, google/veo-3.0, absent
await together.batches.create({ input_file_id: 'f', endpoint: '/v1/chat/completions' }); //= batches.create, absent, absent
await together.fineTuning.create({ model: llama, training_file: 'f' }); //= fineTuning.create, meta-llama/Llama-3.3-70B-Instruct-Turbo, absent
await together.fineTune.create({ model: llama, training_file: 'f' }); //= fineTune.create, meta-llama/Llama-3.3-70B-Instruct-Turbo, absent
await together.models.list();
//- /voyage.ts
import { VoyageAIClient } from 'voyageai';
const voyage = new VoyageAIClient({ apiKey: 'key' });
await voyage.embed({ model: 'voyage-3.5', input: ['a'] }); //= embed, voyage-3.5, absent
await voyage.contextualizedEmbed({ model: 'voyage-context-3', inputs: [['a']] }); //= contextualizedEmbed, voyage-context-3, absent
await voyage.multimodalEmbed({ model: 'voyage-multimodal-3', inputs: [] }); //= multimodalEmbed, voyage-multimodal-3, absent
await voyage.rerank({ model: 'rerank-2.5', query: 'a', documents: ['b'] }); //= rerank, rerank-2.5, absent
`,
    );
  });
});
