import { describe, expect, it } from 'vitest';
import { requestsOf } from '../../../server/src/rules/requests.ts';
import { callsIn } from '../../support/calls.ts';
import { described as calls, prompted as prompts } from './described.ts';

describe('OpenAI Agents', () => {
  const python = `
from agents import Agent, ModelSettings, RunConfig, Runner
agent = Agent(name="Support", instructions="You help.", model="gpt-5", tools=[search], model_settings=ModelSettings(max_tokens=300))
`;

  it.each([
    ['Runner.run_sync(agent, "Hello")', 'Runner.run_sync: up to 10 × gpt-5 at openai, cap 300'],
    ['Runner.run_sync(agent, "Hello", max_turns=3)', 'Runner.run_sync: up to 3 × gpt-5 at openai, cap 300'],
    ['Runner.run_sync(agent, "Hello", max_turns=None)', 'Runner.run_sync: up to any number × gpt-5 at openai, cap 300'],
    ['Runner.run_streamed(agent, "Hello")', 'Runner.run_streamed: up to 10 × gpt-5 at openai, cap 300'],
    [
      'Runner.run_sync(agent, "Hello", run_config=RunConfig(model="gpt-5-mini"))',
      'Runner.run_sync: up to 10 × gpt-5-mini at openai, cap 300',
    ],
  ])('are run in Python: %s', (code, expected) => {
    expect(calls(`${python}${code}\n`)).toEqual([expected]);
  });

  it('read instructions, then what they are asked', () => {
    expect(prompts(`${python}Runner.run_sync(agent, "Hello")\n`)).toEqual(['system: You help. | user: Hello']);
  });

  it('are run in TypeScript by a function or a runner', () => {
    const agent = `
//- /a.ts
import { Agent, run, Runner } from '@openai/agents';
const agent = new Agent({ name: 'Support', instructions: 'You help.', model: 'gpt-5', tools: [search] });
`;
    expect(calls(`${agent}await run(agent, 'Hello', { maxTurns: 4 });`)).toEqual([
      'run: up to 4 × gpt-5 at openai, cap absent',
    ]);
    expect(calls(`${agent}await new Runner({ model: 'gpt-5-mini' }).run(agent, 'Hello');`)).toEqual([
      'Runner.run: up to 10 × gpt-5-mini at openai, cap absent',
    ]);
  });

  it('have a model of their own where none is named', () => {
    expect(
      calls(`
from agents import Agent, Runner
Runner.run_sync(Agent(name="A"), "Hello")
`),
    ).toEqual(['Runner.run_sync: absent (gpt-5.6-luna) at openai, cap absent']);
  });

  it('take models of other providers', () => {
    expect(
      calls(`
from agents import Agent, Runner
from agents.extensions.models.litellm_model import LitellmModel
Runner.run_sync(Agent(name="A", model=LitellmModel(model="anthropic/claude-sonnet-4-5")), "Hello")
`),
    ).toEqual(['Runner.run_sync: claude-sonnet-4-5 at anthropic, cap absent']);
  });

  it('hand over to others, which run by their own settings', () => {
    const agents = `
from agents import Agent, ModelSettings, Runner, handoff
from agents.extensions.models.litellm_model import LitellmModel
sales = Agent(name="Sales", instructions="You sell.", model="gpt-5-mini", model_settings=ModelSettings(max_tokens=50))
repair = Agent(name="Repair", model=LitellmModel(model="anthropic/claude-sonnet-4-5"), tools=[search])
`;
    expect(
      calls(`${agents}
triage = Agent(name="Triage", model="gpt-5", handoffs=[sales, handoff(repair, tool_name_override="fix")])
Runner.run_sync(triage, "Hello", max_turns=6)
`),
    ).toEqual([
      'Runner.run_sync: up to 6 × one-of(gpt-5 at openai, gpt-5-mini at openai, claude-sonnet-4-5 at anthropic), cap absent and 50',
    ]);
    expect(
      calls(`${agents}
triage = Agent(name="Triage", model="gpt-5", handoffs=[sales])
sales.handoffs.append(triage)
Runner.run_sync(triage, "Hello")
`),
    ).toEqual(['Runner.run_sync: up to 10 × one-of(gpt-5 at openai, gpt-5-mini at openai), cap absent and 50']);
    expect(
      calls(`${agents}
def start(others):
    return Runner.run_sync(Agent(name="Triage", model="gpt-5", handoffs=[sales, *others]), "Hello")
`),
    ).toEqual([
      'Runner.run_sync: up to 10 × one-of(gpt-5 at openai, gpt-5-mini at openai, unknown: unfollowed-call at unknown: unsupported), cap absent and 50 and unknown: unfollowed-call',
    ]);
    expect(calls(`${agents}Runner.run_sync(Agent(name="Alone", model="gpt-5", handoffs=[]), "Hello")\n`)).toEqual([
      'Runner.run_sync: gpt-5 at openai, cap absent',
    ]);
  });

  it('run agents that are tools of theirs', () => {
    const sales = 'sales = Agent(name="Sales", model="gpt-5-mini", model_settings=ModelSettings(max_tokens=50))';
    const imports = `\nfrom agents import Agent, ModelSettings, Runner\n${sales}\n`;
    expect(
      calls(
        `${imports}lead = Agent(name="Lead", model="gpt-5", tools=[search, sales.as_tool(tool_name="sell", tool_description="Sells")])\nRunner.run_sync(lead, "Hello")\n`,
      ),
    ).toEqual(['Runner.run_sync: up to 10 × one-of(gpt-5 at openai, gpt-5-mini at openai), cap absent and 50']);
    expect(
      calls(`
//- /a.ts
import { Agent, run } from '@openai/agents';
const sales = new Agent({ name: 'Sales', model: 'gpt-5-mini' });
const lead = new Agent({ name: 'Lead', model: 'gpt-5', tools: [search, sales.asTool({ toolName: 'sell' })] });
await run(lead, 'Hello');
`),
    ).toEqual(['run: up to 10 × one-of(gpt-5 at openai, gpt-5-mini at openai), cap absent']);
    expect(
      calls(`${imports}lead = Agent(name="Lead", model="gpt-5", tools=[search])\nRunner.run_sync(lead, "Hello")\n`),
    ).toEqual(['Runner.run_sync: up to 10 × gpt-5 at openai, cap absent']);
  });

  it('hand over in TypeScript', () => {
    expect(
      calls(`
//- /a.ts
import { Agent, handoff, run, Runner } from '@openai/agents';
const sales = new Agent({ name: 'Sales', model: 'gpt-5-mini' });
const repair = new Agent({ name: 'Repair', model: 'gpt-5-nano' });
const triage = Agent.create({ name: 'Triage', model: 'gpt-5', handoffs: [sales, handoff(repair)] });
await run(triage, 'Hello', { maxTurns: 4 });
await new Runner().run(triage, 'Hello');
`),
    ).toEqual([
      'run: up to 4 × one-of(gpt-5 at openai, gpt-5-mini at openai, gpt-5-nano at openai), cap absent',
      'Runner.run: up to 10 × one-of(gpt-5 at openai, gpt-5-mini at openai, gpt-5-nano at openai), cap absent',
    ]);
  });
});

