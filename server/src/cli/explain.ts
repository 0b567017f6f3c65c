import { nearestName } from '../config/suggest.ts';
import { rules } from '../rules/index.ts';
import { pageOf } from '../rules/pages.ts';
import { type Arguments, type Command, type ExitCode, UsageError } from './command.ts';
import { renderMarkdown } from './markdownPage.ts';
import type { CliPorts } from './ports.ts';
import { styleFor } from './style.ts';

export const explain: Command = {
  name: 'explain',
  usage: '[RULE]',
  summary: 'explain a rule: what it finds, why, what to do; without a rule list them all',
  options: {},
  run,
};

async function run({ positionals }: Arguments, ports: CliPorts): Promise<ExitCode> {
  const style = styleFor(ports, ports.stdout);
  const [id, ...more] = positionals;
  if (more.length > 0) throw new UsageError('Name one rule at a time.');
  if (id === undefined) {
    const width = Math.max(...rules.map((rule) => rule.id.length));
    const rows = rules.map(
      (rule) => `${style('bold', rule.id.padEnd(width))}  ${rule.severity.padEnd(11)}  ${rule.title}`,
    );
    await ports.stdout.write(`${rows.join('\n')}\n`);
    return 0;
  }
  const page = pageOf(id);
  if (page === null) throw new UsageError(unknownRule(id));
  await ports.stdout.write(renderMarkdown(page, style, Math.min(ports.stdout.columns ?? 100, 100)));
  return 0;
}

/** A sentence that names the rules that may have been meant. */
export function unknownRule(id: string): string {
  const ids = rules.map((rule) => rule.id);
  const words = id.split('-').filter((word) => word.length > 3);
  const similar = nearestName(id, ids);
  const sharing = ids.filter((other) => words.some((word) => other.split('-').includes(word)));
  const guesses = [...new Set([...(similar === null ? [] : [similar]), ...sharing])];
  const advice = guesses.length > 0 ? `Did you mean ${guesses.join(' or ')}?` : 'List them: llm-cost-lens explain';
  return `There is no rule "${id}". ${advice}`;
}
