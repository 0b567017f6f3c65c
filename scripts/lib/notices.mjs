import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';

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
  const source = repository?.url ?? repository;
  const body =
    texts.length > 0 ? texts.join('\n\n') : `The package carries no text of its licence. Its source: ${source}`;
  return `${name} ${version} (${license})\n\n${body}\n\n${'-'.repeat(80)}\n`;
}
