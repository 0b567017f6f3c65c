import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describedRules } from '../../client/src/commands/describedRules.ts';
import { defaultSettings, readSettings } from '../../server/src/lsp/settings.ts';
import { rules } from '../../server/src/rules/index.ts';

const text = readFileSync('package.json', 'utf8');
const manifest = JSON.parse(text);
const { contributes } = manifest;
const declared: readonly string[] = contributes.commands.map(({ command }: { command: string }) => command);
const sources = sourcesUnder('client/src').join('\n') + readFileSync('server/src/protocol.ts', 'utf8');

/** Called by the program, not by people. */
const internal = ['llmCost.openNode', 'llmCost.configEdited', 'llmCost.muteForMe'];

describe('commands', () => {
  it.each(declared)('%s is there', (command) => expect(sources).toContain(`'${command}'`));
  it('are in the palette under one name', () => {
    for (const { category } of contributes.commands) expect(category).toBe('LLM Cost Lens');
  });
  it('that the code makes are declared', () => {
    const made = [...sources.matchAll(/'(llmCost\.\w+)'/g)].map(([, name = '']) => name);
    const commands = made.filter((name) => new RegExp(`register(<.*>)?\\(\\s*'${name}'`).test(sources));
    expect(commands.length).toBeGreaterThan(10);
    for (const command of commands) expect([...declared, ...internal]).toContain(command);
  });
  it('of menus, welcome pages and the walkthrough are declared', () => {
    const used = [...text.matchAll(/command:([\w.]+)|onCommand:([\w.]+)|"command": "(llmCost[\w.]+)"/g)]
      .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
      .filter((command) => command.startsWith('llmCost.') && command !== 'llmCost.calls.focus');
    expect(used.length).toBeGreaterThan(20);
    for (const command of used) expect(declared).toContain(command);
  });
});

describe('settings', () => {
  const properties: Record<string, { default: unknown; scope: string; order: number }> = Object.assign(
    {},
    ...contributes.configuration.map((group: { properties: object }) => group.properties),
  );

  it('are what the server and the client read', () => {
    for (const name of Object.keys(properties)) {
      const own = name.replace('llmCost.', '');
      const isRead = Object.hasOwn(defaultSettings, own) || sources.includes(`'${own}'`) || own === 'trace.server';
      expect(isRead, name).toBe(true);
    }
    for (const name of Object.keys(defaultSettings)) expect(properties).toHaveProperty([`llmCost.${name}`]);
  });
  it('have defaults that the server takes as they are', () => {
    const defaults = Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [name.replace('llmCost.', ''), value.default]),
    );
    const { inlayHints, codeLens, problems, rules: levels } = defaults;
    expect(readSettings(defaults)).toEqual({ inlayHints, codeLens, problems, rules: levels });
  });
  it('describe every rule, and findings on comments', () => {
    const ids = [...rules.map(({ id }) => id), 'unused-suppression'];
    expect(describedRules(manifest).map(({ label }) => label)).toEqual(ids);
    for (const { detail } of describedRules(manifest)) expect(detail).toMatch(/\. Default: \w+\.$/);
    expect(describedRules(null)).toEqual([]);
  });
});

describe('files', () => {
  it('that are named exist', () => {
    const named = [...text.matchAll(/"(?:\.\/)?((?:media|docs|syntaxes)\/[\w./-]+\.\w+)"/g)].map(
      ([, path = '']) => path,
    );
    expect(named).toContain('media/icon.png');
    for (const path of named) expect(existsSync(path), path).toBe(true);
  });
});

it('the extension works in untrusted and remote workspaces, next to the files', () => {
  expect(manifest.capabilities.untrustedWorkspaces.supported).toBe(true);
  expect(manifest.extensionKind).toEqual(['workspace']);
});

function sourcesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(`${folder}/${path}`, 'utf8'));
}
