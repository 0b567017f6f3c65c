/** What a billed request does. */
export type Operation =
  | 'chat'
  | 'completion'
  | 'embedding'
  | 'image'
  | 'audio'
  | 'rerank'
  | 'moderation'
  | 'batch'
  | 'video'
  | 'other';

/** Operations that read a prompt and write text, which are priced alike. */
export const isWriting = (operation: Operation): boolean =>
  operation === 'chat' || operation === 'completion' || operation === 'batch';

/** Whether both are the same kind of work. */
export const isSameWork = (a: Operation, b: Operation): boolean => a === b || (isWriting(a) && isWriting(b));