describe('Claude Agent SDK', () => {
  it('works without a limit unless one is given', () => {
    expect(
      calls(`
//- /a.ts
import { query } from '@anthropic-ai/claude-agent-sdk';
for await (const message of query({ prompt: 'Fix it', options: { model: 'claude-sonnet-4-5', systemPrompt: 'Be brief' } })) log(message);
`),
    ).toEqual(['query: up to any number × claude-sonnet-4-5 at anthropic, cap absent']);
    expect(
      calls(`
from claude_agent_sdk import ClaudeAgentOptions, query
async def fix():
    async for message in query(prompt="Fix it", options=ClaudeAgentOptions(max_turns=5, model="claude-opus-4-5")):
        print(message)
`),
    ).toEqual(['query: up to 5 × claude-opus-4-5 at anthropic, cap absent']);
    expect(
      calls(`
from claude_agent_sdk import ClaudeAgentOptions, ClaudeSDKClient
async def fix():
    async with ClaudeSDKClient(options=ClaudeAgentOptions(max_turns=5)) as client:
        await client.query("Fix it")
`),
    ).toEqual(['ClaudeSDKClient.query: up to 5 × absent at anthropic, cap absent']);
  });
});

describe('Pydantic AI', () => {
  it.each([
    ['agent.run_sync("Hello")', 'agent.run_sync: up to 50 × gpt-5 at openai, cap 300'],
    ['agent.run_sync("Hello", model="openai:gpt-5-mini")', 'agent.run_sync: up to 50 × gpt-5-mini at openai, cap 300'],
    [
      'agent.run_sync("Hello", usage_limits=UsageLimits(request_limit=3))',
      'agent.run_sync: up to 3 × gpt-5 at openai, cap 300',
    ],
    ['agent.run_sync("Hello", model_settings={"max_tokens": 9})', 'agent.run_sync: up to 50 × gpt-5 at openai, cap 9'],
  ])('has agents: %s', (code, expected) => {
    expect(
      calls(`
from pydantic_ai import Agent, UsageLimits
agent = Agent("openai:gpt-5", instructions="Be brief.", model_settings={"max_tokens": 300})
${code}
`),
    ).toEqual([expected]);
  });

  it('has models as objects, direct calls and embeddings', () => {
    expect(
      calls(`
from pydantic_ai import Agent, Embedder
from pydantic_ai.direct import model_request_sync
from pydantic_ai.models.anthropic import AnthropicModel
Agent(AnthropicModel("claude-sonnet-4-5")).run_sync("Hello")
model_request_sync("openai:gpt-5-nano", [])
Embedder("openai:text-embedding-3-small").embed_query_sync("Hello")
`),
    ).toEqual([
      'agent.run_sync: up to 50 × claude-sonnet-4-5 at anthropic, cap absent (4096)',
      'direct.model_request_sync: gpt-5-nano at openai, cap absent',
      'embed_query_sync: text-embedding-3-small at openai, cap absent',
    ]);
  });
});

