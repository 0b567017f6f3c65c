import type { StatusResult } from '../../../server/src/protocol.ts';
import type { ServerState } from '../server/languageServer.ts';
import { counted, findingWords } from '../words.ts';

/** What the status bar says. Markdown in the tooltip may link to the commands in `statusCommands`. */
export interface StatusText {
  readonly text: string;
  readonly tooltip: string;
  readonly isProblem: boolean;
}

/** Null where there is nothing to say: the server does not run, or the file holds no calls and no findings. */
export function statusText(state: ServerState, status: StatusResult | null): StatusText | null {
  switch (state) {
    case 'idle':
      return null;
    case 'starting':
      return { text: '$(loading~spin) LLM Cost', tooltip: 'The language server is starting.', isProblem: false };
    case 'failed':
      return {
        text: '$(error) LLM Cost',
        tooltip:
          'The language server has stopped.\n\n[Restart](command:llmCost.restartServer) · [Show the log](command:llmCost.showLog)',
        isProblem: true,
      };
    case 'running':
      return status && (status.calls > 0 || hasFindings(status)) ? running(status) : null;
  }
}

function running({ calls, dearest, unpriced, findings, scan }: StatusResult): StatusText {
  const cost =
    dearest === null
      ? calls === 0
        ? ''
        : 'cost unknown'
      : calls === 1
        ? dearest.cost
        : `${counted(calls, 'call')}, dearest ${dearest.cost}`;
  const marks = (
    [
      ['error', findings.error],
      ['warning', findings.warning],
      ['info', findings.information],
    ] as const
  )
    .filter(([, count]) => count > 0)
    .map(([icon, count]) => `$(${icon}) ${count}`);
  const lines = [
    `**LLM calls in this file**: ${calls}`,
    ...(dearest === null ? [] : [`The dearest: ${escaped(dearest.cost)} a call, ${escaped(dearest.model)}`]),
    ...(unpriced === 0 ? [] : [`${counted(unpriced, 'call')} without a price`]),
    `Findings: ${findingWords(findings)}`,
    ...(scan === 'running' ? ['The workspace is being scanned.'] : []),
    '[Calls and findings](command:llmCost.calls.focus) · [Report](command:llmCost.showReport) · [Settings](command:llmCost.openSettings)',
  ];
  return {
    text: ['$(credit-card)', cost, ...marks].filter((part) => part !== '').join(' '),
    tooltip: lines.join('\n\n'),
    isProblem: false,
  };
}

export const statusCommands = [
  'llmCost.restartServer',
  'llmCost.showLog',
  'llmCost.calls.focus',
  'llmCost.showReport',
  'llmCost.openSettings',
] as const;

const hasFindings = ({ findings }: StatusResult): boolean => Object.values(findings).some((count) => count > 0);

/** A model's name comes from the code. */
const escaped = (text: string): string => text.replaceAll(/[\\`*_{}[\]()<>#|~!&$]/g, '\\$&');
