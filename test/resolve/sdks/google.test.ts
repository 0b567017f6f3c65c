import { describe, expect, it } from 'vitest';
import { onlyCall, word } from '../../support/calls.ts';
import { expectEveryPath } from './everyPath.ts';

const tables = ['google-genai', 'google-generative-ai', 'google-vertex'];

describe('Gemini', () => {
  it('is called in every way that the JavaScript packages have', () => {
    expectEveryPath(
      'typescript',
      tables,
      `
//- /genai.ts
import { GoogleGenAI } from '@google/genai';
const ai = new GoogleGenAI({ apiKey: 'key' });
const model = 'gemini-2.5-flash';
await ai.models.generateContent({ model, contents: 'Hi', config: { maxOutputTokens: 300 } }); //= models.generateContent, gemini-2.5-flash, 300
await ai.models.generateContentStream({ model, contents: 'Hi' }); //= models.generateContentStream, gemini-2.5-flash, absent
await ai.models.embedContent({ model: 'gemini-embedding-001', contents: ['a', 'b'] }); //= models.embedContent, gemini-embedding-001, absent
await ai.models.generateImages({ model: 'imagen-4', prompt: 'a cat' }); //= models.generateImages, imagen-4, absent
await ai.models.editImage({ model: 'imagen-3', prompt: 'a dog', referenceImages: [] }); //= models.editImage, imagen-3, absent
await ai.models.upscaleImage({ model: 'imagen-3', image, upscaleFactor: 'x2' }); //= models.upscaleImage, imagen-3, absent
await ai.models.recontextImage({ model: 'try-on', source }); //= models.recontextImage, try-on, absent
await ai.models.segmentImage({ model: 'segment', source }); //= models.segmentImage, segment, absent
await ai.models.generateVideos({ model: 'veo-3', prompt: 'a bird' }); //= models.generateVideos, veo-3, absent
const chat = ai.chats.create({ model, config: { maxOutputTokens: 50 } });
await chat.sendMessage({ message: 'Hi' }); //= chats.sendMessage, gemini-2.5-flash, 50
await chat.sendMessageStream({ message: 'Hi', config: { temperature: 0 } }); //= chats.sendMessageStream, gemini-2.5-flash, absent
await ai.batches.create({ model, src: [{ contents: 'a', config: { maxOutputTokens: 9 } }, { contents: 'b' }] }); //= batches.create, gemini-2.5-flash, 9 + gemini-2.5-flash, absent
await ai.batches.createEmbeddings({ model: 'gemini-embedding-001', src: { fileName: 'files/a' } }); //= batches.createEmbeddings, gemini-embedding-001, absent
await ai.caches.create({ model, config: { contents: 'a long text' } }); //= caches.create, gemini-2.5-flash, absent
await ai.live.connect({ model: 'gemini-live-2.5-flash', callbacks }); //= live.connect, gemini-live-2.5-flash, absent
await ai.interactions.create({ model, input: 'Hi', generation_config: { max_output_tokens: 4 } }); //= interactions.create, gemini-2.5-flash, 4
await ai.models.countTokens({ model, contents: 'Hi' });
await ai.files.upload({ file: 'a.pdf' });
await chat.getHistory();
//- /legacy.ts
import { GoogleGenerativeAI } from '@google/generative-ai';
const genAI = new GoogleGenerativeAI('key');
const model = genAI.getGenerativeModel({ model: 'gemini-1.5-flash', generationConfig: { maxOutputTokens: 100 } });
await model.generateContent('Hi'); //= GenerativeModel.generateContent, gemini-1.5-flash, 100
await model.generateContentStream({ contents: [], generationConfig: { temperature: 0 } }); //= GenerativeModel.generateContentStream, gemini-1.5-flash, absent
await model.embedContent('Hi'); //= GenerativeModel.embedContent, gemini-1.5-flash, absent
await model.batchEmbedContents({ requests: [] }); //= GenerativeModel.batchEmbedContents, gemini-1.5-flash, absent
const chat = model.startChat({ history: [] });
await chat.sendMessage('Hi'); //= ChatSession.sendMessage, gemini-1.5-flash, 100
await chat.sendMessageStream(['Hi']); //= ChatSession.sendMessageStream, gemini-1.5-flash, 100
await model.countTokens('Hi');
await chat.getHistory();
//- /vertex.ts
import { VertexAI } from '@google-cloud/vertexai';
const vertex = new VertexAI({ project: 'p', location: 'l' });
const model = vertex.preview.getGenerativeModel({ model: 'gemini-1.5-pro' });
await model.generateContent({ contents: [], generationConfig: { maxOutputTokens: 8 } }); //= GenerativeModel.generateContent, gemini-1.5-pro, 8
await vertex.getGenerativeModel({ model: 'gemini-pro' }).generateContentStream('Hi'); //= GenerativeModel.generateContentStream, gemini-pro, absent
await model.startChat({ generationConfig: { maxOutputTokens: 5 } }).sendMessage('Hi'); //= ChatSession.sendMessage, gemini-1.5-pro, 5
await model.startChat().sendMessageStream('Hi'); //= ChatSession.sendMessageStream, gemini-1.5-pro, absent
await model.countTokens({ contents: [] });
`,
    );
  });

  it('is called in every way that the Python packages have', () => {
    expectEveryPath(
      'python',
      tables,
      `
#- /current.py
from google import genai
from google.genai import types
client = genai.Client(api_key="key")
flash = "gemini-2.5-flash"
client.models.generate_content(model=flash, contents="Hi", config=types.GenerateContentConfig(max_output_tokens=300)) #= models.generate_content, gemini-2.5-flash, 300
client.models.generate_content_stream(model=flash, contents="Hi", config={"maxOutputTokens": 7}) #= models.generate_content_stream, gemini-2.5-flash, 7
client.models.embed_content(model="gemini-embedding-001", contents=["a", "b"]) #= models.embed_content, gemini-embedding-001, absent
client.models.generate_images(model="imagen-4", prompt="a cat") #= models.generate_images, imagen-4, absent
client.models.edit_image(model="imagen-3", prompt="a dog", reference_images=[]) #= models.edit_image, imagen-3, absent
client.models.upscale_image(model="imagen-3", image=image, upscale_factor="x2") #= models.upscale_image, imagen-3, absent
client.models.recontext_image(model="try-on", source=source) #= models.recontext_image, try-on, absent
client.models.segment_image(model="segment", source=source) #= models.segment_image, segment, absent
client.models.generate_videos(model="veo-3", prompt="a bird") #= models.generate_videos, veo-3, absent
chat = client.chats.create(model=flash, config={"max_output_tokens": 50})
chat.send_message("Hi") #= chats.send_message, gemini-2.5-flash, 50
chat.send_message_stream("Hi", {"temperature": 0}) #= chats.send_message_stream, gemini-2.5-flash, absent
client.batches.create(model=flash, src=[{"contents": "a", "config": {"max_output_tokens": 9}}]) #= batches.create, gemini-2.5-flash, 9
client.batches.create_embeddings(model="gemini-embedding-001", src="files/a") #= batches.create_embeddings, gemini-embedding-001, absent
client.caches.create(model=flash, config=types.CreateCachedContentConfig(contents="a long text")) #= caches.create, gemini-2.5-flash, absent
client.interactions.create(model=flash, input="Hi", generation_config={"max_output_tokens": 4}) #= interactions.create, gemini-2.5-flash, 4
client.models.count_tokens(model=flash, contents="Hi")
chat.get_history()
async def main():
    await client.aio.models.generate_content(model=flash, contents="Hi") #= models.generate_content, gemini-2.5-flash, absent
    async with client.aio.live.connect(model="gemini-live-2.5-flash") as session: #= live.connect, gemini-live-2.5-flash, absent
        pass
#- /legacy.py
import google.generativeai as genai
genai.configure(api_key="key")
model = genai.GenerativeModel("gemini-1.5-flash", generation_config=genai.GenerationConfig(max_output_tokens=100))
model.generate_content("Hi", generation_config={"temperature": 0}) #= GenerativeModel.generate_content, gemini-1.5-flash, 100
model.generate_content_async("Hi", generation_config={"max_output_tokens": 5}) #= GenerativeModel.generate_content_async, gemini-1.5-flash, 5
chat = model.start_chat(history=[])
chat.send_message("Hi") #= ChatSession.send_message, gemini-1.5-flash, 100
chat.send_message_async("Hi") #= ChatSession.send_message_async, gemini-1.5-flash, 100
genai.embed_content(model="models/text-embedding-004", content="a") #= embed_content, models/text-embedding-004, absent
genai.embed_content_async("models/text-embedding-004", "a") #= embed_content_async, models/text-embedding-004, absent
model.count_tokens("Hi")
#- /vertex.py
import vertexai
from vertexai.batch_prediction import BatchPredictionJob
from vertexai.generative_models import GenerationConfig, GenerativeModel
from vertexai.language_models import ChatModel, TextEmbeddingModel, TextGenerationModel
from vertexai.vision_models import ImageGenerationModel, MultiModalEmbeddingModel
vertexai.init(project="p")
model = GenerativeModel("gemini-1.5-pro", generation_config={"max_output_tokens": 3})
model.generate_content("Hi") #= GenerativeModel.generate_content, gemini-1.5-pro, 3
model.generate_content_async("Hi", generation_config=GenerationConfig(temperature=0)) #= GenerativeModel.generate_content_async, gemini-1.5-pro, absent
model.start_chat().send_message("Hi") #= ChatSession.send_message, gemini-1.5-pro, 3
model.start_chat().send_message_async("Hi") #= ChatSession.send_message_async, gemini-1.5-pro, 3
text = TextGenerationModel.from_pretrained("text-bison@002")
text.predict("Hi") #= TextGenerationModel.predict, text-bison@002, absent (128)
text.predict_async("Hi", max_output_tokens=20) #= TextGenerationModel.predict_async, text-bison@002, 20
text.predict_streaming("Hi") #= TextGenerationModel.predict_streaming, text-bison@002, absent (128)
old = ChatModel.from_pretrained("chat-bison").start_chat(context="Be short", max_output_tokens=9)
old.send_message("Hi") #= ChatModel.send_message, chat-bison, 9
old.send_message_async("Hi", max_output_tokens=8) #= ChatModel.send_message_async, chat-bison, 8
old.send_message_streaming("Hi") #= ChatModel.send_message_streaming, chat-bison, 9
embedding = TextEmbeddingModel.from_pretrained("text-embedding-004")
embedding.get_embeddings(["a", "b"]) #= TextEmbeddingModel.get_embeddings, text-embedding-004, absent
embedding.get_embeddings_async(["a"]) #= TextEmbeddingModel.get_embeddings_async, text-embedding-004, absent
MultiModalEmbeddingModel.from_pretrained("multimodal").get_embeddings(contextual_text="a") #= MultiModalEmbeddingModel.get_embeddings, multimodal, absent
images = ImageGenerationModel.from_pretrained("imagen-3")
images.generate_images("a cat", number_of_images=2) #= ImageGenerationModel.generate_images, imagen-3, absent
images.edit_image(prompt="a dog") #= ImageGenerationModel.edit_image, imagen-3, absent
images.upscale_image(image) #= ImageGenerationModel.upscale_image, imagen-3, absent
BatchPredictionJob.submit(source_model="gemini-1.5-pro", input_dataset="gs://bucket/in.jsonl") #= BatchPredictionJob.submit, gemini-1.5-pro, absent
`,
    );
  });
});