describe('CrewAI', () => {
  const crew = `
from crewai import Agent, Crew, LLM, Task
writer = Agent(role="Writer", goal="Write", backstory="You write.", llm="openai/gpt-4o", tools=[search], max_iter=4)
critic = Agent(role="Critic", goal="Judge", backstory="You judge.", llm=LLM(model="anthropic/claude-sonnet-4-5", max_tokens=200))
`;

  it('runs the agents of all tasks', () => {
    expect(
      calls(`${crew}
Crew(agents=[writer, critic], tasks=[Task(description="Write", agent=writer), Task(description="Judge", agent=critic)]).kickoff()
`),
    ).toEqual(['crew.kickoff: all(up to 4 × gpt-4o at openai, claude-sonnet-4-5 at anthropic), cap absent and 200']);
  });

  it('runs agents alone, and models', () => {
    expect(calls(`${crew}writer.kickoff("Hello")\nLLM(model="openai/gpt-4o-mini").call("Hello")\n`)).toEqual([
      'agent.kickoff: up to 4 × gpt-4o at openai, cap absent',
      'llm.call: gpt-4o-mini at openai, cap absent',
    ]);
  });

  it('costs money where its agents cannot be seen', () => {
    expect(calls('\nfrom crewai import Crew\nCrew(agents=agents, tasks=tasks).kickoff()\n')).toEqual([
      'crew.kickoff: unknown: unfollowed-call at unknown: unsupported, cap unknown: unfollowed-call',
    ]);
  });
});

