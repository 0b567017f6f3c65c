import { ruleDocs } from '../../server/src/rules/docs.ts';
import type { Option } from '../../server/src/rules/options.ts';
import type { Rule, RuleCategory } from '../../server/src/rules/rule.ts';
import { unusedSuppression } from '../../server/src/rules/suppress.ts';
import { generatedNote, page, table } from './markdown.ts';

/** docs/rules/<id>.md */
export const rulePage = (rule: Rule): string =>
  `${ruleDocs(rule).trimEnd()}\n\n${generatedNote(`server/src/rules/${rule.id}.ts`)}\n`;

/** docs/rules/README.md: all rules by category. */
export const ruleIndex = (rules: readonly Rule[]): string =>
  page(
    '# Rules',
    generatedNote('server/src/rules'),
    'A rule is named after the bad pattern. It speaks of what is known to be absent or known to be bad; where the code cannot settle a question, it is silent. ' +
      'The level is that of a clear case: single findings may be lower, never higher. No rule is an error unless you say so in `llm-cost.json`.',
    ...categories
      .filter((category) => rules.some((rule) => rule.category === category))
      .flatMap((category) => [
        `## ${headings[category]}`,
        table(
          ['Rule', 'Level', 'What it reports'],
          rules
            .filter((rule) => rule.category === category)
            .map((rule) => [`[${rule.id}](${rule.id}.md)`, rule.severity, rule.docs.what]),
        ),
      ]),
  );

/** The table in README.md. */
export const ruleTable = (rules: readonly Rule[]): string =>
  table(
    ['Rule', 'Level', 'Finds', 'Fixes'],
    categories.flatMap((category) =>
      rules
        .filter((rule) => rule.category === category)
        .map((rule) => [`[${rule.id}](docs/rules/${rule.id}.md)`, rule.severity, rule.title, safetiesOf(rule)]),
    ),
  );

/** The kinds of fixes that the page of a rule promises, in bold. */
const safetiesOf = (rule: Rule): string =>
  ['Safe', 'Review', 'Example']
    .filter((safety) => rule.docs.fix.includes(`**${safety}**`))
    .map((safety) => safety.toLowerCase())
    .join(', ');

const headings: Readonly<Record<RuleCategory, string>> = {
  output: 'Output',
  model: 'Model',
  cache: 'Prompt caching',
  volume: 'Volume',
  retries: 'Retries',
  agents: 'Agents',
  context: 'Context',
  observability: 'Observability',
};

const categories = Object.keys(headings) as readonly RuleCategory[];

/** For the config's JSON schema: what each rule's setting may be. */
export const ruleSchemas = (rules: readonly Rule[]): Readonly<Record<string, Readonly<Record<string, unknown>>>> => ({
  ...Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule)])),
  [unusedSuppression]: { description: aboutComments, anyOf: [levels] },
});

/** Of findings that come from no rule. */
export const aboutComments =
  'Comments that suppress no finding, or name a rule that does not exist. Default: information.';

const levels = { enum: ['off', 'hint', 'information', 'warning', 'error'] };

function ruleSchema(rule: Rule): Readonly<Record<string, unknown>> {
  const options = Object.entries(rule.options).map(([name, option]) => [name, optionSchema(option)]);
  return {
    description: `${rule.title}. Default: ${rule.severity}.`,
    anyOf: [
      levels,
      {
        type: 'object',
        properties: { level: levels, ...Object.fromEntries(options) },
        additionalProperties: false,
      },
    ],
  };
}

function optionSchema(option: Option): Readonly<Record<string, unknown>> {
  const shared = { description: option.doc, default: option.default };
  switch (option.kind) {
    case 'number':
      return { type: 'number', minimum: option.minimum, maximum: option.maximum, ...shared };
    case 'boolean':
      return { type: 'boolean', ...shared };
    case 'enum':
      return { enum: option.values, ...shared };
    case 'text-list':
      return { type: 'array', items: { type: 'string' }, ...shared };
  }
}
