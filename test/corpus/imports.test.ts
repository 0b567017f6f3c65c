import { describe, it } from 'vitest';
import { expectCalls } from './expectCalls.ts';

describe('imports that lead back into the same repository', () => {
  it('by the name of the package that the file belongs to', () => {
    expectCalls(
      `
//- /package.json
{ "name": "@acme/mail", "type": "module", "exports": { ".": "./src/index.ts", "./client": "./src/client.ts" } }
//- /src/client.ts
import OpenAI from 'openai';
export const client = new OpenAI();
export const smallModel = 'gpt-4.1-mini';
//- /src/index.ts
export * from './client';
//- /src/answer.ts
import { client, smallModel } from '@acme/mail';
import { client as same } from '@acme/mail/client';
export const answer = (messages: []) => client.chat.completions.create({ model: smallModel, messages, max_tokens: 90 });
export const again = (messages: []) => same.chat.completions.create({ model: 'gpt-4o', messages });
`,
      ['src/answer.ts:3 gpt-4.1-mini, 90', 'src/answer.ts:4 gpt-4o, absent'],
    );
  });

  it('to Python packages in a folder that is no package itself', () => {
    expectCalls(
      `
#- /backend/triage/__init__.py
#- /backend/triage/models.py
FAST = "gpt-4o-mini"
#- /backend/triage/client.py
from openai import OpenAI
llm = OpenAI()
#- /backend/triage/steps/sort.py
from triage.client import llm
from triage.models import FAST

def sort(mail):
    return llm.chat.completions.create(model=FAST, messages=[{"role": "user", "content": mail}], max_tokens=5)
#- /backend/scripts/nightly.py
from triage.steps.sort import sort

sort("a mail")
`,
      ['backend/triage/steps/sort.py:5 gpt-4o-mini, 5', 'via backend/scripts/nightly.py:3 gpt-4o-mini, 5'],
    );
  });

  it('to clients that a factory of another file keeps', () => {
    expectCalls(
      `
#- /app/__init__.py
#- /app/client.py
from openai import OpenAI
_shared = None

def get_client() -> OpenAI:
    global _shared
    if _shared is None:
        _shared = OpenAI(timeout=30)
    return _shared
#- /app/ask.py
from .client import get_client

def ask(question):
    return get_client().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])
`,
      ['app/ask.py:4 gpt-4o, absent'],
    );
    expectCalls(
      `
//- /client.ts
import OpenAI from 'openai';
let shared: OpenAI | undefined;
export function getClient(): OpenAI {
  shared ??= new OpenAI();
  return shared;
}
//- /ask.ts
import { getClient } from './client';
export const ask = (messages: []) => getClient().chat.completions.create({ model: 'gpt-4o', messages });
`,
      ['ask.ts:2 gpt-4o, absent'],
    );
  });
});

describe('modules that a decorator is told to import', () => {
  it('are there for the function below', () => {
    expectCalls(
      `
#- /agent.py
from tools import register

@register(name="agent", imports=["json", "litellm"])
def agent(text):
    def ask():
        return litellm.completion(model="gpt-5-mini", messages=[{"role": "user", "content": text}], max_tokens=300)
    return json.loads(ask())
`,
      ['agent.py:6 gpt-5-mini, 300', 'via agent.py:7 gpt-5-mini, 300'],
    );
  });

  it('are not there for other functions, and other names are no modules', () => {
    expectCalls(
      `
#- /agent.py
from tools import register

@register(imports=["litellm"])
def agent(text):
    return text

@register(imports=["json"])
def other(text):
    return litellm.completion(model="gpt-5-mini", messages=[])

@register(imports=["router"])
def third(text, litellm):
    return litellm.completion(model="gpt-5-mini", messages=[]) + router.completion(model="gpt-5-mini", messages=[])
`,
      [],
    );
  });
});

describe('the repository of an SDK', () => {
  const library = `
#- /pyproject.toml
[project]
name = "instructor"
#- /instructor/__init__.py
from .client import from_openai
#- /instructor/client.py
class Instructor:
    def __init__(self, client):
        self.client = client
        self.chat = self
        self.completions = self
    def create(self, **kwargs):
        return self.client.chat.completions.create(**kwargs)
def from_openai(client):
    return Instructor(client)
`;
  const example = `
#- /examples/run.py
import instructor
from openai import OpenAI

client = instructor.from_openai(OpenAI())
client.chat.completions.create(model="gpt-4o", response_model=str, messages=[], max_tokens=5)
`;

  it('holds calls of that SDK in what stands around its package', () => {
    expectCalls(`${library}${example}`, ['examples/run.py:5 gpt-4o, 5']);
  });

  it('is another one where the package is only called so', () => {
    expectCalls(`${library}${example}`.replace('name = "instructor"', 'name = "acme"'), [
      'instructor/client.py:7 gpt-4o, 5',
      'via examples/run.py:5 gpt-4o, 5',
    ]);
  });
});