describe("CrewAI's files", () => {
  const project = (agents: string) => `
#- /src/news/config/agents.yaml
${agents}
#- /src/news/config/tasks.yaml
research:
  description: >
    Find news
    about {topic}
  expected_output: A list
  agent: researcher
write:
  description: Write it down
  expected_output: A text
#- /src/news/crew.py
from crewai import Agent, Crew, LLM, Process, Task
from crewai.project import CrewBase, agent, crew, llm, task

@CrewBase
class NewsCrew:
    agents_config = "config/agents.yaml"

    @llm
    def cheap(self) -> LLM:
        return LLM(model="openai/gpt-4o-mini", max_tokens=80)

    @agent
    def researcher(self) -> Agent:
        return Agent(config=self.agents_config["researcher"], tools=[search])

    @agent
    def writer(self) -> Agent:
        return Agent(config=self.agents_config["writer"], max_iter=3)

    @task
    def research(self) -> Task:
        return Task(config=self.tasks_config["research"])

    @task
    def write(self) -> Task:
        return Task(config=self.tasks_config["write"], agent=self.writer())

    @crew
    def crew(self) -> Crew:
        return Crew(agents=self.agents, tasks=self.tasks, process=Process.sequential)
#- /src/news/main.py
from news.crew import NewsCrew
def run():
    NewsCrew().crew().kickoff(inputs={"topic": "AI"})
`;
  const yaml = `researcher:
  role: Researcher
  goal: >
    Find out
  backstory: You find things.
  llm: openai/gpt-4o
  max_iter: 7
writer:
  role: Writer
  goal: Write
  backstory: You write.
  llm: cheap`;

  it('name models, limits and texts of agents and tasks', () => {
    expect(calls(project(yaml))).toEqual([
      'crew.kickoff: all(up to 7 × gpt-4o at openai, gpt-4o-mini at openai), cap absent and 80',
    ]);
    expect(prompts(project(yaml))).toEqual([
      'system: Researcher | system: Find out\n | system: You find things. | user: Find news about {topic}\n',
      'system: Writer | system: Write | system: You write. | user: Write it down',
    ]);
  });

  it('leave the usual model where they name none', () => {
    expect(calls(project(yaml.replace('  llm: openai/gpt-4o\n', '').replace('\n  llm: cheap', '')))).toEqual([
      'crew.kickoff: all(up to 7 × absent (gpt-4.1-mini) at openai, absent (gpt-4.1-mini) at openai), cap absent',
    ]);
  });

  it('leave it open where they are not there or not understood', () => {
    const unseen = calls(project('researcher: *base'))[0];
    expect(unseen).toMatch(/^crew.kickoff: .*unknown: run-time-value/);
    expect(calls(project(yaml).replace('config/agents.yaml"', 'config/others.yaml"'))).toEqual([unseen]);
  });

  it('are no files of other classes', () => {
    expect(
      calls(
        project(yaml).replace(
          'from crewai.project import CrewBase,',
          'from ours import CrewBase\nfrom crewai.project import',
        ),
      ),
    ).toEqual(['crew.kickoff: unknown: unfollowed-call at unknown: unsupported, cap unknown: unfollowed-call']);
  });
});

describe("CrewAI's default model", () => {
  const crew = `
#- /main.py
from crewai import Agent, Crew, Task
writer = Agent(role="Writer", goal="Write", backstory="You write.")
Crew(agents=[writer], tasks=[Task(description="Write", expected_output="A text", agent=writer)]).kickoff()
`;
  const modelAt = (version: string): readonly (string | null)[] =>
    callsIn(crew, version).flatMap(({ plan }) =>
      requestsOf(plan).map(({ model }) => (model.state === 'absent' ? (model.fallback?.value ?? null) : 'named')),
    );

  it.each([
    ['0.11.0', 'gpt-4'],
    ['0.35.8', 'gpt-4o'],
    ['0.86.0', 'gpt-4o-mini'],
    ['1.15.17', 'gpt-4.1-mini'],
  ])('is that of the version: %s', (version, model) => {
    expect(modelAt(version)).toEqual([model]);
  });
});

describe("Google's ADK", () => {
  it('runs agents by runners', () => {
    expect(
      calls(`
from google.adk.agents import LlmAgent, SequentialAgent
from google.adk.runners import InMemoryRunner
from google.adk.models.lite_llm import LiteLlm
a = LlmAgent(name="a", model="gemini-2.5-flash", instruction="You plan.")
b = LlmAgent(name="b", model=LiteLlm(model="openai/gpt-5"))
InMemoryRunner(agent=SequentialAgent(name="c", sub_agents=[a, b])).run(user_id="u", session_id="s", new_message=message)
`),
    ).toEqual(['runner.run: up to 500 × all(gemini-2.5-flash at google, gpt-5 at openai), cap absent']);
    expect(
      calls(`
//- /a.ts
import { InMemoryRunner, LlmAgent } from '@google/adk';
const agent = new LlmAgent({ name: 'a', model: 'gemini-2.5-flash', generateContentConfig: { maxOutputTokens: 100 } });
const runner = new InMemoryRunner({ agent });
for await (const event of runner.runAsync({ userId, sessionId, newMessage, runConfig: { maxLlmCalls: 9 } })) log(event);
`),
    ).toEqual(['runner.runAsync: up to 9 × gemini-2.5-flash at google, cap 100']);
  });
});

