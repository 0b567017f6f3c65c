import { checkScenarios } from './scenario.ts';

const client = "import OpenAI from 'openai';\nconst client = new OpenAI();";
const pyClient = 'from openai import OpenAI\nclient = OpenAI()';

checkScenarios('what other files write', [
  {
    title: 'an imported function that changes the record of a third file has done so before the call',
    typescript: `
//- /options.ts
export const OPTIONS: any = { model: 'gpt-4o' };
//- /setup.ts
import { OPTIONS } from './options';
export function setup() { OPTIONS.max_completion_tokens = 100; }
//- /app.ts
import { OPTIONS } from './options';
import { setup } from './setup';
${client}
export async function ask() {
  setup();
  return client.chat.completions.create({ ...OPTIONS, messages: [] });
}`,
    python: `
#- /options.py
OPTIONS = {"model": "gpt-4o"}
#- /setup.py
from options import OPTIONS
def setup():
    OPTIONS["max_completion_tokens"] = 100
#- /app.py
from options import OPTIONS
from setup import setup
${pyClient}
def ask():
    setup()
    return client.chat.completions.create(messages=[], **OPTIONS)
`,
    facts: ['model = known gpt-4o', 'cap = known 100'],
  },
  {
    title: 'a record that some function elsewhere changes is open in that key alone',
    typescript: `
//- /options.ts
export const OPTIONS: any = { model: 'gpt-4o' };
//- /setup.ts
import { OPTIONS } from './options';
export function setup(limit: number) { OPTIONS.max_completion_tokens = limit; }
//- /app.ts
import { OPTIONS } from './options';
${client}
export const ask = () => client.chat.completions.create({ ...OPTIONS, messages: [] });`,
    python: `
#- /options.py
OPTIONS = {"model": "gpt-4o"}
#- /setup.py
from options import OPTIONS
def setup(limit):
    OPTIONS["max_completion_tokens"] = limit
#- /app.py
from options import OPTIONS
${pyClient}
def ask():
    return client.chat.completions.create(messages=[], **OPTIONS)
`,
    facts: ['model = known gpt-4o', 'cap = unknown escaped', 'temperature = absent'],
  },
  {
    title: 'what a file always writes when it is loaded is there',
    typescript: `
//- /options.ts
export const OPTIONS: any = { model: 'gpt-4o' };
//- /boot.ts
import { OPTIONS } from './options';
OPTIONS.max_completion_tokens = 100;
//- /app.ts
import { OPTIONS } from './options';
${client}
export const ask = () => client.chat.completions.create({ ...OPTIONS, messages: [] });`,
    python: `
#- /options.py
OPTIONS = {"model": "gpt-4o"}
#- /boot.py
from options import OPTIONS
LIMIT = 100
OPTIONS["max_completion_tokens"] = LIMIT
#- /app.py
from options import OPTIONS
${pyClient}
def ask():
    return client.chat.completions.create(messages=[], **OPTIONS)
`,
    facts: ['model = known gpt-4o', 'cap = known 100'],
  },
  {
    title: 'a setting that another file writes anew is the old value or the new one',
    typescript: `
//- /config.ts
export const config = { model: 'gpt-4o' };
//- /main.ts
import { config } from './config';
config.model = 'gpt-4.1';
//- /app.ts
import { config } from './config';
${client}
export const ask = () => client.chat.completions.create({ model: config.model, messages: [] });`,
    python: `
#- /config.py
MODEL = "gpt-4o"
#- /main.py
import config
config.MODEL = "gpt-4.1"
#- /app.py
import config
${pyClient}
def ask():
    return client.chat.completions.create(model=config.MODEL, messages=[])
`,
    facts: ['model = several gpt-4o | gpt-4.1'],
  },
  {
    title: 'a setting that is written anew with what only the run knows is unknown',
    typescript: `
//- /config.ts
export const config = { model: 'gpt-4o' };
//- /main.ts
import { config } from './config';
export function choose(model: string) { config.model = model; }
//- /app.ts
import { config } from './config';
${client}
export const ask = () => client.chat.completions.create({ model: config.model, messages: [] });`,
    python: `
#- /config.py
MODEL = "gpt-4o"
#- /main.py
import config
def choose(model):
    config.MODEL = model
#- /app.py
import config
${pyClient}
def ask():
    return client.chat.completions.create(model=config.MODEL, messages=[])
`,
    facts: ['model != known gpt-4o'],
  },
  {
    title: 'a function of the same file that writes a setting anew counts as well',
    typescript: `
${client}
const options: any = { model: 'gpt-4o' };
export function cheap() { options.model = 'gpt-4o-mini'; }
export const ask = () => client.chat.completions.create({ ...options, messages: [] });`,
    python: `${pyClient}
OPTIONS = {"model": "gpt-4o"}
def cheap():
    OPTIONS["model"] = "gpt-4o-mini"
def ask():
    return client.chat.completions.create(messages=[], **OPTIONS)
`,
    facts: ['model = several gpt-4o | gpt-4o-mini'],
  },
  {
    title: 'code that writes a setting and then calls has what it wrote',
    typescript: `
//- /config.ts
export const config = { model: 'gpt-4o' };
//- /app.ts
import { config } from './config';
${client}
export const ask = () => client.chat.completions.create({ model: config.model, messages: [] });
//- /main.ts
import { config } from './config';
import { ask } from './app';
export function main() { config.model = 'gpt-4.1'; return ask(); }`,
    python: `
#- /config.py
MODEL = "gpt-4o"
#- /app.py
import config
${pyClient}
def ask():
    return client.chat.completions.create(model=config.MODEL, messages=[])
#- /main.py
import config
from app import ask
def main():
    config.MODEL = "gpt-4.1"
    return ask()
`,
    facts: ['ask: model = several gpt-4o | gpt-4.1', 'via main: model = known gpt-4.1'],
  },
  {
    title: 'a setting is followed through the files that pass it on',
    typescript: `
//- /config/values.ts
export const settings = { model: 'gpt-4o', limit: 100 };
//- /config/index.ts
export * from './values';
//- /main.ts
import { settings } from './config';
settings.limit = 200;
//- /app.ts
import { settings } from './config';
${client}
export const ask = () =>
  client.chat.completions.create({ model: settings.model, max_completion_tokens: settings.limit, messages: [] });`,
    python: `
#- /app/__init__.py
#- /app/config/__init__.py
from .values import settings
#- /app/config/values.py
class Settings:
    model: str = "gpt-4o"
    limit: int = 100
settings = Settings()
#- /app/main.py
from app.config import settings
settings.limit = 200
#- /app/llm.py
from app.config import settings
${pyClient}
def ask():
    return client.chat.completions.create(model=settings.model, max_completion_tokens=settings.limit, messages=[])
`,
    facts: ['model = known gpt-4o', 'cap = several 100 | 200'],
  },
  {
    title: 'a client that a file leaves empty and another one sets is that client',
    typescript: `
//- /state.ts
import type OpenAI from 'openai';
export const state: { client: OpenAI | null } = { client: null };
//- /main.ts
import OpenAI from 'openai';
import { state } from './state';
state.client = new OpenAI({ maxRetries: 0 });
//- /app.ts
import { state } from './state';
export const ask = () => state.client!.chat.completions.create({ model: 'gpt-4o', messages: [] });`,
    python: `
#- /state.py
client = None
#- /main.py
from openai import OpenAI
import state
state.client = OpenAI(max_retries=0)
#- /app.py
import openai
import state
def ask():
    return state.client.chat.completions.create(model="gpt-4o", messages=[])
`,
    facts: ['sites = 1 direct', 'retries = known 0'],
  },
  {
    title: 'a file that only reads a record, or has one of the same name, changes nothing',
    typescript: `
//- /options.ts
export const OPTIONS: any = { model: 'gpt-4o' };
//- /other.ts
import { OPTIONS } from './options';
export const copy = { ...OPTIONS, max_completion_tokens: 9 };
export const isMini = OPTIONS.model === 'gpt-4o-mini';
//- /apart.ts
const OPTIONS: any = {};
OPTIONS.max_completion_tokens = 7;
export const values = OPTIONS;
//- /app.ts
import { OPTIONS } from './options';
${client}
export const ask = () => client.chat.completions.create({ ...OPTIONS, messages: [] });`,
    python: `
#- /options.py
OPTIONS = {"model": "gpt-4o"}
#- /other.py
from options import OPTIONS
COPY = {**OPTIONS, "max_completion_tokens": 9}
IS_MINI = OPTIONS["model"] == "gpt-4o-mini"
#- /apart.py
OPTIONS = {}
OPTIONS["max_completion_tokens"] = 7
#- /app.py
from options import OPTIONS
${pyClient}
def ask():
    return client.chat.completions.create(messages=[], **OPTIONS)
`,
    facts: ['model = known gpt-4o', 'cap = absent'],
  },
]);

