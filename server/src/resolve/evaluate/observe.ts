import type { CallSpec, SdkTable } from '../../sdks/types.ts';
import type { RecordValue } from '../value.ts';
import { calleeSpan, type Invocation } from './calls.ts';
import { type Context, codeOf, locate } from './context.ts';
import { type Abstract, opaque, type SdkInstance } from './domain.ts';
import { freeze } from './freeze.ts';
import { unfollowedCallbacks } from './library.ts';
import { sharedOptions } from './sdkGlobals.ts';

/** Notes a billed call with everything that is known of it here. The result is model output. */
export function observe(
  context: Context,
  sdk: SdkTable,
  language: 'typescript' | 'python',
  spec: CallSpec,
  receiver: SdkInstance | null,
  parameters: Abstract,
  invocation: Invocation,
  isApart = false,
): Abstract {
  markHot(context);
  const { expr } = invocation;
  if (expr && !context.isDry && context.program.purpose === 'sites') {
    const frozen = freeze(context.state, withShared(context, sdk, language, parameters), locate(context, expr.span));
    const object = receiver ? freeze(context.state, receiver, null) : null;
    context.program.observations.push({
      sdk,
      language,
      spec,
      receiver: object?.kind === 'instance' ? object : null,
      parameters: frozen.kind === 'record' ? frozen : emptyRecord,
      path: context.module.ir.path,
      call: expr.span,
      callee: calleeSpan(expr),
      place: context.place,
      through: context.through,
      arms: context.arms,
      ...(isApart && { isApart }),
      ...((context.isAssumed || context.isSupposed) && { isAssumed: true as const }),
    });
  }
  unfollowedCallbacks(context, invocation);
  const provenance = spec.isLookup === true ? 'retrieval' : 'model-output';
  return opaque('run-time-value', expr ? codeOf(context, expr.span) : '', { kind: provenance });
}

/** The parameters, and under `$global` what the program has set for all objects of the SDK. */
function withShared(
  context: Context,
  sdk: SdkTable,
  language: 'typescript' | 'python',
  parameters: Abstract,
): Abstract {
  const shared = sharedOptions(context, sdk, language);
  const record = parameters.kind === 'ref' ? context.state.object(parameters.id) : null;
  if (shared === null || record?.kind !== 'record') return parameters;
  const entries = new Map(record.entries).set('$global', { value: shared, isMaybe: false, location: null });
  return context.state.allocate({ ...record, entries }, parameters.origin);
}

/** All functions on the way here lead to a billed call. */
export function markHot({ stack, isSupposed }: Context): void {
  if (isSupposed) return;
  for (const entry of stack) entry.module.hot.add(entry.function);
}

const emptyRecord: RecordValue = {
  kind: 'record',
  entries: [],
  isClosed: false,
  openBecause: 'unsupported',
  use: null,
  definition: null,
  from: 'literal',
};
