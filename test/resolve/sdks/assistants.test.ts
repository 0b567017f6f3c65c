import { describe, expect, it } from 'vitest';
import { onlyCall, word } from '../../support/calls.ts';

const run = (text: string): string => {
  const { site, request } = onlyCall(text);
  return `${site.api}: ${word(request.model)} at ${word(request.provider)}, ${word(request.tools.count)} tools`;
};

describe('a run of an assistant', () => {
  it('in Python has the model of the assistant', () => {
    expect(
      run(`
from openai import OpenAI
client = OpenAI()
assistant = client.beta.assistants.create(name="Math", model="gpt-4o", tools=[{"type": "code_interpreter"}])
thread = client.beta.threads.create()
run = client.beta.threads.runs.create(thread_id=thread.id, assistant_id=assistant.id)
`),
    ).toBe('beta.threads.runs.create: gpt-4o at openai, 1 tools');
  });

  it('in Python keeps it in an object', () => {
    expect(
      run(`
from openai import OpenAI
class Tutor:
    def __init__(self):
        self.client = OpenAI()
        self.assistant = self.client.beta.assistants.create(model="gpt-4o-mini", instructions="You teach.")
    def ask(self, thread_id: str):
        return self.client.beta.threads.runs.create_and_poll(thread_id=thread_id, assistant_id=self.assistant.id)
`),
    ).toBe('beta.threads.runs.create_and_poll: gpt-4o-mini at openai, absent tools');
  });

  it('in TypeScript has the model of the assistant, unless it names its own', () => {
    const text = (own: string) => `
import OpenAI from 'openai';
const client = new OpenAI();
export async function main() {
  const assistant = await client.beta.assistants.create({ model: 'gpt-4o', name: 'Math' });
  const assistantId = assistant.id;
  await client.beta.threads.createAndRunPoll({ assistant_id: assistantId, thread: { messages: [] }${own} });
}
`;
    expect(run(text(''))).toBe('beta.threads.createAndRunPoll: gpt-4o at openai, absent tools');
    expect(run(text(", model: 'gpt-4.1'"))).toBe('beta.threads.createAndRunPoll: gpt-4.1 at openai, absent tools');
  });

  it('in TypeScript streams with it, behind the id of the thread', () => {
    expect(
      run(`
import OpenAI from 'openai';
const client = new OpenAI();
const assistant = await client.beta.assistants.create({ model: 'gpt-4o' });
client.beta.threads.runs.stream('thread_1', { assistant_id: assistant.id });
`),
    ).toBe('beta.threads.runs.stream: gpt-4o at openai, absent tools');
  });

  it('has what an update of the assistant changes', () => {
    const text = (change: string) => `
from openai import OpenAI
client = OpenAI()
assistant = client.beta.assistants.update("asst_1", ${change})
client.beta.threads.create_and_run(assistant_id=assistant.id)
`;
    expect(run(text('model="gpt-4o", tools=[]'))).toBe('beta.threads.create_and_run: gpt-4o at openai, 0 tools');
    expect(run(text('name="Math"'))).toBe(
      'beta.threads.create_and_run: unknown: run-time-value at openai, unknown: run-time-value tools',
    );
  });

  it('has a model that is not known where only the id of the assistant is', () => {
    expect(
      run(`
from openai import OpenAI
client = OpenAI()
client.beta.threads.runs.create(thread_id="thread_1", assistant_id="asst_1")
`),
    ).toBe('beta.threads.runs.create: unknown: run-time-value at openai, unknown: run-time-value tools');
  });
});
