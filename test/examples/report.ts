import { fileURLToPath } from 'node:url';
import { nodeWorkspaces } from '../../server/src/node/workspace.ts';
import { buildReport } from '../../server/src/report/build.ts';
import type { Report } from '../../server/src/report/model.ts';

export const examples = fileURLToPath(new URL('../../examples', import.meta.url));

/** The report of the examples with the prices of one day, so that it stays the same. */
export async function examplesReport(): Promise<Report> {
  const settings = { asOf: '2026-11-10', configPath: null, ruleLevels: {} };
  const { engine } = nodeWorkspaces().openFolder(examples, settings);
  const analysis = await engine.analyseWorkspace({ defaultExcludes: false });
  return buildReport(analysis, { version: '0.1.0', countTokens: engine.countTokens });
}

/** The call of a function in a file; in a notebook the call by its number. */
export function siteAt(report: Report, at: string): Report['callSites'][number] {
  const [file = '', name = ''] = at.split('#');
  const sites = report.callSites.filter((site) => site.file === file);
  const site = /^\d+$/.test(name) ? sites[Number(name) - 1] : sites.find(({ place }) => place.function === name);
  if (site === undefined) throw new Error(`There is no call at ${at}.`);
  return site;
}
