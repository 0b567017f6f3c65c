import { describe, it } from 'vitest';
import { expectCalls } from './expectCalls.ts';

describe('a class that is all that a CommonJS file exports', () => {
  it('is what others get by require, also as a base class that is given the client', () => {
    expectCalls(
      `
//- /src/provider.js
class Provider {
  constructor(client) {
    this._client = client;
  }
  get client() {
    return this._client;
  }
}
module.exports = Provider;
//- /src/openai.js
const OpenAI = require('openai');
const Provider = require('./provider.js');

class OpenAIProvider extends Provider {
  constructor() {
    const client = new OpenAI();
    super(client);
  }
  complete(messages) {
    return this.client.chat.completions.create({ model: 'gpt-4o', messages, max_tokens: 5 });
  }
}
module.exports = OpenAIProvider;
//- /src/main.js
const OpenAIProvider = require('./openai');

new OpenAIProvider().complete([{ role: 'user', content: 'Hello' }]);
`,
      ['src/openai.js:10 gpt-4o, 5', 'via src/main.js:3 gpt-4o, 5'],
    );
  });

  it('is no more than that: a base class without a client calls nothing', () => {
    expectCalls(
      `
//- /src/provider.js
class Provider {
  constructor(client) {
    this._client = client;
  }
}
module.exports = Provider;
//- /src/openai.js
const OpenAI = require('openai');
const Provider = require('./provider.js');

class Echo extends Provider {
  constructor() {
    super({ chat: { completions: { create: (request) => request } } });
  }
  complete(messages) {
    return this._client.chat.completions.create({ model: 'gpt-4o', messages, max_tokens: 5 });
  }
}
module.exports = { Echo, OpenAI };
`,
      [],
    );
  });
});

describe('a field that nothing is seen to write', () => {
  it('is by default what getattr falls back to', () => {
    expectCalls(
      `
#- /app/client.py
from openai import OpenAI

class Client:
    def __init__(self, name):
        self.client = OpenAI()
        self.model = name

    def ask(self, prompt):
        return self.client.chat.completions.create(model=getattr(self, "other", "gpt-4o-mini"), messages=prompt, max_tokens=5)

    def tell(self, prompt):
        return self.client.chat.completions.create(model=getattr(self, "model", "gpt-4o-mini"), messages=prompt, max_tokens=5)
`,
      ['app/client.py:9 gpt-4o-mini, 5', 'app/client.py:12 unknown: parameter, 5'],
    );
  });
});

describe('a field that a constructor writes after that of its base class', () => {
  it('holds what is written last, not what the base class put there', () => {
    expectCalls(
      `
#- /app/client.py
from openai import OpenAI

class Base:
    def __init__(self, config):
        self.model = "gpt-4"
        self.max_tokens = 16384
        self.temperature = 0

class Client(Base):
    def __init__(self, max_tokens: int | None = None):
        super().__init__(None)
        self.max_tokens = max_tokens
        self.model = "gpt-4o"
        self.client = OpenAI()

    def ask(self, messages):
        return self.client.chat.completions.create(model=self.model, messages=messages, max_tokens=self.max_tokens)

class Small(Base):
    def __init__(self, cap=None):
        super().__init__(None)
        self.client = OpenAI()
        if cap:
            self.max_tokens = 100

    def ask(self, messages):
        return self.client.chat.completions.create(model=self.model, messages=messages, max_tokens=self.max_tokens)
`,
      ['app/client.py:17 gpt-4o, unknown: parameter', 'app/client.py:27 gpt-4, 100 | 16384'],
    );
  });

  it('is so in TypeScript; a client that was declared stays one', () => {
    expectCalls(
      `
//- /src/client.ts
import OpenAI from 'openai';

class Base {
  protected maxTokens: number;
  constructor(protected client: OpenAI) {
    this.maxTokens = 16384;
  }
}
export class Client extends Base {
  constructor(client: any) {
    super(client);
    this.client = client;
    this.maxTokens = 200;
  }
  ask(prompt: string) {
    return this.client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: prompt }], max_tokens: this.maxTokens });
  }
}
`,
      ['src/client.ts:16 gpt-4o, 200'],
    );
  });

  it('whose methods set a field leave its value to the run', () => {
    expectCalls(
      `
#- /base.py
class Base:
    def __init__(self, models):
        self.models = models
        self.model = None

    def rotate(self):
        self.model = next(self.models)
#- /lite.py
from litellm import completion
from base import Base

class Lite(Base):
    def ask(self, messages, model=None):
        return completion(model=model or getattr(self, "model", "gpt-3.5-turbo"), messages=messages, max_tokens=5)
`,
      ['lite.py:6 unknown: run-time-value, 5'],
    );
    expectCalls(
      `
//- /base.ts
export class Base {
  protected model: string | null = null;
  rotate(models: string[]) {
    this.model = models[Math.floor(Math.random() * models.length)] ?? null;
  }
}
//- /ask.ts
import OpenAI from 'openai';
import { Base } from './base';
const client = new OpenAI();
export class Ask extends Base {
  ask = () => client.chat.completions.create({ model: this.model!, messages: [], max_tokens: 5 });
}
`,
      ['ask.ts:5 unknown: run-time-value, 5'],
    );
  });
});
