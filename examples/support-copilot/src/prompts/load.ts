import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The policy that every answer to a customer follows: some 1,700 tokens that never change between requests. */
export const supportPolicy = readFileSync(join(import.meta.dirname, 'support-policy.md'), 'utf8');