checkScenarios('settings of the module openai that another file writes', [
  {
    title: 'the file that starts the program sets them up',
    python: `
#- /llm.py
import openai
def ask():
    return openai.chat.completions.create(model="some-model", messages=[])
#- /main.py
import openai
from llm import ask
openai.api_key = "..."
openai.base_url = "https://api.deepseek.com"
openai.max_retries = 0
openai.timeout = 30
ask()
`,
    facts: ['ask: provider = known deepseek', 'ask: attempts = known 1', 'ask: timeout = known 30000'],
  },
  {
    title: 'a file that is loaded beside it sets them up',
    python: `
#- /llm.py
import openai
def ask():
    return openai.chat.completions.create(model="some-model", messages=[])
#- /boot.py
import openai
openai.base_url = "https://api.deepseek.com"
#- /main.py
import boot
from llm import ask
def main():
    return ask()
`,
    facts: ['ask: provider = known deepseek'],
  },
  {
    title: 'files that set up different things leave a choice',
    python: `
#- /llm.py
import openai
def ask():
    return openai.chat.completions.create(model="some-model", messages=[])
#- /one.py
import openai
import llm
openai.base_url = "https://api.deepseek.com"
#- /two.py
import openai
import llm
openai.base_url = "https://api.mistral.ai/v1"
`,
    facts: ['ask: provider = several deepseek | mistral | openai'],
  },
  {
    title: 'a function that may have run leaves it unknown',
    python: `
#- /llm.py
import openai
def ask():
    return openai.chat.completions.create(model="some-model", messages=[])
#- /main.py
import openai
import llm
def init(url):
    openai.base_url = url
`,
    facts: ['ask: provider != known openai'],
  },
  {
    title: 'a script of its own does not set up another',
    python: `
#- /azure.py
import openai
openai.api_type = "azure"
openai.base_url = "https://acme.openai.azure.com"
#- /plain.py
import openai
def ask():
    return openai.chat.completions.create(model="gpt-4o", messages=[])
`,
    facts: ['ask: provider = known openai'],
  },
]);

