import { describe, expect, it } from 'vitest';
import { requestsOf } from '../../../server/src/rules/requests.ts';
import { callsIn, word } from '../../support/calls.ts';
import { described, prompted } from './described.ts';
import { expectEveryPath } from './everyPath.ts';

describe('Microsoft Agent Framework', () => {
  it('is seen in every way of calling it', () => {
    expectEveryPath(
      'python',
      ['agent-framework'],
      `
#- /clients.py
from agent_framework import Agent, ChatAgent
from agent_framework.amazon import BedrockChatClient, BedrockEmbeddingClient
from agent_framework.anthropic import AnthropicClient, AnthropicBedrockClient, AnthropicVertexClient
from agent_framework.azure import AzureOpenAIChatClient
from agent_framework.foundry import FoundryChatClient, FoundryEmbeddingClient, FoundryLocalClient
from agent_framework.gemini import GeminiChatClient
from agent_framework.mistral import MistralChatClient, MistralEmbeddingClient
from agent_framework.ollama import OllamaChatClient, OllamaEmbeddingClient
from agent_framework.openai import OpenAIChatClient, OpenAIChatCompletionClient, OpenAIEmbeddingClient
openai = OpenAIChatClient(model="gpt-5")
async def ask(text):
    await openai.get_response("Hi", options={"max_tokens": 10}) #= client.get_response, gpt-5, 10
    async for update in OpenAIChatClient(model_id="gpt-4o").get_streaming_response("Hi", max_tokens=11): #= client.get_streaming_response, gpt-4o, 11
        print(update)
    await openai.get_response("Hi", options={"model": "gpt-5-mini"}) #= client.get_response, gpt-5-mini, absent
    await openai.as_agent(instructions="You help.").run(text) #= agent.run, gpt-5, absent
    await openai.create_agent(instructions="You help.", max_tokens=12).run(text) #= agent.run, gpt-5, 12
    await Agent(client=OpenAIChatCompletionClient("gpt-4.1"), default_options={"max_tokens": 13}).run(text, stream=True) #= agent.run, gpt-4.1, 13
    async for update in ChatAgent(chat_client=AzureOpenAIChatClient(deployment_name="gpt-4o-mini")).run_stream(text): #= agent.run_stream, gpt-4o-mini, absent
        print(update)
    await Agent(AnthropicClient(model="claude-sonnet-4-5"), "You help.").run(text) #= agent.run, claude-sonnet-4-5, absent (1024)
    await Agent(AnthropicBedrockClient(model="anthropic.claude-sonnet-4-5-20250929-v1:0")).run(text) #= agent.run, anthropic.claude-sonnet-4-5-20250929-v1:0, absent (1024)
    await Agent(AnthropicVertexClient(model="claude-opus-4-5")).run(text, options={"max_tokens": 14}) #= agent.run, claude-opus-4-5, 14
    await BedrockChatClient(model="amazon.nova-lite-v1:0").get_response(text) #= client.get_response, amazon.nova-lite-v1:0, absent (1024)
    await FoundryChatClient(model="gpt-5").get_response(text) #= client.get_response, gpt-5, absent
    await FoundryLocalClient(model="phi-4-mini").get_response(text) #= client.get_response, phi-4-mini, absent
    await GeminiChatClient(model="gemini-2.5-flash").get_response(text) #= client.get_response, gemini-2.5-flash, absent
    await MistralChatClient(model="mistral-large-latest").get_response(text) #= client.get_response, mistral-large-latest, absent
    await OllamaChatClient(model="llama3.2").get_response(text) #= client.get_response, llama3.2, absent
    await OpenAIEmbeddingClient(model="text-embedding-3-small").get_embeddings([text]) #= client.get_embeddings, text-embedding-3-small, absent
    await FoundryEmbeddingClient(model="text-embedding-3-large").get_embeddings([text]) #= client.get_embeddings, text-embedding-3-large, absent
    await BedrockEmbeddingClient(model="amazon.titan-embed-text-v2:0").get_embeddings([text]) #= client.get_embeddings, amazon.titan-embed-text-v2:0, absent
    await MistralEmbeddingClient(model="mistral-embed").get_embeddings([text]) #= client.get_embeddings, mistral-embed, absent
    await OllamaEmbeddingClient(model="nomic-embed-text").get_embeddings([text]) #= client.get_embeddings, nomic-embed-text, absent
#- /workflows.py
from agent_framework import SequentialBuilder
from agent_framework.anthropic import AnthropicClient
from agent_framework.openai import OpenAIChatClient
from agent_framework.orchestrations import ConcurrentBuilder
writer = OpenAIChatClient(model="gpt-5").as_agent(instructions="You write.")
critic = AnthropicClient(model="claude-sonnet-4-5").as_agent(instructions="You judge.")
async def work(text):
    await SequentialBuilder(participants=[writer, critic]).build().run(text) #= workflow.run, gpt-5, absent + claude-sonnet-4-5, absent (1024)
    async for event in ConcurrentBuilder().participants([writer, critic]).build().run_stream(text): #= workflow.run_stream, gpt-5, absent + claude-sonnet-4-5, absent (1024)
        print(event)
    agent = SequentialBuilder(participants=[writer]).build().as_agent()
    await agent.run(text) #= agent.run, gpt-5, absent
    async for event in agent.run_stream(text): #= agent.run_stream, gpt-5, absent
        print(event)
`,
    );
  });

  it.each([
    ['agent.run("Hi")', 'agent.run: up to 40 × gpt-5 at openai, cap absent'],
    ['Agent(client=limited, tools=[search]).run("Hi")', 'agent.run: up to 4 × gpt-5 at openai, cap absent'],
    ['limited.as_agent(tools=[search]).run("Hi")', 'agent.run: up to 4 × gpt-5 at openai, cap absent'],
    ['Agent(client=limited).run("Hi")', 'agent.run: gpt-5 at openai, cap absent'],
    [
      'GroupChatBuilder(participants=[agent, plain], max_rounds=6).build().run("Hi")',
      'workflow.run: up to 6 × one-of(up to 40 × gpt-5 at openai, gpt-5 at openai), cap absent',
    ],
    [
      'HandoffBuilder(participants=[plain]).build().run("Hi")',
      'workflow.run: up to any number × gpt-5 at openai, cap absent',
    ],
    [
      'MagenticBuilder(participants=[plain], max_round_count=9).build().run("Hi")',
      'workflow.run: up to 9 × gpt-5 at openai, cap absent',
    ],
  ])('runs tools and takes turns: %s', (code, expected) => {
    expect(
      described(`
from agent_framework import Agent
from agent_framework.openai import OpenAIChatClient
from agent_framework.orchestrations import GroupChatBuilder, HandoffBuilder, MagenticBuilder
client = OpenAIChatClient(model="gpt-5")
limited = OpenAIChatClient(model="gpt-5", function_invocation_configuration={"max_iterations": 4})
agent = Agent(client=client, instructions="You help.", tools=[search])
plain = Agent(client=client)
${code}
`),
    ).toEqual([expected]);
  });

  it('tries what the clients of the SDKs inside try', () => {
    const tries = (made: string): readonly string[] =>
      callsIn(`
from agent_framework import Agent
from agent_framework.ollama import OllamaChatClient
from agent_framework.openai import OpenAIChatClient
from openai import AsyncOpenAI
Agent(client=${made}).run("Hi")
`).flatMap(({ plan }) => requestsOf(plan).map(({ retries }) => word(retries.attempts)));
    expect(tries('OpenAIChatClient(model="gpt-5")')).toEqual(['3']);
    expect(tries('OpenAIChatClient(model="gpt-5", async_client=AsyncOpenAI(max_retries=5))')).toEqual(['6']);
    expect(tries('OllamaChatClient(model="llama3.2")')).toEqual(['unknown: version-unknown']);
  });

  it.each([
    [
      'an own package of that name',
      '#- /agent_framework/__init__.py\nclass Agent:\n    def run(self, a): return a\n#- /a.py\nfrom agent_framework import Agent\nAgent().run("Hi")',
    ],
    ['a package whose name begins alike', 'from agent_framework_tools import Agent\nAgent(client=1).run("Hi")'],
    [
      'an agent that is only made',
      'from agent_framework import Agent\nfrom agent_framework.openai import OpenAIChatClient\nagent = Agent(client=OpenAIChatClient(model="gpt-5"))\nagent.as_tool()',
    ],
    [
      'a tool and a session',
      'from agent_framework import tool, AgentSession\nAgentSession().to_dict()\n@tool\ndef roll(): return 4\nroll()',
    ],
    [
      'a workflow that is only built',
      'from agent_framework.orchestrations import SequentialBuilder\nSequentialBuilder(participants=[a]).build()',
    ],
    [
      'an own class with the same methods',
      'class Agent:\n    async def run(self, text): return text\n    def get_response(self, text): return text\nAgent().run("a")\nAgent().get_response("a")',
    ],
  ])('is no call: %s', (_, code) => {
    expect(callsIn(`\n${code}\n`)).toEqual([]);
  });
});

