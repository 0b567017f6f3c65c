import type { Report, ReportSite } from '../../server/src/report/model.ts';
import type { Prediction } from './score.ts';

/** The calls of a report on one repository. */
export const predictionsOf = (repo: string, report: Report): readonly Prediction[] =>
  report.callSites.map((site) => ({
    repo,
    file: site.file,
    cell: site.cell,
    line: site.line,
    endLine: site.endLine,
    kind: site.kind,
    models: modelsOf(site.model),
    outputCap: capOf(site.outputCap),
    findings: site.findings,
  }));

function modelsOf(model: ReportSite['model']): readonly string[] {
  if (model.state === 'unknown') return [];
  return [...(model.state === 'known' ? [model.value] : []), ...model.alternatives];
}

function capOf(cap: ReportSite['outputCap']): Prediction['outputCap'] {
  if (cap.state === 'known') return cap.value;
  return cap.state === 'absent' ? 'absent' : null;
}
