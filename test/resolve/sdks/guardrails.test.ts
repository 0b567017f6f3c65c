import { describe, expect, it } from 'vitest';
import { requestsOf } from '../../../server/src/rules/requests.ts';
import { callsIn, word } from '../../support/calls.ts';

/** `litellm completion (direct): gpt-4o, cap 30, 3 tries of …` of each call. */
const asked = (code: string): readonly string[] =>
  callsIn(`
import litellm
from anthropic import Anthropic
from guardrails import AsyncGuard, Guard
from guardrails.hub import ValidLength
from openai import OpenAI
from pydantic import BaseModel
class Pet(BaseModel):
    name: str
client = OpenAI(max_retries=0)
guard = Guard().use(ValidLength(min=1, max=10, on_fail="reask"))
messages = [{"role": "user", "content": "Hi"}]
${code}
`).map(({ sdk, api, kind, plan }) => {
    const requests = requestsOf(plan).map(
      ({ model, outputCap, retries }) => `${word(model)}, cap ${word(outputCap)}, ${word(retries.attempts)} tries`,
    );
    return `${kind} ${sdk} ${api}: ${requests.join(' + ')}`;
  });

describe('Guardrails', () => {
  it.each([
    [
      'guard(model="gpt-4o", messages=messages, max_tokens=30, max_retries=0)',
      'direct guardrails guard: gpt-4o, cap 30, 2 tries',
    ],
    [
      'guard(model="anthropic/claude-sonnet-4-5", messages=messages, num_reasks=3, num_retries=1)',
      'direct guardrails guard: claude-sonnet-4-5, cap absent, 8 tries',
    ],
    [
      'guard(model="gpt-4o", messages=messages, num_reasks=0, max_retries=0)',
      'direct guardrails guard: gpt-4o, cap absent, 1 tries',
    ],
    [
      'guard(model="gpt-4o", messages=messages, num_reasks=None, max_retries=0)',
      'direct guardrails guard: gpt-4o, cap absent, 2 tries',
    ],
    [
      'Guard.for_pydantic(Pet, messages=messages)(model="gpt-4o-mini", max_retries=0)',
      'direct guardrails guard: gpt-4o-mini, cap absent, 2 tries',
    ],
    [
      'Guard.for_string([ValidLength()]).use(ValidLength())(model="gpt-4o", messages=messages, max_retries=0)',
      'direct guardrails guard: gpt-4o, cap absent, 2 tries',
    ],
    [
      'async def ask():\n    await AsyncGuard()(model="gpt-4o", messages=messages, max_retries=0)',
      'direct guardrails guard: gpt-4o, cap absent, 2 tries',
    ],
    [
      'guard(litellm.completion, model="gpt-4o", messages=messages, max_tokens=31, max_retries=0)',
      'direct litellm completion: gpt-4o, cap 31, 2 tries',
    ],
    [
      'guard(client.chat.completions.create, model="gpt-4o", messages=messages, max_tokens=32, num_reasks=2)',
      'direct openai chat.completions.create: gpt-4o, cap 32, 3 tries',
    ],
    [
      'guard.parse("text", llm_api=client.chat.completions.create, model="gpt-4o", messages=messages, num_reasks=2)',
      'direct openai chat.completions.create: gpt-4o, cap absent, 2 tries',
    ],
  ])('asks again until the answer holds: %s', (code, expected) => {
    expect(asked(code)).toEqual([expected]);
  });

  it('runs functions of the project', () => {
    expect(
      asked(`
def ask(messages, **kwargs):
    return client.chat.completions.create(model="gpt-4o", messages=messages, max_tokens=33)
guard(ask, messages=messages, num_reasks=1)
`).toSorted(),
    ).toEqual([
      'direct openai chat.completions.create: gpt-4o, cap 33, 1 tries',
      'via openai chat.completions.create: gpt-4o, cap 33, 2 tries',
    ]);
  });

  it.each([
    ['an answer that is only validated', 'guard.validate("text")\nguard.parse("text")'],
    ['a guard that is only made', 'Guard.for_pydantic(Pet).configure(num_reasks=2)'],
    ['a function that cannot be seen', 'def run(ask):\n    guard(ask, messages=messages)'],
    ['a validator', 'ValidLength(min=1).validate("text", {})'],
  ])('is no call: %s', (_, code) => {
    expect(asked(code)).toEqual([]);
  });

  it.each([
    [
      'a module of the project called guardrails',
      '#- /guardrails.py\nclass Guard:\n    def __call__(self, **options): return options\n#- /a.py\nfrom guardrails import Guard\nGuard()(model="gpt-4o", messages=[])\n',
    ],
    [
      'a package whose name begins alike',
      '#- /a.py\nfrom guardrails_pii import Guard\nGuard()(model="gpt-4o", messages=[])\n',
    ],
    [
      'a guard of a web framework',
      '#- /a.py\nfrom flask_guards import Guard\nguard = Guard()\nguard(model="gpt-4o", messages=[])\nguard.parse("a")\n',
    ],
    ['guardrails of another SDK', '#- /a.py\nfrom nemoguardrails import Guard\nGuard()(model="gpt-4o", messages=[])\n'],
  ])('is not taken for %s', (_, text) => {
    expect(callsIn(text)).toEqual([]);
  });
});
