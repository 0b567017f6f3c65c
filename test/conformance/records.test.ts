import { checkScenarios } from './scenario.ts';

const ts = (body: string): string => `import OpenAI from 'openai';\nconst client = new OpenAI();\n${body}`;
const py = (body: string): string => `from openai import OpenAI\nclient = OpenAI()\n${body}`;

checkScenarios('options built step by step', [
  {
    title: 'a call whose options are all written has no cap if none is there',
    typescript: ts(`
export async function ask(question: string) {
  return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: question }] });
}`),
    python: py(`
def ask(question):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])
`),
    facts: ['sites = 1 direct', 'model = known gpt-4o (literal)', 'cap = absent', 'messages = [user: ${parameter}]'],
  },
  {
    title: 'keys written after the literal count',
    typescript: ts(`
export async function ask(question: string) {
  const options: any = { model: 'gpt-4o', messages: [{ role: 'user', content: question }] };
  options.max_completion_tokens = 400;
  options['temperature'] = 0;
  return client.chat.completions.create(options);
}`),
    python: py(`
def ask(question):
    options = {"model": "gpt-4o", "messages": [{"role": "user", "content": question}]}
    options["max_completion_tokens"] = 400
    options["temperature"] = 0
    return client.chat.completions.create(**options)
`),
    facts: ['model = known gpt-4o', 'cap = known 400', 'temperature = known 0'],
  },
  {
    title: 'an empty record filled key by key is closed',
    typescript: ts(`
export async function ask(question: string) {
  const options: any = {};
  options.model = 'gpt-4o';
  options.messages = [];
  options.messages.push({ role: 'user', content: question });
  return client.chat.completions.create(options);
}`),
    python: py(`
def ask(question):
    options = {}
    options["model"] = "gpt-4o"
    options["messages"] = []
    options["messages"].append({"role": "user", "content": question})
    return client.chat.completions.create(**options)
`),
    facts: ['model = known gpt-4o', 'cap = absent', 'messages = [user: ${parameter}]'],
  },
  {
    title: 'a conditional write leaves the cap open to both',
    typescript: ts(`
export async function ask(question: string, brief: boolean) {
  const options: any = { model: 'gpt-4o', messages: [] };
  if (brief) options.max_completion_tokens = 100;
  return client.chat.completions.create(options);
}`),
    python: py(`
def ask(question, brief):
    options = {"model": "gpt-4o", "messages": []}
    if brief:
        options["max_completion_tokens"] = 100
    return client.chat.completions.create(**options)
`),
    facts: ['cap = several 100 or absent', 'model = known gpt-4o'],
  },
  {
    title: 'two arms that write different caps',
    typescript: ts(`
export async function ask(brief: boolean) {
  const options: any = { model: 'gpt-4o', messages: [] };
  if (brief) { options.max_completion_tokens = 100; } else { options.max_completion_tokens = 400; }
  return client.chat.completions.create(options);
}`),
    python: py(`
def ask(brief):
    options = {"model": "gpt-4o", "messages": []}
    if brief:
        options["max_completion_tokens"] = 100
    else:
        options["max_completion_tokens"] = 400
    return client.chat.completions.create(**options)
`),
    facts: ['cap = several 100 | 400'],
  },
  {
    title: 'a switch without a default may write nothing',
    typescript: ts(`
export async function ask(size: string) {
  const options: any = { model: 'gpt-4o', messages: [] };
  switch (size) {
    case 's': options.max_completion_tokens = 100; break;
    case 'l': options.max_completion_tokens = 800; break;
  }
  return client.chat.completions.create(options);
}`),
    python: py(`
def ask(size):
    options = {"model": "gpt-4o", "messages": []}
    match size:
        case "s":
            options["max_completion_tokens"] = 100
        case "l":
            options["max_completion_tokens"] = 800
    return client.chat.completions.create(**options)
`),
    facts: ['cap = several 100 | 800 or absent'],
  },
  {
    title: 'Object.assign and update with a literal',
    typescript: ts(`
export async function ask() {
  const options: any = { model: 'gpt-4o-mini', messages: [] };
  Object.assign(options, { model: 'gpt-4o', max_completion_tokens: 400 });
  return client.chat.completions.create(options);
}`),
    python: py(`
def ask():
    options = {"model": "gpt-4o-mini", "messages": []}
    options.update({"model": "gpt-4o"}, max_completion_tokens=400)
    return client.chat.completions.create(**options)
`),
    facts: ['model = known gpt-4o', 'cap = known 400'],
  },
  {
    title: 'Object.assign and update with what a caller gives may write anything',
    typescript: ts(`
export async function ask(extra: any) {
  const options: any = { model: 'gpt-4o', messages: [] };
  Object.assign(options, extra);
  return client.chat.completions.create(options);
}`),
    python: py(`
def ask(extra):
    options = {"model": "gpt-4o", "messages": []}
    options.update(extra)
    return client.chat.completions.create(**options)
`),
    facts: ['model = unknown parameter', 'cap = unknown parameter'],
  },
  {
    title: 'Object.assign and dict(...) into a new record leave the first one as it is',
    typescript: ts(`
const DEFAULTS = { model: 'gpt-4o', messages: [] };
export async function plain() { return client.chat.completions.create(DEFAULTS as any); }
export async function capped() {
  return client.chat.completions.create(Object.assign({}, DEFAULTS, { max_completion_tokens: 400 }) as any);
}`),
    python: py(`
DEFAULTS = {"model": "gpt-4o", "messages": []}
def plain():
    return client.chat.completions.create(**DEFAULTS)
def capped():
    return client.chat.completions.create(**dict(DEFAULTS, max_completion_tokens=400))
`),
    facts: ['plain: cap = absent', 'capped: cap = known 400', 'capped: model = known gpt-4o'],
  },
  {
    title: 'a spread of a constant, then an override',
    typescript: ts(`
const BASE = { model: 'gpt-4o-mini', max_completion_tokens: 100, messages: [] };
export async function ask() {
  return client.chat.completions.create({ ...BASE, model: 'gpt-4o' } as any);
}`),
    python: py(`
BASE = {"model": "gpt-4o-mini", "max_completion_tokens": 100, "messages": []}
def ask():
    return client.chat.completions.create(**{**BASE, "model": "gpt-4o"})
`),
    facts: ['model = known gpt-4o', 'cap = known 100'],
  },
  {
    title: 'a spread of unknown fields at the end may replace what stands before it',
    typescript: ts(`
export async function ask(extra: any) {
  const options = { model: 'gpt-4o', max_completion_tokens: 100, messages: [], ...extra };
  return client.chat.completions.create(options);
}`),
    python: py(`
def ask(extra):
    options = {"model": "gpt-4o", "max_completion_tokens": 100, "messages": [], **extra}
    return client.chat.completions.create(**options)
`),
    facts: ['model = unknown parameter', 'cap = unknown parameter'],
  },
  {
    title: 'a spread of unknown fields at the start replaces nothing and may add anything',
    typescript: ts(`
export async function ask(extra: any) {
  return client.chat.completions.create({ ...extra, model: 'gpt-4o', messages: [] });
}`),
    python: py(`
def ask(extra):
    return client.chat.completions.create(**{**extra, "model": "gpt-4o", "messages": []})
`),
    facts: ['model = known gpt-4o', 'cap = unknown parameter'],
  },
  {
    title: 'unknown keyword arguments replace no written one',
    python: py(`
def ask(question, **options):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}], **options)
`),
    facts: ['model = known gpt-4o', 'cap = unknown parameter'],
  },
  {
    title: 'a spread of one of two records',
    typescript: ts(`
export async function ask(brief: boolean) {
  return client.chat.completions.create({
    model: 'gpt-4o', messages: [], ...(brief ? { max_completion_tokens: 100 } : { temperature: 1 }),
  });
}`),
    python: py(`
def ask(brief):
    return client.chat.completions.create(
        model="gpt-4o", messages=[], **({"max_completion_tokens": 100} if brief else {"temperature": 1})
    )
`),
    facts: ['cap = several 100 or absent', 'temperature = several 1 or absent', 'model = known gpt-4o'],
  },
  {
    title: 'a spread behind && adds its fields or none',
    typescript: ts(`
export async function ask(brief: boolean) {
  return client.chat.completions.create({
    model: 'gpt-4o', messages: [], ...(brief && { max_completion_tokens: 100 }),
  });
}`),
    facts: ['cap = several 100 or absent', 'model = known gpt-4o'],
  },
  {
    title: 'setdefault and ??= fill what is missing',
    typescript: ts(`
export async function ask() {
  const options: any = { model: 'gpt-4o', messages: [] };
  options.max_completion_tokens ??= 400;
  return client.chat.completions.create(options);
}`),
    python: py(`
def ask():
    options = {"model": "gpt-4o", "messages": []}
    options.setdefault("max_completion_tokens", 400)
    return client.chat.completions.create(**options)
`),
    facts: ['cap = known 400'],
  },
  {
    title: 'setdefault and ??= keep what is there',
    typescript: ts(`
export async function ask() {
  const options: any = { model: 'gpt-4o', messages: [], max_completion_tokens: 100 };
  options.max_completion_tokens ??= 400;
  return client.chat.completions.create(options);
}`),
    python: py(`
def ask():
    options = {"model": "gpt-4o", "messages": [], "max_completion_tokens": 100}
    options.setdefault("max_completion_tokens", 400)
    return client.chat.completions.create(**options)
`),
    facts: ['cap = known 100'],
  },
  {
    title: 'setdefault and ??= on options of a caller: what the caller gives, else the default',
    typescript: ts(`
export async function ask(options: any) {
  options.max_completion_tokens ??= 400;
  return client.chat.completions.create(options);
}`),
    python: py(`
def ask(**options):
    options.setdefault("max_completion_tokens", 400)
    return client.chat.completions.create(**options)
`),
    facts: ['cap != absent', 'cap != known 400 (literal)', 'model = unknown parameter'],
  },
  {
    title: 'a deleted key is absent',
    typescript: ts(`
export async function ask() {
  const options: any = { model: 'gpt-4o', messages: [], max_completion_tokens: 100 };
  delete options.max_completion_tokens;
  return client.chat.completions.create(options);
}`),
    python: py(`
def ask():
    options = {"model": "gpt-4o", "messages": [], "max_completion_tokens": 100}
    del options["max_completion_tokens"]
    return client.chat.completions.create(**options)
`),
    facts: ['cap = absent', 'model = known gpt-4o'],
  },
  {
    title: 'a key that is popped or left out by destructuring is absent',
    typescript: ts(`
const BASE = { model: 'gpt-4o', messages: [], max_completion_tokens: 100 };
export async function ask() {
  const { max_completion_tokens, ...rest } = BASE;
  return client.chat.completions.create(rest as any);
}`),
    python: py(`
def ask():
    options = {"model": "gpt-4o", "messages": [], "max_completion_tokens": 100}
    options.pop("max_completion_tokens", None)
    return client.chat.completions.create(**options)
`),
    facts: ['cap = absent', 'model = known gpt-4o'],
  },
  {
    title: 'a key deleted on some paths',
    typescript: ts(`
export async function ask(isLong: boolean) {
  const options: any = { model: 'gpt-4o', messages: [], max_completion_tokens: 100 };
  if (isLong) delete options.max_completion_tokens;
  return client.chat.completions.create(options);
}`),
    python: py(`
def ask(is_long):
    options = {"model": "gpt-4o", "messages": [], "max_completion_tokens": 100}
    if is_long:
        del options["max_completion_tokens"]
    return client.chat.completions.create(**options)
`),
    facts: ['cap = several 100 or absent'],
  },
  {
    title: 'a key given by a constant name',
    typescript: ts(`
const KEY = 'max_completion_tokens';
export async function ask() {
  const options: any = { model: 'gpt-4o', messages: [] };
  options[KEY] = 400;
  return client.chat.completions.create(options);
}`),
    python: py(`
KEY = "max_completion_tokens"
def ask():
    options = {"model": "gpt-4o", "messages": []}
    options[KEY] = 400
    return client.chat.completions.create(**options)
`),
    facts: ['cap = known 400'],
  },
  {
    title: 'a key that only the run time knows may be any',
    typescript: ts(`
export async function ask(values: Record<string, number>) {
  const options: any = { model: 'gpt-4o', messages: [] };
  for (const key of Object.keys(values)) options[key] = values[key];
  return client.chat.completions.create(options);
}`),
    python: py(`
def ask(values):
    options = {"model": "gpt-4o", "messages": []}
    for key, value in values.items():
        options[key] = value
    return client.chat.completions.create(**options)
`),
    facts: ['cap = unknown run-time-value'],
  },
  {
    title: 'a value that is nothing counts as not given',
    typescript: ts(`
export async function ask(brief: boolean) {
  return client.chat.completions.create({ model: 'gpt-4o', messages: [], max_completion_tokens: brief ? 100 : undefined });
}
export async function never() {
  return client.chat.completions.create({ model: 'gpt-4o', messages: [], max_completion_tokens: null });
}`),
    python: py(`
def ask(brief):
    return client.chat.completions.create(model="gpt-4o", messages=[], max_completion_tokens=100 if brief else None)
def never():
    return client.chat.completions.create(model="gpt-4o", messages=[], max_completion_tokens=None)
`),
    facts: ['ask: cap = several 100 or absent', 'never: cap = absent'],
  },
  {
    title: 'records merged by an operator',
    python: py(`
DEFAULTS = {"model": "gpt-4o", "messages": []}
def merged():
    return client.chat.completions.create(**(DEFAULTS | {"max_completion_tokens": 400}))
def in_place():
    options = dict(DEFAULTS)
    options |= {"max_completion_tokens": 300}
    return client.chat.completions.create(**options)
def plain():
    return client.chat.completions.create(**DEFAULTS)
`),
    facts: ['merged: cap = known 400', 'in_place: cap = known 300', 'plain: cap = absent'],
  },
]);

