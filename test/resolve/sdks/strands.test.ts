import { describe, expect, it } from 'vitest';
import { callsIn, onlyCall, word } from '../../support/calls.ts';
import { described as calls, prompted as prompts } from './described.ts';

describe('Strands Agents in Python', () => {
  const python = `
from strands import Agent
from strands.models import BedrockModel
agent = Agent(model=BedrockModel(model_id="us.amazon.nova-2-lite-v1:0", max_tokens=300), tools=[search], system_prompt="Be brief.")
`;

  it.each([
    ['agent("Hello")', 'agent: up to any number × us.amazon.nova-2-lite-v1:0 at bedrock, cap 300'],
    [
      'async def ask():\n    await agent.invoke_async("Hello")',
      'agent.invoke_async: up to any number × us.amazon.nova-2-lite-v1:0 at bedrock, cap 300',
    ],
    [
      'async def ask():\n    async for event in agent.stream_async("Hello"):\n        print(event)',
      'agent.stream_async: up to any number × us.amazon.nova-2-lite-v1:0 at bedrock, cap 300',
    ],
    [
      'agent.structured_output(Person, "Hello")',
      'agent.structured_output: us.amazon.nova-2-lite-v1:0 at bedrock, cap 300',
    ],
  ])('are asked by calls on the agent: %s', (code, expected) => {
    expect(calls(`${python}${code}\n`)).toEqual([expected]);
  });

  it('read their system prompt, then what they are asked', () => {
    expect(prompts(`${python}agent("Hello")\n`)).toEqual(['system: Be brief. | user: Hello']);
  });

  it.each([
    ['bedrock', 'BedrockModel(model_id="eu.amazon.nova-pro-v1:0")', 'eu.amazon.nova-pro-v1:0 at bedrock, cap absent'],
    ['anthropic', 'AnthropicModel(model_id="claude-haiku-4-5", max_tokens=9)', 'claude-haiku-4-5 at anthropic, cap 9'],
    ['openai', 'OpenAIModel(model_id="gpt-5", params={"max_tokens": 9})', 'gpt-5 at openai, cap 9'],
    [
      'openai_responses',
      'OpenAIResponsesModel(model_id="gpt-5", params={"max_output_tokens": 9})',
      'gpt-5 at openai, cap 9',
    ],
    [
      'litellm',
      'LiteLLMModel(model_id="anthropic/claude-haiku-4-5", params={"max_tokens": 9})',
      'claude-haiku-4-5 at anthropic, cap 9',
    ],
    ['ollama', 'OllamaModel(host="http://localhost:11434", model_id="llama3")', 'llama3 at ollama, cap absent'],
    [
      'gemini',
      'GeminiModel(model_id="gemini-2.5-flash", params={"max_output_tokens": 9})',
      'gemini-2.5-flash at google, cap 9',
    ],
    [
      'mistral',
      'MistralModel(model_id="mistral-large-latest", max_tokens=9)',
      'mistral-large-latest at mistral, cap 9',
    ],
    ['writer', 'WriterModel(model_id="palmyra-x5", max_tokens=9)', 'palmyra-x5 at writer, cap 9'],
  ])('take models of %s', (module, made, expected) => {
    const name = made.slice(0, made.indexOf('('));
    expect(
      calls(`
from strands import Agent
from strands.models.${module} import ${name}
Agent(model=${made})("Hello")
`),
    ).toEqual([`agent: ${expected}`]);
  });

  it('take the id of a model of Bedrock, or use one of their own', () => {
    expect(calls('from strands import Agent\nAgent(model="us.amazon.nova-lite-v1:0")("Hello")\n')).toEqual([
      'agent: us.amazon.nova-lite-v1:0 at bedrock, cap absent',
    ]);
  });

  it.each([
    ['0.3.0', 'us.anthropic.claude-3-7-sonnet-20250219-v1:0'],
    ['1.37.0', 'us.anthropic.claude-sonnet-4-20250514-v1:0'],
    ['1.38.0', 'global.anthropic.claude-sonnet-4-6'],
  ])('have a usual model in %s', (version, model) => {
    for (const agent of ['Agent()', 'Agent(model=BedrockModel())']) {
      const { request } = onlyCall(
        `
from strands import Agent
from strands.models import BedrockModel
${agent}("Hello")
`,
        version,
      );
      expect(word(request.model)).toBe(`absent (${model})`);
      expect(word(request.provider)).toBe('bedrock');
    }
  });

  it('work in groups', () => {
    const agents = `
from strands import Agent
from strands.multiagent import GraphBuilder, Swarm
first = Agent(model="us.amazon.nova-lite-v1:0")
second = Agent(model="us.amazon.nova-pro-v1:0")
`;
    expect(calls(`${agents}Swarm([first, second], max_iterations=4)("Hello")\n`)).toEqual([
      'swarm: up to 4 × one-of(us.amazon.nova-lite-v1:0 at bedrock, us.amazon.nova-pro-v1:0 at bedrock), cap absent',
    ]);
    expect(
      calls(`${agents}
builder = GraphBuilder()
builder.add_node(first, "first")
builder.add_node(second, "second")
graph = builder.build()
graph("Hello")
`),
    ).toEqual(['graph: all(us.amazon.nova-lite-v1:0 at bedrock, us.amazon.nova-pro-v1:0 at bedrock), cap absent']);
  });

  it('are the only ones that are asked like this', () => {
    expect(
      callsIn(`
from strands import Agent, tool
from strands.models import BedrockModel
from robots import Agent as Robot
agent = Agent(model=BedrockModel(model_id="us.amazon.nova-2-lite-v1:0"))
@tool
def search(query: str) -> str:
    return query
search("Hello")
agent.tool.search(query="Hello")
agent.cleanup()
agent.as_tool()
Robot(model="us.amazon.nova-2-lite-v1:0")("Hello")
Robot().stream_async("Hello")
BedrockModel().update_config(model_id="us.amazon.nova-lite-v1:0")
`),
    ).toEqual([]);
  });
});

