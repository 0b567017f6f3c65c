import { describe, expect, it } from 'vitest';
import { onlyCall, word } from '../../support/calls.ts';

const constants = `
//- /src/models.ts
export const small = 'gpt-5-mini';
export const models = { small: 'gpt-5-mini' };
export const limit = 300;
`;

/** The model and cap that a function asks for, with the file that defines the model. */
function asks(text: string): string {
  const { model, outputCap } = onlyCall(text).request;
  const from = model.state === 'known' ? `${model.from} ${model.definition?.path}` : '';
  return `${word(model)} (${from}), ${word(outputCap)}`;
}

const inTypeScript = (declaration: string, imports = "import { limit, models, small } from './models';"): string =>
  asks(`
//- /src/ask.ts
import OpenAI from 'openai';
${imports}
const client = new OpenAI();
${declaration} {
  await client.chat.completions.create({ model, max_completion_tokens: cap, messages: [{ role: 'user', content: 'Hi' }] });
}
${constants}`);

const inPython = (parameters: string): string =>
  asks(`
//- /app/ask.py
from openai import OpenAI
from app.models import LIMIT, MODELS, SMALL
client = OpenAI()
def ask(${parameters}):
    client.chat.completions.create(model=model, max_completion_tokens=cap, messages=[{"role": "user", "content": "Hi"}])
//- /app/__init__.py

//- /app/models.py
SMALL = "gpt-5-mini"
MODELS = {"small": "gpt-5-mini"}
LIMIT = 300
`);

describe('a default that another file defines', () => {
  it.each([
    'export async function ask({ model = small, cap = limit })',
    'export async function ask({ model = small, cap = limit } = {})',
    'export async function ask(model = small, cap = limit)',
    'export async function ask(model: string = models.small, cap: number = limit)',
    'export async function ask({ model = models.small, cap = limit }: Options)',
  ])('%s', (declaration) => {
    expect(inTypeScript(declaration)).toBe('gpt-5-mini (default-parameter src/models.ts), 300');
  });

  it.each(['model=SMALL, cap=LIMIT', 'model: str = MODELS["small"], *, cap: int | None = LIMIT'])(
    '%s',
    (parameters) => {
      expect(inPython(parameters)).toBe('gpt-5-mini (default-parameter app/models.py), 300');
    },
  );

  it('is not known where the other file is not there', () => {
    expect(
      inTypeScript('export async function ask(model = small, cap = limit)', "import { limit, small } from './lost';"),
    ).toBe('unknown: parameter (), unknown: parameter');
  });
});

/** The user's message of the only call, run-time text as its provenance in braces, a question mark behind what may be missing. */
const message = (text: string): string =>
  onlyCall(text)
    .request.prompt.parts.map(({ text, isMaybe }) => {
      const words = text.map((part) => (part.kind === 'static' ? part.text : `{${part.provenance.kind}}`));
      return `${words.join('')}${isMaybe ? '?' : ''}`;
    })
    .join(' + ');

const said = (content: string): string =>
  message(`
import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(text: string, config: Config, { prompt = '' }: Options) {
  await client.chat.completions.create({ model: 'gpt-5', messages: [{ role: 'user', content: ${content} }] });
}
`);

describe('an empty text', () => {
  it.each([
    ["text ?? ''", '{parameter}'],
    ["config.greeting || ''", '{parameter}'],
    ["url.searchParams.get('q') ?? ''", '{other}'],
    ['prompt', '{parameter}'],
  ])('is no default of a prompt: %s', (content, parts) => {
    expect(said(content)).toBe(parts);
  });

  it('is none in Python', () => {
    expect(
      message(`
from openai import OpenAI
client = OpenAI()
def ask(text: str = "", extra=None):
    client.chat.completions.create(model="gpt-5", messages=[{"role": "system", "content": text}, {"role": "user", "content": extra or ""}])
`),
    ).toBe('{parameter} + {parameter}');
  });
});

describe('zero and a text with words', () => {
  const cap = (expression: string): string =>
    word(
      onlyCall(`
import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(options: Options) {
  await client.chat.completions.create({ model: 'gpt-5', max_completion_tokens: ${expression}, messages: [{ role: 'user', content: 'Hi' }] });
}
`).request.outputCap,
    );

  it('zero is no default, other numbers are', () => {
    expect(cap('options.cap ?? 0')).toBe('unknown: parameter');
    expect(cap('options.cap ?? 500')).toBe('500');
  });

  it('a text with words is a default', () => {
    expect(said("text ?? 'Hello'")).toBe('Hello');
  });
});
