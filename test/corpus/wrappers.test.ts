import { describe, it } from 'vitest';
import { expectCalls } from './expectCalls.ts';

describe('a function that all names of a file are imported with', () => {
  const helpers = `
#- /app/__init__.py
#- /app/helpers.py
from openai import OpenAI
client = OpenAI()
SMALL = "gpt-4o-mini"

def ask(prompt, model="gpt-4o"):
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": prompt}], max_tokens=50)

def _hidden(prompt):
    return ask(prompt)
`;

  it('is called by its name, also through files that pass all names on', () => {
    expectCalls(
      `${helpers}
#- /app/pages.py
from .helpers import *

def summary(page):
    return ask(f"Sum up: {page}", model=SMALL)
#- /app/main.py
from .pages import *

print(ask("Hello"))
summary("a page")
`,
      [
        'app/helpers.py:6 gpt-4o, 50',
        'via app/helpers.py:9 gpt-4o, 50',
        'via app/pages.py:4 gpt-4o-mini, 50',
        'via app/main.py:3 gpt-4o, 50',
        'via app/main.py:4 gpt-4o-mini, 50',
      ],
    );
  });

  it('is not called where another function of its name is meant', () => {
    expectCalls(
      `${helpers}
#- /app/pages.py
from .helpers import *

def ask(prompt):
    return prompt

ask("Hello")
#- /app/other.py
def ask(prompt):
    return prompt
#- /app/later.py
from .helpers import *
from .other import *

ask("Hello")
#- /app/private.py
from .helpers import *

_hidden("Hello")
`,
      ['app/helpers.py:6 gpt-4o, 50', 'via app/helpers.py:9 gpt-4o, 50'],
    );
  });
});

describe('a method of one of many objects', () => {
  const names = Array.from({ length: 14 }, (_, index) => `Engine${index}`);
  it('is a call of any of them that sends something', () => {
    const classes = names.map(
      (name, index) => `
export class ${name} {
  ask = async (prompt: string) =>
    ${index === 0 ? 'prompt' : `client.chat.completions.create({ model: 'gpt-4o', max_tokens: 5, messages: [{ role: 'user', content: prompt }] })`};
}`,
    );
    const project = `
//- /engines.ts
import OpenAI from 'openai';
const client = new OpenAI();${classes.join('')}
export function engineFor(provider: string) {
  switch (provider) {
${names.map((name) => `    case '${name}': return new ${name}();`).join('\n')}
  }
}
//- /commit.ts
import { Engine0, engineFor } from './engines';
export const silent = () => new Engine0().ask('Hello');
export const message = (provider: string) => engineFor(provider).ask('Sum up');
`;
    const direct = names.slice(1).map((_, index) => `engines.ts:${9 + 4 * index} gpt-4o, 5`);
    expectCalls(project, [...direct, `via commit.ts:3 ${direct.map(() => 'gpt-4o, 5').join(' + ')}`]);
  });
});
