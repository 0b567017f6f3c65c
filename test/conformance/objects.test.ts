import { checkScenarios } from './scenario.ts';

checkScenarios('objects that a class makes once', [
  {
    title: '__new__ sets up the only one',
    python: `
from openai import OpenAI
class Llm:
    _instance = None
    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.client = OpenAI(max_retries=1)
        return cls._instance
    def ask(self, question):
        return self.client.chat.completions.create(model="gpt-4o", messages=[])
def main():
    return Llm().ask("Hi")
`,
    facts: ['sites = 1 direct 1 via', 'Llm.ask: retries = known 1', 'via main: retries = known 1'],
  },
  {
    title: '__new__ names the object first',
    python: `
from openai import OpenAI
class Llm:
    _only = None
    def __new__(cls, *args, **kwargs):
        if not cls._only:
            made = super(Llm, cls).__new__(cls)
            made.client = OpenAI(max_retries=1)
            made.model = "gpt-4o"
            cls._only = made
        return cls._only
    def ask(self, question):
        return self.client.chat.completions.create(model=self.model, messages=[])
`,
    facts: ['sites = 1 direct', 'retries = known 1', 'model = known gpt-4o'],
  },
  {
    title: '__new__ and __init__ may both set it up',
    python: `
from openai import OpenAI
class Llm:
    _only = None
    def __new__(cls, model):
        if cls._only is None:
            cls._only = super().__new__(cls)
        return cls._only
    def __init__(self, model):
        self.client = OpenAI()
        self.model = model
def main():
    llm = Llm("gpt-4o")
    return llm.client.chat.completions.create(model=llm.model, messages=[])
`,
    facts: ['sites = 1 direct', 'main: model = known gpt-4o'],
  },
  {
    title: 'a class of something else that has __new__ is none',
    python: `
from openai import OpenAI
class Name(str):
    def __new__(cls, text):
        return super().__new__(cls, text.strip())
def main():
    return Name("x").client.chat.completions.create(model="gpt-4o", messages=[])
`,
    facts: ['sites = none'],
  },
]);

checkScenarios('bodies of classes', [
  {
    title: 'calls in them are made when the class is met',
    python: `
from openai import OpenAI
client = OpenAI()
class Job:
    client.chat.completions.create(model="gpt-4o", messages=[])
`,
    facts: ['sites = 1 direct', 'model = known gpt-4o'],
  },
  {
    title: 'so are those of their fields',
    python: `
from openai import OpenAI
client = OpenAI()
class Job:
    answer = client.chat.completions.create(model="gpt-4o", messages=[])
    def text(self):
        return self.answer
`,
    typescript: `
import OpenAI from 'openai';
const client = new OpenAI();
export class Job {
  static answer = client.chat.completions.create({ model: 'gpt-4o', messages: [] });
  text() { return Job.answer; }
}`,
    facts: ['sites = 1 direct', 'model = known gpt-4o'],
  },
  {
    title: 'functions in them are not called there',
    python: `
from openai import OpenAI
client = OpenAI()
class Job:
    ask = lambda self: client.chat.completions.create(model="gpt-4o", messages=[])
    print("made")
`,
    facts: ['sites = 1 direct', 'model = known gpt-4o'],
  },
]);

checkScenarios('functions that a function returns', [
  {
    title: 'share what it holds',
    python: `
from openai import OpenAI
client = OpenAI()
def make(model):
    options = {"model": model}
    def ask(question):
        return client.chat.completions.create(messages=[], **options)
    def limit(count):
        options["max_tokens"] = count
    return ask, limit
def main():
    ask, limit = make("gpt-4o")
    limit(100)
    return ask("Hi")
`,
    typescript: `
import OpenAI from 'openai';
const client = new OpenAI();
function make(model: string) {
  const options: any = { model };
  function ask(question: string) { return client.chat.completions.create({ ...options, messages: [] }); }
  return { ask, limit: (count: number) => { options.max_tokens = count; } };
}
export function main() {
  const { ask, limit } = make('gpt-4o');
  limit(100);
  return ask('Hi');
}`,
    facts: ['via main: model = known gpt-4o', 'via main: cap = known 100', 'make.ask: cap = unknown escaped'],
  },
  {
    title: 'each have their own where it is called twice',
    python: `
from openai import OpenAI
client = OpenAI()
def make(model):
    options = {"model": model}
    def ask(question):
        return client.chat.completions.create(messages=[], **options)
    return ask
big = make("gpt-4o")
small = make("gpt-4o-mini")
def one():
    return big("Hi")
def two():
    return small("Hi")
`,
    typescript: `
import OpenAI from 'openai';
const client = new OpenAI();
function make(model: string) {
  const options: any = { model };
  return { ask: (question: string) => client.chat.completions.create({ ...options, messages: [] }) };
}
const big = make('gpt-4o');
const small = make('gpt-4o-mini');
export const one = () => big.ask('Hi');
export const two = () => small.ask('Hi');`,
    facts: [
      'via one: model = known gpt-4o',
      'via one: cap = absent',
      'via two: model = known gpt-4o-mini',
      'via two: cap = absent',
    ],
  },
]);
