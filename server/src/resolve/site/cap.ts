import type { CallSpec, Parameter } from '../../sdks/types.ts';
import type { CapInfo } from '../callSite.ts';
import { appliesTo, type Scope } from './applies.ts';

/** How the output of a call can be limited, and by which parameter a fix should do it. */
export function readCap(spec: CallSpec, scope: Scope): CapInfo {
  const parameters = spec.parameters.outputCap ?? [];
  const proposed = spec.cap === 'none' ? null : proposedParameter(parameters, scope);
  return {
    policy: spec.cap ?? (parameters.length === 0 ? 'none' : 'optional'),
    parameter: proposed,
    argument: proposed?.startsWith('$request.') ? (spec.bind?.request ?? 1) : (spec.bind?.record ?? 0),
  };
}

/** The first parameter that surely holds for this version and model; null while an earlier one may hold too. */
export function proposedParameter(parameters: readonly Parameter[], scope: Scope): string | null {
  for (const parameter of parameters) {
    if (parameter.deprecated === true) continue;
    const applies = appliesTo(parameter, scope);
    if (applies === 'yes') return parameter.path;
    if (applies === 'maybe') return null;
  }
  return null;
}
