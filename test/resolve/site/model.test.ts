import { describe, expect, it } from 'vitest';
import { unknown } from '../../../server/src/base/fact.ts';
import type { SiteContext } from '../../../server/src/resolve/site/context.ts';
import { readModel } from '../../../server/src/resolve/site/model.ts';
import { chat, contextOf, observe, type Setup, shown } from './setup.ts';

function read(parameters: string, setup: Setup = {}, overrides: Partial<SiteContext> = {}): string {
  const context = contextOf(overrides);
  const { model, provider, isLocal, prefix } = readModel(observe(parameters, setup), context, {
    possible: () => 'yes',
    model: unknown('pending'),
  });
  return `${shown(model)} at ${shown(provider)}${isLocal ? ', local' : ''}${prefix === null ? '' : `, prefix ${prefix}`}`;
}

describe('the model', () => {
  it.each([
    ["{ model: 'gpt-4o' }", 'gpt-4o at acme-cloud'],
    ["{ model: 'gpt-4o' | 'gpt-4o-mini' }", 'gpt-4o | gpt-4o-mini at acme-cloud'],
    ["{ model?: 'gpt-4o' }", 'gpt-4o? at acme-cloud'],
    ['{ model: $model_name }', 'unknown: parameter at acme-cloud'],
    ["{ model: $MODEL | 'gpt-4o' }", 'unknown: environment at acme-cloud'],
    ["{ model: 'gpt-{version}' }", 'unknown: parameter at acme-cloud'],
    ['{ }', 'absent at acme-cloud'],
    ['{ ... }', 'unknown: parameter at acme-cloud'],
    ["{ model: 'openai/gpt-oss-120b' }", 'openai/gpt-oss-120b at acme-cloud'],
  ])('%s is %s', (parameters, expected) => {
    expect(read(parameters)).toBe(expected);
  });

  it('falls back to the default of the SDK', () => {
    const spec = { ...chat, defaults: [{ concept: 'model' as const, value: 'gpt-3.5-turbo', source: 'acme' }] };
    expect(read('{}', { spec })).toBe('absent (gpt-3.5-turbo) at acme-cloud');
    expect(read('{}', { spec, receiver: '@acme.Gateway{}' })).toBe('absent (gpt-3.5-turbo) at openai');
  });

  it('may stand in the object that the call is made on', () => {
    expect(read('{}', { receiver: "@acme.Client{ model: 'gpt-4o' }" })).toBe('gpt-4o at acme-cloud');
    expect(read("{ model: 'gpt-5' }", { receiver: "@acme.Client{ model: 'gpt-4o' }" })).toBe('gpt-5 at acme-cloud');
    expect(read("{ model?: 'gpt-5' }", { receiver: "@acme.Client{ model: 'gpt-4o' }" })).toBe(
      'gpt-5 | gpt-4o at acme-cloud',
    );
  });

  it('may be a model object, which brings its own provider', () => {
    expect(read("{ model: @acme.Model{ id: 'm-1' } }", { receiver: null })).toBe('m-1 at acme-models');
    expect(read("{ model: @acme.Model{ id: 'm-1' } | @acme.Model{ id: 'm-2' } }", { receiver: null })).toBe(
      'm-1 | m-2 at acme-models',
    );
    expect(read('{ model: @acme.Model{ id: $id } }', { receiver: null })).toBe('unknown: parameter at acme-models');
    expect(read('{ model: @acme.Model{} }', { receiver: null })).toBe('unknown: unsupported at acme-models');
    expect(
      read("{ model: @acme.Model{ id: 'm-1', $parent: { baseURL: 'https://eu.example.com/v1' } } }", {
        receiver: null,
      }),
    ).toBe('m-1 at example');
  });

  it('names its provider where the object has none', () => {
    const receiver = '@acme.Gateway{}';
    expect(read("{ model: 'openai/gpt-5' }", { receiver })).toBe('gpt-5 at openai, prefix openai/');
    expect(read("{ model: 'anthropic:claude-opus-5' }", { receiver })).toBe(
      'claude-opus-5 at anthropic, prefix anthropic:',
    );
    expect(read("{ model: 'openai/gpt-5' | 'anthropic/claude-opus-5' }", { receiver })).toBe(
      'gpt-5 | claude-opus-5 at openai | anthropic',
    );
    expect(read("{ model: 'gpt-5' }", { receiver })).toBe('gpt-5 at openai');
    expect(read("{ model: 'meta-llama/Llama-3' }", { receiver })).toBe('meta-llama/Llama-3 at unknown: unsupported');
  });

  it('is what the config says of an alias', () => {
    const alias = (id: string) =>
      ({ fast: 'gpt-4o-mini', 'my-deployment': 'gpt-4o', routed: 'openai/gpt-5' })[id] ?? null;
    expect(read("{ model: 'fast' }", {}, { alias })).toBe('gpt-4o-mini at acme-cloud');
    expect(read("{ model: 'openai/fast' }", { receiver: '@acme.Gateway{}' }, { alias })).toBe(
      'gpt-4o-mini at openai, prefix openai/',
    );
    expect(read("{ model: 'routed' }", { receiver: '@acme.Gateway{}' }, { alias })).toBe('gpt-5 at openai');
    expect(
      read("{ model: 'gpt-4o-mini' }", { receiver: "@acme.Client{ deployment: 'my-deployment' }" }, { alias }),
    ).toBe('gpt-4o at acme-cloud');
  });

  it('is the deployment of the client, known or not', () => {
    expect(read("{ model: 'gpt-4o' }", { receiver: "@acme.Client{ deployment: 'blue' }" })).toBe('blue at acme-cloud');
    expect(read("{ model: 'gpt-4o' }", { receiver: '@acme.Client{ deployment: $DEPLOYMENT }' })).toBe(
      'unknown: environment at acme-cloud',
    );
    expect(read("{ model: 'gpt-4o' }", { receiver: '@acme.Client{ ... }' })).toBe('gpt-4o at acme-cloud');
  });
});

describe('the provider', () => {
  const at = (options: string, overrides: Partial<SiteContext> = {}) =>
    read("{ model: 'm' }", { receiver: `@acme.Client{ ${options} }` }, overrides);

  it('follows the base URL', () => {
    expect(at("baseURL: 'https://api.example.com/v1'")).toBe('m at example');
    expect(at("baseURL: 'https://{region}.example.com/v1'")).toBe('m at example');
    expect(at("baseURL: 'http://localhost:11434/v1'")).toBe('m at ollama, local');
    expect(at("baseURL: 'https://api.example.com/v1' | undefined")).toBe('m at example | acme-cloud');
    expect(at("baseURL: 'http://localhost:1' | 'https://api.example.com'")).toBe('m at ollama | example');
    expect(at('baseURL: undefined')).toBe('m at acme-cloud');
  });

  it('is unknown where the base URL is', () => {
    expect(at('baseURL: $URL')).toBe('m at unknown: environment');
    expect(at("baseURL: 'https://llm.internal'")).toBe('m at unknown: unsupported');
  });

  it('may be declared for a variable', () => {
    const providerOfVariable = (name: string) => (name.endsWith('URL') ? { provider: 'example', local: false } : null);
    expect(at('baseURL: $URL', { providerOfVariable })).toBe('m at example');
    expect(at('', { providerOfVariable })).toBe('m at example');
  });

  it('can be the own machine', () => {
    expect(read("{ model: 'llama3' }", { receiver: '@acme.Local{}' })).toBe('llama3 at ollama, local');
  });
});