describe('Semantic Kernel', () => {
  it('is seen in every way of calling it', () => {
    expectEveryPath(
      'python',
      ['semantic-kernel'],
      `
#- /services.py
from semantic_kernel.connectors.ai.anthropic import AnthropicChatCompletion, AnthropicChatPromptExecutionSettings
from semantic_kernel.connectors.ai.azure_ai_inference import AzureAIInferenceChatCompletion, AzureAIInferenceTextEmbedding
from semantic_kernel.connectors.ai.bedrock import BedrockChatCompletion, BedrockTextCompletion, BedrockTextEmbedding
from semantic_kernel.connectors.ai.google.google_ai import GoogleAIChatCompletion, GoogleAIChatPromptExecutionSettings, GoogleAITextEmbedding
from semantic_kernel.connectors.ai.google.vertex_ai import VertexAIChatCompletion
from semantic_kernel.connectors.ai.hugging_face import HuggingFaceTextCompletion
from semantic_kernel.connectors.ai.mistral_ai import MistralAIChatCompletion, MistralAITextEmbedding
from semantic_kernel.connectors.ai.nvidia import NvidiaChatCompletion
from semantic_kernel.connectors.ai.ollama import OllamaChatCompletion, OllamaTextEmbedding
from semantic_kernel.connectors.ai.onnx import OnnxGenAIChatCompletion
from semantic_kernel.connectors.ai.open_ai import AzureChatCompletion, AzureTextEmbedding, OpenAIChatCompletion, OpenAIChatPromptExecutionSettings, OpenAITextCompletion, OpenAITextEmbedding, OpenAITextToAudio, OpenAITextToImage, OpenAIAudioToText
from semantic_kernel.contents import ChatHistory
openai = OpenAIChatCompletion("gpt-4o")
history = ChatHistory(system_message="You help.")
history.add_user_message("Hi")
async def ask():
    await openai.get_chat_message_content(history, OpenAIChatPromptExecutionSettings(max_tokens=10)) #= service.get_chat_message_content, gpt-4o, 10
    await openai.get_chat_message_contents(chat_history=history, settings=OpenAIChatPromptExecutionSettings(max_completion_tokens=11)) #= service.get_chat_message_contents, gpt-4o, 11
    async for part in openai.get_streaming_chat_message_content(history, OpenAIChatPromptExecutionSettings()): #= service.get_streaming_chat_message_content, gpt-4o, absent
        print(part)
    async for part in openai.get_streaming_chat_message_contents(history, OpenAIChatPromptExecutionSettings(ai_model_id="gpt-4o-mini")): #= service.get_streaming_chat_message_contents, gpt-4o-mini, absent
        print(part)
    await AzureChatCompletion(deployment_name="gpt-5").get_chat_message_content(history, None) #= service.get_chat_message_content, gpt-5, absent
    await AnthropicChatCompletion(ai_model_id="claude-sonnet-4-5").get_chat_message_content(history, AnthropicChatPromptExecutionSettings()) #= service.get_chat_message_content, claude-sonnet-4-5, absent (1024)
    await GoogleAIChatCompletion(gemini_model_id="gemini-2.5-flash").get_chat_message_content(history, GoogleAIChatPromptExecutionSettings(max_output_tokens=12)) #= service.get_chat_message_content, gemini-2.5-flash, 12
    await VertexAIChatCompletion(gemini_model_id="gemini-2.5-pro").get_chat_message_content(history, None) #= service.get_chat_message_content, gemini-2.5-pro, absent
    await MistralAIChatCompletion(ai_model_id="mistral-large-latest").get_chat_message_content(history, None) #= service.get_chat_message_content, mistral-large-latest, absent
    await BedrockChatCompletion(model_id="amazon.nova-lite-v1:0").get_chat_message_content(history, None) #= service.get_chat_message_content, amazon.nova-lite-v1:0, absent
    await OllamaChatCompletion(ai_model_id="llama3.2").get_chat_message_content(history, None) #= service.get_chat_message_content, llama3.2, absent
    await AzureAIInferenceChatCompletion("gpt-4o").get_chat_message_content(history, None) #= service.get_chat_message_content, gpt-4o, absent
    await NvidiaChatCompletion("meta/llama-3.1-8b-instruct").get_chat_message_content(history, None) #= service.get_chat_message_content, meta/llama-3.1-8b-instruct, absent
    await OnnxGenAIChatCompletion(ai_model_id="phi-4").get_chat_message_content(history, None) #= service.get_chat_message_content, phi-4, absent
    await OpenAITextCompletion("gpt-3.5-turbo-instruct").get_text_content("Hi", None) #= service.get_text_content, gpt-3.5-turbo-instruct, absent
    await BedrockTextCompletion("amazon.titan-text-lite-v1").get_text_contents("Hi", None) #= service.get_text_contents, amazon.titan-text-lite-v1, absent
    async for part in openai.get_streaming_text_content("Hi", None): #= service.get_streaming_text_content, gpt-4o, absent
        print(part)
    async for part in HuggingFaceTextCompletion("gpt2").get_streaming_text_contents("Hi", None): #= service.get_streaming_text_contents, gpt2, absent
        print(part)
    await OpenAITextEmbedding("text-embedding-3-small").generate_embeddings(["a"]) #= service.generate_embeddings, text-embedding-3-small, absent
    await AzureTextEmbedding(deployment_name="text-embedding-3-large").generate_raw_embeddings(["a"]) #= service.generate_raw_embeddings, text-embedding-3-large, absent
    await GoogleAITextEmbedding(embedding_model_id="gemini-embedding-001").generate_embeddings(["a"]) #= service.generate_embeddings, gemini-embedding-001, absent
    await MistralAITextEmbedding("mistral-embed").generate_embeddings(["a"]) #= service.generate_embeddings, mistral-embed, absent
    await BedrockTextEmbedding("amazon.titan-embed-text-v2:0").generate_embeddings(["a"]) #= service.generate_embeddings, amazon.titan-embed-text-v2:0, absent
    await OllamaTextEmbedding(ai_model_id="nomic-embed-text").generate_embeddings(["a"]) #= service.generate_embeddings, nomic-embed-text, absent
    await AzureAIInferenceTextEmbedding("text-embedding-3-small").generate_embeddings(["a"]) #= service.generate_embeddings, text-embedding-3-small, absent
    await OpenAITextToImage("dall-e-3").generate_image("a cat", 1024, 1024) #= service.generate_image, dall-e-3, absent
    await OpenAITextToImage("gpt-image-1").generate_images("a cat") #= service.generate_images, gpt-image-1, absent
    await OpenAITextToImage("gpt-image-1").edit_image("a cat", ["a.png"]) #= service.edit_image, gpt-image-1, absent
    await OpenAITextToAudio("tts-1").get_audio_content("Hi") #= service.get_audio_content, tts-1, absent
    await OpenAITextToAudio("tts-1").get_audio_contents("Hi") #= service.get_audio_contents, tts-1, absent
    await OpenAIAudioToText("whisper-1").get_text_content(audio) #= service.get_text_content, whisper-1, absent
    await OpenAIAudioToText("whisper-1").get_text_contents(audio) #= service.get_text_contents, whisper-1, absent
#- /kernels.py
from semantic_kernel import Kernel
from semantic_kernel.connectors.ai import PromptExecutionSettings
from semantic_kernel.connectors.ai.chat_completion_client_base import ChatCompletionClientBase
from semantic_kernel.connectors.ai.open_ai import OpenAIChatCompletion, OpenAIChatPromptExecutionSettings
from semantic_kernel.functions import KernelArguments, KernelFunctionFromPrompt, KernelFunction
kernel = Kernel()
kernel.add_service(OpenAIChatCompletion(service_id="chat", ai_model_id="gpt-4o"))
joke = kernel.add_function(plugin_name="fun", function_name="joke", prompt="Tell a joke about {{$input}}", prompt_execution_settings=PromptExecutionSettings(max_tokens=20))
poem = KernelFunctionFromPrompt(function_name="poem", prompt="Write a poem")
song = KernelFunction.from_prompt(function_name="song", plugin_name="fun", prompt="Write a song")
native = kernel.add_function(plugin_name="math", function=add)
async def ask(history):
    await kernel.invoke_prompt("Hi", arguments=KernelArguments(settings=OpenAIChatPromptExecutionSettings(max_tokens=21))) #= kernel.invoke_prompt, gpt-4o, 21
    async for part in kernel.invoke_prompt_stream("Hi"): #= kernel.invoke_prompt_stream, gpt-4o, absent
        print(part)
    await kernel.invoke(joke, KernelArguments(input="cats")) #= kernel.invoke, gpt-4o, 20
    async for part in kernel.invoke_stream(poem): #= kernel.invoke_stream, gpt-4o, absent
        print(part)
    await kernel.invoke(song) #= kernel.invoke, gpt-4o, absent
    await kernel.invoke(native)
    await kernel.invoke(plugin_name="math", function_name="add")
    service = kernel.get_service(type=ChatCompletionClientBase)
    await service.get_chat_message_content(chat_history=history, settings=OpenAIChatPromptExecutionSettings(max_tokens=22)) #= service.get_chat_message_content, gpt-4o, 22
#- /agents.py
from semantic_kernel import Kernel
from semantic_kernel.agents import AgentGroupChat, ChatCompletionAgent, ConcurrentOrchestration, SequentialOrchestration
from semantic_kernel.connectors.ai.open_ai import AzureChatCompletion, OpenAIChatCompletion, OpenAIChatPromptExecutionSettings
from semantic_kernel.functions import KernelArguments
writer = ChatCompletionAgent(service=OpenAIChatCompletion("gpt-4o"), name="writer", instructions="You write.")
kernel = Kernel(services=[AzureChatCompletion(deployment_name="gpt-4.1")])
critic = ChatCompletionAgent(kernel=kernel, instructions="You judge.", arguments=KernelArguments(settings=OpenAIChatPromptExecutionSettings(max_tokens=30)))
async def work(text, runtime):
    await writer.get_response(messages=text) #= agent.get_response, gpt-4o, absent
    async for reply in critic.invoke(messages=text): #= agent.invoke, gpt-4.1, 30
        print(reply)
    async for reply in writer.invoke_stream(text): #= agent.invoke_stream, gpt-4o, absent
        print(reply)
    await SequentialOrchestration(members=[writer]).invoke(task=text, runtime=runtime) #= orchestration.invoke, gpt-4o, absent
    chat = AgentGroupChat(agents=[writer])
    await chat.add_chat_message(text)
    async for reply in chat.invoke(): #= chat.invoke, gpt-4o, absent
        print(reply)
    async for reply in chat.invoke_stream(): #= chat.invoke_stream, gpt-4o, absent
        print(reply)
`,
    );
  });

  it.each([
    [
      'ChatCompletionAgent(service=service, plugins=[Menu()]).get_response("Hi")',
      'agent.get_response: up to 5 × gpt-4o at openai, cap absent',
    ],
    [
      'ChatCompletionAgent(service=service, plugins=[Menu()], function_choice_behavior=FunctionChoiceBehavior.Auto(maximum_auto_invoke_attempts=2)).get_response("Hi")',
      'agent.get_response: up to 2 × gpt-4o at openai, cap absent',
    ],
    [
      'service.get_chat_message_content(history, OpenAIChatPromptExecutionSettings(function_choice_behavior=FunctionChoiceBehavior.Auto()), kernel=kernel)',
      'service.get_chat_message_content: up to 5 × gpt-4o at openai, cap absent',
    ],
    [
      'service.get_chat_message_content(history, OpenAIChatPromptExecutionSettings(), kernel=kernel)',
      'service.get_chat_message_content: gpt-4o at openai, cap absent',
    ],
    [
      'ConcurrentOrchestration(members=[agent, other]).invoke("Hi", runtime)',
      'orchestration.invoke: all(gpt-4o at openai, claude-sonnet-4-5 at anthropic), cap absent and absent (1024)',
    ],
    [
      'GroupChatOrchestration(members=[agent, other], manager=RoundRobinGroupChatManager(max_rounds=6)).invoke("Hi", runtime)',
      'orchestration.invoke: up to 6 × one-of(gpt-4o at openai, claude-sonnet-4-5 at anthropic), cap absent and absent (1024)',
    ],
    [
      'MagenticOrchestration(members=[agent], manager=StandardMagenticManager(service)).invoke("Hi", runtime)',
      'orchestration.invoke: up to any number × gpt-4o at openai, cap absent',
    ],
    ['AgentGroupChat(agents=[agent]).invoke()', 'chat.invoke: up to 99 × gpt-4o at openai, cap absent'],
    [
      'Kernel(services=[service, AnthropicChatCompletion("claude-sonnet-4-5")]).invoke_prompt("Hi")',
      'kernel.invoke_prompt: one-of(gpt-4o at openai, claude-sonnet-4-5 at anthropic), cap absent and absent (1024)',
    ],
    [
      'def ask(kernel: Kernel):\n    kernel.invoke_prompt("Hi")',
      'kernel.invoke_prompt: unknown: unfollowed-call at unknown: unsupported, cap unknown: unfollowed-call',
    ],
  ])('runs functions and takes turns: %s', (code, expected) => {
    expect(
      described(`
from semantic_kernel import Kernel
from semantic_kernel.agents import AgentGroupChat, ChatCompletionAgent, ConcurrentOrchestration, GroupChatOrchestration, MagenticOrchestration, RoundRobinGroupChatManager, StandardMagenticManager
from semantic_kernel.connectors.ai import FunctionChoiceBehavior
from semantic_kernel.connectors.ai.anthropic import AnthropicChatCompletion
from semantic_kernel.connectors.ai.open_ai import OpenAIChatCompletion, OpenAIChatPromptExecutionSettings
service = OpenAIChatCompletion("gpt-4o")
agent = ChatCompletionAgent(service=service)
other = ChatCompletionAgent(service=AnthropicChatCompletion("claude-sonnet-4-5"))
${code}
`),
    ).toEqual([expected]);
  });

  it('tries what the client of the SDK inside tries, and no more where that tries once', () => {
    const tries = (made: string): readonly string[] =>
      callsIn(`
from openai import AsyncOpenAI
from semantic_kernel import Kernel
from semantic_kernel.connectors.ai.mistral_ai import MistralAIChatCompletion
from semantic_kernel.connectors.ai.open_ai import OpenAIChatCompletion
Kernel(services=[${made}]).invoke_prompt("Hi")
`).flatMap(({ plan }) => requestsOf(plan).map(({ retries }) => word(retries.attempts)));
    expect(tries('OpenAIChatCompletion("gpt-4o")')).toEqual(['3']);
    expect(tries('OpenAIChatCompletion("gpt-4o", async_client=AsyncOpenAI(max_retries=0))')).toEqual(['1']);
    expect(tries('MistralAIChatCompletion("mistral-large-latest")')).toEqual(['1']);
  });

  it('reads the history and the instructions', () => {
    expect(
      prompted(`
from semantic_kernel.agents import ChatCompletionAgent
from semantic_kernel.connectors.ai.open_ai import OpenAIChatCompletion
from semantic_kernel.contents import ChatHistory
service = OpenAIChatCompletion("gpt-4o")
history = ChatHistory(system_message="You help.")
history.add_user_message("Hello")
service.get_chat_message_content(history, None)
ChatCompletionAgent(service=service, instructions="You write.").get_response(messages="Hello")
`),
    ).toEqual(['system: You help. | user: Hello', 'system: You write. | user: Hello']);
  });

  it.each([
    [
      'an own package of that name',
      '#- /semantic_kernel/__init__.py\nclass Kernel:\n    def invoke_prompt(self, a): return a\n#- /a.py\nfrom semantic_kernel import Kernel\nKernel().invoke_prompt("Hi")',
    ],
    ['a package whose name begins alike', 'from semantic_kernel_tools import Kernel\nKernel().invoke_prompt("Hi")'],
    [
      'a native function',
      'from semantic_kernel import Kernel\nfrom semantic_kernel.functions import kernel_function\nclass Math:\n    @kernel_function\n    def add(self, a, b): return a + b\nkernel = Kernel()\nkernel.add_plugin(Math(), "math")\nkernel.invoke(kernel.get_function("math", "add"))',
    ],
    [
      'a kernel of an operating system',
      'class Kernel:\n    def invoke(self, call): return call\nKernel().invoke("read")',
    ],
    [
      'a history that is only kept',
      'from semantic_kernel.contents import ChatHistory\nhistory = ChatHistory()\nhistory.add_user_message("Hi")',
    ],
    [
      'a service that is only made',
      'from semantic_kernel.connectors.ai.open_ai import OpenAIChatCompletion\nservice = OpenAIChatCompletion("gpt-4o")',
    ],
  ])('is no call: %s', (_, code) => {
    expect(callsIn(`\n${code}\n`)).toEqual([]);
  });
});