checkScenarios('options that others share', [
  {
    title: 'a write through an alias counts',
    typescript: ts(`
export async function ask() {
  const options: any = { model: 'gpt-4o', messages: [] };
  const same = options;
  same.max_completion_tokens = 400;
  return client.chat.completions.create(options);
}`),
    python: py(`
def ask():
    options = {"model": "gpt-4o", "messages": []}
    same = options
    same["max_completion_tokens"] = 400
    return client.chat.completions.create(**options)
`),
    facts: ['cap = known 400'],
  },
  {
    title: 'a deep copy shares nothing',
    typescript: ts(`
export async function both() {
  const base: any = { model: 'gpt-4o', messages: [] };
  const mine = structuredClone(base);
  mine.max_completion_tokens = 400;
  await first(mine);
  async function plain() { return client.chat.completions.create(base); }
  await plain();
}
async function first(options: any) { return client.chat.completions.create(options); }`),
    python: py(`
import copy
def both():
    base = {"model": "gpt-4o", "messages": []}
    mine = copy.deepcopy(base)
    mine["max_completion_tokens"] = 400
    first(mine)
    second(base)
def first(options):
    return client.chat.completions.create(**options)
def second(options):
    return client.chat.completions.create(**options)
`),
    facts: ['first: cap = known 400', 'first: model = known gpt-4o'],
  },
  {
    title: 'a shallow copy shares what is nested',
    typescript: ts(`
export async function ask() {
  const base: any = { model: 'gpt-5', input: 'hi', reasoning: { effort: 'high' } };
  const copy = { ...base };
  copy.reasoning.effort = 'low';
  copy.max_output_tokens = 50;
  return client.responses.create(base);
}`),
    python: py(`
def ask():
    base = {"model": "gpt-5", "input": "hi", "reasoning": {"effort": "high"}}
    copy = base.copy()
    copy["reasoning"]["effort"] = "low"
    copy["max_output_tokens"] = 50
    return client.responses.create(**base)
`),
    facts: ['effort = known low', 'cap = absent'],
  },
  {
    title: 'a followed helper that writes',
    typescript: ts(`
function limit(options: any, tokens: number) { options.max_completion_tokens = tokens; }
export async function ask() {
  const options: any = { model: 'gpt-4o', messages: [] };
  limit(options, 400);
  return client.chat.completions.create(options);
}`),
    python: py(`
def limit(options, tokens):
    options["max_completion_tokens"] = tokens
def ask():
    options = {"model": "gpt-4o", "messages": []}
    limit(options, 400)
    return client.chat.completions.create(**options)
`),
    facts: ['cap = known 400'],
  },
  {
    title: 'a helper of another file that writes',
    typescript: `
//- /helpers.ts
export function limit(options: any) { options.max_completion_tokens = 400; return options; }
//- /app.ts
import OpenAI from 'openai';
import { limit } from './helpers';
const client = new OpenAI();
export async function ask() {
  const options: any = { model: 'gpt-4o', messages: [] };
  limit(options);
  return client.chat.completions.create(options);
}`,
    python: `
#- /helpers.py
def limit(options):
    options["max_completion_tokens"] = 400
    return options
#- /app.py
from openai import OpenAI
from helpers import limit
client = OpenAI()
def ask():
    options = {"model": "gpt-4o", "messages": []}
    limit(options)
    return client.chat.completions.create(**options)
`,
    facts: ['cap = known 400'],
  },
  {
    title: 'a helper two calls away that writes',
    typescript: ts(`
function inner(options: any) { options.max_completion_tokens = 400; }
function outer(options: any) { inner(options); }
export async function ask() {
  const options: any = { model: 'gpt-4o', messages: [] };
  outer(options);
  return client.chat.completions.create(options);
}`),
    python: py(`
def inner(options):
    options["max_completion_tokens"] = 400
def outer(options):
    inner(options)
def ask():
    options = {"model": "gpt-4o", "messages": []}
    outer(options)
    return client.chat.completions.create(**options)
`),
    facts: ['cap = known 400'],
  },
  {
    title: 'a followed helper that only reads',
    typescript: ts(`
function note(options: any) { console.log('asking', options.model); }
export async function ask() {
  const options: any = { model: 'gpt-4o', messages: [] };
  note(options);
  return client.chat.completions.create(options);
}`),
    python: py(`
def note(options):
    print("asking", options["model"])
def ask():
    options = {"model": "gpt-4o", "messages": []}
    note(options)
    return client.chat.completions.create(**options)
`),
    facts: ['cap = absent', 'model = known gpt-4o'],
  },
  {
    title: 'options made by a helper',
    typescript: ts(`
function defaults() { return { model: 'gpt-4o', max_completion_tokens: 300 }; }
export async function ask() {
  return client.chat.completions.create({ ...defaults(), messages: [] });
}`),
    python: py(`
def defaults():
    return {"model": "gpt-4o", "max_completion_tokens": 300}
def ask():
    return client.chat.completions.create(messages=[], **defaults())
`),
    facts: ['model = known gpt-4o', 'cap = known 300'],
  },
  {
    title: 'passed to code that is not followed',
    typescript: ts(`
import { decorate } from 'some-plugin';
export async function ask() {
  const options: any = { model: 'gpt-4o', messages: [] };
  decorate(options);
  return client.chat.completions.create(options);
}`),
    python: py(`
from some_plugin import decorate
def ask():
    options = {"model": "gpt-4o", "messages": []}
    decorate(options)
    return client.chat.completions.create(**options)
`),
    facts: ['cap = unknown escaped'],
  },
  {
    title: 'passed on by a helper to code that is not followed',
    typescript: ts(`
import { decorate } from 'some-plugin';
function prepare(options: any) { decorate(options); }
export async function ask() {
  const options: any = { model: 'gpt-4o', messages: [] };
  prepare(options);
  return client.chat.completions.create(options);
}`),
    python: py(`
from some_plugin import decorate
def prepare(options):
    decorate(options)
def ask():
    options = {"model": "gpt-4o", "messages": []}
    prepare(options)
    return client.chat.completions.create(**options)
`),
    facts: ['cap = unknown escaped'],
  },
  {
    title: 'stored in an object of code that is not followed',
    typescript: ts(`
import { registry } from 'some-plugin';
export async function ask() {
  const options: any = { model: 'gpt-4o', messages: [] };
  registry.current = options;
  registry.refresh();
  return client.chat.completions.create(options);
}`),
    python: py(`
from some_plugin import registry
def ask():
    options = {"model": "gpt-4o", "messages": []}
    registry.current = options
    registry.refresh()
    return client.chat.completions.create(**options)
`),
    facts: ['cap = unknown escaped'],
  },
  {
    title: 'within another record that is passed to code that is not followed',
    typescript: ts(`
import { decorate } from 'some-plugin';
export async function ask() {
  const options: any = { model: 'gpt-4o', messages: [] };
  decorate({ request: options });
  return client.chat.completions.create(options);
}`),
    python: py(`
from some_plugin import decorate
def ask():
    options = {"model": "gpt-4o", "messages": []}
    decorate({"request": options})
    return client.chat.completions.create(**options)
`),
    facts: ['cap = unknown escaped'],
  },
  {
    title: 'given to a method of an unknown object',
    typescript: ts(`
export async function ask(hooks: any) {
  const options: any = { model: 'gpt-4o', messages: [] };
  hooks.before(options);
  return client.chat.completions.create(options);
}`),
    python: py(`
def ask(hooks):
    options = {"model": "gpt-4o", "messages": []}
    hooks.before(options)
    return client.chat.completions.create(**options)
`),
    facts: ['cap = unknown escaped'],
  },
  {
    title: 'passed to unfollowed code only after the call',
    typescript: ts(`
import { record } from 'some-plugin';
export async function ask() {
  const options: any = { model: 'gpt-4o', messages: [] };
  const answer = await client.chat.completions.create(options);
  record(options, answer);
  return answer;
}`),
    python: py(`
from some_plugin import record
def ask():
    options = {"model": "gpt-4o", "messages": []}
    answer = client.chat.completions.create(**options)
    record(options, answer)
    return answer
`),
    facts: ['cap = absent'],
  },
  {
    title: 'printing and measuring change nothing',
    typescript: ts(`
export async function ask() {
  const options: any = { model: 'gpt-4o', messages: [] };
  console.debug(options, JSON.stringify(options), Object.keys(options).length);
  return client.chat.completions.create(options);
}`),
    python: py(`
import json
def ask():
    options = {"model": "gpt-4o", "messages": []}
    print(options, json.dumps(options), len(options))
    return client.chat.completions.create(**options)
`),
    facts: ['cap = absent'],
  },
  {
    title: 'captured by a function that unfollowed code may call',
    typescript: ts(`
import { onReady } from 'some-plugin';
export async function ask() {
  const options: any = { model: 'gpt-4o', messages: [] };
  onReady(() => { options.max_completion_tokens = 50; });
  return client.chat.completions.create(options);
}`),
    python: py(`
from some_plugin import on_ready
def ask():
    options = {"model": "gpt-4o", "messages": []}
    def limit():
        options["max_completion_tokens"] = 50
    on_ready(limit)
    return client.chat.completions.create(**options)
`),
    facts: ['cap != absent', 'cap != known 50'],
  },
  {
    title: 'written by an inner function that is called',
    typescript: ts(`
export async function ask() {
  const options: any = { model: 'gpt-4o', messages: [] };
  const limit = () => { options.max_completion_tokens = 50; };
  limit();
  return client.chat.completions.create(options);
}`),
    python: py(`
def ask():
    options = {"model": "gpt-4o", "messages": []}
    def limit():
        options["max_completion_tokens"] = 50
    limit()
    return client.chat.completions.create(**options)
`),
    facts: ['cap != absent'],
  },
  {
    title: 'a module constant that nobody changes is closed',
    typescript: ts(`
const DEFAULTS: any = { model: 'gpt-4o', messages: [] };
export async function ask() { return client.chat.completions.create(DEFAULTS); }`),
    python: py(`
DEFAULTS = {"model": "gpt-4o", "messages": []}
def ask():
    return client.chat.completions.create(**DEFAULTS)
`),
    facts: ['cap = absent'],
  },
  {
    title: 'a module constant that another function changes',
    typescript: ts(`
const DEFAULTS: any = { model: 'gpt-4o', messages: [] };
export function configure(tokens: number) { DEFAULTS.max_completion_tokens = tokens; }
export async function ask() { return client.chat.completions.create(DEFAULTS); }`),
    python: py(`
DEFAULTS = {"model": "gpt-4o", "messages": []}
def configure(tokens):
    DEFAULTS["max_completion_tokens"] = tokens
def ask():
    return client.chat.completions.create(**DEFAULTS)
`),
    facts: ['ask: cap = unknown escaped'],
  },
  {
    title: 'a module constant that the module body completes',
    typescript: ts(`
const DEFAULTS: any = { model: 'gpt-4o', messages: [] };
DEFAULTS.max_completion_tokens = 200;
export async function ask() { return client.chat.completions.create(DEFAULTS); }`),
    python: py(`
DEFAULTS = {"model": "gpt-4o", "messages": []}
DEFAULTS["max_completion_tokens"] = 200
def ask():
    return client.chat.completions.create(**DEFAULTS)
`),
    facts: ['cap = known 200'],
  },
  {
    title: 'a module constant of another file that a function there changes',
    typescript: `
//- /config.ts
export const DEFAULTS: any = { model: 'gpt-4o', messages: [] };
export function configure(tokens: number) { DEFAULTS.max_completion_tokens = tokens; }
//- /app.ts
import OpenAI from 'openai';
import { DEFAULTS } from './config';
const client = new OpenAI();
export async function ask() { return client.chat.completions.create(DEFAULTS); }`,
    python: `
#- /config.py
DEFAULTS = {"model": "gpt-4o", "messages": []}
def configure(tokens):
    DEFAULTS["max_completion_tokens"] = tokens
#- /app.py
from openai import OpenAI
from config import DEFAULTS
client = OpenAI()
def ask():
    return client.chat.completions.create(**DEFAULTS)
`,
    facts: ['cap = unknown escaped', 'model = known gpt-4o'],
  },
  {
    title: 'fields of an object hold the options',
    typescript: ts(`
export class Bot {
  options = { model: 'gpt-4o', max_completion_tokens: 256 };
  async ask() { return client.chat.completions.create({ ...this.options, messages: [] }); }
}`),
    python: py(`
class Bot:
    def __init__(self):
        self.options = {"model": "gpt-4o", "max_completion_tokens": 256}
    def ask(self):
        return client.chat.completions.create(messages=[], **self.options)
`),
    facts: ['model = known gpt-4o', 'cap = known 256'],
  },
  {
    title: 'options in a field that another method changes',
    typescript: ts(`
export class Bot {
  options: any = { model: 'gpt-4o' };
  limit(tokens: number) { this.options.max_completion_tokens = tokens; }
  async ask() { return client.chat.completions.create({ ...this.options, messages: [] }); }
}`),
    python: py(`
class Bot:
    def __init__(self):
        self.options = {"model": "gpt-4o"}
    def limit(self, tokens):
        self.options["max_completion_tokens"] = tokens
    def ask(self):
        return client.chat.completions.create(messages=[], **self.options)
`),
    facts: ['model = known gpt-4o', 'cap != absent'],
  },
  {
    title: 'options nested in a record',
    typescript: ts(`
const CONFIG = { answer: { params: { model: 'gpt-4o', max_completion_tokens: 300 } } };
export async function ask() { return client.chat.completions.create({ ...CONFIG.answer.params, messages: [] }); }`),
    python: py(`
CONFIG = {"answer": {"params": {"model": "gpt-4o", "max_completion_tokens": 300}}}
def ask():
    return client.chat.completions.create(messages=[], **CONFIG["answer"]["params"])
`),
    facts: ['model = known gpt-4o', 'cap = known 300'],
  },
]);

