import { ruleDocs } from './docs.ts';
import { ruleById } from './index.ts';
import { unusedSuppression } from './suppress.ts';

/** The Markdown page of whatever a finding may be named after; null if there is nothing of that name. */
export function pageOf(id: string): string | null {
  if (id === unusedSuppression) return suppressionPage;
  const rule = ruleById(id);
  return rule && ruleDocs(rule);
}

/** Findings on the comments themselves come from no rule. */
const suppressionPage = `# ${unusedSuppression}

A comment that asks to ignore findings has no effect: nothing is found at its place, or it names a rule that does not exist.

It would hide the next real finding there. Remove the comment, or correct the id of the rule.

The fix takes out what has no effect: the comment, or some of its rules. **Safe**: it changes no code and no finding. Where an id is misspelt the fix proposes the one that was likely meant. **Review**.
`;
