import type { Fact } from '../base/fact.ts';
import type { ReportPlain, ReportSite } from './model.ts';

type ReportModel = ReportSite['model'];
type ReportCap = ReportSite['outputCap'];

/** A fact whose absence means nothing but that the SDK's default holds: that default where it is known, else null. */
export function plainFact<T>(fact: Fact<T>, fallback: T | null = null): ReportPlain<T> {
  switch (fact.state) {
    case 'known':
      return fact.value;
    case 'several': {
      const values = fact.alternatives.map(({ value }) => value);
      const left = fact.maybeAbsent && fallback !== null ? [...values, fallback] : values;
      return { state: 'several', value: null, alternatives: distinct(left) };
    }
    case 'absent':
      return fact.fallback?.value ?? fallback;
    case 'unknown':
      return { state: 'unknown', why: fact.why };
  }
}

export function modelFact(fact: Fact<string>): ReportModel {
  switch (fact.state) {
    case 'known':
      return { state: 'known', value: fact.value, alternatives: [], from: fact.from };
    case 'several':
      return {
        state: 'several',
        value: null,
        alternatives: distinct(fact.alternatives.map(({ value }) => value)),
        from: common(fact.alternatives.map(({ from }) => from)),
      };
    case 'absent':
      return { state: 'absent', value: null, alternatives: [], from: null, default: fact.fallback?.value ?? null };
    case 'unknown':
      return { state: 'unknown', why: fact.why };
  }
}

export function capFact(fact: Fact<number>): ReportCap {
  switch (fact.state) {
    case 'known':
      return { state: 'known', value: fact.value };
    case 'several':
      return { state: 'several', value: null, alternatives: distinct(fact.alternatives.map(({ value }) => value)) };
    case 'absent':
      return { state: 'absent', value: null };
    case 'unknown':
      return { state: 'unknown', why: fact.why };
  }
}

/** The model of a call that sends several requests: theirs if they agree, else all that are known. */
export function joinModels(models: readonly ReportModel[]): ReportModel {
  const [first] = models;
  if (first === undefined) return { state: 'unknown', why: 'unsupported' };
  if (agree(models)) return first;
  const named = models.filter((model) => model.state === 'known' || model.state === 'several');
  const alternatives = distinct(
    named.flatMap((model) => (model.state === 'known' ? [model.value] : model.alternatives)),
  );
  const unknown = models.find((model) => model.state === 'unknown');
  if (alternatives.length === 0) return unknown ?? first;
  return { state: 'several', value: null, alternatives, from: common(named.map(({ from }) => from)) };
}

export function joinCaps(caps: readonly ReportCap[]): ReportCap {
  const [first] = caps;
  if (first === undefined) return { state: 'unknown', why: 'unsupported' };
  if (agree(caps)) return first;
  const alternatives = caps.flatMap((cap) =>
    cap.state === 'known' ? [cap.value] : cap.state === 'several' ? cap.alternatives : [],
  );
  const unknown = caps.find((cap) => cap.state === 'unknown');
  if (alternatives.length === 0) return unknown ?? first;
  return { state: 'several', value: null, alternatives: distinct(alternatives) };
}

/** Plain values of several requests: theirs if they agree, else all that are known. */
export function joinPlain<T extends string | number | boolean>(values: readonly ReportPlain<T>[]): ReportPlain<T> {
  const [first] = values;
  if (first === undefined || agree(values)) return first ?? null;
  const alternatives = values.flatMap((value) =>
    value === null ? [] : typeof value !== 'object' ? [value] : value.state === 'several' ? value.alternatives : [],
  );
  if (alternatives.length === 0) return values.find((value) => value !== null) ?? null;
  return { state: 'several', value: null, alternatives: distinct(alternatives) };
}

/** True if all values are the same as data. */
export function agree(values: readonly unknown[]): boolean {
  const texts = values.map((value) => JSON.stringify(value));
  return texts.every((text) => text === texts[0]);
}

export const distinct = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

const common = <T>(values: readonly T[]): T | null => (values.length > 0 && agree(values) ? (values[0] ?? null) : null);