describe('Mastra', () => {
  it('has agents with models as texts or of the AI SDK', () => {
    expect(
      calls(`
//- /a.ts
import { Agent } from '@mastra/core/agent';
import { openai } from '@ai-sdk/openai';
const a = new Agent({ name: 'a', instructions: 'You help.', model: 'openai/gpt-5', tools: { search } });
const b = new Agent({ name: 'b', instructions: 'You help.', model: openai('gpt-4o-mini') });
await a.generate('Hello', { maxSteps: 3 });
await b.stream('Hello', { modelSettings: { maxOutputTokens: 50 } });
`),
    ).toEqual(['agent.generate: up to 3 × gpt-5 at openai, cap absent', 'agent.stream: gpt-4o-mini at openai, cap 50']);
  });

  it('takes the options of the AI SDK 4 in the calls of that time', () => {
    expect(
      calls(`
//- /a.ts
import { Agent } from '@mastra/core/agent';
const a = new Agent({ name: 'a', instructions: 'You help.', model: 'openai/gpt-4o' });
await a.generateLegacy('Hello', { maxTokens: 70 });
`),
    ).toEqual(['agent.generateLegacy: gpt-4o at openai, cap 70']);
  });
});

describe('Agno', () => {
  it('has agents and teams', () => {
    expect(
      calls(`
from agno.agent import Agent
from agno.team import Team
from agno.models.openai import OpenAIChat
from agno.models.anthropic import Claude
a = Agent(model=OpenAIChat(id="gpt-4o", max_tokens=90), tools=[search], tool_call_limit=6)
b = Agent(model=Claude(id="claude-sonnet-4-5"))
a.print_response("Hello")
Team(members=[a, b], model="openai:gpt-5").run("Hello")
`),
    ).toEqual([
      'agent.print_response: up to 6 × gpt-4o at openai, cap 90',
      'team.run: all(up to 6 × gpt-4o at openai, claude-sonnet-4-5 at anthropic), cap 90 and absent (8192)',
    ]);
  });
});

describe("Haystack's agents and pipelines", () => {
  const head = `
from haystack import Pipeline
from haystack.components.agents import Agent
from haystack.components.embedders import OpenAITextEmbedder
from haystack.components.generators.chat import OpenAIChatGenerator
chat = OpenAIChatGenerator(model="gpt-4o", generation_kwargs={"max_completion_tokens": 9})
`;

  it('runs agents until they ask for no more tools', () => {
    expect(
      calls(`${head}
Agent(chat_generator=chat, tools=[search]).run(messages=messages)
Agent(chat_generator=chat, tools=[search], max_agent_steps=5).run(messages)
Agent(chat_generator=chat).run(messages)
def ask(agent: Agent):
    agent.run(messages)
`),
    ).toEqual([
      'agent.run: up to 100 × gpt-4o at openai, cap 9',
      'agent.run: up to 5 × gpt-4o at openai, cap 9',
      'agent.run: gpt-4o at openai, cap 9',
      expect.stringMatching(/^agent.run: up to any number × unknown: /),
    ]);
  });

  it('runs what is added to a pipeline', () => {
    const sites = callsIn(`${head}
pipeline = Pipeline()
pipeline.add_component("embedder", OpenAITextEmbedder())
pipeline.add_component("llm", chat)
pipeline.connect("embedder", "llm")
pipeline.run({"embedder": {"text": "Why?"}})
`);
    expect(sites.map(({ api, operation, plan }) => [api, operation, requestsOf(plan).length])).toEqual([
      ['pipeline.run', 'chat', 2],
    ]);
    expect(requestsOf(sites[0]?.plan ?? { kind: 'all', plans: [] }).map(({ prompt }) => prompt.isComplete)).toEqual([
      false,
      false,
    ]);
  });

  it('is silent where nothing is asked', () => {
    expect(
      calls(`${head}
from haystack.components.writers import DocumentWriter
from ours import Pipeline as Own
writing = Pipeline()
writing.add_component("writer", DocumentWriter(store))
writing.run({"writer": {"documents": documents}})
own = Own()
own.add_component("llm", chat)
own.run({})
`),
    ).toEqual([]);
  });
});

