import { defaultSettings, settingsSection } from '../../server/src/lsp/settings.ts';
import { analysedLanguages } from '../../server/src/protocol.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { unusedSuppression } from '../../server/src/rules/suppress.ts';
import type { GrammarContribution } from './grammars.ts';
import { aboutComments } from './rules.ts';

/** package.json with the parts of the extension's manifest that derive from the program: when it is activated, its settings. */
export function manifestWith(text: string, rules: readonly Rule[], grammars: readonly GrammarContribution[]): string {
  const manifest = JSON.parse(text);
  const contributes = { ...manifest.contributes, configuration: configuration(rules), grammars };
  return `${JSON.stringify({ ...manifest, activationEvents, contributes }, null, 2)}\n`;
}

/** Views and commands activate the extension by themselves; the panel of the last session does not. */
const activationEvents = [
  ...analysedLanguages.map((language) => `onLanguage:${language}`),
  'onNotebook:jupyter-notebook',
  'onWebviewPanel:llmCost.report',
  'workspaceContains:llm-cost.json',
];

interface Setting {
  readonly scope: 'window' | 'resource' | 'machine-overridable' | 'application';
  readonly [key: string]: unknown;
}

const configuration = (rules: readonly Rule[]) => [
  {
    id: 'editor',
    title: 'Editor',
    properties: numbered({
      inlayHints: {
        type: 'string',
        enum: ['off', 'currentLine', 'all'],
        enumItemLabels: ['Off', 'Call at the cursor', 'All calls'],
        enumDescriptions: ['No hints.', 'Only for the call that the cursor is in.', 'For every call.'],
        default: defaultSettings.inlayHints,
        scope: 'resource',
        description: 'Shows what a call costs behind its last line.',
      },
      codeLens: {
        type: 'boolean',
        // Lenses move the code below them; the hints already show the cost.
        default: false,
        scope: 'resource',
        description: 'Shows cost, tokens and model on a line above each call. A click opens the breakdown.',
      },
      statusBar: {
        type: 'boolean',
        default: true,
        scope: 'window',
        description: "Shows the file's calls, the dearest of them and the number of findings in the status bar.",
      },
    }),
  },
  {
    id: 'findings',
    title: 'Findings',
    properties: numbered({
      problems: {
        type: 'string',
        enum: ['openFiles', 'workspace'],
        enumItemLabels: ['Open files', 'Workspace'],
        enumDescriptions: [
          'Findings of the files that are open.',
          'Findings of all files of the workspace. It is scanned when the first call is met.',
        ],
        default: defaultSettings.problems,
        scope: 'resource',
        description: 'Which findings the Problems view lists. The LLM Cost Lens view always has all of them.',
      },
      rules: {
        type: 'object',
        default: defaultSettings.rules,
        scope: 'resource',
        markdownDescription:
          'Lowers the level of rules, or turns them off, for you alone. What holds for everybody who works on the code belongs into `llm-cost.json`.',
        properties: {
          ...Object.fromEntries(rules.map((rule) => [rule.id, levelOf(`${rule.title}. Default: ${rule.severity}.`)])),
          [unusedSuppression]: levelOf(aboutComments),
        },
        additionalProperties: false,
      },
    }),
  },
  {
    id: 'diagnosis',
    title: 'Diagnosis',
    properties: numbered({
      'trace.server': {
        type: 'string',
        enum: ['off', 'messages', 'verbose'],
        default: 'off',
        scope: 'window',
        description: 'Writes what the editor and the language server say to each other to the output channel.',
      },
    }),
  },
];

const levelOf = (description: string) => ({
  enum: ['off', 'hint', 'information', 'warning', 'error'],
  description,
});

const numbered = (settings: Readonly<Record<string, Setting>>) =>
  Object.fromEntries(
    Object.entries(settings).map(([name, setting], order) => [`${settingsSection}.${name}`, { ...setting, order }]),
  );
