import { describe, expect, it } from 'vitest';
import { unknown } from '../../../server/src/base/fact.ts';
import type { PromptPart } from '../../../server/src/resolve/callSite.ts';
import { readPrompt } from '../../../server/src/resolve/site/prompt/prompt.ts';
import type { CallSpec } from '../../../server/src/sdks/types.ts';
import { chat, embed, observe, shown } from './setup.ts';

const facts = (parameters: string, spec: CallSpec = chat) =>
  readPrompt(observe(parameters, { spec }), { possible: () => 'yes', model: unknown('pending') });

/** One line a part: role, marks, text with `{provenance}` for holes, media, and `#` for a cache marker. */
function prompt(parameters: string, spec: CallSpec = chat): readonly string[] {
  const read = facts(parameters, spec).prompt;
  return [...read.parts.map(line), ...(read.isComplete ? [] : ['and more'])];
}

function line(part: PromptPart): string {
  const marks = `${part.isMaybe ? '?' : ''}${part.isRepeated ? '*' : ''}`;
  const text = part.text.map((piece) => (piece.kind === 'static' ? piece.text : `{${piece.provenance.kind}}`)).join('');
  const media = part.media.map((each) => `[${each.kind} ${shown(each.detail)}]`).join('');
  return `${part.role}${marks}: ${text}${media}${part.cacheMarker === null ? '' : ' #'}`;
}

describe('messages', () => {
  it('are read in their order, with all roles', () => {
    expect(
      prompt(`{ messages: [
        { role: 'developer', content: 'Be brief.' },
        { role: 'user', content: 'Hello {user}' },
        { role: 'assistant', content: 'Hi.' },
        { role: 'tool', content: '{retrieval}' },
        { role: 'model', parts: [{ text: 'Yes.' }] }
      ] }`),
    ).toEqual([
      'system: Be brief.',
      'user: Hello {user-input}',
      'assistant: Hi.',
      'tool: {retrieval}',
      'assistant: Yes.',
    ]);
  });

  it('may be a plain text, texts, pairs or message objects', () => {
    expect(prompt("{ messages: 'Hello' }")).toEqual(['user: Hello']);
    expect(prompt("{ messages: ['Hello', 'World'] }")).toEqual(['user: Hello', 'user: World']);
    expect(prompt("{ messages: [['system', 'Be brief.'], ['human', '{user}']] }")).toEqual([
      'system: Be brief.',
      'user: {user-input}',
    ]);
    expect(prompt("{ messages: [@acme.SystemMessage{ content: 'Be brief.' }] }")).toEqual(['system: Be brief.']);
  });

  it('may be written on some paths only', () => {
    expect(prompt("{ messages: [{ role: 'system', content: 'A' }?, { role: 'user', content: 'B' }] }")).toEqual([
      'system?: A',
      'user: B',
    ]);
    expect(prompt("{ messages: [{ role: 'user', content: 'A' | 'B' }] }")).toEqual(['user?: A', 'user?: B']);
    expect(prompt("{ messages: [{ role: 'user', content: 'A' | null }] }")).toEqual(['user?: A']);
    expect(prompt("{ messages: [{ role: 'user', content: 'A' }] | $messages }")).toEqual([
      'user?: A',
      'user?*: {parameter}',
      'and more',
    ]);
  });

  it('may be resent as a history', () => {
    expect(
      prompt("{ messages: [{ role: 'system', content: 'A' }, $history*, { role: 'user', content: '{user}' }] }"),
    ).toEqual(['system: A', 'user*: {parameter}', 'user: {user-input}']);
    expect(prompt('{ messages: $messages }')).toEqual(['user*: {parameter}', 'and more']);
  });

  it('are incomplete where the code does not show them', () => {
    expect(prompt('{ ... }')).toEqual(['and more']);
    expect(prompt("{ messages: [{ role: 'user', content: 'A' }, ...] }")).toEqual(['user: A', 'and more']);
    expect(prompt("{ messages: [{ role: 'user', ... }] }")).toEqual(['user: {other}', 'and more']);
    expect(prompt("{ prompt_id: 'p-1', messages: 'Hi' }")).toEqual(['user: Hi', 'and more']);
  });

  it('are empty where nothing is given', () => {
    expect(prompt('{ }')).toEqual([]);
    expect(prompt("{ messages: [], system: '' }")).toEqual([]);
    expect(prompt("{ messages: [{ role: 'assistant', content: null }] }")).toEqual([]);
  });

  it('keep tool calls and results', () => {
    expect(
      prompt(`{ messages: [
        { role: 'assistant', content: null, tool_calls: [{ id: 'c1', function: { name: 'search' } }] },
        { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'c1', content: [{ type: 'text', text: '{retrieval}' }] }] },
        { type: 'function_call_output', call_id: 'c1', output: 'found' },
        { type: 'function_call', name: 'search', arguments: '{model}' }
      ] }`),
    ).toEqual([
      'assistant: [{"id":"c1","function":{"name":"search"}}]',
      'tool: {retrieval}',
      'tool: found',
      'assistant: {"type":"function_call","name":"search","arguments":"{model-output}"}',
    ]);
  });
});

