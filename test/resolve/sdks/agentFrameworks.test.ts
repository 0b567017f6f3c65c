import { describe, expect, it } from 'vitest';
import { requestsOf } from '../../../server/src/rules/requests.ts';
import { callsIn, word } from '../../support/calls.ts';
import { described } from './described.ts';
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
