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
  'xai',
  'zhipu',
  'zai',
  'litellm',
];

describe('the SDKs of providers in Python', () => {
  it('are seen in every way of calling them', () => {
    expectEveryPath(
      'python',
      tables,
      `
#- /cerebras_all.py
from cerebras.cloud.sdk import Cerebras
cerebras = Cerebras()
cerebras.chat.completions.create(model="llama3.1-8b", messages=[], max_completion_tokens=18) #= chat.completions.create, llama3.1-8b, 18
cerebras.completions.create(model="llama3.1-8b", prompt="Hi", max_tokens=19) #= completions.create, llama3.1-8b, 19
cerebras.models.list()
#- /cohere_all.py
import cohere
one = cohere.Client("key")
two = cohere.ClientV2("key")
one.chat(model="command-r", message="Hi", max_tokens=10) #= chat, command-r, 10
one.chat_stream(message="Hi") #= chat_stream, absent, absent
one.generate(model="command", prompt="Hi", max_tokens=11) #= generate, command, 11
one.generate_stream(model="command", prompt="Hi") #= generate_stream, command, absent
one.embed(model="embed-english-v3.0", texts=["a"], input_type="search_document") #= embed, embed-english-v3.0, absent
one.rerank(model="rerank-v3.5", query="a", documents=["b"]) #= rerank, rerank-v3.5, absent
one.classify(inputs=["a"], examples=[]) #= classify, absent, absent
one.summarize(model="command", text="a long text") #= summarize, command, absent
one.v2.chat(model="command-a-03-2025", messages=[], max_tokens=12) #= chat, command-a-03-2025, 12
two.chat(model="command-a-03-2025", messages=[], max_tokens=13) #= chat, command-a-03-2025, 13
two.chat_stream(model="command-a-03-2025", messages=[]) #= chat_stream, command-a-03-2025, absent
two.embed(model="embed-v4.0", texts=["a"], input_type="search_query") #= embed, embed-v4.0, absent
two.rerank(model="rerank-v3.5", query="a", documents=["b"]) #= rerank, rerank-v3.5, absent
one.tokenize(text="a", model="command")
cohere.BedrockClientV2(aws_region="us-east-1").chat(model="cohere.command-r-v1:0", messages=[]) #= chat, cohere.command-r-v1:0, absent
#- /groq_all.py
from groq import AsyncGroq, Groq
groq = Groq()
groq.chat.completions.create(model="llama-3.3-70b-versatile", messages=[], max_completion_tokens=15) #= chat.completions.create, llama-3.3-70b-versatile, 15
groq.embeddings.create(model="nomic-embed-text-v1_5", input="a") #= embeddings.create, nomic-embed-text-v1_5, absent
groq.audio.speech.create(model="playai-tts", input="Hi", voice="v", response_format="wav") #= audio.speech.create, playai-tts, absent
groq.audio.transcriptions.create(model="whisper-large-v3", file=file) #= audio.transcriptions.create, whisper-large-v3, absent
groq.audio.translations.create(model="whisper-large-v3", file=file) #= audio.translations.create, whisper-large-v3, absent
groq.batches.create(input_file_id="f", endpoint="/v1/chat/completions", completion_window="24h") #= batches.create, absent, absent
groq.models.list()
async def ask(groq: AsyncGroq):
    await groq.chat.completions.with_raw_response.create(model="gemma2-9b-it", messages=[]) #= chat.completions.create, gemma2-9b-it, absent
#- /huggingface_all.py
from huggingface_hub import InferenceClient
hf = InferenceClient("meta-llama/Llama-3.1-8B-Instruct")
hf.chat_completion([{"role": "user", "content": "Hi"}], max_tokens=26) #= chat_completion, meta-llama/Llama-3.1-8B-Instruct, 26
hf.chat.completions.create(messages=[], model="Qwen/Qwen3-32B", max_tokens=27) #= chat.completions.create, Qwen/Qwen3-32B, 27
hf.text_generation("Hi", max_new_tokens=28) #= text_generation, meta-llama/Llama-3.1-8B-Instruct, 28
hf.feature_extraction("a", model="BAAI/bge-small-en") #= feature_extraction, BAAI/bge-small-en, absent
hf.text_to_image("a cat", model="black-forest-labs/FLUX.1-dev") #= text_to_image, black-forest-labs/FLUX.1-dev, absent
hf.text_to_video("a bird", model="Wan-AI/Wan2.1") #= text_to_video, Wan-AI/Wan2.1, absent
hf.text_to_speech("Hi", model="hexgrad/Kokoro-82M") #= text_to_speech, hexgrad/Kokoro-82M, absent
hf.automatic_speech_recognition("a.flac", model="openai/whisper-large-v3") #= automatic_speech_recognition, openai/whisper-large-v3, absent
hf.summarization("a long text", model="facebook/bart-large-cnn") #= summarization, facebook/bart-large-cnn, absent
hf.translation("a text", model="t5-base") #= translation, t5-base, absent
hf.audio_classification("a.flac", model="m") #= audio_classification, m, absent
hf.document_question_answering("a.png", question="?", model="m") #= document_question_answering, m, absent
hf.fill_mask("a", model="m") #= fill_mask, m, absent
hf.image_classification("a.png", model="m") #= image_classification, m, absent
hf.image_segmentation("a.png", model="m") #= image_segmentation, m, absent
hf.image_to_image("a.png", model="m") #= image_to_image, m, absent
hf.image_to_text("a.png", model="m") #= image_to_text, m, absent
hf.object_detection("a.png", model="m") #= object_detection, m, absent
hf.question_answering(question="?", context="a", model="m") #= question_answering, m, absent
hf.sentence_similarity("a", other_sentences=["b"], model="m") #= sentence_similarity, m, absent
hf.table_question_answering({}, query="a", model="m") #= table_question_answering, m, absent
hf.text_classification("a", model="m") #= text_classification, m, absent
hf.token_classification("a", model="m") #= token_classification, m, absent
hf.visual_question_answering("a.png", question="?", model="m") #= visual_question_answering, m, absent
hf.zero_shot_classification("a", ["b"], model="m") #= zero_shot_classification, m, absent
#- /litellm_all.py
import litellm
from litellm import Router, acompletion, completion
completion("openai/gpt-4o", [{"role": "user", "content": "Hi"}], max_tokens=31) #= completion, gpt-4o, 31
litellm.text_completion(prompt="Hi", model="gpt-3.5-turbo-instruct", max_tokens=32) #= text_completion, gpt-3.5-turbo-instruct, 32
litellm.embedding(model="text-embedding-3-small", input=["a"]) #= embedding, text-embedding-3-small, absent
litellm.responses(input="Hi", model="gpt-4o", max_output_tokens=33) #= responses, gpt-4o, 33
litellm.image_generation(prompt="a cat", model="dall-e-3") #= image_generation, dall-e-3, absent
litellm.rerank(model="cohere/rerank-v3.5", query="a", documents=["b"]) #= rerank, rerank-v3.5, absent
litellm.speech(model="openai/tts-1", input="Hi", voice="alloy") #= speech, tts-1, absent
litellm.transcription(model="whisper-1", file=file) #= transcription, whisper-1, absent
litellm.moderation(input="a", model="omni-moderation-latest") #= moderation, omni-moderation-latest, absent
litellm.create_batch(completion_window="24h", endpoint="/v1/chat/completions", input_file_id="f") #= create_batch, absent, absent
litellm.completion_with_retries(model="gpt-4o", messages=[]) #= completion_with_retries, gpt-4o, absent
litellm.batch_completion(model="gpt-4o", messages=[[{"role": "user", "content": "a"}], [{"role": "user", "content": "b"}]], max_tokens=34) #= batch_completion, gpt-4o, 34 + gpt-4o, 34
litellm.batch_completion_models(models=["gpt-4o", "claude-3-5-sonnet-20241022"], messages=[]) #= batch_completion_models, gpt-4o, absent + claude-3-5-sonnet-20241022, absent
litellm.batch_completion_models_all_responses(models=["gpt-4o"], messages=[]) #= batch_completion_models_all_responses, gpt-4o, absent
litellm.completion_cost(completion_response=reply)
async def ask(messages):
    await acompletion(model="anthropic/claude-sonnet-4-5", messages=messages, max_tokens=35) #= acompletion, claude-sonnet-4-5, 35
    await litellm.atext_completion(prompt="Hi", model="gpt-3.5-turbo-instruct") #= atext_completion, gpt-3.5-turbo-instruct, absent
    await litellm.aembedding(model="text-embedding-3-small", input=["a"]) #= aembedding, text-embedding-3-small, absent
    await litellm.aresponses(input="Hi", model="gpt-4o") #= aresponses, gpt-4o, absent
    await litellm.aimage_generation(prompt="a cat", model="dall-e-3") #= aimage_generation, dall-e-3, absent
    await litellm.arerank(model="cohere/rerank-v3.5", query="a", documents=["b"]) #= arerank, rerank-v3.5, absent
    await litellm.aspeech(model="openai/tts-1", input="Hi") #= aspeech, tts-1, absent
    await litellm.atranscription(model="whisper-1", file=file) #= atranscription, whisper-1, absent
    await litellm.amoderation(input="a", model="omni-moderation-latest") #= amoderation, omni-moderation-latest, absent
    await litellm.acreate_batch(completion_window="24h", endpoint="/v1/chat/completions", input_file_id="f") #= acreate_batch, absent, absent
    await litellm.acompletion_with_retries(model="gpt-4o", messages=messages) #= acompletion_with_retries, gpt-4o, absent
    await litellm.abatch_completion(model="gpt-4o", messages=[[{"role": "user", "content": "a"}]]) #= abatch_completion, gpt-4o, absent
#- /mistral.py
from mistralai.client import Mistral
from mistralai.client.models import SystemMessage, UserMessage
client = Mistral(api_key="key")
model = "mistral-small-latest"
messages = [SystemMessage(content="Be brief."), UserMessage(content="Hi")]
client.chat.complete(model=model, messages=messages, max_tokens=300) #= chat.complete, mistral-small-latest, 300
client.chat.stream(model=model, messages=messages) #= chat.stream, mistral-small-latest, absent
client.chat.parse(Answer, model=model, messages=messages, max_tokens=301) #= chat.parse, mistral-small-latest, 301
client.chat.parse_stream(Answer, model=model, messages=messages) #= chat.parse_stream, mistral-small-latest, absent
client.fim.complete(model="codestral-latest", prompt="def f(", suffix="return", max_tokens=9) #= fim.complete, codestral-latest, 9
client.fim.stream(model="codestral-latest", prompt="def f(") #= fim.stream, codestral-latest, absent
client.agents.complete(agent_id="ag", messages=messages, max_tokens=5) #= agents.complete, unknown: run-time-value, 5
client.agents.stream(agent_id="ag", messages=messages) #= agents.stream, unknown: run-time-value, unknown: run-time-value
client.beta.conversations.start(model=model, inputs="Hi", completion_args={"max_tokens": 7}) #= beta.conversations.start, mistral-small-latest, 7
client.beta.conversations.start_stream(model=model, inputs="Hi") #= beta.conversations.start_stream, mistral-small-latest, absent
client.beta.conversations.append(conversation_id="c", inputs="Hi", completion_args={"max_tokens": 8}) #= beta.conversations.append, unknown: run-time-value, 8
client.beta.conversations.append_stream(conversation_id="c", inputs="Hi") #= beta.conversations.append_stream, unknown: run-time-value, unknown: run-time-value
client.beta.conversations.restart(conversation_id="c", from_entry_id="e", inputs="Hi") #= beta.conversations.restart, unknown: run-time-value, unknown: run-time-value
client.beta.conversations.restart_stream(conversation_id="c", from_entry_id="e", inputs="Hi") #= beta.conversations.restart_stream, unknown: run-time-value, unknown: run-time-value
client.embeddings.create(model="mistral-embed", inputs=["a", "b"]) #= embeddings.create, mistral-embed, absent
client.classifiers.moderate(model="mistral-moderation-latest", inputs="a") #= classifiers.moderate, mistral-moderation-latest, absent
client.classifiers.moderate_chat(model="mistral-moderation-latest", inputs=messages) #= classifiers.moderate_chat, mistral-moderation-latest, absent
client.classifiers.classify(model="ft:classifier", inputs="a") #= classifiers.classify, ft:classifier, absent
client.classifiers.classify_chat(model="ft:classifier", input=messages) #= classifiers.classify_chat, ft:classifier, absent
client.ocr.process(model="mistral-ocr-latest", document=document) #= ocr.process, mistral-ocr-latest, absent
client.audio.transcriptions.complete(model="voxtral-mini-latest", file=file) #= audio.transcriptions.complete, voxtral-mini-latest, absent
client.audio.transcriptions.stream(model="voxtral-mini-latest", file=file) #= audio.transcriptions.stream, voxtral-mini-latest, absent
client.audio.speech.complete(model="voxtral-tts", input="Hi") #= audio.speech.complete, voxtral-tts, absent
client.batch.jobs.create(model=model, input_files=["f"], endpoint="/v1/chat/completions") #= batch.jobs.create, mistral-small-latest, absent
client.models.list()
client.files.list()
client.batch.jobs.get(job_id="j")
#- /mistral_async.py
from mistralai import Mistral
client = Mistral(api_key="key")
async def ask(messages):
    await client.chat.complete_async(model="mistral-small-latest", messages=messages, max_tokens=300) #= chat.complete_async, mistral-small-latest, 300
    await client.chat.stream_async(model="mistral-small-latest", messages=messages) #= chat.stream_async, mistral-small-latest, absent
    await client.chat.parse_async(Answer, model="mistral-small-latest", messages=messages) #= chat.parse_async, mistral-small-latest, absent
    await client.chat.parse_stream_async(Answer, model="mistral-small-latest", messages=messages) #= chat.parse_stream_async, mistral-small-latest, absent
    await client.fim.complete_async(model="codestral-latest", prompt="a") #= fim.complete_async, codestral-latest, absent
    await client.fim.stream_async(model="codestral-latest", prompt="a") #= fim.stream_async, codestral-latest, absent
    await client.agents.complete_async(agent_id="ag", messages=messages) #= agents.complete_async, unknown: run-time-value, unknown: run-time-value
    await client.agents.stream_async(agent_id="ag", messages=messages) #= agents.stream_async, unknown: run-time-value, unknown: run-time-value
    await client.beta.conversations.start_async(model="mistral-small-latest", inputs="Hi") #= beta.conversations.start_async, mistral-small-latest, absent
    await client.beta.conversations.start_stream_async(model="mistral-small-latest", inputs="Hi") #= beta.conversations.start_stream_async, mistral-small-latest, absent
    await client.beta.conversations.append_async(conversation_id="c", inputs="Hi") #= beta.conversations.append_async, unknown: run-time-value, unknown: run-time-value
    await client.beta.conversations.append_stream_async(conversation_id="c", inputs="Hi") #= beta.conversations.append_stream_async, unknown: run-time-value, unknown: run-time-value
    await client.beta.conversations.restart_async(conversation_id="c", from_entry_id="e", inputs="Hi") #= beta.conversations.restart_async, unknown: run-time-value, unknown: run-time-value
    await client.beta.conversations.restart_stream_async(conversation_id="c", from_entry_id="e", inputs="Hi") #= beta.conversations.restart_stream_async, unknown: run-time-value, unknown: run-time-value
    await client.embeddings.create_async(model="mistral-embed", inputs=["a"]) #= embeddings.create_async, mistral-embed, absent
    await client.classifiers.moderate_async(model="m", inputs="a") #= classifiers.moderate_async, m, absent
    await client.classifiers.moderate_chat_async(model="m", inputs=messages) #= classifiers.moderate_chat_async, m, absent
    await client.classifiers.classify_async(model="m", inputs="a") #= classifiers.classify_async, m, absent
    await client.classifiers.classify_chat_async(model="m", inputs=messages) #= classifiers.classify_chat_async, m, absent
    await client.ocr.process_async(model="mistral-ocr-latest", document=document) #= ocr.process_async, mistral-ocr-latest, absent
    await client.audio.transcriptions.complete_async(model="voxtral-mini-latest", file=file) #= audio.transcriptions.complete_async, voxtral-mini-latest, absent
    await client.audio.transcriptions.stream_async(model="voxtral-mini-latest", file=file) #= audio.transcriptions.stream_async, voxtral-mini-latest, absent
    await client.audio.speech.complete_async(model="voxtral-tts", input="Hi") #= audio.speech.complete_async, voxtral-tts, absent
    await client.batch.jobs.create_async(model="mistral-small-latest", input_files=["f"], endpoint="/v1/ocr") #= batch.jobs.create_async, mistral-small-latest, absent
    await client.models.list_async()
#- /mistral_old.py
from mistralai.client import MistralClient
from mistralai.models.chat_completion import ChatMessage
client = MistralClient(api_key="key")
client.chat(model="mistral-large-latest", messages=[ChatMessage(role="user", content="Hi")], max_tokens=20) #= chat, mistral-large-latest, 20
client.chat_stream(model="mistral-large-latest", messages=[]) #= chat_stream, mistral-large-latest, absent
client.completion(model="codestral-latest", prompt="a", max_tokens=3) #= completion, codestral-latest, 3
client.completion_stream(model="codestral-latest", prompt="a") #= completion_stream, codestral-latest, absent
client.embeddings("mistral-embed", ["a"]) #= embeddings, mistral-embed, absent
client.list_models()
#- /ollama_all.py
import ollama
from ollama import AsyncClient, Client, chat
chat("llama3.2", [{"role": "user", "content": "Hi"}], options={"num_predict": 23}) #= chat, llama3.2, 23
ollama.generate(model="llama3.2", prompt="Hi") #= generate, llama3.2, absent
own = Client(host="http://gpu-box:11434")
own.embed("nomic-embed-text", ["a"]) #= embed, nomic-embed-text, absent
own.embeddings(model="nomic-embed-text", prompt="a") #= embeddings, nomic-embed-text, absent
own.web_search("a") #= web_search, absent, absent
own.web_fetch("https://example.com") #= web_fetch, absent, absent
own.pull("llama3.2")
ollama.list()
#- /openrouter_all.py
from openrouter import OpenRouter
with OpenRouter(api_key="key") as router:
    router.chat.send(model="openai/gpt-4o", messages=[], max_completion_tokens=20) #= chat.send, openai/gpt-4o, 20
    router.chat.complete(models=["openai/gpt-4o", "anthropic/claude-sonnet-4.5"], messages=[]) #= chat.complete, openai/gpt-4o, absent + anthropic/claude-sonnet-4.5, absent
    router.responses.send(model="openai/gpt-4o", input="Hi", max_output_tokens=21) #= responses.send, openai/gpt-4o, 21
    router.beta.responses.send(model="openai/gpt-4o", input="Hi") #= beta.responses.send, openai/gpt-4o, absent
    router.embeddings.generate(model="openai/text-embedding-3-small", input=["a"]) #= embeddings.generate, openai/text-embedding-3-small, absent
    router.rerank.rerank(model="cohere/rerank-v3.5", query="a", documents=["b"]) #= rerank.rerank, cohere/rerank-v3.5, absent
    router.models.list()
async def ask(router: OpenRouter):
    await router.chat.send_async(model="openai/gpt-4o", messages=[]) #= chat.send_async, openai/gpt-4o, absent
    await router.chat.complete_async(model="openai/gpt-4o", messages=[]) #= chat.complete_async, openai/gpt-4o, absent
#- /replicate_all.py
import replicate
replicate.run("meta/meta-llama-3-70b-instruct", input={"prompt": "Hi", "max_tokens": 24}) #= run, meta/meta-llama-3-70b-instruct, 24
for event in replicate.stream("meta/meta-llama-3-70b-instruct", input={"prompt": "Hi"}): #= stream, meta/meta-llama-3-70b-instruct, absent
    print(event)
replicate.predictions.create(model="black-forest-labs/flux-schnell", input={"prompt": "a cat"}) #= predictions.create, black-forest-labs/flux-schnell, absent
replicate.deployments.predictions.create("me/mine", {"prompt": "Hi", "max_new_tokens": 25}) #= deployments.predictions.create, absent, 25
replicate.models.predictions.create("meta/meta-llama-3-8b-instruct", {"prompt": "Hi"}) #= models.predictions.create, meta/meta-llama-3-8b-instruct, absent
replicate.trainings.create(model="me/mine", version="v", input={}) #= trainings.create, absent, absent
client = replicate.Client()
client.run("meta/meta-llama-3-8b-instruct", input={"prompt": "Hi"}) #= run, meta/meta-llama-3-8b-instruct, absent
async def ask():
    await replicate.async_run("meta/meta-llama-3-8b-instruct", input={"prompt": "Hi"}) #= async_run, meta/meta-llama-3-8b-instruct, absent
    await replicate.async_stream("meta/meta-llama-3-8b-instruct", input={"prompt": "Hi"}) #= async_stream, meta/meta-llama-3-8b-instruct, absent
    await replicate.predictions.async_create(model="black-forest-labs/flux-schnell", input={}) #= predictions.async_create, black-forest-labs/flux-schnell, absent
replicate.predictions.get("p")
#- /router.py
from litellm import Router
router = Router(
    model_list=[
        {"model_name": "fast", "litellm_params": {"model": "openai/gpt-4o-mini", "max_tokens": 36}},
        {"model_name": "fast", "litellm_params": {"model": "groq/llama-3.1-8b-instant"}},
        {"model_name": "strong", "litellm_params": {"model": "anthropic/claude-sonnet-4-5"}},
        {"model_name": "vectors", "litellm_params": {"model": "text-embedding-3-small"}},
    ],
    fallbacks=[{"fast": ["strong"]}],
)
router.completion("fast", [{"role": "user", "content": "Hi"}]) #= completion, gpt-4o-mini, 36 + llama-3.1-8b-instant, absent + claude-sonnet-4-5, absent
router.completion(model="strong", messages=[], max_tokens=37) #= completion, claude-sonnet-4-5, 37
router.chat.completions.create(model="strong", messages=[]) #= chat.completions.create, claude-sonnet-4-5, absent
router.text_completion(model="strong", prompt="Hi") #= text_completion, claude-sonnet-4-5, absent
router.embedding(model="vectors", input=["a"]) #= embedding, text-embedding-3-small, absent
router.image_generation("a cat", "dall-e-3") #= image_generation, dall-e-3, absent
router.responses(model="strong", input="Hi") #= responses, claude-sonnet-4-5, absent
router.rerank(model="strong", query="a", documents=["b"]) #= rerank, claude-sonnet-4-5, absent
router.speech(model="strong", input="Hi") #= speech, claude-sonnet-4-5, absent
router.transcription(file=file, model="strong") #= transcription, claude-sonnet-4-5, absent
async def ask(messages):
    await router.acompletion(model="fast", messages=messages, max_tokens=38) #= acompletion, gpt-4o-mini, 38 + llama-3.1-8b-instant, 38 + claude-sonnet-4-5, 38
    await router.atext_completion(model="strong", prompt="Hi") #= atext_completion, claude-sonnet-4-5, absent
    await router.aembedding(model="vectors", input=["a"]) #= aembedding, text-embedding-3-small, absent
    await router.aimage_generation(prompt="a cat", model="strong") #= aimage_generation, claude-sonnet-4-5, absent
    await router.aresponses(model="strong", input="Hi") #= aresponses, claude-sonnet-4-5, absent
    await router.arerank(model="strong", query="a", documents=["b"]) #= arerank, claude-sonnet-4-5, absent
    await router.aspeech(model="strong", input="Hi") #= aspeech, claude-sonnet-4-5, absent
    await router.atranscription(file=file, model="strong") #= atranscription, claude-sonnet-4-5, absent
#- /together_all.py
from together import Together
together = Together()
llama = "meta-llama/Llama-3.3-70B-Instruct-Turbo"
together.chat.completions.create(model=llama, messages=[], max_tokens=16) #= chat.completions.create, meta-llama/Llama-3.3-70B-Instruct-Turbo, 16
together.completions.create(model=llama, prompt="Hi", max_tokens=17) #= completions.create, meta-llama/Llama-3.3-70B-Instruct-Turbo, 17
together.embeddings.create(model="BAAI/bge-base-en-v1.5", input=["a"]) #= embeddings.create, BAAI/bge-base-en-v1.5, absent
together.images.generate(model="black-forest-labs/FLUX.1-schnell", prompt="a cat", n=2) #= images.generate, black-forest-labs/FLUX.1-schnell, absent
together.rerank.create(model="Salesforce/Llama-Rank-V1", query="a", documents=["b"]) #= rerank.create, Salesforce/Llama-Rank-V1, absent
together.audio.speech.create(model="cartesia/sonic", input="Hi", voice="v") #= audio.speech.create, cartesia/sonic, absent
together.audio.transcriptions.create(model="openai/whisper-large-v3", file=file) #= audio.transcriptions.create, openai/whisper-large-v3, absent
together.audio.translations.create(model="openai/whisper-large-v3", file=file) #= audio.translations.create, openai/whisper-large-v3, absent
together.videos.create(model="google/veo-3.0", prompt="a bird") #= videos.create, google/veo-3.0, absent
together.batches.create_batch("f", "/v1/chat/completions") #= batches.create_batch, absent, absent
together.batches.create(input_file_id="f", endpoint="/v1/chat/completions") #= batches.create, absent, absent
together.fine_tuning.create(model=llama, training_file="f") #= fine_tuning.create, meta-llama/Llama-3.3-70B-Instruct-Turbo, absent
together.models.list()
#- /voyage_all.py
import voyageai
vo = voyageai.Client()
vo.embed(["a"], model="voyage-3.5", input_type="document") #= embed, voyage-3.5, absent
vo.contextualized_embed([["a"]], model="voyage-context-3") #= contextualized_embed, voyage-context-3, absent
vo.multimodal_embed([["a"]], model="voyage-multimodal-3") #= multimodal_embed, voyage-multimodal-3, absent
vo.rerank("a", ["b"], model="rerank-2.5") #= rerank, rerank-2.5, absent
vo.count_tokens(["a"])
#- /xai_all.py
from xai_sdk import Client
from xai_sdk.chat import system, user
client = Client(api_key="key")
chat = client.chat.create(model="grok-4", max_tokens=30, messages=[system("Be brief.")])
chat.append(user("Hi"))
chat.sample() #= sample, grok-4, 30
chat.stream() #= stream, grok-4, 30
chat.sample_batch(2) #= sample_batch, grok-4, 30
chat.stream_batch(2) #= stream_batch, grok-4, 30
chat.parse(Answer) #= parse, grok-4, 30
chat.defer() #= defer, grok-4, 30
chat.defer_batch(2) #= defer_batch, grok-4, 30
client.image.sample("a cat", "grok-2-image") #= image.sample, grok-2-image, absent
client.image.sample_batch("a cat", "grok-2-image", 2) #= image.sample_batch, grok-2-image, absent
client.video.generate("a bird", "grok-video") #= video.generate, grok-video, absent
client.video.start("a bird", "grok-video") #= video.start, grok-video, absent
client.batch.add("b", batch_requests=[]) #= batch.add, absent, absent
client.tokenize.tokenize_text("a", "grok-4")
#- /zai_all.py
from zai import ZaiClient, ZhipuAiClient
zai = ZaiClient(api_key="key")
zai.chat.completions.create(model="glm-4.6", messages=[], max_tokens=60, thinking={"type": "disabled"}) #= chat.completions.create, glm-4.6, 60
ZhipuAiClient().chat.asyncCompletions.create(model="glm-4.5-air", messages=[]) #= chat.asyncCompletions.create, glm-4.5-air, absent
zai.images.async_generations(model="cogview-4", prompt="a cat") #= images.async_generations, cogview-4, absent
zai.layout_parsing.create(model="glm-ocr", file="https://example.com/a.png") #= layout_parsing.create, glm-ocr, absent
zai.voice.clone(model="glm-tts-clone", voice_name="a", text="Hi", input="Hi", file_id="f") #= voice.clone, glm-tts-clone, absent
zai.chat.asyncCompletions.retrieve_completion_result(id="1")
zai.voice.list()
#- /zhipu_all.py
from zhipuai import ZhipuAI
zhipu = ZhipuAI(api_key="key")
zhipu.chat.completions.create(model="glm-4-plus", messages=[], max_tokens=61) #= chat.completions.create, glm-4-plus, 61
zhipu.chat.completions.create(model="glm-4-plus", messages=[], extra_body={"max_tokens": 62}) #= chat.completions.create, glm-4-plus, 62
task = zhipu.chat.asyncCompletions.create(model="glm-4", messages=[], max_tokens=63) #= chat.asyncCompletions.create, glm-4, 63
zhipu.chat.asyncCompletions.retrieve_completion_result(id=task.id)
zhipu.embeddings.create(model="embedding-3", input=["a"], dimensions=256) #= embeddings.create, embedding-3, absent
zhipu.images.generations(model="cogview-3", prompt="a cat") #= images.generations, cogview-3, absent
zhipu.videos.generations(model="cogvideox", prompt="a bird") #= videos.generations, cogvideox, absent
zhipu.videos.retrieve_videos_result(id="1")
zhipu.audio.speech(model="cogtts", input="Hi", voice="v", encode_format="wav") #= audio.speech, cogtts, absent
zhipu.audio.customization(model="cogtts", input="Hi", voice_text="a", voice_data=file) #= audio.customization, cogtts, absent
zhipu.audio.transcriptions.create(model="glm-asr", file=file) #= audio.transcriptions.create, glm-asr, absent
zhipu.moderations.create(model="moderation", input="a") #= moderations.create, moderation, absent
zhipu.agents.invoke(agent_id="a", messages=[]) #= agents.invoke, absent, absent
zhipu.assistant.conversation(assistant_id="a", model="glm-4-assistant", messages=[]) #= assistant.conversation, glm-4-assistant, absent
zhipu.tools.web_search(model="web-search-pro", messages=[]) #= tools.web_search, web-search-pro, absent
zhipu.web_search.web_search(search_engine="search_std", search_query="a") #= web_search.web_search, absent, absent
zhipu.batches.create(input_file_id="f", endpoint="/v1/chat/completions") #= batches.create, absent, absent
zhipu.fine_tuning.jobs.create(model="glm-4-flash", training_file="f") #= fine_tuning.jobs.create, glm-4-flash, absent
zhipu.files.create(file=file, purpose="batch")
`,
    );
  });
});