checkScenarios('ways that control takes', [
  {
    title: 'a branch that returns early keeps its writes to itself',
    typescript: ts(`
async function send(options: any) { return options; }
export async function ask(brief: boolean) {
  const options: any = { model: 'gpt-4o', messages: [] };
  if (brief) {
    options.max_completion_tokens = 100;
    return send(options);
  }
  return client.chat.completions.create(options);
}`),
    python: py(`
def send(options):
    return options
def ask(brief):
    options = {"model": "gpt-4o", "messages": []}
    if brief:
        options["max_completion_tokens"] = 100
        return send(options)
    return client.chat.completions.create(**options)
`),
    facts: ['cap = absent'],
  },
  {
    title: 'a guard that throws leaves one way on',
    typescript: ts(`
export async function ask(question: string) {
  const options: any = { model: 'gpt-4o', messages: [] };
  if (!question) throw new Error('empty');
  else options.max_completion_tokens = 100;
  return client.chat.completions.create(options);
}`),
    python: py(`
def ask(question):
    options = {"model": "gpt-4o", "messages": []}
    if not question:
        raise ValueError("empty")
    else:
        options["max_completion_tokens"] = 100
    return client.chat.completions.create(**options)
`),
    facts: ['cap = known 100'],
  },
  {
    title: 'a write in a try may not have happened when its handler goes on',
    typescript: ts(`
import { check } from 'some-plugin';
export async function ask() {
  const options: any = { model: 'gpt-4o', messages: [] };
  try {
    check();
    options.max_completion_tokens = 400;
  } catch {
    console.warn('no check');
  }
  return client.chat.completions.create(options);
}`),
    python: py(`
from some_plugin import check
def ask():
    options = {"model": "gpt-4o", "messages": []}
    try:
        check()
        options["max_completion_tokens"] = 400
    except Exception:
        print("no check")
    return client.chat.completions.create(**options)
`),
    facts: ['cap = several 400 or absent'],
  },
  {
    title: 'a write in a try whose handler leaves has happened',
    typescript: ts(`
import { check } from 'some-plugin';
export async function ask() {
  const options: any = { model: 'gpt-4o', messages: [] };
  try {
    check();
    options.max_completion_tokens = 400;
  } catch (error) {
    throw error;
  }
  return client.chat.completions.create(options);
}`),
    python: py(`
from some_plugin import check
def ask():
    options = {"model": "gpt-4o", "messages": []}
    try:
        check()
        options["max_completion_tokens"] = 400
    except Exception:
        raise
    return client.chat.completions.create(**options)
`),
    facts: ['cap = known 400'],
  },
  {
    title: 'what finally writes has happened',
    typescript: ts(`
import { check } from 'some-plugin';
export async function ask() {
  const options: any = { model: 'gpt-4o', messages: [] };
  try { check(); } catch { console.warn('no check'); } finally { options.max_completion_tokens = 400; }
  return client.chat.completions.create(options);
}`),
    python: py(`
from some_plugin import check
def ask():
    options = {"model": "gpt-4o", "messages": []}
    try:
        check()
    except Exception:
        print("no check")
    finally:
        options["max_completion_tokens"] = 400
    return client.chat.completions.create(**options)
`),
    facts: ['cap = known 400'],
  },
  {
    title: 'a write in a loop may not have happened',
    typescript: ts(`
export async function ask(limits: number[]) {
  const options: any = { model: 'gpt-4o', messages: [] };
  for (const limit of limits) {
    if (limit > 0) { options.max_completion_tokens = 300; break; }
  }
  return client.chat.completions.create(options);
}`),
    python: py(`
def ask(limits):
    options = {"model": "gpt-4o", "messages": []}
    for limit in limits:
        if limit > 0:
            options["max_completion_tokens"] = 300
            break
    return client.chat.completions.create(**options)
`),
    facts: ['cap = several 300 or absent'],
  },
  {
    title: 'a second attempt with more room',
    typescript: ts(`
export async function ask() {
  const options: any = { model: 'gpt-4o', messages: [], max_completion_tokens: 100 };
  const first = await client.chat.completions.create(options);
  if (first.choices[0]?.finish_reason === 'length') options.max_completion_tokens = 1000;
  async function again() { return first; }
  return again();
}`),
    python: py(`
def ask():
    options = {"model": "gpt-4o", "messages": [], "max_completion_tokens": 100}
    first = client.chat.completions.create(**options)
    if first.choices[0].finish_reason == "length":
        options["max_completion_tokens"] = 1000
    return first
`),
    facts: ['cap = known 100'],
  },
]);

