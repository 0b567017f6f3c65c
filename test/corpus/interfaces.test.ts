import { describe, it } from 'vitest';
import { expectCalls } from './expectCalls.ts';

const service = `
//- /src/llm/types.ts
export interface Counted {
  count(text: string): number;
}
export interface LlmService extends Counted {
  complete(prompt: string): Promise<string>;
  readonly name: string;
}
//- /src/llm/openai.ts
import OpenAI from 'openai';
import type { LlmService } from './types';

export class OpenAiLlm implements LlmService {
  readonly name = 'openai';
  private readonly client = new OpenAI();
  async complete(prompt: string) {
    const answer = await this.client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: prompt }], max_tokens: 9 });
    return answer.choices[0].message.content ?? '';
  }
  count(text: string) {
    return text.length;
  }
}
//- /src/llm/fixed.ts
import type { LlmService } from './types';

export class FixedLlm implements LlmService {
  readonly name = 'fixed';
  async complete(prompt: string) {
    return prompt;
  }
  count() {
    return 0;
  }
}
`;

describe('an interface as the type of an object that is handed over', () => {
  it('is called by those of its classes that send something', () => {
    expectCalls(
      `${service}
//- /src/summary.ts
import { LlmService } from './llm/types';

export class Summary {
  constructor(private readonly llm: LlmService) {}
  async run(text: string) {
    this.llm.count(text);
    return this.llm.complete(text);
  }
}
//- /src/job.ts
import type * as llms from './llm/types';
import { Summary } from './summary';

export const job = (service: llms.LlmService, text: string) => new Summary(service).run(text);
`,
      ['src/llm/openai.ts:8 gpt-4o, 9', 'via src/summary.ts:7 gpt-4o, 9', 'via src/job.ts:4 gpt-4o, 9'],
    );
  });

  it('may be a part of another type, of an interface that extends it, or come out of a factory', () => {
    expectCalls(
      `${service}
//- /src/deps.ts
import type { LlmService } from './llm/types';

interface Logger {
  log(text: string): void;
}
export interface NamedLlm extends LlmService {
  readonly label: string;
}
export type Deps = { readonly logger: Logger } & { readonly models: { readonly fast: LlmService } };
export interface LlmFactory {
  create(kind: string): Promise<LlmService>;
}
//- /src/index.ts
export type { Deps, LlmFactory } from './deps';
export * from './deps';
//- /src/use.ts
import type { Deps, LlmFactory, NamedLlm } from './index';

export const review = async ({ logger, models }: Deps, text: string) => {
  logger.log(text);
  return models.fast.complete(text);
};

export const draft = (deps: Deps) => review(deps, 'Hello');

export const titled = (llm: NamedLlm | null, text: string) => llm?.complete(llm.label + text);

export class Chat {
  private llm?: LlmFactory;
  async say(text: string) {
    const llm = await this.llm.create('fast');
    return llm.complete(text);
  }
}
`,
      [
        'src/llm/openai.ts:8 gpt-4o, 9',
        'via src/use.ts:5 gpt-4o, 9',
        'via src/use.ts:8 gpt-4o, 9',
        'via src/use.ts:10 gpt-4o, 9',
        'via src/use.ts:16 gpt-4o, 9',
      ],
    );
  });

  it('leads on those who get it from a static factory', () => {
    expectCalls(
      `${service}
//- /src/factory.ts
import { FixedLlm } from './llm/fixed';
import { OpenAiLlm } from './llm/openai';
import type { LlmService } from './llm/types';

export class LlmFactory {
  static build(kind: string): LlmService | null {
    if (kind === 'openai') return new OpenAiLlm();
    return kind === 'fixed' ? new FixedLlm() : null;
  }
  static fixed() {
    return new FixedLlm();
  }
}
//- /src/job.ts
import { LlmFactory } from './factory';

export async function job(kind: string, text: string) {
  const llm = LlmFactory.build(kind);
  if (!llm) return text;
  await LlmFactory.fixed().complete(text);
  return llm.complete(text);
}
`,
      ['src/llm/openai.ts:8 gpt-4o, 9', 'via src/job.ts:7 gpt-4o, 9'],
    );
  });

  it('is no call where the object is known, or no class behind the interface sends anything', () => {
    expectCalls(
      `${service}
//- /src/store.ts
import { FixedLlm } from './llm/fixed';
import { OpenAiLlm } from './llm/openai';

interface LlmService {
  complete(prompt: string): Promise<string>;
}
interface Store {
  count(text: string): number;
}
class OpenAiStore extends OpenAiLlm implements Store {}

export const fixed = () => new FixedLlm().complete('Hello');
export const other = (llm: LlmService) => llm.complete('Hello');
export const size = (store: Store) => store.count('Hello');
export const stores = [new OpenAiStore()];
`,
      ['src/llm/openai.ts:8 gpt-4o, 9'],
    );
  });
});