describe("DSPy's programs", () => {
  const head = 'import dspy\ndspy.configure(lm=dspy.LM("openai/gpt-5-mini", max_tokens=9))\n';

  it('tries programs again, and runs them for examples', () => {
    expect(
      calls(`${head}
ask = dspy.ChainOfThought("question -> answer")
dspy.BestOfN(ask, 3, reward_fn=score, threshold=1.0)(question="Why?")
dspy.Refine(module=ask, N=2, reward_fn=score, threshold=1.0)(question="Why?")
dspy.RLM("context, question -> answer", max_iters=5)(context=text, question="Why?")
dspy.ReActV2("question -> answer", tools=[search])(question="Why?")
dspy.MIPROv2(metric=score, prompt_model=dspy.LM("openai/gpt-5")).compile(ask, trainset=examples)
dspy.Evaluate(devset=examples, metric=score)(ask)
`),
    ).toEqual([
      'program: up to 3 × gpt-5-mini at openai, cap 9',
      'program: up to 2 × gpt-5-mini at openai, cap 9',
      'program: up to 5 × gpt-5-mini at openai, cap 9',
      'program: up to 20 × gpt-5-mini at openai, cap 9',
      'optimizer.compile: all(gpt-5 at openai, gpt-5-mini at openai), cap absent and 9',
      'evaluate: gpt-5-mini at openai, cap 9',
    ]);
    const [site] = callsIn(`${head}dspy.GEPA(metric=score).compile(ask, trainset=examples)\n`);
    expect(site?.notEstimated).toBe('An optimizer runs the program for each example and trial.');
  });

  it('is silent where nothing is run', () => {
    expect(
      calls(`${head}
from ours import Evaluate
dspy.LabeledFewShot(k=3).compile(ask, trainset=examples)
dspy.Ensemble().compile(programs)
dspy.MIPROv2(metric=score)
Evaluate(devset=examples)(ask)
`),
    ).toEqual([]);
  });
});

describe('smolagents', () => {
  it('has agents that step, and models', () => {
    expect(
      calls(`
from smolagents import CodeAgent, LiteLLMModel, OpenAIModel
model = LiteLLMModel(model_id="anthropic/claude-sonnet-4-5", max_tokens=500)
CodeAgent(tools=[], model=model, max_steps=7).run("Solve it")
OpenAIModel(model_id="gpt-4o")([{"role": "user", "content": "Hello"}])
`),
    ).toEqual(['agent.run: up to 7 × claude-sonnet-4-5 at anthropic, cap 500', 'model: gpt-4o at openai, cap absent']);
  });
});

describe('Genkit', () => {
  it('generates with the model of the call or of the instance', () => {
    expect(
      calls(`
//- /a.ts
import { genkit } from 'genkit';
import { googleAI } from '@genkit-ai/google-genai';
const ai = genkit({ plugins: [googleAI()], model: googleAI.model('gemini-2.5-flash') });
await ai.generate({ prompt: 'Hello', config: { maxOutputTokens: 80 } });
await ai.generate({ model: 'googleai/gemini-2.5-pro', prompt: 'Hello', tools: [search], maxTurns: 2 });
await ai.embed({ embedder: googleAI.embedder('gemini-embedding-001'), content: 'Hello' });
`),
    ).toEqual([
      'generate: gemini-2.5-flash at google, cap 80',
      'generate: up to 2 × gemini-2.5-pro at google, cap absent',
      'embed: gemini-embedding-001 at google, cap absent',
    ]);
  });
});