checkScenarios('default and rest parameters', [
  {
    title: 'a default parameter object serves callers that give none',
    typescript: ts(`
async function ask(question: string, options: any = { model: 'gpt-4o', max_completion_tokens: 200 }) {
  return client.chat.completions.create({ ...options, messages: [{ role: 'user', content: question }] });
}
export async function main() { return ask('hi'); }`),
    python: py(`
def ask(question, options={"model": "gpt-4o", "max_completion_tokens": 200}):
    return client.chat.completions.create(messages=[{"role": "user", "content": question}], **options)
def main():
    return ask("hi")
`),
    facts: [
      'sites = 1 direct 1 via',
      'via main: model = known gpt-4o',
      'via main: cap = known 200',
      'via main: messages = [user: "hi"]',
    ],
  },
  {
    title: 'a function with an empty default object may be given any options',
    typescript: ts(`
export async function ask(question: string, options: any = {}) {
  return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: question }], ...options });
}`),
    python: py(`
def ask(question, options={}):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}], **options)
`),
    facts: ['cap = unknown parameter'],
  },
  {
    title: 'what callers hand through',
    typescript: ts(`
async function ask(question: string, extra: any = {}) {
  return client.chat.completions.create({ ...extra, model: 'gpt-4o', messages: [{ role: 'user', content: question }] });
}
export async function brief() { return ask('hi', { max_completion_tokens: 300 }); }
export async function open() { return ask('hi'); }`),
    python: py(`
def ask(question, **extra):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}], **extra)
def brief():
    return ask("hi", max_completion_tokens=300)
def open():
    return ask("hi")
`),
    facts: [
      'sites = 1 direct 2 via',
      'via brief: cap = known 300',
      'via open: cap = absent',
      'ask: cap = several 300 or absent',
    ],
  },
  {
    title: 'a destructured parameter with defaults',
    typescript: ts(`
export async function ask({ model = 'gpt-4o', tokens = 500 }: { model?: string; tokens?: number }) {
  return client.chat.completions.create({ model, max_completion_tokens: tokens, messages: [] });
}`),
    python: py(`
def ask(*, model="gpt-4o", tokens=500):
    return client.chat.completions.create(model=model, max_completion_tokens=tokens, messages=[])
`),
    facts: ['model = known gpt-4o (default-parameter)', 'cap = known 500 (default-parameter)'],
  },
  {
    title: 'rest arguments passed on as a list',
    typescript: ts(`
async function ask(model: string, ...messages: any[]) {
  return client.chat.completions.create({ model, messages });
}
export async function main() {
  return ask('gpt-4o', { role: 'system', content: 'Be brief.' }, { role: 'user', content: 'Hi' });
}`),
    python: py(`
def ask(model, *messages):
    return client.chat.completions.create(model=model, messages=list(messages))
def main():
    return ask("gpt-4o", {"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hi"})
`),
    facts: ['via main: messages = [system: "Be brief.", user: "Hi"]', 'via main: model = known gpt-4o (argument)'],
  },
]);
