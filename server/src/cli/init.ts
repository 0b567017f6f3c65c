import { configFileName } from '../config/fileName.ts';
import { configTemplate } from '../config/template.ts';
import { type Arguments, type Command, type ExitCode, UsageError } from './command.ts';
import type { CliPorts } from './ports.ts';

export const init: Command = {
  name: 'init',
  usage: '[FOLDER]',
  summary: `write a ${configFileName} with all settings explained`,
  options: {},
  run,
};

async function run({ positionals }: Arguments, { disk, cwd, stdout }: CliPorts): Promise<ExitCode> {
  const [folder = '.', ...more] = positionals;
  if (more.length > 0) throw new UsageError('Name one folder.');
  const target = disk.resolve(cwd, folder);
  if (disk.kindOf(target) !== 'folder') throw new UsageError(`${folder}: there is no such folder.`);
  const path = disk.resolve(target, configFileName);
  const isWritten =
    disk.kindOf(path) === null && disk.replace(path, new TextEncoder().encode(configTemplate), null) === 'written';
  if (!isWritten) throw new UsageError(`${configFileName} is there already; nothing was changed.`);
  await stdout.write(`${disk.relative(cwd, path)} written. Every setting in it is optional.\n`);
  return 0;
}