describe('content parts', () => {
  it('keep text and media', () => {
    expect(
      prompt(`{ messages: [{ role: 'user', content: [
        { type: 'text', text: 'What is this?' },
        { type: 'image_url', image_url: { url: $url, detail: 'low' } },
        { type: 'input_image', image_url: $url },
        { type: 'input_image', image_url: $url, detail: $detail },
        { type: 'input_text', text: 'And this?' },
        { inlineData: { mimeType: 'audio/mp3', data: $data } },
        { type: 'document', source: { data: $data } }
      ] }] }`),
    ).toEqual([
      'user: What is this?',
      'user: [image low]',
      'user: [image absent]',
      'user: [image unknown: parameter]',
      'user: And this?',
      'user: [audio absent]',
      'user: [file absent]',
    ]);
  });
});

describe('cache markers', () => {
  const markers = (parameters: string) =>
    facts(parameters).cacheMarkers.map(({ part, ttl }) => `${part ?? 'request'} ${shown(ttl)}`);

  it('stand on blocks', () => {
    const parameters = `{ system: [
      { type: 'text', text: 'A', cache_control: { type: 'ephemeral' } },
      { type: 'text', text: 'B', cache_control: { type: 'ephemeral', ttl: '1h' } },
      { type: 'text', text: 'C' }
    ] }`;
    expect(prompt(parameters)).toEqual(['system: A #', 'system: B #', 'system: C']);
    expect(markers(parameters)).toEqual(['0 absent', '1 1h']);
  });

  it('stand on messages and tools', () => {
    const parameters = `{
      tools: [{ name: 'a' }, { name: 'b', cache_control: { type: 'ephemeral' } }],
      messages: [
        { role: 'system', content: 'A', providerOptions: { anthropic: { cacheControl: { type: 'ephemeral' } } } },
        { role: 'user', content: [{ type: 'text', text: 'B' }, { type: 'text', text: 'C' }], cache_control: { type: 'ephemeral' } }
      ] }`;
    expect(prompt(parameters)).toEqual([
      'tools: {"name":"a"}',
      expect.stringMatching(/^tools: .* #$/),
      'system: A #',
      'user: B',
      'user: C #',
    ]);
    expect(markers(parameters)).toEqual(['1 absent', '2 absent', '4 absent']);
  });

  it('may be blocks of their own', () => {
    expect(prompt("{ system: [{ text: 'A' }, { cachePoint: { type: 'default' } }, { text: 'B' }] }")).toEqual([
      'system: A #',
      'system: B',
    ]);
  });

  it('may stand on the whole request', () => {
    expect(markers("{ cache_control: { type: 'ephemeral', ttl: '1h' }, messages: 'A' }")).toEqual(['request 1h']);
    expect(markers("{ cache_control: null, messages: 'A' }")).toEqual([]);
  });

  it('point to their place in the code', () => {
    const text = "{ system: [{ text: 'A', cache_control: { type: 'ephemeral' } }] }";
    const location = facts(text).cacheMarkers[0]?.location;
    expect(location && text.slice(location.span.start, location.span.end)).toBe("cache_control: { type: 'ephemeral' }");
  });
});

describe('texts', () => {
  it('are one part each', () => {
    expect(prompt("{ input: 'one' }", embed)).toEqual(['user: one']);
    expect(prompt("{ input: ['one', $two] }", embed)).toEqual(['user: one', 'user: {parameter}']);
    expect(prompt('{ input: $texts }', embed)).toEqual(['user*: {parameter}', 'and more']);
  });
});

describe('tools', () => {
  const count = (tools: string) => shown(facts(`{ tools: ${tools} }`).tools.count);

  it('are counted', () => {
    expect(count("[{ name: 'a' }, %search]")).toBe('2');
    expect(count("[{ name: 'a' }, { name: 'b' }?]")).toBe('1 | 2');
    expect(count("{ a: { description: 'A' }, b: $b }")).toBe('2');
    expect(count("[{ functionDeclarations: [{ name: 'a' }, { name: 'b' }] }]")).toBe('2');
    expect(count("[{ name: 'a' }] | null")).toBe('1?');
    expect(count('[]')).toBe('0');
    expect(count('null')).toBe('absent');
    expect(count('$tools')).toBe('unknown: parameter');
    expect(count("[{ name: 'a' }, $more*]")).toBe('unknown: run-time-value');
    expect(count("{ a: { description: 'A' }, ... }")).toBe('unknown: parameter');
    expect(shown(facts('{ }').tools.count)).toBe('absent');
  });

  it('are the JSON that is sent for them', () => {
    const tools = `[{ name: 'search', strict: true, run: %run, parameters: { type: 'object', required: ['q'], properties: $schema } }]`;
    expect(prompt(`{ tools: ${tools} }`)).toEqual([
      'tools: {"name":"search","strict":true,"parameters":{"type":"object","required":["q"],"properties":{parameter}}}',
    ]);
    expect(prompt("{ tools: { search: { description: 'Search the {user}' } } }")).toEqual([
      'tools: "search":{"description":"Search the {user-input}"}',
    ]);
    expect(prompt('{ tools: $tools }')).toEqual(['tools*: {parameter}', 'and more']);
  });
});

describe('places', () => {
  it('are those of the message, and of the text inside the quotes', () => {
    const text = "{ messages: [{ role: 'user', content: 'Hello {user}' }] }";
    const [part] = facts(text).prompt.parts;
    const slice = (location: { span: { start: number; end: number } } | null | undefined) =>
      location ? text.slice(location.span.start, location.span.end) : null;
    expect(slice(part?.location)).toBe("{ role: 'user', content: 'Hello {user}' }");
    expect(part?.text.map((piece) => slice(piece.location))).toEqual(['Hello ', '{user}']);
  });
});
