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
