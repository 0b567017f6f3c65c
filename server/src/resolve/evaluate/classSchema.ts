import type { Expr, TypeIr } from '../../ir/types.ts';
import type { ListItem, Origin, RecordValue, Value } from '../value.ts';
import { type Abstract, type ClassAbstract, forced } from './domain.ts';

const MAX_DEPTH = 3;
const WRAPPERS = /^(Annotated|Final|ClassVar|Required|NotRequired|Optional|\|)$/;

/**
 * The JSON schema of a Python class with annotated fields (pydantic models, dataclasses, typed dictionaries), as SDKs send it for the class;
 * null for other classes.
 */
export function classSchema(owner: ClassAbstract, origin: Origin, depth = 0): RecordValue | null {
  if (owner.module.language !== 'python' || depth > MAX_DEPTH) return null;
  const fields = fieldsOf(owner, 0);
  if (fields.size === 0) return null;
  const make = maker(origin);
  const properties = [...fields].map(([name, type]) => [name, schemaOf(owner, type, origin, depth)] as const);
  return make.record([
    ['type', make.text('object')],
    ['properties', make.record(properties)],
  ]);
}

/** Fields with a type by name, those of base classes first. */
function fieldsOf(owner: ClassAbstract, depth: number): Map<string, TypeIr> {
  const fields = new Map<string, TypeIr>();
  if (depth > MAX_DEPTH) return fields;
  for (const base of owner.class.bases) {
    const value = base.kind === 'name' ? named(owner, base.name) : null;
    if (value?.kind === 'class') for (const [name, type] of fieldsOf(value, depth + 1)) fields.set(name, type);
  }
  for (const { name, type } of owner.class.fields)
    if (type && !name.startsWith('_') && name !== 'model_config') fields.set(name, type);
  return fields;
}

function schemaOf(owner: ClassAbstract, type: TypeIr, origin: Origin, depth: number): Value {
  const make = maker(origin);
  const name = type.path.at(-1) ?? '';
  const given = type.args.filter((item) => item.path[0] !== 'None');
  const [first] = given;
  if (WRAPPERS.test(name) && first && given.length === 1) return schemaOf(owner, first, origin, depth);
  switch (name) {
    case 'bool':
      return make.record([['type', make.text('boolean')]]);
    case 'int':
      return make.record([['type', make.text('integer')]]);
    case 'float':
    case 'Decimal':
      return make.record([['type', make.text('number')]]);
    case 'str':
      return make.record([['type', make.text('string')]]);
    case 'list':
    case 'List':
    case 'Sequence':
    case 'set':
      return make.record([
        ['type', make.text('array')],
        ...(first ? [['items', schemaOf(owner, first, origin, depth + 1)] as const] : []),
      ]);
    case 'Literal': {
      const labels = type.args.map((item) => /^(["'])(.*)\1$/s.exec(item.path[0] ?? '')?.[2]);
      const texts = labels.filter((label) => label !== undefined);
      return texts.length === labels.length ? make.record([['enum', make.list(texts)]]) : make.record([]);
    }
    default: {
      const value = type.path.length === 1 ? named(owner, name) : null;
      if (value?.kind !== 'class') return make.record([]);
      const members = enumMembers(value);
      return members
        ? make.record([['enum', make.list(members)]])
        : (classSchema(value, origin, depth + 1) ?? make.record([]));
    }
  }
}

/** The values of a class that is an enumeration of texts. */
function enumMembers(owner: ClassAbstract): readonly string[] | null {
  const isEnum = owner.class.bases.some((base) => /Enum$/.test(lastName(base)));
  if (!isEnum) return null;
  const values = owner.class.fields.map(({ name, value }) =>
    value?.kind === 'text' ? value.parts.map((part) => (part.kind === 'static' ? part.text : '')).join('') : name,
  );
  return values.length > 0 ? values : null;
}

const lastName = (expr: Expr): string => (expr.kind === 'name' || expr.kind === 'member' ? expr.name : '');

/** What a name of the class's module stands for at the end of the module. */
function named(owner: ClassAbstract, name: string): Abstract | null {
  const { module } = owner;
  const binding = module.bindings.moduleNames.get(name);
  const value = binding ? module.state.variable(module.frame.slot(binding)) : null;
  return forced(value);
}

function maker(origin: Origin) {
  const text = (value: string): Value => ({
    kind: 'text',
    parts: [{ kind: 'static', text: value, location: null }],
    ...origin,
  });
  const list = (values: readonly string[]): Value => ({
    kind: 'list',
    items: values.map((value): ListItem => ({ value: text(value), isMaybe: false, isRepeated: false })),
    isClosed: true,
    openBecause: null,
    ...origin,
  });
  const record = (entries: readonly (readonly [string, Value])[]): RecordValue => ({
    kind: 'record',
    entries: entries.map(([key, value]) => ({ key, value, isMaybe: false, location: null })),
    isClosed: true,
    openBecause: null,
    ...origin,
  });
  return { text, list, record };
}
