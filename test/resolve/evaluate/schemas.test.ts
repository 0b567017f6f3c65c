import { describe, expect, it } from 'vitest';
import type { ResponseShape } from '../../../server/src/resolve/callSite.ts';
import { onlyCall } from '../../support/calls.ts';

function shape(text: string): string {
  const { responseFormat } = onlyCall(text).request;
  return responseFormat.state === 'known' ? written(responseFormat.value) : responseFormat.state;
}

function written(shape: ResponseShape): string {
  switch (shape.kind) {
    case 'labels':
      return `labels ${shape.labels.join(' ')}`;
    case 'object':
      return `${shape.isSmall ? 'small ' : ''}object of ${shape.fields}`;
    case 'json':
      return `json, schema ${shape.schema}`;
    default:
      return shape.kind;
  }
}

const imports = `
import Anthropic from '@anthropic-ai/sdk';
import { openai } from '@ai-sdk/openai';
import { generateObject, generateText, Output } from 'ai';
import OpenAI from 'openai';
import { zodResponseFormat, zodTextFormat } from 'openai/helpers/zod';
import { z } from 'zod';
const client = new OpenAI();
const LABELS = ['bug', 'question'] as const;
enum Priority { Low = 'low', High = 'high' }
`;

describe('Zod', () => {
  it.each([
    ["z.enum(['bug', 'question'])", 'labels bug question'],
    ['z.enum(LABELS)', 'labels bug question'],
    ['z.nativeEnum(Priority)', 'labels low high'],
    ["z.union([z.literal('yes'), z.literal('no')])", 'labels yes no'],
    ["z.literal('yes').or(z.literal('no'))", 'labels yes no'],
    ['z.boolean()', 'boolean'],
    ['z.number().min(0).max(10).describe("score")', 'number'],
    ['z.object({ label: z.enum(LABELS) })', 'labels bug question'],
    ['z.object({ spam: z.boolean().describe("is spam"), score: z.number().int().optional() })', 'small object of 2'],
    ['z.object({ label: z.enum(LABELS), date: z.string(), mail: z.string().email() })', 'object of 3'],
    ['z.object({ label: z.enum(LABELS), orderId: z.string(), mail: z.email() })', 'small object of 3'],
    ['z.object({ summary: z.string() })', 'object of 1'],
    ['z.object({ tags: z.array(z.string()) }).strict()', 'object of 1'],
    ['z.object({ spam: z.boolean() }).extend({ why: z.string() })', 'object of 2'],
    ['z.object({ nested: z.object({ a: z.string(), b: z.string() }) })', 'object of 1'],
    ['z.array(z.enum(LABELS))', 'json, schema given'],
    ['z.object(fields)', 'json, schema given'],
    ['z.record(z.string(), z.number())', 'json, schema given'],
  ])('%s', (schema, expected) => {
    const call = `export const ask = () => generateObject({ model: openai('gpt-5'), schema: ${schema}, prompt: 'Hi' });`;
    expect(shape(`${imports}${call}`)).toBe(expected);
  });

  it.each([
    [
      "generateText({ model: openai('gpt-5'), output: Output.object({ schema: Ticket }), prompt: 'Hi' })",
      'small object of 2',
    ],
    [
      "generateText({ model: openai('gpt-5'), output: Output.choice({ options: ['a', 'b'] }), prompt: 'Hi' })",
      'labels a b',
    ],
    [
      "generateText({ model: openai('gpt-5'), output: Output.array({ element: Ticket }), prompt: 'Hi' })",
      'json, schema given',
    ],
    ["generateObject({ model: openai('gpt-5'), output: 'array', schema: Ticket, prompt: 'Hi' })", 'json, schema given'],
    [
      "client.chat.completions.parse({ model: 'gpt-5', response_format: zodResponseFormat(Ticket, 'ticket'), messages: [] })",
      'small object of 2',
    ],
    [
      "client.responses.parse({ model: 'gpt-5', text: { format: zodTextFormat(Ticket, 'ticket') }, input: 'Hi' })",
      'small object of 2',
    ],
  ])('%s', (call, expected) => {
    const schema = 'const Ticket = z.object({ label: z.enum(LABELS), urgent: z.boolean() });';
    expect(shape(`${imports}${schema}\nexport const ask = () => ${call};`)).toBe(expected);
  });

  it('of another file', () => {
    expect(
      shape(`
//- /ask.ts
import OpenAI from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import { Ticket } from './schemas';
const client = new OpenAI();
export const ask = () =>
  client.chat.completions.parse({ model: 'gpt-5', response_format: zodResponseFormat(Ticket, 'ticket'), messages: [] });
//- /schemas.ts
import { z } from 'zod';
export const Ticket = z.object({ label: z.enum(['bug', 'question']).describe('What it is') });
`),
    ).toBe('labels bug question');
  });
});