describe('Strands Agents in TypeScript', () => {
  const imports = `
//- /a.ts
import { Agent, BedrockModel, Swarm, Graph } from '@strands-agents/sdk';
import { OpenAIModel } from '@strands-agents/sdk/models/openai';
import { AnthropicModel } from '@strands-agents/sdk/models/anthropic';
import { GoogleModel } from '@strands-agents/sdk/models/google';
`;

  it.each([
    [
      `await new Agent({ tools: [search], model: new BedrockModel({ modelId: 'us.amazon.nova-pro-v1:0', maxTokens: 9 }) }).invoke('Hello');`,
      'agent.invoke: up to any number × us.amazon.nova-pro-v1:0 at bedrock, cap 9',
    ],
    [
      `for await (const event of new Agent({ tools: [search], model: 'us.amazon.nova-pro-v1:0' }).stream('Hello', { limits: { turns: 3 } })) log(event);`,
      'agent.stream: up to 3 × us.amazon.nova-pro-v1:0 at bedrock, cap absent',
    ],
    [
      `await new Agent({ model: new OpenAIModel({ modelId: 'gpt-5', maxTokens: 9 }) }).invoke('Hello');`,
      'agent.invoke: gpt-5 at openai, cap 9',
    ],
    [
      `await new Agent({ model: new AnthropicModel() }).invoke('Hello');`,
      'agent.invoke: absent (claude-sonnet-4-6) at anthropic, cap absent (64000)',
    ],
    [
      `await new Agent({ model: new GoogleModel({ params: { maxOutputTokens: 9 } }) }).invoke('Hello');`,
      'agent.invoke: absent (gemini-2.5-flash) at google, cap 9',
    ],
    [
      `await new Agent().invoke('Hello');`,
      'agent.invoke: absent (global.anthropic.claude-sonnet-4-6) at bedrock, cap absent',
    ],
    [
      `await new Swarm({ nodes: [new Agent({ model: 'us.amazon.nova-pro-v1:0' })], maxSteps: 3 }).invoke('Hello');`,
      'swarm.invoke: up to 3 × us.amazon.nova-pro-v1:0 at bedrock, cap absent',
    ],
    [
      `await new Graph({ nodes: [new Agent({ model: 'us.amazon.nova-pro-v1:0' })], edges: [] }).invoke('Hello');`,
      'graph.invoke: us.amazon.nova-pro-v1:0 at bedrock, cap absent',
    ],
  ])('are asked by calls on the agent: %s', (code, expected) => {
    expect(callsIn(`${imports}${code}`, '1.3.0')).toHaveLength(1);
    expect(calls(`${imports}${code}`, '1.3.0')).toEqual([expected]);
  });

  it.each([
    ['0.7.0', 'claude-sonnet-4-5-20250929', 4096],
    ['1.0.0', 'claude-sonnet-4-6', 64_000],
  ])('have a usual model and cap of Anthropic in %s', (version, model, cap) => {
    const { request } = onlyCall(`${imports}await new Agent({ model: new AnthropicModel() }).invoke('Hi');`, version);
    expect(word(request.model)).toBe(`absent (${model})`);
    expect(word(request.outputCap)).toBe(`absent (${cap})`);
  });

  it('are the only ones that are asked like this', () => {
    expect(
      callsIn(`${imports}
import { Agent as HttpAgent } from 'node:http';
import { Agent as Robot } from './robots';
await new Robot({ model: 'us.amazon.nova-pro-v1:0' }).invoke('Hello');
new HttpAgent({ keepAlive: true }).destroy();
new Agent({ model: 'us.amazon.nova-pro-v1:0' }).addHook(log);
new BedrockModel().updateConfig({ maxTokens: 9 });
`),
    ).toEqual([]);
  });
});
