import type { Writer } from './writer.ts';

export const json: Writer = {
  id: 'json',
  summary: 'the whole report for other programs; its schema is docs/schema/report.schema.json',
  write: ({ report }) => `${JSON.stringify(report, null, 2)}\n`,
};