describe('a class as a schema', () => {
  const python = (body: string, format = 'Ticket'): string =>
    shape(`
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Annotated, Literal, Optional, TypedDict
from openai import OpenAI
from pydantic import BaseModel, Field
client = OpenAI()
class Kind(str, Enum):
    BUG = "bug"
    QUESTION = "question"
class Base(BaseModel):
    urgent: bool
${body}
def ask():
    return client.chat.completions.parse(model="gpt-5", messages=[], response_format=${format})
`);

  it.each([
    ['class Ticket(BaseModel):\n    kind: Literal["bug", "feature request"]', 'labels bug feature request'],
    ['class Ticket(BaseModel):\n    kind: Kind = Field(description="What it is")', 'labels bug question'],
    ['class Ticket(BaseModel):\n    spam: bool', 'boolean'],
    ['class Ticket(BaseModel):\n    spam: bool\n    score: Annotated[float, Field(ge=0)]', 'small object of 2'],
    ['class Ticket(BaseModel):\n    score: Optional[int] = None', 'number'],
    ['class Ticket(Base):\n    kind: Kind', 'small object of 2'],
    ['class Ticket(BaseModel):\n    kind: Kind\n    reason: str', 'object of 2'],
    ['class Ticket(BaseModel):\n    items: list[str]', 'object of 1'],
    ['class Ticket(BaseModel):\n    parts: list[Base]\n    total: float', 'object of 2'],
    ['@dataclass\nclass Ticket:\n    kind: Kind', 'labels bug question'],
    ['class Ticket(TypedDict):\n    spam: bool', 'boolean'],
    ['class Ticket(BaseModel):\n    pass', 'json, schema given'],
  ])('%s', (body, expected) => {
    expect(python(body)).toBe(expected);
  });

  it('as the JSON schema of the class', () => {
    const body = 'class Ticket(BaseModel):\n    kind: Kind';
    const format = '{"type": "json_schema", "json_schema": {"name": "t", "schema": Ticket.model_json_schema()}}';
    expect(python(body, format)).toBe('labels bug question');
  });

  it('as a record', () => {
    const schema =
      '{"type": "object", "properties": {"kind": {"type": "string", "enum": ["a", "b"]}, "spam": {"type": "boolean"}}}';
    expect(
      python('', `{"type": "json_schema", "json_schema": {"name": "t", "strict": True, "schema": ${schema}}}`),
    ).toBe('small object of 2');
  });
});

describe('schemas of other libraries', () => {
  const object = (text: string): string =>
    shape(`
import { openai } from '@ai-sdk/openai';
import { valibotSchema } from '@ai-sdk/valibot';
import { Type } from '@sinclair/typebox';
import { generateObject, jsonSchema } from 'ai';
import * as v from 'valibot';
generateObject({ model: openai('gpt-4o'), schema: ${text}, prompt: 'Hi' });
`);

  it.each([
    ["valibotSchema(v.object({ kind: v.picklist(['bug', 'question']) }))", 'labels bug question'],
    ['valibotSchema(v.object({ ok: v.boolean() }))', 'boolean'],
    [
      'valibotSchema(v.object({ a: v.pipe(v.string(), v.email()), b: v.number(), c: v.optional(v.string()) }))',
      'object of 3',
    ],
    [
      "jsonSchema(Type.Object({ kind: Type.Union([Type.Literal('bug'), Type.Literal('question')]) }))",
      'labels bug question',
    ],
    ['jsonSchema(Type.Object({ ok: Type.Boolean() }))', 'boolean'],
    ['jsonSchema(Type.Object({ a: Type.String(), b: Type.Integer(), c: Type.Array(Type.String()) }))', 'object of 3'],
  ])('%s', (text, expected) => {
    expect(object(text)).toContain(expected);
  });

  it('are read only from these libraries', () => {
    expect(
      shape(`
import { openai } from '@ai-sdk/openai';
import { generateObject } from 'ai';
import * as v from './own';
generateObject({ model: openai('gpt-4o'), schema: v.object({ ok: v.boolean() }), prompt: 'Hi' });
`),
    ).not.toContain('boolean');
  });
});
