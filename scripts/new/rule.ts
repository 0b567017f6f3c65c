import { camel, type Scaffold, sentence } from './names.ts';

/** A rule that never speaks, with a page and tests that fail until they are written. */
export const ruleScaffold = (id: string): Scaffold => ({
  files: {
    [`server/src/rules/${id}.ts`]: `import { calleeOf } from './places.ts';
import { defineRule } from './rule.ts';

export const ${camel(id)} = defineRule({
  id: '${id}',
  title: '${sentence(id)}',
  category: 'output',
  severity: 'hint',
  since: '',
  scope: 'site',
  docs: {
    what: '',
    why: '',
    saving: '',
    exceptions: '',
    fix: '',
  },
  examples: { bad: [], good: [] },
  options: {},
  check([site], context) {
    // Speak of what is known to be absent or known to be bad; stay silent on what is not known.
    if (site.notEstimated === null) return;
    context.report({ at: calleeOf(site), message: '', why: '' });
  },
});
`,
    [`test/rules/${id}.test.ts`]: `import { describe, it } from 'vitest';
import { checkFindings, checkFix, checkSilent } from '../support/rules.ts';

const rule = '${id}';

describe('fires', () => {
  it('in Python', () =>
    checkFindings(
      rule,
      \`
from openai import OpenAI

OpenAI().chat.completions.create(model="gpt-5.4", messages=[])
#                         ^^^^^^ hint ${id} fix
\`,
    ));
});

describe('is silent', () => {
  it('where it cannot tell', () => checkSilent(rule, ''));
});

describe('fixes', () => {
  it('in the style of the file', () => checkFix(rule, '', ''));
});
`,
  },
  next: [
    `Add ${camel(id)} to server/src/rules/index.ts.`,
    `Fill server/src/rules/${id}.ts: metadata, page, examples, check, fix.`,
    `Write test/rules/${id}.test.ts, then run: npm test -- test/rules`,
    'Run npm run gen.',
  ],
});
