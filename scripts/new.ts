import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { languageScaffold } from './new/language.ts';
import type { Scaffold } from './new/names.ts';
import { ruleScaffold } from './new/rule.ts';
import { sdkScaffold } from './new/sdk.ts';

// Starts a rule, an SDK table or a language, with tests that fail until it is filled: npm run new -- rule bad-pattern
const scaffolds: Readonly<Record<string, (name: string) => Scaffold>> = {
  rule: ruleScaffold,
  sdk: sdkScaffold,
  language: languageScaffold,
};

const root = fileURLToPath(new URL('..', import.meta.url));
const [kind = '', name = '', ...more] = process.argv.slice(2);
const make = Object.hasOwn(scaffolds, kind) ? scaffolds[kind] : undefined;

if (make === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || more.length > 0) {
  fail('Usage: npm run new -- rule|sdk|language NAME, with a NAME such as bad-pattern.');
} else if (kind === 'rule' && !name.includes('-')) {
  fail(`${name}: the id of a rule has at least two words.`);
} else {
  const { files, next } = make(name);
  const taken = Object.keys(files).filter((path) => existsSync(join(root, path)));
  if (taken.length > 0) fail(`There is ${taken.join(', ')} already; nothing was written.`);
  else write(files, next);
}

function write(files: Scaffold['files'], next: Scaffold['next']): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`wrote ${path}`);
  }
  console.log(['', 'Next:', ...next.map((step, index) => `  ${index + 1}. ${step}`)].join('\n'));
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
