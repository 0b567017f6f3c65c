/** An option of a rule, as users set it in the config. Everything about it is data, so that docs and the config's schema come from here. */
export type Option = NumberOption | BooleanOption | EnumOption | TextListOption;

export interface NumberOption {
  readonly kind: 'number';
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  /** One sentence, with the unit. */
  readonly doc: string;
}

export interface BooleanOption {
  readonly kind: 'boolean';
  readonly default: boolean;
  readonly doc: string;
}

export interface EnumOption<V extends string = string> {
  readonly kind: 'enum';
  readonly values: readonly V[];
  readonly default: V;
  readonly doc: string;
}

export interface TextListOption {
  readonly kind: 'text-list';
  readonly default: readonly string[];
  readonly doc: string;
}

export type OptionSchema = Readonly<Record<string, Option>>;

type ValueOf<O extends Option> = O extends NumberOption
  ? number
  : O extends BooleanOption
    ? boolean
    : O extends EnumOption<infer V>
      ? V
      : readonly string[];

export type OptionValues<S extends OptionSchema> = { readonly [K in keyof S]: ValueOf<S[K]> };

export const numberOption = (option: Omit<NumberOption, 'kind'>): NumberOption => ({ kind: 'number', ...option });

export const booleanOption = (option: Omit<BooleanOption, 'kind'>): BooleanOption => ({ kind: 'boolean', ...option });

export const enumOption = <const V extends string>(option: {
  readonly values: readonly V[];
  readonly default: NoInfer<V>;
  readonly doc: string;
}): EnumOption<V> => ({
  kind: 'enum',
  ...option,
});

export const textListOption = (option: Omit<TextListOption, 'kind'>): TextListOption => ({
  kind: 'text-list',
  ...option,
});

/** The values of all options: what is given where it is valid, else the default. The config reports invalid ones; here they are not used. */
export function readOptions<S extends OptionSchema>(
  schema: S,
  given: Readonly<Record<string, unknown>>,
): OptionValues<S> {
  const values = Object.entries(schema).map(([name, option]) => [name, readOption(option, given[name])]);
  return Object.fromEntries(values) as OptionValues<S>;
}

function readOption(option: Option, given: unknown): unknown {
  switch (option.kind) {
    case 'number':
      return typeof given === 'number' && given >= option.minimum && given <= option.maximum ? given : option.default;
    case 'boolean':
      return typeof given === 'boolean' ? given : option.default;
    case 'enum':
      return typeof given === 'string' && option.values.includes(given) ? given : option.default;
    case 'text-list':
      return Array.isArray(given) && given.every((item) => typeof item === 'string') ? given : option.default;
  }
}