const dspyProgram = `
#- /programs.py
import dspy
class Answer(dspy.Module):
    def __init__(self):
        self.answer = dspy.ChainOfThought("question -> answer")
    def forward(self, question):
        return self.answer(question=question)
`;

checkScenarios('the model that another file configures DSPy with', [
  {
    title: 'the file that starts the program does it',
    python: `${dspyProgram}
#- /main.py
import dspy
from programs import Answer
lm = dspy.LM("openai/gpt-4o-mini", max_tokens=50)
dspy.configure(lm=lm)
Answer()(question="Why?")
`,
    facts: ['forward: model = known gpt-4o-mini', 'forward: cap = known 50'],
  },
  {
    title: 'a file that is loaded beside it does it',
    python: `${dspyProgram}
#- /boot.py
import dspy
dspy.settings.configure(lm=dspy.LM("openai/gpt-4o"))
#- /main.py
import boot
from programs import Answer
Answer()(question="Why?")
`,
    facts: ['forward: model = known gpt-4o'],
  },
  {
    title: 'a function that may have run leaves it unknown',
    python: `${dspyProgram}
#- /main.py
import dspy
from programs import Answer
def start(model):
    dspy.configure(lm=dspy.LM(model))
`,
    facts: ['forward: model = unknown unfollowed-call'],
  },
  {
    title: 'a function of that name elsewhere configures nothing',
    python: `${dspyProgram}
#- /ours.py
def configure(lm): ...
#- /main.py
import dspy
import ours
from programs import Answer
ours.configure(lm=dspy.LM("openai/gpt-4o"))
`,
    facts: ['forward: model = unknown unfollowed-call'],
  },
]);

const pySearch = `
#- /search.py
from llama_index.core import VectorStoreIndex
def indexed(documents):
    return VectorStoreIndex.from_documents(documents)
def ask(documents, question):
    return indexed(documents).as_query_engine().query(question)
`;
const tsSearch = `
//- /search.ts
import { VectorStoreIndex } from 'llamaindex';
const indexed = (documents: any[]) => VectorStoreIndex.fromDocuments(documents);
export async function ask(documents: any[], question: string) {
  const index = await indexed(documents);
  return index.asQueryEngine().query({ query: question });
}
`;

checkScenarios("LlamaIndex's settings that another file writes", [
  {
    title: 'the file that starts the program does it',
    python: `${pySearch}
#- /main.py
from llama_index.core import Settings
from llama_index.llms.anthropic import Anthropic
from search import ask
MODEL = "claude-sonnet-4-5"
Settings.llm = Anthropic(model=MODEL)
ask([], "Why?")
`,
    typescript: `${tsSearch}
//- /main.ts
import { Anthropic } from '@llamaindex/anthropic';
import { Settings } from 'llamaindex';
import { ask } from './search';
const MODEL = 'claude-sonnet-4-5';
Settings.llm = new Anthropic({ model: MODEL });
await ask([], 'Why?');
`,
    facts: ['ask: model = known claude-sonnet-4-5'],
  },
  {
    title: 'a file that is loaded beside it does it',
    python: `${pySearch}
#- /boot.py
from llama_index.core import Settings
from llama_index.llms.openai import OpenAI
Settings.llm = OpenAI(model="gpt-4o")
#- /main.py
import boot
from search import ask
def main():
    return ask([], "Why?")
`,
    typescript: `${tsSearch}
//- /boot.ts
import { OpenAI } from '@llamaindex/openai';
import { Settings } from 'llamaindex';
Settings.llm = new OpenAI({ model: 'gpt-4o' });
//- /main.ts
import './boot';
import { ask } from './search';
export const main = () => ask([], 'Why?');
`,
    facts: ['ask: model = known gpt-4o'],
  },
  {
    title: 'a function that may have run leaves it unknown',
    python: `${pySearch}
#- /main.py
from llama_index.core import Settings
from llama_index.llms.openai import OpenAI
import search
def use(model):
    Settings.llm = OpenAI(model=model)
`,
    typescript: `${tsSearch}
//- /main.ts
import { OpenAI } from '@llamaindex/openai';
import { Settings } from 'llamaindex';
import './search';
export function use(model: string) {
  Settings.llm = new OpenAI({ model });
}
`,
    facts: ['ask: model = unknown unfollowed-call'],
  },
]);
