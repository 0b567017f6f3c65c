import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { terminal } from './terminal.ts';
import type { Writer } from './writer.ts';

/** All output formats; the first is the default. */
export const writers: readonly [Writer, ...Writer[]] = [terminal, json, markdown];
