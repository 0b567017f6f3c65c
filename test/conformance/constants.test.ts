import { checkScenarios } from './scenario.ts';

const ts = (body: string): string => `import OpenAI from 'openai';\nconst client = new OpenAI();\n${body}`;
const py = (body: string): string => `from openai import OpenAI\nclient = OpenAI()\n${body}`;

/** A project of a file with constants and a file with a call that takes its model from an expression. */
const tsProject = (files: string, imports: string, model: string): string =>
  `${files.trim()}
//- /src/app.ts
import OpenAI from 'openai';
${imports}
const client = new OpenAI();
export const ask = () => client.chat.completions.create({ model: ${model}, messages: [] });`;

const pyProject = (files: string, imports: string, model: string): string =>
  `${files.trim()}
#- /src/app.py
from openai import OpenAI
${imports}
client = OpenAI()
def ask():
    return client.chat.completions.create(model=${model}, messages=[])
`;

checkScenarios('constants of the same file', [
  {
    title: 'a constant',
    typescript: ts(`
const MODEL = 'gpt-4o';
export const ask = () => client.chat.completions.create({ model: MODEL, messages: [] });`),
    python: py(`
MODEL = "gpt-4o"
def ask():
    return client.chat.completions.create(model=MODEL, messages=[])
`),
    notebook: [
      'from openai import OpenAI\nclient = OpenAI()',
      'MODEL = "gpt-4o"',
      'client.chat.completions.create(model=MODEL, messages=[])',
    ],
    facts: ['model = known gpt-4o (constant)'],
  },
  {
    title: 'two functions with different local constants of one name',
    typescript: ts(`
export function first() { const MODEL = 'gpt-4o'; return client.chat.completions.create({ model: MODEL, messages: [] }); }
export function second() { const MODEL = 'gpt-4o-mini'; return client.chat.completions.create({ model: MODEL, messages: [] }); }`),
    python: py(`
def first():
    MODEL = "gpt-4o"
    return client.chat.completions.create(model=MODEL, messages=[])
def second():
    MODEL = "gpt-4o-mini"
    return client.chat.completions.create(model=MODEL, messages=[])
`),
    facts: ['first: model = known gpt-4o', 'second: model = known gpt-4o-mini'],
  },
  {
    title: 'a local name shadows that of the module',
    typescript: ts(`
const MODEL = 'gpt-4o';
export function ask(MODEL: string) { return client.chat.completions.create({ model: MODEL, messages: [] }); }
export function own() { const MODEL = 'o3'; return client.chat.completions.create({ model: MODEL, messages: [] }); }`),
    python: py(`
MODEL = "gpt-4o"
def ask(MODEL):
    return client.chat.completions.create(model=MODEL, messages=[])
def own():
    MODEL = "o3"
    return client.chat.completions.create(model=MODEL, messages=[])
`),
    facts: ['ask: model = unknown parameter', 'own: model = known o3'],
  },
  {
    title: 'a constant that inner functions close over',
    typescript: ts(`
export function maker() {
  const model = 'gpt-4o';
  return async function ask() { return client.chat.completions.create({ model, messages: [] }); };
}`),
    python: py(`
def maker():
    model = "gpt-4o"
    def ask():
        return client.chat.completions.create(model=model, messages=[])
    return ask
`),
    facts: ['model = known gpt-4o'],
  },
  {
    title: 'texts put together',
    typescript: ts(`
const FAMILY = 'gpt-4o';
export const mini = () => client.chat.completions.create({ model: \`\${FAMILY}-mini\`, messages: [] });
export const plain = () => client.chat.completions.create({ model: 'gpt-' + '4o', messages: [] });`),
    python: py(`
FAMILY = "gpt-4o"
def mini():
    return client.chat.completions.create(model=f"{FAMILY}-mini", messages=[])
def plain():
    return client.chat.completions.create(model="gpt-" + "4o", messages=[])
`),
    facts: ['mini: model = known gpt-4o-mini', 'plain: model = known gpt-4o'],
  },
  {
    title: 'a table of models',
    typescript: ts(`
const MODELS: Record<string, string> = { fast: 'gpt-4o-mini', smart: 'gpt-4o' };
export function fast() { return client.chat.completions.create({ model: MODELS['fast'], messages: [] }); }
export function any(tier: string) { return client.chat.completions.create({ model: MODELS[tier], messages: [] }); }`),
    python: py(`
MODELS = {"fast": "gpt-4o-mini", "smart": "gpt-4o"}
def fast():
    return client.chat.completions.create(model=MODELS["fast"], messages=[])
def any(tier):
    return client.chat.completions.create(model=MODELS[tier], messages=[])
`),
    facts: ['fast: model = known gpt-4o-mini', 'any: model = several gpt-4o-mini | gpt-4o'],
  },
  {
    title: 'taken out of a record or list',
    typescript: ts(`
const CONFIG = { model: 'gpt-4o', limits: { tokens: 300 } };
export function ask() {
  const { model, limits: { tokens } } = CONFIG;
  return client.chat.completions.create({ model, max_completion_tokens: tokens, messages: [] });
}`),
    python: py(`
CONFIG = ("gpt-4o", 300)
def ask():
    model, tokens = CONFIG
    return client.chat.completions.create(model=model, max_completion_tokens=tokens, messages=[])
`),
    facts: ['model = known gpt-4o', 'cap = known 300'],
  },
  {
    title: 'arithmetic on constants',
    typescript: ts(`
const KILO = 1024;
export const ask = () => client.chat.completions.create({ model: 'gpt-4o', max_completion_tokens: 2 * KILO, messages: [] });`),
    python: py(`
KILO = 1024
def ask():
    return client.chat.completions.create(model="gpt-4o", max_completion_tokens=2 * KILO, messages=[])
`),
    facts: ['cap = known 2048'],
  },
  {
    title: 'a module constant set by a condition',
    typescript: ts(`
let MODEL = 'gpt-4o';
if (process.env.CHEAP) MODEL = 'gpt-4o-mini';
export const ask = () => client.chat.completions.create({ model: MODEL, messages: [] });`),
    python: py(`
import os
if os.environ.get("CHEAP"):
    MODEL = "gpt-4o-mini"
else:
    MODEL = "gpt-4o"
def ask():
    return client.chat.completions.create(model=MODEL, messages=[])
`),
    facts: ['model != known gpt-4o', 'model != known gpt-4o-mini', 'model != absent'],
  },
  {
    title: 'a module variable that a function sets',
    typescript: ts(`
let model = 'gpt-4o';
export function useCheap() { model = 'gpt-4o-mini'; }
export function ask() { return client.chat.completions.create({ model, messages: [] }); }`),
    python: py(`
model = "gpt-4o"
def use_cheap():
    global model
    model = "gpt-4o-mini"
def ask():
    return client.chat.completions.create(model=model, messages=[])
`),
    facts: ['ask: model = several gpt-4o | gpt-4o-mini'],
  },
  {
    title: 'enum members',
    typescript: ts(`
enum Model { Smart = 'gpt-4o', Fast = 'gpt-4o-mini' }
export const ask = () => client.chat.completions.create({ model: Model.Smart, messages: [] });`),
    python: py(`
from enum import Enum
class Model(str, Enum):
    SMART = "gpt-4o"
    FAST = "gpt-4o-mini"
def ask():
    return client.chat.completions.create(model=Model.SMART.value, messages=[])
`),
    facts: ['model = known gpt-4o'],
  },
  {
    title: 'an enum member that is a text itself',
    python: py(`
from enum import StrEnum
class Model(StrEnum):
    SMART = "gpt-4o"
def ask():
    return client.chat.completions.create(model=Model.SMART, messages=[])
`),
    facts: ['model = known gpt-4o'],
  },
]);

