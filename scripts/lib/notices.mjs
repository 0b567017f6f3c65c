import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';

/** Who holds the rights in packages under the MIT licence that carry no text of it; as their repositories say. */
const holders = new Map([
  ['tiktoken', 'Copyright (c) 2022 OpenAI, Shantanu Jain (https://github.com/openai/tiktoken)'],
]);

/**
 * The licences of the packages that a build has taken in, as their terms ask for.
 * @param {readonly string[]} inputs paths of bundled files, from the root of the project
 * @returns {string} one section a package, sorted by name
 */
export function thirdPartyNotices(inputs) {
  const folders = new Set(inputs.flatMap(packageFolder));
  return [...folders].sort().map(notice).join('\n');
}

/** @param {string} input */
function packageFolder(input) {
  const match = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
  return match ? [match[0]] : [];
}

/** @param {string} folder */
function notice(folder) {
  const { name, version, license, repository } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const texts = readdirSync(join(root, folder))
    .filter((entry) => /^(licen[cs]e|third-?party-?notice)/i.test(entry))
    .map((entry) => readFileSync(join(root, folder, entry), 'utf8').trim());
  if (texts.length === 0) texts.push(withoutText(name, license, repository?.url ?? repository));
  return `${name} ${version} (${license})\n\n${texts.join('\n\n')}\n\n${'-'.repeat(80)}\n`;
}

/**
 * @param {string} name
 * @param {string} license
 * @param {string | undefined} source
 */
function withoutText(name, license, source) {
  const holder = holders.get(name);
  if (license !== 'MIT' || holder === undefined)
    throw new Error(`${name} carries no text of its licence (${license}); who holds the rights? Its source: ${source}`);
  const [, terms] = readFileSync(join(root, 'LICENSE'), 'utf8').split(/^Copyright.*$/m);
  return `${holder}\n${terms?.trimEnd()}`;
}
