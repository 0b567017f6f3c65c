import { checkScenarios } from './scenario.ts';

const ts = (body: string): string => `import OpenAI from 'openai';\nconst client = new OpenAI();\n${body}`;
const py = (body: string): string => `from openai import OpenAI\nclient = OpenAI()\n${body}`;

checkScenarios('options in the hands of helpers', [
  {
    title: 'a helper that returns a copy with more in it',
    typescript: ts(`
function capped(options: any) { return { ...options, max_completion_tokens: 400 }; }
export async function copy() {
  const options: any = { model: 'gpt-4o', messages: [] };
  return client.chat.completions.create(capped(options));
}
export async function plain() {
  const options: any = { model: 'gpt-4o', messages: [] };
  capped(options);
  return client.chat.completions.create(options);
}`),
    python: py(`
def capped(options):
    return {**options, "max_completion_tokens": 400}
def copy():
    options = {"model": "gpt-4o", "messages": []}
    return client.chat.completions.create(**capped(options))
def plain():
    options = {"model": "gpt-4o", "messages": []}
    capped(options)
    return client.chat.completions.create(**options)
`),
    facts: ['copy: cap = known 400', 'copy: model = known gpt-4o', 'plain: cap = absent'],
  },
  {
    title: 'a helper that takes the options out of what it is given',
    typescript: ts(`
function limit({ options }: { options: any }) { options.max_completion_tokens = 400; }
export async function ask() {
  const options: any = { model: 'gpt-4o', messages: [] };
  limit({ options });
  return client.chat.completions.create(options);
}`),
    python: py(`
def limit(request):
    request["options"]["max_completion_tokens"] = 400
def ask():
    options = {"model": "gpt-4o", "messages": []}
    limit({"options": options})
    return client.chat.completions.create(**options)
`),
    facts: ['cap = known 400'],
  },
  {
    title: 'a method of an object of the project',
    typescript: ts(`
class Limiter {
  apply(options: any) { options.max_completion_tokens = 400; }
}
const limiter = new Limiter();
export async function ask() {
  const options: any = { model: 'gpt-4o', messages: [] };
  limiter.apply(options);
  return client.chat.completions.create(options);
}`),
    python: py(`
class Limiter:
    def apply(self, options):
        options["max_completion_tokens"] = 400
limiter = Limiter()
def ask():
    options = {"model": "gpt-4o", "messages": []}
    limiter.apply(options)
    return client.chat.completions.create(**options)
`),
    facts: ['cap = known 400'],
  },
  {
    title: 'a method that keeps the options in its object',
    typescript: ts(`
class Store {
  current: any = null;
  keep(options: any) { this.current = options; }
  limit() { this.current.max_completion_tokens = 400; }
}
const store = new Store();
export async function ask() {
  const options: any = { model: 'gpt-4o', messages: [] };
  store.keep(options);
  store.limit();
  return client.chat.completions.create(options);
}`),
    python: py(`
class Store:
    def __init__(self):
        self.current = None
    def keep(self, options):
        self.current = options
    def limit(self):
        self.current["max_completion_tokens"] = 400
store = Store()
def ask():
    options = {"model": "gpt-4o", "messages": []}
    store.keep(options)
    store.limit()
    return client.chat.completions.create(**options)
`),
    facts: ['cap != absent'],
  },
  {
    title: 'a callback of a followed function',
    typescript: ts(`
function configure(options: any, change: (options: any) => void) { change(options); }
export async function ask() {
  const options: any = { model: 'gpt-4o', messages: [] };
  configure(options, (given) => { given.max_completion_tokens = 400; });
  return client.chat.completions.create(options);
}`),
    python: py(`
def configure(options, change):
    change(options)
def limit(options):
    options["max_completion_tokens"] = 400
def ask():
    options = {"model": "gpt-4o", "messages": []}
    configure(options, limit)
    return client.chat.completions.create(**options)
`),
    facts: ['cap = known 400'],
  },
  {
    title: 'keys copied one by one',
    typescript: ts(`
export async function each(extra: any) {
  const options: any = { model: 'gpt-4o', messages: [] };
  Object.entries(extra).forEach(([key, value]) => { options[key] = value; });
  return client.chat.completions.create(options);
}
export async function inLoop(extra: any) {
  const options: any = { model: 'gpt-4o', messages: [] };
  for (const key in extra) options[key] = extra[key];
  return client.chat.completions.create(options);
}`),
    facts: ['each: cap != absent', 'inLoop: cap != absent', 'sites = 2 direct'],
  },
  {
    title: 'fields that are nothing filtered out',
    typescript: ts(`
export async function ask(tokens?: number) {
  const all: any = { model: 'gpt-4o', messages: [], max_completion_tokens: tokens };
  const options: any = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return client.chat.completions.create(options);
}`),
    python: py(`
def ask(tokens=None):
    every = {"model": "gpt-4o", "messages": [], "max_completion_tokens": tokens}
    options = {key: value for key, value in every.items() if value is not None}
    return client.chat.completions.create(**options)
`),
    facts: ['cap != absent', 'model != absent', 'sites = 1 direct'],
  },
  {
    title: 'a copy by way of JSON',
    typescript: ts(`
const BASE = { model: 'gpt-4o', messages: [], max_completion_tokens: 400 };
export async function ask() {
  return client.chat.completions.create(JSON.parse(JSON.stringify(BASE)));
}`),
    python: py(`
import json
BASE = {"model": "gpt-4o", "messages": [], "max_completion_tokens": 400}
def ask():
    return client.chat.completions.create(**json.loads(json.dumps(BASE)))
`),
    facts: ['cap = known 400', 'model = known gpt-4o'],
  },
  {
    title: 'a helper of a library that returns a changed copy',
    typescript: ts(`
import { merge } from 'lodash';
const BASE = { model: 'gpt-4o', messages: [] };
export async function ask(extra: any) {
  return client.chat.completions.create(merge({}, BASE, extra));
}`),
    python: py(`
from toolz import merge
BASE = {"model": "gpt-4o", "messages": []}
def ask(extra):
    return client.chat.completions.create(**merge(BASE, extra))
`),
    facts: ['cap != absent', 'sites = 1 direct'],
  },
  {
    title: 'a variable set to a larger copy of itself',
    typescript: ts(`
export async function ask(brief: boolean) {
  let options: any = { model: 'gpt-4o', messages: [] };
  if (brief) options = { ...options, max_completion_tokens: 100 };
  return client.chat.completions.create(options);
}`),
    python: py(`
def ask(brief):
    options = {"model": "gpt-4o", "messages": []}
    if brief:
        options = {**options, "max_completion_tokens": 100}
    return client.chat.completions.create(**options)
`),
    facts: ['cap = several 100 or absent', 'model = known gpt-4o'],
  },
  {
    title: 'one of two records changed under a name that may be either',
    typescript: ts(`
export async function ask(brief: boolean) {
  const short: any = { model: 'gpt-4o-mini', messages: [] };
  const long: any = { model: 'gpt-4o', messages: [] };
  const chosen = brief ? short : long;
  chosen.max_completion_tokens = 100;
  return client.chat.completions.create(long);
}`),
    python: py(`
def ask(brief):
    short = {"model": "gpt-4o-mini", "messages": []}
    long = {"model": "gpt-4o", "messages": []}
    chosen = short if brief else long
    chosen["max_completion_tokens"] = 100
    return client.chat.completions.create(**long)
`),
    facts: ['cap = several 100 or absent', 'model = known gpt-4o'],
  },
  {
    title: 'keyword arguments completed before they are passed on',
    python: py(`
def by_test(**kwargs):
    if "max_completion_tokens" not in kwargs:
        kwargs["max_completion_tokens"] = 200
    return client.chat.completions.create(model="gpt-4o", messages=[], **kwargs)
def by_get(**kwargs):
    kwargs["max_completion_tokens"] = kwargs.get("max_completion_tokens", 200)
    return client.chat.completions.create(model="gpt-4o", messages=[], **kwargs)
def by_pop(**kwargs):
    tokens = kwargs.pop("max_completion_tokens", 200)
    return client.chat.completions.create(model="gpt-4o", messages=[], max_completion_tokens=tokens, **kwargs)
`),
    facts: ['by_test: cap != absent', 'by_get: cap != absent', 'by_pop: cap != absent', 'by_pop: model = known gpt-4o'],
  },
  {
    title: 'what a destructuring has taken out is not in the rest',
    typescript: ts(`
export async function ask(given: any) {
  const { model = 'gpt-4o', ...rest } = given;
  return client.chat.completions.create({ model, ...rest });
}`),
    facts: ['model = known gpt-4o (default-parameter)', 'cap = unknown parameter'],
  },
  {
    title: 'a module constant changed under another name by a function',
    typescript: ts(`
const DEFAULTS: any = { model: 'gpt-4o', messages: [] };
export function configure(tokens: number) { const options = DEFAULTS; options.max_completion_tokens = tokens; }
export async function ask() { return client.chat.completions.create(DEFAULTS); }`),
    python: py(`
DEFAULTS = {"model": "gpt-4o", "messages": []}
def configure(tokens):
    options = DEFAULTS
    options["max_completion_tokens"] = tokens
def ask():
    return client.chat.completions.create(**DEFAULTS)
`),
    facts: ['ask: cap = unknown escaped'],
  },
  {
    title: 'one of two functions that may be called, of which one is not followed',
    typescript: ts(`
import { decorate } from 'some-plugin';
function limit(options: any) { options.max_completion_tokens = 400; }
export async function ask(plain: boolean) {
  const options: any = { model: 'gpt-4o', messages: [] };
  const change = plain ? limit : decorate;
  change(options);
  return client.chat.completions.create(options);
}`),
    python: py(`
from some_plugin import decorate
def limit(options):
    options["max_completion_tokens"] = 400
def ask(plain):
    options = {"model": "gpt-4o", "messages": []}
    change = limit if plain else decorate
    change(options)
    return client.chat.completions.create(**options)
`),
    facts: ['cap = unknown escaped', 'model = known gpt-4o'],
  },
  {
    title: 'only a nested part escapes',
    typescript: ts(`
import { decorate } from 'some-plugin';
export async function ask() {
  const options: any = { model: 'gpt-4o', messages: [], metadata: { team: 'a' } };
  decorate(options.metadata);
  return client.chat.completions.create(options);
}`),
    python: py(`
from some_plugin import decorate
def ask():
    options = {"model": "gpt-4o", "messages": [], "metadata": {"team": "a"}}
    decorate(options["metadata"])
    return client.chat.completions.create(**options)
`),
    facts: ['cap = absent'],
  },
  {
    title: 'a list shared by two names',
    typescript: ts(`
export async function ask(question: string) {
  const messages: any[] = [];
  const log = messages;
  log.push({ role: 'user', content: question });
  return client.chat.completions.create({ model: 'gpt-4o', messages });
}`),
    python: py(`
def ask(question):
    messages = []
    log = messages
    log.append({"role": "user", "content": question})
    return client.chat.completions.create(model="gpt-4o", messages=messages)
`),
    facts: ['messages = [user: ${parameter}]'],
  },
  {
    title: 'a list that a helper fills',
    typescript: ts(`
function addSystem(messages: any[]) { messages.push({ role: 'system', content: 'Be brief.' }); }
export async function ask(question: string) {
  const messages: any[] = [];
  addSystem(messages);
  messages.push({ role: 'user', content: question });
  return client.chat.completions.create({ model: 'gpt-4o', messages });
}`),
    python: py(`
def add_system(messages):
    messages.append({"role": "system", "content": "Be brief."})
def ask(question):
    messages = []
    add_system(messages)
    messages.append({"role": "user", "content": question})
    return client.chat.completions.create(model="gpt-4o", messages=messages)
`),
    facts: ['messages = [system: "Be brief.", user: ${parameter}]'],
  },
  {
    title: 'a default list that all calls share',
    python: py(`
def ask(question, messages=[]):
    messages.append({"role": "user", "content": question})
    return client.chat.completions.create(model="gpt-4o", messages=messages)
`),
    facts: ['messages != [user: ${parameter}]'],
  },
]);