checkScenarios('constants of other files', [
  {
    title: 'imported by name',
    typescript: tsProject(
      `//- /src/config.ts\nexport const MODEL = 'gpt-4o';`,
      `import { MODEL } from './config';`,
      'MODEL',
    ),
    python: pyProject(`#- /src/config.py\nMODEL = "gpt-4o"`, 'from config import MODEL', 'MODEL'),
    facts: ['model = known gpt-4o (cross-file)', 'sites = 1 direct'],
  },
  {
    title: 'imported under another name',
    typescript: tsProject(
      `//- /src/config.ts\nconst MODEL = 'gpt-4o';\nexport { MODEL as DEFAULT_MODEL };`,
      `import { DEFAULT_MODEL as M } from './config';`,
      'M',
    ),
    python: pyProject(`#- /src/config.py\nMODEL = "gpt-4o"`, 'from config import MODEL as M', 'M'),
    facts: ['model = known gpt-4o (cross-file)'],
  },
  {
    title: 'passed on by a barrel',
    typescript: tsProject(
      `
//- /src/config/models.ts
export const MODEL = 'gpt-4o';
//- /src/config/index.ts
export * from './models';`,
      `import { MODEL } from './config';`,
      'MODEL',
    ),
    python: pyProject(
      `
#- /src/config/models.py
MODEL = "gpt-4o"
#- /src/config/__init__.py
from .models import *`,
      'from config import MODEL',
      'MODEL',
    ),
    facts: ['model = known gpt-4o (cross-file)'],
  },
  {
    title: 'passed on by name through two files',
    typescript: tsProject(
      `
//- /src/a.ts
export const MODEL = 'gpt-4o';
//- /src/b.ts
export { MODEL as SMART } from './a';
//- /src/c.ts
export { SMART } from './b';`,
      `import { SMART } from './c';`,
      'SMART',
    ),
    python: pyProject(
      `
#- /src/a.py
MODEL = "gpt-4o"
#- /src/b.py
from a import MODEL as SMART
#- /src/c.py
from b import SMART`,
      'from c import SMART',
      'SMART',
    ),
    facts: ['model = known gpt-4o (cross-file)'],
  },
  {
    title: 'an attribute of an imported module',
    typescript: tsProject(
      `//- /src/config.ts\nexport const MODEL = 'gpt-4o';`,
      `import * as config from './config';`,
      'config.MODEL',
    ),
    python: pyProject(`#- /src/config.py\nMODEL = "gpt-4o"`, 'import config', 'config.MODEL'),
    facts: ['model = known gpt-4o (cross-file)'],
  },
  {
    title: 'a module imported from its package',
    python: `
#- /pkg/__init__.py
#- /pkg/config.py
MODEL = "gpt-4o"
#- /pkg/app.py
from openai import OpenAI
from . import config
client = OpenAI()
def ask():
    return client.chat.completions.create(model=config.MODEL, messages=[])
`,
    facts: ['model = known gpt-4o (cross-file)'],
  },
  {
    title: 'relative imports upwards',
    typescript: `
//- /lib/settings/models.ts
export const MODEL = 'gpt-4o';
//- /lib/calls/app.ts
import OpenAI from 'openai';
import { MODEL } from '../settings/models';
const client = new OpenAI();
export const ask = () => client.chat.completions.create({ model: MODEL, messages: [] });`,
    python: `
#- /lib/__init__.py
#- /lib/settings/__init__.py
#- /lib/settings/models.py
MODEL = "gpt-4o"
#- /lib/calls/__init__.py
#- /lib/calls/app.py
from openai import OpenAI
from ..settings.models import MODEL
client = OpenAI()
def ask():
    return client.chat.completions.create(model=MODEL, messages=[])
`,
    facts: ['model = known gpt-4o (cross-file)'],
  },
  {
    title: 'a default export',
    typescript: tsProject(
      `//- /src/config.ts\nexport default { model: 'gpt-4o', limits: { tokens: 300 } };`,
      `import config from './config';`,
      'config.model, max_completion_tokens: config.limits.tokens',
    ),
    python: pyProject(
      `#- /src/config.py\nsettings = {"model": "gpt-4o", "limits": {"tokens": 300}}`,
      'from config import settings',
      'settings["model"], max_completion_tokens=settings["limits"]["tokens"]',
    ),
    facts: ['model = known gpt-4o', 'cap = known 300'],
  },
  {
    title: 'CommonJS',
    javascript: `
//- /config.js
module.exports = { MODEL: 'gpt-4o' };
//- /app.js
const { OpenAI } = require('openai');
const { MODEL } = require('./config');
const client = new OpenAI();
exports.ask = async function ask() {
  return client.chat.completions.create({ model: MODEL, messages: [] });
};`,
    facts: ['model = known gpt-4o (cross-file)', 'cap = absent'],
  },
  {
    title: 'JSON configuration',
    typescript: tsProject(
      `//- /src/models.json\n{ "chat": { "model": "gpt-4o", "tokens": 300 } }`,
      `import models from './models.json';`,
      'models.chat.model, max_completion_tokens: models.chat.tokens',
    ),
    python: pyProject(
      `#- /src/models.json\n{ "chat": { "model": "gpt-4o", "tokens": 300 } }`,
      'import json\nwith open("src/models.json") as file:\n    models = json.load(file)',
      'models["chat"]["model"], max_completion_tokens=models["chat"]["tokens"]',
    ),
    facts: ['model = known gpt-4o', 'cap = known 300'],
  },
  {
    title: 'files that import each other',
    typescript: `
//- /a.ts
import OpenAI from 'openai';
import { MODEL_B } from './b';
export const MODEL_A = 'gpt-4o';
const client = new OpenAI();
export const first = () => client.chat.completions.create({ model: MODEL_B, messages: [] });
//- /b.ts
import OpenAI from 'openai';
import { MODEL_A } from './a';
export const MODEL_B = 'gpt-4o-mini';
const client = new OpenAI();
export const second = () => client.chat.completions.create({ model: MODEL_A, messages: [] });`,
    python: `
#- /a.py
from openai import OpenAI
import b
MODEL_A = "gpt-4o"
client = OpenAI()
def first():
    return client.chat.completions.create(model=b.MODEL_B, messages=[])
#- /b.py
from openai import OpenAI
import a
MODEL_B = "gpt-4o-mini"
client = OpenAI()
def second():
    return client.chat.completions.create(model=a.MODEL_A, messages=[])
`,
    facts: ['first: model = known gpt-4o-mini', 'second: model = known gpt-4o'],
  },
  {
    title: 'a name that is not there',
    typescript: tsProject(
      `//- /src/config.ts\nexport const OTHER = 'gpt-4o';`,
      `import { MODEL } from './config';`,
      'MODEL',
    ),
    python: pyProject(`#- /src/config.py\nOTHER = "gpt-4o"`, 'from config import MODEL', 'MODEL'),
    facts: ['model = unknown unresolved-import'],
  },
]);

