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