describe('the client of @google/genai', () => {
  const call = (options: string) =>
    onlyCall(`
import { GoogleGenAI } from '@google/genai';
const ai = new GoogleGenAI(${options});
await ai.models.generateContent({ model: 'gemini-2.5-flash', contents: 'Hi' });
`).request;

  it.each([
    ['{ apiKey }', 'google', '1', 'absent'],
    ['{ vertexai: true }', 'vertex', '1', 'absent'],
    ['{ enterprise: true, httpOptions: { timeout: 9000 } }', 'vertex', '1', '9000'],
    ['{ vertexai: false, httpOptions: { retryOptions: {} } }', 'google', '5', 'absent'],
    ['{ httpOptions: { retryOptions: { attempts: 3 } } }', 'google', '3', 'absent'],
    [
      "{ httpOptions: { baseUrl: 'https://gateway.ai.cloudflare.com/v1/a/b/google-ai-studio' } }",
      'google',
      '1',
      'absent',
    ],
  ])('new GoogleGenAI(%s): %s, %s attempts, timeout %s', (options, provider, attempts, timeout) => {
    const request = call(options);
    expect([request.provider, request.retries.attempts, request.timeout].map(word)).toEqual([
      provider,
      attempts,
      timeout,
    ]);
  });
});

it('repeats a request only where a function of the program is among the tools', () => {
  const plan = (tools: string) =>
    onlyCall(`
from google import genai
def weather(city: str) -> str:
    return "sun"
client = genai.Client()
client.models.generate_content(model="gemini-2.5-flash", contents="Hi", config={"tools": ${tools}})
`).site.plan.kind;
  expect(
    ['[weather]', '[{"function_declarations": [{"name": "weather"}]}]', '[{"google_search": {}}]'].map(plan),
  ).toEqual(['loop', 'one', 'one']);
});

it('joins a model with its calls across files', () => {
  expectEveryPath(
    'typescript',
    [],
    `
//- /models.ts
import { GoogleGenerativeAI } from '@google/generative-ai';
const genAI = new GoogleGenerativeAI(process.env.KEY ?? '');
const generationConfig = { maxOutputTokens: 64 };
export const writer = genAI.getGenerativeModel({ model: 'gemini-1.5-pro', generationConfig });
//- /chat.ts
import { writer } from './models';
export class Chat {
  private readonly session = writer.startChat();
  async say(text: string) {
    return this.session.sendMessage(text); //= ChatSession.sendMessage, gemini-1.5-pro, 64
  }
}
`,
  );
});

it('sends the turns of a chat again', () => {
  const { request } = onlyCall(`
import { GoogleGenAI } from '@google/genai';
const chat = new GoogleGenAI({}).chats.create({ model: 'gemini-2.5-flash', config: { systemInstruction: 'Be short' } });
await chat.sendMessage({ message: 'Hi' });
`);
  expect(request.prompt.parts.map(({ role, isRepeated }) => `${role}${isRepeated ? '*' : ''}`)).toEqual([
    'system',
    'user*',
    'user',
  ]);
  expect(request.prompt.isComplete).toBe(false);
});
