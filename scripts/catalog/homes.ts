import type { Draft } from './drafts.ts';

/** Who makes a model that `provider` hosts, and what it is called there; undefined where the maker's own list does not have it. */
export function homeOf(
  provider: string,
  id: string,
  drafts: ReadonlyMap<string, ReadonlyMap<string, Draft>>,
): readonly [string, string] | undefined {
  const parts = HOSTS[provider]?.exec(id)?.groups;
  if (parts === undefined) return undefined;
  const maker = MAKERS[parts['maker'] ?? provider];
  const name = parts['name'] ?? '';
  if (maker === undefined) return undefined;
  const models = [...(drafts.get(maker)?.values() ?? [])];
  const spelled = [name, name.replaceAll('.', '-')];
  const found = models.find((model) => spelled.some((one) => model.id === one || model.aliases.has(one)));
  return found && [maker, found.id];
}

/** How a host spells the maker and the maker's id in its own ids. */
const HOSTS: Readonly<Record<string, RegExp>> = {
  openai: /^ft:(?<name>.+)$/,
  bedrock: /^(?:global\.|[a-z]{2,4}\.)?(?<maker>anthropic|openai)\.(?<name>.+?)(?:-v\d+(?::\d+)?)?$/,
  openrouter: /^(?<maker>[a-z-]+)\/(?<name>.+)$/,
};

const MAKERS: Readonly<Record<string, string>> = {
  openai: 'openai',
  anthropic: 'anthropic',
  google: 'google',
  mistral: 'mistral',
  mistralai: 'mistral',
  deepseek: 'deepseek',
  'x-ai': 'xai',
  xai: 'xai',
  moonshotai: 'moonshotai',
  cohere: 'cohere',
  perplexity: 'perplexity',
  'z-ai': 'zai',
  minimax: 'minimax',
  meta: 'meta',
};
