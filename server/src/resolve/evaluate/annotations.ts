import type { TypeIr } from '../../ir/types.ts';
import type { ValueType } from '../value.ts';
import type { Context } from './context.ts';

const WRAPPERS =
  /^(Annotated|Promise|Awaitable|Readonly|Required|Partial|NonNullable|Final|ClassVar|Mapped|NotRequired)$/;
const NAMES: readonly (readonly [RegExp, ValueType])[] = [
  [/^(str|string|String|LiteralString|EmailStr)$|^["'`]/, 'text'],
  [/^(int|float|number|Number|Decimal)$|^-?\d/, 'number'],
  [/^(bool|boolean|Boolean|true|false|True|False)$/, 'boolean'],
  [/^(list|List|Array|ReadonlyArray|Sequence|Iterable|tuple|Tuple|set|Set)$/, 'list'],
];
const NOTHING = /^(None|null|undefined|void)$/;

/** What an annotation says of a value that only the run knows; null if it says nothing or allows several kinds. */
export function valueType(context: Context, type: TypeIr | null | undefined): ValueType | null {
  const plain = type ? settledType(context, type, 0) : null;
  const name = plain?.path.length === 1 ? plain.path[0] : plain?.path.at(-1);
  if (plain === null || name === undefined) return null;
  if (name === 'Literal') return typesAgree(plain.args.map((item) => valueType(context, item) ?? 'text'));
  if (name === '|') return typesAgree(plain.args.map((item) => valueType(context, item)));
  return NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/** The annotation of a property of an annotated object. */
export function memberType(context: Context, type: TypeIr | null | undefined, name: string): TypeIr | null {
  const plain = type ? settledType(context, type, 0) : null;
  if (plain === null) return null;
  if (plain.path[0] === '&') {
    for (const part of plain.args) {
      const found = memberType(context, part, name);
      if (found) return found;
    }
    return null;
  }
  return plain.members?.find((member) => member.name === name)?.type ?? null;
}

/** The type behind aliases of the file, wrappers and "or nothing". */
function settledType(context: Context, type: TypeIr, depth: number): TypeIr {
  const [name] = type.path;
  const [first] = type.args;
  if (depth > 8 || name === undefined || type.path.length > 1) return type;
  if (name === '|' || name === 'Union' || name === 'Optional') {
    const given = type.args.filter((item) => !NOTHING.test(item.path[0] ?? ''));
    const [only] = given;
    return only && given.length === 1
      ? settledType(context, only, depth + 1)
      : { ...type, path: ['|'], args: given.map((item) => settledType(context, item, depth + 1)) };
  }
  if (WRAPPERS.test(name) && first) return settledType(context, first, depth + 1);
  const declared = context.module.ir.types?.find((item) => item.name === name);
  return declared ? settledType(context, declared.type, depth + 1) : type;
}

function typesAgree(types: readonly (ValueType | null)[]): ValueType | null {
  const [first] = types;
  return first && types.every((type) => type === first) ? first : null;
}
