import type { CatalogSnapshot, ProviderEntry } from '../../server/src/catalog/snapshot.ts';

/** The snapshot's text: one line a model, so that a diff reads like a price list. */
export function snapshotText(snapshot: CatalogSnapshot): string {
  const { providers, sources, ...head } = snapshot;
  const fields = Object.entries(head).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  fields.push(
    `"sources": ${block(
      sources.map((source) => JSON.stringify(source)),
      '[',
      ']',
    )}`,
  );
  fields.push(
    `"providers": ${block(
      Object.entries(providers).map(([id, entry]) => `${JSON.stringify(id)}: ${providerText(entry)}`),
      '{',
      '}',
    )}`,
  );
  return `{\n${fields.join(',\n')}\n}\n`;
}

function providerText({ models, ...rest }: ProviderEntry): string {
  const fields = Object.entries(rest).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  const lines = Object.entries(models).map(([id, model]) => `${JSON.stringify(id)}: ${JSON.stringify(model)}`);
  return block([...fields, `"models": ${block(lines, '{', '}')}`], '{', '}');
}

const block = (lines: readonly string[], open: string, close: string): string =>
  lines.length === 0 ? open + close : `${open}\n${lines.join(',\n')}\n${close}`;
