import { dynamicPrefix } from './dynamic-prefix.ts';
import { flagshipForSimpleTask } from './flagship-for-simple-task.ts';
import { missingOutputCap } from './missing-output-cap.ts';
import { missingRetryBudget } from './missing-retry-budget.ts';
import type { Rule } from './rule.ts';

/** Every rule, by category and then by id. */
export const rules: readonly Rule[] = [missingOutputCap, flagshipForSimpleTask, dynamicPrefix, missingRetryBudget];

export const ruleById = (id: string): Rule | null => rules.find((rule) => rule.id === id) ?? null;
