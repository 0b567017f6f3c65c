import type { Dialect } from './build.ts';
import type { CallSpec, Concept, Parameter } from './types.ts';

/** Concepts that Python code passes through `extra_body` when its SDK is older than the parameter. */
const passed: readonly Concept[] = [
  'outputCap',
  'n',
  'serviceTier',
  'effort',
  'thinking',
  'thinkingBudget',
  'responseFormat',
  'cacheKey',
  'previousResponse',
];

/** In Python every field of the body may also stand in `extra_body`. It is read there, but a fix writes the parameter itself. */
export function inExtraBody(d: Dialect, given: CallSpec['parameters']): CallSpec['parameters'] {
  if (d.language !== 'python') return given;
  const extended: Partial<Record<Concept, readonly Parameter[]>> = { ...given };
  for (const concept of passed) {
    const list = given[concept];
    if (list === undefined) continue;
    const paths = [...new Set(list.map(({ path }) => path))];
    extended[concept] = [...list, ...paths.map((path) => ({ path: `extra_body.${path}`, deprecated: true }))];
  }
  return extended;
}