checkScenarios('defaults, environment and conditions', [
  {
    title: 'a default parameter',
    typescript: ts(`
export function ask(model = 'gpt-4o') { return client.chat.completions.create({ model, messages: [] }); }`),
    python: py(`
def ask(model="gpt-4o"):
    return client.chat.completions.create(model=model, messages=[])
`),
    facts: ['model = known gpt-4o (default-parameter)'],
  },
  {
    title: 'a parameter replaced where it is nothing',
    typescript: ts(`
export function ask(model?: string) { return client.chat.completions.create({ model: model ?? 'gpt-4o', messages: [] }); }`),
    python: py(`
def ask(model=None):
    model = model or "gpt-4o"
    return client.chat.completions.create(model=model, messages=[])
`),
    facts: ['model = known gpt-4o (default-parameter)'],
  },
  {
    title: 'a parameter replaced by an if where it is nothing',
    typescript: ts(`
export function ask(model: string | null = null) {
  if (!model) model = 'gpt-4o';
  return client.chat.completions.create({ model, messages: [] });
}`),
    python: py(`
def ask(model=None):
    if model is None:
        model = "gpt-4o"
    return client.chat.completions.create(model=model, messages=[])
`),
    facts: ['model = known gpt-4o (default-parameter)'],
  },
  {
    title: 'the environment with a fallback',
    typescript: ts(`
const MODEL = process.env.MODEL ?? 'gpt-4o';
export const ask = () => client.chat.completions.create({ model: MODEL, messages: [] });`),
    python: py(`
import os
MODEL = os.getenv("MODEL", "gpt-4o")
def ask():
    return client.chat.completions.create(model=MODEL, messages=[])
`),
    facts: ['model = known gpt-4o (environment)'],
  },
  {
    title: 'the environment without a fallback',
    typescript: ts(`
export const ask = () => client.chat.completions.create({ model: process.env.MODEL!, messages: [] });`),
    python: py(`
import os
def ask():
    return client.chat.completions.create(model=os.environ["MODEL"], messages=[])
`),
    facts: ['model = unknown environment'],
  },
  {
    title: 'a number of the environment with a fallback',
    typescript: ts(`
const TOKENS = Number(process.env.TOKENS || '500');
export const ask = () => client.chat.completions.create({ model: 'gpt-4o', max_completion_tokens: TOKENS, messages: [] });`),
    python: py(`
import os
TOKENS = int(os.environ.get("TOKENS", "500"))
def ask():
    return client.chat.completions.create(model="gpt-4o", max_completion_tokens=TOKENS, messages=[])
`),
    facts: ['cap = known 500'],
  },
  {
    title: 'one of two values',
    typescript: ts(`
export const ask = (isHard: boolean) => client.chat.completions.create({ model: isHard ? 'gpt-4o' : 'gpt-4o-mini', messages: [] });`),
    python: py(`
def ask(is_hard):
    return client.chat.completions.create(model="gpt-4o" if is_hard else "gpt-4o-mini", messages=[])
`),
    facts: ['model = several gpt-4o | gpt-4o-mini'],
  },
  {
    title: 'a branch that a comparison leads to',
    typescript: ts(`
export function ask(model: string) {
  if (model === 'gpt-4o') return client.chat.completions.create({ model, messages: [] });
  return null;
}`),
    python: py(`
def ask(model):
    if model == "gpt-4o":
        return client.chat.completions.create(model=model, messages=[])
    return None
`),
    facts: ['model = known gpt-4o'],
  },
  {
    title: 'the branch where a comparison fails',
    typescript: ts(`
export function ask(isHard: boolean) {
  const model = isHard ? 'gpt-4o' : 'gpt-4o-mini';
  if (model === 'gpt-4o') return null;
  return client.chat.completions.create({ model, messages: [] });
}`),
    python: py(`
def ask(is_hard):
    model = "gpt-4o" if is_hard else "gpt-4o-mini"
    if model == "gpt-4o":
        return None
    return client.chat.completions.create(model=model, messages=[])
`),
    facts: ['model = known gpt-4o-mini'],
  },
  {
    title: 'a switch over the model',
    typescript: ts(`
export function ask(model: string) {
  switch (model) {
    case 'gpt-4o': return client.chat.completions.create({ model, messages: [] });
    default: return null;
  }
}`),
    python: py(`
def ask(model):
    match model:
        case "gpt-4o":
            return client.chat.completions.create(model=model, messages=[])
        case _:
            return None
`),
    facts: ['model = known gpt-4o'],
  },
]);

