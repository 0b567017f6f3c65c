import { describe, expect, it } from 'vitest';
import { requestsOf } from '../../../server/src/rules/requests.ts';
import { callsIn, word } from '../../support/calls.ts';
import { described, prompted } from './described.ts';

describe('Microsoft Agent Framework', () => {
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

it('asks Azure where an endpoint of it is given', () => {
  const ask = (options: string): readonly string[] =>
    described(`
from agent_framework.openai import OpenAIChatClient, OpenAIEmbeddingClient
OpenAIChatClient(${options}).get_response("Hi")
OpenAIEmbeddingClient(${options}).get_embeddings(["Hi"])
`).map((call) => call.replace(/,.*/, ''));
  expect(ask('model="m", azure_endpoint="https://acme.openai.azure.com"')).toEqual([
    'client.get_response: m at azure',
    'client.get_embeddings: m at azure',
  ]);
  expect(ask('model="m", azure_endpoint=endpoint()')[1]).toBe('client.get_embeddings: m at azure');
  expect(ask('model="m", azure_endpoint=None')[1]).toBe('client.get_embeddings: m at openai');
  expect(ask('model="m"')[1]).toBe('client.get_embeddings: m at openai');
});

describe('Semantic Kernel', () => {
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
