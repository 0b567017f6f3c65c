import { describe, expect, it } from 'vitest';
import { calls, scan } from './memory.ts';

describe('a method that makes an object of an SDK leads on those who import its class', () => {
  it('in Python', async () => {
    const text = `
#- /trip/crew.py
from crewai import Agent, Crew, LLM, Task
from crewai.project import CrewBase, agent, crew, task
@CrewBase
class TripCrew:
    @agent
    def scout(self) -> Agent:
        return Agent(role="Scout", goal="Find", backstory="You find.", llm=LLM(model="gpt-4o"))
    @task
    def find(self) -> Task:
        return Task(description="Find", expected_output="A list", agent=self.scout())
    @crew
    def crew(self) -> Crew:
        return Crew(agents=self.agents, tasks=self.tasks)
#- /trip/main.py
from trip.crew import TripCrew
TripCrew().crew().kickoff(inputs={})
`;
    expect(calls(await scan(text))).toEqual(['trip/main.py:2 gpt-4o at openai']);
  });

  it('in TypeScript', async () => {
    const text = `
//- /llm.ts
import OpenAI from 'openai';
export class Llm {
  constructor(private readonly key: string) {}
  client() { return new OpenAI({ apiKey: this.key }); }
}
//- /ask.ts
import { Llm } from './llm';
export const ask = (llm: Llm) => llm.client().chat.completions.create({ model: 'gpt-4o', messages: [] });
`;
    expect(calls(await scan(text))).toEqual(['ask.ts:2 gpt-4o at openai']);
  });

  it('but not if it makes something else', async () => {
    const text = `
#- /shop/crew.py
from openai import OpenAI
class Crew:
    def kickoff(self, inputs):
        return inputs
class Shop:
    def crew(self):
        return Crew()
#- /shop/main.py
from shop.crew import Shop
Shop().crew().kickoff(inputs={})
`;
    expect(calls(await scan(text))).toEqual([]);
  });
});
