import type { UnknownReason } from '../base/fact.ts';

/** Why something is not known, as the end of a sentence that starts with the thing: `the model … is passed in by a caller`. */
export const reasonWords: Readonly<Record<UnknownReason, string>> = {
  parameter: 'is passed in by a caller',
  environment: 'comes from an environment variable',
  'loop-variable': 'changes with each turn of a loop',
  'run-time-value': 'is computed at run time',
  escaped: 'is in an object that other code may change',
  'unresolved-import': 'comes from a module that was not found',
  'unresolved-name': 'is a name with no definition in sight',
  'unfollowed-call': 'is returned by a call that cannot be followed',
  'too-many-alternatives': 'has too many possible values',
  'bound-reached': 'lies deeper than the analysis follows',
  'syntax-error': 'stands in code that does not parse',
  'remote-template': 'is in a prompt that is kept elsewhere',
  'version-unknown': "depends on the SDK's version, which is not known",
  unsupported: 'is written in a form that is not understood yet',
  pending: 'is in a file that is still being read',
};
