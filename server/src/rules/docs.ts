import type { LanguageId } from '../ir/types.ts';
import type { Option } from './options.ts';
import type { Example, Rule } from './rule.ts';
import type { Severity } from './types.ts';

/** The Markdown page of a rule, made from the rule alone. */
export function ruleDocs(rule: Rule): string {
  const { docs, examples } = rule;
  const fixed = examples.bad.find((example) => example.fixed !== undefined);
  const sections: readonly (readonly [string, string])[] = [
    ['What it reports', docs.what],
    ['Why', docs.why],
    ['What it saves', docs.saving],
    ['When it is silent', docs.exceptions],
    ['Bad', examples.bad.map(codeBlock).join('\n\n')],
    [
      'Good',
      [...(fixed?.fixed ? [{ ...fixed, code: fixed.fixed }] : []), ...examples.good].map(codeBlock).join('\n\n'),
    ],
    ['Fix', docs.fix],
    ['Options', optionsOf(rule)],
    ['How to ignore it', ignoring(rule)],
  ];
  const head = `# ${rule.id}\n\n${rule.title}. Category: ${rule.category}. Level: ${levels[rule.severity]}. Since ${rule.since}.`;
  return `${[head, ...sections.map(([title, body]) => `## ${title}\n\n${body}`)].join('\n\n')}\n`;
}

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning, single cases lower',
  information: 'information, single cases lower',
  hint: 'hint',
};

const codeBlock = ({ language, code }: Example): string => `\`\`\`${language}\n${code.trimEnd()}\n\`\`\``;

function optionsOf(rule: Rule): string {
  const options = Object.entries(rule.options);
  if (options.length === 0) return 'None but the level.';
  const rows = options.map(
    ([name, option]) => `| \`${name}\` | ${kindOf(option)} | ${defaultOf(option)} | ${option.doc} |`,
  );
  return ['| Option | Value | Default | Meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function kindOf(option: Option): string {
  switch (option.kind) {
    case 'number':
      return `number, ${option.minimum} to ${option.maximum}`;
    case 'boolean':
      return 'true or false';
    case 'enum':
      return option.values.map((value) => `\`"${value}"\``).join(' or ');
    case 'text-list':
      return 'list of texts';
  }
}

const defaultOf = (option: Option): string => `\`${JSON.stringify(option.default)}\``;

function ignoring(rule: Rule): string {
  const language = rule.examples.bad[0]?.language ?? 'typescript';
  const comment = `${commentMark[language]} llm-cost-ignore-next-line ${rule.id} -- why it is fine here`;
  const config = JSON.stringify({ rules: { [rule.id]: 'off' } });
  return [
    `Above the statement, or with \`llm-cost-ignore\` at the end of its first line:\n\n\`\`\`${language}\n${comment}\n\`\`\``,
    `For the project, in \`llm-cost.json\`:\n\n\`\`\`json\n${config}\n\`\`\``,
  ].join('\n\n');
}

const commentMark: Readonly<Record<LanguageId, string>> = { typescript: '//', javascript: '//', python: '#' };
