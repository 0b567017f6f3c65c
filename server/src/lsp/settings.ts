import type { Severity } from '../rules/types.ts';

/** The section `llmCost` of the editor's settings. It decides display; what is analysed and how is up to `llm-cost.json`. */
export interface Settings {
  readonly inlayHints: 'off' | 'currentLine' | 'all';
  readonly codeLens: boolean;
  /** `workspace` also lists the findings of files that are not open. */
  readonly problems: 'openFiles' | 'workspace';
  /** Levels that the user lowers for themselves; the engine takes none that would raise one. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
}

export const settingsSection = 'llmCost';

export const defaultSettings: Settings = { inlayHints: 'all', codeLens: true, problems: 'openFiles', rules: {} };

/** Reads what a client sends as settings. Anything that is left out or makes no sense has its default. */
export function readSettings(sent: unknown): Settings {
  const given = isRecord(sent) ? sent : {};
  return {
    inlayHints: oneOf(given['inlayHints'], ['off', 'currentLine', 'all'], defaultSettings.inlayHints),
    codeLens: typeof given['codeLens'] === 'boolean' ? given['codeLens'] : defaultSettings.codeLens,
    problems: oneOf(given['problems'], ['openFiles', 'workspace'], defaultSettings.problems),
    rules: readLevels(given['rules']),
  };
}

/** Whether results by the one and by the other are the same: all else decides only what is shown. */
export const sameRules = (one: Settings, other: Settings): boolean =>
  JSON.stringify(one.rules) === JSON.stringify(other.rules);

/** The part of a settings object that belongs to this server. */
export const sectionOf = (settings: unknown): unknown => (isRecord(settings) ? settings[settingsSection] : undefined);

function readLevels(sent: unknown): Settings['rules'] {
  if (!isRecord(sent)) return {};
  return Object.fromEntries(
    Object.entries(sent).flatMap(([rule, level]) => {
      const known = levels.find((one) => one === level);
      return known === undefined ? [] : [[rule, known] as const];
    }),
  );
}

const levels: readonly (Severity | 'off')[] = ['error', 'warning', 'information', 'hint', 'off'];

const oneOf = <T extends string>(value: unknown, allowed: readonly T[], otherwise: T): T =>
  allowed.find((one) => one === value) ?? otherwise;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
