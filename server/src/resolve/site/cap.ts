import { valuesOf } from '../../base/fact.ts';
import type { Parameter } from '../../sdks/types.ts';
import type { CapInfo } from '../callSite.ts';
import type { ObservedCall } from '../observed.ts';
import { appliesTo, matches, type Scope } from './applies.ts';
import type { Answer } from './context.ts';
import { isReplaced } from './parameters.ts';

/** How the output of a call can be limited, and by which parameter a fix should do it. */
export function readCap(observed: ObservedCall, scope: Scope): CapInfo {
  const { spec } = observed;
  const parameters = spec.parameters.outputCap ?? [];
  const proposed = spec.cap === 'none' ? null : proposedParameter(observed, parameters, scope);
  return {
    policy: spec.cap ?? (parameters.length === 0 ? 'none' : 'optional'),
    parameter: proposed,
    argument:
      observed.isApart === true
        ? null
        : proposed?.startsWith('$request.')
          ? (spec.bind?.request ?? 1)
          : (spec.bind?.record ?? 0),
  };
}

/** Whether the provider knows the parameter: a base URL may lead to another one than the SDK's own. */
function isTakenBy({ providers }: Parameter, { provider }: Scope): Answer {
  if (providers === undefined || provider === undefined) return 'yes';
  const takes = valuesOf(provider).map((name) => matches(providers, name));
  if (takes.length === 0) return 'maybe';
  return takes.every((each) => each) ? 'yes' : takes.some((each) => each) ? 'maybe' : 'no';
}

/** The first parameter that surely holds for this version and model; null while an earlier one may hold too. */
export function proposedParameter(
  observed: ObservedCall,
  parameters: readonly Parameter[],
  scope: Scope,
): string | null {
  for (const parameter of parameters) {
    if (parameter.deprecated === true || isReplaced(observed, parameter)) continue;
    const applies = [appliesTo(parameter, scope), isTakenBy(parameter, scope)];
    if (applies.includes('no')) continue;
    return applies.includes('maybe') ? null : parameter.path;
  }
  return null;
}