checkScenarios('options in objects', [
  {
    title: 'options given to a constructor over its defaults',
    typescript: ts(`
class Bot {
  private readonly options: any;
  constructor(options: any = {}) { this.options = { model: 'gpt-4o', ...options }; }
  ask() { return client.chat.completions.create({ ...this.options, messages: [] }); }
}
export const brief = () => new Bot({ max_completion_tokens: 100 }).ask();
export const plain = () => new Bot().ask();`),
    python: py(`
class Bot:
    def __init__(self, **options):
        self.options = {"model": "gpt-4o", **options}
    def ask(self):
        return client.chat.completions.create(messages=[], **self.options)
def brief():
    return Bot(max_completion_tokens=100).ask()
def plain():
    return Bot().ask()
`),
    facts: [
      'via brief: cap = known 100',
      'via brief: model = known gpt-4o',
      'via plain: cap = absent',
      'Bot.ask: cap != absent',
    ],
  },
  {
    title: 'a setter called before the call',
    typescript: ts(`
class Bot {
  model = 'gpt-4o';
  use(model: string) { this.model = model; }
  ask() { return client.chat.completions.create({ model: this.model, messages: [] }); }
}
export function main() {
  const bot = new Bot();
  bot.use('gpt-4o-mini');
  return bot.ask();
}`),
    python: py(`
class Bot:
    def __init__(self):
        self.model = "gpt-4o"
    def use(self, model):
        self.model = model
    def ask(self):
        return client.chat.completions.create(model=self.model, messages=[])
def main():
    bot = Bot()
    bot.use("gpt-4o-mini")
    return bot.ask()
`),
    facts: ['via main: model = known gpt-4o-mini'],
  },
  {
    title: 'a field set from outside',
    typescript: ts(`
class Bot {
  model = 'gpt-4o';
  tokens?: number;
  ask() { return client.chat.completions.create({ model: this.model, max_completion_tokens: this.tokens, messages: [] }); }
}
export function main() {
  const bot = new Bot();
  bot.tokens = 100;
  return bot.ask();
}`),
    python: py(`
class Bot:
    def __init__(self):
        self.model = "gpt-4o"
        self.tokens = None
    def ask(self):
        return client.chat.completions.create(model=self.model, max_completion_tokens=self.tokens, messages=[])
def main():
    bot = Bot()
    bot.tokens = 100
    return bot.ask()
`),
    facts: ['via main: cap = known 100', 'via main: model = known gpt-4o'],
  },
  {
    title: 'options of a builder',
    typescript: ts(`
class Builder {
  private options: any = { messages: [] };
  model(model: string) { this.options.model = model; return this; }
  cap(tokens: number) { this.options.max_completion_tokens = tokens; return this; }
  build() { return this.options; }
}
export const ask = () => client.chat.completions.create(new Builder().model('gpt-4o').cap(300).build());`),
    python: py(`
class Builder:
    def __init__(self):
        self.options = {"messages": []}
    def model(self, model):
        self.options["model"] = model
        return self
    def cap(self, tokens):
        self.options["max_completion_tokens"] = tokens
        return self
    def build(self):
        return self.options
def ask():
    return client.chat.completions.create(**Builder().model("gpt-4o").cap(300).build())
`),
    facts: ['cap != absent', 'model != absent', 'sites = 1 direct'],
  },
  {
    title: 'a data class turned into a record',
    python: py(`
from dataclasses import asdict, dataclass
@dataclass
class Params:
    model: str = "gpt-4o"
    max_completion_tokens: int = 300
def ask():
    return client.chat.completions.create(messages=[], **asdict(Params()))
def dumped(params):
    return client.chat.completions.create(messages=[], **params.model_dump())
`),
    facts: ['ask: cap != absent', 'dumped: cap != absent'],
  },
  {
    title: 'a record of the class that all objects share',
    typescript: ts(`
export class Bot {
  static options: any = { model: 'gpt-4o' };
  static limit(tokens: number) { Bot.options.max_completion_tokens = tokens; }
  ask() { return client.chat.completions.create({ ...Bot.options, messages: [] }); }
}`),
    python: py(`
class Bot:
    options = {"model": "gpt-4o"}
    @classmethod
    def limit(cls, tokens):
        cls.options["max_completion_tokens"] = tokens
    def ask(self):
        return client.chat.completions.create(messages=[], **Bot.options)
`),
    facts: ['model = known gpt-4o', 'cap != absent'],
  },
  {
    title: 'imported options that the importing file completes',
    typescript: `
//- /defaults.ts
export const DEFAULTS: any = { model: 'gpt-4o', messages: [] };
//- /app.ts
import OpenAI from 'openai';
import { DEFAULTS } from './defaults';
const client = new OpenAI();
DEFAULTS.max_completion_tokens = 300;
export const ask = () => client.chat.completions.create(DEFAULTS);`,
    python: `
#- /defaults.py
DEFAULTS = {"model": "gpt-4o", "messages": []}
#- /app.py
from openai import OpenAI
from defaults import DEFAULTS
client = OpenAI()
DEFAULTS["max_completion_tokens"] = 300
def ask():
    return client.chat.completions.create(**DEFAULTS)
`,
    facts: ['cap = known 300', 'model = known gpt-4o'],
  },
]);
