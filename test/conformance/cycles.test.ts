import { checkScenarios } from './scenario.ts';

/** The same circle of files twice, so that either is the first by name. */
const pyCircle = (first: string, second: string): string => `
#- /${first}.py
from ${second} import LIMIT
from openai import OpenAI
MODEL = "gpt-4o"
CAP = int(LIMIT) if LIMIT > 50 else 50
def cap():
    return LIMIT
class Llm:
    limit = LIMIT
    def __init__(self):
        self.client = OpenAI()
    def ask(self):
        return self.client.chat.completions.create(model=MODEL, max_completion_tokens=self.limit, messages=[])
#- /${second}.py
from ${first} import MODEL, Llm
import openai
LIMIT = 100
OPTIONS = {"model": MODEL}
if MODEL == "gpt-4o":
    OPTIONS["temperature"] = 0
llm = Llm()
client = openai.OpenAI()
def other():
    return client.chat.completions.create(messages=[], **OPTIONS)
`;

const tsCircle = (first: string, second: string): string => `
//- /${first}.ts
import { LIMIT, options } from './${second}';
import OpenAI from 'openai';
export const MODEL = 'gpt-4o';
export const client = new OpenAI({ maxRetries: LIMIT });
export const ask = () => client.chat.completions.create({ ...options, max_completion_tokens: LIMIT, messages: [] });
//- /${second}.ts
import { MODEL, client } from './${first}';
export const LIMIT = 7;
export const options: any = { model: MODEL };
if (MODEL === 'gpt-4o') options.temperature = 0;
export const other = () => client.chat.completions.create({ ...options, messages: [] });
`;

const inner = ['Llm.ask: model = known gpt-4o', 'Llm.ask: cap = known 100', 'other: model = known gpt-4o'];
const both = [
  'ask: model = known gpt-4o',
  'ask: cap = known 7',
  'ask: retries = known 7',
  'other: model = known gpt-4o',
  'other: retries = known 7',
];

/** One file calls into the other while it is being loaded, and that one calls back. */
const tsCallback = (first: string, second: string): string => `
//- /${first}.ts
import OpenAI from 'openai';
import { boot } from './${second}';
const client = new OpenAI();
export function ask(model: string) {
  return client.chat.completions.create({ model, max_completion_tokens: limits.cap, messages: [] });
}
boot();
export var limits = { cap: 100 };
//- /${second}.ts
import { ask } from './${first}';
export function boot() { return 1; }
export const answer = ask('gpt-4o');
`;
const pyCallback = (first: string, second: string): string => `
#- /${first}.py
from openai import OpenAI
from ${second} import boot
client = OpenAI()
def ask(model):
    return client.chat.completions.create(model=model, max_completion_tokens=CAP, messages=[])
boot()
CAP = 100
#- /${second}.py
from ${first} import ask
def boot():
    return 1
answer = ask("gpt-4o")
`;
const called = [
  'sites = 1 direct 1 via',
  'ask: cap = known 100',
  'via module: cap = known 100',
  'via module: model = known gpt-4o',
];

checkScenarios('files that import each other', [
  {
    title: 'and call each other while they are loaded see what there is in the end',
    typescript: tsCallback('a', 'b'),
    python: pyCallback('a', 'b'),
    facts: called,
  },
  {
    title: 'and call each other see it in the other order as well',
    typescript: tsCallback('b', 'a'),
    python: pyCallback('b', 'a'),
    facts: called,
  },
  { title: 'have what they have in the end', typescript: tsCircle('a', 'b'), facts: both },
  { title: 'have it in the other order as well', typescript: tsCircle('b', 'a'), facts: both },
  { title: 'have it in Python', python: pyCircle('a', 'b'), facts: inner },
  { title: 'have it in the other order in Python', python: pyCircle('b', 'a'), facts: inner },
  {
    title: 'a value that is needed at once is that of the end',
    typescript: `
//- /a.ts
import { models } from './b';
export const FIRST = 'gpt-4o';
export const pick = () => models[0];
//- /b.ts
import { FIRST, pick } from './a';
import OpenAI from 'openai';
export const models = [FIRST];
const client = new OpenAI();
export const ask = () => client.chat.completions.create({ model: pick(), messages: [] });`,
    python: `
#- /a.py
from b import models
FIRST = "gpt-4o"
def pick():
    return models[0]
#- /b.py
from a import FIRST, pick
from openai import OpenAI
models = [FIRST]
client = OpenAI()
def ask():
    return client.chat.completions.create(model=pick(), messages=[])
`,
    facts: ['model = known gpt-4o'],
  },
  {
    title: 'a value that rests on itself is unknown',
    typescript: `
//- /a.ts
import { B } from './b';
export const A: string = B + 'x';
//- /b.ts
import { A } from './a';
import OpenAI from 'openai';
export const B: string = A + 'y';
const client = new OpenAI();
export const ask = () => client.chat.completions.create({ model: B, messages: [] });`,
    python: `
#- /a.py
from b import B
A = B + "x"
#- /b.py
from a import A
from openai import OpenAI
B = A + "y"
client = OpenAI()
def ask():
    return client.chat.completions.create(model=B, messages=[])
`,
    facts: ['sites = 1 direct', 'model != known xy', 'model != known x', 'model != known yx'],
  },
]);
