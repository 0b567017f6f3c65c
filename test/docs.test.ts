import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = ['README.md', 'CHANGELOG.md', ...under('docs')].filter((path) => path.endsWith('.md'));

describe.each(pages)('%s', (path) => {
  const text = readFileSync(join(root, path), 'utf8');

  it('links to files that are there', () => {
    const targets = [...text.replace(/```.*?```/gs, '').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(
      ([, target = '']) => target,
    );
    for (const target of targets) expect(existsSync(join(root, dirname(path), target)), target).toBe(true);
  });
});

it('the layout in architecture.md names every folder of the server', () => {
  const text = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
  const folders = readdirSync(join(root, 'server/src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of folders) expect(text).toContain(`\`${name}/`);
});

it('architecture.md gives a reason for each package', () => {
  const text = readFileSync(join(root, 'docs/architecture.md'), 'utf8').replaceAll('`-', '`vscode-languageserver-');
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    devDependencies: object;
  };
  const isNamed = (name: string): boolean =>
    text.includes(`\`${name}\``) || text.includes(`\`${name.replace(/\/.*/, '/*')}\``);
  expect(Object.keys(devDependencies).filter((name) => !isNamed(name))).toEqual([]);
});

function under(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? under(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  );
}