describe("Genkit's prompts", () => {
  const greet = `
//- /prompts/greet.prompt
---
model: googleai/gemini-2.5-flash
config:
  maxOutputTokens: 60
input:
  schema:
    name: string
---
{{role "system"}}
You greet people.
{{role "user"}}
Greet {{name}}{{#if style}} in the style of {{style}}{{/if}}.
//- /a.ts
import { genkit } from 'genkit';
import { googleAI } from '@genkit-ai/google-genai';
const ai = genkit({ plugins: [googleAI()], model: googleAI.model('gemini-2.5-pro') });
`;

  it.each([
    ["await ai.prompt('greet')({ name: 'Ann' });", 'prompt: gemini-2.5-flash at google, cap 60'],
    [
      "const { stream } = ai.prompt('greet').stream({ name: 'Ann' }, { config: { maxOutputTokens: 9 } });",
      'prompt.stream: gemini-2.5-flash at google, cap 9',
    ],
    ["await ai.prompt('greet')({ name: 'Ann' }, { model: 'openai/gpt-5' });", 'prompt: gpt-5 at openai, cap 60'],
    [
      "await ai.definePrompt({ name: 'b', config: { maxOutputTokens: 8 } }, 'Hello {{name}}')({ name: 'Ann' });",
      'prompt: gemini-2.5-pro at google, cap 8',
    ],
    [
      "await ai.prompt('other')({ name: 'Ann' });",
      'prompt: up to any number × unknown: run-time-value at unknown: unsupported, cap unknown: run-time-value',
    ],
    [
      'export const say = (name: string) => ai.prompt(name)({});',
      'prompt: up to any number × unknown: run-time-value at unknown: unsupported, cap unknown: run-time-value',
    ],
  ])('stand in files or in code: %s', (code, expected) => {
    expect(calls(`${greet}${code}\n`)).toEqual([expected]);
  });

  it('have the text of the file', () => {
    expect(prompts(`${greet}await ai.prompt('greet')({ name: 'Ann' });\n`)).toEqual([
      'system: \nYou greet people.\n | user: \nGreet … in the style of ….',
    ]);
  });

  it('are found in the folder that the program names, as variants, and in parts of a repository', () => {
    expect(
      calls(`
//- /apps/web/texts/mail/short.dense.prompt
---
model: googleai/gemini-2.5-flash-lite
---
{{#each items}}{{this}}{{/each}}
//- /apps/web/src/a.ts
import { genkit } from 'genkit';
const ai = genkit({ promptDir: './texts' });
await ai.prompt('mail/short', { variant: 'dense' })({ items });
`),
    ).toEqual(['prompt: gemini-2.5-flash-lite at google, cap absent']);
  });

  it.each([
    ['a prompt that is only rendered', "await ai.prompt('greet').render({ name: 'Ann' });"],
    ['a prompt that is only made', "export const greet = ai.prompt('greet');"],
    ['a question to the user', "import { prompt } from 'prompts';\nawait prompt('greet')({ name: 'Ann' });"],
    ["an own object's", "const own = { prompt: (name: string) => () => name };\nown.prompt('greet')();"],
  ])('are not called by %s', (_, code) => {
    expect(calls(`${greet}${code}\n`)).toEqual([]);
  });
});

describe('LlamaIndex', () => {
  it('has models, engines and agents', () => {
    expect(
      calls(`
from llama_index.core import VectorStoreIndex
from llama_index.core.agent.workflow import FunctionAgent
from llama_index.llms.anthropic import Anthropic
from llama_index.llms.openai import OpenAI
llm = OpenAI(model="gpt-4o", max_tokens=70)
llm.complete("Hello")
Anthropic(model="claude-sonnet-4-5").chat(messages)
index = VectorStoreIndex.from_documents(documents)
index.as_query_engine(llm=llm).query("Why?")
index.as_chat_engine().chat("Why?")
FunctionAgent(llm=llm, tools=[search]).run("Hello")
`),
    ).toEqual([
      'llm.complete: gpt-4o at openai, cap 70',
      'llm.chat: claude-sonnet-4-5 at anthropic, cap absent (512)',
      'VectorStoreIndex.from_documents: absent (text-embedding-ada-002) at openai, cap absent',
      'engine.query: all(gpt-4o at openai, absent (text-embedding-ada-002) at openai), cap 70 and absent',
      'engine.chat: all(absent (gpt-3.5-turbo) at openai, absent (text-embedding-ada-002) at openai), cap absent',
      'agent.run: up to 20 × gpt-4o at openai, cap 70',
    ]);
  });

  it('has them in TypeScript', () => {
    expect(
      calls(`
//- /a.ts
import { OpenAI } from '@llamaindex/openai';
const llm = new OpenAI({ model: 'gpt-4o-mini', maxTokens: 60 });
await llm.chat({ messages: [{ role: 'user', content: 'Hello' }] });
await new OpenAI().complete({ prompt: 'Hello' });
`),
    ).toEqual(['llm.chat: gpt-4o-mini at openai, cap 60', 'llm.complete: absent (gpt-4o) at openai, cap absent']);
  });

  it('has options of a provider under their own names in TypeScript', () => {
    expect(
      calls(`
//- /a.ts
import { Ollama } from '@llamaindex/ollama';
import { agent } from '@llamaindex/workflow';
import { OpenAI } from '@llamaindex/openai';
await new Ollama({ model: 'llama3.2', options: { num_predict: 90 } }).complete({ prompt: 'Hello' });
await agent({ llm: new OpenAI({ model: 'gpt-4o', maxTokens: 40 }), systemPrompt: 'You help.' }).run('Hello');
`),
    ).toEqual(['llm.complete: llama3.2 at ollama, cap 90', 'agent.run: gpt-4o at openai, cap 40']);
  });
});

