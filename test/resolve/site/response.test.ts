import { describe, expect, it } from 'vitest';
import { unknown } from '../../../server/src/base/fact.ts';
import { readResponse } from '../../../server/src/resolve/site/response.ts';
import { observe, shown } from './setup.ts';

const read = (parameters: string) =>
  readResponse(observe(parameters), { possible: () => 'yes', model: unknown('pending') });
const schema = (text: string) =>
  shown(read(`{ response_format: { type: 'json_schema', json_schema: { schema: ${text} } } }`));

const labels = (...names: string[]) => JSON.stringify({ kind: 'labels', labels: names });
const object = (fields: number, isSmall: boolean) => JSON.stringify({ kind: 'object', fields, isSmall });
const given = JSON.stringify({ kind: 'json', schema: 'given' });
const none = JSON.stringify({ kind: 'json', schema: 'none' });

describe('JSON schemas', () => {
  it.each([
    ["{ type: 'string', enum: ['a', 'b'] }", labels('a', 'b')],
    ["{ type: 'boolean' }", '{"kind":"boolean"}'],
    ["{ type: 'INTEGER' }", '{"kind":"number"}'],
    ["{ type: 'object', properties: { label: { enum: ['a', 'b'] } } }", labels('a', 'b')],
    ["{ type: 'object', properties: { spam: { type: 'boolean' }, score: { type: 'number' } } }", object(2, true)],
    ["{ type: 'object', properties: { label: { enum: ['a', 'b'] }, why: { type: 'string' } } }", object(2, false)],
    ["{ type: 'object', properties: { items: { type: 'array' } } }", object(1, false)],
    ["{ type: 'array', items: { type: 'string' } }", given],
    ["{ type: 'object', properties: $fields }", given],
    ["{ type: 'object', properties: { a: { type: 'boolean' }, ... } }", given],
    ["{ enum: ['a', $more*] }", given],
    ['$schema', given],
  ])('%s is %s', (text, expected) => {
    expect(schema(text)).toBe(expected);
  });
});

describe('other forms', () => {
  it.each([
    ["{ response_format: { type: 'json_object' } }", none],
    ["{ response_format: { type: 'text' } }", '{"kind":"text"}'],
    ["{ response_format: { type: 'json_schema', schema: { type: 'boolean' } } }", '{"kind":"boolean"}'],
    ["{ schema: { type: 'OBJECT', properties: { ok: { type: 'BOOLEAN' } } } }", '{"kind":"boolean"}'],
    ["{ output: 'enum', enum: ['a', 'b'] }", labels('a', 'b')],
    ["{ output: 'enum', enum: $labels }", given],
    ["{ response_format: 'application/json' }", none],
    ["{ response_format: 'application/json', schema: { enum: ['a'] } }", labels('a')],
    ['{ response_format: %Ticket }', given],
    ["{ schema: <z.enum(['a', 'b'])> }", labels('a', 'b')],
    ['{ schema: <z.boolean()> }', '{"kind":"boolean"}'],
    ['{ schema: <z.object({ a: z.string() })> }', given],
    ["{ schema: <z.object({ a: z.string().describe('the> }", given],
    ["{ output: <Output.choice({ options: ['a', 'b'] })> }", labels('a', 'b')],
    ["{ response_format: <zodResponseFormat(Ticket, 'ticket')> }", given],
    ["{ response_format: { type: 'json_object' } | { type: 'text' } }", `${none} | {"kind":"text"}`],
    ["{ response_format?: { type: 'json_object' } }", `${none}?`],
    ['{ }', 'absent'],
    ['{ response_format: null }', 'absent'],
    ['{ response_format: $format }', 'unknown: parameter'],
    ['{ response_format: <formatOf(ticket)> }', 'unknown: unfollowed-call'],
    ['{ ... }', 'unknown: parameter'],
  ])('%s is %s', (parameters, expected) => {
    expect(shown(read(parameters))).toBe(expected);
  });
});
