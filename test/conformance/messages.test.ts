import { checkScenarios } from './scenario.ts';

const ts = (body: string): string => `import OpenAI from 'openai';\nconst client = new OpenAI();\n${body}`;
const py = (body: string): string => `from openai import OpenAI\nclient = OpenAI()\n${body}`;

checkScenarios('message lists', [
  {
    title: 'messages appended one by one',
    typescript: ts(`
export async function ask(question: string) {
  const messages: any[] = [{ role: 'system', content: 'Be brief.' }];
  messages.push({ role: 'user', content: question });
  return client.chat.completions.create({ model: 'gpt-4o', messages });
}`),
    python: py(`
def ask(question):
    messages = [{"role": "system", "content": "Be brief."}]
    messages.append({"role": "user", "content": question})
    return client.chat.completions.create(model="gpt-4o", messages=messages)
`),
    facts: ['messages = [system: "Be brief.", user: ${parameter}]'],
  },
  {
    title: 'messages appended in a loop may be any number',
    typescript: ts(`
export async function ask(history: string[], question: string) {
  const messages: any[] = [{ role: 'system', content: 'Be brief.' }];
  for (const turn of history) messages.push({ role: 'user', content: turn });
  messages.push({ role: 'user', content: question });
  return client.chat.completions.create({ model: 'gpt-4o', messages });
}`),
    python: py(`
def ask(history, question):
    messages = [{"role": "system", "content": "Be brief."}]
    for turn in history:
        messages.append({"role": "user", "content": turn})
    messages.append({"role": "user", "content": question})
    return client.chat.completions.create(model="gpt-4o", messages=messages)
`),
    facts: ['messages = [system: "Be brief.", user*: ${loop-variable}, user: ${parameter}]'],
  },
  {
    title: 'messages appended by forEach may be any number',
    typescript: ts(`
export async function ask(history: string[], question: string) {
  const messages: any[] = [{ role: 'system', content: 'Be brief.' }];
  history.forEach((turn) => { messages.push({ role: 'assistant', content: 'ok' }); });
  messages.push({ role: 'user', content: question });
  return client.chat.completions.create({ model: 'gpt-4o', messages });
}`),
    facts: ['messages = [system: "Be brief.", assistant*: "ok", user: ${parameter}]'],
  },
  {
    title: 'a constant list extended by another one',
    typescript: ts(`
const EXAMPLES = [{ role: 'user', content: '2+2' }, { role: 'assistant', content: '4' }];
export async function ask() {
  const messages: any[] = [{ role: 'system', content: 'Add.' }];
  messages.push(...EXAMPLES);
  return client.chat.completions.create({ model: 'gpt-4o', messages });
}`),
    python: py(`
EXAMPLES = [{"role": "user", "content": "2+2"}, {"role": "assistant", "content": "4"}]
def ask():
    messages = [{"role": "system", "content": "Add."}]
    messages.extend(EXAMPLES)
    return client.chat.completions.create(model="gpt-4o", messages=messages)
`),
    facts: ['messages = [system: "Add.", user: "2+2", assistant: "4"]'],
  },
  {
    title: 'lists put together by spread and by plus',
    typescript: ts(`
const EXAMPLES = [{ role: 'user', content: '2+2' }, { role: 'assistant', content: '4' }];
export async function ask(question: string) {
  const messages: any[] = [{ role: 'system', content: 'Add.' }, ...EXAMPLES, { role: 'user', content: question }];
  return client.chat.completions.create({ model: 'gpt-4o', messages });
}`),
    python: py(`
EXAMPLES = [{"role": "user", "content": "2+2"}, {"role": "assistant", "content": "4"}]
def ask(question):
    messages = [{"role": "system", "content": "Add."}] + EXAMPLES + [{"role": "user", "content": question}]
    return client.chat.completions.create(model="gpt-4o", messages=messages)
`),
    facts: ['messages = [system: "Add.", user: "2+2", assistant: "4", user: ${parameter}]'],
  },
  {
    title: 'a history of the caller leaves the list open',
    typescript: ts(`
export async function ask(history: any[], question: string) {
  const messages: any[] = [{ role: 'system', content: 'Be brief.' }];
  messages.push(...history);
  messages.push({ role: 'user', content: question });
  return client.chat.completions.create({ model: 'gpt-4o', messages });
}`),
    python: py(`
def ask(history, question):
    messages = [{"role": "system", "content": "Be brief."}]
    messages.extend(history)
    messages.append({"role": "user", "content": question})
    return client.chat.completions.create(model="gpt-4o", messages=messages)
`),
    facts: ['messages = [system: "Be brief.", user*: ${parameter}, user: ${parameter}, ...]'],
  },
  {
    title: 'a message that is there on some paths',
    typescript: ts(`
export async function ask(question: string, isStrict: boolean) {
  const messages: any[] = [];
  if (isStrict) messages.push({ role: 'system', content: 'Be strict.' });
  messages.push({ role: 'user', content: question });
  return client.chat.completions.create({ model: 'gpt-4o', messages });
}`),
    python: py(`
def ask(question, is_strict):
    messages = []
    if is_strict:
        messages.append({"role": "system", "content": "Be strict."})
    messages.append({"role": "user", "content": question})
    return client.chat.completions.create(model="gpt-4o", messages=messages)
`),
    facts: ['messages = [system?: "Be strict.", user: ${parameter}]'],
  },
  {
    title: 'a message put in front',
    typescript: ts(`
export async function ask(question: string) {
  const messages: any[] = [{ role: 'user', content: question }];
  messages.unshift({ role: 'system', content: 'Be brief.' });
  return client.chat.completions.create({ model: 'gpt-4o', messages });
}`),
    python: py(`
def ask(question):
    messages = [{"role": "user", "content": question}]
    messages.insert(0, {"role": "system", "content": "Be brief."})
    return client.chat.completions.create(model="gpt-4o", messages=messages)
`),
    facts: ['messages = [system: "Be brief.", user: ${parameter}]'],
  },
  {
    title: 'a message list within the options, changed through them',
    typescript: ts(`
export async function ask(question: string) {
  const options: any = { model: 'gpt-4o', messages: [] };
  const { messages } = options;
  messages.push({ role: 'user', content: question });
  return client.chat.completions.create(options);
}`),
    python: py(`
def ask(question):
    options = {"model": "gpt-4o", "messages": []}
    messages = options["messages"]
    messages.append({"role": "user", "content": question})
    return client.chat.completions.create(**options)
`),
    facts: ['messages = [user: ${parameter}]'],
  },
  {
    title: 'a list made by map or a comprehension',
    typescript: ts(`
export async function ask(turns: string[]) {
  const messages: any[] = turns.map((turn) => ({ role: 'user', content: turn }));
  return client.chat.completions.create({ model: 'gpt-4o', messages });
}`),
    python: py(`
def ask(turns):
    messages = [{"role": "user", "content": turn} for turn in turns]
    return client.chat.completions.create(model="gpt-4o", messages=messages)
`),
    facts: ['messages != [user: ${parameter}]', 'messages != []', 'sites = 1 direct'],
  },
  {
    title: 'a conversation in a field of an object grows from call to call',
    typescript: ts(`
export class Chat {
  private messages: any[] = [{ role: 'system', content: 'Be kind.' }];
  async ask(question: string) {
    this.messages.push({ role: 'user', content: question });
    const answer = await client.chat.completions.create({ model: 'gpt-4o', messages: this.messages });
    this.messages.push(answer.choices[0].message);
    return answer;
  }
}`),
    python: py(`
class Chat:
    def __init__(self):
        self.messages = [{"role": "system", "content": "Be kind."}]
    def ask(self, question):
        self.messages.append({"role": "user", "content": question})
        answer = client.chat.completions.create(model="gpt-4o", messages=self.messages)
        self.messages.append(answer.choices[0].message)
        return answer
`),
    facts: ['messages = [system: "Be kind.", user*: ${parameter}, user: ${parameter}, ...]'],
  },
  {
    title: 'a prompt made by a helper of another file',
    typescript: `
//- /prompts.ts
export function build(question: string) {
  return [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: question }];
}
//- /app.ts
import OpenAI from 'openai';
import { build } from './prompts';
const client = new OpenAI();
export async function ask(question: string) {
  return client.chat.completions.create({ model: 'gpt-4o', messages: build(question) as any });
}`,
    python: `
#- /prompts.py
def build(question):
    return [{"role": "system", "content": "Be brief."}, {"role": "user", "content": question}]
#- /app.py
from openai import OpenAI
from prompts import build
client = OpenAI()
def ask(question):
    return client.chat.completions.create(model="gpt-4o", messages=build(question))
`,
    facts: ['messages = [system: "Be brief.", user: ${parameter}]'],
  },
]);

