import type { Fact } from '../../base/fact.ts';
import { valuesOf } from '../../base/fact.ts';
import type { Operation } from '../../base/operation.ts';
import type { CallSpec, VersionRange } from '../../sdks/types.ts';
import type { Answer } from './context.ts';

/** What decides whether a parameter or default of an SDK table holds for a call. */
export interface Scope {
  readonly possible: (range: VersionRange) => Answer;
  readonly model: Fact<string>;
  /** Who answers, once that is known. */
  readonly provider?: Fact<string>;
}

/** Whether something that an SDK table limits to versions and models holds here. */
export function appliesTo(
  limits: { readonly versions?: VersionRange; readonly models?: readonly string[] },
  scope: Scope,
): Answer {
  const version = limits.versions === undefined ? 'yes' : scope.possible(limits.versions);
  const model = limits.models === undefined ? 'yes' : matchesModel(limits.models, scope.model);
  if (version === 'no' || model === 'no') return 'no';
  return version === 'yes' && model === 'yes' ? 'yes' : 'maybe';
}

function matchesModel(patterns: readonly string[], model: Fact<string>): Answer {
  const ids = model.state === 'absent' && model.fallback !== null ? [model.fallback.value] : valuesOf(model);
  const hits = ids.filter((id) => matches(patterns, id)).length;
  if (ids.length === 0 || (model.state === 'several' && model.maybeAbsent)) return 'maybe';
  if (hits === ids.length) return 'yes';
  return hits === 0 ? 'no' : 'maybe';
}

/** Patterns as `gpt-5*`; those with a leading `!` exclude. Only exclusions mean every other model. */
export function matches(patterns: readonly string[], model: string): boolean {
  const excluded = patterns.filter((pattern) => pattern.startsWith('!'));
  const included = patterns.filter((pattern) => !pattern.startsWith('!'));
  return (
    (included.length === 0 || included.some((pattern) => matchesOne(pattern, model))) &&
    !excluded.some((pattern) => matchesOne(pattern.slice(1), model))
  );
}

function matchesOne(pattern: string, model: string): boolean {
  const source = pattern
    .split('*')
    .map((piece) => piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, 'i').test(model);
}

/** What a call does: some interfaces take models of every kind. A model that is not known is taken for one of the usual kind. */
export function operationOf(spec: Pick<CallSpec, 'operation' | 'operations'>, model: Fact<string>): Operation {
  const ids = valuesOf(model);
  const special = spec.operations?.find(
    ({ models }) => ids.length > 0 && ids.every((id) => matches(models, id)),
  )?.operation;
  return special ?? spec.operation;
}
