import { describe, expect, it } from 'vitest';
import { requestsOf } from '../../../server/src/rules/requests.ts';
import { callsIn, word } from '../../support/calls.ts';

/** The provider, the attempts and the timeout in ms of every call. */
const calls = (text: string, installed?: string): readonly string[] =>
  callsIn(text, installed).flatMap(({ plan, kind }) =>
    requestsOf(plan).map(
      ({ provider, retries, timeout }) =>
        `${kind}: ${word(provider)}, ${word(retries.attempts)} attempts, ${word(timeout)} ms`,
    ),
  );

const ask = 'openai.chat.completions.create(model="some-model", messages=[])';

describe('the client of the module openai', () => {
  it('has the defaults of the package', () => {
    expect(calls(`import openai\n${ask}`)).toEqual(['direct: openai, 3 attempts, absent (600000) ms']);
  });

  it('has what the program assigns on the module', () => {
    expect(
      calls(`
import openai
openai.api_key = "…"
openai.base_url = "https://api.deepseek.com"
openai.max_retries = 0
openai.timeout = 30
def answer():
    return ${ask}
`),
    ).toEqual(['direct: deepseek, 1 attempts, 30000 ms']);
  });

  it('may have one of two settings', () => {
    expect(
      calls(`
import os
import openai
if os.environ.get("CHEAP"):
    openai.base_url = "https://api.deepseek.com"
else:
    openai.base_url = "https://api.mistral.ai/v1"
${ask}
`),
    ).toEqual(['direct: deepseek | mistral, 3 attempts, absent (600000) ms']);
    expect(
      calls(`
import os
import openai
if os.environ.get("CHEAP"):
    openai.base_url = "https://api.deepseek.com"
${ask}
`),
    ).toEqual(['direct: deepseek | openai, 3 attempts, absent (600000) ms']);
  });

  it('is not known where the setting is not', () => {
    expect(calls(`import os\nimport openai\nopenai.base_url = os.environ["LLM_URL"]\n${ask}`)).toEqual([
      'direct: unknown: environment, 3 attempts, absent (600000) ms',
    ]);
  });

  it('is set up by a function that was called before', () => {
    expect(
      calls(`
import openai
def use(url):
    openai.base_url = url
use("https://api.groq.com/openai/v1")
${ask}
`),
    ).toEqual(['direct: groq, 3 attempts, absent (600000) ms']);
  });

  it('has in a function what this sets itself, and is not known where another function may have set it up', () => {
    expect(
      calls(`
import openai
def cheap():
    openai.base_url = "https://api.deepseek.com"
    return ${ask}
def other():
    return ${ask}
`),
    ).toEqual([
      'direct: deepseek, 3 attempts, absent (600000) ms',
      'direct: unknown: run-time-value, 3 attempts, absent (600000) ms',
    ]);
    expect(
      calls(
        `
import openai
class Azure:
    def __init__(self, endpoint):
        openai.api_type = "azure"
        openai.api_base = endpoint
    def ask(self):
        return openai.ChatCompletion.create(engine="chat", messages=[])
`,
        '0.28.1',
      ),
    ).toEqual(['direct: unknown: run-time-value, 1 attempts, absent (600000) ms']);
  });

  it('is set up by a module that is imported', () => {
    expect(
      calls(`
//- /settings.py
import openai
openai.base_url = "https://api.x.ai/v1"
openai.max_retries = 1
//- /app.py
import openai
import settings
openai.max_retries = 4
${ask}
`),
    ).toEqual(['direct: xai, 5 attempts, absent (600000) ms']);
    expect(
      calls(`
//- /pkg/__init__.py
//- /pkg/settings.py
import openai
openai.base_url = "https://api.x.ai/v1"
//- /pkg/app.py
import openai
from . import settings
${ask}
`),
    ).toEqual(['direct: xai, 3 attempts, absent (600000) ms']);
  });

  it('is set up by whoever calls a function of another file', () => {
    expect(
      calls(`
//- /service.py
import openai
def answer(text):
    return openai.chat.completions.create(model="some-model", messages=[{"role": "user", "content": text}])
//- /main.py
import openai
from service import answer
openai.base_url = "https://api.groq.com/openai/v1"
answer("Hello")
`),
    ).toContain('via: groq, 3 attempts, absent (600000) ms');
  });
});

describe('the classes of openai before 1.0', () => {
  const old = 'openai.ChatCompletion.create(engine="chat", messages=[])';

  it('go to the base that the program sets', () => {
    expect(calls(`import openai\nopenai.api_base = "https://openrouter.ai/api/v1"\n${old}`, '0.28.1')).toEqual([
      'direct: openrouter, 1 attempts, absent (600000) ms',
    ]);
  });

  it('go to Azure where the type says so', () => {
    expect(
      calls(
        `import os\nimport openai\nopenai.api_type = "azure"\nopenai.api_base = os.getenv("AZURE_ENDPOINT")\n${old}`,
        '0.28.1',
      ),
    ).toEqual(['direct: azure, 1 attempts, absent (600000) ms']);
  });
});