describe('an abstract class without any code of its own', () => {
  it('leads on those who import it, through the types that hold its objects', () => {
    expectCalls(
      `
//- /src/base.ts
abstract class BaseLlm<CONFIG> {
  constructor(protected config: CONFIG) {}
  abstract complete(prompt: string): Promise<string>;
}
export default BaseLlm;
//- /src/provider.ts
import type BaseLlm from './base';

export abstract class Provider {
  abstract load(name: string): Promise<BaseLlm<unknown>>;
  abstract list(): Promise<string[]>;
}
//- /src/openaiLlm.ts
import OpenAI from 'openai';
import BaseLlm from './base';

class OpenAiLlm extends BaseLlm<{ model: string }> {
  private readonly client = new OpenAI();
  async complete(prompt: string) {
    const answer = await this.client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: prompt }], max_tokens: 9 });
    return answer.choices[0].message.content ?? '';
  }
}
export default OpenAiLlm;
//- /src/types.ts
import BaseLlm from './base';

export type ClassifierInput = { llm: BaseLlm<any>; query: string };
export type Named = { query: string };
//- /src/classify.ts
import { ClassifierInput, Named } from './types';

export const classify = async (input: ClassifierInput) => input.llm.complete(input.query);
export const named = (input: Named) => input.query;
//- /src/load.ts
import { Provider } from './provider';

export async function answer(provider: Provider, query: string) {
  await provider.list();
  const llm = await provider.load('gpt-4o');
  return llm.complete(query);
}
`,
      ['src/openaiLlm.ts:7 gpt-4o, 9', 'via src/classify.ts:3 gpt-4o, 9', 'via src/load.ts:6 gpt-4o, 9'],
    );
  });
});

const handlers = `
//- /src/handler.ts
export interface Handler {
  readonly name: string;
  run(text: string): Promise<string>;
}
//- /src/chat.ts
import OpenAI from 'openai';
import type { Handler } from './handler';
const client = new OpenAI();
const ask = async (text: string) => (await client.responses.create({ model: 'gpt-4o', input: text, max_output_tokens: 7 })).output_text;

export const chat: Handler = {
  name: 'chat',
  run: async (text) => (await client.responses.create({ model: 'gpt-4.1', input: text, max_output_tokens: 8 })).output_text,
};
`;

describe('an object that is written out and said to be of an interface', () => {
  const users = `
//- /src/service.ts
import type { Handler } from './handler';
export class Service {
  constructor(private readonly handler: Handler) {}
  answer(text: string) {
    return this.handler.run(text);
  }
}
//- /src/job.ts
import type { Handler } from './handler';
export const job = (handler: Handler, text: string) => handler.run(text);
`;

  it('is what the interface stands for where it is handed over', () => {
    expectCalls(`${handlers}${users}`, [
      'src/chat.ts:4 gpt-4o, 7',
      'src/chat.ts:8 gpt-4.1, 8',
      'via src/service.ts:5 gpt-4.1, 8',
      'via src/job.ts:2 gpt-4.1, 8',
    ]);
  });

  it.each([
    [
      'by a check of its type',
      "export const chat = { name: 'chat', async run(text: string) { return ask(text); } } satisfies Handler;",
    ],
    ['by an assertion', "export const chat = { name: 'chat', run: (text: string) => ask(text) } as Handler;"],
    ['with a function under its own name', "export const chat: Handler = { name: 'chat', run: ask };"],
  ])('may be said so %s', (_, written) => {
    const project = `${handlers}${users}`.replace(/export const chat: Handler = \{[\s\S]*?\n\};/, written);
    const inside = written.includes('run: ask') ? [] : ['via src/chat.ts:6 gpt-4o, 7'];
    expectCalls(project, [
      'src/chat.ts:4 gpt-4o, 7',
      ...inside,
      'via src/service.ts:5 gpt-4o, 7',
      'via src/job.ts:2 gpt-4o, 7',
    ]);
  });

  it('is one of several beside classes', () => {
    expectCalls(
      `${handlers}
//- /src/large.ts
import OpenAI from 'openai';
import type { Handler } from './handler';
export class Large implements Handler {
  readonly name = 'large';
  private readonly client = new OpenAI();
  async run(text: string) {
    return (await this.client.responses.create({ model: 'gpt-5', input: text, max_output_tokens: 9 })).output_text;
  }
}
//- /src/job.ts
import type { Handler } from './handler';
export const job = (handler: Handler, text: string) => handler.run(text);
`,
      [
        'src/chat.ts:4 gpt-4o, 7',
        'src/chat.ts:8 gpt-4.1, 8',
        'src/large.ts:7 gpt-5, 9',
        'via src/job.ts:2 gpt-4.1, 8 + gpt-5, 9',
      ],
    );
  });

  it('says nothing of other interfaces, of other members, and of objects that send nothing', () => {
    expectCalls(
      `${handlers}
//- /src/echo.ts
import type { Handler } from './handler';
interface Runner {
  run(text: string): Promise<string>;
}
export const echo: Handler = { name: 'echo', run: async (text) => text };
export const other = (runner: Runner, text: string) => runner.run(text);
export const named = (handler: Handler) => handler.name;
export const known = (text: string) => echo.run(text);
export const untyped = { name: 'x', run: async (text: string) => text };
export const plain = (text: string) => untyped.run(text);
`,
      ['src/chat.ts:4 gpt-4o, 7', 'src/chat.ts:8 gpt-4.1, 8'],
    );
  });
});