checkScenarios('settings in classes', [
  {
    title: 'a field with a default',
    typescript: ts(`
class Settings { model = 'gpt-4o'; tokens = 300; }
const settings = new Settings();
export const ask = () => client.chat.completions.create({ model: settings.model, max_completion_tokens: settings.tokens, messages: [] });`),
    python: py(`
from dataclasses import dataclass
@dataclass
class Settings:
    model: str = "gpt-4o"
    tokens: int = 300
settings = Settings()
def ask():
    return client.chat.completions.create(model=settings.model, max_completion_tokens=settings.tokens, messages=[])
`),
    facts: ['model = known gpt-4o', 'cap = known 300'],
  },
  {
    title: 'a default that the constructor call replaces',
    typescript: ts(`
class Settings { constructor(public model = 'gpt-4o', public tokens = 300) {} }
const settings = new Settings('gpt-4o-mini');
export const ask = () => client.chat.completions.create({ model: settings.model, max_completion_tokens: settings.tokens, messages: [] });`),
    python: py(`
from dataclasses import dataclass
@dataclass
class Settings:
    model: str = "gpt-4o"
    tokens: int = 300
settings = Settings(model="gpt-4o-mini")
def ask():
    return client.chat.completions.create(model=settings.model, max_completion_tokens=settings.tokens, messages=[])
`),
    facts: ['model = known gpt-4o-mini', 'cap = known 300'],
  },
  {
    title: 'pydantic settings and fields',
    python: py(`
from pydantic import Field
from pydantic_settings import BaseSettings
class Settings(BaseSettings):
    model: str = "gpt-4o"
    tokens: int = Field(default=300, gt=0)
settings = Settings()
def ask():
    return client.chat.completions.create(model=settings.model, max_completion_tokens=settings.tokens, messages=[])
`),
    facts: ['model = known gpt-4o', 'cap = known 300'],
  },
  {
    title: 'settings behind a cached function of another file',
    python: `
#- /config.py
from functools import lru_cache
class Settings:
    model: str = "gpt-4o"
@lru_cache
def get_settings():
    return Settings()
#- /app.py
from openai import OpenAI
from config import get_settings
client = OpenAI()
def ask():
    return client.chat.completions.create(model=get_settings().model, messages=[])
`,
    typescript: `
//- /config.ts
class Settings { model = 'gpt-4o'; }
export function getSettings() { return new Settings(); }
//- /app.ts
import OpenAI from 'openai';
import { getSettings } from './config';
const client = new OpenAI();
export const ask = () => client.chat.completions.create({ model: getSettings().model, messages: [] });`,
    facts: ['model = known gpt-4o'],
  },
  {
    title: 'a getter or property',
    typescript: ts(`
export class Bot {
  private size = 'mini';
  get model() { return \`gpt-4o-\${this.size}\`; }
  ask() { return client.chat.completions.create({ model: this.model, messages: [] }); }
}`),
    python: py(`
class Bot:
    def __init__(self):
        self.size = "mini"
    @property
    def model(self):
        return f"gpt-4o-{self.size}"
    def ask(self):
        return client.chat.completions.create(model=self.model, messages=[])
`),
    facts: ['model = known gpt-4o-mini'],
  },
  {
    title: 'static methods and fields',
    typescript: ts(`
class Models {
  static readonly SMART = 'gpt-4o';
  static tokens() { return 300; }
}
export const ask = () => client.chat.completions.create({ model: Models.SMART, max_completion_tokens: Models.tokens(), messages: [] });`),
    python: py(`
class Models:
    SMART = "gpt-4o"
    @staticmethod
    def tokens():
        return 300
def ask():
    return client.chat.completions.create(model=Models.SMART, max_completion_tokens=Models.tokens(), messages=[])
`),
    facts: ['model = known gpt-4o', 'cap = known 300'],
  },
  {
    title: 'a field of a base class, replaced in a derived one',
    typescript: ts(`
class Base {
  model = 'gpt-4o';
  tokens = 300;
}
export class Cheap extends Base {
  model = 'gpt-4o-mini';
  ask() { return client.chat.completions.create({ model: this.model, max_completion_tokens: this.tokens, messages: [] }); }
}`),
    python: py(`
class Base:
    model = "gpt-4o"
    tokens = 300
class Cheap(Base):
    model = "gpt-4o-mini"
    def ask(self):
        return client.chat.completions.create(model=self.model, max_completion_tokens=self.tokens, messages=[])
`),
    facts: ['model = known gpt-4o-mini', 'cap = known 300'],
  },
  {
    title: 'a field of the class that is set from outside',
    typescript: ts(`
class Bot {
  static model = 'gpt-4o';
  static ask() { return client.chat.completions.create({ model: Bot.model, messages: [] }); }
}
export function cheaper() { Bot.model = 'gpt-4o-mini'; }`),
    python: py(`
class Bot:
    model = "gpt-4o"
    @classmethod
    def ask(cls):
        return client.chat.completions.create(model=cls.model, messages=[])
def cheaper():
    Bot.model = "gpt-4o-mini"
`),
    facts: ['ask: model = several gpt-4o | gpt-4o-mini'],
  },
  {
    title: 'a field that a setter changes',
    typescript: ts(`
export class Bot {
  model = 'gpt-4o';
  useCheap() { this.model = 'gpt-4o-mini'; }
  ask() { return client.chat.completions.create({ model: this.model, messages: [] }); }
}`),
    python: py(`
class Bot:
    def __init__(self):
        self.model = "gpt-4o"
    def use_cheap(self):
        self.model = "gpt-4o-mini"
    def ask(self):
        return client.chat.completions.create(model=self.model, messages=[])
`),
    facts: ['model = several gpt-4o | gpt-4o-mini'],
  },
]);
