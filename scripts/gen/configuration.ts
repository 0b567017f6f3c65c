import { code, generatedNote, page, table } from './markdown.ts';

/** The part of JSON schema that the config's schema uses. */
export interface JsonSchema {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema;
  readonly required?: readonly string[];
}

/** A key of `llm-cost:` comments and what its value must be. */
export interface CommentKey {
  readonly name: string;
  readonly expects: string;
}

/** docs/configuration.md */
export const configurationDocs = (schema: JsonSchema, keys: readonly CommentKey[], example: string): string =>
  page(
    '# Configuration',
    generatedNote("the config's schema"),
    'Everything works without a config. To set something, put a file `llm-cost.json` into the root of the repository; `llm-cost-lens init` writes one in which each setting is explained. ' +
      'The file may hold comments and trailing commas. A file in a nested folder adds to those above it and wins for the files below it; `"root": true` stops the search. ' +
      'The command line and the editors read the same files. A config can only narrow: it names no commands and no paths outside the workspace.',
    'Editors complete and check the file with [its JSON schema](schema/llm-cost.schema.json).',
    '## Example',
    `\`\`\`jsonc\n${example.trim()}\n\`\`\``,
    '## Settings',
    ...Object.entries(schema.properties ?? {})
      .filter(([name]) => name !== '$schema')
      .flatMap(([name, setting]) => settingDocs(name, setting)),
    ...commentDocs(keys),
  );

function settingDocs(name: string, setting: JsonSchema): readonly string[] {
  return [
    `### ${code(name)}`,
    `${setting.description ?? ''} Value: ${valueWords(setting)}.`.trim(),
    ...fieldTables(setting),
  ];
}

/** A table of the fields of each object inside. */
function fieldTables(schema: JsonSchema): readonly string[] {
  const inner = [schema, ...(schema.anyOf ?? []), ...nested(schema)];
  return inner.flatMap((one) => {
    const own = Object.entries(one.properties ?? {}).filter(([, field]) => !isRuleList(field));
    const rows = own.map(([name, field]) => [
      `${code(name)}${one.required?.includes(name) ? ' (required)' : ''}`,
      valueWords(field),
      descriptionOf(field),
    ]);
    const names = one.propertyNames?.enum;
    return [
      table(['Field', 'Value', 'Meaning'], rows),
      names === undefined ? '' : `Names: ${names.map((each) => code(String(each))).join(', ')}.`,
    ];
  });
}

/** The rules have pages of their own. */
const isRuleList = (field: JsonSchema): boolean => field.anyOf?.some((one) => one.properties?.['level']) ?? false;

function nested(schema: JsonSchema): readonly JsonSchema[] {
  const { additionalProperties: values, items } = schema;
  const inner = [typeof values === 'object' ? values : undefined, items].filter((one) => one !== undefined);
  return inner.flatMap((one) => [one, ...(one.anyOf ?? [])]);
}

const descriptionOf = (field: JsonSchema): string =>
  [field.description, field.propertyNames?.enum && `Names: ${field.propertyNames.enum.join(', ')}.`]
    .filter((text) => text !== undefined)
    .join(' ');

/** What a value may be, in words. */
function valueWords(schema: JsonSchema): string {
  if (schema.enum !== undefined) return schema.enum.map((value) => code(JSON.stringify(value))).join(' or ');
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map(valueWords))].join(' or ');
  if (Array.isArray(schema.type)) return schema.type.map(typeWord).join(' or ');
  if (schema.type === 'array') return `list (${schema.items === undefined ? 'anything' : valueWords(schema.items)})`;
  const { additionalProperties: values } = schema;
  if (schema.type === 'object' && typeof values === 'object' && schema.properties === undefined)
    return `by name: ${valueWords(values)}`;
  return typeWord(String(schema.type));
}

const typeWord = (type: string): string =>
  ({ string: 'text', boolean: 'true or false', integer: 'whole number' })[type] ?? type;

const commentDocs = (keys: readonly CommentKey[]): readonly string[] => [
  '## Comments in the code',
  'In any language, with its own comment marks.',
  table(
    ['Comment', 'What it does'],
    [
      [
        code('llm-cost-ignore-next-line RULE… -- reason'),
        'Mutes the rules in the next statement; without a rule, all.',
      ],
      [code('llm-cost-ignore RULE… -- reason'), 'The same for the statement that begins on this line.'],
      [
        code('llm-cost-ignore-file RULE… -- reason'),
        'The same for the file; in any cell of a notebook for the notebook.',
      ],
      [code('llm-cost: KEY=VALUE…'), 'Says what the code does not show of the next call.'],
    ],
  ),
  'Ignore comments that mute nothing, and names that are no rule, are reported.',
  table(
    ['Key', 'Value'],
    keys.map(({ name, expects }) => [code(name), `${expects}.`]),
  ),
  'For example: `llm-cost: calls=10k/day input=1200 output=300 cached=70%`.',
];
