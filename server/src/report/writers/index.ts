import { csv } from './csv.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { terminal } from './terminal.ts';
import type { Writer } from './writer.ts';

/** All output formats; the first is the default. */
export const writers: readonly [Writer, ...Writer[]] = [terminal, json, markdown, html, csv];
