import { absent, type Fact } from '../../base/fact.ts';
import type { ResponseShape } from '../callSite.ts';
import type { ObservedCall } from '../observed.ts';
import type { RecordValue, Value } from '../value.ts';
import { appliesTo, type Scope } from './applies.ts';
import { parameterValue } from './parameters.ts';
import { alternativesOf, codeOf, factOf, field, isNothing, isValue, staticText } from './values.ts';

/**
 * The form that a request asks the answer to take. SDKs spread it over several parameters (`output: 'enum'` beside `enum`, a MIME type
 * beside a schema), so the narrowest that any of them says counts.
 */
export function readResponse(observed: ObservedCall, scope: Scope): Fact<ResponseShape> {
  const output = parameterValue(observed, 'output');
  const isList = isValue(output) && staticText(output) === 'array';
  const facts = (observed.spec.parameters.responseFormat ?? [])
    .filter((parameter) => appliesTo(parameter, scope) !== 'no')
    .map((parameter) => {
      const isOneOfMany = isList || parameter.path.endsWith('.element');
      return factOf(parameterValue(observed, parameter.path), (value) =>
        isOneOfMany ? schemaGiven : shapeOfValue(value, observed),
      );
    });
  const given = facts.filter((fact) => fact.state === 'known' || fact.state === 'several');
  const [narrowest] = given.toSorted((a, b) => rankOf(b) - rankOf(a));
  if (narrowest !== undefined) return narrowest;
  return facts.find((fact) => fact.state === 'unknown') ?? absent();
}

const order: readonly ResponseShape['kind'][] = ['text', 'json', 'object', 'number', 'boolean', 'labels'];

function rankOf(fact: Fact<ResponseShape>): number {
  return fact.state === 'known' ? order.indexOf(fact.value.kind) + 1 : 0;
}

const schemaGiven: ResponseShape = { kind: 'json', schema: 'given' };
const anyJson: ResponseShape = { kind: 'json', schema: 'none' };

function shapeOfValue(value: Value, observed: ObservedCall): ResponseShape | null {
  switch (value.kind) {
    case 'text':
      return shapeOfName(staticText(value), observed);
    case 'record':
      return shapeOfRecord(value);
    case 'list':
      return labelsOf(value);
    case 'function':
      return value.schema ? shapeOfSchema(value.schema) : schemaGiven;
    case 'instance':
      return schemaGiven;
    case 'opaque':
      return shapeOfCode(codeOf(value) ?? value.code, codeOf(value) !== null);
    case 'literal':
    case 'choice':
      return null;
  }
}

/** The AI SDK's output strategies, and MIME types. */
function shapeOfName(name: string | null, observed: ObservedCall): ResponseShape | null {
  switch (name) {
    case 'enum': {
      const labels = parameterValue(observed, 'enum');
      return (isValue(labels) ? labelsOf(labels) : null) ?? schemaGiven;
    }
    case 'object':
    case 'array':
      return schemaGiven;
    case 'no-schema':
    case 'json':
    case 'json_object':
    case 'application/json':
      return anyJson;
    case 'text/x.enum':
      return schemaGiven;
    case 'text':
    case 'text/plain':
      return { kind: 'text' };
    default:
      return null;
  }
}

/** A format wrapper (`{ type: 'json_schema', … }`) or a JSON schema itself. */
function shapeOfRecord(record: RecordValue): ResponseShape | null {
  const type = textAt(record, 'type');
  if (type === 'text') return { kind: 'text' };
  if (type === 'json_object') return schemaAt(record, ['schema', 'response_schema']) ?? anyJson;
  if (type === 'json_schema')
    return schemaAt(record, ['json_schema.schema', 'schema', 'jsonSchema.schema']) ?? schemaGiven;
  return shapeOfSchema(record);
}

function schemaAt(record: RecordValue, paths: readonly string[]): ResponseShape | null {
  for (const path of paths) {
    const schema = field(record, path);
    if (!isValue(schema) || isNothing(schema)) continue;
    const written = schema.kind === 'function' ? schema.schema : schema;
    return written?.kind === 'record' ? shapeOfSchema(written) : schemaGiven;
  }
  return null;
}

