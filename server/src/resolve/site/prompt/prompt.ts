import { absent, type Fact } from '../../../base/fact.ts';
import type { Location } from '../../../base/span.ts';
import type { PromptSource } from '../../../sdks/types.ts';
import type { CacheMarker, Prompt, PromptPart, Tools } from '../../callSite.ts';
import type { ObservedCall } from '../../observed.ts';
import type { Value } from '../../value.ts';
import type { Scope } from '../applies.ts';
import { conceptValue, parameterLocation, parameterValue } from '../parameters.ts';
import { alternativesOf, type FieldValue, isNothing, isValue, placeOf } from '../values.ts';
import { contentDraft, withCachePointsAttached } from './content.ts';
import { type Draft, type DraftPart, empty, hidden, joined, type Role, ttlOf } from './draft.ts';
import { messagesDraft } from './messages.ts';
import { templateDraft, templateOf } from './template.ts';
import { toolCount, toolsDraft } from './tools.ts';

export interface PromptFacts {
  readonly prompt: Prompt;
  readonly tools: Tools;
  readonly cacheMarkers: readonly CacheMarker[];
}

/** What a call sends to be read, in the order in which the provider reads it. */
export function readPrompt(observed: ObservedCall, scope: Scope): PromptFacts {
  const drafts = observed.spec.prompt.map((source) => sourceDraft(observed, source));
  const draft = withCachePointsAttached(joined(drafts));
  return {
    prompt: { parts: finished(draft.parts), isComplete: draft.isComplete },
    tools: readTools(observed, scope),
    cacheMarkers: [...partMarkers(draft), ...requestMarkers(observed, scope)],
  };
}

function sourceDraft(observed: ObservedCall, source: PromptSource): Draft {
  const isHidden = source.unless !== undefined && isGiven(parameterValue(observed, source.unless));
  const value = isHidden ? 'absent' : parameterValue(observed, source.path);
  const earlier = source.form === 'conversation' ? turns : empty;
  if (value === 'absent') return earlier;
  if (!isValue(value)) return joined([hidden, earlier]);
  return joined([isNothing(value) ? empty : formDraft(value, source, observed), earlier]);
}

const isGiven = (found: FieldValue): boolean => isValue(found) && !alternativesOf(found).some(isNothing);

/** The turns that an object has gathered. */
const turns: Draft = {
  parts: [
    {
      role: 'user',
      text: [{ kind: 'dynamic', provenance: { kind: 'other' }, location: null, code: 'messages' }],
      isMaybe: true,
      isRepeated: true,
      location: null,
      marker: null,
      media: [],
    },
  ],
  isComplete: false,
};

function formDraft(value: Value, source: PromptSource, observed: ObservedCall): Draft {
  const role: Role = source.role === 'messages' ? 'user' : source.role;
  switch (source.form) {
    case 'text':
    case 'blocks':
      return contentDraft(value, role);
    case 'messages':
    case 'conversation':
      if (value.kind === 'instance' && templateOf(value, observed) !== undefined)
        return templateDraft(value, observed, role);
      return messagesDraft(value, role, /(^|\.)(prompt|input)$/.test(source.path));
    case 'texts':
      return value.kind === 'opaque' ? messagesDraft(value, role) : contentDraft(value, role);
    case 'tools':
      return toolsDraft(value);
    case 'remote-template':
    case 'kept':
      return hidden;
    case 'template':
      return templateDraft(value, observed, role);
  }
}

function readTools(observed: ObservedCall, scope: Scope): Tools {
  const parameters = observed.spec.parameters.tools ?? [];
  const value = conceptValue(observed, 'tools', scope);
  const count: Fact<number> = value === 'absent' ? absent() : isValue(value) ? toolCount(value) : value;
  const place: Location | null = isValue(value) && !isNothing(value) ? placeOf(value) : null;
  return { count, location: parameterLocation(observed, parameters) ?? place };
}

const partMarkers = (draft: Draft): readonly CacheMarker[] =>
  draft.parts.flatMap(({ marker }, part) => (marker === null ? [] : [{ ...marker, part }]));

/** A marker on the whole request: Anthropic's top-level `cache_control`. */
function requestMarkers(observed: ObservedCall, scope: Scope): readonly CacheMarker[] {
  const value = conceptValue(observed, 'cacheControl', scope);
  if (!isValue(value) || isNothing(value)) return [];
  const location = parameterLocation(observed, observed.spec.parameters.cacheControl ?? []) ?? placeOf(value);
  return [{ location, part: null, ttl: ttlOf(value) }];
}

/** A marker without a place of its own stands at its part. Parts of one choice are alternatives of one group. */
function finished(parts: readonly DraftPart[]): readonly PromptPart[] {
  const choices = [...new Set(parts.map(({ choice }) => choice?.of))].filter((of) => of !== undefined);
  return parts.map(({ marker, choice, ...part }) => ({
    ...part,
    ...(choice
      ? { alternative: { group: choices.indexOf(choice.of), index: choice.index, of: choice.of.length } }
      : {}),
    cacheMarker: marker === null ? null : (marker.location ?? part.location),
  }));
}
