import { describe, expect, it } from 'vitest';
import { toCallSites } from '../../../server/src/resolve/site/site.ts';
import { agent, contextOf, embed, observe, type Setup } from './setup.ts';

function read(parameters: string, setup: Setup = {}): string {
  const [site] = toCallSites([observe(parameters, setup)], contextOf());
  return `${site?.task ?? 'none'}${(site?.taskEvidence ?? []).map((each) => `; ${each}`).join('')}`;
}

const asked = (prompt: string) => `{ messages: [{ role: 'user', content: '${prompt}' }] }`;
const labels = "response_format: { type: 'json_schema', schema: { enum: ['a', 'b', 'c'] } }";

describe('a phrase that asks for it', () => {
  it.each([
    ['Classify the ticket: {user}', 'classification'],
    ['{user}\\nAnswer with yes or no.', 'classification'],
    ['Choose one of the following categories for {user}', 'classification'],
    ['You are a router. Decide. {user}', 'routing'],
    ['Is this comment toxic? {user}', 'moderation'],
    ['Rate the answer on a scale from 1 to 5: {model}', 'judging'],
    ['Extract all invoice numbers from {user}', 'extraction'],
    ['Summarize the text below. {user}', 'summary'],
    ['Translate the following to French: {user}', 'translation'],
    ['Write a Python function that {user}', 'code'],
    ['Write a short blog post about {user}', 'generation'],
    ['You are a friendly chatbot.', 'chat'],
  ])('%s is %s', (prompt, task) => {
    expect(read(asked(prompt)).split(';')[0]).toBe(task);
  });

  it('is quoted as evidence', () => {
    expect(read(asked('Please classify   the ticket'))).toBe('classification; prompt: "classify the"');
  });
});

describe('what a prompt forbids', () => {
  it.each([
    'Never summarise the ticket. {user}',
    'Answer the question. Do not classify the ticket or extract the names. {user}',
    'Don’t translate, summarize the text, or write a story. {user}',
    'Answer in full rather than write a summary. {user}',
    'You must not translate the text; {user}',
  ])('is no task: %s', (prompt) => {
    expect(read(asked(prompt))).toBe('none');
  });

  it.each([
    ['Do not explain, just classify the ticket: {user}', 'classification'],
    ['Do not add anything but translate the text. {user}', 'translation'],
    ['If it is not English, translate the text. {user}', 'translation'],
    ['Summarize the text without using lists. {user}', 'summary'],
    ['Never guess. Extract all names from {user}', 'extraction'],
  ])('does not hide what it asks for: %s', (prompt, task) => {
    expect(read(asked(prompt)).split(';')[0]).toBe(task);
  });
});

describe('single words', () => {
  it('are not enough', () => {
    expect(read(asked('Our labels are printed in Berlin. {user}'))).toBe('none');
    expect(read(asked('Tell me the score of {user}'))).toBe('none');
  });

  it('count together with the schema or the name', () => {
    expect(read(`{ messages: 'Pick a category. {user}', ${labels} }`)).toBe(
      'classification; prompt: "category"; schema: 3 labels',
    );
    const setup = { place: { function: 'classifyTicket', symbols: ['classifyTicket'] } };
    expect(read(asked('Pick a category. {user}'), setup)).toBe(
      'classification; prompt: "category"; function: classifyTicket',
    );
    expect(read(`{ messages: '{user}', ${labels} }`, setup)).toBe(
      'classification; schema: 3 labels; function: classifyTicket',
    );
  });

  it('do not count from the name or the schema alone', () => {
    expect(read(asked('{user}'), { place: { function: 'classify_ticket' } })).toBe('none');
    expect(read(`{ messages: '{user}', ${labels} }`)).toBe('none');
  });
});

describe('no task', () => {
  it('is said where two unlike tasks are as likely', () => {
    expect(read(asked('Extract the names and summarize the text. {user}'))).toBe('none');
  });

  it('is said of an empty or unknown prompt', () => {
    expect(read('{ }')).toBe('none');
    expect(read('{ messages: $messages }')).toBe('none');
  });

  it('comes from a phrase far down a long prompt', () => {
    expect(read(asked(`${'Background. '.repeat(400)}Classify the ticket.`))).toBe('none');
  });
});

describe('other sources', () => {
  it('is the operation for embeddings', () => {
    expect(read("{ input: 'x' }", { spec: embed })).toBe('embedding; operation: embedding');
  });

  it('is an agent where the call runs tools by itself', () => {
    expect(read("{ tools: [{ name: 'search' }], messages: '{user}' }", { spec: agent })).toMatch(/^agent;/);
    expect(read("{ messages: '{user}' }", { spec: agent })).toBe('none');
  });
});
