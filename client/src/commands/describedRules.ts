export interface DescribedRule {
  readonly label: string;
  readonly detail: string;
}

/** The rules as the manifest describes them in the setting `llmCost.rules`. */
export function describedRules(manifest: unknown): DescribedRule[] {
  const groups = listOf(fieldOf(fieldOf(manifest, 'contributes'), 'configuration'));
  const rules = groups.map((group) => fieldOf(fieldOf(fieldOf(group, 'properties'), 'llmCost.rules'), 'properties'));
  return rules.flatMap((properties) =>
    Object.entries(isRecord(properties) ? properties : {}).map(([label, rule]) => ({
      label,
      detail: String(fieldOf(rule, 'description') ?? ''),
    })),
  );
}

const fieldOf = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