checkScenarios('prompt texts', [
  {
    title: 'templates and f-strings',
    typescript: ts(`
const TONE = 'kind';
export async function ask(name: string) {
  return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: \`Be \${TONE} to \${name}.\` }] });
}`),
    python: py(`
TONE = "kind"
def ask(name):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": f"Be {TONE} to {name}."}])
`),
    facts: ['messages = [user: "Be kind to ${parameter}."]'],
  },
  {
    title: 'concatenation, also step by step',
    typescript: ts(`
export async function ask(name: string) {
  let prompt = 'Be kind';
  prompt += ' to ' + name;
  prompt += '.';
  return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: prompt }] });
}`),
    python: py(`
def ask(name):
    prompt = "Be kind"
    prompt += " to " + name
    prompt += "."
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}])
`),
    facts: ['messages = [user: "Be kind to ${parameter}."]'],
  },
  {
    title: 'joined lines',
    typescript: ts(`
export async function ask(name: string) {
  const prompt = ['Be kind.', \`Greet \${name}.\`].join(' ');
  return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: prompt }] });
}`),
    python: py(`
def ask(name):
    prompt = " ".join(["Be kind.", f"Greet {name}."])
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}])
`),
    facts: ['messages = [user: "Be kind. Greet ${parameter}."]'],
  },
  {
    title: 'replaced placeholders',
    typescript: ts(`
const TEMPLATE = 'Greet {name} in {language}.';
export async function ask(name: string) {
  const prompt = TEMPLATE.replace('{name}', name).replaceAll('{language}', 'French');
  return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: prompt }] });
}`),
    python: py(`
TEMPLATE = "Greet {name} in {language}."
def ask(name):
    prompt = TEMPLATE.replace("{name}", name).replace("{language}", "French")
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}])
`),
    facts: ['messages = [user: "Greet ${parameter} in French."]'],
  },
  {
    title: 'format and percent',
    python: py(`
TEMPLATE = "Greet {name} in {0}."
def by_format(name):
    prompt = TEMPLATE.format("French", name=name)
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}])
def by_percent(name):
    prompt = "Greet %s in %s." % (name, "French")
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}])
def by_map(name):
    prompt = TEMPLATE.format("French", **{"name": name})
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}])
`),
    facts: [
      'by_format: messages = [user: "Greet ${parameter} in French."]',
      'by_percent: messages = [user: "Greet ${parameter} in French."]',
      'by_map: messages = [user: "Greet ${parameter} in French."]',
    ],
  },
  {
    title: 'dedented and stripped texts',
    typescript: ts(`
import dedent from 'dedent';
export async function ask() {
  const prompt = dedent(\`
    Be kind.
    Be brief.
  \`).trim();
  return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: prompt }] });
}
export async function tagged() {
  const prompt = dedent\`
    Be kind.
    Be brief.
  \`;
  return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: prompt.trim() }] });
}`),
    facts: ['ask: messages = [user: "Be kind.\\nBe brief."]', 'tagged: messages = [user: "Be kind.\\nBe brief."]'],
  },
  {
    title: 'dedented and stripped texts',
    python: py(`
import textwrap
def ask():
    prompt = textwrap.dedent("""
        Be kind.
        Be brief.
    """).strip()
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}])
`),
    facts: ['messages = [user: "Be kind.\\nBe brief."]'],
  },
  {
    title: 'a prompt file read from disk',
    typescript: `
//- /prompts/system.md
You are a careful assistant.
//- /app.ts
import { readFileSync } from 'node:fs';
import OpenAI from 'openai';
const client = new OpenAI();
const SYSTEM = readFileSync('prompts/system.md', 'utf8').trim();
export async function ask(question: string) {
  return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'system', content: SYSTEM }, { role: 'user', content: question }] });
}`,
    python: `
#- /prompts/system.md
You are a careful assistant.
#- /app.py
from pathlib import Path
from openai import OpenAI
client = OpenAI()
SYSTEM = Path("prompts/system.md").read_text().strip()
def ask(question):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": SYSTEM}, {"role": "user", "content": question}])
`,
    facts: ['messages = [system: "You are a careful assistant.", user: ${parameter}]'],
  },
  {
    title: 'a prompt file opened and read',
    python: `
#- /prompts/system.md
You are a careful assistant.
#- /app.py
from openai import OpenAI
client = OpenAI()
def ask(question):
    with open("prompts/system.md") as file:
        system = file.read().strip()
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": system}, {"role": "user", "content": question}])
`,
    typescript: `
//- /prompts/system.md
You are a careful assistant.
//- /app.ts
import { readFile } from 'node:fs/promises';
import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(question: string) {
  const system = (await readFile('prompts/system.md', { encoding: 'utf8' })).trim();
  return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'system', content: system }, { role: 'user', content: question }] });
}`,
    facts: ['messages = [system: "You are a careful assistant.", user: ${parameter}]'],
  },
  {
    title: 'a prompt imported as text',
    typescript: `
//- /prompts/system.md
You are a careful assistant.
//- /app.ts
import OpenAI from 'openai';
import system from './prompts/system.md';
const client = new OpenAI();
export async function ask(question: string) {
  return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'system', content: system.trim() }] });
}`,
    facts: ['messages = [system: "You are a careful assistant."]'],
  },
  {
    title: 'a prompt file that is not there',
    typescript: ts(`
import { readFileSync } from 'node:fs';
export async function ask() {
  const system = readFileSync('prompts/none.md', 'utf8');
  return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'system', content: system }] });
}`),
    python: py(`
def ask():
    system = open("prompts/none.md").read()
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": system}])
`),
    facts: ['messages = [system: ${file}]'],
  },
  {
    title: 'where run-time text comes from',
    typescript: ts(`
import { randomUUID } from 'node:crypto';
export async function clock() {
  return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'system', content: \`Now: \${new Date().toISOString()}\` }] });
}
export async function random() {
  return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'system', content: \`Id: \${randomUUID()}\` }] });
}
export async function environment() {
  return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'system', content: \`In \${process.env.REGION}\` }] });
}
export async function chained() {
  const draft = await client.responses.create({ model: 'gpt-4o', input: 'Draft a text.' });
  return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: \`Shorten: \${draft.output_text}\` }] });
}`),
    python: py(`
import os
import uuid
from datetime import datetime
def clock():
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": f"Now: {datetime.now().isoformat()}"}])
def random():
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": f"Id: {uuid.uuid4()}"}])
def environment():
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": f"In {os.environ['REGION']}"}])
`),
    facts: [
      'clock: messages = [system: "Now: ${clock}"]',
      'random: messages = [system: "Id: ${random}"]',
      'environment: messages = [system: "In ${environment}"]',
    ],
  },
  {
    title: 'text that one of two branches writes',
    typescript: ts(`
export async function ask(isFormal: boolean) {
  const tone = isFormal ? 'Be formal.' : 'Be casual.';
  return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'system', content: tone }] });
}`),
    python: py(`
def ask(is_formal):
    tone = "Be formal." if is_formal else "Be casual."
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": tone}])
`),
    facts: ['messages = [system?: "Be formal.", system?: "Be casual."]'],
  },
]);
