import type { Command } from './command.ts';
import { explain } from './explain.ts';
import { fix } from './fix.ts';
import { init } from './init.ts';
import { lsp } from './lsp.ts';
import { models } from './models.ts';
import { scan } from './scan.ts';

/** All commands in the order of the help. */
export const commands: readonly Command[] = [scan, fix, explain, models, init, lsp];

/** What runs where no command is named. */
export const defaultCommand: Command = scan;