describe('AutoGen', () => {
  it('has agents and teams that take turns', () => {
    expect(
      calls(`
from autogen_agentchat.agents import AssistantAgent
from autogen_agentchat.teams import RoundRobinGroupChat
from autogen_ext.models.openai import OpenAIChatCompletionClient
client = OpenAIChatCompletionClient(model="gpt-4o")
agent = AssistantAgent("writer", model_client=client)
async def main():
    await client.create(messages)
    await agent.run(task="Hello")
    await RoundRobinGroupChat([agent], max_turns=3).run(task="Hello")
`),
    ).toEqual([
      'client.create: gpt-4o at openai, cap absent',
      'agent.run: gpt-4o at openai, cap absent',
      'team.run: up to 3 × gpt-4o at openai, cap absent',
    ]);
  });
});

describe('DSPy', () => {
  it('has programs with the model that is configured, and models', () => {
    expect(
      calls(`
import dspy
lm = dspy.LM("openai/gpt-4o-mini", max_tokens=40)
dspy.configure(lm=lm)
lm("Hello")
dspy.ChainOfThought("question -> answer")(question="Why?")
`),
    ).toEqual(['lm: gpt-4o-mini at openai, cap 40', 'program: gpt-4o-mini at openai, cap 40']);
  });
});

describe('Haystack', () => {
  it('has generators and embedders', () => {
    expect(
      calls(`
from haystack.components.embedders import OpenAITextEmbedder
from haystack.components.generators.chat import OpenAIChatGenerator
OpenAIChatGenerator(model="gpt-4o", generation_kwargs={"max_tokens": 30}).run(messages)
OpenAITextEmbedder().run("Hello")
`),
    ).toEqual([
      'generator.run: gpt-4o at openai, cap 30',
      'embedder.run: absent (text-embedding-ada-002) at openai, cap absent',
    ]);
  });
});

describe('look-alikes of agents', () => {
  it.each([
    [
      'a folder of the project called agents',
      '#- /agents/__init__.py\nclass Runner:\n    @staticmethod\n    def run(a, b): return a\n#- /a.py\nfrom agents import Runner\nRunner.run(1, 2)',
    ],
    ['an HTTP user agent', 'from fake_useragent import Agent\nAgent().run("a")'],
    ['an own class Agent', 'class Agent:\n    def run(self, x): return x\nAgent().run("a")'],
    ['an own Crew', 'from ours import Crew\nCrew().kickoff()'],
    ['a task that is only made', 'from crewai import Task\nTask(description="a")'],
    ['an agent that is only made', 'from pydantic_ai import Agent\nagent = Agent("openai:gpt-5")'],
    [
      'a tool of an agent',
      'from pydantic_ai import Agent\nagent = Agent("openai:gpt-5")\n@agent.tool_plain\ndef roll(): return 4\nroll()',
    ],
  ])('are no calls in Python: %s', (_, code) => {
    expect(callsIn(`\n${code}\n`)).toEqual([]);
  });

  it.each([
    ['an own function run', "import { run } from './run';\nrun(agent, 'Hello');"],
    ['an HTTP agent', "import { Agent } from 'node:https';\nnew Agent({ keepAlive: true }).destroy();"],
    ['a query builder', "import { query } from './db';\nquery({ prompt: 'a', options: { model: 'b' } });"],
    ['a code generator', "import { genkit } from './own';\ngenkit({}).generate({ prompt: 'a' });"],
    [
      'an agent that is only made',
      "import { Agent } from '@mastra/core/agent';\nexport const a = new Agent({ model: 'openai/gpt-5' });",
    ],
  ])('are no calls in TypeScript: %s', (_, code) => {
    expect(callsIn(`\n//- /a.ts\n${code}\n`)).toEqual([]);
  });
});