/** What a JSON schema lets the model write. Gemini spells types in capitals. */
function shapeOfSchema(schema: RecordValue): ResponseShape {
  const allowed = field(schema, 'enum');
  const labels = isValue(allowed) ? labelsOf(allowed) : null;
  if (labels !== null) return labels;
  switch (textAt(schema, 'type')?.toLowerCase()) {
    case 'boolean':
      return { kind: 'boolean' };
    case 'number':
    case 'integer':
      return { kind: 'number' };
    default:
      return shapeOfObject(schema) ?? schemaGiven;
  }
}

/** An object with one closed field is as small as that field. Texts of a stated form or a name that says so are short. */
function shapeOfObject(schema: RecordValue): ResponseShape | null {
  const properties = field(schema, 'properties');
  if (!isValue(properties) || properties.kind !== 'record' || !properties.isClosed) return null;
  const shapes = properties.entries.map(({ value }) => {
    const field = value.kind === 'function' ? value.schema : value;
    return field?.kind === 'record' ? shapeOfSchema(field) : schemaGiven;
  });
  const [only] = shapes;
  if (only !== undefined && shapes.length === 1 && isClosedShape(only)) return only;
  const isSmall =
    shapes.length <= 5 &&
    properties.entries.every(({ key, value }, at) => {
      const shape = shapes[at];
      return shape !== undefined && (isClosedShape(shape) || isShortText(key, value));
    });
  return { kind: 'object', fields: shapes.length, isSmall };
}

/** `date: string`, `orderId: string`, `{ type: 'string', format: 'email' }`. */
function isShortText(key: string, schema: Value): boolean {
  if (schema.kind !== 'record' || textAt(schema, 'type')?.toLowerCase() !== 'string') return false;
  return textAt(schema, 'format') !== null || shortNames.test(key.replace(/([a-z0-9])([A-Z])/g, '$1_$2'));
}

const shortNames =
  /(^|_)(id|code|date|time|year|email|phone|currency|country|city|lang|language|locale|unit|sku|zip|status|type|category|label|number|name)$/i;

/** Shapes whose longest answer is a few tokens. */
const isClosedShape = (shape: ResponseShape): boolean =>
  shape.kind === 'labels' || shape.kind === 'boolean' || shape.kind === 'number';

function labelsOf(value: Value): ResponseShape | null {
  if (value.kind !== 'list' || !value.isClosed || value.items.some((item) => item.isRepeated)) return null;
  const labels = value.items.flatMap((item) => alternativesOf(item.value).map(staticText));
  const texts = labels.filter((label) => label !== null);
  return texts.length === labels.length && texts.length > 0 ? { kind: 'labels', labels: texts } : null;
}

const schemaCode =
  /^(z|zod|v|Type|Schema|S)\.\w|^(jsonSchema|zodSchema|valibotSchema|zodResponseFormat|zodTextFormat|TypeAdapter|Output\.(object|array|choice|json))\s*\(/;

/** Schema libraries are calls that nobody runs here; their short forms can be read, the rest is some schema. */
function shapeOfCode(code: string, isWhole: boolean): ResponseShape | null {
  const labels =
    /^(?:z|zod)\.(?:enum|nativeEnum)\(\s*\[([^\]]*)\]\s*\)$|^Output\.choice\(.*\boptions:\s*\[([^\]]*)\]/.exec(code);
  if (labels !== null) {
    const texts = [...(labels[1] ?? labels[2] ?? '').matchAll(/'([^']*)'|"([^"]*)"/g)].map(
      (match) => match[1] ?? match[2] ?? '',
    );
    if (texts.length > 0) return { kind: 'labels', labels: texts };
  }
  if (isWhole && /^(?:z|zod)\.(?:coerce\.)?boolean\(\)$/.test(code)) return { kind: 'boolean' };
  if (isWhole && /^(?:z|zod)\.(?:coerce\.)?(?:number|int)\(\)$/.test(code)) return { kind: 'number' };
  if (/^Output\.text\(/.test(code)) return { kind: 'text' };
  if (/^Output\.json\(/.test(code)) return anyJson;
  return schemaCode.test(code) ? schemaGiven : null;
}

function textAt(record: RecordValue, path: string): string | null {
  const found = field(record, path);
  return isValue(found) ? staticText(found) : null;
}
