import type { Language as Grammar } from 'web-tree-sitter';

/** What copying needs to know of each node type, by its id. A call into WebAssembly costs more than a look into a table. */
export interface Vocabulary {
  readonly types: readonly string[];
  readonly isNamed: readonly boolean[];
  readonly isLeaf: readonly boolean[];
  readonly isDropped: readonly boolean[];
  readonly hasFields: readonly boolean[];
  readonly fields: readonly (string | null)[];
  readonly comment: number | null;
}

/** Annotations are read from their text, strings too; the other types have no children that matter. */
const leafTypes = new Set(
  'identifier integer float true false none ellipsis string_start string_content string_end type type_parameter type_conversion format_specifier pass_statement break_statement continue_statement wildcard_import keyword_separator positional_separator import_prefix'.split(
    ' ',
  ),
);

const typesWithoutFields = new Set(
  'module block argument_list parameters lambda_parameters string concatenated_string expression_statement tuple list set dictionary expression_list pattern_list tuple_pattern list_pattern parenthesized_expression decorator list_splat dictionary_splat return_statement raise_statement await dotted_name conditional_expression slice if_clause with_clause'.split(
    ' ',
  ),
);

const droppedTokens = new Set(
  ', : ; . [ ] { } -> := if elif else for while try except finally with def class return raise import as lambda await yield global nonlocal del assert match case print exec'.split(
    ' ',
  ),
);

export function vocabularyOf(grammar: Grammar): Vocabulary {
  const types = grammar.types;
  const isNamed = types.map((_, id) => grammar.nodeTypeIsNamed(id));
  const isNamedType = (type: string, id: number, set: ReadonlySet<string>): boolean =>
    isNamed[id] === true && set.has(type);
  return {
    types,
    isNamed,
    isLeaf: types.map((type, id) => !isNamed[id] || isNamedType(type, id, leafTypes)),
    isDropped: types.map((type, id) => (isNamed[id] ? type === 'line_continuation' : droppedTokens.has(type))),
    hasFields: types.map((type) => !typesWithoutFields.has(type)),
    fields: grammar.fields.map((field) => field ?? null),
    comment: grammar.idForNodeType('comment', true),
  };
}
